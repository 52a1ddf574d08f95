//! G107: a decision without a strong choice on offer.

use crate::check::facts::Facts;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::{Quality, Target};

use super::{scene_path, to_see_it};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("G107"),
    name: "no-strong-choice",
    severity: Severity::Error,
    what: "Finds a decision that can be reached in a state in which none of the choices on offer is strong.",
    why: "There is nothing right to find, and the debrief has no stronger line to show.",
    example: "The strong choice has `when: { knows_her_past: true }`, and the decision can be reached without that flag.",
};

/// Looks for states that offer choices and no strong one; one finding a scene.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<Found> {
    let (lesson, explored) = (subject.lesson, &facts.explored);
    let mut told = vec![false; lesson.scenes.len()];
    let mut found = Vec::new();
    for (number, state) in explored.states() {
        let Target::Scene(scene) = explored.machine().place(state) else { continue };
        let edges = explored.edges(number);
        if lesson.scenes[scene].choices().is_empty() || edges.is_empty() || told[scene] {
            continue;
        }
        if edges.iter().all(|&edge| explored.quality(number, edge) != Some(Quality::Strong)) {
            told[scene] = true;
            let id = &lesson.scenes[scene].id;
            found.push(Found::new(At::key(scene_path(lesson, scene)), format!("`{id}` can offer no strong choice")).help(
                format!(
                    "add one for this state, with `same_as` if its words are there already; {}",
                    to_see_it(explored, number, None)
                ),
            ));
        }
    }
    found
}
