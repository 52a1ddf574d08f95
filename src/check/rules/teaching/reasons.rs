//! T112: a question about reasons that is beside a model, or is never asked.

use crate::check::rule::{At, Found, Rule, Subject, keys};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::{Scene, Timing};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("T112"),
    name: "reasons-out-of-place",
    severity: Severity::Warning,
    what: "Finds `reasons` in the scene that starts a lesson with `ideas`, and `reasons` in a lesson whose feedback is held.",
    why: "Right after a worked model, to explain it once more teaches nothing and tires. Where feedback is held back, a question about \
          the strong choice would give away what is told later, so it is not asked.",
    example: "The first scene after the idea cards has `reasons`: move them to the third decision.",
};

/// Looks at each scene that has reasons.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    let lesson = subject.lesson;
    let with_reasons = lesson.scenes.iter().enumerate().filter(|(_, scene)| !scene.reasons.is_empty());
    let found = |(place, scene): (usize, &Scene)| {
        let (message, help) = if lesson.feedback == Timing::Held {
            ("these reasons are never asked for, as feedback is held", "take them away, or tell feedback at once")
        } else if place == lesson.start && !lesson.ideas.is_empty() {
            (
                "these reasons are asked for right after the idea cards",
                "ask for reasons after a later decision, about every third",
            )
        } else {
            return None;
        };
        Some(Found::new(At::key(keys(["scenes", scene.id.as_str(), "reasons"])), message).help(help))
    };
    with_reasons.filter_map(found).collect()
}
