//! Scenes that only pass on in a circle: a talk that entered one would never ask again.

use super::{At, Loader};
use crate::lesson::fault::Fault;
use crate::lesson::model::{Body, Effect, Lesson, Target};

impl Loader<'_> {
    /// Notes each circle of scenes that only pass on, at the scene of it that comes first in the file. Circles that share a scene
    /// are one fault.
    pub(super) fn circles(&mut self, lesson: &Lesson) {
        for circle in circles(lesson) {
            let name = |&scene: &usize| lesson.scenes[scene].id.to_string();
            let names = circle.iter().chain(circle.first()).map(name).collect();
            let first = circle.first().map_or("", |&scene| lesson.scenes[scene].id.as_str());
            self.fault_of_key(&At::top("scenes").key(first), Fault::Circle(names));
        }
    }
}

/// How far the search has come with a scene.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    /// On the way that is being followed, so that a step back to it closes a circle.
    OnTheWay,
    Done,
    /// In a circle that was found.
    Found,
}

/// The circles, each from its first scene in the file on. Follows every step once.
fn circles(lesson: &Lesson) -> Vec<Vec<usize>> {
    let raised = raised_on_entry(lesson);
    let mut marks = vec![Mark::New; lesson.scenes.len()];
    let mut found = Vec::new();
    for start in 0..lesson.scenes.len() {
        if marks[start] != Mark::New {
            continue;
        }
        // The way that is being followed, each scene with the steps from it that are still to be tried.
        let mut way = vec![(start, steps(lesson, start, &raised))];
        marks[start] = Mark::OnTheWay;
        while let Some((scene, open)) = way.last_mut() {
            let scene = *scene;
            let Some(next) = open.pop() else {
                way.pop();
                marks[scene] = if marks[scene] == Mark::Found { Mark::Found } else { Mark::Done };
                continue;
            };
            match marks[next] {
                Mark::New => {
                    marks[next] = Mark::OnTheWay;
                    way.push((next, steps(lesson, next, &raised)));
                }
                Mark::OnTheWay => {
                    let from = way.iter().rposition(|&(scene, _)| scene == next).unwrap_or(0);
                    let mut circle: Vec<usize> = way[from..].iter().map(|&(scene, _)| scene).collect();
                    if circle.iter().all(|&scene| marks[scene] == Mark::OnTheWay) {
                        for &scene in &circle {
                            marks[scene] = Mark::Found;
                        }
                        let first = (0..circle.len()).min_by_key(|&place| circle[place]).unwrap_or(0);
                        circle.rotate_left(first);
                        found.push(circle);
                    }
                }
                Mark::Done | Mark::Found => {}
            }
        }
    }
    found
}

/// The meters that some scene raises on entry. Any other can be used up only once before somebody is asked.
fn raised_on_entry(lesson: &Lesson) -> Vec<bool> {
    let mut raised = vec![false; lesson.meters.len()];
    for effect in lesson.scenes.iter().flat_map(|scene| &scene.effects) {
        match *effect {
            Effect::Meter { meter, by } => raised[meter] |= by > 0,
            Effect::Flag { .. } => {}
        }
    }
    raised
}

/// The scenes to which a scene leads before anybody is asked, again and again: those that it passes on to, and those that a meter
/// leads to which is used up on entry and can be filled again. The last one is tried first.
fn steps(lesson: &Lesson, index: usize, raised: &[bool]) -> Vec<usize> {
    let scene = &lesson.scenes[index];
    let used_up = scene.effects.iter().filter_map(|effect| match *effect {
        Effect::Meter { meter, by } if by < 0 && raised[meter] => lesson.meters[meter].at_min,
        Effect::Meter { .. } | Effect::Flag { .. } => None,
    });
    // Who is in a scene already is not led there.
    let used_up = used_up.filter(|&target| target != Target::Scene(index));
    let named = scene.next.iter().filter(|_| matches!(scene.body, Body::Passage)).map(|branch| branch.to);
    let mut steps: Vec<usize> = named.chain(used_up).filter_map(scene_of).collect();
    steps.reverse();
    steps
}

fn scene_of(target: Target) -> Option<usize> {
    match target {
        Target::Scene(scene) => Some(scene),
        Target::Ending(_) => None,
    }
}
