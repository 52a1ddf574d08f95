//! T108: a lesson without a card before the scenario.

use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("T108"),
    name: "no-idea",
    severity: Severity::Warning,
    what: "Says that a lesson has no `ideas`. That a model comes first, then a tempting failure, is for its author to see.",
    why: "Who has seen it done well, in another situation, knows what to look for. Without that the first choices are guesses.",
    example: "`ideas: [{ title: The man with the beans, text: ... }]`.",
};

/// Looks for a card.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    let found = || Found::new(At::file(), "the lesson has no idea card").help("add `ideas`: a model in another situation first");
    subject.lesson.ideas.is_empty().then(found).into_iter().collect()
}
