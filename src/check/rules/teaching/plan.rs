//! T107: a lesson without a plan.

use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("T107"),
    name: "no-plan",
    severity: Severity::Warning,
    what: "Says that a lesson has no `plan`.",
    why: "A lesson ends in the real world: with a sentence of the form \"if I am there, then I will do this\", from which the learner \
          makes one of their own.",
    example: "`plan: { if: \"I wait in a shop\", then: \"I will ask one question about the person who serves me\" }`.",
};

/// Looks for the plan.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    let found = || Found::new(At::file(), "the lesson has no plan").help("add `plan` with a place or cue, and an act");
    subject.lesson.plan.is_none().then(found).into_iter().collect()
}
