//! What a lesson file says: the types that serde fills, with unknown keys and repeated keys refused.
//!
//! Nothing is resolved here: names are only names, guards and effects only pairs. [`super::load`] gives them a meaning. The doc
//! comments are the hover texts of editors, through the JSON Schema made from these types.

mod logic;
mod map;
mod script;
mod vocabulary;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::Id;
pub use logic::{Branch, Change, Effects, Guard, Next, Wanted};
pub use map::Map;
pub use script::{Line, Script};
pub use vocabulary::{CardLines, Principle, Vocabulary};

/// A lesson: principles of networking, run as a branching dialogue. docs/lesson-format.md is the reference.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// The version of the format: always 1.
    #[schemars(extend("const" = 1))]
    pub format: u32,
    /// The lesson's name as learners see it.
    pub title: String,
    /// One sentence that says what happens, for lists.
    pub summary: String,
    /// The principles it practises, from principles.yaml.
    #[schemars(extend("minItems" = 1))]
    pub principles: Vec<Id>,
    /// The points of the article that it teaches, for the table of coverage.
    #[serde(default)]
    pub points: Vec<String>,
    /// Where the talk takes place, unless a scene or drill says otherwise.
    pub medium: Medium,
    /// How long one way through takes, in whole minutes.
    pub minutes: u16,
    /// When feedback is told: `at-once` after each choice (the default), or `held` until a scene with `tell: true` and the debrief.
    #[serde(default)]
    pub feedback: Timing,
    /// One to three short cards before the scenario: a model first, then the tempting failure.
    #[serde(default)]
    #[schemars(extend("maxItems" = 3))]
    pub ideas: Vec<Idea>,
    /// Who speaks, by id: the word before the colon in a script.
    #[serde(default)]
    pub cast: Map<Member>,
    /// Bounded numbers that choices move and guards ask for.
    #[serde(default)]
    pub meters: Map<Meter>,
    /// Facts that start out false.
    #[serde(default)]
    pub flags: Vec<Id>,
    /// Effects of every choice of a quality; a choice's own effects come on top.
    #[serde(default)]
    pub by_quality: ByQuality,
    /// Details that differ between attempts: one value each, drawn by the attempt's seed, used as `{key}`.
    #[serde(default)]
    pub vary: Map<Vec<String>>,
    /// The scene that starts, where it is not the first.
    pub start: Option<Id>,
    /// The scenes, by id; the first one starts.
    #[schemars(extend("minProperties" = 1))]
    pub scenes: Map<Scene>,
    /// The endings, by id. They share their names with the scenes.
    #[schemars(extend("minProperties" = 1))]
    pub endings: Map<Ending>,
    /// An if-then plan that the learner rewrites.
    pub plan: Option<Plan>,
    /// Decisions of one scene for review: the same moves with other people in other places.
    #[serde(default)]
    pub drills: Map<Drill>,
    /// Findings that are accepted: a code, and the reason for it.
    #[serde(default)]
    pub allow: Map<String, String>,
}

/// Where a talk takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Medium {
    /// Face to face.
    InPerson,
    /// On the telephone.
    Phone,
    /// In a call with pictures.
    VideoCall,
    /// By email.
    Email,
    /// In written messages.
    Chat,
    /// On a calendar that is planned.
    Calendar,
}

/// When feedback is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Timing {
    /// Right after the reaction.
    #[default]
    AtOnce,
    /// When a scene with `tell: true` is entered, and in the debrief.
    Held,
}

/// How good an answer a choice is where it is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Quality {
    /// The move that the moment calls for.
    Strong,
    /// Not wrong, and not yet it.
    Fair,
    /// What good people do, and what does not help here.
    Weak,
}

/// A short card before the scenario.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Idea {
    /// The card's heading.
    pub title: String,
    /// Its paragraphs, with empty lines between them.
    pub text: String,
    /// What it cites: an entry of sources.yaml.
    pub source: Option<Id>,
}

/// Somebody who speaks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The name before each line.
    pub name: String,
    /// Who they are, in a few words.
    pub role: String,
}

/// A bounded number, such as trust.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meter {
    /// Its name as learners see it.
    pub label: String,
    /// The lowest value, at least 0.
    #[schemars(extend("minimum" = 0), extend("maximum" = 100))]
    pub min: i64,
    /// The highest value, at most 100.
    #[schemars(extend("minimum" = 0), extend("maximum" = 100))]
    pub max: i64,
    /// The value at the start.
    #[schemars(extend("minimum" = 0), extend("maximum" = 100))]
    pub start: i64,
    /// The scene or ending to go to once an effect has brought it down to `min`.
    pub at_min: Option<Id>,
}

/// Effects of every choice of a quality.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ByQuality {
    /// Of every strong choice.
    #[serde(default)]
    pub strong: Effects,
    /// Of every fair choice.
    #[serde(default)]
    pub fair: Effects,
    /// Of every weak choice.
    #[serde(default)]
    pub weak: Effects,
}

/// What happens in one place up to an answer. Exactly one of `choices`, `doors` and `compose`, or only `next`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// Where or when we are, shown in the heading.
    pub at: Option<String>,
    /// Where this talk takes place, if not where the lesson does.
    pub medium: Option<Medium>,
    /// Whether held feedback is told here.
    #[serde(default)]
    pub tell: bool,
    /// Effects whenever the scene is entered.
    #[serde(default)]
    pub effects: Effects,
    /// What is said and what happens.
    pub lines: Script,
    /// The move that this decision trains, from principles.yaml. Needed beside `choices`.
    pub practises: Option<Id>,
    /// Two to five answers, by id. Those with `same_as` are not counted.
    #[schemars(extend("minProperties" = 2))]
    pub choices: Option<Map<Choice>>,
    /// A short question after the feedback, beside `choices`: two or three reasons, by id, of which one fits the strong choice.
    #[schemars(extend("minProperties" = 2), extend("maxProperties" = 3))]
    pub reasons: Option<Map<Reason>>,
    /// Ways on that are not scored, by id: up to nine.
    #[schemars(extend("minProperties" = 1), extend("maxProperties" = 9))]
    pub doors: Option<Map<Door>>,
    /// An answer in the learner's own words.
    pub compose: Option<Compose>,
    /// Where to go, for all choices that name no `next` of their own.
    pub next: Option<Next>,
}

/// An answer to a decision.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The words that the learner would say.
    pub say: Option<String>,
    /// An action, as an imperative sentence.
    #[serde(rename = "do")]
    pub act: Option<String>,
    /// A choice of this scene whose words these are too, under another `when`: instead of `say` or `do`.
    pub same_as: Option<Id>,
    /// How good an answer it is here.
    pub quality: Quality,
    /// Why people pick it; on fair and weak choices.
    pub temptation: Option<String>,
    /// Its kind of error, one of `errors` in principles.yaml; on fair and weak choices.
    pub error: Option<Id>,
    /// When it is on offer; everything named must hold.
    #[serde(default)]
    pub when: Guard,
    /// Whether it can be taken only once in an attempt.
    #[serde(default)]
    pub once: bool,
    /// What the other person does.
    pub reaction: Script,
    /// Why it was as good as it was here, with the words of this option.
    pub feedback: String,
    /// The line to say next time; without it the strong choice is the model.
    pub better: Option<String>,
    /// Numbers add to meters and stay in range, booleans set flags; applied before `next` is judged.
    #[serde(default)]
    pub effects: Effects,
    /// Where to go, instead of the scene's `next`.
    pub next: Option<Next>,
}

/// A reason why a choice may be the strong one. Which is picked counts for nothing but the learner.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// The reason, as a sentence.
    pub text: String,
    /// Whether it is the one that fits. One of them does.
    #[serde(default)]
    pub fits: bool,
    /// Why it fits, or why not.
    pub feedback: String,
}

/// An unscored way on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Door {
    /// The words that the learner would say.
    pub say: Option<String>,
    /// An action, as an imperative sentence.
    #[serde(rename = "do")]
    pub act: Option<String>,
    /// When it is on offer; everything named must hold.
    #[serde(default)]
    pub when: Guard,
    /// Whether it can be taken only once in an attempt.
    #[serde(default)]
    pub once: bool,
    /// Numbers add to meters and stay in range, booleans set flags.
    #[serde(default)]
    pub effects: Effects,
    /// Where it leads, instead of the scene's `next`.
    pub next: Option<Next>,
}

/// An answer in the learner's own words.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Compose {
    /// What to write.
    pub prompt: String,
    /// What is written, which decides the checks.
    pub kind: ComposeKind,
    /// What a good answer recalls, with other words for it.
    #[serde(default)]
    pub details: Map<Vec<String>>,
    /// Two different answers that work.
    #[schemars(extend("minItems" = 2), extend("maxItems" = 2))]
    pub models: Vec<Sample>,
    /// One that does not.
    pub flawed: Sample,
    /// The field of the card that keeps the answer.
    pub keep_as: Option<Id>,
}

/// What is composed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ComposeKind {
    /// The client one serves best.
    IdealClient,
    /// What one does.
    WhatIDo,
    /// A note after a talk.
    FollowUp,
    /// Two people put in touch.
    Introduction,
    /// A thank-you.
    Thanks,
    /// Anything else; only its length is looked at.
    Free,
}

/// An example of a composed answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// The example.
    pub text: String,
    /// Why it works, or why not.
    pub why: String,
}

/// How a lesson can end.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// The ending's name as learners see it.
    pub title: String,
    /// How well it ends.
    pub quality: Quality,
    /// What happens.
    pub text: Script,
}

/// An if-then plan: "If IF, then THEN."
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The place or cue, as a clause.
    #[serde(rename = "if")]
    pub cue: String,
    /// The act, as a clause.
    #[serde(rename = "then")]
    pub act: String,
}

/// A decision of one scene for review. Its choices have no `next`, `when`, `once` or `effects`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Drill {
    /// Where it takes place, if not where the lesson does.
    pub medium: Option<Medium>,
    /// Who speaks here besides the lesson's cast.
    #[serde(default)]
    pub cast: Map<Member>,
    /// The move that it trains.
    pub practises: Id,
    /// What is said and what happens.
    pub lines: Script,
    /// Two to five answers.
    #[schemars(extend("minProperties" = 2))]
    pub choices: Map<Choice>,
}

/// The JSON Schema of lesson files.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Lesson)
}
