//! The loops a learner is in: home, play, debrief, review, the way up to an event and after it, settings. They know no command line and
//! no environment.

mod after;
pub mod card;
mod choose;
mod compose;
pub mod debrief;
pub mod home;
mod next;
mod plans;
pub mod play;
pub mod prep;
mod progress;
pub mod recorder;
mod reflection;
pub mod review;
pub mod settings;
pub mod try_out;

use std::cell::OnceCell;
use std::fmt;
use std::io;
use std::rc::Rc;

pub use recorder::Recorder;

use crate::journal::Trouble;
use crate::lesson::id::Id;
use crate::lesson::library::{Entry, Library};
use crate::lesson::model::Lesson;
use crate::lesson::text::Text;
use crate::practice::Items;
use crate::ui::{Ask, Block, Frontend, Reply};
use crate::wording::again::Again;
use crate::wording::page::NONE;

/// A learner at work: who shows and asks, what there is to learn, and what was done.
pub struct Session<'a> {
    /// Shows and asks.
    pub ui: &'a mut dyn Frontend,
    /// What there is to learn.
    pub library: &'a Library,
    /// What was done, and the one way to add to it.
    pub recorder: Recorder<'a>,
    /// How the program is called again.
    pub again: Again,
    /// Whether what is done now is a part of preparing for an event, to which it then leads back.
    preparing: bool,
    /// The lessons that can be played, once somebody has asked for all.
    lessons: OnceCell<Rc<[Lesson]>>,
    /// What there is to practise in them, once somebody has asked for it.
    items: OnceCell<Rc<Items>>,
}

/// How a loop was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// It came to its end, or the learner went back.
    Done,
    /// The learner leaves the program, or nobody answers any more.
    Quit,
}

/// Why a loop could not go on.
#[derive(Debug)]
pub enum Error {
    /// The terminal or pipe failed: `Interrupted` on Ctrl-C, `BrokenPipe` when nobody reads any more.
    Ui(io::Error),
    /// The journal could not be written.
    Journal(Trouble),
    /// A lesson of the library cannot be played.
    Broken {
        /// Its file.
        file: Text,
        /// How many errors it has.
        errors: usize,
    },
    /// An answer that an author gave is not offered where it was given.
    NotOffered {
        /// The answer.
        answer: Id,
        /// What is offered there.
        offered: Vec<Id>,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Error {}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Ui(error)
    }
}

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        Self::Journal(trouble)
    }
}

impl<'a> Session<'a> {
    /// A learner at work.
    pub fn new(ui: &'a mut dyn Frontend, library: &'a Library, recorder: Recorder<'a>) -> Self {
        Self {
            ui,
            library,
            recorder,
            again: Again::default(),
            preparing: false,
            lessons: OnceCell::new(),
            items: OnceCell::new(),
        }
    }

    /// Hands over the lessons that can be played, where somebody has read them already.
    pub fn know(&mut self, lessons: Vec<Lesson>) {
        (self.lessons, self.items) = (OnceCell::from(Rc::from(lessons)), OnceCell::new());
    }

    /// Shows all blocks of a page.
    fn show(&mut self, blocks: impl IntoIterator<Item = Block>) -> Result<(), Error> {
        blocks.into_iter().try_for_each(|block| self.ui.show(&block)).map_err(Error::from)
    }

    /// Asks which item of a menu, and gives its place, or how it was left. An empty line takes `default`; a screen begins at the first
    /// item, so that one Enter too many does not lead away.
    fn menu(&mut self, prompt: Text, items: Vec<Text>, default: usize) -> Result<Result<usize, Leave>, Error> {
        Ok(match self.ui.ask(&Ask::Menu { prompt, items, default })? {
            Reply::Pick(item) => Ok(item),
            Reply::Quit | Reply::End => Err(Leave::Quit),
            Reply::Back | Reply::Hint | Reply::Text(_) => Err(Leave::Done),
        })
    }

    /// The same for items that each stand for something: gives what the picked one stands for.
    fn pick<T>(&mut self, prompt: Text, items: Vec<(Text, T)>, default: usize) -> Result<Result<T, Leave>, Error> {
        let (words, items): (Vec<Text>, Vec<T>) = items.into_iter().unzip();
        let picked = self.menu(prompt, words, default)?;
        Ok(picked.and_then(|place| items.into_iter().nth(place).ok_or(Leave::Done)))
    }

    /// Asks for a line, and gives it, or how the question was left. Where there is something `before`, an empty answer leaves it as it
    /// is, and a single dash makes it blank.
    fn line(&mut self, prompt: Text, before: Option<&Text>) -> Result<Result<Text, Leave>, Error> {
        let ask = Ask::Words { prompt, initial: before.cloned(), many_lines: false, back: true, hint: false };
        Ok(match self.ui.ask(&ask)? {
            Reply::Text(typed) => {
                let line = Text::new(typed).on_one_line();
                Ok(if line.as_str() == NONE { Text::default() } else { line })
            }
            Reply::Quit | Reply::End => Err(Leave::Quit),
            Reply::Back | Reply::Hint | Reply::Pick(_) => Err(Leave::Done),
        })
    }

    /// The lessons of the library that can be played, in the order of learning.
    fn lessons(&self) -> Rc<[Lesson]> {
        Rc::clone(self.lessons.get_or_init(|| self.library.playable().into()))
    }

    /// What there is to practise in them.
    fn items(&self) -> Rc<Items> {
        Rc::clone(self.items.get_or_init(|| Rc::new(Items::of(&*self.lessons()))))
    }

    /// A lesson of the library, if it has no errors.
    pub fn lesson(&self, entry: &Entry) -> Result<Lesson, Error> {
        let (_, loaded) = self.library.load(entry);
        loaded.playable().map_err(|errors| Error::Broken { file: entry.file.clone(), errors })
    }
}
