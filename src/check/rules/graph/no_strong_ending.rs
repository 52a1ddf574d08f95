//! G108: a lesson that cannot end well.

use crate::check::facts::Facts;
use crate::check::rule::{At, Found, Rule, Subject, keys};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::{Lesson, Quality};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("G108"),
    name: "no-strong-ending",
    severity: Severity::Warning,
    what: "Says that a lesson has no strong ending that can be reached.",
    why: "Good answers should lead somewhere that is worth it.",
    example: "All endings are `fair` or `weak`. If that is the point of the lesson, allow the code with that reason.",
};

/// Whether a strong ending is reached.
pub(super) fn is_reached(lesson: &Lesson, facts: &Facts<'_>) -> bool {
    let endings = lesson.endings.iter().zip(&facts.reached[lesson.scenes.len()..]);
    endings.into_iter().any(|(ending, &reached)| reached && ending.quality == Quality::Strong)
}

/// Looks for a strong ending among those that are reached.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<Found> {
    if is_reached(subject.lesson, facts) {
        return Vec::new();
    }
    let found = Found::new(At::key(keys(["endings"])), "no strong ending can be reached");
    vec![found.help("let strong choices lead to an ending of quality strong")]
}
