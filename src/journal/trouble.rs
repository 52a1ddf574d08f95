//! What can keep the journal from being read or written, as data; `wording` makes sentences of it.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// What went wrong, at which file, while doing what.
#[derive(Debug)]
pub struct Trouble {
    /// What was being done.
    pub doing: Doing,
    /// The file or folder that it was done to.
    pub path: PathBuf,
    /// What the system said. Its kind tells a full disk, missing rights and the like apart.
    pub source: io::Error,
}

impl Trouble {
    /// Makes trouble of what the system says, for `map_err`.
    pub(super) fn when(doing: Doing, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        move |source| Self { doing, path: path.into(), source }
    }
}

/// What the journal was doing when trouble came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doing {
    /// Reading the journal.
    Reading,
    /// Making the data folder.
    Creating,
    /// Opening the file whose lock keeps two programs from writing at once.
    Locking,
    /// Opening the journal for writing, or adding a line.
    Writing,
    /// Making sure that a line, or the name of a new file or folder, is on the disk.
    Syncing,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}: {}", self.doing, self.path.display(), self.source)
    }
}

impl Error for Trouble {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}
