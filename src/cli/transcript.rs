//! `mingle transcript`: an attempt as Markdown.

use std::cmp::Reverse;

use super::environment::Environment;
use super::error::{Error, FEW};
use super::learner::history;
use super::{print, say_aloud};
use crate::export::transcript::transcript;
use crate::lesson::id::nearest;
use crate::practice::{Attempt, Record};
use crate::wording::notice;

pub(super) fn run(environment: &Environment, name: Option<&str>) -> Result<u8, Error> {
    let library = environment.library()?;
    let (_, record) = history(environment)?;
    let attempt = find(&record, &library.name, name)?;
    let id = attempt.lesson.as_str();
    let entry = library.entry(id).ok_or_else(|| Error::unknown_lesson(&library, id))?;
    let (_, loaded) = library.load(entry);
    let broken = |errors| Error::Broken { file: entry.file.clone(), errors };
    let lesson = loaded.playable().map_err(broken)?;
    let (page, lost) = transcript(&lesson, attempt, &record.settings).ok_or_else(|| broken(1))?;
    if lost > 0 {
        say_aloud(notice::edited_transcript(lost).as_str());
    }
    print(page)
}

/// The attempt of a name, the latest at the lesson of a name, or the latest of all.
fn find<'a>(record: &'a Record, library: &str, name: Option<&str>) -> Result<&'a Attempt, Error> {
    let Some(name) = name else { return record.of_library(library).max_by_key(|attempt| attempt.last).ok_or(Error::NoAttempt) };
    let named = name.parse().ok().and_then(|id| record.attempt(id)).filter(|attempt| attempt.library == library);
    let of_lesson = || record.of_library(library).rfind(|attempt| attempt.lesson.as_str() == name);
    named.or_else(of_lesson).ok_or_else(|| {
        let known: Vec<String> = record.of_library(library).map(|attempt| attempt.id.to_string()).collect();
        let mut latest: Vec<&Attempt> = record.of_library(library).collect();
        latest.sort_by_key(|attempt| Reverse(attempt.last));
        let latest =
            latest.into_iter().take(FEW).map(|attempt| (attempt.id, attempt.lesson.clone(), attempt.last.day())).collect();
        Error::UnknownAttempt {
            name: name.to_owned(),
            near: nearest(name, known.iter().map(String::as_str)).map(str::to_owned),
            latest,
        }
    })
}
