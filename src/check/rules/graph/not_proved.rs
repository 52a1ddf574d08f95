//! G001: a lesson with too many states.

use crate::check::explore::MAX_STATES;
use crate::check::rule::{At, Found, Rule, Subject, keys};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("G001"),
    name: "not-proved",
    severity: Severity::Error,
    what: "Says that a lesson has more states than are explored (4,194,304), so that nothing is known of its ways.",
    why: "A check that looks only at a part would pass lessons in which somebody is caught.",
    example: "Ten meters of 0..=10 have more states than anybody will play. Narrow them, or use flags where only yes or no matters.",
};

/// Looks at a lesson that could not be explored.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    if subject.facts.is_some() {
        return Vec::new();
    }
    let found = Found::new(At::key(keys(["scenes"])), format!("not proved: this lesson has more than {MAX_STATES} states"));
    vec![found.help("narrow its meters, or take away flags and `once`")]
}
