//! Playing a lesson: events become blocks, questions become asks, and every answer is on disk before its feedback shows.

use super::choose::Chosen;
use super::debrief::Ended;
use super::recorder::Beginning;
use super::{Error, Leave, Session};
use crate::journal::{Answer, AttemptId, Given};
use crate::lesson::id::Id;
use crate::lesson::model::{Body, Lesson};
use crate::lesson::template::Values;
use crate::lesson::text::Text;
use crate::practice::{self, attempts};
use crate::story::{self, Decision, Event, Feedback, Misuse, Said, SceneHead, Story};
use crate::ui::{Block, MeterReading, Speaker};
use crate::wording::{notice, page as say};

/// How a lesson is begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// On from where the latest attempt stopped, or from the start.
    Resume,
    /// From the start, with a seed or one drawn by chance.
    Fresh(Option<u64>),
}

/// How a story was left.
pub(super) enum Told {
    /// At an ending.
    Ended,
    /// In the middle.
    Left,
}

impl Session<'_> {
    /// Plays a lesson and looks back on it.
    pub fn play(&mut self, lesson: &Lesson, begin: Begin) -> Result<Leave, Error> {
        let library = self.recorder.library().to_owned();
        let unfinished = self.recorder.record().unfinished(&library, &lesson.id).map(|attempt| attempt.id);
        match (begin, unfinished) {
            (Begin::Resume, Some(attempt)) => {
                self.show([Block::Notice(notice::resumed(&lesson.title))])?;
                self.go_on(lesson, attempt)
            }
            (Begin::Resume, None) => self.start(lesson, None),
            (Begin::Fresh(seed), _) => self.start(lesson, seed),
        }
    }

    fn start(&mut self, lesson: &Lesson, seed: Option<u64>) -> Result<Leave, Error> {
        let attempt = self.recorder.begin(lesson, Beginning { seed, ..Beginning::default() })?;
        let record = self.recorder.record();
        let values = record.attempt(attempt).map(|attempt| attempts::values(lesson, attempt, &record.settings));
        self.show(opening(lesson, &values.unwrap_or_default()))?;
        self.go_on(lesson, attempt)
    }

    /// Branches off from an attempt before one of its answers.
    pub(super) fn replay(&mut self, lesson: &Lesson, of: AttemptId, answers: usize, number: usize) -> Result<Leave, Error> {
        let given = self.recorder.record().attempt(of).map(attempts::standing).unwrap_or_default();
        let given = given.into_iter().take(answers).collect();
        self.show([Block::Notice(say::replay_begins(number))])?;
        let attempt = self.recorder.begin(lesson, Beginning { seed: None, parent: Some(of), given })?;
        self.go_on(lesson, attempt)
    }

    /// Plays an attempt from where it is.
    fn go_on(&mut self, lesson: &Lesson, attempt: AttemptId) -> Result<Leave, Error> {
        let record = self.recorder.record();
        let resumed = record.attempt(attempt).and_then(|attempt| practice::resume(lesson, attempt, &record.settings));
        // Loading has checked that the lesson can be played, and the attempt is in the record.
        let Some(practice::Resumed { mut story, lost }) = resumed else { return Ok(Leave::Done) };
        if lost > 0 {
            self.show([Block::Notice(notice::edited(lost))])?;
        }
        match self.tell(lesson, &mut story, attempt)? {
            Told::Ended => self.look_back(lesson, &story, attempt, Ended::Now),
            Told::Left => {
                self.show([Block::Notice(notice::kept(lesson.id.as_str(), &self.again))])?;
                Ok(Leave::Quit)
            }
        }
    }

    /// Tells a story up to its ending, or until the learner leaves.
    pub(super) fn tell<'l>(&mut self, lesson: &'l Lesson, story: &mut Story<'l>, attempt: AttemptId) -> Result<Told, Error> {
        let mut ended: Option<Id> = None;
        loop {
            let event = match story.advance() {
                Ok(event) => event,
                Err(misuse) => return Err(misused(&misuse)),
            };
            match event {
                Event::Scene(head) => self.show([scene(lesson, story, &head)])?,
                Event::Line(said) => self.show([line(lesson, said)])?,
                Event::MeterMoved { meter, before, now } => {
                    self.show([Block::MeterMoved { now: reading(lesson, meter, now), before }])?;
                }
                Event::Feedback(feedback) => self.show(feedback_blocks(feedback))?,
                Event::Models(compose) => {
                    if self.models(story, compose, attempt)? == Leave::Quit {
                        return Ok(Told::Left);
                    }
                }
                Event::Reasons(reasons) => {
                    if self.reasons(story, &reasons, attempt)? == Leave::Quit {
                        return Ok(Told::Left);
                    }
                }
                Event::Ending(ending) => {
                    ended = Some(ending.id.clone());
                    self.show([Block::Heading(say::ending(&ending.title))])?;
                }
                Event::End => {
                    if let Some(ending) = ended {
                        self.recorder.end(attempt, ending)?;
                    }
                    return Ok(Told::Ended);
                }
                Event::Decision(decision) => {
                    if self.decide(story, &decision, attempt)? == Leave::Quit {
                        return Ok(Told::Left);
                    }
                }
                Event::Compose(compose) => {
                    if self.compose(story, compose, attempt)? == Leave::Quit {
                        return Ok(Told::Left);
                    }
                }
            }
        }
    }

    fn decide(&mut self, story: &mut Story<'_>, decision: &Decision<'_>, attempt: AttemptId) -> Result<Leave, Error> {
        if decision.options.is_empty() {
            self.show([Block::Notice(notice::dead_end(&self.again))])?;
            return Ok(Leave::Quit);
        }
        match self.choose(decision, !story.history().is_empty())? {
            Chosen::Pick(pick, leave) => {
                let way = pick.choice.clone();
                self.record(story, attempt, Answer { scene: decision.scene.clone(), given: Given::Pick(pick) })?;
                story.answer(&story::Answer::Way(way)).map_err(|misuse| misused(&misuse))?;
                Ok(leave)
            }
            Chosen::Back => {
                self.go_back(story, attempt)?;
                Ok(Leave::Done)
            }
            Chosen::Left => Ok(Leave::Quit),
        }
    }

    pub(super) fn go_back(&mut self, story: &mut Story<'_>, attempt: AttemptId) -> Result<(), Error> {
        self.let_go(story, attempt)?;
        self.recorder.back(attempt)?;
        story.back().map_err(|misuse| misused(&misuse))
    }

    /// Takes back the answers that an edit of the lesson has lost, now that others come in their place: only so does the journal
    /// tell the way that the story went. Before, an edit that is undone costs nothing.
    fn let_go(&mut self, story: &Story<'_>, attempt: AttemptId) -> Result<(), Error> {
        let stand = self.recorder.record().attempt(attempt).map_or(0, |attempt| attempts::standing(attempt).len());
        (story.history().len()..stand).try_for_each(|_| self.recorder.back(attempt)).map_err(Error::from)
    }

    /// Writes an answer.
    pub(super) fn record(&mut self, story: &Story<'_>, attempt: AttemptId, answer: Answer) -> Result<(), Error> {
        self.let_go(story, attempt)?;
        self.recorder.answer(attempt, answer)?;
        self.warn_unlocked()
    }

    /// Says once if something was written without a lock.
    pub(super) fn warn_unlocked(&mut self) -> Result<(), Error> {
        if self.recorder.take_unlocked() {
            self.show([Block::Notice(notice::unlocked())])?;
        }
        Ok(())
    }
}

/// A call that the story did not expect: a fault of the program, told as such.
pub(super) fn misused(misuse: &Misuse) -> Error {
    Error::Ui(std::io::Error::other(format!("the story was misused: {misuse:?}")))
}

/// What is shown before a lesson begins.
pub(super) fn opening(lesson: &Lesson, values: &Values) -> Vec<Block> {
    let mut page = vec![Block::Heading(lesson.title.clone()), Block::Paragraph(lesson.summary.clone())];
    for idea in &lesson.ideas {
        page.push(Block::Label(idea.title.clone()));
        page.extend(paragraphs(&idea.text.fill(values)).map(Block::Paragraph));
        page.extend(idea.source.as_ref().map(|source| Block::Aside(say::source(source))));
    }
    page
}

/// The paragraphs of a text: parted by empty lines, each on one line.
pub(super) fn paragraphs(text: &Text) -> impl Iterator<Item = Text> {
    text.as_str().split("\n\n").map(|paragraph| Text::new(paragraph).on_one_line()).filter(|paragraph| !paragraph.is_blank())
}

/// The head of a scene. One that only passes on, at the same place, is only set apart.
fn scene(lesson: &Lesson, story: &Story<'_>, head: &SceneHead<'_>) -> Block {
    let (answered, about) = story.progress();
    let scene = story.machine().scene(story.state());
    let decides = scene.is_some_and(|scene| !scene.choices().is_empty());
    let passes = scene.is_none_or(|scene| matches!(scene.body, Body::Passage));
    let progress = decides.then(|| say::progress(answered + 1, about));
    let medium = (head.medium != lesson.medium).then(|| say::medium(head.medium));
    let at = match (&head.at, medium) {
        (Some(at), Some(medium)) => Some(say::at(at, &medium)),
        (at, medium) => at.clone().or(medium),
    };
    let layout = story.machine().layout();
    let meters = (0..lesson.meters.len()).map(|meter| reading(lesson, meter, layout.meter(story.state(), meter))).collect();
    if passes && at.is_none() {
        return Block::Break;
    }
    Block::Scene { title: lesson.title.clone(), at, progress, meters }
}

/// A line as it is drawn.
pub(super) fn line(lesson: &Lesson, said: Said) -> Block {
    match said.speaker {
        Some(voice) => Block::Line { speaker: Speaker { name: lesson.cast[voice].name.clone(), voice }, words: said.words },
        None => Block::Narration(said.words),
    }
}

fn reading(lesson: &Lesson, meter: usize, value: u8) -> MeterReading {
    let meter = &lesson.meters[meter];
    MeterReading { label: meter.label.clone(), min: meter.min, max: meter.max, value }
}

pub(super) fn feedback_blocks(feedback: Feedback<'_>) -> Vec<Block> {
    let head = feedback.about.map_or_else(say::why, |about| say::about(&about));
    let mut blocks = vec![Block::Label(head), Block::Paragraph(feedback.text.on_one_line())];
    if let Some(better) = feedback.better {
        blocks.extend([Block::Label(say::next_time()), Block::Paragraph(better.on_one_line())]);
    }
    blocks
}
