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
    what: "Says that a lesson has no strong ending. One that is there and cannot be reached is told by what keeps it from that.",
    why: "Good answers should lead somewhere that is worth it.",
    example: "All endings are `fair` or `weak`. If that is the point of the lesson, allow the code with that reason.",
};

/// Whether a strong ending is reached.
pub(super) fn is_reached(lesson: &Lesson, facts: &Facts<'_>) -> bool {
    let endings = lesson.endings.iter().zip(&facts.reached[lesson.scenes.len()..]);
    endings.into_iter().any(|(ending, &reached)| reached && ending.quality == Quality::Strong)
}

/// Looks for a strong ending in the file. One that is there and not reached is told by what keeps it from being reached.
pub fn check(subject: &Subject<'_>, _: &Facts<'_>) -> Vec<Found> {
    if subject.lesson.endings.iter().any(|ending| ending.quality == Quality::Strong) {
        return Vec::new();
    }
    let found = Found::new(At::key(keys(["endings"])), "no ending is strong");
    vec![found.help("add an ending of quality strong to which strong choices lead")]
}
