//! What a rule is, what it looks at, and what it gives back.

use std::cell::OnceCell;

use crate::lesson::finding::{Code, Finding, Path, Place, Severity, Step};
use crate::lesson::locate::{Places, Target as End, Words};
use crate::lesson::model::Lesson;
use crate::lesson::source::Source;
use crate::lesson::text::Text;
use crate::lesson::vocabulary::Vocabulary;

use super::decisions::Decision;
use super::facts::Facts;
use super::reading::Reading;

/// A kind of finding: its code, how much it weighs, and the text from which `mingle explain` and docs/rules.md are made.
#[derive(Debug)]
pub struct Rule {
    /// The stable code.
    pub code: Code,
    /// A short name in words joined by `-`.
    pub name: &'static str,
    /// How much a finding weighs.
    pub severity: Severity,
    /// What it does, in a sentence or two.
    pub what: &'static str,
    /// Why that is bad.
    pub why: &'static str,
    /// A lesson's lines that show it, and how they are mended.
    pub example: &'static str,
}

/// A lesson as rules look at it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The lesson.
    pub lesson: &'a Lesson,
    /// Where its parts are in its file.
    pub locator: &'a Locator<'a>,
    /// What the lessons of its library share.
    pub vocabulary: &'a Vocabulary,
    /// What was proved of it; `None` where it was not explored.
    pub facts: Option<&'a Facts<'a>>,
    /// Its decisions, drills included, with the words of their choices.
    pub decisions: &'a [Decision<'a>],
    /// What it gives to read; `None` where its language is not English.
    pub reading: Option<&'a Reading<'a>>,
}

/// A place of a lesson that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub at: At,
    /// One sentence that says what is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// Where in a file something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    path: Path,
    end: End,
    /// The words within a value that are meant.
    shown: Option<String>,
}

impl At {
    /// A mapping, or anything else that its key stands for.
    pub fn key(path: impl IntoIterator<Item = Step>) -> Self {
        Self { path: Path(path.into_iter().collect()), end: End::Key, shown: None }
    }

    /// A value.
    pub fn value(path: impl IntoIterator<Item = Step>) -> Self {
        Self { path: Path(path.into_iter().collect()), end: End::Value, shown: None }
    }

    /// Words within a value, as a learner reads them.
    pub fn words(path: impl IntoIterator<Item = Step>, shown: impl Into<String>) -> Self {
        Self { shown: Some(shown.into()), ..Self::value(path) }
    }

    /// The file as a whole.
    pub fn file() -> Self {
        Self { path: Path::default(), end: End::Value, shown: None }
    }
}

/// Finds places in a file, which it reads for that once the first is asked for: most files need none.
#[derive(Debug)]
pub struct Locator<'a> {
    source: &'a Source,
    places: OnceCell<Places<'a>>,
}

impl<'a> Locator<'a> {
    /// A locator for a file.
    pub fn new(source: &'a Source) -> Self {
        Self { source, places: OnceCell::new() }
    }

    /// The place of a part; `None` for the file as a whole, and where the file says nothing. What an author did not write (an effect
    /// of a quality, say) is no fault of that place.
    pub fn place(&self, at: &At) -> Option<Place> {
        let places = self.places.get_or_init(|| Places::new(&self.source.text));
        let shown = at.shown.as_deref().map_or_else(Vec::new, beginnings);
        (!at.path.0.is_empty()).then(|| places.place(&at.path, at.end, &shown)).flatten()
    }
}

/// What to look for in a file to find words that may go on in its next line, or differ in a placeholder: all of them, or else as many
/// of the first as are found, two at least.
fn beginnings(shown: &str) -> Vec<Words> {
    let mut ends: Vec<usize> = shown.match_indices(' ').map(|(at, _)| at).skip(1).chain([shown.len()]).collect();
    ends.reverse();
    let words = |end: usize| {
        let sought = shown[..end].to_owned();
        Words { marked: sought.chars().count(), sought, skip: 0, whole: false, alone: false, first: false }
    };
    ends.into_iter().map(words).collect()
}

impl Found {
    /// A place without advice.
    pub fn new(at: At, message: impl Into<String>) -> Self {
        Self { at, message: message.into(), help: None }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The finding of a rule.
    pub fn finding(self, rule: &Rule, locator: &Locator<'_>) -> Finding {
        Finding {
            code: rule.code,
            severity: rule.severity,
            place: locator.place(&self.at),
            path: self.at.path,
            message: Text::new(self.message).on_one_line(),
            help: self.help.map(|help| Text::new(help).on_one_line()),
        }
    }
}

/// A path of keys, such as `["scenes", "counter"]`.
pub fn keys<'a>(keys: impl IntoIterator<Item = &'a str>) -> Vec<Step> {
    keys.into_iter().map(|key| Step::Key(key.to_owned())).collect()
}
