//! G103: a guard that always holds.

use crate::check::facts::{Facts, GuardAt};
use crate::check::rule::{Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

use super::guard_at;

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("G103"),
    name: "guard-always-true",
    severity: Severity::Warning,
    what: "Finds a `when` that holds in every state in which it is judged. It looks at the whole `when`, in scenes that are reached.",
    why: "It says that something depends on what was done before, and nothing does; often the other case was forgotten.",
    example: "`when: { trust: \">=1\" }` stands where trust is 1 at least, whatever was chosen.",
};

/// Looks for guards that were judged and never failed.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<Found> {
    let always = facts.guards.iter().filter(|(_, seen)| seen.judged() && seen.failed.is_none());
    always
        .map(|&(at, _)| {
            let (place, what) = guard_at(subject.lesson, at);
            let help = if matches!(at, GuardAt::Branch { .. }) {
                "narrow it, or delete the branches after it, which are never taken"
            } else {
                "narrow it, or take it away"
            };
            Found::new(place, format!("this always holds here: {what} does not depend on it")).help(help)
        })
        .collect()
}
