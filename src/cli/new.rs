//! `mingle new`: a lesson to start from, and the folder for it.

use std::io::ErrorKind;
use std::path::Path;

use super::environment::Environment;
use super::error::Error;
use super::output::{make_folder, write_new};
use super::print;
use crate::export::template::TEMPLATE;
use crate::lesson::id::Id;
use crate::lesson::library::{Entry, Library, PRINCIPLES};
use crate::lesson::text::Text;
use crate::wording::again::quoted;

/// Stands before the vocabulary of a new folder, which is a copy of the built-in one.
const COPIED: &str = "\
# Copied from the built-in lessons by `mingle new`, and yours to change: add principles, moves and kinds of error of your own. Those that
# lessons name have to stay; `mingle check` finds the rest.
";

pub(super) fn run(environment: &Environment, name: &str) -> Result<u8, Error> {
    let id = id_of(name)?;
    if Library::shared_of_built_in().any(|(shared, _)| shared.strip_suffix(".yaml") == Some(id.as_str())) {
        return Err(Error::SharedName(id));
    }
    let named = folder(environment);
    if let Some(folder) = named {
        make_folder(folder)?;
    }
    let folder = named.unwrap_or(Path::new(""));
    let around = Library::around(folder);
    if let Some(library) = &around {
        is_free(library, &id)?;
    }
    let file = folder.join(format!("{id}.yaml"));
    write_new(&file, TEMPLATE)?;
    if around.is_none() && named.is_some() {
        share(folder)?;
    }
    let made = named.filter(|_| around.is_none());
    print(made.map(is_made).unwrap_or_default() + &next(&file, made.or(around.as_deref())))
}

/// Holds a name to being new in a library.
fn is_free(library: &Path, id: &Id) -> Result<(), Error> {
    let opened = Library::open(library).map_err(|error| Error::Library { folder: library.to_owned(), error })?;
    let taken = |entry: &Entry| Err(Error::LessonTaken { id: id.clone(), file: entry.file.clone() });
    opened.entry(id.as_str()).map_or(Ok(()), taken)
}

/// Puts what lessons share into a folder. What is there already stays as it is.
fn share(folder: &Path) -> Result<(), Error> {
    for (name, contents) in Library::shared_of_built_in() {
        let copied = if name == PRINCIPLES { [COPIED.as_bytes(), contents].concat() } else { contents.to_owned() };
        match write_new(&folder.join(name), &copied) {
            Err(Error::NotWritten { error, .. }) if error.kind() == ErrorKind::AlreadyExists => {}
            written => written?,
        }
    }
    Ok(())
}

fn is_made(folder: &Path) -> String {
    let folder = Text::new(folder.to_string_lossy());
    format!(
        "{folder} is a folder of lessons now: principles.yaml, sources.yaml and words.yaml hold what all lessons in it share.\n"
    )
}

/// What to do next with a new lesson, in its library if it is in one.
fn next(path: &Path, library: Option<&Path>) -> String {
    let shown = |path: &Path| Text::new(path.to_string_lossy());
    let (file, typed) = (shown(path), quoted(shown(path).as_str()));
    let begun = format!("{file} is a short complete lesson. Change it in a text editor, and as you go:\n");
    // The example teaches by ids of the built-in vocabulary, and a library may have another.
    let foreign = Library::above(path).load_file(path).1.errors() > 0;
    let check = if foreign {
        format!("`mingle check {typed}` lists what to change first: it names what this folder's principles.yaml does not have.\n")
    } else {
        format!("`mingle check {typed}` lists what is wrong, with the line and what to do.\n")
    };
    let play = format!("`mingle play {typed}` plays it.\n");
    let all = library.map_or_else(
        || "`mingle new NAME --lessons FOLDER` begins a folder of lessons, for others to play.\n".to_owned(),
        |library| format!("`mingle --lessons {}` opens the folder, as others will see it.\n", quoted(shown(library).as_str())),
    );
    [begun, check, play, all].concat()
}

/// The id that a name means; the ending of a file is passed over.
fn id_of(name: &str) -> Result<Id, Error> {
    Id::new(name.strip_suffix(".yaml").unwrap_or(name)).ok_or_else(|| {
        let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let like = words.collect::<Vec<_>>().join("-").to_lowercase();
        Error::NotAnId { name: name.to_owned(), like: Id::new(&like) }
    })
}

/// The folder that is named for the lesson. The one of the environment counts only where the current one belongs to no library.
fn folder(environment: &Environment) -> Option<&Path> {
    let here = || Library::around(Path::new("")).is_some();
    environment.lessons.as_deref().filter(|_| environment.again.lessons.is_some() || !here())
}
