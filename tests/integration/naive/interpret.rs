//! What happens in a state.

use std::collections::BTreeSet;

use mingle::lesson::model::{Body, Branch, Condition, Effect, Guard, Line, Target, Way};

use super::{Naive, Now};

/// No lesson enters more scenes at once.
const MANY: usize = 100;

impl Naive<'_> {
    /// The state in which the first scene was entered.
    pub(crate) fn start(&mut self, vary: Vec<usize>) -> Now {
        let lesson = self.lesson;
        let mut now = Now {
            place: Target::Scene(lesson.start),
            meters: lesson.meters.iter().map(|meter| i32::from(meter.start)).collect(),
            flags: vec![false; lesson.flags.len()],
            used: BTreeSet::new(),
            vary,
        };
        self.enter(&mut now, Target::Scene(lesson.start));
        now
    }

    /// All steps from a state.
    pub(super) fn leave(&mut self, now: &Now) -> Vec<(Option<usize>, Now)> {
        let lesson = self.lesson;
        let at = match now.place {
            Target::Scene(scene) => scene,
            Target::Ending(ending) => {
                let ending = &lesson.endings[ending];
                self.say(&ending.text, &format!("endings.{}.text", ending.id), now);
                return Vec::new();
            }
        };
        let scene = &lesson.scenes[at];
        let path = format!("scenes.{}", scene.id);
        self.say(&scene.lines, &format!("{path}.lines"), now);
        let (ways, part): (Vec<&Way>, &str) = match &scene.body {
            Body::Choices(choices) => (choices.iter().map(|choice| &choice.way).collect(), "choices"),
            Body::Doors(doors) => (doors.iter().collect(), "doors"),
            Body::Compose(_) | Body::Passage => {
                let mut then = now.clone();
                let target = self.branch(&scene.next, &format!("{path}.next"), &then);
                self.enter(&mut then, target);
                return vec![(None, then)];
            }
        };
        let mut steps = Vec::new();
        for (index, way) in ways.into_iter().enumerate() {
            let own = format!("{path}.{part}.{}", way.id);
            if now.used.contains(&(at, index)) || !self.judge(&way.when, &format!("{own}.when"), now) {
                continue;
            }
            let mut then = now.clone();
            if way.once.is_some() {
                then.used.insert((at, index));
            }
            let used_up = self.apply(&mut then, &way.effects, &own);
            if let Body::Choices(choices) = &scene.body {
                self.say(&choices[index].reaction, &format!("{own}.reaction"), &then);
            }
            let branches = if way.next == scene.next { format!("{path}.next") } else { format!("{own}.next") };
            let mut target = self.branch(&way.next, &branches, &then);
            if let (Target::Scene(_), Some(instead)) = (target, used_up) {
                target = instead;
            }
            self.enter(&mut then, target);
            steps.push((Some(index), then));
        }
        steps
    }

    fn enter(&mut self, now: &mut Now, target: Target) {
        let mut target = target;
        for _ in 0..MANY {
            now.place = target;
            let Target::Scene(scene) = target else { return };
            let lesson = self.lesson;
            let scene = &lesson.scenes[scene];
            match self.apply(now, &scene.effects, &format!("scenes.{}", scene.id)) {
                Some(next) if next != target => target = next,
                _ => return,
            }
        }
        panic!("scenes lead on to each other for ever");
    }

    /// Applies effects; the first meter that they bring down to its lowest value may lead somewhere.
    fn apply(&mut self, now: &mut Now, effects: &[Effect], path: &str) -> Option<Target> {
        let mut leads = None;
        for effect in effects {
            let (name, changed) = match *effect {
                Effect::Flag { flag, to } => {
                    let changed = now.flags[flag] != to;
                    now.flags[flag] = to;
                    (&self.lesson.flags[flag], changed)
                }
                Effect::Meter { meter, by } => {
                    let bounds = &self.lesson.meters[meter];
                    let (least, most) = (i32::from(bounds.min), i32::from(bounds.max));
                    let before = now.meters[meter];
                    now.meters[meter] = (before + i32::from(by)).max(least).min(most);
                    if now.meters[meter] == least && before > least && leads.is_none() {
                        leads = bounds.at_min;
                    }
                    (&bounds.id, now.meters[meter] != before)
                }
            };
            *self.effects.entry(format!("{path}.effects.{name}")).or_default() |= changed;
        }
        leads
    }

    fn branch(&mut self, branches: &[Branch], path: &str, now: &Now) -> Target {
        for (index, branch) in branches.iter().enumerate() {
            if self.judge(&branch.when, &format!("{path}[{index}].when"), now) {
                return branch.to;
            }
        }
        panic!("{path}: the last branch has no guard");
    }

    fn say(&mut self, lines: &[Line], path: &str, now: &Now) {
        for (index, line) in lines.iter().enumerate() {
            self.judge(&line.when, &format!("{path}[{index}].when"), now);
        }
    }

    fn judge(&mut self, guard: &Guard, path: &str, now: &Now) -> bool {
        let mut holds = true;
        for condition in guard {
            holds &= match *condition {
                Condition::Meter { meter, least, most } => {
                    now.meters[meter] >= i32::from(least) && now.meters[meter] <= i32::from(most)
                }
                Condition::Flag { flag, is } => now.flags[flag] == is,
                Condition::Vary { vary, value } => now.vary[vary] == value,
            };
        }
        if !guard.is_empty() {
            let (held, failed) = self.guards.entry(path.to_owned()).or_default();
            *held |= holds;
            *failed |= !holds;
        }
        holds
    }
}
