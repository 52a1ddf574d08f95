//! What a learner has done so far, what it adds up to, and what is good to do next.
//!
//! The journal is folded into a [`Record`] of attempts, drills and settings; attempts are replayed through the story. With the lessons
//! at hand ([`Items`]), a [`Practice`] tells tries, mastery, what is due and what a review consists of.
//!
//! Pure: no clock, no disk, no chance. What the journal cannot tell any more (a lesson was edited since) comes back as data.

pub mod agenda;
pub mod attempts;
pub mod card;
pub mod forget;
pub mod items;
pub mod ladder;
pub mod mastery;
pub mod next;
pub mod occasion;
pub mod opinion;
pub mod overview;
pub mod plan;
pub mod record;
pub mod review;
pub mod tries;

use std::collections::BTreeMap;

pub use agenda::Agenda;
pub use attempts::{Resumed, resume};
pub use card::Card;
pub use items::{DrillId, Items};
pub use mastery::{Count, Mastery, Trend};
pub use next::{Next, Step, Why};
pub use occasion::{Promise, Reflection, Upcoming};
pub use opinion::Opinion;
pub use plan::{Part, Plan, PlannedDay, Portion};
pub use record::{Attempt, Entry, Kept, Record, Settings};
pub use review::{Because, Picked};
pub use tries::{Try, Turn};

use crate::journal::Moment;
use crate::lesson::id::Id;
use crate::lesson::vocabulary::{Principle, Vocabulary};
use ladder::{Standing, Stops};

/// What a learner did and where that leaves them, at a moment.
#[derive(Debug)]
pub struct Practice<'a> {
    record: &'a Record,
    library: &'a str,
    items: &'a Items,
    vocabulary: &'a Vocabulary,
    now: Moment,
    tries: Vec<Try<'a>>,
    standings: Vec<Standing<'a>>,
    drilled: BTreeMap<DrillId, usize>,
    /// How many moves were due when today's practice began; if it has not, how many are.
    due_today: usize,
}

impl<'a> Practice<'a> {
    /// Folds a record over the items of a library, as it is `now`.
    pub fn of(record: &'a Record, library: &'a str, items: &'a Items, vocabulary: &'a Vocabulary, now: Moment) -> Self {
        let tries = tries::tries(record, library, items);
        let stops = Stops::of(record);
        let mut met: BTreeMap<&Id, Standing<'a>> = BTreeMap::new();
        let is_due = |standing: &Standing<'_>, at| standing.is_due(at) && items.drills_of(standing.practises).next().is_some();
        let mut due_today = None;
        for tried in &tries {
            if due_today.is_none() && tried.at.day() == now.day() {
                due_today = Some(met.values().filter(|standing| is_due(standing, tried.at)).count());
            }
            if let Some(standing) = met.get_mut(tried.practises) {
                standing.meet(tried, &stops, now);
            } else {
                met.insert(tried.practises, Standing::new(tried, &stops, now));
            }
        }
        let due_today = due_today.unwrap_or_else(|| met.values().filter(|standing| is_due(standing, now)).count());
        let standings = vocabulary.moves().filter_map(|(_, id, _)| met.remove(id)).collect();
        let drilled = review::drilled(&tries);
        Self { record, library, items, vocabulary, now, tries, standings, drilled, due_today }
    }

    /// What the journal tells.
    pub fn record(&self) -> &'a Record {
        self.record
    }

    /// The library that is learned from, as the journal calls it.
    pub fn library(&self) -> &'a str {
        self.library
    }

    /// What there is to practise.
    pub fn items(&self) -> &'a Items {
        self.items
    }

    /// When this is.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// All tries, in the order of the journal.
    pub fn tries(&self) -> &[Try<'a>] {
        &self.tries
    }

    /// The moves that were met, in the order of the vocabulary.
    pub fn standings(&self) -> &[Standing<'a>] {
        &self.standings
    }

    /// The moves for which it is time and that have drills, in the order of the vocabulary.
    pub fn due(&self) -> impl Iterator<Item = &Standing<'a>> {
        let has_drill = |standing: &Standing<'a>| self.items.drills_of(standing.practises).next().is_some();
        self.standings.iter().filter(move |standing| standing.is_due(self.now) && has_drill(standing))
    }

    /// How the learner does with a move.
    pub fn mastery_of_move(&self, practises: &Id) -> Mastery {
        Mastery::of(self.tries.iter().filter(|tried| tried.practises == practises))
    }

    /// How the learner does with a principle.
    pub fn mastery_of(&self, principle: &Principle) -> Mastery {
        Mastery::of(self.tries.iter().filter(|tried| principle.moves.iter().any(|(id, _)| id == tried.practises)))
    }

    /// The event that is ahead, today included.
    pub fn event_ahead(&self) -> Option<&'a Upcoming> {
        self.record.upcoming.as_ref().filter(|upcoming| upcoming.date >= self.now.day())
    }

    /// How many days there are to the event that is ahead.
    pub fn days_to_event(&self) -> Option<i32> {
        self.event_ahead().map(|upcoming| upcoming.date.since(self.now.day()))
    }

    /// The principle of a move that was met.
    fn principle_of(&self, practises: &Id) -> Option<&'a Id> {
        self.vocabulary.practised(practises).map(|(principle, _)| &principle.id)
    }

    /// The drill that was shown last.
    fn last_drill(&self) -> Option<&DrillId> {
        self.drilled.iter().max_by_key(|&(_, place)| place).map(|(drill, _)| drill)
    }
}
