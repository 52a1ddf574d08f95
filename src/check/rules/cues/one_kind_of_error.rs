//! C108: all weak and fair choices of a decision show the same kind of error.

use super::in_each;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::Quality;

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("C108"),
    name: "one-kind-of-error",
    severity: Severity::Warning,
    what: "Finds decisions in which two or more fair and weak choices all have the same kind of `error`.",
    why: "Choices that err in the same way look alike, and the one that does not is seen at once. And the learner who errs in another \
          way meets nothing of it.",
    example: "Both weak choices have `error: pitching`: let one of them be `holding-back`.",
};

/// A decision shows so many kinds of error where it has as many fair and weak choices (EVIDENCE.md, dialogue choices).
const KINDS: usize = 2;

/// Counts the kinds of error; choices without one are findings of another rule.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision| {
        let errors: Vec<_> = decision
            .scene
            .choices()
            .iter()
            .filter(|choice| choice.quality != Quality::Strong)
            .filter_map(|choice| choice.error.as_ref())
            .collect();
        let Some(first) = errors.first().filter(|_| errors.len() >= KINDS) else { return Vec::new() };
        if errors.iter().any(|error| error != first) {
            return Vec::new();
        }
        let message = format!("the {} choices that are fair or weak all show the error `{first}`", errors.len());
        vec![Found::new(At::key(decision.path()), message).help(format!("let them show {KINDS} kinds of error at least"))]
    })
}
