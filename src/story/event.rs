//! What a story tells, and what it is told.

use crate::lesson::id::Id;
use crate::lesson::model::{Choice, Compose, Ending, Medium, Quality, Reason};
use crate::lesson::text::Text;

/// The next thing that happens in a story.
#[derive(Debug, Clone, PartialEq)]
pub enum Event<'l> {
    /// A scene begins.
    Scene(SceneHead<'l>),
    /// Somebody speaks, or something happens.
    Line(Said),
    /// A meter has moved.
    MeterMoved {
        /// The meter, by index.
        meter: usize,
        /// Its value before.
        before: u8,
        /// Its value now.
        now: u8,
    },
    /// Why a choice was as good as it was.
    Feedback(Feedback<'l>),
    /// A question that the story does not wait for: which reason fits the strong choice. Whatever is answered, it goes on alike.
    Reasons(Reasons<'l>),
    /// A question: which way on. [`super::Story::answer`] comes next.
    Decision(Decision<'l>),
    /// A question for the learner's own words. [`super::Story::answer`] comes next.
    Compose(&'l Compose),
    /// Models for what was just composed.
    Models(&'l Compose),
    /// The lesson has ended; its text follows as lines, and then [`Event::End`].
    Ending(&'l Ending),
    /// Nothing more happens.
    End,
}

/// The head of a scene.
#[derive(Debug, Clone, PartialEq)]
pub struct SceneHead<'l> {
    /// The scene's id.
    pub id: &'l Id,
    /// Where or when we are.
    pub at: Option<Text>,
    /// Where the talk takes place.
    pub medium: Medium,
}

/// A line as it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Who says it, by place in the cast; `None` is the narrator.
    pub speaker: Option<usize>,
    /// The words.
    pub words: Text,
}

/// Feedback on a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Feedback<'l> {
    /// The choice as it was offered, where the feedback was held back and comes later.
    pub about: Option<Text>,
    /// The choice.
    pub choice: &'l Choice,
    /// Why.
    pub text: Text,
    /// The line to say next time.
    pub better: Option<Text>,
}

/// A question: which reason fits the strong choice of a scene.
#[derive(Debug, Clone, PartialEq)]
pub struct Reasons<'l> {
    /// The scene's id.
    pub scene: &'l Id,
    /// The strong choice as it was offered.
    pub strong: Text,
    /// The reasons, in the order in which they are shown.
    pub reasons: Vec<&'l Reason>,
}

/// A question: which way on.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision<'l> {
    /// The scene's id.
    pub scene: &'l Id,
    /// The move that it trains; `None` for doors, which are not scored.
    pub practises: Option<&'l Id>,
    /// The ways on in the order in which they are shown.
    pub options: Vec<Offer<'l>>,
}

/// A way on as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer<'l> {
    /// Its id.
    pub id: &'l Id,
    /// Its words.
    pub words: Text,
}

/// The answer to a question, by stable ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The way on that is taken.
    Way(Id),
    /// The learner's own words.
    Words(Text),
}

/// A call that does not fit what a story waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misuse {
    /// A question is open, and `advance` was called.
    AnswerWanted,
    /// No question is open, and `answer` was called.
    NothingAsked,
    /// The way on is not offered here.
    NotOffered(Id),
    /// Words came where a way on is asked, or a way on where words are.
    WrongKind,
    /// There is nothing to go back to.
    NothingToUndo,
}

/// The learner's first answer to a decision within an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstTry<'l> {
    /// The scene, by index.
    pub scene: usize,
    /// The move that it trains.
    pub practises: &'l Id,
    /// How good the answer was.
    pub quality: Quality,
}
