//! The plan up to an event: on which days, what, and for how many minutes.
//!
//! It is made anew from what was done and from now, whenever somebody looks at it. So there is nothing to be late with: what was
//! missed is spread over the days that are left, and what does not fit any more is left out and counted.

use super::Practice;
use super::occasion::Upcoming;
use super::record::Attempt;
use super::review;
use crate::journal::Day;
use crate::lesson::id::Id;
use crate::lesson::text::Text;
use crate::wording::prep as say;

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
    /// How many lessons do not fit into the minutes that there are.
    pub left_out: usize,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

    /// Which comes first on a day.
    fn turn(&self) -> u8 {
        match self {
            Self::Review { .. } => 0,
            Self::Lesson { rehearsal: false, .. } => 1,
            Self::Lesson { rehearsal: true, .. } => 2,
            Self::Plans => 3,
        }
    }
}

/// Whether there is practice so many days before an event: the nearer, the more often. The days are counted from the event, so that
/// they stay the same whenever somebody looks.
pub fn is_session(before: i32) -> bool {
    (1..=FURTHEST).contains(&before) && (before <= DAILY || (before <= EVERY_THIRD && before % 3 == 0) || before % 7 == 0)
}

/// A day in the making.
struct Slot {
    before: i32,
    room: u16,
    parts: Vec<Part>,
}

/// A lesson that is still to be played.
#[derive(Clone, Copy)]
struct Open {
    lesson: usize,
    minutes: u16,
    begun: bool,
}

impl Practice<'_> {
    /// The plan up to the event that is ahead.
    pub fn plan(&self) -> Option<Plan> {
        let upcoming = self.event_ahead()?;
        let minutes = upcoming.minutes.unwrap_or(MINUTES).max(1);
        let mut slots = self.slots(upcoming, minutes);
        // Two days are too few to keep one for reading, or for anything to be kept in mind for long.
        let short = upcoming.date.since(upcoming.named.day()) <= 2;
        self.place_reviews(&mut slots, minutes, short);
        let ahead = slots.first().map_or(0, |today| today.before);
        let last = if short { ahead.min(1) } else { ahead.min(2) };
        let rehearsal = self.rehearsal();
        let open = self.open_lessons(rehearsal);
        let mut left_out = 0;
        if let Some(lesson) = rehearsal.filter(|&lesson| !self.rehearsed(lesson, upcoming.date)) {
            // The first thing that somebody plays is no rehearsal, if there is room for anything else.
            let room = room(&slots, last);
            let fitting = open.iter().map(|open| open.minutes).filter(|&minutes| u32::from(minutes) <= room);
            let first = if self.any_finished() { 0 } else { fitting.min().unwrap_or(0) };
            left_out += usize::from(!place_rehearsal(&mut slots, last, self.opened(lesson), first));
        }
        left_out += place_lessons(&mut slots, last, open, Minutes { a_day: minutes, today: self.played_today() });
        for slot in slots.iter_mut().filter(|slot| slot.before <= 1) {
            slot.parts.push(Part::Plans);
        }
        let days = slots.into_iter().filter(|slot| slot.before == ahead || !slot.parts.is_empty());
        let day = |Slot { before, mut parts, .. }: Slot| {
            parts.sort_by_key(Part::turn);
            PlannedDay { day: upcoming.date.plus(-before), before, parts }
        };
        Some(Plan { days: days.map(day).collect(), left_out })
    }

    /// The lesson that serves as rehearsal, by its place: the one that the library names, or its last.
    pub fn rehearsal(&self) -> Option<usize> {
        let lessons = self.items.lessons();
        let named = self.vocabulary.rehearsal.as_ref().and_then(|id| lessons.iter().position(|lesson| lesson == id));
        named.or(lessons.len().checked_sub(1))
    }

    /// Today and the days of practice up to the event, each with the minutes that it has.
    fn slots(&self, upcoming: &Upcoming, minutes: u16) -> Vec<Slot> {
        let ahead = upcoming.date.since(self.now.day());
        // Where there is only the day itself, it is also the day to practise; else it is left free.
        let only_day = upcoming.named.day() == upcoming.date;
        let drilled = if self.drilled_today() > 0 { REVIEW } else { 0 };
        let today = minutes.saturating_sub(self.played_today()).saturating_sub(drilled);
        let room = |before: i32| match before {
            0 if !only_day => 0,
            before if before == ahead => today,
            _ => minutes,
        };
        let days = (0..=ahead.min(FURTHEST)).rev().filter(|&before| before == 0 || is_session(before));
        let first = (ahead > 0 && !is_session(ahead)).then_some(ahead);
        first.into_iter().chain(days).map(|before| Slot { before, room: room(before), parts: Vec::new() }).collect()
    }

    /// How many minutes of today went into lessons already, about.
    fn played_today(&self) -> u16 {
        let today = self.now.day();
        let of_attempt = |attempt: &Attempt| {
            let place = self.items.lessons().iter().position(|lesson| *lesson == attempt.lesson);
            let minutes = place.map_or(0, |place| self.items.minutes(place));
            if attempt.ending.is_some() { minutes } else { minutes / 2 }
        };
        let attempts = self.record.of_library(self.library).filter(|attempt| attempt.last.day() == today);
        attempts.map(of_attempt).fold(0, u16::saturating_add)
    }

    fn drilled_today(&self) -> usize {
        let today = self.now.day();
        self.tries.iter().rev().take_while(|tried| tried.at.day() == today).filter(|tried| tried.drill).count()
    }

    /// Puts a review on today, if something is due, and on every other day to come; on every third where a day has no room for more.
    fn place_reviews(&self, slots: &mut [Slot], minutes: u16, short: bool) {
        let today = slots.first().map_or(0, |slot| slot.before);
        let due = if self.drilled_today() < review::MOST { self.review().len() } else { 0 };
        let due = u16::try_from((2 * due).div_ceil(3)).unwrap_or(REVIEW);
        let later = if self.items.has_drills() && !short { REVIEW } else { 0 };
        let every = if minutes < REVIEW + LEAST { 3 } else { 2 };
        // Counted from the event, so that the days stay the same whenever somebody looks.
        for (place, slot) in slots.iter_mut().rev().enumerate() {
            let minutes = if slot.before == today {
                due
            } else if place % every == 1 {
                later
            } else {
                0
            };
            if minutes > 0 && slot.room > 0 {
                slot.parts.push(Part::Review { minutes });
                slot.room = slot.room.saturating_sub(minutes);
            }
        }
    }

    /// The lessons that were not played to an ending, the one to go on with first; not the rehearsal, unless there is no other lesson.
    fn open_lessons(&self, rehearsal: Option<usize>) -> Vec<Open> {
        let lessons = self.items.lessons();
        let finished = |lesson: &Id| self.record.finished(self.library, lesson);
        let only = lessons.len() == 1;
        let places = (0..lessons.len()).filter(|place| (only || Some(*place) != rehearsal) && !finished(&lessons[*place]));
        let mut open: Vec<Open> = places.map(|place| self.opened(place)).collect();
        open.sort_by_key(|open| !open.begun);
        open
    }

    /// A lesson with the minutes that are left of it: about half of them where it was begun.
    fn opened(&self, lesson: usize) -> Open {
        let begun = self.record.unfinished(self.library, &self.items.lessons()[lesson]).is_some();
        let minutes = self.items.minutes(lesson).max(1);
        Open { lesson, minutes: if begun { minutes.div_ceil(2) } else { minutes }, begun }
    }

    fn any_finished(&self) -> bool {
        self.items.lessons().iter().any(|lesson| self.record.finished(self.library, lesson))
    }

    /// Whether the rehearsal came to an ending in the last days before the event.
    fn rehearsed(&self, lesson: usize, date: Day) -> bool {
        let attempts = self.record.of_lesson(self.library, &self.items.lessons()[lesson]);
        attempts.filter(|attempt| attempt.ending.is_some()).any(|attempt| date.since(attempt.last.day()) <= FRESH)
    }
}

/// Whether so many minutes can be said to fit: what a lesson takes is known about, not exactly.
fn fits(minutes: u16, room: u16) -> bool {
    u32::from(minutes) * 4 <= u32::from(room) * 5
}

/// How many minutes there are up to the `last` day.
fn room(slots: &[Slot], last: i32) -> u32 {
    slots.iter().filter(|slot| slot.before >= last).map(|slot| u32::from(slot.room)).sum()
}

/// Puts the rehearsal on the `last` day for it, in days before the event, and on days before that if it takes longer. It is left out
/// where there is no room for all of it and for `first`, the minutes of a lesson that is needed before. Tells whether it has a place.
fn place_rehearsal(slots: &mut [Slot], last: i32, open: Open, first: u16) -> bool {
    let room = room(slots, last);
    let mut left = open.minutes;
    let mut taken = Vec::new();
    for (place, slot) in slots.iter().enumerate().rev().filter(|(_, slot)| slot.before >= last) {
        let minutes = if fits(left, slot.room) { left } else { slot.room };
        if left > 0 && minutes >= LEAST.min(left) {
            taken.push((place, minutes));
            left -= minutes;
        }
    }
    if left > 0 || u32::from(open.minutes) + u32::from(first) > room {
        return false;
    }
    let (mut begun, whole) = (open.begun, taken.len() == 1);
    for (place, minutes) in taken.into_iter().rev() {
        let part = Part::Lesson { lesson: open.lesson, minutes, portion: portion(begun, whole), rehearsal: true };
        slots[place].parts.push(part);
        slots[place].room = slots[place].room.saturating_sub(minutes);
        begun = true;
    }
    true
}

fn portion(begun: bool, whole: bool) -> Portion {
    match (begun, whole) {
        (true, _) => Portion::GoOn,
        (false, true) => Portion::Whole,
        (false, false) => Portion::Begin,
    }
}

/// How many minutes there are a day, and how many of today's went into lessons already.
#[derive(Clone, Copy)]
struct Minutes {
    a_day: u16,
    today: u16,
}

/// Spreads lessons evenly over the days up to the `last` one that have room. One that takes longer than a day has is parted, if all of it
/// has a place. What was played today counts as a part of today's share. Gives how many are left out.
fn place_lessons(slots: &mut [Slot], last: i32, mut open: Vec<Open>, minutes: Minutes) -> usize {
    let Minutes { a_day: minutes, today: played } = minutes;
    let today = slots.first().map_or(0, |slot| slot.before);
    let has_room = |slot: &&mut Slot| slot.before >= last && slot.room >= LEAST.min(minutes);
    let mut days: Vec<&mut Slot> = slots.iter_mut().filter(has_room).collect();
    let count = u32::try_from(days.len()).unwrap_or(u32::MAX);
    // What this day and those after it have.
    let mut room: u32 = days.iter().map(|slot| u32::from(slot.room)).sum();
    let all_lessons = open.len();
    // One that is longer than all days together keeps no other back. On an only day, half a lesson is better than none.
    open.retain(|open| count == 1 || u32::from(open.minutes) <= room);
    let played = if days.first().is_some_and(|slot| slot.before == today) { u32::from(played) } else { 0 };
    let all: u32 = played + open.iter().map(|open| u32::from(open.minutes)).sum::<u32>();
    let (mut next, mut spent, mut so_far) = (0, played, 0);
    for slot in &mut days {
        so_far += 1;
        let after = room - u32::from(slot.room);
        let share = (all * so_far).div_ceil(count);
        let mut fresh = true;
        // What was begun goes on.
        while let Some(open) = open.get_mut(next).filter(|open| spent < share || open.begun) {
            let whole = fits(open.minutes, slot.room);
            let parted = fresh && !fits(open.minutes, minutes) && (u32::from(open.minutes) <= room || count == 1);
            if !whole && !parted {
                break;
            }
            let taken = if whole { open.minutes } else { slot.room };
            let portion = portion(open.begun, whole);
            slot.parts.push(Part::Lesson { lesson: open.lesson, minutes: taken, portion, rehearsal: false });
            slot.room = slot.room.saturating_sub(taken);
            spent += u32::from(taken);
            open.minutes -= taken;
            open.begun = true;
            fresh = false;
            next += usize::from(whole);
            if !whole {
                break;
            }
        }
        room = after;
    }
    all_lessons - next
}
