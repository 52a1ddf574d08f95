//! What it takes to come to each ending.

use super::explore::Explored;
use crate::lesson::model::{Lesson, Quality};
use crate::story::Machine;

/// The fewest choices on ways to an ending; those of each quality may be on ways of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fewest {
    /// The fewest weak ones.
    pub weak: u32,
    /// The fewest strong ones.
    pub strong: u32,
}

/// What it takes to come to each ending of a lesson without errors; `None` for one that is not reached, and for all where there are
/// too many states.
pub fn fewest(lesson: &Lesson) -> Vec<Option<Fewest>> {
    let mut found: Vec<Option<Fewest>> = vec![None; lesson.endings.len()];
    let Some(Ok(explored)) = Machine::new(lesson).map(Explored::new) else { return found };
    let (weak, strong) = (explored.fewest(Quality::Weak), explored.fewest(Quality::Strong));
    for (number, state) in explored.states() {
        let Some(ending) = explored.ending(state) else { continue };
        let (weak, strong) = (weak[number as usize], strong[number as usize]);
        let so_far = found[ending].get_or_insert(Fewest { weak, strong });
        *so_far = Fewest { weak: so_far.weak.min(weak), strong: so_far.strong.min(strong) };
    }
    found
}
