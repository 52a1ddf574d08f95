//! G105: a state in which nothing can be answered.

use crate::check::facts::Facts;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::Body;

use super::{first_in_scenes, scene_path, to_see_it};

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
    let explored = &facts.explored;
    let ends = first_in_scenes(facts, |number, scene| {
        matches!(scene.body, Body::Choices(_) | Body::Doors(_)) && explored.edges(number).is_empty()
    });
    let found = ends.into_iter().map(|(scene, number)| {
        let message = format!("in `{}` there can be nothing to answer", subject.lesson.scenes[scene].id);
        let help = format!("give it a choice or door without `when` and `once`; {}", to_see_it(explored, number, None));
        Found::new(At::key(scene_path(subject.lesson, scene)), message).help(help)
    });
    found.collect()
}
