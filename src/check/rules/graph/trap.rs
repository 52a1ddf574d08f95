//! G106: scenes from which no ending can be reached.

use crate::check::facts::Facts;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::Target;

use super::{named, scene_path, to_see_it};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("G106"),
    name: "trap",
    severity: Severity::Error,
    what: "Finds states from which no answers whatever lead to an ending, even where there is always something to answer. One finding \
           names all scenes of the trap.",
    why: "The learner goes round and round, and can only leave the program.",
    example: "A hall and a bar lead to each other, and the way home opens at `trust: \">=4\"`, which nothing there can raise.",
};

/// Looks for states that lead to no ending. Dead ends are findings of their own, and so is what leads only to them.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<Found> {
    let (lesson, explored) = (subject.lesson, &facts.explored);
    // An ending and a dead end both stop: nothing leads on from them.
    let stops = explored.leading_to(|number, _| explored.edges(number).is_empty());
    let caught: Vec<u32> = explored.states().map(|(number, _)| number).filter(|&number| !stops[number as usize]).collect();
    let Some(&first) = caught.first() else { return Vec::new() };
    let mut scenes: Vec<usize> = caught
        .iter()
        .filter_map(|&number| match explored.machine().place(explored.state(number)) {
            Target::Scene(scene) => Some(scene),
            Target::Ending(_) => None,
        })
        .collect();
    scenes.sort_unstable();
    scenes.dedup();
    let Target::Scene(entered) = explored.machine().place(explored.state(first)) else { return Vec::new() };
    let names = named(scenes.iter().map(|&scene| lesson.scenes[scene].id.as_str()));
    let message = format!("from here no ending can be reached any more; the trap is {names}");
    let help = format!("open a way out of it; {}", to_see_it(explored, first, None));
    vec![Found::new(At::key(scene_path(lesson, entered)), message).help(help)]
}
