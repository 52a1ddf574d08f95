//! The model interpreted a second time, over unpacked states and without a thought for speed, and searched by the simplest means.
//! The explorer and the rules of the graph are held to what is found here.

pub(crate) mod findings;
mod interpret;

use std::collections::{BTreeMap, BTreeSet};

use mingle::lesson::model::{Lesson, Quality, Target};

/// All that an attempt remembers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Now {
    pub(crate) place: Target,
    pub(crate) meters: Vec<i32>,
    pub(crate) flags: Vec<bool>,
    /// Ways on with `once` that were taken: scene and way.
    pub(crate) used: BTreeSet<(usize, usize)>,
    pub(crate) vary: Vec<usize>,
}

/// A step: the way on that was answered, if one was, and the state that it leads to.
pub(crate) type Step = (Option<usize>, usize);

/// What a cheapest way costs, and how many answers it takes.
pub(crate) type Cost = (u32, u32);

/// All states of a lesson, and what was seen in them.
pub(crate) struct Naive<'l> {
    pub(crate) lesson: &'l Lesson,
    pub(crate) states: Vec<Now>,
    pub(crate) steps: Vec<Vec<Step>>,
    /// How many of the states are starts; they come first.
    pub(crate) starts: usize,
    /// Where guards stand, with whether they ever held and ever failed.
    pub(crate) guards: BTreeMap<String, (bool, bool)>,
    /// Where effects stand, with whether they ever changed anything.
    pub(crate) effects: BTreeMap<String, bool>,
}

impl<'l> Naive<'l> {
    /// Searches a lesson; `None` where it has more states than are wanted.
    pub(crate) fn search(lesson: &'l Lesson, most: usize) -> Option<Self> {
        let mut naive =
            Self { lesson, states: Vec::new(), steps: Vec::new(), starts: 0, guards: BTreeMap::new(), effects: BTreeMap::new() };
        let mut known = BTreeMap::new();
        let mut combinations = vec![Vec::new()];
        for vary in &lesson.vary {
            let longer =
                |so_far: &Vec<usize>| (0..vary.values.len()).map(|value| [so_far.clone(), vec![value]].concat()).collect();
            combinations = combinations.iter().flat_map(|so_far| -> Vec<Vec<usize>> { longer(so_far) }).collect();
        }
        for vary in combinations {
            let start = naive.start(vary);
            naive.number(&mut known, start);
        }
        naive.starts = naive.states.len();
        let mut at = 0;
        while at < naive.states.len() {
            if naive.states.len() > most {
                return None;
            }
            let steps = naive.leave(&naive.states[at].clone());
            let steps = steps.into_iter().map(|(way, to)| (way, naive.number(&mut known, to))).collect();
            naive.steps.push(steps);
            at += 1;
        }
        Some(naive)
    }

    fn number(&mut self, known: &mut BTreeMap<Now, usize>, state: Now) -> usize {
        let next = self.states.len();
        *known.entry(state.clone()).or_insert_with(|| {
            self.states.push(state);
            next
        })
    }

    pub(crate) fn all(&self) -> std::ops::Range<usize> {
        0..self.states.len()
    }

    /// The scene that a state is in.
    pub(crate) fn scene(&self, state: usize) -> Option<usize> {
        if let Target::Scene(scene) = self.states[state].place { Some(scene) } else { None }
    }

    /// Whether a state is in a strong ending.
    pub(crate) fn is_strong(&self, state: usize) -> bool {
        matches!(self.states[state].place, Target::Ending(ending) if self.lesson.endings[ending].quality == Quality::Strong)
    }

    /// Whether a state asks and offers nothing.
    pub(crate) fn is_dead_end(&self, state: usize) -> bool {
        self.scene(state).is_some() && self.steps[state].is_empty()
    }

    pub(crate) fn quality(&self, state: usize, way: Option<usize>) -> Option<Quality> {
        Some(self.lesson.scenes[self.scene(state)?].choices().get(way?)?.quality)
    }

    /// The best quality on offer.
    pub(crate) fn best(&self, state: usize) -> Option<Quality> {
        self.steps[state].iter().filter_map(|&(way, _)| self.quality(state, way)).min()
    }

    /// Whether a state offers choices, and none of them is strong.
    pub(crate) fn lacks_strong(&self, state: usize) -> bool {
        self.best(state).is_some_and(|best| best != Quality::Strong)
    }

    /// Of each state, whether it is or leads to one of these.
    pub(crate) fn leading_to(&self, goal: impl Fn(usize) -> bool) -> Vec<bool> {
        let mut leads: Vec<bool> = self.all().map(goal).collect();
        loop {
            let more: Vec<usize> =
                self.all().filter(|&at| !leads[at] && self.steps[at].iter().any(|&(_, to)| leads[to])).collect();
            if more.is_empty() {
                return leads;
            }
            for at in more {
                leads[at] = true;
            }
        }
    }

    /// Of each state, whether nothing that leads on from it ever stops.
    pub(crate) fn caught(&self) -> Vec<bool> {
        self.leading_to(|at| self.steps[at].is_empty()).into_iter().map(|stops| !stops).collect()
    }

    /// Of each state, the least cost of a way to it, by what each step costs; `None` is not taken.
    pub(crate) fn costs(&self, cost: impl Fn(usize, Option<usize>) -> Option<u32>) -> Vec<Option<Cost>> {
        let mut costs: Vec<Option<Cost>> = self.all().map(|at| (at < self.starts).then_some((0, 0))).collect();
        let mut changed = true;
        while changed {
            changed = false;
            for at in self.all() {
                let Some((so_far, answers)) = costs[at] else { continue };
                for &(way, to) in &self.steps[at] {
                    let Some(more) = cost(at, way) else { continue };
                    let sum = (so_far + more, answers + u32::from(way.is_some()));
                    if costs[to].is_none_or(|known| sum < known) {
                        costs[to] = Some(sum);
                        changed = true;
                    }
                }
            }
        }
        costs
    }

    /// The fewest answers to each state.
    pub(crate) fn answers(&self) -> Vec<u32> {
        self.costs(|_, _| Some(0)).into_iter().map(|cost| cost.map_or(u32::MAX, |(_, answers)| answers)).collect()
    }

    /// The fewest choices of a quality on a way to each state, and of such ways the fewest answers.
    pub(crate) fn fewest(&self, quality: Quality) -> Vec<Cost> {
        let costs = self.costs(|at, way| Some(u32::from(self.quality(at, way) == Some(quality))));
        costs.into_iter().map(|cost| cost.expect("a state that is reached")).collect()
    }

    /// The ways of best available choices: of each state on them, the fewest answers.
    pub(crate) fn best_ways(&self) -> Vec<Option<Cost>> {
        self.costs(|at, way| (self.quality(at, way) == self.best(at)).then_some(0))
    }

    /// Of each place, scenes first and then endings, whether it is reached.
    pub(crate) fn reached(&self) -> Vec<bool> {
        let (scenes, endings) = (self.lesson.scenes.len(), self.lesson.endings.len());
        let places: BTreeSet<Target> = self.states.iter().map(|state| state.place).collect();
        let all = (0..scenes).map(Target::Scene).chain((0..endings).map(Target::Ending));
        all.map(|place| places.contains(&place)).collect()
    }
}
