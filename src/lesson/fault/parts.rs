//! What faults are made of.

/// Why a text is no YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Syntax {
    /// A colon in unquoted text.
    Colon,
    /// A line that begins in another column than its neighbours.
    Indent,
    /// Text that begins with a sign which means something to YAML.
    Sign(char),
    /// A tab in the indentation.
    Tab,
    /// More text after a closing quote.
    AfterQuote,
    /// A quote that is not closed.
    OpenQuote,
    /// A bracket that is not closed.
    OpenBracket,
    /// A bracket that closes nothing.
    StrayBracket,
    /// A line that is no `key: value`.
    NoKey,
    /// Text in the line of `|` or `>`.
    BesideBlock,
    /// A backslash in double quotes that means nothing.
    Escape,
    /// An alias of nothing.
    NoAnchor,
    /// Anything else, in the words of the parser.
    Other(String),
}

/// Where keys are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Within {
    /// At the top level of the file.
    Top,
    /// Below a key.
    Key(String),
    /// In an entry of a list.
    Entry,
}

/// What stands where something else is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// `true` or `false`.
    Truth(bool),
    /// A number, as it reads.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List,
    /// Keys with values.
    Map,
    /// A list or keys with values in brackets, after this sign: often meant as text.
    Bracket(char),
    /// Something behind a `!tag`.
    Tagged,
}

/// What a part of a file should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// A list.
    List,
    /// Keys with values.
    Map,
    /// A whole number in a range.
    Whole {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// `true` or `false`.
    Truth,
    /// A script: a text or a list of lines.
    Script,
    /// A line of a listed script.
    Line,
    /// Where to go.
    Next,
    /// What a guard asks.
    Asked,
    /// What an effect does.
    Change,
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
    Unclosed {
        /// The brace with all that stands next to it without a space.
        around: String,
        /// How many characters of it stand before the brace.
        before: usize,
    },
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
