//! The plan up to an event: on which days, what, and for how many minutes.
//!
//! It is made anew from what was done and from now, whenever somebody looks at it. So there is nothing to be late with: what was
//! missed is spread over the days that are left, and what does not fit any more is left out and counted. What comes first where not
//! all fits does not depend on what was done since the event was named, so that the plan stays what it was as far as there is room.

mod choice;
mod lay;
mod today;

use serde::Serialize;

use super::Practice;
use super::occasion::Upcoming;
use crate::journal::Day;
use crate::lesson::text::Text;
use crate::wording::prep as say;
use lay::{Open, Slot, lay_half, lay_lessons, place_rehearsal};
use today::Today;

/// Minutes a day where the learner did not say.
pub const MINUTES: u16 = 10;
/// The fewest and the most minutes a day that a plan can be made of.
pub const FEWEST: u16 = 3;
/// See [`FEWEST`].
pub const MOST: u16 = 240;
/// How many minutes a review takes at most.
pub const REVIEW: u16 = 4;
/// The fewest minutes for which a lesson is worth opening, where there are not fewer a day.
const LEAST: u16 = 4;
/// For so many days before the event there is practice daily, then every third day, then weekly.
const DAILY: i32 = 14;
/// See [`DAILY`].
const EVERY_THIRD: i32 = 60;
/// No plan looks further ahead.
pub const FURTHEST: i32 = 2 * 365;
/// A rehearsal counts that ended in so many days before the event.
const FRESH: i32 = 7;

/// What to do up to an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The days with something to do, from today, which is always there, to the event.
    pub days: Vec<PlannedDay>,
    /// How many lessons are still to be played, the rehearsal among them.
    pub lessons: usize,
    /// How many of them do not fit into the minutes that there are.
    pub left_out: usize,
    /// Whether the rehearsal is one of those: the minutes that it takes.
    pub no_rehearsal: Option<u16>,
}

impl Plan {
    /// The days on which a lesson is played, by its place.
    pub fn days_of(&self, lesson: usize) -> impl Iterator<Item = Day> {
        let plays = move |day: &&PlannedDay| day.parts.iter().any(|part| part.lesson() == Some(lesson));
        self.days.iter().filter(plays).map(|day| day.day)
    }
}

/// A day of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDay {
    /// The day.
    pub day: Day,
    /// How many days it is before the event.
    pub before: i32,
    /// What to do, in order.
    pub parts: Vec<Part>,
}

/// Something to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Review what is due.
    Review {
        /// For how many minutes.
        minutes: u16,
    },
    /// Play a lesson.
    Lesson {
        /// The lesson, by its place in [`super::Items::lessons`].
        lesson: usize,
        /// For how many minutes.
        minutes: u16,
        /// Which part of it.
        portion: Portion,
        /// Whether it is the rehearsal of the event.
        rehearsal: bool,
    },
    /// Read the if-then plans again.
    Plans,
}

/// Which part of a lesson is for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Portion {
    /// All of it.
    Whole,
    /// Its beginning, as all of it takes more than a day has.
    Begin,
    /// On from where it was left.
    GoOn,
}

impl Part {
    /// How many minutes it takes. Plans are read in passing.
    pub fn minutes(&self) -> u16 {
        match self {
            Self::Review { minutes } | Self::Lesson { minutes, .. } => *minutes,
            Self::Plans => 0,
        }
    }

    /// The lesson that it is of, by its place.
    pub fn lesson(&self) -> Option<usize> {
        match self {
            Self::Lesson { lesson, .. } => Some(*lesson),
            Self::Review { .. } | Self::Plans => None,
        }
    }

    /// It in words; `titles` are those of the lessons, by their places.
    pub fn words(&self, titles: &[Text]) -> Text {
        let (lesson, minutes, portion, rehearsal) = match *self {
            Self::Lesson { lesson, minutes, portion, rehearsal } => (lesson, minutes, portion, rehearsal),
            Self::Review { minutes } => return say::review_part(minutes),
            Self::Plans => return say::plans_part(),
        };
        let title = titles.get(lesson).cloned().unwrap_or_default();
        match portion {
            Portion::Whole => say::lesson_part(&title, minutes, rehearsal),
            Portion::Begin => say::begin_part(&title, minutes, rehearsal),
            Portion::GoOn => say::go_on_part(&title, minutes),
        }
    }

    /// Which comes first on a day: what was begun goes on before anything else.
    fn turn(&self) -> u8 {
        match self {
            Self::Lesson { portion: Portion::GoOn, rehearsal: false, .. } => 0,
            Self::Review { .. } => 1,
            Self::Lesson { rehearsal: false, .. } => 2,
            Self::Lesson { rehearsal: true, .. } => 3,
            Self::Plans => 4,
        }
    }
}

/// Whether there is practice so many days before an event: the nearer, the more often. The days are counted from the event, so that
/// they stay the same whenever somebody looks.
pub fn is_session(before: i32) -> bool {
    (1..=FURTHEST).contains(&before) && (before <= DAILY || (before <= EVERY_THIRD && before % 3 == 0) || before % 7 == 0)
}

/// All that a plan is made of but the minutes a day.
struct Outlook<'a> {
    upcoming: &'a Upcoming,
    today: Today,
    /// Whether there are only a day or two: too few to keep one for reading, or for anything to be kept in mind for long.
    short: bool,
    /// Whether there are drills.
    drills: bool,
    /// The last day for lessons, in days before the event: one or two evenings are kept free.
    last: i32,
    /// The rehearsal, if it is still to be played.
    rehearsal: Option<Open>,
    /// The lessons that are still to be played, those that matter most first.
    open: Vec<Open>,
    /// How many minutes of lessons were played to an ending.
    done: u32,
}

impl Practice<'_> {
    /// The plan up to the event that is ahead.
    pub fn plan(&self) -> Option<Plan> {
        let upcoming = self.event_ahead()?;
        Some(self.outlook(upcoming).plan(upcoming.minutes_a_day()))
    }

    /// The fewest minutes a day, more than there are, with which a plan would be as wanted; `None` where no number of them would do.
    pub fn minutes_for(&self, wanted: impl Fn(&Plan) -> bool) -> Option<u16> {
        let upcoming = self.event_ahead()?;
        let outlook = self.outlook(upcoming);
        (upcoming.minutes_a_day().max(FEWEST) + 1..=MOST).find(|minutes| wanted(&outlook.plan(*minutes)))
    }

    /// The lesson that serves as rehearsal, by its place: the one that the library names, or its last.
    pub fn rehearsal(&self) -> Option<usize> {
        let named = self.vocabulary.rehearsal.as_ref().and_then(|id| self.items.place(id));
        named.or(self.items.lessons().len().checked_sub(1))
    }

    fn outlook<'s>(&self, upcoming: &'s Upcoming) -> Outlook<'s> {
        let ahead = upcoming.date.since(self.now.day());
        let short = upcoming.date.since(upcoming.named.day()) <= 2;
        let rehearsal = self.rehearsal();
        let lessons = self.items.lessons();
        let finished = |place: &usize| self.record.finished(self.library, &lessons[*place]);
        // The rehearsal is one of the lessons only where there is no other.
        let others = (0..lessons.len()).filter(|place| lessons.len() == 1 || Some(*place) != rehearsal);
        let ranked = self.ranked(others, upcoming.began).into_iter().filter(|place| !finished(place));
        let mut open: Vec<Open> = ranked.map(|place| self.opened(place)).collect();
        open.sort_by_key(|open| !open.begun);
        Outlook {
            upcoming,
            today: self.today(),
            short,
            drills: self.items.has_drills(),
            last: if short { ahead.min(1) } else { ahead.min(2) },
            rehearsal: rehearsal.filter(|&place| !self.rehearsed(place, upcoming.date)).map(|place| self.opened(place)),
            open,
            done: (0..lessons.len()).filter(finished).map(|place| u32::from(self.items.minutes(place))).sum(),
        }
    }

    /// A lesson with the minutes that are left of it.
    fn opened(&self, lesson: usize) -> Open {
        let begun = self.record.begun(self.library, &self.items.lessons()[lesson]);
        let minutes = self.items.minutes(lesson).max(1);
        let left = begun.map(|attempt| minutes.saturating_sub(self.minutes_done(attempt)).max(1));
        Open { lesson, minutes: left.unwrap_or(minutes), begun: begun.is_some() }
    }

    /// Whether the rehearsal came to an ending in the last days before the event.
    fn rehearsed(&self, lesson: usize, date: Day) -> bool {
        let attempts = self.record.of_lesson(self.library, &self.items.lessons()[lesson]);
        attempts.filter(|attempt| attempt.ending.is_some()).any(|attempt| date.since(attempt.last.day()) <= FRESH)
    }
}

impl Outlook<'_> {
    /// The plan with so many minutes a day.
    fn plan(&self, minutes: u16) -> Plan {
        let mut slots = self.slots(minutes);
        let placed = self.rehearsal.is_none_or(|rehearsal| self.place_rehearsal(&mut slots, rehearsal));
        // Once the rehearsal has begun, nothing comes between its parts.
        let first_day = slots.iter().find(|slot| !slot.parts.is_empty()).map(|slot| slot.before);
        let begun = self.rehearsal.is_some_and(|rehearsal| rehearsal.begun);
        let last = first_day.map_or(self.last, |first| first + i32::from(begun));
        self.place_reviews(&mut slots, minutes);
        let (fitting, laid) = lay_lessons(&slots, last, &self.open, self.today.played);
        let nothing = laid.is_empty() && first_day.is_none() && (self.short || self.done == 0);
        let laid = self.open.first().filter(|_| nothing).map_or(laid, |first| lay_half(&slots, last, *first));
        for (place, part) in laid {
            slots[place].add(part);
        }
        if let Some(today) = slots.first_mut() {
            self.place_due(today);
        }
        for slot in slots.iter_mut().filter(|slot| slot.before <= 1) {
            slot.parts.push(Part::Plans);
        }
        let ahead = slots.first().map_or(0, |today| today.before);
        let days = slots.into_iter().filter(|slot| slot.before == ahead || !slot.parts.is_empty());
        let day = |Slot { before, mut parts, .. }: Slot| {
            parts.sort_by_key(Part::turn);
            PlannedDay { day: self.upcoming.date.plus(-before), before, parts }
        };
        Plan {
            days: days.map(day).collect(),
            lessons: self.open.len() + usize::from(self.rehearsal.is_some()),
            left_out: self.open.len() - fitting + usize::from(!placed),
            no_rehearsal: self.rehearsal.filter(|_| !placed).map(|rehearsal| rehearsal.minutes),
        }
    }

    /// Today and the days of practice up to the event, each with the minutes that it has.
    fn slots(&self, minutes: u16) -> Vec<Slot> {
        let ahead = self.today.before;
        // Where there is only the day itself, it is also the day to practise; else it is left free.
        let only_day = self.upcoming.named.day() == self.upcoming.date;
        let slot = |before: i32| Slot {
            before,
            minutes: if before == 0 && !only_day { 0 } else { minutes },
            taken: if before == ahead { self.today.played } else { 0 },
            parts: Vec::new(),
        };
        let days = (0..=ahead.min(FURTHEST)).rev().filter(|&before| before == 0 || is_session(before));
        let first = (ahead > 0 && !is_session(ahead)).then_some(ahead);
        first.into_iter().chain(days).map(slot).collect()
    }

    /// Places the rehearsal, which puts together what lessons have shown: where it would leave them less than half of its own time, it
    /// is left out. Tells whether it has a place.
    fn place_rehearsal(&self, slots: &mut [Slot], rehearsal: Open) -> bool {
        let room: u32 = slots.iter().filter(|slot| slot.before >= self.last).map(|slot| u32::from(slot.room())).sum();
        let takes = u32::from(rehearsal.minutes);
        let leaves = self.done + room.saturating_sub(takes);
        (rehearsal.begun || 2 * leaves >= takes) && place_rehearsal(slots, self.last, rehearsal)
    }

    /// Puts a review on every other day, and on every third where a day has no room for more; on today, if something is due. The
    /// rehearsal is practice enough for its days.
    fn place_reviews(&self, slots: &mut [Slot], minutes: u16) {
        let every = if minutes < REVIEW + LEAST { 3 } else { 2 };
        // Counted from the event, so that the days stay the same whenever somebody looks.
        for (place, slot) in slots.iter_mut().rev().enumerate().filter(|(_, slot)| slot.parts.is_empty()) {
            let planned = place % every == 1;
            let minutes = if slot.before != self.today.before {
                if planned && self.drills && !self.short { REVIEW } else { 0 }
            } else if planned || self.short {
                slot.taken += self.today.reviewed;
                self.today.due
            } else {
                0
            };
            if minutes > 0 && slot.room() > 0 {
                slot.add(Part::Review { minutes });
            }
        }
    }

    /// Puts what is due on today also where no review was planned for it, if that takes no lesson away.
    fn place_due(&self, today: &mut Slot) {
        let practises = |part: &Part| matches!(part, Part::Review { .. } | Part::Lesson { rehearsal: true, .. });
        if self.today.due > 0 && self.today.due <= today.most() && !today.parts.iter().any(practises) {
            today.add(Part::Review { minutes: self.today.due });
        }
    }
}
