//! Runs by which authors try a lesson out: from the start, at a scene, with meters and flags set, or after given answers. Nothing is
//! recorded.

use super::debrief::{self, Counted};
use super::play::{self, Told};
use super::recorder::Beginning;
use super::{Error, Leave, Session};
use crate::lesson::id::Id;
use crate::lesson::layout::State;
use crate::lesson::model::{Lesson, Target};
use crate::practice::attempts;
use crate::story::{Answer, Event, Machine, Story};
use crate::ui::Block;
use crate::wording::notice;

/// Where a run starts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Start {
    /// The scene, where it is not the first.
    pub scene: Option<usize>,
    /// Meters that are set: meter and value.
    pub meters: Vec<(usize, u8)>,
    /// Flags that are set or not.
    pub flags: Vec<(usize, bool)>,
    /// Details that do not differ: key of `vary` and value.
    pub vary: Vec<(usize, usize)>,
    /// The ways on that are taken first.
    pub answers: Vec<Id>,
}

impl Start {
    /// The state that it means.
    fn state(&self, machine: &Machine<'_>) -> State {
        let lesson = machine.lesson();
        let layout = machine.layout();
        let mut drawn = vec![0; lesson.vary.len()];
        self.vary.iter().for_each(|&(vary, value)| drawn[vary] = value);
        let blank = layout.blank(lesson, &drawn);
        let state = self.meters.iter().fold(blank, |state, &(meter, value)| layout.with_meter(state, meter, value));
        let state = self.flags.iter().fold(state, |state, &(flag, is)| layout.with_flag(state, flag, is));
        machine.enter(state, Target::Scene(self.scene.unwrap_or(lesson.start)))
    }
}

impl Session<'_> {
    /// Plays a lesson from a start to an ending, and shows the debrief.
    pub fn try_out(&mut self, lesson: &Lesson, seed: u64, start: &Start) -> Result<Leave, Error> {
        let attempt = self.recorder.begin(lesson, Beginning { seed: Some(seed), ..Beginning::default() })?;
        let record = self.recorder.record();
        let mut values =
            record.attempt(attempt).map(|attempt| attempts::values(lesson, attempt, &record.settings)).unwrap_or_default();
        for &(vary, value) in &start.vary {
            values.vary[vary].clone_from(&lesson.vary[vary].values[value]);
        }
        let whole = *start == Start::default();
        let opening = if whole { play::opening(lesson, &values) } else { Vec::new() };
        let Some(machine) = Machine::new(lesson) else { return Ok(Leave::Done) };
        let Some(mut story) = Story::at(lesson, seed, values, start.state(&machine)) else { return Ok(Leave::Done) };
        for answer in &start.answers {
            if !take(&mut story, answer) {
                return Err(Error::NotOffered { answer: answer.clone(), offered: story.shown_ids() });
            }
        }
        story.skip_to_scene();
        self.show([Block::Notice(notice::not_recorded())].into_iter().chain(opening))?;
        match self.tell(lesson, &mut story, attempt)? {
            Told::Ended => self.show(debrief::page(lesson, &story, &self.library.vocabulary, &Counted::All))?,
            Told::Left => {}
        }
        Ok(Leave::Quit)
    }
}

/// Goes on to the next question about ways on and takes one, if it is offered.
fn take(story: &mut Story<'_>, answer: &Id) -> bool {
    loop {
        match story.advance() {
            Ok(Event::Decision(_)) => return story.answer(&Answer::Way(answer.clone())).is_ok(),
            Ok(Event::Compose(_)) => {
                if story.answer(&Answer::Words(notice::no_words())).is_err() {
                    return false;
                }
            }
            Ok(Event::End) | Err(_) => return false,
            Ok(
                Event::Scene(_)
                | Event::Line(_)
                | Event::MeterMoved { .. }
                | Event::Feedback(_)
                | Event::Models(_)
                | Event::Reasons(_)
                | Event::Ending(_),
            ) => {}
        }
    }
}
