//! The dialogue as a pure state machine: it tells events, is given answers, and never knows who asks.
//!
//! [`Machine`] is its text-free core; [`Story`] is one attempt with its words, order of choices and history.

pub mod event;
pub mod machine;
pub mod seed;

use std::collections::{BTreeMap, VecDeque};

pub use event::{Answer, Decision, Event, Feedback, FirstTry, Misuse, Offer, Reasons, Said, SceneHead};
pub use machine::Machine;

use crate::lesson::id::Id;
use crate::lesson::layout::State;
use crate::lesson::model::{Body, Choice, Lesson, Line, Quality, Scene, Target, Timing};
use crate::lesson::template::Values;
use crate::lesson::text::Text;

/// One attempt at a lesson.
#[derive(Debug, Clone)]
pub struct Story<'l> {
    machine: Machine<'l>,
    seed: u64,
    values: Values,
    state: State,
    /// What is to be told before the next question.
    told: VecDeque<Event<'l>>,
    asked: Asked,
    history: Vec<Step>,
    /// The first choice ever taken in each decision, also if it was undone since.
    first: BTreeMap<usize, usize>,
    /// How many answers of the history have no feedback to be told any more; that of the others is held back.
    told_of: usize,
}

/// What a story waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    /// To be advanced.
    Nothing,
    /// Which of these ways on, by index, in the order in which they are shown.
    Way(Vec<usize>),
    /// The learner's own words.
    Words,
    /// Nothing more: it has ended.
    Ended,
}

/// An answer that was given, and what going back to it needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The state in which the question was asked.
    pub state: State,
    /// The way on that was taken, by index; `None` where words were composed.
    pub way: Option<usize>,
    /// The words that were composed.
    pub words: Option<Text>,
    /// [`Story::told_of`] at that time.
    told_of: usize,
}

impl<'l> Story<'l> {
    /// Starts an attempt. `values.vary` decides what differs; `None` where the lesson does not fit into 64 bits, which is a finding.
    pub fn new(lesson: &'l Lesson, seed: u64, values: Values) -> Option<Self> {
        let drawn: Vec<usize> = lesson
            .vary
            .iter()
            .zip(&values.vary)
            .map(|(vary, value)| vary.values.iter().position(|known| known == value).unwrap_or(0))
            .collect();
        let state = Machine::new(lesson)?.start(&drawn);
        Self::at(lesson, seed, values, state)
    }

    /// Starts in the middle, for authors: `state` must be one of the lesson's.
    pub fn at(lesson: &'l Lesson, seed: u64, values: Values, state: State) -> Option<Self> {
        let mut story = Self {
            machine: Machine::new(lesson)?,
            seed,
            values,
            state,
            told: VecDeque::new(),
            asked: Asked::Nothing,
            history: Vec::new(),
            first: BTreeMap::new(),
            told_of: 0,
        };
        story.arrive();
        Some(story)
    }

    /// The next event. After a question comes an answer, not another call.
    pub fn advance(&mut self) -> Result<Event<'l>, Misuse> {
        if let Some(event) = self.told.pop_front() {
            return Ok(event);
        }
        match self.asked {
            Asked::Nothing => {}
            Asked::Way(_) | Asked::Words => return Err(Misuse::AnswerWanted),
            Asked::Ended => return Ok(Event::End),
        }
        let Some(scene) = self.machine.scene(self.state) else {
            self.asked = Asked::Ended;
            return Ok(Event::End);
        };
        match &scene.body {
            Body::Choices(_) | Body::Doors(_) => {
                let shown = self.shown();
                let options = shown.iter().filter_map(|&index| scene.way(index));
                let options = options.map(|way| Offer { id: &way.id, words: way.offer(&self.values) }).collect();
                let practises = scene.practises.as_ref().filter(|_| !scene.choices().is_empty());
                self.asked = Asked::Way(shown);
                Ok(Event::Decision(Decision { scene: &scene.id, practises, options }))
            }
            Body::Compose(compose) => {
                self.asked = Asked::Words;
                Ok(Event::Compose(compose))
            }
            Body::Passage => {
                self.pass();
                self.advance()
            }
        }
    }

    /// Answers the open question.
    pub fn answer(&mut self, answer: &Answer) -> Result<(), Misuse> {
        match (&self.asked, answer) {
            (Asked::Nothing | Asked::Ended, _) => Err(Misuse::NothingAsked),
            (Asked::Way(shown), Answer::Way(id)) => {
                let scene = self.machine.scene(self.state);
                let index =
                    shown.iter().copied().find(|&index| scene.and_then(|s| s.way(index)).is_some_and(|way| way.id == *id));
                self.take(index.ok_or_else(|| Misuse::NotOffered(id.clone()))?);
                Ok(())
            }
            (Asked::Words, Answer::Words(words)) => {
                self.compose(words.clone());
                Ok(())
            }
            (Asked::Way(_), Answer::Words(_)) | (Asked::Words, Answer::Way(_)) => Err(Misuse::WrongKind),
        }
    }

    /// Puts other words in the place of those of the last answer. What is told of them stays to be told.
    pub fn revise(&mut self, words: Text) -> Result<(), Misuse> {
        let step = self.history.last_mut().ok_or(Misuse::NothingToUndo)?;
        *step.words.as_mut().ok_or(Misuse::WrongKind)? = words;
        Ok(())
    }

    /// Undoes the last answer; its question is asked again. First tries stay what they were.
    pub fn back(&mut self) -> Result<(), Misuse> {
        let step = self.history.pop().ok_or(Misuse::NothingToUndo)?;
        self.state = step.state;
        self.told_of = step.told_of;
        self.told.clear();
        self.tell_place();
        Ok(())
    }

    /// What is still to be told before the next question.
    pub fn to_be_told(&self) -> impl Iterator<Item = &Event<'l>> {
        self.told.iter()
    }

    /// Drops what is still to be told before the place that the story is in, so that it goes on from its beginning, also where that
    /// has been told already.
    pub fn skip_to_scene(&mut self) {
        self.told.clear();
        self.tell_place();
    }

    fn take(&mut self, index: usize) {
        let taken = self.machine.take(self.state, index);
        self.history.push(Step { state: self.state, way: Some(index), words: None, told_of: self.told_of });
        if let (Target::Scene(place), Some(choice)) = (self.place(), self.choice(index)) {
            self.first.entry(place).or_insert(index);
            self.tell_lines(&choice.reaction, taken.after);
            if self.machine.lesson().feedback == Timing::AtOnce {
                self.told.push_back(Event::Feedback(self.feedback(choice, false)));
                self.told_of = self.history.len();
            }
        }
        self.tell_meters(self.state, taken.after);
        self.tell_meters(taken.after, taken.next);
        self.told.extend(self.reasons());
        self.state = taken.next;
        self.arrive();
    }

    fn compose(&mut self, words: Text) {
        self.history.push(Step { state: self.state, way: None, words: Some(words), told_of: self.told_of });
        if let Some(Scene { body: Body::Compose(compose), .. }) = self.machine.scene(self.state) {
            self.told.push_back(Event::Models(compose));
        }
        self.pass();
    }

    /// Leaves a scene that asks for no way on.
    fn pass(&mut self) {
        let next = self.machine.pass(self.state);
        self.tell_meters(self.state, next);
        self.state = next;
        self.arrive();
    }

    /// Tells what was held back, if this is where, and then the place that was just entered.
    fn arrive(&mut self) {
        if self.machine.scene(self.state).is_some_and(|scene| scene.tell) {
            self.tell_held();
        }
        self.tell_place();
    }

    /// Tells the place that the story is in, up to its question.
    fn tell_place(&mut self) {
        match self.place() {
            Target::Scene(scene) => {
                self.asked = Asked::Nothing;
                let scene = &self.machine.lesson().scenes[scene];
                let at = scene.at.as_ref().map(|at| at.fill(&self.values));
                self.told.push_back(Event::Scene(SceneHead { id: &scene.id, at, medium: scene.medium }));
                self.tell_lines(&scene.lines, self.state);
            }
            Target::Ending(ending) => {
                self.asked = Asked::Ended;
                let ending = &self.machine.lesson().endings[ending];
                self.told.push_back(Event::Ending(ending));
                self.tell_lines(&ending.text, self.state);
            }
        }
    }

    fn tell_lines(&mut self, lines: &'l [Line], state: State) {
        for line in lines.iter().filter(|line| self.machine.holds(&line.when, state)) {
            self.told.push_back(Event::Line(Said { speaker: line.speaker, words: line.words.fill(&self.values) }));
        }
    }

    fn tell_meters(&mut self, before: State, now: State) {
        let layout = self.machine.layout();
        for meter in 0..self.machine.lesson().meters.len() {
            let (before, now) = (layout.meter(before, meter), layout.meter(now, meter));
            if before != now {
                self.told.push_back(Event::MeterMoved { meter, before, now });
            }
        }
    }

    fn tell_held(&mut self) {
        let held = &self.history[self.told_of..];
        let choice = |step: &Step| self.machine.scene(step.state)?.choices().get(step.way?);
        let feedback: Vec<Event<'l>> =
            held.iter().filter_map(choice).map(|choice| Event::Feedback(self.feedback(choice, true))).collect();
        self.told.extend(feedback);
        self.told_of = self.history.len();
    }

    fn feedback(&self, choice: &'l Choice, later: bool) -> Feedback<'l> {
        Feedback {
            about: later.then(|| choice.way.offer(&self.values)),
            choice,
            text: choice.feedback.fill(&self.values),
            better: choice.better.as_ref().map(|better| better.fill(&self.values)),
        }
    }

    /// The question about reasons of the scene that was just answered, if it has one. Where feedback is held back, it would tell
    /// what the feedback is to tell later.
    fn reasons(&self) -> Option<Event<'l>> {
        let scene = self.machine.scene(self.state).filter(|scene| !scene.reasons.is_empty())?;
        let strong = self.machine.best(self.state).and_then(|index| scene.way(index))?.offer(&self.values);
        let order = seed::order(scene.reasons.len(), self.seed, &scene.id);
        let reasons = order.into_iter().map(|index| &scene.reasons[index]).collect();
        let asked = Event::Reasons(Reasons { scene: &scene.id, strong, reasons });
        (self.machine.lesson().feedback == Timing::AtOnce).then_some(asked)
    }

    fn choice(&self, index: usize) -> Option<&'l Choice> {
        self.machine.scene(self.state).and_then(|scene| scene.choices().get(index))
    }

    /// The ways on that are offered, in the order of this attempt.
    fn shown(&self) -> Vec<usize> {
        let available: Vec<usize> = self.machine.available(self.state).collect();
        let Some(scene) = self.machine.scene(self.state).filter(|scene| !scene.choices().is_empty()) else { return available };
        // All choices are put in order, also those that are not on offer now: the others stay as they were when one goes or comes.
        let mut shown = seed::order(scene.choices().len(), self.seed, &scene.id);
        shown.retain(|index| available.contains(index));
        shown
    }

    /// Where the attempt is.
    pub fn place(&self) -> Target {
        self.machine.place(self.state)
    }

    /// The state of the attempt.
    pub fn state(&self) -> State {
        self.state
    }

    /// The text-free core.
    pub fn machine(&self) -> &Machine<'l> {
        &self.machine
    }

    /// What placeholders stand for in this attempt.
    pub fn values(&self) -> &Values {
        &self.values
    }

    /// The ids of the ways on that are open, as shown; empty where none is asked.
    pub fn shown_ids(&self) -> Vec<Id> {
        let Asked::Way(shown) = &self.asked else { return Vec::new() };
        let scene = self.machine.scene(self.state);
        shown.iter().filter_map(|&index| scene?.way(index).map(|way| way.id.clone())).collect()
    }

    /// The answers that stand, from the first on.
    pub fn history(&self) -> &[Step] {
        &self.history
    }

    /// The first answer to each decision of this attempt, in the order of the file.
    pub fn first_tries(&self) -> impl Iterator<Item = FirstTry<'l>> {
        let lesson = self.machine.lesson();
        self.first.iter().filter_map(|(&scene, &index)| {
            let quality: Quality = lesson.scenes[scene].choices().get(index)?.quality;
            Some(FirstTry { scene, practises: lesson.scenes[scene].practises.as_ref()?, quality })
        })
    }

    /// How many decisions have been answered on the way that stands, and about how many there are in all.
    pub fn progress(&self) -> (usize, usize) {
        let scored = |step: &&Step| self.machine.scene(step.state).is_some_and(|scene| !scene.choices().is_empty());
        let answered = self.history.iter().filter(scored).count();
        (answered, answered + self.machine.decisions_ahead(self.state))
    }
}
