//! The vocabulary that the lessons of a library share: principles with their moves, kinds of error, and what may be cited.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::fault::{Fault, Kind};
use super::finding::{Finding, Path, Step};
use super::form;
use super::id::Id;
use super::load::{MAX_FAULTS, in_order};
use super::locate::{Places, Target};
use super::raw;
use super::source::Source;
use super::text::{Harm, Text};

/// What principles.yaml and sources.yaml say.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// The language of the library, such as `en`.
    pub language: Text,
    /// The principles, in the order of the file.
    pub principles: Vec<Principle>,
    /// The kinds of error, each with one sentence.
    pub errors: Vec<(Id, Text)>,
    /// Ways to begin a talk, for the card that learners carry to an event.
    pub openers: Vec<Text>,
    /// Ways to leave a talk, for the same card.
    pub leaving: Vec<Text>,
    /// The lesson that rehearses an event, where it is not the last one.
    pub rehearsal: Option<Id>,
    /// What may be cited: id and citation.
    pub sources: Vec<(Id, Text)>,
    /// Lists of words and phrases in small letters, by name; empty where the library has no words.yaml.
    pub words: Vec<(Id, Vec<String>)>,
    /// Whether principles.yaml could not be read: then nothing is held against it, and the library cannot be played.
    pub broken: bool,
    /// Whether sources.yaml could not be read: then what lessons cite is not held against it.
    pub uncited: bool,
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
    /// Reads the files; `sources` and `words` may be missing. What cannot be read is left out and found.
    pub fn load(
        principles: (Source, Vec<Finding>),
        sources: Option<(Source, Vec<Finding>)>,
        words: Option<(Source, Vec<Finding>)>,
    ) -> (Self, Vec<(Text, Finding)>) {
        let mut findings = Vec::new();
        let mut keep = |source: &Source, found: Vec<Finding>| {
            findings.extend(found.into_iter().map(|finding| (source.name.clone(), finding)));
        };
        let mut vocabulary = Self::default();
        match read::<raw::Vocabulary>(&principles.0, principles.1) {
            Ok(raw) => {
                keep(&principles.0, placed(&principles.0, faults(&raw)));
                vocabulary.language = Text::new(raw.language);
                vocabulary.principles = raw.principles.0.into_iter().map(|(id, raw)| principle(id, raw)).collect();
                vocabulary.errors = texts(raw.errors);
                vocabulary.openers = raw.card.openers.iter().map(|line| Text::new(line.trim())).collect();
                vocabulary.leaving = raw.card.leaving.iter().map(|line| Text::new(line.trim())).collect();
                vocabulary.rehearsal = raw.rehearsal;
            }
            Err(found) => {
                keep(&principles.0, found);
                vocabulary.broken = true;
            }
        }
        if let Some((source, found)) = sources {
            match read::<raw::Map<String>>(&source, found) {
                Ok(raw) => {
                    let found = raw.0.iter().flat_map(|(id, text)| text_faults(&[step(id)], text)).collect();
                    keep(&source, placed(&source, found));
                    vocabulary.sources = texts(raw);
                }
                Err(found) => {
                    keep(&source, found);
                    vocabulary.uncited = true;
                }
            }
        }
        if let Some((source, found)) = words {
            match read::<raw::Map<Vec<String>>>(&source, found) {
                Ok(raw) => {
                    let lists = raw.0.into_iter();
                    vocabulary.words =
                        lists.map(|(id, list)| (id, list.iter().map(|word| word.to_lowercase()).collect())).collect();
                }
                Err(found) => keep(&source, found),
            }
        }
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

    /// A list of words and phrases by its name; empty where there is none.
    pub fn words(&self, name: &str) -> &[String] {
        self.words.iter().find(|(known, _)| known.as_str() == name).map_or(&[], |(_, list)| list)
    }

    /// The sentence of a kind of error.
    pub fn error(&self, id: &Id) -> Option<&Text> {
        self.errors.iter().find(|(known, _)| known == id).map(|(_, sentence)| sentence)
    }
}

/// The finding for a rehearsal that is none of the lessons; `source` is principles.yaml.
pub(super) fn unknown_rehearsal(source: &Source, name: &Id, near: Option<&str>) -> Vec<Finding> {
    let fault = Fault::UnknownName { kind: Kind::Lesson, name: name.to_string(), near: near.map(str::to_owned) };
    placed(source, vec![(fault, Path(vec![step(&"rehearsal")]))])
}

fn read<T: DeserializeOwned + JsonSchema>(source: &Source, faults: Vec<Finding>) -> Result<T, Vec<Finding>> {
    if faults.is_empty() { form::file(&source.text).map_err(|found| in_order(found, 0)) } else { Err(in_order(faults, 0)) }
}

fn step(name: &impl std::fmt::Display) -> Step {
    Step::Key(name.to_string())
}

/// What is wrong with what principles.yaml says, by the key that it is about.
fn faults(raw: &raw::Vocabulary) -> Vec<(Fault, Path)> {
    let mut found = text_faults(&[step(&"language")], &raw.language);
    let mut seen = BTreeSet::new();
    for (id, principle) in &raw.principles.0 {
        let within = |key: &str| vec![step(&"principles"), step(id), step(&key)];
        found.extend(text_faults(&within("title"), &principle.title));
        found.extend(text_faults(&within("rule"), &principle.rule));
        for (index, point) in principle.points.iter().enumerate() {
            found.extend(text_faults(&[within("points"), vec![Step::Index(index)]].concat(), point));
        }
        for (id, sentence) in &principle.moves.0 {
            let path = [within("moves"), vec![step(id)]].concat();
            found.extend(text_faults(&path, sentence));
            // A move belongs to one principle.
            found.extend((!seen.insert(id)).then(|| (Fault::RepeatedKey(id.to_string()), Path(path))));
        }
    }
    for (key, lines) in [("openers", &raw.card.openers), ("leaving", &raw.card.leaving)] {
        let path = |index| vec![step(&"card"), step(&key), Step::Index(index)];
        found.extend(lines.iter().enumerate().flat_map(|(index, line)| text_faults(&path(index), line)));
    }
    found.extend(raw.errors.0.iter().flat_map(|(id, sentence)| text_faults(&[step(&"errors"), step(id)], sentence)));
    found
}

/// What is wrong with a text: that it is empty, or harms its readers.
fn text_faults(path: &[Step], text: &str) -> Vec<(Fault, Path)> {
    let empty = text.trim().is_empty().then_some(Fault::EmptyText);
    let harmful = text.chars().find(|&c| c != '\t' && Harm::of(c).is_some()).map(Fault::Harmful);
    empty.into_iter().chain(harmful).map(|fault| (fault, Path(path.to_vec()))).collect()
}

/// Faults with their places.
fn placed(source: &Source, faults: Vec<(Fault, Path)>) -> Vec<Finding> {
    if faults.is_empty() {
        return Vec::new();
    }
    let places = Places::new(&source.text);
    let more = faults.len().saturating_sub(MAX_FAULTS);
    let finding = |(fault, path): (Fault, Path)| {
        let target = if matches!(fault, Fault::Harmful(_) | Fault::UnknownName { .. }) { Target::Value } else { Target::Key };
        let place = places.place(&path, target, &fault.sought());
        fault.at(path, place)
    };
    in_order(faults.into_iter().take(MAX_FAULTS).map(finding).collect(), more)
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
