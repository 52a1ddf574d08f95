//! What of today's share was done already.

use super::REVIEW;
use crate::practice::record::{Picked, Place};
use crate::practice::{Attempt, Practice, attempts, review};

/// Today, as far as it went.
#[derive(Debug, Clone, Copy)]
pub(super) struct Today {
    /// How many days it is before the event.
    pub before: i32,
    /// How many minutes went into lessons, about.
    pub played: u16,
    /// How many minutes went into the review that was for today.
    pub reviewed: u16,
    /// How many minutes of that review are left.
    pub due: u16,
}

impl Practice<'_> {
    pub(super) fn today(&self) -> Today {
        let drilled = self.drilled_today();
        let planned = self.due_today.min(review::MOST);
        // A review that has not begun may mix others in.
        let most = if planned > 0 && drilled == 0 { review::MOST } else { planned.saturating_sub(drilled) };
        // The rehearsal is practice enough for its days, also once its part is done.
        let most = if self.rehearsed_today() { 0 } else { most };
        Today {
            before: self.days_to_event().unwrap_or_default(),
            played: self.played_today(),
            reviewed: if planned > 0 { minutes_of(drilled.min(review::MOST)) } else { 0 },
            due: minutes_of(if most > 0 { self.review().len().min(most) } else { 0 }),
        }
    }

    fn rehearsed_today(&self) -> bool {
        let rehearsal = self.rehearsal().map(|place| &self.items.lessons()[place]);
        let mut attempts = rehearsal.into_iter().flat_map(|lesson| self.record.of_lesson(self.library, lesson));
        attempts.any(|attempt| attempt.last.day() == self.now.day())
    }

    fn drilled_today(&self) -> usize {
        let today = self.now.day();
        self.tries.iter().rev().take_while(|tried| tried.at.day() == today).filter(|tried| tried.drill).count()
    }

    /// How many minutes of today went into lessons, about. To replay from a decision is to look back.
    fn played_today(&self) -> u16 {
        let today = self.now.day();
        let of_today =
            |attempt: &Attempt| attempt.library == self.library && attempt.parent.is_none() && attempt.last.day() == today;
        let attempts = self.record.attempts.iter().enumerate().filter(|(_, attempt)| of_today(attempt));
        attempts.map(|(place, attempt)| self.minutes_today(place, attempt)).fold(0, u16::saturating_add)
    }

    /// How many minutes an attempt, by its place in the record, took today.
    fn minutes_today(&self, place: usize, attempt: &Attempt) -> u16 {
        let today = self.now.day();
        let of_attempt = |picked: &Picked| match picked.place {
            Place::Scene { attempt, .. } => attempt == place && picked.at.day() < today,
            Place::Drill(_) => false,
        };
        let before = self.record.picked.iter().filter(|picked| of_attempt(picked)).count();
        let lesson = self.items.place(&attempt.lesson);
        let before = lesson.map_or(0, |lesson| self.share_of(lesson, before));
        self.minutes_done(attempt).saturating_sub(before)
    }

    /// How many minutes of its lesson an attempt has taken, by the decisions that it has come to.
    pub(super) fn minutes_done(&self, attempt: &Attempt) -> u16 {
        let Some(place) = self.items.place(&attempt.lesson) else { return 0 };
        if attempt.ending.is_some() {
            return self.items.minutes(place);
        }
        let decided = attempts::standing(attempt);
        let decided = decided.iter().filter(|answer| self.items.scene(&attempt.lesson, &answer.scene).is_some()).count();
        self.share_of(place, decided)
    }

    /// How many of the minutes of a lesson so many of its decisions take.
    fn share_of(&self, lesson: usize, decided: usize) -> u16 {
        let (minutes, decisions) = (self.items.minutes(lesson), self.items.decisions(lesson).max(1));
        u16::try_from(usize::from(minutes) * decided.min(decisions) / decisions).unwrap_or(minutes)
    }
}

/// How many minutes so many drills take.
fn minutes_of(drills: usize) -> u16 {
    u16::try_from((2 * drills).div_ceil(3)).unwrap_or(REVIEW)
}
