//! The event that a learner practises for, and what remains of it afterwards: whom they met, and what they promised.

use jiff::Span;

use crate::journal::{Day, EventId, Moment};
use crate::lesson::text::Text;

/// An event that a learner practises for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upcoming {
    /// What tells it from other events, also once it was moved to another date: what first named it.
    pub occasion: EventId,
    /// Its date.
    pub date: Day,
    /// What it is called.
    pub name: Option<Text>,
    /// How many minutes a day there are to practise.
    pub minutes: Option<u16>,
    /// When the learner gave it its date, from where the days up to it are counted.
    pub named: Moment,
    /// When the learner first named it.
    pub began: Moment,
    /// The most days ahead that it was whenever it was given a date.
    pub furthest: i32,
    /// Whether it was moved to another date.
    pub moved: bool,
    /// What the learner said of it afterwards; without anything in it where they would rather not.
    pub reflection: Option<Reflection>,
}

/// What a learner said of an event after its date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reflection {
    /// What happened.
    pub happened: Option<Text>,
    /// Whom they met, by first names.
    pub met: Vec<Text>,
}

/// What a learner promised to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// What tells it from others.
    pub id: EventId,
    /// What was promised.
    pub text: Text,
    /// To whom.
    pub to: Option<Text>,
    /// By when.
    pub by: Option<Day>,
    /// Whether it was kept.
    pub kept: bool,
}

impl Upcoming {
    /// An event that is named for the first time.
    pub(super) fn new(occasion: EventId, at: Moment, date: Day) -> Self {
        let (name, minutes, reflection) = (None, None, None);
        Self { occasion, date, name, minutes, named: at, began: at, furthest: 0, moved: false, reflection }
    }

    /// Whether a date that is given to it on a day is another one of the same event. Once it is over, the next one is meant.
    pub(super) fn is_open(&self, day: Day) -> bool {
        self.date >= day && self.reflection.is_none()
    }

    /// The days on which to follow up: the next, and after a week, a month and three months.
    pub fn follow_ups(&self) -> [Day; 4] {
        let months = |months: i32| Day(self.date.0.saturating_add(Span::new().months(months)));
        [self.date.plus(1), self.date.plus(7), months(1), months(3)]
    }

    /// Gives it a date.
    pub(super) fn change(&mut self, at: Moment, date: Day) {
        if date != self.date {
            (self.date, self.named, self.moved) = (date, at, true);
        }
        self.furthest = self.furthest.max(date.since(at.day()));
    }
}
