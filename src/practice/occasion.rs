//! The event that a learner practises for, and what remains of it afterwards: whom they met, and what they promised.

use jiff::Span;

use super::plan::{FURTHEST, MINUTES};
use super::record::Record;
use crate::journal::{Day, EventId, Moment, Question};
use crate::lesson::text::Text;
use crate::wording::after;
use crate::wording::dates::{self, Meant, meant};

/// For so many days after the last day to follow up, that is still shown.
const AFTER: i32 = 30;

/// Why a day cannot be prepared for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoDate {
    /// The words are no date; a day that would do.
    Unclear(Text, Day),
    /// The words may mean either of two days.
    Either(Text, Day, Day),
    /// It is over; a day that would do.
    Past(Day, Day),
    /// It is too far ahead for a plan.
    Far(Day),
}

impl NoDate {
    /// What is said, and what to do, in a sentence without its capital and its end.
    pub fn words(&self) -> Text {
        match self {
            Self::Unclear(words, example) => dates::not_a_date(words, example.0),
            Self::Either(words, one, other) => dates::either_date(words, one.0, other.0),
            Self::Past(day, example) => dates::date_past(day.0, example.0),
            Self::Far(day) => dates::date_far(day.0, FURTHEST / 365),
        }
    }
}

/// The day that words mean on a day: a date in one of the ways in which people write it, or how many days from then.
pub fn date_meant(words: &str, today: Day) -> Result<Day, NoDate> {
    let words = Text::new(words).on_one_line();
    let example = today.plus(9);
    let date = match words.as_str().parse() {
        Ok(date) => date,
        Err(_) => match meant(words.as_str(), today.0) {
            Meant::Day(date) => Day(date),
            Meant::Either(one, other) => return Err(NoDate::Either(words, Day(one), Day(other))),
            Meant::Nothing => return Err(NoDate::Unclear(words, example)),
        },
    };
    match date {
        date if date < today => Err(NoDate::Past(date, example)),
        date if date.since(today) > FURTHEST => Err(NoDate::Far(date)),
        date => Ok(date),
    }
}

/// An event that a learner practises for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upcoming {
    /// What tells it from other events, also once it was moved to another date: what first named it.
    pub occasion: EventId,
    /// Its date.
    pub date: Day,
    /// What it is called.
    pub name: Option<Text>,
    /// How many minutes a day there are to practise, as the learner said.
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
    /// The question that was not answered yet, where they left in the middle.
    pub next: Option<Question>,
}

/// What a learner promised to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// What tells it from others.
    pub id: EventId,
    /// When it was written down.
    pub made: Moment,
    /// What was promised.
    pub text: Text,
    /// To whom.
    pub to: Option<Text>,
    /// By when.
    pub by: Option<Day>,
    /// Whether it was kept.
    pub kept: bool,
}

impl Promise {
    /// It in a line, as it is read on a day.
    pub fn words(&self, today: Day) -> Text {
        after::promise(&self.text, self.to.as_ref(), self.by.map(|by| (by.0, by < today)))
    }
}

impl Record {
    /// The promises that are not kept yet: in the order of their days, and then those without one.
    pub fn open_promises(&self) -> Vec<&Promise> {
        let mut open: Vec<&Promise> = self.promises.iter().filter(|promise| !promise.kept).collect();
        open.sort_by_key(|promise| (promise.by.is_none(), promise.by));
        open
    }
}

/// Gives a promise the words, the person and the day that it has from now on, open again if it was kept; without any it is taken out.
pub(super) fn amend(promises: &mut Vec<Promise>, id: EventId, now: Option<(Text, Option<Text>, Option<Day>)>) {
    let Some(place) = promises.iter().position(|known| known.id == id) else { return };
    if let Some((text, to, by)) = now {
        let made = promises[place].made;
        promises[place] = Promise { id, made, text, to, by, kept: false };
    } else {
        promises.remove(place);
    }
}

impl Upcoming {
    /// An event that is named for the first time.
    pub(super) fn new(occasion: EventId, at: Moment, date: Day) -> Self {
        let (name, minutes, reflection) = (None, None, None);
        Self { occasion, date, name, minutes, named: at, began: at, furthest: 0, moved: false, reflection }
    }

    /// Whether it is still ahead on a day, or is that day and nobody looked back yet. A date that is given to it then is another one of
    /// the same event; later, the next one is meant.
    pub fn is_open(&self, day: Day) -> bool {
        self.date >= day && self.reflection.is_none()
    }

    /// How many minutes a day there are to practise, also where the learner did not say.
    pub fn minutes_a_day(&self) -> u16 {
        self.minutes.unwrap_or(MINUTES).max(1)
    }

    /// The days on which to follow up: the next, and after a week, a month and three months.
    pub fn follow_ups(&self) -> [Day; 4] {
        let months = |months: i32| Day(self.date.0.saturating_add(Span::new().months(months)));
        [self.date.plus(1), self.date.plus(7), months(1), months(3)]
    }

    /// Whether a promise was made since it was named, as those are that come of it.
    pub fn is_before(&self, promise: &Promise) -> bool {
        self.began <= promise.made
    }

    /// Whether it is over on a day, and there may still be something to follow up.
    pub fn is_followed_up(&self, day: Day) -> bool {
        let [.., last] = self.follow_ups();
        !self.is_open(day) && day <= last.plus(AFTER)
    }

    /// Gives it a date.
    pub(super) fn change(&mut self, at: Moment, date: Day) {
        if date != self.date {
            (self.date, self.named, self.moved) = (date, at, true);
        }
        self.furthest = self.furthest.max(date.since(at.day()));
    }
}
