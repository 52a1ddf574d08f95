//! Files that learners and authors ask for. A file that is there already is somebody's: it is not written over, unless it is known to
//! be an earlier form of the same.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::Path;

use super::error::Error;
use crate::lesson::text::Text;

/// What stands for stdin or stdout in the place of a file.
pub(super) const PIPE: &str = "-";
/// By so many bytes it must be clear what a file is.
const HEAD: u64 = 256;

/// Makes a folder, and those above it, where they are not there yet.
pub(super) fn make_folder(folder: &Path) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|error| not_written(folder, error))
}

/// Writes a file that is not there yet.
pub(super) fn write_new(file: &Path, bytes: &[u8]) -> Result<(), Error> {
    let created = OpenOptions::new().write(true).create_new(true).open(file);
    created.and_then(|new| written(new, bytes)).map_err(|error| not_written(file, error))
}

/// Writes a file that is not there yet, or one that `is_ours` by how it begins.
pub(super) fn write_again(file: &Path, bytes: &[u8], is_ours: impl FnOnce(&[u8]) -> bool) -> Result<(), Error> {
    let ours = || {
        let mut head = Vec::new();
        File::open(file).and_then(|there| there.take(HEAD).read_to_end(&mut head)).is_ok_and(|_| is_ours(&head))
    };
    match write_new(file, bytes) {
        Err(Error::NotWritten { error, .. }) if error.kind() == ErrorKind::AlreadyExists && ours() => {
            let opened = OpenOptions::new().write(true).truncate(true).open(file);
            opened.and_then(|there| written(there, bytes)).map_err(|error| not_written(file, error))
        }
        written => written,
    }
}

fn written(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes).and_then(|()| file.sync_all())
}

fn not_written(file: &Path, error: io::Error) -> Error {
    Error::NotWritten { file: Text::new(file.to_string_lossy()).to_string(), error }
}
