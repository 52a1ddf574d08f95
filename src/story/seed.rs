//! What chance decides in an attempt, from its seed alone: the order of choices and the details that vary.
//!
//! `ChaCha8` gives the same numbers on every platform and in every version. Each draw has a generator of its own, by seed and name, so
//! that going back or coming to a scene on another way disturbs nothing.

use rand::SeedableRng as _;
use rand::rngs::ChaCha8Rng;
use rand::seq::{IndexedRandom as _, SliceRandom as _};

use crate::lesson::id::{Id, MAX_ID};
use crate::lesson::model::Lesson;
use crate::lesson::text::Text;

/// The order of an attempt for so many choices of a scene, by index.
pub fn order(choices: usize, seed: u64, scene: &Id) -> Vec<usize> {
    let mut order: Vec<usize> = (0..choices).collect();
    order.shuffle(&mut generator(seed, scene));
    order
}

/// The value of each `vary` key of a lesson.
pub fn vary(lesson: &Lesson, seed: u64) -> Vec<Text> {
    let draw =
        |vary: &crate::lesson::model::Vary| vary.values.choose(&mut generator(seed, &vary.id)).cloned().unwrap_or_default();
    lesson.vary.iter().map(draw).collect()
}

/// The generator of a seed and a name: the seed fills the first bytes of the key, and the name is folded into the rest.
fn generator(seed: u64, name: &Id) -> ChaCha8Rng {
    const SEED: usize = size_of::<u64>();
    let mut key = [0; 32];
    key[..SEED].copy_from_slice(&seed.to_le_bytes());
    for (at, byte) in name.as_str().bytes().enumerate().take(MAX_ID) {
        let slot = &mut key[SEED + at % (32 - SEED)];
        *slot = slot.rotate_left(3) ^ byte;
    }
    ChaCha8Rng::from_seed(key)
}
