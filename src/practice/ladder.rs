//! When a move comes by again: the ladder of gaps, and the days that an event or the first weeks put into it.
//!
//! All is counted in days, as the calendar on the wall showed them at the time: summer time costs nobody a day, and a journey at most
//! one. The day on which a move is due does not depend on how late it is now, so a later day never makes less due.

use super::occasion::Upcoming;
use super::record::Record;
use super::tries::{Try, Turn, same_session};
use crate::journal::{Day, Moment};
use crate::lesson::id::Id;

/// Days after a weak or fair first try: the next session, then these (DESIGN.md, Practice).
const WEAK: [i32; 4] = [0, 2, 7, 21];
/// Days after a strong one; the last gap stays (DESIGN.md, Practice).
const STRONG: [i32; 2] = [7, 30];
/// Days after the first at which new learners meet everything again (EVIDENCE.md, rule 7).
const ONBOARDING: [i32; 4] = [2, 7, 21, 60];

/// The days on which everything comes by, whatever its own ladder says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stops {
    days: Vec<Day>,
    /// How many days at least since a move was seen, for a stop to count for it.
    least: i32,
    /// Whether they lead to an event.
    event: bool,
}

impl Stops {
    /// The stops of a learner: on the way to an event if there is one, else those of the first weeks.
    pub fn of(record: &Record) -> Self {
        if let Some(upcoming) = &record.upcoming {
            return Self::before(upcoming);
        }
        let first = record.picked.iter().map(|picked| picked.at).min();
        let days = first.map_or_else(Vec::new, |first| ONBOARDING.map(|days| first.day().plus(days)).to_vec());
        Self { days, least: ONBOARDING[0], event: false }
    }

    /// Everything is to be met at about 0.25 and 0.6 of the days to an event. A review takes five moves, so the stops open a little
    /// before, at 0.2 and 0.5.
    fn before(upcoming: &Upcoming) -> Self {
        let named = upcoming.named.day();
        let ahead = upcoming.date.since(named);
        let days = if ahead < 0 { Vec::new() } else { vec![named.plus((2 * ahead + 5) / 10), named.plus((ahead + 1) / 2)] };
        Self { days, least: 1, event: true }
    }

    /// The first stop that is far enough behind a day.
    fn after(&self, last: Day) -> Option<Day> {
        self.days.iter().copied().find(|stop| stop.since(last) >= self.least)
    }
}

/// Where a move is on its ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rung {
    Weak(usize),
    Strong(usize),
}

impl Rung {
    /// Days until the next time.
    fn gap(self) -> i32 {
        match self {
            Self::Weak(step) => WEAK[step.min(WEAK.len() - 1)],
            Self::Strong(step) => STRONG[step.min(STRONG.len() - 1)],
        }
    }

    /// After a strong answer that came when it was time. Whoever has climbed out of a weak start goes on with the longest gap.
    fn up(self) -> Self {
        match self {
            Self::Weak(step) if step + 1 < WEAK.len() => Self::Weak(step + 1),
            Self::Weak(_) | Self::Strong(_) => Self::Strong(STRONG.len() - 1),
        }
    }
}

/// Where a learner stands with a move that they have met.
#[derive(Debug, Clone)]
pub struct Standing<'a> {
    /// The move.
    pub practises: &'a Id,
    /// The last time that it was met; `None` where all times are still to come by the clock as it is now.
    pub last: Option<Moment>,
    /// When it comes by again; `None` is at once, as nobody knows when it was met last.
    pub due: Option<Due>,
    /// Whether the last answer was strong.
    pub strong: bool,
    /// Whether the learner was sure of a last answer that was not.
    pub confident_error: bool,
    rung: Rung,
}

/// When a move comes by, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The first day on which it may.
    pub day: Day,
    /// Whether it waits for the next session, which may be on the same day.
    pub next_session: bool,
    /// Whether it comes because an event is ahead.
    pub event: bool,
}

impl<'a> Standing<'a> {
    /// Where a learner stands after their first try at a move.
    pub(super) fn new(tried: &Try<'a>, stops: &Stops, now: Moment) -> Self {
        let rung = if tried.is_strong() { Rung::Strong(0) } else { Rung::Weak(0) };
        let mut standing =
            Self { practises: tried.practises, last: None, due: None, strong: false, confident_error: false, rung };
        standing.note(tried, stops, now);
        standing
    }

    /// Goes on with another try. A retry teaches nothing about when to come back.
    pub(super) fn meet(&mut self, tried: &Try<'a>, stops: &Stops, now: Moment) {
        if tried.turn == Turn::Retry {
            return;
        }
        if !tried.is_strong() {
            self.rung = Rung::Weak(0);
        } else if self.is_due(tried.at) && self.waited(tried.at) {
            self.rung = self.rung.up();
        }
        self.note(tried, stops, now);
    }

    /// Whether half of the gap has passed: what a stop brings by sooner has not been kept in mind for long enough to climb.
    fn waited(&self, at: Moment) -> bool {
        self.last.is_none_or(|last| 2 * at.day().since(last.day()) >= self.rung.gap())
    }

    fn note(&mut self, tried: &Try<'a>, stops: &Stops, now: Moment) {
        (self.strong, self.confident_error) = (tried.is_strong(), tried.is_confident_error());
        // A time that is still to come was told by a clock that has been set back since: nobody is to wait for it.
        if tried.at.timestamp() <= now.timestamp() {
            self.last = self.last.max(Some(tried.at));
        }
        self.due = self.last.map(|last| due(last.day(), self.rung.gap(), stops));
    }

    /// Whether it is time for it.
    pub fn is_due(&self, now: Moment) -> bool {
        let (Some(last), Some(due)) = (self.last, self.due) else { return true };
        if due.next_session {
            return !same_session(last, now);
        }
        now.day() >= due.day
    }
}

/// When a move comes by that was met last on a day. A stop replaces the day of the ladder if it is earlier, or later by no more than
/// half of the gap.
fn due(last: Day, gap: i32, stops: &Stops) -> Due {
    let by_ladder = Due { day: last.plus(gap), next_session: gap == 0, event: false };
    let stop = stops.after(last).filter(|stop| gap > 0 && *stop <= by_ladder.day.plus(gap / 2));
    stop.map_or(by_ladder, |day| Due { day, next_session: false, event: stops.event })
}
