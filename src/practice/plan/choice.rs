//! Which lessons come first where not all fit.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::journal::Moment;
use crate::lesson::id::Id;
use crate::practice::Practice;
use crate::practice::card::OWN;

impl Practice<'_> {
    /// Lessons, by their places, in the order in which they are chosen: those that fill the card, then whichever teaches most
    /// principles that none before it teaches; where that decides nothing, in the order of learning. It goes by what had been done at
    /// a moment: nothing done since brings another order, so that no lesson is exchanged for another on the way.
    pub(super) fn ranked(&self, lessons: impl Iterator<Item = usize>, at: Moment) -> Vec<usize> {
        let of = |place: usize| self.record.of_lesson(self.library, &self.items.lessons()[place]);
        let finished = |place: &usize| of(*place).any(|attempt| attempt.ending.is_some() && attempt.last < at);
        let (done, open): (Vec<usize>, Vec<usize>) = lessons.partition(finished);
        let written = |name: &str| self.record.kept.iter().any(|(id, kept)| id.as_str() == name && kept.at < at);
        let asks = |name: &&str| open.iter().copied().find(|place| self.items.keeps(*place, name));
        let mut ranked: Vec<usize> = OWN.iter().filter(|name| !written(name)).filter_map(asks).collect();
        ranked.dedup();
        while ranked.len() < open.len() {
            let taught: BTreeSet<&Id> = done.iter().chain(&ranked).flat_map(|place| self.items.principles(*place)).collect();
            let new = |place: usize| self.items.principles(place).iter().filter(|principle| !taught.contains(principle)).count();
            let rest = open.iter().copied().filter(|place| !ranked.contains(place));
            ranked.extend(rest.max_by_key(|place| (new(*place), Reverse(*place))));
        }
        ranked
    }
}
