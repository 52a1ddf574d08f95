//! Codes G: what is proved of the graph and the states of a lesson.

pub mod dead_end;
pub mod effect_without_effect;
pub mod guard_always_true;
pub mod guard_never_true;
pub mod no_strong_choice;
pub mod no_strong_ending;
pub mod not_proved;
pub mod strong_ending_needs_weak;
pub mod trap;
pub mod unforgiving;
pub mod unreachable;

use crate::check::explore::{Explored, Number};
use crate::check::facts::{Facts, GuardAt};
use crate::check::rule::{At, keys};
use crate::lesson::finding::Step;
use crate::lesson::model::{Body, Lesson, Scene, Target};

/// The path of a scene.
fn scene_path(lesson: &Lesson, scene: usize) -> Vec<Step> {
    keys(["scenes", lesson.scenes[scene].id.as_str()])
}

/// The path of a choice or door.
fn way_path(lesson: &Lesson, scene: usize, way: usize) -> Vec<Step> {
    let part = if matches!(lesson.scenes[scene].body, Body::Doors(_)) { "doors" } else { "choices" };
    let id = lesson.scenes[scene].way(way).map_or("", |way| way.id.as_str());
    [scene_path(lesson, scene), keys([part, id])].concat()
}

/// Where a guard stands in the file, and what it guards in words.
fn guard_at(lesson: &Lesson, at: GuardAt) -> (At, &'static str) {
    let inside = |path: Vec<Step>, list: &str, index: usize| {
        At::key([path, keys([list]), vec![Step::Index(index)], keys(["when"])].concat())
    };
    match at {
        GuardAt::Line { scene, line } => (inside(scene_path(lesson, scene), "lines", line), "this line"),
        GuardAt::Way { scene, way } => {
            let what = if matches!(lesson.scenes[scene].body, Body::Doors(_)) { "this door" } else { "this choice" };
            (At::key([way_path(lesson, scene, way), keys(["when"])].concat()), what)
        }
        GuardAt::Reaction { scene, way, line } => (inside(way_path(lesson, scene, way), "reaction", line), "this line"),
        GuardAt::Branch { scene, way: None, branch } => (inside(scene_path(lesson, scene), "next", branch), "this branch"),
        GuardAt::Branch { scene, way: Some(way), branch } => {
            (inside(way_path(lesson, scene, way), "next", branch), "this branch")
        }
        GuardAt::EndingLine { ending, line } => {
            (inside(keys(["endings", lesson.endings[ending].id.as_str()]), "text", line), "this line")
        }
    }
}

/// The first state of each scene in which something is so, in the order in which they were found.
fn first_in_scenes(facts: &Facts<'_>, mut is_so: impl FnMut(Number, &Scene) -> bool) -> Vec<(usize, Number)> {
    let explored = &facts.explored;
    let scenes = &explored.lesson().scenes;
    let mut told = vec![false; scenes.len()];
    let mut first = Vec::new();
    for (number, state) in explored.states() {
        if let Target::Scene(scene) = explored.machine().place(state)
            && !told[scene]
            && is_so(number, &scenes[scene])
        {
            told[scene] = true;
            first.push((scene, number));
        }
    }
    first
}

/// The shortest answers that lead to a state, as an author can give them to `mingle play --to`.
pub(in crate::check) fn to_see_it(explored: &Explored<'_>, number: Number, last: Option<&str>) -> String {
    answers(explored, number, &explored.way_to(number).into_iter().chain(last).collect::<Vec<_>>())
}

/// Answers that lead to a state or out of it, with the details on which it depends that they do.
fn answers(explored: &Explored<'_>, number: Number, way: &[&str]) -> String {
    let lesson = explored.lesson();
    let drawn = lesson.vary.iter().enumerate().filter(|(_, vary)| vary.guarded);
    // What differs between attempts stays as it is in one. An author who says nothing gets the first values.
    let set = drawn.filter_map(|(index, vary)| {
        let value = explored.machine().layout().vary(explored.state(number), index);
        (value > 0).then(|| format!(" --set \"{}={}\"", vary.id, vary.values[value]))
    });
    let set: String = set.collect();
    let set = if set.is_empty() { set } else { format!(" (with{set})") };
    if way.is_empty() {
        format!("to see it: play the lesson, it is at the start{set}")
    } else {
        format!("to see it: {}{set}", way.join(" > "))
    }
}

/// Ids in a row, for messages.
fn named<'a>(ids: impl IntoIterator<Item = &'a str>) -> String {
    ids.into_iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
}
