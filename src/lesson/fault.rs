//! What can be wrong with the form of a lesson (codes F) or harm its readers (codes S): the data, and the one place that words it.

use std::fmt::Write as _;
use std::io;

use super::finding::{Code, Finding, Path, Place, Severity};
use super::text::{Harm, Text};

/// A fault of a file that loading finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file cannot be read.
    Unreadable(io::ErrorKind),
    /// A folder stands where a file is meant.
    Folder,
    /// The file is larger than `source::MAX_BYTES`.
    TooLarge,
    /// The bytes are no UTF-8.
    NotUtf8,
    /// A control character in the file itself.
    ControlInFile(char),
    /// More characters that may open a node than a parser can be trusted with.
    TooManyNodes {
        /// How many there may be.
        limit: usize,
    },
    /// More brackets open at once than a parser can be trusted with.
    TooDeep {
        /// How many there may be.
        limit: usize,
    },
    /// Aliases repeat parts until the text is many times its size.
    AliasBomb,
    /// Nothing is in the file.
    Empty,
    /// More than one document is in the file.
    ManyDocuments,
    /// The text is no YAML.
    NotYaml {
        /// What the parser says.
        problem: String,
        /// The trap of YAML that the line has stepped into, if one is seen.
        trap: Option<Trap>,
    },
    /// Words after ` #` that YAML cuts off.
    CutOff {
        /// What is lost.
        lost: String,
    },
    /// A key that the format does not have.
    UnknownKey {
        /// The key.
        key: String,
        /// The nearest key that would be right.
        near: Option<String>,
        /// All keys that would be right.
        known: Vec<String>,
    },
    /// A key that stands twice.
    RepeatedKey(String),
    /// A key that is needed.
    MissingKey(String),
    /// A value of another kind than is needed.
    WrongKind {
        /// What is there, in the parser's words.
        found: String,
        /// What is needed, in the format's words.
        wanted: String,
        /// The trap of YAML that the line has stepped into, if one is seen.
        trap: Option<Trap>,
    },
    /// A word out of a list that is not in the list.
    UnknownWord {
        /// The word.
        word: String,
        /// The nearest word that would be right.
        near: Option<String>,
        /// The list.
        known: Vec<String>,
    },
    /// A name that has not the shape of an id.
    NotAnId(String),
    /// A format that this version does not read.
    UnknownFormat(u32),
    /// A text that is needed and is empty.
    EmptyText,
    /// A name that stands for nothing.
    UnknownName {
        /// What kind of thing is meant.
        kind: Kind,
        /// The name.
        name: String,
        /// The nearest name that would be right.
        near: Option<String>,
    },
    /// A name that two things have.
    NameTaken {
        /// The name.
        name: String,
        /// What has it already.
        by: Kind,
    },
    /// A meter whose numbers do not fit together.
    MeterRange,
    /// A scene that does not have exactly one of the ways on.
    SceneBody {
        /// Those that it has.
        has: Vec<&'static str>,
    },
    /// A scene or choice from which nothing leads on.
    NoWayOn,
    /// A list whose last branch has a guard, or whose earlier one has none.
    Branches(BranchFault),
    /// A list that is too short or too long.
    Count {
        /// What is counted.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// The fewest.
        least: usize,
        /// The most.
        most: usize,
    },
    /// A choice or door that does not have exactly one form of words.
    ChoiceWords,
    /// A key that a choice of a drill may not have.
    NotInDrill(&'static str),
    /// A comparison that does not fit what it asks.
    Comparison {
        /// What is asked.
        kind: Kind,
        /// What was written.
        found: String,
    },
    /// An effect that does not fit what it changes.
    Effect {
        /// What is changed.
        kind: Kind,
    },
    /// A brace that starts no placeholder.
    Placeholder(PlaceholderFault),
    /// Scenes that only pass on, in a circle.
    Circle(Vec<String>),
    /// More to remember than fits into 64 bits.
    TooManyStates {
        /// The bits that would be needed.
        bits: u32,
    },
    /// A character that harms readers, in a text.
    Harmful(char),
    /// More faults than are listed.
    More(usize),
}

/// A trap of YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trap {
    /// A colon in unquoted text.
    Colon,
    /// Text that starts with a brace, a bracket or another sign that means something to YAML.
    LeadingSign,
    /// A tab in the indentation.
    Tab,
    /// A quoted text with more text after its closing quote.
    AfterQuote,
}

/// What a name can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A scene or an ending.
    Place,
    /// A scene.
    Scene,
    /// Who speaks.
    Speaker,
    /// A meter.
    Meter,
    /// A flag.
    Flag,
    /// A key of `vary`.
    Vary,
    /// What a guard may ask.
    Asked,
    /// What an effect may change.
    Changed,
    /// A principle of the vocabulary.
    Principle,
    /// A move of the vocabulary.
    Move,
    /// A kind of error of the vocabulary.
    Error,
    /// An entry of sources.yaml.
    Source,
    /// A choice of the same scene.
    Choice,
    /// Another lesson of the library.
    Lesson,
}

impl Kind {
    /// The kind with its article.
    fn words(self) -> &'static str {
        match self {
            Self::Place => "a scene or ending",
            Self::Scene => "a scene",
            Self::Speaker => "a member of the cast",
            Self::Meter => "a meter",
            Self::Flag => "a flag",
            Self::Vary => "a `vary` key",
            Self::Asked => "a meter, a flag or a `vary` key",
            Self::Changed => "a meter or a flag",
            Self::Principle => "a principle",
            Self::Move => "a move",
            Self::Error => "a kind of error",
            Self::Source => "a source",
            Self::Choice => "a choice of this scene",
            Self::Lesson => "another lesson",
        }
    }

    /// Where names of this kind are declared.
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
            Self::Principle | Self::Move | Self::Error => "use one of principles.yaml, or add it there",
            Self::Source => "use one of sources.yaml, or add it there",
            Self::Lesson => "use the stem of a lesson's file",
            Self::Choice => "name a choice of the same scene that has words of its own",
        }
    }
}

/// What is wrong with a list of branches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BranchFault {
    /// The last branch has a guard, so there may be no way on.
    LastGuarded,
    /// A branch before the last has no guard, so the rest is never reached.
    EarlyUnguarded,
    /// There is no branch at all.
    None,
}

/// What is wrong with a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceholderFault {
    /// It is not closed, or a closing brace stands alone.
    Unclosed,
    /// It names nothing known.
    Unknown {
        /// The name.
        name: String,
        /// The nearest name that would be right.
        near: Option<String>,
    },
    /// It may have no value and gives no other words.
    NoFallback(String),
}

impl Fault {
    /// The stable code of the fault. docs/lesson-format.md lists them.
    pub fn code(&self) -> Code {
        Code(match self {
            Self::Unreadable(_) | Self::Folder => "F001",
            Self::TooLarge | Self::TooManyNodes { .. } | Self::TooDeep { .. } | Self::AliasBomb => "F002",
            Self::NotUtf8 => "F003",
            Self::Empty => "F004",
            Self::ManyDocuments => "F005",
            Self::NotYaml { .. } => "F006",
            Self::CutOff { .. } => "F007",
            Self::UnknownKey { .. } => "F010",
            Self::RepeatedKey(_) => "F011",
            Self::MissingKey(_) => "F012",
            Self::WrongKind { .. } | Self::UnknownWord { .. } => "F013",
            Self::NotAnId(_) => "F014",
            Self::UnknownFormat(_) => "F015",
            Self::EmptyText => "F016",
            Self::UnknownName { kind: Kind::Place | Kind::Scene, .. } => "F020",
            Self::UnknownName { kind: Kind::Speaker, .. } => "F021",
            Self::UnknownName { kind: Kind::Asked | Kind::Changed | Kind::Meter | Kind::Flag | Kind::Vary, .. } => "F022",
            Self::UnknownName { .. } => "F023",
            Self::NameTaken { .. } => "F024",
            Self::MeterRange => "F025",
            Self::SceneBody { .. } => "F026",
            Self::NoWayOn | Self::Branches(_) => "F027",
            Self::Count { .. } => "F028",
            Self::ChoiceWords | Self::NotInDrill(_) => "F029",
            Self::Comparison { .. } | Self::Effect { .. } => "F030",
            Self::Placeholder(_) => "F031",
            Self::Circle(_) => "F032",
            Self::TooManyStates { .. } => "F033",
            Self::More(_) => "F099",
            Self::ControlInFile(_) => "S001",
            Self::Harmful(c) => match Harm::of(*c) {
                Some(Harm::Bidi) => "S002",
                Some(Harm::Invisible) => "S003",
                Some(Harm::Control) | None => "S001",
            },
        })
    }

    /// Whether the lesson can be played with it.
    pub fn severity(&self) -> Severity {
        if matches!(self, Self::CutOff { .. }) { Severity::Warning } else { Severity::Error }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "most faults are about no words, and a new one most likely is too")]
    /// Words of the file that the fault is about, by which its place is narrowed.
    pub(super) fn shown(&self) -> Option<&str> {
        match self {
            Self::UnknownName { name, .. }
            | Self::NotAnId(name)
            | Self::Placeholder(PlaceholderFault::Unknown { name, .. } | PlaceholderFault::NoFallback(name)) => Some(name),
            Self::UnknownKey { key, .. } | Self::RepeatedKey(key) => Some(key),
            Self::UnknownWord { word, .. } => Some(word),
            Self::CutOff { lost } => Some(lost),
            Self::Comparison { found, .. } => Some(found),
            _ => None,
        }
    }

    /// The finding, worded for the author.
    pub fn at(&self, path: Path, place: Option<Place>) -> Finding {
        let (message, help) = self.words();
        Finding {
            code: self.code(),
            severity: self.severity(),
            path,
            place,
            message: Text::new(message).on_one_line(),
            help: help.map(|help| Text::new(help).on_one_line()),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "a table: one arm a fault, so that all words stand together")]
    fn words(&self) -> (String, Option<String>) {
        match self {
            Self::Unreadable(io::ErrorKind::NotFound) => ("there is no such file".into(), None),
            Self::Unreadable(io::ErrorKind::PermissionDenied) => {
                ("the file may not be read".into(), Some("give yourself the right to read it".into()))
            }
            Self::Unreadable(kind) => (format!("the file cannot be read: {kind}"), None),
            Self::Folder => ("this is a folder, not a lesson file".into(), Some("name a .yaml file in it".into())),
            Self::TooLarge => {
                ("the file is larger than 4 MiB".into(), Some("a lesson of 1,000 scenes has about 1 MiB; split it".into()))
            }
            Self::TooManyNodes { limit } => (
                format!("the file has more than {limit} of the characters , - ? : [ {{"),
                Some("a lesson of 1,000 scenes has half of that; split it".into()),
            ),
            Self::TooDeep { limit } => {
                (format!("more than {limit} brackets are open at once here"), Some("close them, or quote the text".into()))
            }
            Self::AliasBomb => (
                "aliases (*name) repeat parts of this file until it is many times its size".into(),
                Some("write the parts out where they are used".into()),
            ),
            Self::NotUtf8 => ("these bytes are no UTF-8 text".into(), Some("save the file as UTF-8".into())),
            Self::Empty => {
                ("the file is empty".into(), Some("docs/lesson-format.md has a short complete lesson to start from".into()))
            }
            Self::ManyDocuments => (
                "a second document starts here".into(),
                Some("a file holds one lesson: move the rest to a file of its own, or delete the `---`".into()),
            ),
            Self::NotYaml { problem, trap } => (
                format!("this is not YAML: {problem}"),
                Some(trap.map_or("check the indentation and the quotes here", Trap::help).into()),
            ),
            Self::CutOff { lost } => (
                format!("YAML takes `{lost}` as a comment, so these words are lost"),
                Some("put quotes around the text, or use `>`; a comment goes on a line of its own".into()),
            ),
            Self::UnknownKey { key, near, known } => (
                format!("`{key}` is not a key that can stand here"),
                Some(near.as_ref().map_or_else(|| format!("here can stand: {}", listed(known)), |near| did_you_mean(near))),
            ),
            Self::RepeatedKey(key) => {
                (format!("`{key}` stands twice here"), Some("YAML would drop one of them: rename one, or join them".into()))
            }
            Self::MissingKey(key) => (format!("`{key}` is missing here"), None),
            Self::WrongKind { found, wanted, trap } => {
                (format!("this is {found}, where {wanted} is wanted"), trap.map(|trap| trap.help().into()))
            }
            Self::UnknownWord { word, near, known } => {
                (format!("`{word}` is none of {}", listed(known)), near.as_ref().map(|near| did_you_mean(near)))
            }
            Self::NotAnId(name) => (
                format!("`{name}` cannot be an id"),
                Some("an id is small letters and digits, joined by single - or _, at most 64 long, such as `back-room`".into()),
            ),
            Self::UnknownFormat(format) => (
                format!("this lesson is in format {format}, and only format 1 is known"),
                Some("write `format: 1`, or use a newer mingle".into()),
            ),
            Self::EmptyText => ("there is no text here".into(), Some("write it, or take the key away".into())),
            Self::UnknownName { kind, name, near } => (
                format!("`{name}` is not {} here", kind.words()),
                Some(near.as_ref().map_or_else(|| kind.home().into(), |near| did_you_mean(near))),
            ),
            Self::NameTaken { name, by } => {
                (format!("`{name}` is already the name of {}", by.words()), Some("give one of them another name".into()))
            }
            Self::MeterRange => (
                "a meter needs 0 <= min < max <= 100, and a start from min to max".into(),
                Some("change `min`, `max` or `start`".into()),
            ),
            Self::SceneBody { has } if has.is_empty() => (
                "nothing leads on from this scene".into(),
                Some("give it `choices`, `doors` or `compose`, or a `next` to pass on".into()),
            ),
            Self::SceneBody { has } => (
                format!("this scene has {}, and a scene has one of them", has.join(" and ")),
                Some("split it into two scenes".into()),
            ),
            Self::NoWayOn => ("nothing says where this leads".into(), Some("give it a `next`, or give the scene one".into())),
            Self::Branches(BranchFault::LastGuarded) => (
                "the last branch has a `when`, so there may be no way on".into(),
                Some("add a last branch without `when`".into()),
            ),
            Self::Branches(BranchFault::EarlyUnguarded) => (
                "this branch has no `when`, so those after it are never taken".into(),
                Some("give it a `when`, or move it to the end".into()),
            ),
            Self::Branches(BranchFault::None) => ("there is no branch here".into(), Some("name a scene or an ending".into())),
            Self::Count { what, found, least, most } => (
                if least == most {
                    format!("{found} {what}, where {least} are wanted")
                } else {
                    format!("{found} {what}, where {least} to {most} are wanted")
                },
                None,
            ),
            Self::ChoiceWords => (
                "a way on has exactly one of `say` and `do`; a choice may have `same_as` instead".into(),
                Some("keep one of them".into()),
            ),
            Self::NotInDrill(key) => (
                format!("a choice of a drill has no `{key}`"),
                Some("a drill is one decision by itself: take the key away".into()),
            ),
            Self::Comparison { kind: Kind::Meter, .. } => (
                "a meter is asked by a number or a comparison".into(),
                Some("write 2, \">2\", \">=2\", \"<2\", \"<=2\" or \"2..4\"".into()),
            ),
            Self::Comparison { kind: Kind::Vary, found } => (
                format!("`{found}` is none of the values of this `vary` key"),
                Some("write one of its values, letter by letter".into()),
            ),
            Self::Comparison { .. } => ("a flag is asked by true or false".into(), None),
            Self::Effect { kind: Kind::Meter } => ("a meter is changed by a number, such as 1 or -1".into(), None),
            Self::Effect { .. } => ("a flag is set by true or false".into(), None),
            Self::Placeholder(PlaceholderFault::Unclosed) => (
                "a brace here is not part of a placeholder".into(),
                Some("write `{name}`; a literal brace is `{{` or `}}`".into()),
            ),
            Self::Placeholder(PlaceholderFault::Unknown { name, near }) => (
                format!("`{{{name}}}` stands for nothing"),
                Some(near.as_ref().map_or_else(
                    || "use a `vary` key, a member of the cast, {you}, {profession|...} or {ideal_client|...}".into(),
                    |near| did_you_mean(near),
                )),
            ),
            Self::Placeholder(PlaceholderFault::NoFallback(name)) => (
                format!("`{{{name}}}` needs other words for learners who have not said theirs"),
                Some(format!("write `{{{name}|my work}}`, with words that fit here")),
            ),
            Self::Circle(scenes) => (
                format!("these scenes only pass on to each other, for ever: {}", scenes.join(" > ")),
                Some("give one of them choices, or another `next`".into()),
            ),
            Self::TooManyStates { bits } => (
                format!("meters, flags and `once` of this lesson take {bits} bits, and 64 is the most"),
                Some("take away flags, or narrow the meters".into()),
            ),
            Self::ControlInFile(c) | Self::Harmful(c) => harmful(*c),
            Self::More(count) => (format!("{count} more faults are not listed"), Some("mend these first".into())),
        }
    }
}

impl Trap {
    /// How to get out of it.
    fn help(self) -> &'static str {
        match self {
            Self::Colon => "a colon with a space after it needs quotes around the text, or `>` before it on a line of its own",
            Self::LeadingSign => "text that starts with this sign needs quotes around it, or `>` before it on a line of its own",
            Self::Tab => "YAML is indented by spaces: replace the tab",
            Self::AfterQuote => "text after a closing quote needs quotes around the whole, or `>` before it on a line of its own",
        }
    }
}

/// The words for a harmful character, by its code point.
fn harmful(c: char) -> (String, Option<String>) {
    let does = match Harm::of(c) {
        Some(Harm::Bidi) => "turns the direction of reading",
        Some(Harm::Invisible) => "cannot be seen",
        Some(Harm::Control) | None => "controls terminals",
    };
    (format!("the character U+{:04X} {does}", u32::from(c)), Some("take it out".into()))
}

fn did_you_mean(near: &str) -> String {
    format!("did you mean `{near}`?")
}

/// Names in a row: `a`, `b` or `c`.
fn listed(names: &[String]) -> String {
    let mut row = String::new();
    for (position, name) in names.iter().enumerate() {
        let joint = match position {
            0 => "",
            _ if position + 1 == names.len() => " or ",
            _ => ", ",
        };
        let _ = write!(row, "{joint}`{name}`");
    }
    row
}
