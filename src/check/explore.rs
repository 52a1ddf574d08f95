//! Visits every state of a lesson that can be reached, over the text-free core of the story: meters, flags, used-up ways on and
//! guarded details included. What it says is proved, not sampled.
//!
//! States are numbered in the order in which they are found, breadth first, so that the first way to anything is a shortest one.

use std::collections::HashMap;
use std::collections::VecDeque;
use std::hash::{BuildHasherDefault, Hasher};

use crate::lesson::layout::State;
use crate::lesson::model::{Body, Lesson, Quality, Target};
use crate::story::Machine;

/// The most states that are explored; a lesson with more is not proved.
pub const MAX_STATES: usize = 1 << 22;

/// A state by its number.
pub type Number = u32;

/// All that can be reached in a lesson.
#[derive(Debug)]
pub struct Explored<'l> {
    machine: Machine<'l>,
    /// The states, in the order in which they were found.
    states: Vec<State>,
    /// From which state each was found first, and by which way on; its own number for a start.
    found_from: Vec<(Number, Option<u8>)>,
    /// Where the edges of each state begin in `edges`, and one more for the end.
    first_edge: Vec<u32>,
    edges: Vec<Edge>,
}

/// A step from a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The way on, by index in its scene; `None` where a scene passes on or words are composed.
    pub way: Option<u8>,
    /// Where it leads.
    pub to: Number,
}

/// There are more states than are explored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany;

impl<'l> Explored<'l> {
    /// Explores a lesson from all its starts: one for each combination of guarded details.
    pub fn new(machine: Machine<'l>) -> Result<Self, TooMany> {
        Self::within(machine, MAX_STATES)
    }

    fn within(machine: Machine<'l>, most: usize) -> Result<Self, TooMany> {
        let mut explored =
            Self { machine, states: Vec::new(), found_from: Vec::new(), first_edge: Vec::new(), edges: Vec::new() };
        let mut known = Known::new(explored.machine.layout().bits());
        for vary in starts(explored.machine.lesson()) {
            let start = explored.machine.start(&vary);
            let number = explored.states.len();
            explored.reach(&mut known, start, (number_of(number), None));
        }
        let mut at = 0;
        while at < explored.states.len() {
            if explored.states.len() > most {
                return Err(TooMany);
            }
            explored.first_edge.push(number_of(explored.edges.len()));
            explored.leave(&mut known, at);
            at += 1;
        }
        explored.first_edge.push(number_of(explored.edges.len()));
        Ok(explored)
    }

    /// Follows every step from a state.
    fn leave(&mut self, known: &mut Known, at: usize) {
        let (state, from) = (self.states[at], number_of(at));
        let Some(scene) = self.machine.scene(state) else { return };
        match scene.body {
            Body::Choices(_) | Body::Doors(_) => {
                for index in 0..scene.way_count() {
                    if self.machine.offers(scene, index, state) {
                        let way = Some(u8::try_from(index).unwrap_or(u8::MAX));
                        let next = self.machine.take(state, index).next;
                        let to = self.reach(known, next, (from, way));
                        self.edges.push(Edge { way, to });
                    }
                }
            }
            Body::Compose(_) | Body::Passage => {
                let next = self.machine.pass(state);
                let to = self.reach(known, next, (from, None));
                self.edges.push(Edge { way: None, to });
            }
        }
    }

    /// The number of a state, which is new if it was not found before.
    fn reach(&mut self, known: &mut Known, state: State, from: (Number, Option<u8>)) -> Number {
        let next = number_of(self.states.len());
        let number = known.number(state, next);
        if number == next {
            self.states.push(state);
            self.found_from.push(from);
        }
        number
    }

    /// The machine that was explored.
    pub fn machine(&self) -> &Machine<'l> {
        &self.machine
    }

    /// The lesson that was explored.
    pub fn lesson(&self) -> &'l Lesson {
        self.machine.lesson()
    }

    /// How many states there are.
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// Whether there is no state, which cannot be: a lesson starts somewhere.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// The states with their numbers.
    pub fn states(&self) -> impl Iterator<Item = (Number, State)> {
        self.states.iter().enumerate().map(|(number, &state)| (number_of(number), state))
    }

    /// A state by its number.
    pub fn state(&self, number: Number) -> State {
        self.states[number as usize]
    }

    /// The steps from a state.
    pub fn edges(&self, from: Number) -> &[Edge] {
        let from = from as usize;
        &self.edges[self.first_edge[from] as usize..self.first_edge[from + 1] as usize]
    }

    /// The answers on a shortest way to a state, as the ids of ways on.
    pub fn way_to(&self, number: Number) -> Vec<&'l str> {
        let mut way = Vec::new();
        let mut at = number;
        loop {
            let (from, taken) = self.found_from[at as usize];
            if from == at {
                break;
            }
            let scene = self.machine.scene(self.state(from));
            way.extend(taken.and_then(|index| scene?.way(usize::from(index))).map(|way| way.id.as_str()));
            at = from;
        }
        way.reverse();
        way
    }

    /// For each state, whether a state that is a goal can be reached from it, by any number of steps or none.
    pub fn leading_to(&self, goal: impl Fn(Number, State) -> bool) -> Vec<bool> {
        let (first, into) = self.reversed();
        let mut leads: Vec<bool> = self.states().map(|(number, state)| goal(number, state)).collect();
        let mut open: Vec<Number> = (0..number_of(leads.len())).filter(|&number| leads[number as usize]).collect();
        while let Some(number) = open.pop() {
            for &from in &into[first[number as usize] as usize..first[number as usize + 1] as usize] {
                if !std::mem::replace(&mut leads[from as usize], true) {
                    open.push(from);
                }
            }
        }
        leads
    }

    /// The states on the ways of best available choices: of those on offer, all of the best quality; every door.
    pub fn best_states(&self) -> Vec<Number> {
        let mut on_way = vec![false; self.states.len()];
        let mut open: Vec<Number> = Vec::new();
        for (number, &(from, _)) in self.found_from.iter().enumerate() {
            if from as usize == number {
                on_way[number] = true;
                open.push(from);
            }
        }
        let mut best = open.clone();
        while let Some(number) = open.pop() {
            let quality = |edge: &Edge| self.quality(number, *edge);
            let most = self.edges(number).iter().map(quality).min();
            for edge in self.edges(number).iter().filter(|edge| Some(quality(edge)) == most) {
                if !std::mem::replace(&mut on_way[edge.to as usize], true) {
                    open.push(edge.to);
                    best.push(edge.to);
                }
            }
        }
        best.sort_unstable();
        best
    }

    /// The steps turned round: for each state where its list begins, and the states from which it is reached.
    fn reversed(&self) -> (Vec<u32>, Vec<Number>) {
        let mut first = vec![0_u32; self.states.len() + 1];
        for edge in &self.edges {
            first[edge.to as usize + 1] += 1;
        }
        for number in 0..self.states.len() {
            first[number + 1] += first[number];
        }
        let mut next = first.clone();
        let mut into = vec![0; self.edges.len()];
        for from in 0..number_of(self.states.len()) {
            for edge in self.edges(from) {
                into[next[edge.to as usize] as usize] = from;
                next[edge.to as usize] += 1;
            }
        }
        (first, into)
    }

    /// For each state, the fewest choices of a quality on any way to it.
    pub fn fewest(&self, quality: Quality) -> Vec<u32> {
        let mut fewest = vec![u32::MAX; self.states.len()];
        let mut open = VecDeque::new();
        for (number, &(from, _)) in self.found_from.iter().enumerate() {
            if from as usize == number {
                fewest[number] = 0;
                open.push_back(number_of(number));
            }
        }
        while let Some(number) = open.pop_front() {
            let so_far = fewest[number as usize];
            for edge in self.edges(number) {
                let costs = self.quality(number, *edge) == Some(quality);
                let sum = so_far + u32::from(costs);
                if sum < fewest[edge.to as usize] {
                    fewest[edge.to as usize] = sum;
                    if costs { open.push_back(edge.to) } else { open.push_front(edge.to) }
                }
            }
        }
        fewest
    }

    /// The quality of the choice that a step takes; `None` for doors and where nothing is chosen.
    pub fn quality(&self, from: Number, edge: Edge) -> Option<Quality> {
        let scene = self.machine.scene(self.state(from))?;
        scene.choices().get(usize::from(edge.way?)).map(|choice| choice.quality)
    }

    /// The ending of a state, if it is in one.
    pub fn ending(&self, state: State) -> Option<usize> {
        match self.machine.place(state) {
            Target::Ending(ending) => Some(ending),
            Target::Scene(_) => None,
        }
    }
}

/// The places of the drawn values for each start: every combination of the keys that guards ask for, the first value of the others.
fn starts(lesson: &Lesson) -> Vec<Vec<usize>> {
    lesson.vary.iter().fold(vec![Vec::new()], |starts, vary| {
        let values = if vary.guarded { vary.values.len().max(1) } else { 1 };
        starts.iter().flat_map(|start| (0..values).map(move |value| [&start[..], &[value]].concat())).collect()
    })
}

fn number_of(index: usize) -> Number {
    Number::try_from(index).unwrap_or(Number::MAX)
}

/// The numbers of the states that were found: a table by the state itself where it is small, else a map.
enum Known {
    Table(Vec<Number>),
    Map(HashMap<u64, Number, BuildHasherDefault<Mix>>),
}

impl Known {
    /// States of so many bits fit into a table that is no larger than the map of all states would be.
    const TABLE_BITS: u32 = 22;

    fn new(bits: u32) -> Self {
        if bits <= Self::TABLE_BITS { Self::Table(vec![Number::MAX; 1 << bits]) } else { Self::Map(HashMap::default()) }
    }

    /// The number of a state; `next` if it has none yet, which it then keeps.
    fn number(&mut self, state: State, next: Number) -> Number {
        match self {
            Self::Table(table) => {
                let slot = &mut table[usize::try_from(state.bits()).unwrap_or(usize::MAX)];
                if *slot == Number::MAX {
                    *slot = next;
                }
                *slot
            }
            Self::Map(map) => *map.entry(state.bits()).or_insert(next),
        }
    }
}

/// A hash of one 64-bit number: multiplied by the golden ratio and folded, as in Fibonacci hashing (Knuth, TAOCP 3, 6.4).
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }
    fn write_u64(&mut self, number: u64) {
        let product = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = product ^ (product >> 32);
    }
    fn finish(&self) -> u64 {
        self.0
    }
}
