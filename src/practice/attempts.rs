//! Attempts replayed through the story, to go on with them, to look back on them, or to branch off from them.

use super::record::{Attempt, Entry, Settings};
use crate::compose::checks;
use crate::journal::{Answer, Given};
use crate::lesson::id::Id;
use crate::lesson::model::{Body, Lesson};
use crate::lesson::template::Values;
use crate::lesson::text::Text;
use crate::story::{self, Event, Story, seed};

/// An attempt, replayed as far as its lesson still allows.
#[derive(Debug, Clone)]
pub struct Resumed<'l> {
    /// The story, with all answers given that fit. What it last told comes again from the beginning of its scene, or from the last
    /// answer, where the learner left before they were told all that it led to.
    pub story: Story<'l>,
    /// How many answers stand that do not fit any more, because the lesson was edited: the first that does not fit, and all after
    /// it. Whoever answers from here on undoes them first, as each that is undone later takes one of them away.
    pub lost: usize,
}

/// Replays an attempt at `lesson`. `None` where the lesson cannot be played at all.
pub fn resume<'l>(lesson: &'l Lesson, attempt: &Attempt, settings: &Settings) -> Option<Resumed<'l>> {
    let mut story = Story::new(lesson, attempt.seed, values(lesson, attempt, settings))?;
    let mut lost = 0;
    for answer in &attempt.given {
        give(&mut story, answer, &mut lost);
    }
    for entry in &attempt.entries {
        match entry {
            Entry::Answer(answer) => give(&mut story, answer, &mut lost),
            Entry::Revise(answer) if lost == 0 && answers_last(&story, answer) => {
                if let story::Answer::Words(words) = answer_of(answer) {
                    drop(story.revise(words));
                }
            }
            Entry::Revise(_) => {}
            // What was taken back is not missed.
            Entry::Back if lost > 0 => lost -= 1,
            Entry::Back => drop(story.back()),
        }
    }
    if lost > 0 || !is_cut_short(&story, attempt, settings) {
        story.skip_to_scene();
    }
    Some(Resumed { story, lost })
}

/// Whether the learner left between an answer and the end of what it led to: when they were asked how sure they were or which reason
/// fits, or after own words and before their models.
fn is_cut_short(story: &Story<'_>, attempt: &Attempt, settings: &Settings) -> bool {
    let Some(Entry::Answer(last) | Entry::Revise(last)) = attempt.entries.last() else { return false };
    if attempt.followed || attempt.ending.is_some() {
        return false;
    }
    let decided = story
        .history()
        .last()
        .and_then(|step| story.machine().scene(step.state))
        .is_some_and(|scene| !scene.choices().is_empty());
    let how_sure = matches!(&last.given, Given::Pick(pick) if decided && settings.confidence && pick.confidence.is_none());
    let asks = |event: &Event<'_>| {
        matches!(event, Event::Reasons(_)) || matches!(event, Event::Models(compose) if !checks(compose.kind).is_empty())
    };
    how_sure || story.to_be_told().any(asks)
}

/// What placeholders stand for in an attempt. A key that the attempt does not know is drawn from its seed.
pub fn values(lesson: &Lesson, attempt: &Attempt, settings: &Settings) -> Values {
    let drawn = lesson.vary.iter().zip(seed::vary(lesson, attempt.seed));
    let vary = drawn.map(|(vary, drawn)| attempt.vary.get(&vary.id).map_or(drawn, Text::new)).collect();
    of_learner(vary, settings)
}

/// What placeholders stand for where there is no attempt: in a drill.
pub fn values_by_chance(lesson: &Lesson, seed: u64, settings: &Settings) -> Values {
    of_learner(seed::vary(lesson, seed), settings)
}

fn of_learner(vary: Vec<Text>, settings: &Settings) -> Values {
    let Settings { name, profession, ideal_client, .. } = settings.clone();
    Values { vary, you: name, profession, ideal_client }
}

/// Gives an answer again, or counts it as lost where it does not fit. After a lost one none fits, as its question may have been
/// another; what was not given leaves the story as it was.
fn give(story: &mut Story<'_>, answer: &Answer, lost: &mut usize) {
    if *lost > 0 || !asks(story, answer) || story.answer(&answer_of(answer)).is_err() {
        *lost += 1;
    }
}

/// Whether the last answer of a story was given in the scene of `answer`.
fn answers_last(story: &Story<'_>, answer: &Answer) -> bool {
    let scene = |step: &story::Step| story.machine().scene(step.state).map(|scene| &scene.id);
    story.history().last().and_then(scene) == Some(&answer.scene)
}

/// Goes on to the next question if it can be answered so; tells whether it can.
fn asks(story: &mut Story<'_>, answer: &Answer) -> bool {
    let machine = story.machine();
    let asked = machine.settle(story.state());
    let fits = machine.scene(asked).is_some_and(|scene| {
        let offers = |id: &Id| machine.available(asked).any(|index| scene.way(index).is_some_and(|way| way.id == *id));
        scene.id == answer.scene
            && match &answer.given {
                Given::Pick(pick) => offers(&pick.choice),
                Given::Words { .. } => matches!(scene.body, Body::Compose(_)),
            }
    });
    while fits && story.advance().is_ok_and(|event| !matches!(event, Event::Decision(_) | Event::Compose(_))) {}
    fits
}

/// A journalled answer as the story takes it.
pub fn answer_of(answer: &Answer) -> story::Answer {
    match &answer.given {
        Given::Pick(pick) => story::Answer::Way(pick.choice.clone()),
        Given::Words { text, .. } => story::Answer::Words(Text::new(text)),
    }
}

/// The answers of an attempt that stand, after all that was undone; also those that do not fit any more.
pub fn standing(attempt: &Attempt) -> Vec<Answer> {
    let mut answers = attempt.given.clone();
    for entry in &attempt.entries {
        match entry {
            Entry::Answer(answer) => answers.push(answer.clone()),
            Entry::Revise(answer) => {
                if let Some(last) = answers.last_mut().filter(|last| last.scene == answer.scene) {
                    last.clone_from(answer);
                }
            }
            Entry::Back => {
                answers.pop();
            }
        }
    }
    answers
}

/// How many answers of the attempt from which a replay branched off still stand in it.
pub fn taken_over(attempt: &Attempt) -> usize {
    let mut standing = attempt.given.len();
    let mut fewest = standing;
    for entry in &attempt.entries {
        match entry {
            Entry::Answer(_) => standing += 1,
            Entry::Revise(_) => {}
            Entry::Back => standing = standing.saturating_sub(1),
        }
        fewest = fewest.min(standing);
    }
    fewest
}
