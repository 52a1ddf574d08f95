//! `mingle lessons`: what there is to learn, and how far the learner is with it.

use std::fmt::Write as _;

use serde::Serialize;

use super::args::ListFormat;
use super::environment::Environment;
use super::error::Error;
use super::learner::history;
use super::{json, print};
use crate::lesson::id::Id;
use crate::lesson::text::Text;
use crate::wording::{notice, page as say};

/// A lesson of the library as programs read it. What cannot be played has no title.
#[derive(Debug, Serialize)]
struct Listed {
    id: Id,
    file: Text,
    title: Option<Text>,
    summary: Option<Text>,
    minutes: Option<u16>,
    principles: Vec<Id>,
    endings: usize,
    endings_seen: usize,
    begun: bool,
    playable: bool,
}

pub(super) fn run(environment: &Environment, format: ListFormat) -> Result<u8, Error> {
    let library = environment.library()?;
    let (_, record) = history(environment)?;
    let listed: Vec<Listed> = library
        .entries
        .iter()
        .map(|entry| {
            let (_, loaded) = library.load(entry);
            let playable = loaded.errors() == 0;
            let lesson = loaded.lesson.as_ref();
            let seen =
                |ending: &Id| record.of_lesson(&library.name, &entry.id).any(|attempt| attempt.ending.as_ref() == Some(ending));
            Listed {
                id: entry.id.clone(),
                file: entry.file.clone(),
                title: lesson.map(|lesson| lesson.title.clone()),
                summary: lesson.map(|lesson| lesson.summary.on_one_line()),
                minutes: lesson.map(|lesson| lesson.minutes),
                principles: lesson.map_or_else(Vec::new, |lesson| lesson.principles.clone()),
                endings: lesson.map_or(0, |lesson| lesson.endings.len()),
                endings_seen: lesson.map_or(0, |lesson| lesson.endings.iter().filter(|ending| seen(&ending.id)).count()),
                begun: record.begun(&library.name, &entry.id).is_some(),
                playable,
            }
        })
        .collect();
    match format {
        ListFormat::Json => print(json(&listed)?),
        ListFormat::Text if listed.is_empty() => Err(Error::NoLesson { library: library.name }),
        ListFormat::Text => print(text(&listed, environment.columns.filter(|_| !environment.plain))),
    }
}

/// The list for people: id and title, then summary and state. In a window of so many `columns` it wraps between words.
fn text(listed: &[Listed], columns: Option<usize>) -> String {
    let mut lines = String::new();
    let mut line = |words: &str, indent: &str| {
        let _ = match columns {
            Some(columns) => {
                writeln!(
                    lines,
                    "{}",
                    textwrap::fill(words, textwrap::Options::new(columns).initial_indent(indent).subsequent_indent("  "))
                )
            }
            None => writeln!(lines, "{indent}{words}"),
        };
    };
    for lesson in listed {
        match (&lesson.title, &lesson.summary, lesson.minutes) {
            (Some(title), Some(summary), Some(minutes)) if lesson.playable => {
                let state = say::lesson_state(lesson.begun, lesson.endings_seen, lesson.endings);
                line(&format!("{}: {}", lesson.id, say::lesson_item(title, minutes, &state)), "");
                line(summary.as_str(), "  ");
            }
            _ => line(&format!("{}: {}", lesson.id, notice::lesson_broken(&lesson.file)), ""),
        }
    }
    lines
}
