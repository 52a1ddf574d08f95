//! T102: two choices with nearly the same feedback.

use super::{feedback_at, in_each};
use crate::check::rule::{Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("T102"),
    name: "own-feedback",
    severity: Severity::Warning,
    what: "Finds feedback that shares half or more of its words with the feedback of another choice of the same decision: the words of \
           both by the words of either. It stands at the later one.",
    why: "What fits two choices tells nothing about either of them, and the learner does not learn what made the difference.",
    example: "Two choices both say `You offered before you had heard what is needed.` Say of each what it did.",
};

/// From such an overlap on, feedback is not a choice's own (EVIDENCE.md, dialogue choices: Jaccard).
const SHARED: f64 = 0.5;

/// With no more choices before it than this each is compared: of twins there can be very many.
const COMPARED: usize = 32;

/// Looks for the feedback before it in its decision that each shares most with.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision, index| {
        let earlier = (index.saturating_sub(COMPARED)..index).map(|other| (other, decision.feedback_overlap(index, other)));
        let (other, share) = earlier.max_by(|(_, one), (_, other)| one.total_cmp(other)).filter(|&(_, share)| share >= SHARED)?;
        let message = format!("the feedback shares {share:.2} of its words with that of `{}`", decision.id(other));
        Some(Found::new(feedback_at(decision, index), message).help("say what this choice did: under .50"))
    })
}
