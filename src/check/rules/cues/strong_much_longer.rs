//! C109: the strong choice is much longer than the others.

use super::in_each;
use super::strong_longer::worst;
use crate::check::rule::{Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("C109"),
    name: "strong-much-longer",
    severity: Severity::Error,
    what: "Finds strong choices that have 1.5 times the characters, or more, that the others on offer have on average.",
    why: "At such a distance the strong one is seen before a word is read.",
    example: "The strong choice has 90 characters and both others 50: cut it, or let these say as much.",
};

/// From so many times the mean of the others on, length is an error (EVIDENCE.md, dialogue choices).
pub(super) const ERROR_FROM: f64 = 1.5;

/// Compares each strong choice with the mean of the others; one finding a decision, for the worst.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision| {
        let too_long = worst(decision).filter(|worst| worst.times >= ERROR_FROM);
        too_long.map(|worst| worst.found(decision)).into_iter().collect()
    })
}
