//! G105: a state in which nothing can be answered.

use crate::check::facts::Facts;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::{Body, Target};

use super::{scene_path, to_see_it};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("G105"),
    name: "dead-end",
    severity: Severity::Error,
    what: "Finds a scene that asks, in a state in which none of its choices or doors is on offer.",
    why: "The learner is asked and cannot answer. The lesson stops there.",
    example: "Both doors of a room have `once: true`, and the learner comes back a third time.",
};

/// Looks for states that ask and offer nothing; one finding a scene.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<Found> {
    let (lesson, explored) = (subject.lesson, &facts.explored);
    let mut told = vec![false; lesson.scenes.len()];
    let mut found = Vec::new();
    for (number, state) in explored.states() {
        let Target::Scene(scene) = explored.machine().place(state) else { continue };
        let asks = matches!(lesson.scenes[scene].body, Body::Choices(_) | Body::Doors(_));
        if asks && explored.edges(number).is_empty() && !std::mem::replace(&mut told[scene], true) {
            let id = &lesson.scenes[scene].id;
            found.push(
                Found::new(At::key(scene_path(lesson, scene)), format!("in `{id}` there can be nothing to answer"))
                    .help(format!("give it a choice or door without `when` and `once`; {}", to_see_it(explored, number, None))),
            );
        }
    }
    found
}
