//! Why a command could not run, and the one place that words it.

use std::io;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use crate::journal::{AttemptId, Day, Trouble};
use crate::lesson::id::{Id, listed, nearest};
use crate::lesson::library::{Library, PRINCIPLES};
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
        /// The names that would be right, where they are few enough to be read.
        known: Option<Vec<String>>,
    },
    /// What is named like a lesson is a file in the current folder.
    IsAFile {
        /// What was written.
        name: String,
        /// The file.
        file: String,
    },
    /// A folder stands where a lesson is asked for.
    IsAFolder(String),
    /// What is to be set has no value.
    NotASetting(String),
    /// A meter, flag or detail cannot be set to a value.
    NotAValue {
        /// What was written.
        set: String,
        /// What it can be set to.
        takes: Takes,
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
    NotAnId {
        /// The name.
        name: String,
        /// What is like it and could be one.
        like: Option<Id>,
    },
    /// A name is that of a file that lessons share.
    SharedName(Id),
    /// A library has a lesson of this name already.
    LessonTaken {
        /// The name.
        id: Id,
        /// The file of the lesson that has it.
        file: Text,
    },
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
    /// There is no attempt of a name.
    UnknownAttempt {
        /// The name.
        name: String,
        /// The nearest id that would be right.
        near: Option<String>,
        /// The latest attempts, the last one first: id, lesson and day.
        latest: Vec<(AttemptId, Id, Day)>,
    },
    /// A day cannot be prepared for.
    NoDate(NoDate),
    /// An event is needed and none is named.
    NoEvent,
}

/// What a meter, flag or detail can be set to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Takes {
    /// A number in this range.
    Number(RangeInclusive<u8>),
    /// True or false.
    Switch,
    /// One of these.
    OneOf(Vec<String>),
}

/// What a name on the command line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    /// A lesson of the library.
    Lesson,
    /// A setting.
    Setting,
    /// A code of `check`, or the letter of some.
    Code,
    /// A scene of a lesson, which is called so on the command line.
    Scene(String),
    /// A meter, flag or detail of a lesson.
    MeterOrFlag,
    /// A choice or door of a lesson, which is called so on the command line.
    Answer(String),
}

impl Named {
    /// What it is called, and how to see all of them where they are not listed.
    fn words(&self, again: &Again) -> (&'static str, Option<String>) {
        let drawn = |lesson: &str| Some(again.on_lessons(&format!("graph {}", quoted(lesson))));
        match self {
            Self::Lesson => ("lesson", Some(again.on_lessons("lessons"))),
            Self::Setting => ("setting", None),
            Self::Code => ("code", Some("mingle explain".to_owned())),
            Self::Scene(lesson) => ("scene", drawn(lesson)),
            Self::MeterOrFlag => ("meter, flag or detail", None),
            Self::Answer(lesson) => ("choice or door", drawn(lesson)),
        }
    }
}

/// So many names can still be read in a row.
pub(super) const FEW: usize = 12;

impl Error {
    /// There is nothing of a name, though there is something of those that are `known`.
    pub(super) fn unknown<'a>(kind: Named, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let near = nearest(name, known.iter().copied()).map(str::to_owned);
        let known = (known.len() <= FEW).then(|| known.into_iter().map(str::to_owned).collect());
        Self::UnknownName { kind, name: name.to_owned(), near, known }
    }

    /// There is no lesson of a name.
    pub(super) fn unknown_lesson(library: &Library, name: &str) -> Self {
        Self::UnknownName {
            kind: Named::Lesson,
            name: name.to_owned(),
            near: library.nearest(name).map(str::to_owned),
            known: None,
        }
    }

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
            Self::Library { folder, error } => {
                let (folder, kind) = (folder.display(), error.kind());
                if kind == io::ErrorKind::NotFound {
                    format!("there is no folder {folder}, which --lessons or MINGLE_LESSONS names")
                } else if kind == io::ErrorKind::NotADirectory {
                    format!("{folder} is no folder; name the one that holds principles.yaml")
                } else {
                    format!("the lessons in {folder} cannot be opened: {error}")
                }
            }
            Self::BrokenLibrary { folder } => {
                let (shown, quoted) = (folder.display(), quoted(&folder.to_string_lossy()));
                if folder.join(PRINCIPLES).exists() {
                    format!("the lessons in {shown} cannot be played without a sound principles.yaml; `mingle check {quoted}` says more")
                } else {
                    format!("{shown} holds no principles.yaml, so it is no folder of lessons yet; `mingle new NAME --lessons {quoted}` makes it one")
                }
            }
            Self::UnknownName { kind, name, near, known } => unknown(kind, name, near.as_deref(), known.as_deref(), again),
            Self::IsAFile { name, file } => format!("there is no lesson `{name}` there; `mingle play {}` plays the file", quoted(file)),
            Self::IsAFolder(folder) => format!("{folder} is a folder; `mingle --lessons {}` shows the lessons in it", quoted(folder)),
            Self::NotOnOrOff(value) => format!("`{value}` is neither on nor off"),
            Self::NotAnId { name, like } => {
                let like = like.as_ref().map(|like| format!(", such as `{like}`")).unwrap_or_default();
                format!("`{name}` cannot be the id of a lesson; use small letters and digits, joined by single - or _{like}")
            }
            Self::SharedName(id) => format!("{id}.yaml is a file that lessons share; choose another name for a lesson"),
            Self::LessonTaken { id, file } => format!("{file} is a lesson `{id}` already; choose another name"),
            Self::NotWritten { file, error } if error.kind() == io::ErrorKind::AlreadyExists => {
                format!("{file} is there already, and is left as it is; choose another name")
            }
            Self::NotWritten { file, error } => format!("{file} could not be written: {error}"),
            Self::NotRead { file, error } if error.kind() == io::ErrorKind::NotFound => format!("there is no file {file}"),
            Self::NotRead { file, error } => format!("{file} could not be read: {error}"),
            Self::NotASetting(set) => format!("`{set}` sets nothing; write NAME=VALUE, such as trust=1"),
            Self::NotAValue { set, takes } => format!("`{set}` sets nothing; {}", takes.words()),
            Self::NotOffered { answer, offered } => {
                let offered: Vec<&str> = offered.iter().map(Id::as_str).collect();
                format!("`{answer}` is not offered there; there is {}", listed(&offered, "and"))
            }
            Self::NoLesson { library } => notice::no_lessons(&Text::new(library), again).to_string(),
            Self::NoDate(error) => error.words().to_string(),
            Self::NoEvent => format!("no event is named yet; `{}` names one", again.command("prep --event DATE")),
            Self::NoAttempt => format!("nothing has been played yet; `{}` starts", again.command("play")),
            Self::UnknownAttempt { name, near, latest } => {
                let near = near.as_ref().map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
                let latest: Vec<String> = latest.iter().map(|(id, lesson, day)| format!("`{id}` ({lesson}, {day})")).collect();
                let all = if latest.is_empty() {
                    format!("Nothing has been played yet; `{}` starts", again.command("play"))
                } else {
                    format!("The latest, the last one first: {}", latest.join(", "))
                };
                format!("there is no attempt `{name}`.{near} {all}")
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

impl Takes {
    /// What to write.
    fn words(&self) -> String {
        match self {
            Self::Number(range) => format!("it takes a number from {} to {}", range.start(), range.end()),
            Self::Switch => "it takes `true` or `false`".to_owned(),
            Self::OneOf(values) => format!("it takes {}", listed(values, "or")),
        }
    }
}

/// What is said of a name of which there is nothing: the nearest one, and those that there are, or how to see them.
fn unknown(kind: &Named, name: &str, near: Option<&str>, known: Option<&[String]>, again: &Again) -> String {
    let (what, command) = kind.words(again);
    let near = near.map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
    let all = match (known, command) {
        (Some([]), _) => " There is none at all".to_owned(),
        (Some([only]), _) => format!(" There is only `{only}`"),
        (Some(known), _) => format!(" There are {}", listed(known, "and")),
        (None, Some(command)) => format!(" `{command}` lists them all"),
        (None, None) => String::new(),
    };
    format!("there is no {what} `{name}`.{near}{all}")
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
