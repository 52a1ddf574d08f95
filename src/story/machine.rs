//! The dialogue without its text: which ways on there are in a state, and which state each leads to.
//!
//! This is all that search and automatic players need. A [`State`] is 64 bits, and every function here is a pure one of it.

use std::collections::HashSet;

use crate::lesson::layout::{Layout, State};
use crate::lesson::model::{Body, Branch, Condition, Effect, Guard, Lesson, Quality, Scene, Target, Way};

/// The longest way that is followed, in questions: more than a file has room for, so that only loops are ever cut off.
const MAX_WAY: usize = 10_000;

/// A lesson as a machine over states.
#[derive(Debug, Clone)]
pub struct Machine<'l> {
    lesson: &'l Lesson,
    layout: Layout,
}

/// What taking a way on does, in two steps: its effects, then the place it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Still in the scene, with the effects applied: reactions are judged here.
    pub after: State,
    /// In the next place, its effects on entry applied.
    pub next: State,
}

impl<'l> Machine<'l> {
    /// The machine of a lesson; `None` where its states do not fit into 64 bits, which is a finding.
    pub fn new(lesson: &'l Lesson) -> Option<Self> {
        Layout::new(lesson).ok().map(|layout| Self { lesson, layout })
    }

    /// The lesson.
    pub fn lesson(&self) -> &'l Lesson {
        self.lesson
    }

    /// How its states are packed.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The state in which the first scene has been entered. `vary` holds the place of the drawn value of each key.
    pub fn start(&self, vary: &[usize]) -> State {
        self.enter(self.layout.blank(self.lesson, vary), Target::Scene(self.lesson.start))
    }

    /// Where a state is.
    pub fn place(&self, state: State) -> Target {
        self.layout.place(state)
    }

    /// The scene that a state is in; `None` in an ending.
    pub fn scene(&self, state: State) -> Option<&'l Scene> {
        match self.place(state) {
            Target::Scene(scene) => Some(&self.lesson.scenes[scene]),
            Target::Ending(_) => None,
        }
    }

    /// Whether all conditions hold.
    #[inline]
    pub fn holds(&self, guard: &Guard, state: State) -> bool {
        guard.iter().all(|condition| match *condition {
            Condition::Meter { meter, least, most } => (least..=most).contains(&self.layout.meter(state, meter)),
            Condition::Flag { flag, is } => self.layout.flag(state, flag) == is,
            Condition::Vary { vary, value } => self.layout.vary(state, vary) == value,
        })
    }

    /// The ways on that are offered, by index, in the order of the file. Empty where nothing is asked, or in a dead end.
    pub fn available(&self, state: State) -> impl Iterator<Item = usize> {
        let ways = self.scene(state).into_iter().flat_map(Scene::ways).enumerate();
        ways.filter(move |(_, way)| self.offers(way, state)).map(|(index, _)| index)
    }

    /// Whether a way on of the scene that a state is in is offered there.
    pub fn offers(&self, way: &Way, state: State) -> bool {
        !self.is_used_up(way, state) && self.holds(&way.when, state)
    }

    /// Whether a way on can be taken once and was.
    pub fn is_used_up(&self, way: &Way, state: State) -> bool {
        way.once.is_some_and(|once| self.layout.used(state, once))
    }

    /// Takes a way on by its index. An index that the scene does not have passes the scene by, as [`Machine::pass`] does.
    pub fn take(&self, state: State, index: usize) -> Taken {
        match self.scene(state).and_then(|scene| scene.way(index)) {
            Some(way) => self.follow(state, way),
            None => Taken { after: state, next: self.pass(state) },
        }
    }

    /// Takes a way on of the scene that a state is in.
    pub fn follow(&self, state: State, way: &Way) -> Taken {
        let (after, target) = self.leave(state, way);
        Taken { after, next: self.enter(after, target) }
    }

    /// Leaves a scene that asks for no way on: after a composed answer, or in a passage. An ending stays where it is.
    pub fn pass(&self, state: State) -> State {
        self.scene(state).map_or(state, |scene| self.enter(state, self.passes_to(scene, state)))
    }

    /// Where a scene that asks for no way on leads.
    pub fn passes_to(&self, scene: &Scene, state: State) -> Target {
        self.leads(state, &scene.next, None)
    }

    /// Takes a way on up to the door of the place that it leads to: its effects are applied, and nothing is entered.
    pub fn leave(&self, state: State, way: &Way) -> (State, Target) {
        let used = way.once.map_or(state, |once| self.layout.with_used(state, once));
        let (after, used_up) = self.apply(used, &way.effects);
        (after, self.leads(after, &way.next, used_up))
    }

    /// Applies effects, of which there are often none. Also tells where a meter that they used up leads to.
    #[inline]
    fn apply(&self, state: State, effects: &[Effect]) -> (State, Option<Target>) {
        let (mut state, mut used_up) = (state, None);
        for effect in effects {
            match *effect {
                Effect::Flag { flag, to } => state = self.layout.with_flag(state, flag, to),
                Effect::Meter { meter, by } => {
                    let (changed, target) = self.add(state, meter, by);
                    (state, used_up) = (changed, used_up.or(target));
                }
            }
        }
        (state, used_up)
    }

    /// Adds to a meter. Also tells where it leads, if that used it up.
    fn add(&self, state: State, meter: usize, by: i16) -> (State, Option<Target>) {
        let bounds = &self.lesson.meters[meter];
        let before = self.layout.meter(state, meter);
        let sum = (i16::from(before) + by).clamp(i16::from(bounds.min), i16::from(bounds.max));
        let now = u8::try_from(sum).unwrap_or(bounds.min);
        let used_up = bounds.at_min.filter(|_| now == bounds.min && before > now);
        (self.layout.with_meter(state, meter, now), used_up)
    }

    /// Where the first branch that holds leads, or a used-up meter does. An ending cannot be overtaken.
    fn leads(&self, state: State, branches: &[Branch], used_up: Option<Target>) -> Target {
        let named = branches.iter().find(|branch| self.holds(&branch.when, state)).map_or(Target::Ending(0), |branch| branch.to);
        match (named, used_up) {
            (Target::Scene(_), Some(target)) => target,
            (Target::Scene(_), None) | (Target::Ending(_), _) => named,
        }
    }

    /// Enters a place. Effects on entry that use up a meter lead on at once. Each meter can do so once on the way; the bound keeps a
    /// refused lesson, in which scenes fill and use up each other's meters, from running for ever.
    pub fn enter(&self, state: State, target: Target) -> State {
        self.enter_watched(state, target, |_, _, _| ())
    }

    /// The same, and shows each scene that is entered on the way with the states before and after its effects.
    pub fn enter_watched(&self, state: State, target: Target, mut watch: impl FnMut(usize, State, State)) -> State {
        let (mut state, mut target) = (state, target);
        for _ in 0..=self.lesson.meters.len() {
            state = self.layout.with_place(state, target);
            let Target::Scene(scene) = target else { break };
            let (entered, used_up) = self.apply(state, &self.lesson.scenes[scene].effects);
            watch(scene, state, entered);
            state = entered;
            match used_up {
                Some(next) if next != target => target = next,
                Some(_) | None => break,
            }
        }
        state
    }

    /// Passes on until somebody is asked or the lesson ends.
    pub fn settle(&self, state: State) -> State {
        let mut state = state;
        // Loading refuses circles of scenes that only pass on, so each passes once, and once more after each meter that is used up on
        // the way; the bound keeps a refused lesson from running for ever.
        for _ in 0..=self.lesson.scenes.len().saturating_mul(self.lesson.meters.len() + 1) {
            match self.scene(state).map(|scene| &scene.body) {
                Some(Body::Passage) => state = self.pass(state),
                Some(Body::Choices(_) | Body::Doors(_) | Body::Compose(_)) | None => break,
            }
        }
        state
    }

    /// The way on that a learner with the best answers takes: the first strong choice in the file, else the first of the best that
    /// is offered; the first door.
    pub fn best(&self, state: State) -> Option<usize> {
        let choices = self.scene(state).map_or(&[][..], Scene::choices);
        self.available(state).min_by_key(|&index| choices.get(index).map_or(Quality::Strong, |choice| choice.quality))
    }

    /// The places on the best way from a state, up to an ending or a state seen before: each state that asks, then the last one.
    /// Of doors it takes the first that leads somewhere new, so that a room one comes back to is left in the end. A way that goes
    /// round and round without coming to either is cut off.
    pub fn best_way(&self, state: State) -> Vec<State> {
        let mut way: Vec<State> = Vec::new();
        let mut seen = HashSet::new();
        let mut state = self.settle(state);
        while way.len() < MAX_WAY && seen.insert(state) {
            way.push(state);
            let leads = |index: usize| self.settle(self.take(state, index).next);
            let is_room = matches!(self.scene(state).map(|scene| &scene.body), Some(Body::Doors(_)));
            let new_door = self.available(state).find(|&door| is_room && !seen.contains(&leads(door)));
            state = match new_door.or_else(|| self.best(state)) {
                Some(index) => leads(index),
                None if matches!(self.scene(state).map(|scene| &scene.body), Some(Body::Compose(_))) => {
                    self.settle(self.pass(state))
                }
                None => break,
            };
        }
        way
    }

    /// How many decisions lie on the best way from a state.
    pub fn decisions_ahead(&self, state: State) -> usize {
        let asks = |&state: &State| self.scene(state).is_some_and(|scene| !scene.choices().is_empty());
        self.best_way(state).into_iter().filter(asks).count()
    }
}
