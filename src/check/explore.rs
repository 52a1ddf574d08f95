//! Visits every state of a lesson that can be reached, over the text-free core of the story: meters, flags, used-up ways on and
//! guarded details included. What it says is proved, not sampled.
//!
//! States are numbered in the order in which they are found, breadth first by answers, so that the first way to anything is one of
//! fewest answers.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};
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
    found_from: Vec<(Number, Option<u16>)>,
    /// Where the edges of each state begin in `edges`, and one more for the end.
    first_edge: Vec<u32>,
    edges: Vec<Edge>,
}

/// A step from a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The way on, by index in its scene; `None` where a scene passes on or words are composed.
    pub way: Option<u16>,
    /// Where it leads.
    pub to: Number,
}

/// There are more states than are explored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany;

impl<'l> Explored<'l> {
    /// Explores a lesson from all its starts: one for each combination of guarded details.
    pub fn new(machine: Machine<'l>) -> Result<Self, TooMany> {
        let lesson = machine.lesson();
        if start_values(lesson).try_fold(1_usize, usize::checked_mul).is_none_or(|all| all > MAX_STATES) {
            return Err(TooMany);
        }
        let mut known = Known::new(machine.layout().bits());
        let most = known.most();
        let mut explored = Self {
            machine,
            states: Vec::with_capacity(most),
            found_from: Vec::with_capacity(most),
            first_edge: Vec::with_capacity(most + 1),
            edges: Vec::with_capacity(2 * most),
        };
        for vary in starts(lesson) {
            let start = explored.machine.start(&vary);
            let number = explored.states.len();
            explored.reach(&mut known, start, (number_of(number), None));
        }
        let mut at = 0;
        while at < explored.states.len() {
            if explored.states.len() > MAX_STATES {
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
                for (way, index) in scene.ways().zip(0..) {
                    if self.machine.offers(way, state) {
                        let (way, next) = (Some(index), self.machine.follow(state, way).next);
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
    fn reach(&mut self, known: &mut Known, state: State, from: (Number, Option<u16>)) -> Number {
        let next = number_of(self.states.len());
        let number = known.number(state, next);
        if number == next {
            self.states.push(state);
            self.found_from.push(from);
            self.pass_on(known, number);
        }
        number
    }

    /// Follows a new state to what it passes on to. Nothing is answered on the way, so these places come before all that takes one
    /// answer more.
    fn pass_on(&mut self, known: &mut Known, number: Number) {
        let mut from = number;
        while let Some(Body::Passage | Body::Compose(_)) = self.machine.scene(self.state(from)).map(|scene| &scene.body) {
            let state = self.machine.pass(self.state(from));
            let next = number_of(self.states.len());
            if self.states.len() > MAX_STATES || known.number(state, next) != next {
                break;
            }
            self.states.push(state);
            self.found_from.push((from, None));
            from = next;
        }
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
        self.answers(&self.found_from, number)
    }

    /// The answers on a way to a state that is known step by step, from its end.
    fn answers(&self, found_from: &[(Number, Option<u16>)], number: Number) -> Vec<&'l str> {
        let mut way = Vec::new();
        let mut at = number;
        loop {
            let (from, taken) = found_from[at as usize];
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
        let mut open: Vec<Number> = self.starts().collect();
        for &start in &open {
            on_way[start as usize] = true;
        }
        let mut all = open.clone();
        while let Some(number) = open.pop() {
            let best = self.best_quality(number);
            for edge in self.edges(number).iter().filter(|edge| self.quality(number, **edge) == best) {
                if !std::mem::replace(&mut on_way[edge.to as usize], true) {
                    open.push(edge.to);
                    all.push(edge.to);
                }
            }
        }
        all.sort_unstable();
        all
    }

    /// The best quality that is on offer; `None` for doors and where nothing is chosen.
    pub fn best_quality(&self, number: Number) -> Option<Quality> {
        self.edges(number).iter().filter_map(|&edge| self.quality(number, edge)).min()
    }

    /// The cheapest ways to all states by what each step costs, `None` where it is not to be taken; of these the shortest.
    pub fn cheapest(&self, cost: impl Fn(Number, Edge) -> Option<u32>) -> Ways<'_, 'l> {
        let mut ways =
            Ways { explored: self, costs: vec![(u32::MAX, u32::MAX); self.states.len()], found_from: self.found_from.clone() };
        let mut open = BinaryHeap::new();
        for start in self.starts() {
            ways.costs[start as usize] = (0, 0);
            open.push(Reverse(((0, 0), start)));
        }
        while let Some(Reverse((so_far, from))) = open.pop() {
            if so_far > ways.costs[from as usize] {
                continue;
            }
            for &edge in self.edges(from) {
                let Some(more) = cost(from, edge) else { continue };
                let sum = (so_far.0 + more, so_far.1 + u32::from(edge.way.is_some()));
                if sum < ways.costs[edge.to as usize] {
                    ways.costs[edge.to as usize] = sum;
                    ways.found_from[edge.to as usize] = (from, edge.way);
                    open.push(Reverse((sum, edge.to)));
                }
            }
        }
        ways
    }

    /// The states that lessons start in.
    pub fn starts(&self) -> impl Iterator<Item = Number> {
        (0..).zip(&self.found_from).filter(|&(number, &(from, _))| from == number).map(|(number, _)| number)
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
        let mut open: VecDeque<Number> = self.starts().collect();
        for &start in &open {
            fewest[start as usize] = 0;
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

/// The cheapest ways to all states.
#[derive(Debug)]
pub struct Ways<'e, 'l> {
    explored: &'e Explored<'l>,
    costs: Vec<(u32, u32)>,
    found_from: Vec<(Number, Option<u16>)>,
}

impl<'l> Ways<'_, 'l> {
    /// What the way to a state costs, and how many answers it takes.
    pub fn cost(&self, number: Number) -> (u32, u32) {
        self.costs[number as usize]
    }

    /// The answers on it, as the ids of ways on.
    pub fn way_to(&self, number: Number) -> Vec<&'l str> {
        self.explored.answers(&self.found_from, number)
    }
}

/// The places of the drawn values for each start: every combination of the keys that guards ask for, the first value of the others.
pub fn starts(lesson: &Lesson) -> Vec<Vec<usize>> {
    start_values(lesson).fold(vec![Vec::new()], |starts, values| {
        starts.iter().flat_map(|start| (0..values).map(move |value| [&start[..], &[value]].concat())).collect()
    })
}

/// Of each detail, how many values make a difference.
fn start_values(lesson: &Lesson) -> impl Iterator<Item = usize> {
    lesson.vary.iter().map(|vary| if vary.guarded { vary.values.len().max(1) } else { 1 })
}

fn number_of(index: usize) -> Number {
    Number::try_from(index).unwrap_or(Number::MAX)
}

/// The numbers of the states that were found: a table by the state itself where it is small, else a map.
enum Known {
    /// Each number and one more; 0 for none, so that a table is made without writing to it.
    Table(Vec<Number>),
    Map(HashMap<u64, Number, BuildHasherDefault<Mix>>),
}

impl Known {
    /// States of so many bits fit into a table that is no larger than the map of all states would be.
    const TABLE_BITS: u32 = 22;

    fn new(bits: u32) -> Self {
        if bits <= Self::TABLE_BITS { Self::Table(vec![0; 1 << bits]) } else { Self::Map(HashMap::default()) }
    }

    /// Room for so many states is asked for at once: memory that is never written to costs nothing, and growing would copy it all.
    fn most(&self) -> usize {
        match self {
            Self::Table(table) => table.len(),
            Self::Map(_) => 0,
        }
    }

    /// The number of a state; `next` if it has none yet, which it then keeps.
    fn number(&mut self, state: State, next: Number) -> Number {
        match self {
            Self::Table(table) => {
                let slot = &mut table[usize::try_from(state.bits()).unwrap_or(usize::MAX)];
                if *slot == 0 {
                    *slot = next + 1;
                }
                *slot - 1
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
