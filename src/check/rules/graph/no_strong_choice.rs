//! G107: a decision without a strong choice on offer.

use crate::check::facts::Facts;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::Quality;

use super::{first_in_scenes, guard_never_true, scene_path, to_see_it};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("G107"),
    name: "no-strong-choice",
    severity: Severity::Error,
    what: "Finds a decision that can be reached in a state in which none of the choices on offer is strong.",
    why: "There is nothing right to find, and the debrief has no stronger line to show.",
    example: "The strong choice has `when: { knows_her_past: true }`, and the decision can be reached without that flag.",
};

/// Looks for states that offer choices and no strong one; one finding a scene. Where no strong choice is ever there, its guard is told.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<Found> {
    let (lesson, explored) = (subject.lesson, &facts.explored);
    let hidden = guard_never_true::scenes_without_strong(lesson, facts);
    let lacking = first_in_scenes(facts, |number, scene| {
        let best = explored.best_quality(number);
        !scene.choices().is_empty() && best.is_some_and(|best| best != Quality::Strong)
    });
    let found = lacking.into_iter().filter(|(scene, _)| !hidden.contains(scene)).map(|(scene, number)| {
        let message = format!("`{}` can offer no strong choice", lesson.scenes[scene].id);
        let see = to_see_it(explored, number, None);
        let help = format!("add one for this state, with `same_as` if its words are there already; {see}");
        Found::new(At::key(scene_path(lesson, scene)), message).help(help)
    });
    found.collect()
}
