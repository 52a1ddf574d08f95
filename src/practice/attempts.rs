//! Attempts replayed through the story, to go on with them, to look back on them, or to branch off from them.

use super::record::{Attempt, Entry, Settings};
use crate::journal::{Answer, Given};
use crate::lesson::model::Lesson;
use crate::lesson::template::Values;
use crate::lesson::text::Text;
use crate::story::{self, Event, Story, seed};

/// An attempt, replayed as far as its lesson still allows.
#[derive(Debug, Clone)]
pub struct Resumed<'l> {
    /// The story, with all answers given that fit. What it last told comes again from the beginning of its scene.
    pub story: Story<'l>,
    /// How many answers stand that do not fit any more, because the lesson was edited: the first that does not fit, and all after
    /// it. Whoever goes on from here undoes them first, as each that is undone later takes one of them away.
    pub lost: usize,
}

/// Replays an attempt at `lesson`. `None` where the lesson cannot be played at all.
pub fn resume<'l>(lesson: &'l Lesson, attempt: &Attempt, settings: &Settings) -> Option<Resumed<'l>> {
    let mut story = Story::new(lesson, attempt.seed, values(lesson, attempt, settings))?;
    let mut lost: usize = 0;
    for answer in &attempt.given {
        lost += usize::from(lost > 0 || !fits(&mut story, answer));
    }
    for entry in &attempt.entries {
        match entry {
            Entry::Answer(answer) => lost += usize::from(lost > 0 || !fits(&mut story, answer)),
            Entry::Back if lost > 0 => lost -= 1,
            // With nothing to undo there is nothing to do.
            Entry::Back => drop(story.back()),
        }
    }
    story.skip_to_scene();
    Some(Resumed { story, lost })
}

/// What placeholders stand for in an attempt. A key that the attempt does not know is drawn from its seed.
pub fn values(lesson: &Lesson, attempt: &Attempt, settings: &Settings) -> Values {
    let drawn = lesson.vary.iter().zip(seed::vary(lesson, attempt.seed));
    let vary = drawn.map(|(vary, drawn)| attempt.vary.get(&vary.id).map_or(drawn, Text::new)).collect();
    Values { vary, you: settings.name.clone(), profession: settings.profession.clone(), ideal_client: None }
}

/// Gives an answer where its question is the next one and still has it. Where it does not fit, the story stays in its scene.
fn fits(story: &mut Story<'_>, answer: &Answer) -> bool {
    let fits = asks(story, answer) && story.answer(&answer_of(answer)).is_ok();
    if !fits {
        story.skip_to_scene();
    }
    fits
}

/// Goes on to the next question, and tells whether it is the one of an answer.
fn asks(story: &mut Story<'_>, answer: &Answer) -> bool {
    while let Ok(event) = story.advance() {
        match event {
            Event::Decision(decision) => return *decision.scene == answer.scene,
            Event::Compose(_) => return story.machine().scene(story.state()).is_some_and(|scene| scene.id == answer.scene),
            Event::End => return false,
            Event::Scene(_)
            | Event::Line(_)
            | Event::MeterMoved { .. }
            | Event::Feedback(_)
            | Event::Models(_)
            | Event::Ending(_) => {}
        }
    }
    false
}

/// A journalled answer as the story takes it.
pub fn answer_of(answer: &Answer) -> story::Answer {
    match &answer.given {
        Given::Pick { choice, .. } => story::Answer::Way(choice.clone()),
        Given::Words { text } => story::Answer::Words(Text::new(text)),
    }
}

/// The answers of an attempt that stand, after all that was undone.
pub fn standing(attempt: &Attempt) -> Vec<Answer> {
    let mut answers = attempt.given.clone();
    for entry in &attempt.entries {
        match entry {
            Entry::Answer(answer) => answers.push(answer.clone()),
            Entry::Back => {
                answers.pop();
            }
        }
    }
    answers
}
