//! The next good step: worded, offered and taken.

use super::play::Begin;
use super::{Error, Leave, Session};
use crate::journal::Day;
use crate::lesson::model::Lesson;
use crate::lesson::text::Text;
use crate::practice::{self, Items, Next, Practice, Step, Why};
use crate::ui::Block;
use crate::wording::{page as say, practice as words, prep};

impl Session<'_> {
    /// What the learner did and where that leaves them, as it is now.
    pub(super) fn practice<'s>(&'s self, items: &'s Items) -> Practice<'s> {
        let (record, library) = (self.recorder.record(), self.recorder.library());
        Practice::of(record, library, items, &self.library.vocabulary, self.recorder.now())
    }

    /// Says what is good to do next, and asks what the learner wants.
    pub(super) fn what_next(&mut self) -> Result<Leave, Error> {
        let next = self.practice(&self.items()).next();
        self.show([Block::Paragraph(reason(&next, self.recorder.now().day()))])?;
        let mut menu: Vec<Text> = self.step(next.step).into_iter().collect();
        menu.extend([self.way_back(), say::leave()]);
        let last = menu.len() - 1;
        match self.menu(say::what_next(), menu, last)? {
            Ok(0) if last > 1 => self.take(next.step),
            Ok(item) if item < last => Ok(Leave::Done),
            Ok(_) => Ok(Leave::Quit),
            Err(leave) => Ok(leave),
        }
    }

    /// The item that leads back to where this began.
    pub(super) fn way_back(&self) -> Text {
        if self.preparing { prep::item_back() } else { say::home() }
    }

    /// A step as an item of a menu; `None` where there is nothing to do.
    pub(super) fn step(&self, step: Step) -> Option<Text> {
        match step {
            Step::Continue(attempt) => {
                let (record, lesson) = (self.recorder.record(), self.lesson_of(step)?);
                let resumed = practice::resume(&lesson, record.attempt(attempt)?, &record.settings)?;
                let (done, about) = resumed.story.progress();
                Some(say::continue_with(&lesson.title, done, about))
            }
            Step::Review(drills) => Some(words::review_item(drills)),
            Step::Lesson(_) => self.lesson_of(step).map(|lesson| say::next_lesson(&lesson.title, lesson.minutes)),
            Step::Rest(_) => None,
        }
    }

    /// Does a step.
    pub(super) fn take(&mut self, step: Step) -> Result<Leave, Error> {
        match (step, self.lesson_of(step)) {
            (Step::Review(_), _) => self.review(),
            (_, Some(lesson)) => self.play(&lesson, Begin::Resume),
            (_, None) => Ok(Leave::Done),
        }
    }

    /// The lesson that comes next in the plan up to an event.
    pub(super) fn planned_lesson(&self) -> Option<Lesson> {
        let (record, today) = (self.recorder.record(), self.recorder.now().day());
        // All lessons are read only where there is a plan of them.
        record.upcoming.as_ref().filter(|upcoming| upcoming.date >= today)?;
        let place = self.practice(&self.items()).planned_lesson()?;
        self.lessons().get(place).cloned()
    }

    /// The lesson that a step is about.
    fn lesson_of(&self, step: Step) -> Option<Lesson> {
        let lessons = self.lessons();
        match step {
            Step::Continue(attempt) => {
                let attempt = self.recorder.record().attempt(attempt)?;
                lessons.iter().find(|lesson| lesson.id == attempt.lesson).cloned()
            }
            Step::Lesson(place) => lessons.get(place).cloned(),
            Step::Review(_) | Step::Rest(_) => None,
        }
    }
}

/// Why a step is a good one today, in a sentence.
pub(super) fn reason(next: &Next, today: Day) -> Text {
    match next.why {
        Why::First => words::why_first(),
        Why::Away(days) => words::why_away(days),
        Why::Unfinished => words::why_unfinished(),
        Why::ConfidentErrors(count) => words::why_errors(count),
        Why::Due(count) => words::why_due(count),
        Why::Event { days, due } => words::why_event(days, due),
        Why::New => words::why_new(),
        Why::Planned { days, rehearsal } => words::why_planned(days, rehearsal),
        Why::Beyond { days, practised } => words::why_beyond(days, practised),
        Why::AllDone => {
            let Step::Rest(until) = next.step else { return words::why_rest(None) };
            words::why_rest(until.map(|day| (day.0, day == today)))
        }
    }
}
