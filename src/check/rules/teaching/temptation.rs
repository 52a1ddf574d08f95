//! T105: a choice that does not say why people pick it.

use super::in_each;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("T105"),
    name: "no-temptation",
    severity: Severity::Warning,
    what: "Finds fair and weak choices without `temptation`.",
    why: "A choice that nobody would pick is no choice. Whoever picked it was led by something that made sense, and feedback that \
          does not know what that was is about somebody else.",
    example: "`temptation: He asked for it, and a card makes no noise.`",
};

/// Looks for choices that should have one and do not.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision, index| {
        let missing = !decision.is_strong(index) && decision.choice(index).temptation.is_none();
        missing.then(|| {
            let message = format!("`{}` does not say why people pick it", decision.id(index));
            Found::new(At::key(decision.choice_path(index)), message).help("add `temptation` with the good reason that they have")
        })
    })
}
