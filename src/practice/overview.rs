//! How a learner is doing, as one picture: for the page of `mingle progress`, and for programs.

use serde::Serialize;

use super::mastery::{Count, Mastery, Trend, calibration, headline};
use super::{Practice, Upcoming};
use crate::journal::{Confidence, Day};
use crate::lesson::id::Id;
use crate::lesson::model::Lesson;
use crate::lesson::text::Text;

/// How many weeks back it looks, day by day.
pub const WEEKS: i32 = 4;

/// How a learner is doing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// Each principle that was met, in the order of the vocabulary.
    pub principles: Vec<OfPrinciple>,
    /// The headline: first tries at scenes that were new, a day or more after their move was first met.
    pub new_after_a_delay: Count,
    /// How often answers were strong, by how sure the learner was.
    pub calibration: Vec<OfConfidence>,
    /// Each lesson, in the order of learning.
    pub lessons: Vec<OfLesson>,
    /// The moves for which it is time, the longest waiting first.
    pub due: Vec<OfMove>,
    /// The first day after today on which more is due.
    pub next_due: Option<Day>,
    /// The event that is ahead.
    pub event: Option<Ahead>,
    /// How many answers there were on each day of the last weeks, from a Monday on and today last.
    pub days: Vec<OfDay>,
}

/// How a learner does with a principle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfPrinciple {
    /// The principle.
    pub principle: Id,
    /// Its name.
    pub title: Text,
    /// The last first tries.
    pub last: Count,
    /// Whether those are enough to tell anything.
    pub enough: bool,
    /// Which way it goes, where that can be told.
    pub trend: Option<Trend>,
    /// All first tries.
    pub first_tries: Count,
    /// Answers to what was answered before, kept apart.
    pub retries: Count,
}

/// How often answers were strong of which the learner was so sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OfConfidence {
    /// How sure.
    pub confidence: Confidence,
    /// How often.
    #[serde(flatten)]
    pub count: Count,
}

/// How far a learner is with a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfLesson {
    /// The lesson.
    pub lesson: Id,
    /// Its name.
    pub title: Text,
    /// How many endings it has.
    pub endings: usize,
    /// How many of them were seen.
    pub endings_seen: usize,
    /// Whether an attempt is open.
    pub begun: bool,
}

/// A move for which it is time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfMove {
    /// The move.
    #[serde(rename = "move")]
    pub practises: Id,
    /// Its sentence.
    pub sentence: Text,
    /// The day since which it is due; `None` where nobody knows when it was met.
    pub since: Option<Day>,
}

/// An event that is ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ahead {
    /// Its date.
    pub date: Day,
    /// What it is called.
    pub name: Option<Text>,
}

/// A day and how many answers there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OfDay {
    /// The day.
    pub day: Day,
    /// The answers.
    pub answers: u32,
}

impl Practice<'_> {
    /// How the learner is doing. `lessons` are those of which the items are.
    pub fn overview(&self, lessons: &[Lesson]) -> Overview {
        Overview {
            principles: self.of_principles(),
            new_after_a_delay: headline(&self.tries),
            calibration: calibration(&self.tries)
                .into_iter()
                .map(|(confidence, count)| OfConfidence { confidence, count })
                .collect(),
            lessons: lessons.iter().map(|lesson| self.of_lesson(lesson)).collect(),
            due: self.of_due(),
            next_due: self.next_due(),
            event: self.event_ahead().map(|Upcoming { date, name, .. }| Ahead { date: *date, name: name.clone() }),
            days: self.of_days(),
        }
    }

    fn of_principles(&self) -> Vec<OfPrinciple> {
        let of = |principle: &crate::lesson::vocabulary::Principle| {
            let mastery: Mastery = self.mastery_of(principle);
            (mastery.first.of + mastery.retries.of > 0).then(|| OfPrinciple {
                principle: principle.id.clone(),
                title: principle.title.clone(),
                last: mastery.last,
                enough: mastery.share().is_some(),
                trend: mastery.trend(),
                first_tries: mastery.first,
                retries: mastery.retries,
            })
        };
        self.vocabulary.principles.iter().filter_map(of).collect()
    }

    fn of_lesson(&self, lesson: &Lesson) -> OfLesson {
        let seen =
            |ending: &Id| self.record.of_lesson(self.library, &lesson.id).any(|attempt| attempt.ending.as_ref() == Some(ending));
        OfLesson {
            lesson: lesson.id.clone(),
            title: lesson.title.clone(),
            endings: lesson.endings.len(),
            endings_seen: lesson.endings.iter().filter(|ending| seen(&ending.id)).count(),
            begun: self.record.begun(self.library, &lesson.id).is_some(),
        }
    }

    fn of_due(&self) -> Vec<OfMove> {
        let mut due: Vec<_> = self.due().collect();
        due.sort_by_key(|standing| standing.due.map(|due| due.day));
        let of = |standing: &super::ladder::Standing<'_>| OfMove {
            practises: standing.practises.clone(),
            sentence: self.vocabulary.practised(standing.practises).map(|(_, sentence)| sentence.clone()).unwrap_or_default(),
            since: standing.due.map(|due| due.day),
        };
        due.into_iter().map(of).collect()
    }

    fn of_days(&self) -> Vec<OfDay> {
        let today = self.now.day();
        let monday = today.plus(-i32::from(today.0.weekday().to_monday_zero_offset()) - 7 * (WEEKS - 1));
        let mut days: Vec<OfDay> = (0..=today.since(monday)).map(|after| OfDay { day: monday.plus(after), answers: 0 }).collect();
        for tried in &self.tries {
            let day = usize::try_from(tried.at.day().since(monday)).ok().and_then(|place| days.get_mut(place));
            if let Some(day) = day {
                day.answers += 1;
            }
        }
        days
    }
}
