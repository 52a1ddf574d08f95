//! Commands that are told to a learner, as they can be pasted: with the folders that this call was given.

/// The folders that the command line named, which the next call must name too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Again {
    /// The folder of lessons.
    pub lessons: Option<String>,
    /// The folder of the history.
    pub data_dir: Option<String>,
}

impl Again {
    /// A command that needs the lessons and the history: `play anywhere` becomes `mingle play anywhere --lessons 'my lessons'`,
    /// and nothing the program itself, which opens the home screen.
    pub fn command(&self, command: &str) -> String {
        told(command, [("lessons", &self.lessons), ("data-dir", &self.data_dir)])
    }

    /// The same for one that needs no history.
    pub fn on_lessons(&self, command: &str) -> String {
        told(command, [("lessons", &self.lessons)])
    }

    /// The same for one that needs no lessons.
    pub fn on_history(&self, command: &str) -> String {
        told(command, [("data-dir", &self.data_dir)])
    }
}

fn told<'a>(command: &str, options: impl IntoIterator<Item = (&'a str, &'a Option<String>)>) -> String {
    let given = options.into_iter().filter_map(|(name, folder)| Some(format!(" --{name} {}", quoted(folder.as_ref()?))));
    format!("mingle {command}").trim_end().to_owned() + &given.collect::<String>()
}

/// A word as a shell takes it: in quotes where it has characters that mean something there.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+' | ',' | ':' | '@');
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_named_again_as_a_shell_takes_them() {
        let again = Again { lessons: Some("my lessons".to_owned()), data_dir: Some("data".to_owned()) };
        assert_eq!(again.command("play"), "mingle play --lessons 'my lessons' --data-dir data");
        assert_eq!(again.on_lessons("check"), "mingle check --lessons 'my lessons'");
        assert_eq!(again.on_history("data where"), "mingle data where --data-dir data");
        assert_eq!(Again::default().command("play"), "mingle play");
        assert_eq!(again.command(""), "mingle --lessons 'my lessons' --data-dir data");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted("~/$x"), "'~/$x'");
        assert_eq!(quoted("café/l.yaml"), "café/l.yaml");
    }
}
