//! The one place that reads the environment: the clock, chance, the data folder, the terminal, the cores.

use std::env;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;

use etcetera::BaseStrategy as _;
use jiff::Zoned;

use super::args::{ColorWhen, Global};
use super::error::Error;
use crate::journal::Moment;
use crate::lesson::library::Library;
use crate::ui::terminal::{self, Capability};
use crate::wording::again::Again;

/// What the command line and the environment say, resolved.
#[derive(Debug)]
pub(super) struct Environment {
    /// The folder of lessons that takes the place of the built-in ones.
    pub lessons: Option<PathBuf>,
    /// Whether plain text was asked for.
    pub plain: bool,
    /// Whether somebody is at a terminal, and whether it can do more than plain text.
    pub capability: Capability,
    /// Whether to use colour.
    pub color: bool,
    /// How many columns of stdout may be filled, where it is a terminal.
    pub columns: Option<usize>,
    /// How much can be done at a time.
    pub workers: NonZeroUsize,
    /// The command of the learner's editor.
    pub editor: Option<String>,
    /// How the program is called again.
    pub again: Again,
    data_dir: Option<PathBuf>,
    now: Option<Moment>,
}

impl Environment {
    /// Resolves what every command understands.
    pub(super) fn new(global: &Global, again: &Again) -> Result<Self, Error> {
        let now = global.now.as_ref().map(|now| now.parse().map_err(|_| Error::NotAMoment(now.clone()))).transpose()?;
        #[expect(clippy::disallowed_methods, reason = "this is the edge where the environment is read")]
        let variable = |name: &str| env::var(name).ok().filter(|value| !value.trim().is_empty());
        let dumb = variable("TERM").is_some_and(|term| term == "dumb");
        Ok(Self {
            lessons: global.lessons.clone(),
            plain: global.plain,
            capability: terminal::capability(dumb),
            color: match global.color {
                ColorWhen::Auto => terminal::color_wanted() && !dumb,
                ColorWhen::Always => true,
                ColorWhen::Never => false,
            },
            columns: terminal::columns(),
            workers: thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
            editor: variable("VISUAL").or_else(|| variable("EDITOR")),
            again: again.clone(),
            data_dir: global.data_dir.clone(),
            now,
        })
    }

    /// The time, by the machine's clock and time zone unless the command line gave one.
    pub(super) fn now(&self) -> Moment {
        self.now.unwrap_or_else(|| {
            #[expect(clippy::disallowed_methods, reason = "this is the edge where the clock is read")]
            let now = Zoned::now();
            // Whole milliseconds are enough to tell events apart in a file that people read.
            let rounded = now.timestamp().round(jiff::Unit::Millisecond).unwrap_or(now.timestamp());
            Moment::new(rounded, now.offset())
        })
    }

    /// The folder that keeps the learner's history.
    pub(super) fn data_dir(&self) -> Result<PathBuf, Error> {
        if let Some(folder) = &self.data_dir {
            return Ok(folder.clone());
        }
        let strategy = etcetera::choose_base_strategy().map_err(|_| Error::NoHome)?;
        Ok(strategy.data_dir().join("mingle"))
    }

    /// The lessons to work with.
    pub(super) fn library(&self) -> Result<Library, Error> {
        let Some(folder) = &self.lessons else { return Ok(Library::built_in()) };
        let library = Library::open(folder).map_err(|error| Error::Library { folder: folder.clone(), error })?;
        if library.vocabulary.broken { Err(Error::BrokenLibrary { folder: folder.clone() }) } else { Ok(library) }
    }
}

/// A random number.
pub(super) fn chance() -> u64 {
    #[expect(clippy::disallowed_methods, reason = "this is the edge where chance comes in")]
    rand::random()
}
