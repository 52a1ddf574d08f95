//! What can be wrong with the form of a lesson (codes F) or harm its readers (codes S): the data, and the one place that words it.

mod parts;
mod words;

use std::io;

use super::finding::{Code, Finding, Path, Place, Severity};
use super::locate::Words;
use super::text::{Harm, Text};
pub use parts::{BranchFault, Found, Kind, PlaceholderFault, Shape, Syntax, Within};

/// A fault of a file that loading finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file cannot be read.
    Unreadable {
        /// Why.
        kind: io::ErrorKind,
        /// The same, in the words of the operating system.
        said: String,
    },
    /// A folder without principles.yaml stands where a library is meant.
    NoLibrary,
    /// A file whose name cannot be the id of a lesson.
    FileName(String),
    /// A folder stands where a file is meant.
    Folder,
    /// Something that never ends, such as a pipe, stands in a library.
    NotAFile,
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
    /// Parts within parts, deeper than a parser can be trusted with.
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
    NotYaml(Syntax),
    /// Words that YAML takes as something else without a sound: a comment after ` #`, a tag after `!`, an anchor after `&`.
    CutOff(String),
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
    /// Keys that are needed.
    MissingKeys {
        /// The keys.
        keys: Vec<String>,
        /// Where they are missing.
        within: Within,
    },
    /// A value of another kind than is needed.
    WrongKind {
        /// What is there.
        found: Found,
        /// What is needed.
        wanted: Shape,
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
    /// A line of a script in which its speaker says nothing.
    Silent(String),
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
    /// A name that has a meaning of its own.
    ReservedName(String),
    /// A line of a listed script that does not have exactly one speaker.
    Speakers(Vec<String>),
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
    WayWords {
        /// Those that it has.
        has: Vec<&'static str>,
    },
    /// A key that a choice of a drill may not have.
    NotInDrill(&'static str),
    /// Reasons beside no decision.
    ReasonsAlone,
    /// So many reasons that fit, which are not one.
    FittingReasons(usize),
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

impl Fault {
    /// The stable code of the fault; [`CODES`] says what each means.
    pub fn code(&self) -> Code {
        Code(match self {
            Self::Unreadable { .. } | Self::Folder | Self::NotAFile | Self::NoLibrary => "F001",
            Self::TooLarge | Self::TooManyNodes { .. } | Self::TooDeep { .. } | Self::AliasBomb => "F002",
            Self::NotUtf8 => "F003",
            Self::Empty => "F004",
            Self::ManyDocuments => "F005",
            Self::NotYaml(_) => "F006",
            Self::CutOff(_) => "F007",
            Self::UnknownKey { .. } => "F010",
            Self::RepeatedKey(_) => "F011",
            Self::MissingKeys { .. } => "F012",
            Self::WrongKind { .. } | Self::UnknownWord { .. } => "F013",
            Self::NotAnId(_) | Self::FileName(_) => "F014",
            Self::UnknownFormat(_) => "F015",
            Self::EmptyText | Self::Silent(_) => "F016",
            Self::UnknownName { kind: Kind::Place | Kind::Scene, .. } => "F020",
            Self::UnknownName { kind: Kind::Speaker, .. } | Self::Speakers(_) => "F021",
            Self::UnknownName { kind: Kind::Asked | Kind::Changed | Kind::Meter | Kind::Flag | Kind::Vary, .. } => "F022",
            Self::UnknownName { .. } => "F023",
            Self::NameTaken { .. } | Self::ReservedName(_) => "F024",
            Self::MeterRange => "F025",
            Self::SceneBody { .. } => "F026",
            Self::NoWayOn | Self::Branches(_) => "F027",
            Self::Count { .. } => "F028",
            Self::WayWords { .. } | Self::NotInDrill(_) => "F029",
            Self::Comparison { .. } | Self::Effect { .. } => "F030",
            Self::Placeholder(_) => "F031",
            Self::Circle(_) => "F032",
            Self::TooManyStates { .. } => "F033",
            Self::ReasonsAlone | Self::FittingReasons(_) => "F034",
            Self::More(_) => "F099",
            Self::ControlInFile(c) | Self::Harmful(c) => match Harm::of(*c) {
                Some(Harm::Bidi) => "S002",
                Some(Harm::Invisible) => "S003",
                Some(Harm::Control) | None => "S001",
            },
        })
    }

    /// Whether the lesson can be played with it.
    pub fn severity(&self) -> Severity {
        if matches!(self, Self::CutOff(_)) { Severity::Warning } else { Severity::Error }
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

    /// Words within the value at fault by which its place is narrowed, the surest first.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most faults are of a whole value, and a new one most likely is too")]
    pub(super) fn sought(&self) -> Vec<Words> {
        let words = |sought: String, skip, marked| Words { sought, skip, marked, whole: false, alone: false, first: false };
        let length = |name: &str| name.chars().count();
        match self {
            Self::UnknownName { kind: Kind::Speaker, name, .. } => {
                vec![Words { whole: true, first: true, ..words(format!("{name}:"), 0, length(name)) }]
            }
            Self::Silent(name) => vec![Words { alone: true, ..words(format!("{name}:"), 0, length(name)) }],
            Self::Placeholder(PlaceholderFault::Unknown { name, .. } | PlaceholderFault::NoFallback(name)) => {
                vec![words(format!("{{{name}}}"), 1, length(name)), words(format!("{{{name}|"), 1, length(name))]
            }
            Self::Placeholder(PlaceholderFault::Unclosed { around, before }) => {
                vec![Words { whole: true, ..words(around.clone(), *before, 1) }]
            }
            Self::Harmful(c) => {
                let code = u32::from(*c);
                let named = match c {
                    '\u{1b}' => "\\e",
                    '\u{7}' => "\\a",
                    '\u{8}' => "\\b",
                    '\r' => "\\r",
                    '\0' => "\\0",
                    '\u{85}' => "\\N",
                    '\u{2028}' => "\\L",
                    '\u{2029}' => "\\P",
                    _ => "",
                };
                let escapes = [
                    c.to_string(),
                    named.to_owned(),
                    format!("\\x{code:02x}"),
                    format!("\\x{code:02X}"),
                    format!("\\u{code:04x}"),
                    format!("\\u{code:04X}"),
                    format!("\\U{code:08x}"),
                    format!("\\U{code:08X}"),
                ];
                escapes.into_iter().filter(|escape| !escape.is_empty()).map(|e| words(e.clone(), 0, length(&e))).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Every code that loading can give, and what it means. docs/lesson-format.md shows this table.
pub const CODES: [(Code, &str); 33] = [
    (Code("F001"), "the file cannot be read, or is no file"),
    (Code("F002"), "the file is larger, or nested deeper, than any lesson needs to be"),
    (Code("F003"), "the file is not in UTF-8"),
    (Code("F004"), "nothing is in the file"),
    (Code("F005"), "a second document begins in the file"),
    (Code("F006"), "the file is not YAML"),
    (Code("F007"), "YAML drops words that were meant as text (a warning)"),
    (Code("F010"), "a key that the format does not have here"),
    (Code("F011"), "a key that stands twice"),
    (Code("F012"), "a key that is missing"),
    (Code("F013"), "a value of the wrong kind, or a word that is not in its list"),
    (Code("F014"), "a name that has not the form of an id"),
    (Code("F015"), "a format that this version does not know"),
    (Code("F016"), "a text that is empty"),
    (Code("F020"), "no scene or ending has this name"),
    (Code("F021"), "nobody in the cast has this name, or a line has no one speaker"),
    (Code("F022"), "no meter, flag or `vary` key has this name"),
    (Code("F023"), "no principle, move, kind of error, source or choice has this name"),
    (Code("F024"), "a name that is taken"),
    (Code("F025"), "a meter whose numbers do not fit together"),
    (Code("F026"), "a scene that asks for two things, or for nothing and leads nowhere"),
    (Code("F027"), "nothing says where this leads, or not in every case"),
    (Code("F028"), "too few or too many of something"),
    (Code("F029"), "a choice or door without words or with two, or a key that a drill's choice cannot have"),
    (Code("F030"), "a guard or effect that does not fit what it names"),
    (Code("F031"), "a brace that begins no placeholder"),
    (Code("F032"), "scenes that pass on to each other for ever"),
    (Code("F033"), "more to keep in mind than fits into 64 bits"),
    (Code("F034"), "reasons beside no decision, or of which not one fits"),
    (Code("F099"), "more faults than are listed"),
    (Code("S001"), "a character that controls terminals"),
    (Code("S002"), "a character that turns the direction of reading"),
    (Code("S003"), "a character that cannot be seen"),
];

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn every_code_is_in_the_table() {
        let here = include_str!("mod.rs");
        let given: std::collections::BTreeSet<&str> =
            here.split('"').filter(|word| word.len() == 4 && word[1..].bytes().all(|b| b.is_ascii_digit())).collect();
        let known: std::collections::BTreeSet<&str> = CODES.iter().map(|(code, _)| code.0).collect();
        assert_eq!(given, known);
        assert_eq!(known.len(), CODES.len());
        for code in given {
            assert!(here.matches(&format!("\"{code}\"")).count() > 1, "{code} is in the table only");
        }
    }
}
