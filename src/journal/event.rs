//! The events of a learner's history, and their form as JSON: a file format, so names here stay as they are.
//!
//! Here is only what is written; `line` reads it, also in what later versions wrote.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::as_text::as_text;
use super::ids::Ids;
use super::moment::{Day, Moment};
use crate::lesson::id::Id;
use crate::lesson::model::Medium;

/// The version of the format that is written, and the newest that is read.
pub const VERSION: u32 = 1;

/// One thing that happened, as one line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// The version of the format it was written in, from 1 to [`VERSION`].
    pub v: u32,
    /// What tells it from all others, on this machine and any other.
    pub id: EventId,
    /// When it happened.
    pub at: Moment,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

impl Event {
    /// An event in the present format.
    pub fn new(id: EventId, at: Moment, what: What) -> Self {
        Self { v: VERSION, id, at, what }
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum What {
    /// An attempt began.
    Start {
        /// The attempt.
        attempt: AttemptId,
        /// Which library the lesson is from.
        library: String,
        /// The lesson.
        lesson: Id,
        /// What the order of choices came from.
        seed: u64,
        /// The value of each key that varies.
        vary: BTreeMap<Id, String>,
        /// In a replay, the attempt that it branched off.
        #[serde(skip_serializing_if = "Option::is_none")]
        parent: Option<AttemptId>,
        /// In a replay, the answers up to where it branched off, so that it can be understood without its parent.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        given: Vec<Answer>,
    },
    /// A scene was answered.
    Answer {
        /// The attempt.
        attempt: AttemptId,
        /// The scene and the answer.
        #[serde(flatten)]
        answer: Answer,
    },
    /// Own words were written anew: those of the last answer, in the same scene.
    Revise {
        /// The attempt.
        attempt: AttemptId,
        /// The scene and the words.
        #[serde(flatten)]
        answer: Answer,
    },
    /// The learner counted a check on their own words, although it had found nothing.
    Overrule {
        /// The attempt.
        attempt: AttemptId,
        /// The scene of the words.
        scene: Id,
        /// The check.
        check: Id,
    },
    /// The learner rated their own words, or passed that by.
    Rate {
        /// The attempt.
        attempt: AttemptId,
        /// The scene of the words.
        scene: Id,
        /// What was asked about, each with whether it is so; if not, not yet. Empty where they passed it by.
        lines: BTreeMap<Id, bool>,
    },
    /// The last answer was undone.
    Back {
        /// The attempt.
        attempt: AttemptId,
    },
    /// An attempt came to an ending.
    End {
        /// The attempt.
        attempt: AttemptId,
        /// The ending.
        ending: Id,
    },
    /// The learner made an if-then plan, changed it, or, where both halves are empty, deleted it.
    Plan {
        /// The attempt that it came from.
        attempt: AttemptId,
        /// When to act.
        #[serde(rename = "if")]
        cue: String,
        /// What to do then.
        #[serde(rename = "then")]
        act: String,
    },
    /// A drill was answered in a review.
    Drill {
        /// Which library the drill is from.
        library: String,
        /// The lesson that it stands in.
        lesson: Id,
        /// The drill.
        drill: Id,
        /// The move that it trained.
        #[serde(rename = "move")]
        practises: Id,
        /// Where its talk took place.
        medium: Medium,
        /// What was picked.
        #[serde(flatten)]
        pick: Pick,
    },
    /// The learner said which reason fits the strong choice of a scene.
    Reason {
        /// The attempt.
        attempt: AttemptId,
        /// The scene.
        scene: Id,
        /// The reason picked.
        reason: Id,
        /// All reasons, in the order in which they were shown.
        shown: Ids,
    },
    /// The learner named the event that they practise for, or that there is none any more.
    Event {
        /// Its date, where it takes place; `None` forgets the event.
        date: Option<Day>,
        /// What it is called.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// How many minutes a day there are to practise.
        #[serde(skip_serializing_if = "Option::is_none")]
        minutes: Option<u16>,
    },
    /// What the learner says of the event after its date, up to now; nothing where they would rather not.
    Reflection {
        /// The event that first named it.
        occasion: EventId,
        /// What happened.
        #[serde(skip_serializing_if = "Option::is_none")]
        happened: Option<String>,
        /// Whom they met, by first names.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        met: Vec<String>,
        /// The question that was not answered yet, where some were not.
        #[serde(skip_serializing_if = "Option::is_none")]
        next: Option<Question>,
    },
    /// The learner promised something to somebody.
    Promise {
        /// What.
        text: String,
        /// To whom, by a first name.
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<String>,
        /// By when.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Day>,
    },
    /// A promise was kept.
    Kept {
        /// The event that made it.
        promise: EventId,
    },
    /// What a promise is from now on, also one that was kept: open, in these words.
    Amend {
        /// The event that made it.
        promise: EventId,
        /// What; without it, it was taken out.
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// To whom, by a first name.
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<String>,
        /// By when.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Day>,
    },
    /// A setting was changed.
    Setting {
        /// Its name.
        name: String,
        /// Its value from now on; `None` unsets it.
        value: Option<String>,
    },
}

/// An answer and the scene that it was given in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The scene.
    pub scene: Id,
    /// What was answered.
    #[serde(flatten)]
    pub given: Given,
}

/// What a learner answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Given {
    /// A choice or a door was picked.
    Pick(Pick),
    /// The learner wrote own words.
    Words {
        /// The words, as typed: whoever shows them makes them harmless.
        text: String,
        /// The name under which they are kept beyond the lesson.
        #[serde(skip_serializing_if = "Option::is_none")]
        keep_as: Option<Id>,
    },
}

/// What a learner picked, of what was on offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pick {
    /// The choice or door picked.
    pub choice: Id,
    /// All that were on offer, in the order in which they were shown.
    pub shown: Ids,
    /// How sure the learner was, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// The learner's own line from before the options showed, as typed: whoever shows it makes it harmless.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<Box<str>>,
}

impl Pick {
    /// A pick of which nothing more is known.
    pub fn new(choice: Id, shown: impl IntoIterator<Item = Id>) -> Self {
        Self { choice, shown: shown.into_iter().collect(), confidence: None, said: None }
    }
}

/// A question about an event that is over, in the order in which they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// What happened.
    Happened,
    /// Whom the learner met.
    Met,
    /// What they promised.
    Promises,
}

/// How sure a learner was of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// A guess.
    Guess,
    /// They thought so.
    ThinkSo,
    /// They were sure.
    Sure,
}

/// What tells an event from all others: a random number, written as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub u128);

/// What tells an attempt from the learner's others: a random number, written as 8 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptId(pub u32);

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Display for AttemptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl FromStr for EventId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        hexadecimal(text, 32).map(Self)
    }
}

impl FromStr for AttemptId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        hexadecimal(text, 8)?.try_into().map(Self).map_err(|_| NotAnId)
    }
}

as_text!(EventId, AttemptId);

/// A text that is not the hexadecimal digits of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the hexadecimal digits of an id")
    }
}

impl Error for NotAnId {}

/// Exactly so many digits, of either case. `from_str_radix` would take a sign and any length, and more time.
fn hexadecimal(text: &str, digits: usize) -> Result<u128, NotAnId> {
    if text.len() != digits {
        return Err(NotAnId);
    }
    text.bytes().try_fold(0, |number, digit| Some(number << 4 | u128::from(char::from(digit).to_digit(16)?))).ok_or(NotAnId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_hexadecimal_digits() {
        assert_eq!(EventId(255).to_string(), format!("{}ff", "0".repeat(30)));
        assert_eq!(AttemptId(0xbeef).to_string(), "0000beef");
        for id in [EventId(0), EventId(1 << 77), EventId(u128::MAX)] {
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        for id in [AttemptId(0), AttemptId(u32::MAX)] {
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert_eq!("0000BEEF".parse(), Ok(AttemptId(0xbeef)));
    }

    #[test]
    fn other_texts_are_no_ids() {
        for text in ["", "beef", "0000beefe", "+000beef", "0000bee ", "0000beeg", "0000be\u{e9}"] {
            assert_eq!(text.parse::<AttemptId>(), Err(NotAnId), "{text}");
        }
        assert_eq!("0000beef".parse::<EventId>(), Err(NotAnId));
    }
}
