//! G102: a guard that never holds.

use crate::check::facts::{Facts, GuardAt};
use crate::check::rule::{Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::{Lesson, Quality};

use super::guard_at;

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("G102"),
    name: "guard-never-true",
    severity: Severity::Error,
    what: "Finds a `when` that holds in no state in which it is judged: of a choice, a door, a branch or a line. What only it leads to \
           is not told again, nor that a decision lacks a strong choice whose guard it is.",
    why: "The choice can never be picked, the line never be read, the branch never be taken.",
    example: "`when: { trust: \">=4\" }` stands where trust can be 3 at most, since the one choice that adds to it comes later.",
};

/// The scenes in which no strong choice is ever there, because of guards that never hold: what follows from that is not told again.
pub(super) fn scenes_without_strong(lesson: &Lesson, facts: &Facts<'_>) -> Vec<usize> {
    let never: Vec<GuardAt> = facts.guards.iter().filter(|(_, seen)| seen.never()).map(|&(at, _)| at).collect();
    let hidden = |scene: &usize| {
        let choices = lesson.scenes[*scene].choices().iter().enumerate();
        let mut strong = choices.filter(|(_, choice)| choice.quality == Quality::Strong).peekable();
        strong.peek().is_some() && strong.all(|(way, _)| never.contains(&GuardAt::Way { scene: *scene, way }))
    };
    (0..lesson.scenes.len()).filter(hidden).collect()
}

/// Looks for guards that were judged and never held.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<Found> {
    let never = facts.guards.iter().filter(|(_, seen)| seen.never());
    never
        .map(|&(at, _)| {
            let (place, what) = guard_at(subject.lesson, at);
            Found::new(place, format!("this never holds here, so {what} is never there"))
                .help("loosen it, or change what leads here")
        })
        .collect()
}
