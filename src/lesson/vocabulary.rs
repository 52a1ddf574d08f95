//! The vocabulary that the lessons of a library share: principles with their moves, kinds of error, and what may be cited.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::finding::Finding;
use super::form;
use super::id::Id;
use super::load::placed;
use super::locate::{Target, locate};
use super::raw;
use super::source::Source;
use super::text::Text;

/// What principles.yaml and sources.yaml say.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// The language of the library, such as `en`.
    pub language: Text,
    /// The principles, in the order of the file.
    pub principles: Vec<Principle>,
    /// The kinds of error, each with one sentence.
    pub errors: Vec<(Id, Text)>,
    /// What may be cited: id and citation.
    pub sources: Vec<(Id, Text)>,
}

/// An idea of the article.
#[derive(Debug, Clone)]
pub struct Principle {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// The points of the article that it holds.
    pub points: Vec<Text>,
    /// The principle in one sentence.
    pub rule: Text,
    /// The acts that belong to it, each with one sentence.
    pub moves: Vec<(Id, Text)>,
}

impl Vocabulary {
    /// Reads both files; `sources` may be missing. What cannot be read is left out and found.
    pub fn load(
        principles: (&Source, Vec<form::Placed>),
        sources: Option<(&Source, Vec<form::Placed>)>,
    ) -> (Self, Vec<(Text, Finding)>) {
        let mut findings = Vec::new();
        let mut keep = |source: &Source, found: Vec<Finding>| {
            findings.extend(found.into_iter().map(|finding| (source.name.clone(), finding)));
        };
        let raw = read::<raw::Vocabulary>(principles.0, principles.1).unwrap_or_else(|found| {
            keep(principles.0, found);
            raw::Vocabulary { language: String::new(), principles: raw::Map::default(), errors: raw::Map::default() }
        });
        let mut seen = BTreeSet::new();
        for (principle, held) in &raw.principles.0 {
            for (id, _) in held.moves.0.iter().filter(|(id, _)| !seen.insert(id.clone())) {
                let path = form::path(&["principles", principle.as_str(), "moves", id.as_str()]);
                let place = locate(&principles.0.text, &path, Target::Key, None);
                keep(principles.0, vec![Fault::RepeatedKey(id.to_string()).at(path, place)]);
            }
        }
        let sources = sources.map_or_else(Vec::new, |(source, faults)| {
            read::<raw::Map<String>>(source, faults).map_or_else(
                |found| {
                    keep(source, found);
                    Vec::new()
                },
                texts,
            )
        });
        let vocabulary = Self {
            language: Text::new(raw.language),
            principles: raw.principles.0.into_iter().map(|(id, raw)| principle(id, raw)).collect(),
            errors: texts(raw.errors),
            sources,
        };
        (vocabulary, findings)
    }

    /// All moves: the principle, the move's id and its sentence.
    pub fn moves(&self) -> impl Iterator<Item = (&Principle, &Id, &Text)> + Clone {
        self.principles.iter().flat_map(|principle| principle.moves.iter().map(move |(id, sentence)| (principle, id, sentence)))
    }

    /// The principle that a move belongs to, and the move's sentence.
    pub fn practised(&self, id: &Id) -> Option<(&Principle, &Text)> {
        self.moves().find(|&(_, known, _)| known == id).map(|(principle, _, sentence)| (principle, sentence))
    }

    /// A citation by its id.
    pub fn source(&self, id: &Id) -> Option<&Text> {
        self.sources.iter().find(|(known, _)| known == id).map(|(_, citation)| citation)
    }

    /// The sentence of a kind of error.
    pub fn error(&self, id: &Id) -> Option<&Text> {
        self.errors.iter().find(|(known, _)| known == id).map(|(_, sentence)| sentence)
    }
}

fn read<T: serde::de::DeserializeOwned>(source: &Source, faults: Vec<form::Placed>) -> Result<T, Vec<Finding>> {
    if faults.is_empty() { form::file(&source.text).map_err(|fault| placed(vec![fault])) } else { Err(placed(faults)) }
}

fn texts(raw: raw::Map<String>) -> Vec<(Id, Text)> {
    raw.0.into_iter().map(|(id, text)| (id, Text::new(text.trim()))).collect()
}

fn principle(id: Id, raw: raw::Principle) -> Principle {
    Principle {
        id,
        title: Text::new(raw.title),
        points: raw.points.into_iter().map(Text::new).collect(),
        rule: Text::new(raw.rule),
        moves: texts(raw.moves),
    }
}
