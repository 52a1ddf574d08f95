//! Why a command could not run, and the one place that words it.

use std::io;
use std::path::PathBuf;

use crate::journal::Trouble;
use crate::lesson::text::Text;
use crate::session;
use crate::wording::page as say;

/// Why a command could not run.
#[derive(Debug)]
pub(super) enum Error {
    /// Nothing could be written to where output goes.
    Output(io::Error),
    /// The journal could not be read or written.
    Journal(Trouble),
    /// A lesson cannot be played.
    Broken {
        /// Its file.
        file: Text,
        /// How many errors it has.
        errors: usize,
    },
    /// The time on the command line is none.
    NotAMoment(String),
    /// Nothing says where history could be kept.
    NoHome,
    /// A folder of lessons cannot be opened.
    Library {
        /// The folder.
        folder: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// There is no such lesson.
    UnknownLesson {
        /// The name.
        name: String,
        /// The nearest name that would be right.
        near: Option<String>,
    },
    /// There is no lesson to play.
    NoLesson {
        /// The library.
        library: String,
    },
    /// There is no such attempt.
    UnknownAttempt {
        /// The name.
        name: String,
        /// The nearest name that would be right.
        near: Option<String>,
    },
    /// There is no such code, nor a letter of codes.
    UnknownCode {
        /// The code.
        code: String,
        /// The nearest code that would be right.
        near: Option<String>,
    },
    /// There is no attempt at all.
    NoAttempt,
    /// There is no such setting.
    UnknownSetting {
        /// The name.
        name: String,
        /// The nearest name that would be right.
        near: Option<String>,
    },
}

impl Error {
    /// What is said, and what to do.
    pub(super) fn words(&self) -> Text {
        let near = |near: &Option<String>| near.as_ref().map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
        Text::new(match self {
            Self::Output(error) => format!("nothing could be written: {error}"),
            Self::Journal(trouble) => {
                let path = Text::new(trouble.path.to_string_lossy());
                say::trouble(&path, trouble.source.kind(), &Text::new(trouble.source.to_string())).to_string()
            }
            Self::Broken { file, errors } => {
                let count = if *errors == 1 { "an error".to_owned() } else { format!("{errors} errors") };
                format!("this lesson has {count} and cannot be played; `mingle check {file}` lists what to mend")
            }
            Self::NotAMoment(now) => format!("`{now}` is no time; write it like 2026-11-23T09:00:00+01:00"),
            Self::NoHome => "your home folder is not known; name a folder for your history with --data-dir".to_owned(),
            Self::Library { folder, error } => format!("the lessons in {} cannot be opened: {error}", folder.display()),
            Self::UnknownLesson { name, near: nearest } => {
                format!("there is no lesson `{name}`.{} `mingle lessons` lists them all", near(nearest))
            }
            Self::NoLesson { library } => say::no_lessons(&Text::new(library)).to_string(),
            Self::UnknownAttempt { name, near: nearest } => format!("there is no attempt `{name}`.{}", near(nearest)),
            Self::UnknownCode { code, near: nearest } => {
                format!("there is no code `{code}`.{} `mingle explain` lists them all", near(nearest))
            }
            Self::NoAttempt => "nothing has been played yet; `mingle play` starts".to_owned(),
            Self::UnknownSetting { name, near: nearest } => {
                format!("there is no setting `{name}`.{} There are name, profession and plain", near(nearest))
            }
        })
        .on_one_line()
    }

    /// Whether it is only that nobody reads the output any more.
    pub(super) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Whether it is Ctrl-C.
    pub(super) fn is_interrupt(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::Interrupted)
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        Self::Journal(trouble)
    }
}

impl From<session::Error> for Error {
    fn from(error: session::Error) -> Self {
        match error {
            session::Error::Ui(error) => Self::Output(error),
            session::Error::Journal(trouble) => Self::Journal(trouble),
            session::Error::Broken { file, errors } => Self::Broken { file, errors },
        }
    }
}
