//! R102: a lesson that is too hard to read.

use super::grade::{TOO_HARD, found};
use crate::check::rule::{Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("R102"),
    name: "grade-too-high",
    severity: Severity::Error,
    what: "Finds lessons over grade 8 of Flesch and Kincaid, measured as in R101.",
    why: "At that grade a reader works on the sentences, and not on the talk. What is learnt then is to skip.",
    example: "A lesson in the language of a handbook: `Subsequently, individuals should prioritise reciprocal communication.`",
};

/// Looks for a grade that is too high.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    subject.reading.filter(|reading| reading.grade() > TOO_HARD).map(|reading| found(reading, TOO_HARD)).into_iter().collect()
}
