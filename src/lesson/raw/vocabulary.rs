//! What the file principles.yaml says: the vocabulary that the lessons of a library share.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Map;
use crate::lesson::id::Id;

/// The file principles.yaml.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// The language of all lessons in the folder, such as `en`.
    pub language: String,
    /// The principles, by id.
    pub principles: Map<Principle>,
    /// The kinds of error, by id, each with one sentence.
    pub errors: Map<String>,
    /// Lines for the card that learners carry to an event.
    #[serde(default)]
    pub card: CardLines,
    /// The lesson that rehearses an event; without it, the last one.
    pub rehearsal: Option<Id>,
}

/// Lines that fit anywhere, for the card that learners carry to an event.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CardLines {
    /// Ways to begin a talk.
    #[serde(default)]
    pub openers: Vec<String>,
    /// Ways to leave one.
    #[serde(default)]
    pub leaving: Vec<String>,
}

/// An idea of the article.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// Its name as learners see it.
    pub title: String,
    /// The points of the article that it holds.
    pub points: Vec<String>,
    /// The principle in one sentence.
    pub rule: String,
    /// The acts that belong to it, by id, each with one sentence.
    pub moves: Map<String>,
}
