//! What a learner sees and how they answer: pages as blocks, questions as asks, and the frontends that show and ask.
//!
//! A page is built once, as [`Block`]s, whoever shows it. A frontend knows nothing of lessons: it draws blocks and brings back
//! replies. [`terminal`] is for people at a screen, [`plain`] for pipes and screen readers, [`scripted`] for tests and replays.

pub mod block;
pub mod plain;
pub mod scripted;
pub mod terminal;

use std::io;

pub use block::{Block, MeterReading, Speaker};

use crate::lesson::text::Text;
use crate::wording::frontend::{self as wording, Letters};

/// Shows blocks and asks questions.
pub trait Frontend {
    /// Shows a block.
    ///
    /// # Errors
    ///
    /// `BrokenPipe` when nobody reads any more, and whatever else writing fails with; `Interrupted` as with [`Self::ask`], where it
    /// waits for the learner to read on.
    fn show(&mut self, block: &Block) -> io::Result<()>;

    /// Asks until there is a reply that the question allows.
    ///
    /// # Errors
    ///
    /// `Interrupted` on Ctrl-C or a signal, after which the caller has a second to leave; as with [`Self::show`] otherwise.
    fn ask(&mut self, ask: &Ask) -> io::Result<Reply>;
}

/// A question to the learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Which way on in a dialogue. Answered by `Pick`, `Quit`, `End`, and `Back` and `Hint` where these are allowed.
    Decision {
        /// The answers, in the order in which they are shown; each may be long.
        options: Vec<Text>,
        /// Whether there is something to go back to.
        back: bool,
        /// Whether there is a hint.
        hint: bool,
    },
    /// Which of some short items. Answered by `Pick`, `Back`, `Quit` or `End`.
    Menu {
        /// What is asked.
        prompt: Text,
        /// The items; each is one short line.
        items: Vec<Text>,
        /// The item that an empty line takes, by its place. A screen marks the first one, and Enter takes what is marked.
        default: usize,
    },
    /// Which of a few words, by one key. Answered by `Pick`, `Back`, `Quit` or `End`.
    Key {
        /// What is asked.
        prompt: Text,
        /// The words, from 1 on; at most nine.
        options: Vec<Text>,
    },
    /// The learner's own words. Answered by `Text`, `Quit`, `End`, and `Back` and `Hint` where these are allowed.
    Words {
        /// What is asked.
        prompt: Text,
        /// Words to start from; an answer without words leaves them as they are. If they are blank, it may be without words.
        initial: Option<Text>,
        /// Whether the answer may take several lines, up to an empty one.
        many_lines: bool,
        /// Whether there is something to go back to.
        back: bool,
        /// Whether there is a hint.
        hint: bool,
    },
    /// Yes or no. Answered by `Pick(0)` for yes, `Pick(1)` for no, `Back`, `Quit` or `End`.
    Confirm {
        /// What is asked.
        prompt: Text,
        /// What Enter alone means.
        default: bool,
    },
}

/// An answer to an [`Ask`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// An option or item, by its place from 0.
    Pick(usize),
    /// The learner's own words, as typed.
    Text(String),
    /// Undo the last answer, or leave a menu for the one before.
    Back,
    /// Show the hint.
    Hint,
    /// Leave; the attempt is kept.
    Quit,
    /// Nobody answers any more: the end of the input.
    End,
}

impl Ask {
    /// Whether `reply` is one that this question can be answered with.
    pub fn allows(&self, reply: &Reply) -> bool {
        match (self, reply) {
            (Self::Decision { options, .. } | Self::Key { options, .. }, Reply::Pick(place)) => *place < options.len(),
            (Self::Menu { items, .. }, Reply::Pick(place)) => *place < items.len(),
            (Self::Confirm { .. }, Reply::Pick(place)) => *place < 2,
            (_, Reply::Quit | Reply::End)
            | (Self::Words { .. }, Reply::Text(_))
            | (Self::Menu { .. } | Self::Confirm { .. } | Self::Key { .. }, Reply::Back) => true,
            (Self::Decision { back, .. } | Self::Words { back, .. }, Reply::Back) => *back,
            (Self::Decision { hint, .. } | Self::Words { hint, .. }, Reply::Hint) => *hint,
            (Self::Words { .. }, Reply::Pick(_))
            | (Self::Menu { .. } | Self::Confirm { .. } | Self::Key { .. }, Reply::Hint)
            | (Self::Decision { .. } | Self::Menu { .. } | Self::Confirm { .. } | Self::Key { .. }, Reply::Text(_)) => false,
        }
    }
}

/// What the first line of own words, trimmed and in lower case, is taken for where it is but one of the letters: a reply, or what is said
/// of a letter that stands for nothing here, as nobody means it for words. `None` for words.
fn letter_for_words(line: &str, letters: Letters) -> Option<Result<Reply, Text>> {
    match letter(line, letters) {
        Some(reply) => Some(Ok(reply)),
        None => wording::letter_unusable(line, letters).map(Err),
    }
}

/// What an answer of one letter, in lower case, stands for, if it is allowed.
fn letter(answer: &str, letters: Letters) -> Option<Reply> {
    match answer {
        "b" if letters.back => Some(Reply::Back),
        "w" if letters.hint => Some(Reply::Hint),
        "q" => Some(Reply::Quit),
        _ => None,
    }
}
