//! The journal's files: appending so that nothing is lost, reading whatever is there.
//!
//! The lock is on a sibling file, so that the journal itself can be read, copied and exported by any program at any time.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::event::Event;
use super::history::{self, History, Notice};
use super::trouble::{Doing, Trouble};

/// How much of a journal is read at once, in bytes.
const READ_AT_ONCE: usize = 64 << 10;
/// The largest journal for whose events room is made at once, in bytes: what a file system says of a file need not be true.
const MOST_FORESEEN: u64 = 64 << 20;

/// A learner's journal in its folder. Any number of processes may use one folder at once.
#[derive(Debug, Clone)]
pub struct Journal {
    folder: PathBuf,
    file: PathBuf,
    lock: PathBuf,
}

/// How an event was appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub enum Appended {
    /// Under the lock.
    Locked,
    /// Without a lock, as there is none to be had here: two programs at once may spoil each other's lines.
    Unlocked,
}

impl Journal {
    /// The journal in `folder`. Neither has to exist yet; nothing is read or made before it is needed.
    pub fn new(folder: PathBuf) -> Self {
        Self { file: folder.join("journal.jsonl"), lock: folder.join("journal.lock"), folder }
    }

    /// The file with the events.
    pub fn path(&self) -> &Path {
        &self.file
    }

    /// The folder that it is in.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads all events; without a journal there are none. Nothing is made or changed.
    ///
    /// # Errors
    /// [`Doing::Reading`], if there is a journal that cannot be opened or read. What is wrong within it is a notice instead.
    pub fn read(&self) -> Result<History, Trouble> {
        let mut events = Vec::new();
        let notices = self.each(|event| events.push(event))?;
        Ok(History { events, notices })
    }

    /// The same event by event, for those who keep something else of them. Tells what was skipped.
    ///
    /// # Errors
    /// As [`Journal::read`]; the events before are handed on by then.
    pub fn each(&self, with: impl FnMut(Event)) -> Result<Vec<Notice>, Trouble> {
        let _guard = self.lock_shared();
        let file = match File::open(&self.file) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Trouble::when(Doing::Reading, &self.file)(error)),
        };
        let size = file.metadata().map_or(0, |data| data.len());
        let buffered = |file| BufReader::with_capacity(READ_AT_ONCE, file);
        let second = if size > history::BLOCK { File::open(&self.file).map(buffered).map(Some) } else { Ok(None) };
        let foreseen = size.min(MOST_FORESEEN);
        second
            .and_then(|second| history::each(buffered(file), second, foreseen, with))
            .map_err(Trouble::when(Doing::Reading, &self.file))
    }

    /// Keeps a line that is just being written from being taken for a torn one, for as long as what it gives is kept. Where it cannot
    /// be had, reading does without.
    pub(super) fn lock_shared(&self) -> Option<File> {
        let guard = File::open(&self.lock).ok()?;
        let _ = take(&guard, File::lock_shared);
        Some(guard)
    }

    /// Keeps everybody else from writing for as long as the file that it gives is kept, where files can be locked.
    pub(super) fn lock_alone(&self) -> Result<(File, Appended), Trouble> {
        self.lock_with(File::lock)
    }

    fn lock_with(&self, lock: impl Fn(&File) -> io::Result<()>) -> Result<(File, Appended), Trouble> {
        create_folder(&self.folder)?;
        let guard = private().create(true).truncate(false).open(&self.lock).map_err(Trouble::when(Doing::Locking, &self.lock))?;
        let appended = take(&guard, lock);
        Ok((guard, appended))
    }

    /// Appends one event, which is on the disk once this returns.
    ///
    /// # Errors
    /// Any [`Doing`] but `Reading`. The journal is then as it was; only where there is no lock, it may hold the line or a part of
    /// it. In either case the same event can be appended again, as its id is read once.
    pub fn append(&self, event: &Event) -> Result<Appended, Trouble> {
        self.append_with(event, File::lock)
    }

    /// [`Self::append`], with the way to lock as an argument: tests have no file system that cannot.
    fn append_with(&self, event: &Event, lock: impl Fn(&File) -> io::Result<()>) -> Result<Appended, Trouble> {
        let line = serde_json::to_vec(event).map_err(|error| Trouble::when(Doing::Writing, &self.file)(error.into()))?;
        let (_guard, appended) = self.lock_with(lock)?;
        // Where there is no lock, the system at least puts each write at the end; on Windows such a file could not be cut.
        let mut file = private()
            .append(cfg!(unix))
            .create(true)
            .truncate(false)
            .open(&self.file)
            .map_err(Trouble::when(Doing::Writing, &self.file))?;
        let empty = file.metadata().map_err(Trouble::when(Doing::Writing, &self.file))?.len() == 0;
        if empty {
            sync_folder(&self.folder)?;
        }
        append_line(&mut file, line, appended).map_err(|(doing, error)| Trouble::when(doing, &self.file)(error))?;
        Ok(appended)
    }
}

/// Locks, or says that it cannot be done: that alone is no reason to lose an answer.
fn take(file: &File, lock: impl Fn(&File) -> io::Result<()>) -> Appended {
    loop {
        match lock(file) {
            Ok(()) => return Appended::Locked,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            // Not only `Unsupported`: a network drive without its lock service has an error of its own.
            Err(_) => return Appended::Unlocked,
        }
    }
}

/// What appending needs of a file; tests put a disk that fills up in its place.
trait Tail: Read + Write + Seek {
    fn cut(&mut self, length: u64) -> io::Result<()>;
    fn sync(&mut self) -> io::Result<()>;
}

impl Tail for File {
    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}

/// Puts a line at the end of a file, on the disk, and on a line of its own even after a torn one.
fn append_line(file: &mut impl Tail, mut line: Vec<u8>, appended: Appended) -> Result<(), (Doing, io::Error)> {
    let writing = |error| (Doing::Writing, error);
    let length = file.seek(SeekFrom::End(0)).map_err(writing)?;
    if length > 0 {
        let mut last = [0];
        file.seek(SeekFrom::End(-1)).map_err(writing)?;
        file.read_exact(&mut last).map_err(writing)?;
        if last != *b"\n" {
            line.insert(0, b'\n');
        }
    }
    line.push(b'\n');
    let written = file.write_all(&line).map_err(writing).and_then(|()| file.sync().map_err(|error| (Doing::Syncing, error)));
    // Without the lock, another process may have written behind this line: a torn line is the lesser harm.
    if written.is_err() && appended == Appended::Locked {
        // If this fails too, the next append starts on a new line.
        let _ = file.cut(length);
    }
    written
}

/// Makes the folder and those above it, for the learner alone, and sees to it that they are still there after a power cut.
fn create_folder(folder: &Path) -> Result<(), Trouble> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists()).collect();
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    // Also where nothing is missing: this says when a file is in the folder's place.
    builder.recursive(true).create(folder).map_err(Trouble::when(Doing::Creating, folder))?;
    missing.into_iter().filter_map(Path::parent).try_for_each(sync_folder)
}

/// Options for a file that only the learner may read.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Puts the names in a folder on the disk.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> Result<(), Trouble> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match File::open(here).and_then(|folder| folder.sync_all()) {
        // Some file systems cannot, and a folder that may be searched but not read cannot be opened; the event matters more.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied) => {
            Ok(())
        }
        synced => synced.map_err(Trouble::when(Doing::Syncing, here)),
    }
}

/// Elsewhere folders cannot be opened, and the file system sees to it.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature as on unix")]
pub(super) fn sync_folder(_: &Path) -> Result<(), Trouble> {
    Ok(())
}

#[cfg(test)]
mod tests;
