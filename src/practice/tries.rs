//! The journal folded into tries: each answer to a decision or a drill, with what it was worth and whether it was the first.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;

use super::items::{Item, Items};
use super::record::{Entry, Place, Record};
use crate::journal::{AttemptId, Confidence, Given, Moment, Pick};
use crate::lesson::id::Id;
use crate::lesson::model::{Medium, Quality};

/// One answer to a decision or a drill that the library still has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Try<'a> {
    /// The lesson that the item stands in.
    pub lesson: &'a Id,
    /// The item: the id of a scene or of a drill.
    pub item: &'a Id,
    /// Whether it is a drill.
    pub drill: bool,
    /// The move that it trains.
    pub practises: &'a Id,
    /// Where its talk takes place.
    pub medium: Medium,
    /// How good the answer was.
    pub quality: Quality,
    /// How sure the learner was, where that was asked.
    pub confidence: Option<Confidence>,
    /// When.
    pub at: Moment,
    /// Whether it was the first answer ever to this item.
    pub turn: Turn,
    /// Whether the move was met before on an earlier day.
    pub after_delay: bool,
}

/// Which answer to an item a try is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The first ever: the only one that counts for mastery, since later ones may remember the answer.
    First,
    /// A later one in another session: it is practice.
    Again,
    /// Another one in the same session, after going back, or one in a replay.
    Retry,
}

impl Try<'_> {
    /// Whether the strongest line was taken.
    pub fn is_strong(&self) -> bool {
        self.quality == Quality::Strong
    }

    /// Whether the learner was sure of an answer that was not strong.
    pub fn is_confident_error(&self) -> bool {
        !self.is_strong() && self.confidence == Some(Confidence::Sure)
    }
}

/// The tries at items of a library, in the order of the journal.
pub fn tries<'a>(record: &'a Record, library: &str, items: &'a Items) -> Vec<Try<'a>> {
    // When each item was answered last, and the day on which each move was met first.
    let mut answered = vec![None; items.count()];
    let mut met = BTreeMap::new();
    let mut tries = Vec::with_capacity(record.picked.len());
    for picked in &record.picked {
        let Some(Found { lesson, id, item, pick, drill, replay }) = find(record, library, items, picked.place) else { continue };
        let Some(quality) = item.quality(&pick.choice) else { continue };
        let day = picked.at.day();
        let before = answered[item.number].replace(picked.at);
        let turn = match before {
            None if !replay => Turn::First,
            Some(before) if !replay && !same_session(before, picked.at) => Turn::Again,
            _ => Turn::Retry,
        };
        let first_met = *met.entry(&item.practises).or_insert(day);
        tries.push(Try {
            lesson,
            item: id,
            drill,
            practises: &item.practises,
            medium: item.medium,
            quality,
            confidence: pick.confidence,
            at: picked.at,
            turn,
            after_delay: first_met < day,
        });
    }
    tries
}

/// The scenes whose first answer ever was given in an attempt. In a replay none counts as that: see [`Turn`].
pub fn first_answered(record: &Record, attempt: AttemptId) -> BTreeSet<&Id> {
    let Some(of) = record.attempt(attempt).filter(|of| of.parent.is_none()) else { return BTreeSet::new() };
    let mut first = BTreeMap::new();
    for picked in &record.picked {
        let Place::Scene { attempt, entry } = picked.place else { continue };
        let Some(at) = record.attempts.get(attempt).filter(|at| at.library == of.library && at.lesson == of.lesson) else {
            continue;
        };
        if let Some(Entry::Answer(answer)) = at.entries.get(entry) {
            first.entry(&answer.scene).or_insert(at.id);
        }
    }
    first.into_iter().filter(|(_, id)| *id == attempt).map(|(scene, _)| scene).collect()
}

/// When the next session may begin: what was just told is not practised by telling it again.
pub const NEXT_SESSION: SignedDuration = SignedDuration::from_hours(4);

/// Whether a moment comes after another in the same session. An earlier one does not: the clock was set back in between.
pub fn same_session(before: Moment, at: Moment) -> bool {
    let since = at.timestamp().duration_since(before.timestamp());
    !since.is_negative() && since < NEXT_SESSION
}

/// What was picked, and where.
struct Found<'a> {
    lesson: &'a Id,
    id: &'a Id,
    item: &'a Item,
    pick: &'a Pick,
    drill: bool,
    replay: bool,
}

/// Looks up what was picked. `None` for doors, for other libraries, and for what lessons have lost since.
fn find<'a>(record: &'a Record, library: &str, items: &'a Items, place: Place) -> Option<Found<'a>> {
    match place {
        Place::Drill(place) => {
            let drilled = record.drills.get(place).filter(|drilled| drilled.library == library)?;
            let item = items.drill(&drilled.lesson, &drilled.drill)?;
            let (lesson, id, pick) = (&drilled.lesson, &drilled.drill, &drilled.pick);
            Some(Found { lesson, id, item, pick, drill: true, replay: false })
        }
        Place::Scene { attempt, entry } => {
            let attempt = record.attempts.get(attempt).filter(|attempt| attempt.library == library)?;
            let Some(Entry::Answer(answer)) = attempt.entries.get(entry) else { return None };
            let Given::Pick(pick) = &answer.given else { return None };
            let item = items.scene(&attempt.lesson, &answer.scene)?;
            let (lesson, id, replay) = (&attempt.lesson, &answer.scene, attempt.parent.is_some());
            Some(Found { lesson, id, item, pick, drill: false, replay })
        }
    }
}
