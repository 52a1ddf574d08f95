//! The one place that words faults: what is wrong, and what to do.

use std::io;

use super::{BranchFault, Fault, Found, Kind, PlaceholderFault, Shape, Syntax, Within};
use crate::lesson::id::listed;
use crate::lesson::text::Harm;

/// A sentence that says what is wrong, and one that says what to do.
type Said = (String, Option<String>);

fn said(message: impl Into<String>, help: impl Into<String>) -> Said {
    (message.into(), Some(help.into()))
}

impl Fault {
    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "a table: one arm a fault, so that all words stand together")]
    pub(super) fn words(&self) -> Said {
        match self {
            Self::Unreadable { kind: io::ErrorKind::NotFound, .. } => {
                said("there is no such file", "check the path, letter by letter")
            }
            Self::Unreadable { kind: io::ErrorKind::PermissionDenied, .. } => {
                said("the file may not be read", "give yourself the right to read it")
            }
            Self::Unreadable { said, .. } => (format!("the file cannot be read: {said}"), None),
            Self::NoLibrary => said(
                "this folder is no library: it has no principles.yaml",
                "name a lesson file, or the folder that holds principles.yaml; `mingle new NAME --lessons FOLDER` makes a folder one",
            ),
            Self::FileName(stem) => said(
                format!("`{stem}` cannot be the id of a lesson, which its file's name gives"),
                "rename the file to small letters and digits, joined by single - or _, such as `back-room.yaml`",
            ),
            Self::Folder => said("this is a folder, not a lesson file", "name a .yaml file in it"),
            Self::NotAFile => said("this is no file but a pipe or a device", "take it out of the library"),
            Self::TooLarge => said("the file is larger than 4 MiB", "a lesson of 1,000 scenes has about 1 MiB; split it"),
            Self::TooManyNodes { limit } => said(
                format!("the file has more than {limit} of the characters , - ? : [ {{"),
                "a lesson of 1,000 scenes has half of that; split it",
            ),
            Self::TooDeep { limit } => said(
                format!("more than {limit} parts within parts are open here"),
                "close the brackets, or put quotes around the text",
            ),
            Self::AliasBomb => said(
                "aliases (*name) repeat parts of this file until it is many times its size",
                "write the parts out where they are used",
            ),
            Self::NotUtf8 => said("these bytes are no UTF-8 text", "save the file as UTF-8"),
            Self::Empty => said("nothing is in the file", "`mingle new NAME` writes a short complete lesson to start from"),
            Self::ManyDocuments => said(
                "a second document starts here",
                "a file holds one lesson: move the rest to a file of its own, or delete the `---`",
            ),
            Self::NotYaml(syntax) => syntax.words(),
            Self::CutOff(lost) => cut_off(lost),
            Self::UnknownKey { key, near, known } => said(
                format!("`{key}` is not a key that can stand here"),
                near.as_ref().map_or_else(|| format!("here can stand: {}", listed(known, "or")), |near| did_you_mean(near)),
            ),
            Self::RepeatedKey(key) => {
                said(format!("`{key}` stands twice here"), "YAML would drop one of them: rename one, or join them")
            }
            Self::MissingKeys { keys, within } => missing(keys, within),
            Self::WrongKind { found, wanted } => wrong_kind(found, *wanted),
            Self::UnknownWord { word, known, .. } if word.is_empty() => {
                (format!("one of {} should stand here", listed(known, "or")), None)
            }
            Self::UnknownWord { word, near, known } => {
                (format!("`{word}` is none of {}", listed(known, "or")), near.as_ref().map(|near| did_you_mean(near)))
            }
            Self::NotAnId(name) => said(
                format!("`{name}` cannot be an id"),
                "an id is small letters and digits, joined by single - or _, at most 64 long, such as `back-room`",
            ),
            Self::UnknownFormat(format) => said(
                format!("this lesson is in format {format}, and only format 1 is known"),
                "write `format: 1`, or use a newer mingle",
            ),
            Self::EmptyText => said("there is no text here", "write it, or take the key away"),
            Self::Silent(name) => said(format!("`{name}` says nothing here"), "write the words, or take the line away"),
            Self::UnknownName { kind, name, near } => said(
                format!("{} is called `{name}`", kind.none()),
                near.as_ref().map_or_else(|| kind.home().to_owned(), |near| did_you_mean(near)),
            ),
            Self::NameTaken { name, by } => {
                said(format!("`{name}` is already the name of {}", by.one()), "give one of them another name")
            }
            Self::ReservedName(name) => said(format!("`{name}` has a meaning of its own in lessons"), "give this another name"),
            Self::Speakers(names) if names.is_empty() => {
                said("this line has no speaker", "write `- rosa: words`, or `- narrator: words` if nobody says it")
            }
            Self::Speakers(names) => {
                said(format!("this line has more than one speaker: {}", listed(names, "and")), "begin each line with `- `")
            }
            Self::MeterRange => {
                said("a meter needs 0 <= min < max <= 100, and a start from min to max", "change `min`, `max` or `start`")
            }
            Self::SceneBody { has } if has.is_empty() => {
                said("nothing leads on from this scene", "give it `choices`, `doors` or `compose`, or a `next` to pass on")
            }
            Self::SceneBody { has } => {
                said(format!("this scene has {}, and a scene has one of them", listed(has, "and")), "split it into two scenes")
            }
            Self::NoWayOn => said("nothing says where this leads", "give it a `next`, or give the scene one"),
            Self::Branches(BranchFault::LastGuarded) => {
                said("the last branch has a `when`, so there may be no way on", "add a last branch without `when`")
            }
            Self::Branches(BranchFault::EarlyUnguarded) => {
                said("this branch has no `when`, so those after it are never taken", "give it a `when`, or move it to the end")
            }
            Self::Branches(BranchFault::None) => said("there is no branch here", "name a scene or an ending"),
            &Self::Count { what, found, least, most } => count(what, found, least, most),
            Self::WayWords { has } if has.is_empty() => said("nothing is said or done here", "give it `say: ...` or `do: ...`"),
            Self::WayWords { has } => said(format!("here are {}, and only one can be", listed(has, "and")), "keep one of them"),
            Self::NotInDrill(key) => {
                said(format!("a choice of a drill has no `{key}`"), "a drill is one decision by itself: take the key away")
            }
            Self::ReasonsAlone => said("reasons belong to a decision, and this scene has no `choices`", "take the reasons away"),
            Self::FittingReasons(0) => said("none of these reasons fits", "write `fits: true` beside the one that does"),
            Self::FittingReasons(count) => {
                said(format!("{count} of these reasons fit, and one does"), "leave `fits: true` beside one of them")
            }
            Self::Comparison { kind: Kind::Meter, found } => said(
                format!("`{found}` is nothing that a meter can be asked"),
                "write 2, \">2\", \">=2\", \"<2\", \"<=2\" or \"2..4\", with numbers from 0 to 100",
            ),
            Self::Comparison { kind: Kind::Vary, found } => {
                said(format!("`{found}` is none of the values of this `vary` key"), "write one of its values, letter by letter")
            }
            Self::Comparison { found, .. } => {
                said(format!("`{found}` is nothing that a flag can be asked"), "write true or false, without quotes")
            }
            Self::Effect { kind: Kind::Meter } => said("a meter is not true or false", "write a number to add, such as 1 or -1"),
            Self::Effect { .. } => said("a flag is no number", "write true or false"),
            Self::Placeholder(fault) => fault.words(),
            Self::Circle(scenes) => said(
                format!("these scenes only pass on to each other, for ever: {}", scenes.join(" > ")),
                "give one of them choices, or another `next`",
            ),
            Self::TooManyStates { bits } => said(
                format!("meters, flags and `once` of this lesson take {bits} bits, and 64 is the most"),
                "take away flags, or narrow the meters",
            ),
            Self::ControlInFile(c) | Self::Harmful(c) => harmful(*c),
            Self::More(1) => said("1 more fault is not listed", "mend these first"),
            Self::More(count) => said(format!("{count} more faults are not listed"), "mend these first"),
        }
    }
}

impl Syntax {
    fn words(&self) -> Said {
        match self {
            Self::Colon => said(
                "a colon in the text makes this no YAML",
                "put quotes around the whole text, or write `>` and put the text on the next line, indented",
            ),
            Self::Indent => said(
                "this line does not begin where its neighbours do",
                "begin it, or the line above it, in the same column as the keys beside it",
            ),
            Self::Sign(sign) => said(
                format!(
                    "text cannot begin with {}, which means something to YAML",
                    if *sign == '`' { "a backtick".to_owned() } else { format!("`{sign}`") }
                ),
                "put quotes around the whole text, or write `>` and put the text on the next line, indented",
            ),
            Self::Tab => said("a tab cannot indent YAML", "replace it by spaces"),
            Self::AfterQuote => said(
                "text goes on after its closing quote",
                "put quotes around the whole text, or write `>` and put the text on the next line, indented",
            ),
            Self::OpenQuote => said("this quote is never closed", "close it where the text ends"),
            Self::OpenBracket => said("this bracket is never closed", "close it, or put quotes around the text"),
            Self::StrayBracket => said("this bracket closes nothing", "take it out, or put quotes around the whole text"),
            Self::NoKey => said(
                "this line is no `key: value`",
                "write `key: ` before it, with a space after the colon; if it belongs to the text above, indent it like that text",
            ),
            Self::BesideBlock => said("text cannot stand in the same line as `|` or `>`", "put it on the next line, indented"),
            Self::Escape => {
                said("this backslash stands for nothing", "write `\\\\` for a backslash in double quotes, or use single quotes")
            }
            Self::NoAnchor => {
                said("this alias repeats nothing that stands above", "if it is text, put quotes around the whole of it")
            }
            Self::Other(problem) => {
                said(format!("this is not YAML: {problem}"), "look at the indentation, the quotes and the brackets here")
            }
        }
    }
}

impl Found {
    fn words(&self) -> String {
        match self {
            Self::Nothing => "nothing".to_owned(),
            Self::Truth(truth) => truth.to_string(),
            Self::Number(number) => format!("the number {number}"),
            Self::Text(text) => format!("the text \"{text}\""),
            Self::List | Self::Bracket('[') => "a list".to_owned(),
            Self::Map | Self::Bracket(_) => "keys with values".to_owned(),
            Self::Tagged => "a YAML tag".to_owned(),
        }
    }
}

fn wrong_kind(found: &Found, wanted: Shape) -> Said {
    let needed = match wanted {
        Shape::Text => "a text".to_owned(),
        Shape::List => "a list".to_owned(),
        Shape::Map => "keys with values".to_owned(),
        Shape::Whole { least: i64::MIN, .. } => "a whole number".to_owned(),
        Shape::Whole { least, most: 65_536.. } => format!("a whole number from {least} up"),
        Shape::Whole { least, most } => format!("a whole number from {least} to {most}"),
        Shape::Truth => "true or false".to_owned(),
        Shape::Script => "a text or a list of lines".to_owned(),
        Shape::Line => "`who: words`".to_owned(),
        Shape::Next => "the name of a scene or ending, or a list of branches".to_owned(),
        Shape::Asked => "a number, true, false or a text".to_owned(),
        Shape::Change => "a whole number, true or false".to_owned(),
    };
    let help = match (wanted, found) {
        (_, Found::Tagged) | (Shape::Text | Shape::Script, Found::Bracket(_)) => {
            "if it is text, put quotes around the whole of it, or write `>` and put the text on the next line, indented"
        }
        (Shape::Text, _) => "write it in one piece; quotes around it keep YAML from reading more into it",
        (Shape::Script, _) => "write `|` and put the lines below it, indented, as `who: words`",
        (Shape::List, _) => "write [one, two], or each on a line of its own after `- `",
        (Shape::Map, Found::Text(_)) => "write `key: value`, with a space after the colon, each on a line of its own",
        (Shape::Map, Found::List) => "write `key: value`, each on a line of its own, without dashes",
        (Shape::Map, _) => "write `key: value`, each on a line of its own, indented below the key above",
        (Shape::Whole { .. }, _) => "write a number such as 6, without quotes",
        (Shape::Truth, _) => "write true or false, without quotes",
        (Shape::Line, _) => "begin it with who says it, such as `- rosa: ` or `- narrator: `",
        (Shape::Next, Found::Map | Found::Bracket(_)) => {
            "begin each branch with `- `: `- { when: ..., to: ... }`, then `- { to: ... }`"
        }
        (Shape::Next, _) => "write `next: back-room`, with the name of a scene or ending",
        (Shape::Asked, _) => "write what is asked on the line of its name, such as `trust: \">=2\"`",
        (Shape::Change, _) => "write a number such as 1 or -1 for a meter, true or false for a flag, without quotes",
    };
    let there = if *found == Found::Nothing { "and there is nothing".to_owned() } else { format!("not {}", found.words()) };
    said(format!("{needed} should stand here, {there}"), help)
}

fn missing(keys: &[String], within: &Within) -> Said {
    let are = if keys.len() == 1 { "is" } else { "are" };
    let list = listed(keys, "and");
    let line = keys.first().filter(|_| keys.len() == 1).map_or_else(|| "them".to_owned(), |key| format!("`{key}: ...`"));
    match within {
        Within::Top => {
            said(format!("{list} {are} missing at the top level of the file"), format!("write {line} at the beginning of a line"))
        }
        Within::Key(key) => said(format!("{list} {are} missing in `{key}`"), format!("write {line} below `{key}`, indented")),
        Within::Entry => said(format!("{list} {are} missing in this entry"), format!("write {line} below its first key")),
    }
}

fn count(what: &str, found: usize, least: usize, most: usize) -> Said {
    let some = |number: usize| if number == 1 { what.trim_end_matches('s') } else { what };
    let wanted = match (least, most) {
        _ if least == most => format!("{least} {}", some(least)),
        _ if found > most => format!("at most {most} {}", some(most)),
        (_, 255..) => format!("at least {least} {}", some(least)),
        _ => format!("{least} to {most} {what}"),
    };
    let help = if found < least { "write more of them" } else { "take some away" };
    said(format!("{wanted} should stand here, not {found}"), help)
}

fn cut_off(lost: &str) -> Said {
    let (what, help) = match lost.chars().next() {
        Some('&') => ("the name of an anchor", "put quotes around the text, or use `>`"),
        Some('!') => ("a tag", "put quotes around the text, or use `>`"),
        _ => ("a comment", "put quotes around the text, or use `>`; a comment goes on a line of its own"),
    };
    said(format!("YAML takes `{lost}` as {what}, so it is lost"), help)
}

impl PlaceholderFault {
    fn words(&self) -> Said {
        match self {
            Self::Unclosed { .. } => {
                said("a brace here is not part of a placeholder", "write `{name}`; a literal brace is `{{` or `}}`")
            }
            Self::Unknown { name, near } => said(
                format!("`{{{name}}}` stands for nothing"),
                near.as_ref().map_or_else(
                    || "use a `vary` key, a member of the cast, {you}, {profession|...} or {ideal_client|...}".to_owned(),
                    |near| did_you_mean(near),
                ),
            ),
            Self::NoFallback(name) => said(
                format!("`{{{name}}}` needs other words for learners who have not said theirs"),
                format!("write `{{{name}|...}}`, with words that fit here in place of the dots"),
            ),
        }
    }
}

/// The words for a harmful character, by its code point.
fn harmful(c: char) -> Said {
    let does = match Harm::of(c) {
        Some(Harm::Bidi) => "turns the direction of reading",
        Some(Harm::Invisible) => "cannot be seen",
        Some(Harm::Control) | None => "controls terminals",
    };
    said(format!("the character U+{:04X} {does}", u32::from(c)), "take it out")
}

impl Kind {
    /// That there is none of the kind, as the beginning of `... is called x`.
    fn none(self) -> &'static str {
        match self {
            Self::Place => "no scene or ending",
            Self::Scene => "no scene",
            Self::Speaker => "nobody in the cast",
            Self::Meter => "no meter",
            Self::Flag => "no flag",
            Self::Vary => "no `vary` key",
            Self::Asked => "no meter, flag or `vary` key",
            Self::Changed => "no meter or flag",
            Self::Principle => "no principle",
            Self::Move => "no move",
            Self::Error => "no kind of error",
            Self::Source => "no source",
            Self::Choice => "no other choice of this scene",
            Self::Lesson => "no lesson",
        }
    }

    /// One of the kind, with its article.
    fn one(self) -> &'static str {
        match self {
            Self::Place => "a scene or ending",
            Self::Scene => "a scene",
            Self::Speaker => "a member of the cast",
            Self::Meter => "a meter",
            Self::Flag => "a flag",
            Self::Vary => "a `vary` key",
            Self::Asked => "a meter, flag or `vary` key",
            Self::Changed => "a meter or flag",
            Self::Principle => "a principle",
            Self::Move => "a move",
            Self::Error => "a kind of error",
            Self::Source => "a source",
            Self::Choice => "a choice",
            Self::Lesson => "another lesson",
        }
    }

    /// What to do about a name of the kind that is not known.
    fn home(self) -> &'static str {
        match self {
            Self::Place => "declare it under `scenes` or `endings`",
            Self::Scene => "declare it under `scenes`",
            Self::Speaker => "declare it under `cast`, or begin the line with `narrator: ` if nobody says it",
            Self::Meter => "declare it under `meters`",
            Self::Flag => "declare it under `flags`",
            Self::Vary => "declare it under `vary`",
            Self::Asked => "declare it under `meters`, `flags` or `vary`",
            Self::Changed => "declare it under `meters` or `flags`",
            Self::Principle | Self::Move | Self::Error => {
                "use one of principles.yaml, or add it there; `mingle check --coverage` with this file lists them"
            }
            Self::Source => "use one of sources.yaml, or add it there",
            Self::Lesson => "use the name of a lesson's file without its `.yaml`",
            Self::Choice => "name a choice of the same scene that has words of its own",
        }
    }
}

fn did_you_mean(near: &str) -> String {
    format!("did you mean `{near}`?")
}
