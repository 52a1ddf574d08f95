//! The honest checks on words that a learner wrote: what they can find is words, and that is all they say.
//!
//! [`look`] takes a text apart once and looks for what EVIDENCE.md lists under "Free text" for its kind: each [`Check`] is found, with
//! the words that show it, or not found. Nothing here judges: what reads well is for a person. The words that are looked for come from
//! words.yaml ([`Lists`]), each check takes time that grows with the text and no faster, and no pattern is longer than a phrase.
//!
//! | check | `ideal-client` | `what-i-do` | `follow-up` | `introduction` | `thanks` |
//! |---|---|---|---|---|---|
//! | who | people with a word that narrows them down | somebody who is helped | a name in the greeting | both people by name | a name in the greeting |
//! | problem | what they lack, or when | the same | their need | what one of them needs | what the help was |
//! | outcome | what is better afterwards | the same | an offer or thanks | what the other one can give | what came of it |
//! | specific | a number, place, time or trade | a word that not every trade could say | one of the scene's details | the same | the same |
//! | next step | whom to send | a question at the end | an act and when, or no need to reply | that both would want it | none |
//! | words | 25-60 | 15-40 | 50-120 | 40-120 | 30-120 |
//! | longest sentence | 25 | 20 | 25 | 25 | 25 |
//! | tone | no jargon | no jargon, no superlatives | half about them, no sales words, one request at most | no sales words, one request at most | no sales words, no request |
//!
//! The first three columns are EVIDENCE.md's. The others follow from the moves that these texts practise. `reason-for-both` and
//! `link-with-leave`: an introduction names two people, a need of one and what the other can give, and says that both would want it
//! (or asks). `thank-and-report`: thanks say for what, tell what came of it, and ask for nothing, so they have no next step and may be
//! shorter than a note that also makes an offer. Where a scene names no details, a number, a place, a time or a trade is specific.

mod checks;
mod details;
mod lists;
mod who;
mod written;

use std::collections::BTreeSet;

use crate::lesson::id::Id;
use crate::lesson::model::ComposeKind;
use crate::lesson::text::Text;
use checks::Reader;
pub use lists::{List, Lists};
use written::Written;

/// What is looked for, in the order in which it is told: content, then clarity, then style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// Who it is about, or to whom.
    Who,
    /// What is lacking, wanted, or was given.
    Problem,
    /// What is better afterwards, or offered.
    Outcome,
    /// What only this text could say.
    Specific,
    /// What comes next.
    NextStep,
    /// How many words.
    Words,
    /// How long the longest sentence is.
    Sentence,
    /// Words that push somebody away.
    Tone,
}

impl Check {
    /// All checks, in their order.
    pub const ALL: [Self; 8] =
        [Self::Who, Self::Problem, Self::Outcome, Self::Specific, Self::NextStep, Self::Words, Self::Sentence, Self::Tone];

    /// The name under which a history keeps it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Problem => "problem",
            Self::Outcome => "outcome",
            Self::Specific => "specific",
            Self::NextStep => "next-step",
            Self::Words => "words",
            Self::Sentence => "sentence",
            Self::Tone => "tone",
        }
    }
}

/// What was seen in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Nothing can be said of it: it says the same words again and again.
    NoVerdict,
    /// What each check of its kind found, in their order.
    Seen(Vec<Seen>),
}

/// What one check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The check.
    pub check: Check,
    /// What it found, or what it did not.
    pub result: Result<Found, Missing>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// These words show it.
    Quote(Text),
    /// So many words, which is within bounds.
    Count(usize),
    /// Nothing that it flags.
    Clear,
}

/// What was not found, or what was found and is better left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// No word that shows it.
    Nothing,
    /// Only a word that is for nobody in particular.
    Anybody(Text),
    /// So many words, and the fewest and the most that are in bounds.
    Words(usize, (usize, usize)),
    /// A sentence of so many words, and the most that are in bounds.
    LongSentence(Text, usize, usize),
    /// A word of insiders.
    Jargon(Text),
    /// A word that puts the learner above all others.
    Superlative(Text),
    /// A word of advertising.
    Sales(Text),
    /// So many requests, and the most that are in bounds.
    Requests(usize, usize),
    /// More words for the writer than for the reader: so many and so many.
    AboutMe {
        /// Words for the writer.
        me: usize,
        /// Words for the reader.
        you: usize,
    },
}

/// Of a text that repeats itself nothing is said: less than this share of its words are different (EVIDENCE.md, free text).
const UNIQUE: f64 = 0.4;

/// No more prompts than this at a time (EVIDENCE.md, free text).
pub const MAX_PROMPTS: usize = 3;

/// What is looked for in a text of a kind: the checks, in their order. Of anything else than the five kinds nothing is known.
pub fn checks(kind: ComposeKind) -> &'static [Check] {
    const WITHOUT_NEXT_STEP: [Check; 7] =
        [Check::Who, Check::Problem, Check::Outcome, Check::Specific, Check::Words, Check::Sentence, Check::Tone];
    match kind {
        ComposeKind::IdealClient | ComposeKind::WhatIDo | ComposeKind::FollowUp | ComposeKind::Introduction => &Check::ALL,
        ComposeKind::Thanks => &WITHOUT_NEXT_STEP,
        ComposeKind::Free => &[],
    }
}

/// A text with less than this part of the fewest words is too short to look for anything in: the fewest divided by it.
const FAR_TOO_SHORT: usize = 4;

/// What a learner is asked about in their text: what was not found, in the order content, clarity, style, without what they have
/// `counted` already, and no more than [`MAX_PROMPTS`]. Of a text that is far too short only that.
pub fn prompts<'s>(seen: &'s [Seen], counted: &BTreeSet<Check>) -> Vec<&'s Seen> {
    let open = seen.iter().filter(|seen| seen.result.is_err() && !counted.contains(&seen.check));
    if is_far_too_short(seen) {
        return open.filter(|seen| seen.check == Check::Words).collect();
    }
    open.take(MAX_PROMPTS).collect()
}

/// Whether a text has so few words that nothing can be said of it but that.
pub fn is_far_too_short(seen: &[Seen]) -> bool {
    seen.iter().any(|seen| matches!(seen.result, Err(Missing::Words(count, (least, _))) if count * FAR_TOO_SHORT < least))
}

/// Looks at a text of a kind. `details` are those of the scene, each with other words for it. A check whose lists are empty is left
/// out.
pub fn look(lists: &Lists<'_>, kind: ComposeKind, details: &[(Id, Vec<Text>)], text: &str) -> Look {
    let joined = joined(text);
    let written = Written::new(&joined);
    if written.unique_share() < UNIQUE {
        return Look::NoVerdict;
    }
    let reader = Reader { lists, kind, details, text: &written };
    let seen = |&check: &Check| Some(Seen { check, result: reader.check(check)? });
    Look::Seen(checks(kind).iter().filter_map(seen).collect())
}

/// The people whom a description of an ideal client names first, as words that fit into a sentence.
pub fn people(lists: &Lists<'_>, text: &str) -> Option<Text> {
    let joined = joined(text);
    let written = Written::new(&joined);
    let reader = Reader { lists, kind: ComposeKind::IdealClient, details: &[], text: &written };
    reader.described_people().map(|words| written.quote(&words))
}

/// The text with lines that go on in the next one made whole: where that begins with a small letter.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.split('\n') {
        if !joined.is_empty() {
            joined.push(if line.trim_start().starts_with(char::is_lowercase) { ' ' } else { '\n' });
        }
        joined.push_str(line);
    }
    joined
}
