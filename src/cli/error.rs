//! Why a command could not run, and the one place that words it.

use std::io;
use std::path::PathBuf;

use crate::journal::Trouble;
use crate::lesson::id::Id;
use crate::lesson::text::Text;
use crate::practice::occasion::NoDate;
use crate::session;
use crate::wording::again::{Again, quoted};
use crate::wording::notice;

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
    /// A lesson has faults of shape, so that nothing of it is understood.
    NotDrawn {
        /// Its file.
        file: Text,
        /// How many errors it has.
        errors: usize,
    },
    /// A lesson is too large for a picture.
    TooLarge {
        /// How many places it has.
        places: usize,
        /// How many there may be.
        most: usize,
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
    /// A folder holds no vocabulary that lessons could be played by.
    BrokenLibrary {
        /// The folder.
        folder: PathBuf,
    },
    /// There is nothing of a name.
    UnknownName {
        /// What is meant.
        kind: Named,
        /// The name.
        name: String,
        /// The nearest name that would be right.
        near: Option<String>,
    },
    /// What is to be set is no meter or flag with a value that fits.
    NotASetting {
        /// What was written.
        set: String,
    },
    /// An answer is not offered where it was given.
    NotOffered {
        /// The answer.
        answer: Id,
        /// What is offered there.
        offered: Vec<Id>,
    },
    /// A setting that is on or off is given something else.
    NotOnOrOff(String),
    /// A name is no id.
    NotAnId(String),
    /// A file could not be written.
    NotWritten {
        /// The file.
        file: String,
        /// Why.
        error: io::Error,
    },
    /// A file could not be read.
    NotRead {
        /// The file.
        file: String,
        /// Why.
        error: io::Error,
    },
    /// There is no lesson to play.
    NoLesson {
        /// The library.
        library: String,
    },
    /// There is no attempt at all.
    NoAttempt,
    /// A day cannot be prepared for.
    NoDate(NoDate),
    /// An event is needed and none is named.
    NoEvent,
}

/// What a name on the command line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// A lesson of the library.
    Lesson,
    /// An attempt of the history.
    Attempt,
    /// A setting.
    Setting,
    /// A code of `check`, or the letter of some.
    Code,
    /// A scene of a lesson.
    Scene,
    /// A meter or flag of a lesson.
    MeterOrFlag,
    /// A choice or door of a lesson.
    Answer,
}

impl Named {
    /// What it is called, and how to see all of them.
    fn words(self, again: &Again) -> (&'static str, String) {
        let settings = " There are name, profession, ideal-client, plain, confidence and say-first";
        match self {
            Self::Lesson => ("lesson", format!(" `{}` lists them all", again.on_lessons("lessons"))),
            Self::Attempt => ("attempt", String::new()),
            Self::Setting => ("setting", settings.to_owned()),
            Self::Code => ("code", " `mingle explain` lists them all".to_owned()),
            Self::Scene => ("scene", String::new()),
            Self::MeterOrFlag => ("meter, flag or detail", String::new()),
            Self::Answer => ("choice or door", String::new()),
        }
    }
}

impl Error {
    /// What is said, and what to do.
    pub(super) fn words(&self, again: &Again) -> Text {
        Text::new(match self {
            Self::Output(error) => format!("nothing could be written: {error}"),
            Self::Journal(trouble) => {
                let path = Text::new(trouble.path.to_string_lossy());
                notice::trouble(&path, trouble.source.kind(), &Text::new(trouble.source.to_string())).to_string()
            }
            Self::Broken { file, errors } => {
                format!("this lesson has {} and cannot be played; {}", counted(*errors), mend(file))
            }
            Self::NotDrawn { file, errors } => {
                format!("this lesson has {} and cannot be drawn; {}", counted(*errors), mend(file))
            }
            Self::TooLarge { places, most } => {
                format!("a picture of {places} places could not be read, and ends at {most}; --format text has them all")
            }
            Self::NotAMoment(now) => format!("`{now}` is no time; write it like 2026-11-23T09:00:00+01:00"),
            Self::NoHome => "your home folder is not known; name a folder for your history with --data-dir".to_owned(),
            Self::Library { folder, error } => format!("the lessons in {} cannot be opened: {error}", folder.display()),
            Self::BrokenLibrary { folder } => {
                let (folder, check) = (folder.display(), quoted(&folder.to_string_lossy()));
                format!("the lessons in {folder} cannot be played without a sound principles.yaml; `mingle check {check}` says more")
            }
            Self::UnknownName { kind, name, near } => {
                let (what, all) = kind.words(again);
                let near = near.as_ref().map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
                format!("there is no {what} `{name}`.{near}{all}")
            }
            Self::NotOnOrOff(value) => format!("`{value}` is neither on nor off"),
            Self::NotAnId(name) => {
                format!("`{name}` cannot be the id of a lesson; use small letters and digits, joined by single - or _")
            }
            Self::NotWritten { file, error } if error.kind() == io::ErrorKind::AlreadyExists => {
                format!("{file} is there already, and is left as it is; choose another name")
            }
            Self::NotWritten { file, error } => format!("{file} could not be written: {error}"),
            Self::NotRead { file, error } => format!("{file} could not be read: {error}"),
            Self::NotASetting { set } => {
                format!(
                    "`{set}` sets nothing; write NAME=VALUE with a number in the range of a meter, true or false for a flag, or one of the values of a detail"
                )
            }
            Self::NotOffered { answer, offered } => {
                let offered: Vec<String> = offered.iter().map(|id| format!("`{id}`")).collect();
                format!("`{answer}` is not offered there; there is {}", offered.join(", "))
            }
            Self::NoLesson { library } => notice::no_lessons(&Text::new(library), again).to_string(),
            Self::NoDate(error) => error.words().to_string(),
            Self::NoEvent => format!("no event is named yet; `{}` names one", again.command("prep --event DATE")),
            Self::NoAttempt => format!("nothing has been played yet; `{}` starts", again.command("play")),
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

/// How to see what is wrong in a file.
pub(super) fn mend(file: &Text) -> String {
    format!("`mingle check {}` lists what to mend", quoted(file.as_str()))
}

/// How many errors a lesson has, in words.
pub(super) fn counted(errors: usize) -> String {
    if errors == 1 { "an error".to_owned() } else { format!("{errors} errors") }
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
            session::Error::NotOffered { answer, offered } => Self::NotOffered { answer, offered },
        }
    }
}
