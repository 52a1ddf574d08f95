//! How a learner is doing, as honest counts: strong answers among first tries, over the last few, and nothing from too few.
//!
//! A share here is about scenes of this program. It does not prove skill in a room, and whoever shows one says so.

use serde::Serialize;

use super::tries::{Try, Turn};
use crate::journal::Confidence;

/// How many first tries a share looks back on (EVIDENCE.md, Measuring learning).
pub const WINDOW: usize = 8;
/// From how many first tries on a share is told (EVIDENCE.md, Measuring learning).
pub const LEAST: u32 = 5;
/// How many first tries the headline looks back on: it spans all principles, so it may see more than one of them does.
pub const HEADLINE_WINDOW: usize = 20;

/// So many strong answers among so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The strong ones.
    pub strong: u32,
    /// All.
    pub of: u32,
}

impl Count {
    /// Counts tries.
    pub fn of<'t, 'a: 't>(tries: impl IntoIterator<Item = &'t Try<'a>>) -> Self {
        tries
            .into_iter()
            .fold(Self::default(), |count, tried| Self { strong: count.strong + u32::from(tried.is_strong()), of: count.of + 1 })
    }

    /// The count, where there are enough to tell anything.
    pub fn enough(self) -> Option<Self> {
        (self.of >= LEAST).then_some(self)
    }
}

/// What tries at a move, a principle or everything add up to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mastery {
    /// The last first tries, at most [`WINDOW`].
    pub last: Count,
    /// Those before them, at most [`WINDOW`].
    pub before: Count,
    /// All first tries.
    pub first: Count,
    /// All later answers to the same items: kept apart, since they may remember the answer.
    pub retries: Count,
}

/// Which way a share goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trend {
    /// More strong first tries than before.
    Up,
    /// About as many.
    Level,
    /// Fewer.
    Down,
}

impl Mastery {
    /// Adds up tries, which come in order.
    pub fn of<'t, 'a: 't>(tries: impl IntoIterator<Item = &'t Try<'a>>) -> Self {
        let (first, later): (Vec<_>, Vec<_>) = tries.into_iter().partition(|tried| tried.turn == Turn::First);
        let (rest, last) = first.split_at(first.len().saturating_sub(WINDOW));
        let before = &rest[rest.len().saturating_sub(WINDOW)..];
        let count = |tries: &[&'t Try<'a>]| Count::of(tries.iter().copied());
        Self { last: count(last), before: count(before), first: count(&first), retries: count(&later) }
    }

    /// The share of strong answers among the last first tries; `None` where they are too few.
    pub fn share(&self) -> Option<Count> {
        self.last.enough()
    }

    /// How that compares with those before; `None` where either are too few. A difference of less than a quarter is chance.
    pub fn trend(&self) -> Option<Trend> {
        let (last, before) = (self.last.enough()?, self.before.enough()?);
        let difference = i64::from(last.strong) * i64::from(before.of) - i64::from(before.strong) * i64::from(last.of);
        let quarter = i64::from(last.of) * i64::from(before.of) / 4;
        Some(match difference {
            up if up >= quarter => Trend::Up,
            down if down <= -quarter => Trend::Down,
            _ => Trend::Level,
        })
    }
}

/// The headline: the last first tries at items that were new and came a day or more after their move was first met.
pub fn headline<'t, 'a: 't>(tries: impl IntoIterator<Item = &'t Try<'a>>) -> Count {
    let later: Vec<_> = tries.into_iter().filter(|tried| tried.turn == Turn::First && tried.after_delay).collect();
    Count::of(later[later.len().saturating_sub(HEADLINE_WINDOW)..].iter().copied())
}

/// How often answers were strong, by how sure the learner was, from the surest down. Only first tries tell.
pub fn calibration(tries: &[Try<'_>]) -> [(Confidence, Count); 3] {
    [Confidence::Sure, Confidence::ThinkSo, Confidence::Guess].map(|confidence| {
        let asked = tries.iter().filter(|tried| tried.turn == Turn::First && tried.confidence == Some(confidence));
        (confidence, Count::of(asked))
    })
}
