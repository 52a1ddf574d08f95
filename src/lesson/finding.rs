//! Findings: what is wrong in a file, where, and what to do about it.
//!
//! Here are only the shapes; [`super::fault`] words what loading finds, the rules of `check` word theirs, and renderers draw them.

use std::fmt;

use serde::Serialize;

use super::text::Text;

/// Something wrong or doubtful in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of finding it is, stable over versions.
    pub code: Code,
    /// Whether it keeps the lesson from being played.
    pub severity: Severity,
    /// Where it is, by keys; empty for the file as a whole.
    pub path: Path,
    /// Where it is in the file; `None` for the file as a whole.
    pub place: Option<Place>,
    /// One sentence that says what is wrong.
    pub message: Text,
    /// What to do.
    pub help: Option<Text>,
}

/// The stable name of a kind of finding: a letter for its family and a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Code(pub &'static str);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The lesson cannot be played until it is mended.
    Error,
    /// The lesson plays, but not as its author will have meant.
    Warning,
}

/// A stretch of a file, in lines and characters that both count from 1; the end is the first character after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// The first line.
    pub line: usize,
    /// The first character in that line.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The character after the last one, in the last line.
    pub end_column: usize,
}

/// The way to a part of a file, by keys and indexes: `scenes.counter.choices.ask-back.next`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(pub Vec<Step>);

/// One step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into an element of a list, from 0.
    Index(usize),
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
