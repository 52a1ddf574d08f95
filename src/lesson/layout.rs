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

/// A field of bits: where it starts, and as many ones as it is wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bits {
    shift: u32,
    mask: u64,
}

impl Bits {
    /// A field of no bits starts nowhere: behind 64 bits there is no place that could be read.
    fn new(shift: u32, width: u32) -> Self {
        Self { shift: if width == 0 { 0 } else { shift }, mask: u64::MAX.checked_shr(u64::BITS - width).unwrap_or(0) }
    }
    fn get(self, state: u64) -> u64 {
        (state >> self.shift) & self.mask
    }
    fn set(self, state: u64, value: u64) -> u64 {
        state & !(self.mask << self.shift) | (value << self.shift)
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
            let field = Bits::new(used, width.min(u64::BITS));
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
        if used <= u64::BITS { Ok(Self { bits: used, ..layout }) } else { Err(used) }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::id::Id;
    use crate::lesson::load::load;
    use crate::lesson::model::{Meter, Vary};
    use crate::lesson::source::Source;
    use crate::lesson::text::Text;
    use crate::lesson::vocabulary::Vocabulary;

    /// A lesson of one scene and one ending, with meters from `min` to `max`, flags, used-up ways and guarded `vary` keys.
    fn lesson(meters: &[(u8, u8)], flags: usize, once: usize, vary: &[usize]) -> Lesson {
        let text = "{format: 1, title: t, summary: s, principles: [p], medium: chat, minutes: 1, \
                    scenes: {a: {lines: l, next: b}}, endings: {b: {title: t, quality: fair, text: t}}}";
        let (source, faults) = Source::new(text.into(), Text::default());
        let plain = load(None, &source, faults, &Vocabulary::default()).lesson.expect("a lesson");
        let meter =
            |&(min, max): &(u8, u8)| Meter { id: Id::default(), label: Text::default(), min, max, start: max, at_min: None };
        let key = |&values: &usize| Vary { id: Id::default(), values: vec![Text::default(); values], guarded: true };
        Lesson {
            meters: meters.iter().map(meter).collect(),
            flags: vec![Id::default(); flags],
            vary: vary.iter().map(key).collect(),
            once,
            ..plain
        }
    }

    /// Sets every field of a lesson to its highest value and to its lowest, and looks whether any other field has changed.
    fn every_field_keeps_to_itself(lesson: &Lesson) {
        let layout = Layout::new(lesson).expect("a layout");
        let drawn: Vec<usize> = lesson.vary.iter().map(|vary| vary.values.len() - 1).collect();
        let read = |state: State| {
            let meters: Vec<u8> = (0..lesson.meters.len()).map(|meter| layout.meter(state, meter)).collect();
            let flags: Vec<bool> = (0..lesson.flags.len()).map(|flag| layout.flag(state, flag)).collect();
            let used: Vec<bool> = (0..lesson.once).map(|once| layout.used(state, once)).collect();
            let vary: Vec<usize> = (0..lesson.vary.len()).map(|key| layout.vary(state, key)).collect();
            (layout.place(state), meters, flags, used, vary)
        };
        let blank = layout.blank(lesson, &drawn);
        let (first, start) = (Target::Scene(0), lesson.meters.iter().map(|meter| meter.start).collect::<Vec<_>>());
        let (unset, unused) = (vec![false; lesson.flags.len()], vec![false; lesson.once]);
        assert_eq!(read(blank), (first, start.clone(), unset.clone(), unused.clone(), drawn.clone()));

        let moved = layout.with_place(blank, Target::Ending(0));
        assert_eq!(read(moved), (Target::Ending(0), start.clone(), unset.clone(), unused.clone(), drawn.clone()));
        for (index, meter) in lesson.meters.iter().enumerate() {
            let mut values = start.clone();
            values[index] = meter.min;
            let low = layout.with_meter(moved, index, meter.min);
            assert_eq!(read(low), (Target::Ending(0), values, unset.clone(), unused.clone(), drawn.clone()));
            assert_eq!(layout.with_meter(low, index, meter.max), moved);
        }
        for index in 0..lesson.flags.len() {
            let mut flags = unset.clone();
            flags[index] = true;
            let set = layout.with_flag(moved, index, true);
            assert_eq!(read(set), (Target::Ending(0), start.clone(), flags, unused.clone(), drawn.clone()));
            assert_eq!(layout.with_flag(set, index, false), moved);
        }
        for index in 0..lesson.once {
            let mut used = unused.clone();
            used[index] = true;
            let taken = layout.with_used(moved, index);
            assert_eq!(read(taken), (Target::Ending(0), start.clone(), unset.clone(), used, drawn.clone()));
            assert_eq!(layout.with_used(taken, index), taken);
        }
    }

    #[test]
    fn fields_of_any_width_keep_to_themselves() {
        every_field_keeps_to_itself(&lesson(&[], 0, 0, &[]));
        every_field_keeps_to_itself(&lesson(&[(0, 1)], 1, 1, &[1]));
        every_field_keeps_to_itself(&lesson(&[(0, 100), (3, 4), (7, 7), (90, 100)], 5, 3, &[1, 2, 3, 255]));
        every_field_keeps_to_itself(&lesson(&[(0, 100)], 40, 10, &[4]));
    }

    #[test]
    fn sixty_four_bits_are_used_to_the_last() {
        for (flags, once) in [(62, 0), (63, 0), (0, 62), (0, 63), (31, 32)] {
            let lesson = lesson(&[], flags, once, &[]);
            every_field_keeps_to_itself(&lesson);
            assert_eq!(Layout::new(&lesson).map(|layout| layout.bits()), Ok(u32::try_from(flags + once + 1).expect("few")));
        }
        every_field_keeps_to_itself(&lesson(&[(0, 100); 9], 0, 0, &[1]));
        every_field_keeps_to_itself(&lesson(&[(5, 5)], 63, 0, &[1]));
    }

    #[test]
    fn more_than_sixty_four_bits_are_refused_with_their_number() {
        let bits = |meters: &[(u8, u8)], flags, once, vary: &[usize]| Layout::new(&lesson(meters, flags, once, vary)).err();
        assert_eq!(bits(&[], 64, 0, &[]), Some(65));
        assert_eq!(bits(&[], 0, 64, &[]), Some(65));
        assert_eq!(bits(&[(0, 100); 9], 0, 0, &[2]), Some(65));
        assert_eq!(bits(&[], 1000, 1000, &[]), Some(2001));
    }

    #[test]
    fn a_key_that_no_guard_asks_for_takes_no_room() {
        let mut lesson = lesson(&[], 0, 0, &[9]);
        lesson.vary[0].guarded = false;
        let layout = Layout::new(&lesson).expect("a layout");
        assert_eq!((layout.bits(), layout.vary(layout.blank(&lesson, &[8]), 0)), (1, 0));
    }
}
