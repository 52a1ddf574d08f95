//! G106: scenes from which no ending can be reached.

use crate::check::explore::Number;
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
           names all scenes of a trap.",
    why: "The learner goes round and round, and can only leave the program.",
    example: "A hall and a bar lead to each other, and the way home opens at `trust: \">=4\"`, which nothing there can raise.",
};

/// Looks for states that lead to no ending. Dead ends are findings of their own, and so is what leads only to them.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<Found> {
    let (lesson, explored) = (subject.lesson, &facts.explored);
    // An ending and a dead end both stop: nothing leads on from them.
    let stops = explored.leading_to(|number, _| explored.edges(number).is_empty());
    let scene_of = |number: Number| match explored.machine().place(explored.state(number)) {
        Target::Scene(scene) => Some(scene),
        Target::Ending(_) => None,
    };
    // Traps that share a scene or lead into each other are one. Each scene names one of its trap, and the last names itself.
    let mut one_of: Vec<usize> = (0..lesson.scenes.len()).collect();
    let mut seen = vec![false; lesson.scenes.len()];
    let mut first: Vec<(Number, usize)> = Vec::new();
    for (number, scene) in explored.states().filter_map(|(number, _)| Some((number, scene_of(number)?))) {
        if stops[number as usize] {
            continue;
        }
        if !std::mem::replace(&mut seen[scene], true) {
            first.push((number, scene));
        }
        for to in explored.edges(number).iter().filter_map(|edge| scene_of(edge.to)) {
            let (one, other) = (last_of(&mut one_of, scene), last_of(&mut one_of, to));
            one_of[one.max(other)] = one.min(other);
        }
    }
    let mut traps: Vec<(usize, Number, usize, Vec<usize>)> = Vec::new();
    for (number, scene) in first {
        let trap = last_of(&mut one_of, scene);
        match traps.iter_mut().find(|(known, ..)| *known == trap) {
            Some((.., scenes)) => scenes.push(scene),
            None => traps.push((trap, number, scene, vec![scene])),
        }
    }
    let found = traps.into_iter().map(|(_, number, entered, mut scenes)| {
        scenes.sort_unstable();
        let names = named(scenes.iter().map(|&scene| lesson.scenes[scene].id.as_str()));
        let message = format!("from here no ending can be reached any more; the trap is {names}");
        let help = format!("open a way out of it; {}", to_see_it(explored, number, None));
        Found::new(At::key(scene_path(lesson, entered)), message).help(help)
    });
    found.collect()
}

/// Follows the names to the last, and makes the way shorter for the next time.
fn last_of(one_of: &mut [usize], scene: usize) -> usize {
    let mut at = scene;
    while one_of[at] != at {
        one_of[at] = one_of[one_of[at]];
        at = one_of[at];
    }
    at
}
