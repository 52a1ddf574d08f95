//! What a lesson means: names resolved to indexes, guards to ranges, texts to templates. Made by [`super::load`] alone.
//!
//! Indexes count within their own list, in the order of the file.

use super::id::Id;
pub use super::raw::{ComposeKind, Medium, Quality, Timing};
use super::template::{Template, Values};
use super::text::Text;

/// A lesson that can be played if it has no errors among its findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// The stem of its file, unique in the library.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// One sentence that says what happens.
    pub summary: Text,
    /// The principles that it practises.
    pub principles: Vec<Id>,
    /// The points of the article that it teaches.
    pub points: Vec<Text>,
    /// Where the talk takes place, unless a scene says otherwise.
    pub medium: Medium,
    /// How long one way through takes, in minutes.
    pub minutes: u16,
    /// When feedback is told.
    pub feedback: Timing,
    /// The cards before the scenario.
    pub ideas: Vec<Idea>,
    /// Everyone who speaks: the lesson's own cast, then that of its drills.
    pub cast: Vec<Member>,
    /// Its meters.
    pub meters: Vec<Meter>,
    /// Its flags.
    pub flags: Vec<Id>,
    /// What differs between attempts.
    pub vary: Vec<Vary>,
    /// The scene that starts.
    pub start: usize,
    /// Its scenes.
    pub scenes: Vec<Scene>,
    /// Its endings.
    pub endings: Vec<Ending>,
    /// How many ways on can be used only once; [`Way::once`] counts up to it.
    pub once: usize,
    /// The plan from which the learner starts.
    pub plan: Option<Plan>,
    /// Its drills.
    pub drills: Vec<Drill>,
    /// Accepted findings: code and reason.
    pub allow: Vec<(String, Text)>,
}

/// A card before the scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Idea {
    /// Its heading.
    pub title: Text,
    /// Its paragraphs.
    pub text: Template,
    /// The citation, in full.
    pub source: Option<Text>,
}

/// Somebody who speaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Their id.
    pub id: Id,
    /// The name before each line.
    pub name: Text,
    /// Who they are.
    pub role: Text,
}

/// A bounded number.
#[derive(Debug, Clone, PartialEq)]
pub struct Meter {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub label: Text,
    /// The lowest value.
    pub min: u8,
    /// The highest value.
    pub max: u8,
    /// The value at the start.
    pub start: u8,
    /// Where to go once an effect has brought it down to `min`.
    pub at_min: Option<Target>,
}

/// A detail that differs between attempts.
#[derive(Debug, Clone, PartialEq)]
pub struct Vary {
    /// Its key.
    pub id: Id,
    /// Its values, at least one.
    pub values: Vec<Text>,
    /// Whether a guard asks for it, so that it belongs to the state.
    pub guarded: bool,
}

/// A place of the dialogue: a scene or an ending, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A scene.
    Scene(usize),
    /// An ending.
    Ending(usize),
}

/// What happens in one place up to an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Its id.
    pub id: Id,
    /// Where or when we are.
    pub at: Option<Template>,
    /// Where this talk takes place.
    pub medium: Medium,
    /// Whether held feedback is told here.
    pub tell: bool,
    /// Effects on entry.
    pub effects: Vec<Effect>,
    /// What is said and what happens.
    pub lines: Vec<Line>,
    /// The move that its decision trains.
    pub practises: Option<Id>,
    /// What is asked at its end.
    pub body: Body,
    /// Reasons to pick from after its decision: none, or two or three.
    pub reasons: Vec<Reason>,
    /// Where a composed answer or a scene that only passes on leads; ways on have their own.
    pub next: Vec<Branch>,
}

/// What a scene asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// A decision.
    Choices(Vec<Choice>),
    /// Which way on, unscored.
    Doors(Vec<Way>),
    /// The learner's own words.
    Compose(Box<Compose>),
    /// Nothing: it passes on.
    Passage,
}

impl Scene {
    /// How many ways on the scene has, before their guards are judged. A compose and a passage have none.
    pub fn way_count(&self) -> usize {
        match &self.body {
            Body::Choices(choices) => choices.len(),
            Body::Doors(doors) => doors.len(),
            Body::Compose(_) | Body::Passage => 0,
        }
    }

    /// A way on by its index.
    pub fn way(&self, index: usize) -> Option<&Way> {
        match &self.body {
            Body::Choices(choices) => choices.get(index).map(|choice| &choice.way),
            Body::Doors(doors) => doors.get(index),
            Body::Compose(_) | Body::Passage => None,
        }
    }

    /// The ways on, before their guards are judged, in the order of the file.
    pub fn ways(&self) -> impl Iterator<Item = &Way> {
        let (choices, doors): (&[Choice], &[Way]) = match &self.body {
            Body::Choices(choices) => (choices, &[]),
            Body::Doors(doors) => (&[], doors),
            Body::Compose(_) | Body::Passage => (&[], &[]),
        };
        choices.iter().map(|choice| &choice.way).chain(doors)
    }

    /// The scene's choices; none where it is no decision.
    pub fn choices(&self) -> &[Choice] {
        if let Body::Choices(choices) = &self.body { choices } else { &[] }
    }
}

/// One line of a script.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Who speaks, by place in the cast; `None` is the narrator.
    pub speaker: Option<usize>,
    /// The words.
    pub words: Template,
    /// When it is said.
    pub when: Guard,
}

/// A way on: what choices and doors have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// Its id.
    pub id: Id,
    /// Whether it is said or done.
    pub form: Form,
    /// The words.
    pub words: Template,
    /// When it is on offer.
    pub when: Guard,
    /// Which bit remembers that it was taken, if it can be taken only once.
    pub once: Option<usize>,
    /// All its effects, those of its quality included; at most one a meter or flag.
    pub effects: Vec<Effect>,
    /// Where it leads; the last branch has no guard.
    pub next: Vec<Branch>,
}

impl Way {
    /// The words as they are offered: in quotation marks where they are said.
    pub fn offer(&self, values: &Values) -> Text {
        let words = self.words.fill(values);
        match self.form {
            Form::Say => Text::new(format!("\u{201c}{words}\u{201d}")),
            Form::Do => words,
        }
    }
}

/// Whether the learner speaks or acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Words.
    Say,
    /// An action.
    Do,
}

/// A scored answer to a decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The way on.
    pub way: Way,
    /// How good an answer it is here.
    pub quality: Quality,
    /// The choice whose words it shares.
    pub same_as: Option<usize>,
    /// Why people pick it.
    pub temptation: Option<Template>,
    /// Its kind of error.
    pub error: Option<Id>,
    /// What the other person does.
    pub reaction: Vec<Line>,
    /// Why.
    pub feedback: Template,
    /// The line to say next time.
    pub better: Option<Template>,
}

/// A reason why the strong choice of a scene may be it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Its id.
    pub id: Id,
    /// The reason.
    pub text: Template,
    /// Whether it is the one that fits.
    pub fits: bool,
    /// Why it fits, or why not.
    pub feedback: Template,
}

/// A question for the learner's own words.
#[derive(Debug, Clone, PartialEq)]
pub struct Compose {
    /// What to write.
    pub prompt: Template,
    /// What is written.
    pub kind: ComposeKind,
    /// What a good answer recalls, with other words for it.
    pub details: Vec<(Id, Vec<Text>)>,
    /// Answers that work.
    pub models: Vec<Sample>,
    /// One that does not.
    pub flawed: Sample,
    /// The field of the card that keeps the answer.
    pub keep_as: Option<Id>,
}

/// An example of a composed answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// The example.
    pub text: Template,
    /// Why it works, or why not.
    pub why: Template,
}

/// How a lesson can end.
#[derive(Debug, Clone, PartialEq)]
pub struct Ending {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// How well it ends.
    pub quality: Quality,
    /// What happens.
    pub text: Vec<Line>,
}

/// An if-then plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The place or cue.
    pub cue: Text,
    /// The act.
    pub act: Text,
}

/// A decision of one scene for review.
#[derive(Debug, Clone, PartialEq)]
pub struct Drill {
    /// Its id.
    pub id: Id,
    /// Its only scene. Where its choices lead is nowhere.
    pub scene: Scene,
}

/// Conditions that must all hold; none always holds.
pub type Guard = Vec<Condition>;

/// One comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// A meter is in an inclusive range.
    Meter {
        /// The meter.
        meter: usize,
        /// The lowest value that holds.
        least: u8,
        /// The highest value that holds.
        most: u8,
    },
    /// A flag is as asked.
    Flag {
        /// The flag.
        flag: usize,
        /// What it should be.
        is: bool,
    },
    /// A `vary` key has a value.
    Vary {
        /// The key.
        vary: usize,
        /// The value.
        value: usize,
    },
}

/// One change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Adds to a meter, which stays in its range.
    Meter {
        /// The meter.
        meter: usize,
        /// What is added, from -100 to 100.
        by: i16,
    },
    /// Sets a flag.
    Flag {
        /// The flag.
        flag: usize,
        /// What it becomes.
        to: bool,
    },
}

/// One way on from a place, and when it is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// When it is taken.
    pub when: Guard,
    /// Where it leads.
    pub to: Target,
}
