//! The plan up to an event, and what there is to follow up after it, as programs read them.

use serde::Serialize;

use super::occasion::Promise;
use super::{Part, Plan, PlannedDay, Portion, Practice};
use crate::journal::Day;
use crate::lesson::id::Id;
use crate::lesson::model::Lesson;
use crate::lesson::text::Text;

/// The event that is ahead, and the plan up to it. Nothing is planned without one, and once it is over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Agenda {
    /// The event that is ahead or followed up.
    pub event: Option<Goal>,
    /// The days with something to do: today, which is always the first, up to the event.
    pub days: Vec<OnDay>,
    /// How many lessons are still to be played, the rehearsal among them.
    pub lessons: usize,
    /// How many of them do not fit.
    pub left_out: usize,
    /// Whether the rehearsal is one of those.
    pub rehearsal_left_out: bool,
    /// With how many minutes a day all would fit, where they do not and any number of minutes would do.
    pub minutes_for_all: Option<u16>,
    /// The days after the event on which to follow up.
    pub follow_ups: Vec<Day>,
    /// What was promised to somebody, in the order in which it was written down.
    pub promises: Vec<Promised>,
}

/// An event to prepare for, or to follow up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Goal {
    /// Its date.
    pub date: Day,
    /// What it is called.
    pub name: Option<Text>,
    /// How many days there are to it; below zero once it is over.
    pub days: i32,
    /// How many minutes a day there are to practise.
    pub minutes: u16,
}

/// A promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Promised {
    /// What was promised.
    pub text: Text,
    /// To whom.
    pub to: Option<Text>,
    /// By when.
    pub by: Option<Day>,
    /// Whether it was kept.
    pub kept: bool,
}

/// A day of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnDay {
    /// The day.
    pub day: Day,
    /// How many days it is before the event.
    pub before: i32,
    /// For how many minutes there is something to do.
    pub minutes: u16,
    /// What there is to do, in order.
    pub parts: Vec<ToDo>,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ToDo {
    /// Review what is due.
    Review {
        /// For how many minutes.
        minutes: u16,
    },
    /// Play a lesson.
    Lesson {
        /// The lesson.
        lesson: Id,
        /// Its name.
        title: Text,
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

impl Practice<'_> {
    /// The event, the plan up to it, and what there is to follow up. `lessons` are those of which the items are.
    pub fn agenda(&self, lessons: &[Lesson]) -> Agenda {
        let today = self.now.day();
        let known = self.record.upcoming.as_ref().filter(|event| event.date >= today || event.is_followed_up(today));
        let promises = self.record.promises.iter().cloned();
        let agenda = Agenda {
            event: known.map(|event| Goal {
                date: event.date,
                name: event.name.clone(),
                days: event.date.since(today),
                minutes: event.minutes_a_day(),
            }),
            follow_ups: known.map_or_else(Vec::new, |event| event.follow_ups().to_vec()),
            promises: promises.map(|Promise { text, to, by, kept, .. }| Promised { text, to, by, kept }).collect(),
            ..Agenda::default()
        };
        let Some(plan) = self.plan() else { return agenda };
        let Plan { lessons: all, left_out, no_rehearsal, ref days } = plan;
        Agenda {
            days: days.iter().map(|day| on_day(day, lessons)).collect(),
            lessons: all,
            left_out,
            rehearsal_left_out: no_rehearsal.is_some(),
            minutes_for_all: if left_out > 0 { self.minutes_for(|plan| plan.left_out == 0) } else { None },
            ..agenda
        }
    }
}

fn on_day(planned: &PlannedDay, lessons: &[Lesson]) -> OnDay {
    let to_do = |part: &Part| match *part {
        Part::Review { minutes } => Some(ToDo::Review { minutes }),
        Part::Lesson { lesson, minutes, portion, rehearsal } => {
            let Lesson { id, title, .. } = lessons.get(lesson)?;
            Some(ToDo::Lesson { lesson: id.clone(), title: title.clone(), minutes, portion, rehearsal })
        }
        Part::Plans => Some(ToDo::Plans),
    };
    OnDay {
        day: planned.day,
        before: planned.before,
        minutes: planned.parts.iter().map(Part::minutes).sum(),
        parts: planned.parts.iter().filter_map(to_do).collect(),
    }
}
