//! Scenes that only pass on in a circle: a talk that entered one would never ask again.

use super::{At, Loader};
use crate::lesson::fault::Fault;
use crate::lesson::model::{Body, Effect, Lesson, Target};

impl Loader<'_> {
    /// Notes each circle of scenes that only pass on, once, at the scene of it that comes first in the file.
    pub(super) fn circles(&mut self, lesson: &Lesson) {
        let mut done = vec![false; lesson.scenes.len()];
        for start in 0..lesson.scenes.len() {
            if done[start] {
                continue;
            }
            if let Some(circle) = circle_through(lesson, start) {
                for &scene in &circle {
                    done[scene] = true;
                }
                let name = |scene: usize| lesson.scenes[scene].id.to_string();
                let names = circle.iter().copied().chain([start]).map(name).collect();
                let top = At::top("scenes");
                self.fault_of_key(&top.key(lesson.scenes[start].id.as_str()), Fault::Circle(names));
            }
        }
    }
}

/// A way from a scene back to itself over scenes that only pass on.
fn circle_through(lesson: &Lesson, start: usize) -> Option<Vec<usize>> {
    let mut came_from = vec![None; lesson.scenes.len()];
    let mut open = vec![start];
    while let Some(scene) = open.pop() {
        for next in passes_to(lesson, scene) {
            if next == start {
                let mut way = vec![scene];
                while let Some(before) = came_from[*way.last()?].filter(|_| way.last() != Some(&start)) {
                    way.push(before);
                }
                way.reverse();
                return Some(way);
            }
            if came_from[next].is_none() {
                came_from[next] = Some(scene);
                open.push(next);
            }
        }
    }
    None
}

/// The scenes to which a scene passes on by itself: those it names, and those that a meter used up on entry leads to.
fn passes_to(lesson: &Lesson, scene: usize) -> Vec<usize> {
    let scene = &lesson.scenes[scene];
    if !matches!(scene.body, Body::Passage) {
        return Vec::new();
    }
    let named = scene.next.iter().filter_map(|branch| scene_of(branch.to));
    let used_up = |next: usize| {
        lesson.scenes[next].effects.iter().filter_map(|effect| match *effect {
            Effect::Meter { meter, by } if by < 0 => lesson.meters[meter].at_min.and_then(scene_of),
            Effect::Meter { .. } | Effect::Flag { .. } => None,
        })
    };
    named.flat_map(|next| std::iter::once(next).chain(used_up(next))).collect()
}

fn scene_of(target: Target) -> Option<usize> {
    match target {
        Target::Scene(scene) => Some(scene),
        Target::Ending(_) => None,
    }
}
