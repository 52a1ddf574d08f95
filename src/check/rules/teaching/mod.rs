//! Codes T: whether a lesson teaches by its feedback, and whether it has the parts that make what was learnt last. After the rules
//! of teaching and of writing items in EVIDENCE.md.

pub mod endings;
pub mod error;
pub mod feedback_length;
pub mod idea;
pub mod models;
pub mod own_feedback;
pub mod plan;
pub mod practice;
pub mod reasons;
pub mod takes_up;
pub mod temptation;
pub mod verdict;

use crate::check::decisions::Decision;
use crate::check::rule::{At, Found, Subject, keys};

/// What a check finds in each choice of each decision, by the choice's index.
fn in_each<'s>(subject: &'s Subject<'_>, check: impl Fn(&Decision<'_>, usize) -> Option<Found> + 's) -> Vec<Found> {
    let choices = |decision: &'s Decision<'_>| (0..decision.feedback.len()).map(move |index| (decision, index));
    subject.decisions.iter().flat_map(choices).filter_map(|(decision, index)| check(decision, index)).collect()
}

/// The feedback of a choice, from its first words on.
fn feedback_at(decision: &Decision<'_>, index: usize) -> At {
    feedback_words_at(decision, index, decision.feedback[index].text.as_str())
}

/// Words within the feedback of a choice.
fn feedback_words_at(decision: &Decision<'_>, index: usize, words: &str) -> At {
    At::words([decision.choice_path(index), keys(["feedback"])].concat(), words)
}
