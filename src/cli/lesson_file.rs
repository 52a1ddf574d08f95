//! `mingle play FILE`: a path where a lesson's id is expected.

use std::path::{self, Path, PathBuf};

use super::args::{Cli, Command};
use crate::lesson::id::Id;
use crate::lesson::library::Library;
use crate::wording::again::Again;

/// The file that somebody means, if it is one: an id has neither a separator nor an ending.
pub(super) fn meant(name: &str) -> Option<&Path> {
    let path = Path::new(name);
    let ends = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"));
    (ends || name.contains(path::is_separator)).then_some(path)
}

/// Takes `play FILE` for `play LESSON --lessons FOLDER` where the file is a lesson of a library, so that its attempts are those of the
/// lesson, and all that is said of going on can be pasted.
pub(super) fn resolve(cli: &mut Cli, again: &mut Again) {
    let Some(Command::Play(play)) = &mut cli.command else { return };
    let Some((folder, id)) = play.lesson.as_deref().and_then(meant).and_then(of_library) else { return };
    play.lesson = Some(id.to_string());
    // What the environment names is there again the next time.
    let known = cli.global.lessons.as_ref().is_some_and(|named| named.canonicalize().ok() == folder.canonicalize().ok());
    if !known || again.lessons.is_some() {
        again.lessons = Some(folder.to_string_lossy().into_owned());
    }
    cli.global.lessons = Some(folder);
}

/// The folder of the library that a file is a lesson of, and the lesson's id.
fn of_library(file: &Path) -> Option<(PathBuf, Id)> {
    let folder = Library::around(file.parent()?)?;
    let library = Library::open(&folder).ok()?;
    let id = library.entry(&file.file_stem()?.to_string_lossy()).filter(|entry| entry.is(file))?.id.clone();
    Some((folder, id))
}
