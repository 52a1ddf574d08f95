//! How all that an attempt must remember packs into 64 bits: a field of bits for the place, each meter, flag, used-up way on and
//! guarded `vary` key.
//!
//! Fields of whole bits instead of a mixed radix: a read is a shift and a mask, where the radix needs two divisions, and a lesson
//! of six meters of 0..=10 loses less than four bits by it.

use super::model::{Lesson, Target};

/// The fields of a lesson's states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    scenes: usize,
    place: Bits,
    meters: Vec<(Bits, u8)>,
    flags: Bits,
    once: Bits,
    vary: Vec<Option<Bits>>,
    bits: u32,
}

/// A field of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bits {
    shift: u32,
    width: u32,
}

impl Bits {
    fn get(self, state: u64) -> u64 {
        (state >> self.shift) & self.mask()
    }
    fn set(self, state: u64, value: u64) -> u64 {
        state & !(self.mask() << self.shift) | (value << self.shift)
    }
    fn mask(self) -> u64 {
        (1_u64 << self.width) - 1
    }
}

/// All that an attempt remembers, packed by the [`Layout`] of its lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct State(u64);

impl State {
    /// The state as a number of as many bits as its layout has.
    pub fn bits(self) -> u64 {
        self.0
    }
}

impl Layout {
    /// The layout of a lesson, or how many bits it would need where 64 are not enough.
    pub fn new(lesson: &Lesson) -> Result<Self, u32> {
        let mut used = 0;
        let mut bits = |width: u32| {
            let field = Bits { shift: used, width };
            used = used.saturating_add(width);
            field
        };
        let count = |values: usize| usize::BITS - values.saturating_sub(1).leading_zeros();
        let layout = Self {
            scenes: lesson.scenes.len(),
            place: bits(count(lesson.scenes.len() + lesson.endings.len())),
            meters: lesson.meters.iter().map(|m| (bits(count(usize::from(m.max - m.min) + 1)), m.min)).collect(),
            flags: bits(u32::try_from(lesson.flags.len()).unwrap_or(u32::MAX)),
            once: bits(u32::try_from(lesson.once).unwrap_or(u32::MAX)),
            vary: lesson.vary.iter().map(|v| v.guarded.then(|| bits(count(v.values.len())))).collect(),
            bits: 0,
        };
        // A field of 64 bits could not be masked; a lesson with one field that wide has a place beside it and is too wide anyway.
        if used < u64::BITS { Ok(Self { bits: used, ..layout }) } else { Err(used) }
    }

    /// How many bits a state takes.
    pub fn bits(&self) -> u32 {
        self.bits
    }

    /// The state before the first scene is entered: meters at their start, nothing set or used.
    pub fn blank(&self, lesson: &Lesson, vary: &[usize]) -> State {
        let state = lesson.meters.iter().enumerate().fold(State(0), |state, (meter, m)| self.with_meter(state, meter, m.start));
        let drawn = self.vary.iter().zip(vary).filter_map(|(field, &value)| field.map(|field| (field, value)));
        drawn.fold(state, |state, (field, value)| State(field.set(state.0, value as u64)))
    }

    /// Where the attempt is.
    pub fn place(&self, state: State) -> Target {
        let place = usize::try_from(self.place.get(state.0)).unwrap_or(usize::MAX);
        if place < self.scenes { Target::Scene(place) } else { Target::Ending(place - self.scenes) }
    }

    /// The state at another place.
    pub fn with_place(&self, state: State, place: Target) -> State {
        let index = match place {
            Target::Scene(scene) => scene,
            Target::Ending(ending) => self.scenes + ending,
        };
        State(self.place.set(state.0, index as u64))
    }

    /// The value of a meter.
    pub fn meter(&self, state: State, meter: usize) -> u8 {
        let (field, min) = self.meters[meter];
        min + u8::try_from(field.get(state.0)).unwrap_or(u8::MAX)
    }

    /// The state with another value of a meter, which must be in its range.
    pub fn with_meter(&self, state: State, meter: usize, value: u8) -> State {
        let (field, min) = self.meters[meter];
        State(field.set(state.0, u64::from(value - min)))
    }

    /// Whether a flag is set.
    pub fn flag(&self, state: State, flag: usize) -> bool {
        state.0 >> self.flags.shift >> flag & 1 == 1
    }

    /// The state with a flag set or not.
    pub fn with_flag(&self, state: State, flag: usize, to: bool) -> State {
        let bit = 1_u64 << self.flags.shift << flag;
        State(if to { state.0 | bit } else { state.0 & !bit })
    }

    /// Whether a way on that can be taken once was taken.
    pub fn used(&self, state: State, once: usize) -> bool {
        state.0 >> self.once.shift >> once & 1 == 1
    }

    /// The state in which it was taken.
    pub fn with_used(&self, state: State, once: usize) -> State {
        State(state.0 | 1_u64 << self.once.shift << once)
    }

    /// The value of a guarded `vary` key.
    pub fn vary(&self, state: State, vary: usize) -> usize {
        self.vary[vary].map_or(0, |field| usize::try_from(field.get(state.0)).unwrap_or(usize::MAX))
    }
}
