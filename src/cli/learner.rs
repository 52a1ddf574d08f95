//! `mingle`, `mingle play`, `mingle review` and `mingle progress`: a frontend, a library and a journal become a session.

use std::fs;
use std::io;
use std::path::Path;
use std::thread;

use super::args::{ListFormat, Play};
use super::environment::{Environment, chance};
use super::error::Error;
use super::{FINE, json, lesson_file, print, say_aloud, try_out};
use crate::journal::{Journal, Notice};
use crate::lesson::library::Library;
use crate::lesson::text::Text;
use crate::practice::Record;
use crate::session::play::Begin;
use crate::session::{self, Recorder, Session};
use crate::ui::Frontend;
use crate::ui::plain::Plain;
use crate::ui::terminal::{Capability, Options, Terminal};
use crate::wording::notice;

/// The home screen.
pub(super) fn home(environment: &Environment) -> Result<u8, Error> {
    open(environment, Opening::Everything, |session| session.home().map_err(Error::from))
}

/// A lesson.
pub(super) fn play(environment: &Environment, args: &Play) -> Result<u8, Error> {
    if let Some(file) = args.lesson.as_deref().and_then(lesson_file::meant) {
        return play_file(environment, args, file);
    }
    // What an author tries out is not a learner's history.
    let opening = if args.is_from_the_middle() { Opening::TriedOut } else { Opening::Kept };
    open(environment, opening, |session| {
        let begin = if args.fresh || args.seed.is_some() { Begin::Fresh(args.seed) } else { Begin::Resume };
        let lesson = match &args.lesson {
            Some(name) => session.lesson(session.library.entry(name).ok_or_else(|| not_there(session.library, name))?)?,
            None => session.due_lesson().ok_or_else(|| Error::NoLesson { library: session.library.name.clone() })?,
        };
        if let Some(start) = try_out::start(&lesson, args)? {
            session.try_out(&lesson, args.seed.unwrap_or_else(chance), &start)?;
            return Ok(());
        }
        match session.play(&lesson, begin)? {
            session::Leave::Done => session.home().map_err(Error::from),
            session::Leave::Quit => Ok(()),
        }
    })
}

/// A review of what is due.
pub(super) fn review(environment: &Environment) -> Result<u8, Error> {
    open(environment, Opening::Everything, |session| match session.review()? {
        session::Leave::Done => session.home().map_err(Error::from),
        session::Leave::Quit => Ok(()),
    })
}

/// How the learner is doing.
pub(super) fn progress(environment: &Environment, format: ListFormat) -> Result<u8, Error> {
    open(environment, Opening::Everything, |session| match format {
        ListFormat::Text => session.progress().map(|_| ()).map_err(Error::from),
        ListFormat::Json => print(json(&session.overview())?).map(|_| ()),
    })
}

/// A file that is no lesson of a library has no history: it is tried out.
fn play_file(environment: &Environment, args: &Play, file: &Path) -> Result<u8, Error> {
    let shown = Text::new(file.to_string_lossy());
    match fs::metadata(file) {
        Ok(data) if data.is_dir() => return Err(Error::IsAFolder(shown.to_string())),
        Ok(_) => {}
        Err(error) => return Err(Error::NotRead { file: shown.to_string(), error }),
    }
    let library = Library::above(file);
    let lesson = library.load_file(file).1.playable().map_err(|errors| Error::Broken { file: shown, errors })?;
    let start = try_out::start(&lesson, args)?.unwrap_or_default();
    open_library(environment, &library, Opening::TriedOut, |session| {
        session.try_out(&lesson, args.seed.unwrap_or_else(chance), &start)?;
        Ok(())
    })
}

/// A lesson that is not in a library, though there may be a file of its name.
fn not_there(library: &Library, name: &str) -> Error {
    let file = format!("{name}.yaml");
    if Path::new(&file).is_file() { Error::IsAFile { name: name.to_owned(), file } } else { Error::unknown_lesson(library, name) }
}

/// What the journal tells, with what is odd about it said aloud.
pub(super) fn history(environment: &Environment) -> Result<(Journal, Record), Error> {
    let journal = Journal::new(environment.data_dir()?);
    let mut record = Record::default();
    let notices = journal.each(|event| record.push(event))?;
    let path = Text::new(journal.path().to_string_lossy());
    for odd in notices {
        let words = match odd {
            Notice::BadLine { line } => notice::bad_line(line, &path),
            Notice::TornTail => notice::torn_tail(&path),
            Notice::Newer { count } => notice::newer_events(count, &path),
        };
        say_aloud(words.as_str());
    }
    Ok((journal, record))
}

/// Runs a loop with all that it needs.
pub(super) fn with_session(
    environment: &Environment,
    run: impl FnOnce(&mut Session<'_>) -> Result<(), Error>,
) -> Result<u8, Error> {
    open(environment, Opening::Kept, run)
}

/// The same, with all lessons at hand.
pub(super) fn with_lessons(
    environment: &Environment,
    run: impl FnOnce(&mut Session<'_>) -> Result<(), Error>,
) -> Result<u8, Error> {
    open(environment, Opening::Everything, run)
}

/// What a session needs from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// The history, to which what is done is added.
    Kept,
    /// The same, and all lessons.
    Everything,
    /// The history, to which nothing is added.
    TriedOut,
}

fn open(
    environment: &Environment,
    opening: Opening,
    run: impl FnOnce(&mut Session<'_>) -> Result<(), Error>,
) -> Result<u8, Error> {
    open_library(environment, &environment.library()?, opening, run)
}

fn open_library(
    environment: &Environment,
    library: &Library,
    opening: Opening,
    run: impl FnOnce(&mut Session<'_>) -> Result<(), Error>,
) -> Result<u8, Error> {
    // All lessons and a long history each take about as long to read: neither waits for the other.
    let (lessons, history) = thread::scope(|scope| {
        let lessons = (opening == Opening::Everything).then(|| scope.spawn(|| library.playable()));
        let history = history(environment);
        (lessons.and_then(|lessons| lessons.join().ok()), history)
    });
    let (journal, record) = history?;
    let mut ui = frontend(environment, record.settings.plain);
    let now = || environment.now();
    let mut chance = chance;
    let journal = (opening != Opening::TriedOut).then_some(journal);
    let recorder = Recorder::new(journal, record, library.name.clone(), &now, &mut chance);
    let mut session = Session::new(&mut *ui, library, recorder);
    session.again = environment.again.clone();
    if let Some(lessons) = lessons {
        session.know(lessons);
    }
    run(&mut session)?;
    Ok(FINE)
}

/// Who shows and asks.
pub(super) fn frontend(environment: &Environment, plain: bool) -> Box<dyn Frontend> {
    if environment.capability == Capability::Capable && !environment.plain && !plain {
        Box::new(Terminal::new(Options { color: environment.color, editor: environment.editor.clone() }))
    } else {
        Box::new(Plain::new(io::stdin().lock(), io::stdout()))
    }
}
