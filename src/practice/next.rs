//! What to do next, and why: one step, for the home screen and for the end of whatever was done.

use super::{Part, Practice};
use crate::journal::{AttemptId, Day, Moment};
use crate::lesson::id::Id;

/// After how many days away somebody is welcomed back rather than reminded of what is open.
pub const AWAY: i32 = 60;

/// One good next step, and why it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// What to do.
    pub step: Step,
    /// Why.
    pub why: Why,
}

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Go on with an attempt.
    Continue(AttemptId),
    /// Review so many drills.
    Review(usize),
    /// Play a lesson, by its place in [`super::Items::lessons`].
    Lesson(usize),
    /// Nothing until a day; without one, nothing at all.
    Rest(Option<Day>),
}

/// Why it is a good step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The learner begins.
    First,
    /// The learner was away for so many days.
    Away(i32),
    /// It was begun and not finished.
    Unfinished,
    /// Of what is due, the learner was sure of so many that were not strong.
    ConfidentErrors(usize),
    /// So many moves are due.
    Due(usize),
    /// An event is so many days ahead, and so many moves are due.
    Event {
        /// The days to it.
        days: i32,
        /// The moves.
        due: usize,
    },
    /// Nothing is due, and there is something new.
    New,
    /// It is planned for today, so many days before an event.
    Planned {
        /// The days to it.
        days: i32,
        /// Whether it is the rehearsal.
        rehearsal: bool,
    },
    /// Nothing, or nothing more, is planned for today, so many days before an event: this is more than that.
    Beyond {
        /// The days to it.
        days: i32,
        /// Whether anything was practised today.
        practised: bool,
    },
    /// Nothing is due, and all lessons were played.
    AllDone,
}

impl Practice<'_> {
    /// What to do next. With an event ahead, what the plan has for today comes first; what comes after that is more than was planned.
    pub fn next(&self) -> Next {
        let unplanned = self.unplanned();
        let Some(plan) = self.plan().filter(|_| !matches!(unplanned.why, Why::Away(_))) else { return unplanned };
        let part = plan.days.first().and_then(|today| today.parts.first());
        match (part, unplanned) {
            (Some(Part::Review { .. }), _) => Next { step: Step::Review(self.review().len()), why: self.why_review() },
            (Some(&Part::Lesson { lesson, rehearsal, .. }), unplanned) => self.planned(lesson, rehearsal, unplanned.why),
            (Some(Part::Plans) | None, unplanned) if matches!(unplanned.why, Why::First | Why::AllDone) => unplanned,
            (Some(Part::Plans) | None, Next { step, .. }) => {
                let days = self.days_to_event().unwrap_or_default();
                Next { step, why: Why::Beyond { days, practised: self.practised_today() } }
            }
        }
    }

    /// A lesson of today's plan.
    fn planned(&self, lesson: usize, rehearsal: bool, unplanned: Why) -> Next {
        let days = self.days_to_event().unwrap_or_default();
        match self.record.unfinished(self.library, &self.items.lessons()[lesson]) {
            Some(attempt) => Next { step: Step::Continue(attempt.id), why: Why::Unfinished },
            None if unplanned == Why::First => Next { step: Step::Lesson(lesson), why: Why::First },
            None => Next { step: Step::Lesson(lesson), why: Why::Planned { days, rehearsal } },
        }
    }

    /// What to do next, as if no event were ahead.
    fn unplanned(&self) -> Next {
        let library = self.library;
        let review = self.review();
        let lesson = self.next_lesson();
        let Some(last) = self.last_day() else {
            let step = lesson.map_or(Step::Rest(None), Step::Lesson);
            return Next { step, why: Why::First };
        };
        let away = self.now.day().since(last);
        if !review.is_empty() && away >= AWAY {
            return Next { step: Step::Review(review.len()), why: Why::Away(away) };
        }
        let open = self.record.to_continue(library).filter(|attempt| self.items.lessons().contains(&attempt.lesson));
        if let Some(attempt) = open {
            return Next { step: Step::Continue(attempt.id), why: Why::Unfinished };
        }
        if !review.is_empty() {
            return Next { step: Step::Review(review.len()), why: self.why_review() };
        }
        match lesson {
            Some(lesson) => Next { step: Step::Lesson(lesson), why: Why::New },
            None => Next { step: Step::Rest(self.next_due()), why: Why::AllDone },
        }
    }

    /// Whether anything was practised today.
    pub fn practised_today(&self) -> bool {
        let today = self.now.day();
        self.record.picked.iter().rev().any(|picked| picked.at.day() == today)
    }

    fn why_review(&self) -> Why {
        let errors = self.due().filter(|standing| standing.confident_error).count();
        match (errors, self.days_to_event()) {
            (0, None) => Why::Due(self.due().count()),
            (0, Some(days)) => Why::Event { days, due: self.due().count() },
            (errors, _) => Why::ConfidentErrors(errors),
        }
    }

    /// The lesson that comes next, by its place: that of the plan, where an event is ahead, else the first that was not played to an
    /// ending.
    pub fn next_lesson(&self) -> Option<usize> {
        let finished = |lesson: &Id| self.record.finished(self.library, lesson);
        self.planned_lesson().or_else(|| self.items.lessons().iter().position(|lesson| !finished(lesson)))
    }

    /// The next lesson of the plan up to an event, by its place.
    pub fn planned_lesson(&self) -> Option<usize> {
        let plan = self.plan()?;
        plan.days.iter().flat_map(|day| &day.parts).find_map(Part::lesson)
    }

    /// The first day after today on which something is due.
    pub fn next_due(&self) -> Option<Day> {
        let later = self.standings.iter().filter(|standing| !standing.is_due(self.now));
        later.filter_map(|standing| standing.due).map(|due| due.day.max(self.now.day())).min()
    }

    /// The last day on which anything was done that has not yet to come.
    fn last_day(&self) -> Option<Day> {
        let now = self.now;
        let attempts = self.record.of_library(self.library).map(|attempt| attempt.last);
        let tries = self.tries.iter().map(|tried| tried.at);
        let latest = |moments: &mut dyn Iterator<Item = Moment>| moments.filter(|at| at.timestamp() <= now.timestamp()).max();
        latest(&mut attempts.chain(tries)).map(Moment::day)
    }
}
