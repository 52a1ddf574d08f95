//! What is proved of a lesson: the explored states, and what was seen at each guard, way on and effect in them.

use std::ops::Range;

use super::explore::{Explored, Number, TooMany, starts};
use crate::lesson::layout::{Layout, State};
use crate::lesson::model::{Body, Branch, Effect, Guard, Lesson, Line, Scene, Target};
use crate::story::Machine;

/// Everything that rules of the graph ask.
#[derive(Debug)]
pub struct Facts<'l> {
    /// The states.
    pub explored: Explored<'l>,
    /// Guards that are not empty, with what they were when they were judged.
    pub guards: Vec<(GuardAt, Seen)>,
    /// Effects, with what they did.
    pub effects: Vec<(EffectAt, Did)>,
    /// The places that are reached, scenes first and then endings.
    pub reached: Vec<bool>,
}

/// Where a guard stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuardAt {
    /// A line of a scene.
    Line {
        /// The scene.
        scene: usize,
        /// The line.
        line: usize,
    },
    /// A choice or door.
    Way {
        /// The scene.
        scene: usize,
        /// The way on.
        way: usize,
    },
    /// A line of a reaction.
    Reaction {
        /// The scene.
        scene: usize,
        /// The choice.
        way: usize,
        /// The line.
        line: usize,
    },
    /// A branch of a scene, or of a way on that has branches of its own.
    Branch {
        /// The scene.
        scene: usize,
        /// The way on.
        way: Option<usize>,
        /// The branch.
        branch: usize,
    },
    /// A line of an ending.
    EndingLine {
        /// The ending.
        ending: usize,
        /// The line.
        line: usize,
    },
}

/// Where an effect stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EffectAt {
    /// The scene.
    pub scene: usize,
    /// The way on; `None` for effects on entry.
    pub way: Option<usize>,
    /// The effect.
    pub effect: Effect,
}

/// What an effect did in all states in which it was applied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Did {
    /// It was never applied.
    #[default]
    Nothing,
    /// It left everything as it was.
    NoChange,
    /// It changed something.
    Change,
}

/// What a guard was in all states in which it was judged, each with the first of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// It held.
    pub held: Option<Number>,
    /// It did not hold.
    pub failed: Option<Number>,
}

impl Seen {
    fn note(&mut self, holds: bool, number: Number) {
        let seen = if holds { &mut self.held } else { &mut self.failed };
        seen.get_or_insert(number);
    }

    /// Whether it was judged and never held.
    pub fn never(self) -> bool {
        self.failed.is_some() && self.held.is_none()
    }

    /// Whether it was judged at all.
    pub fn judged(self) -> bool {
        self.held.is_some() || self.failed.is_some()
    }
}

/// The guards and effects of a scene or ending, as places in the lists of [`Facts`]: of lines and branches those that have a guard.
#[derive(Debug, Default)]
struct Slots {
    lines: Vec<(usize, usize)>,
    entry: Range<usize>,
    ways: Vec<WaySlots>,
    next: Vec<(usize, usize)>,
}

/// The guards and effects of a way on.
#[derive(Debug, Default)]
struct WaySlots {
    when: Option<usize>,
    reaction: Vec<(usize, usize)>,
    effects: Range<usize>,
    next: Vec<(usize, usize)>,
    /// Whether nothing but its effects is to be seen: no guard behind it, and no effect on entry anywhere.
    only_effects: bool,
}

impl<'l> Facts<'l> {
    /// Explores a lesson and notes what is seen.
    pub fn new(machine: Machine<'l>) -> Result<Self, TooMany> {
        let explored = Explored::new(machine)?;
        let lesson = explored.lesson();
        let mut facts = Self {
            explored,
            guards: Vec::new(),
            effects: Vec::new(),
            reached: vec![false; lesson.scenes.len() + lesson.endings.len()],
        };
        let mut scenes: Vec<Slots> = (0..lesson.scenes.len()).map(|scene| facts.scene_slots(lesson, scene)).collect();
        let no_entry = scenes.iter().all(|scene| scene.entry.is_empty());
        for way in scenes.iter_mut().flat_map(|scene| &mut scene.ways) {
            way.only_effects = no_entry && way.reaction.is_empty() && way.next.is_empty();
        }
        let endings: Vec<Slots> = (0..lesson.endings.len()).map(|ending| facts.ending_slots(lesson, ending)).collect();
        for vary in starts(lesson) {
            let blank = facts.explored.machine().layout().blank(lesson, &vary);
            facts.see_entry(&scenes, blank, Target::Scene(lesson.start));
        }
        for number in 0..Number::try_from(facts.explored.len()).unwrap_or(Number::MAX) {
            let state = facts.explored.state(number);
            match facts.explored.machine().place(state) {
                Target::Scene(scene) => {
                    facts.reached[scene] = true;
                    facts.see_scene(&lesson.scenes[scene], &scenes, scene, (number, state));
                }
                Target::Ending(ending) => {
                    facts.reached[lesson.scenes.len() + ending] = true;
                    facts.see_lines(&lesson.endings[ending].text, &endings[ending].lines, (number, state));
                }
            }
        }
        Ok(facts)
    }

    fn guard(&mut self, guard: &Guard, at: GuardAt) -> Option<usize> {
        (!guard.is_empty()).then(|| {
            self.guards.push((at, Seen::default()));
            self.guards.len() - 1
        })
    }

    fn lines(&mut self, lines: &[Line], at: impl Fn(usize) -> GuardAt) -> Vec<(usize, usize)> {
        let guarded = lines.iter().enumerate();
        guarded.filter_map(|(index, line)| self.guard(&line.when, at(index)).map(|slot| (index, slot))).collect()
    }

    fn effects(&mut self, effects: &[Effect], scene: usize, way: Option<usize>) -> Range<usize> {
        let first = self.effects.len();
        self.effects.extend(effects.iter().map(|&effect| (EffectAt { scene, way, effect }, Did::Nothing)));
        first..self.effects.len()
    }

    fn branches(&mut self, branches: &[Branch], scene: usize, way: Option<usize>) -> Vec<(usize, usize)> {
        let all = branches.iter().enumerate();
        let slot = |(branch, to): (usize, &Branch)| {
            self.guard(&to.when, GuardAt::Branch { scene, way, branch }).map(|slot| (branch, slot))
        };
        all.filter_map(slot).collect()
    }

    fn scene_slots(&mut self, lesson: &Lesson, index: usize) -> Slots {
        let scene = &lesson.scenes[index];
        let lines = self.lines(&scene.lines, |line| GuardAt::Line { scene: index, line });
        let entry = self.effects(&scene.effects, index, None);
        let next = self.branches(&scene.next, index, None);
        let ways = scene.ways().enumerate().map(|(place, way)| {
            let reaction = scene.choices().get(place).map_or(&[][..], |choice| &choice.reaction);
            WaySlots {
                when: self.guard(&way.when, GuardAt::Way { scene: index, way: place }),
                reaction: self.lines(reaction, |line| GuardAt::Reaction { scene: index, way: place, line }),
                effects: self.effects(&way.effects, index, Some(place)),
                // A way on without branches of its own has those of its scene, and is judged as one with them.
                next: if way.next == scene.next { next.clone() } else { self.branches(&way.next, index, Some(place)) },
                only_effects: false,
            }
        });
        let ways = ways.collect();
        Slots { lines, entry, ways, next }
    }

    fn ending_slots(&mut self, lesson: &Lesson, ending: usize) -> Slots {
        let lines = self.lines(&lesson.endings[ending].text, |line| GuardAt::EndingLine { ending, line });
        Slots { lines, ..Slots::default() }
    }

    fn see_lines(&mut self, lines: &[Line], slots: &[(usize, usize)], (number, state): (Number, State)) {
        for &(line, slot) in slots {
            let holds = self.explored.machine().holds(&lines[line].when, state);
            self.guards[slot].1.note(holds, number);
        }
    }

    fn see_scene(&mut self, scene: &Scene, slots: &[Slots], index: usize, (number, state): (Number, State)) {
        self.see_lines(&scene.lines, &slots[index].lines, (number, state));
        if matches!(scene.body, Body::Passage | Body::Compose(_)) {
            self.see_branches(&scene.next, &slots[index].next, (number, state));
            let target = self.explored.machine().passes_to(scene, state);
            return self.see_entry(slots, state, target);
        }
        for (way, (taken, slot)) in scene.ways().zip(&slots[index].ways).enumerate() {
            // A way on that was used up is not judged by its guard any more.
            if self.explored.machine().is_used_up(taken, state) {
                continue;
            }
            let holds = self.explored.machine().holds(&taken.when, state);
            if let Some(when) = slot.when {
                self.guards[when].1.note(holds, number);
            }
            let changed = || self.effects[slot.effects.clone()].iter().all(|(_, did)| *did == Did::Change);
            if !holds || (slot.only_effects && changed()) {
                continue;
            }
            let (after, target) = self.explored.machine().leave(state, taken);
            if let Some(choice) = scene.choices().get(way) {
                self.see_lines(&choice.reaction, &slot.reaction, (number, after));
            }
            note_effects(&mut self.effects, self.explored.machine().layout(), &slot.effects, (state, after));
            self.see_branches(&taken.next, &slot.next, (number, after));
            self.see_entry(slots, after, target);
        }
    }

    /// Branches are judged in turn up to the first that holds.
    fn see_branches(&mut self, branches: &[Branch], slots: &[(usize, usize)], (number, state): (Number, State)) {
        let first = branches.iter().position(|branch| self.explored.machine().holds(&branch.when, state));
        for &(branch, slot) in slots.iter().filter(|(branch, _)| first.is_none_or(|first| *branch <= first)) {
            self.guards[slot].1.note(first == Some(branch), number);
        }
    }

    /// The effects on entry of the place that a step leads to, and of those that it leads on to at once.
    fn see_entry(&mut self, slots: &[Slots], before: State, target: Target) {
        if let Target::Scene(scene) = target
            && slots[scene].entry.is_empty()
        {
            return;
        }
        let Self { explored, effects, .. } = self;
        let machine = explored.machine();
        machine.enter_watched(before, target, |scene, before, after| {
            note_effects(effects, machine.layout(), &slots[scene].entry, (before, after));
        });
    }
}

/// Notes what effects did that were applied together. There is at most one of a meter or flag among them.
fn note_effects(effects: &mut [(EffectAt, Did)], layout: &Layout, slots: &Range<usize>, (before, after): (State, State)) {
    for (at, did) in &mut effects[slots.clone()] {
        let changed = match at.effect {
            Effect::Meter { meter, .. } => layout.meter(before, meter) != layout.meter(after, meter),
            Effect::Flag { flag, .. } => layout.flag(before, flag) != layout.flag(after, flag),
        };
        *did = (*did).max(if changed { Did::Change } else { Did::NoChange });
    }
}
