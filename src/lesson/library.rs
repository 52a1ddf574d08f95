//! A library: a folder of lessons with their vocabulary, built into the binary or on disk.
//!
//! Opening one reads the vocabulary and lists the lessons; a lesson's file is read when it is asked for.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, DirEntry, include_dir};

use super::fault::{Fault, Kind};
use super::finding::{self, Finding};
use super::id::{Id, nearest};
use super::load::{Loaded, load};
use super::model::Lesson;
use super::source::Source;
use super::text::Text;
use super::vocabulary::{Vocabulary, unknown_rehearsal};

/// The lessons that come with the program.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/lessons");

/// The file that makes a folder a library.
pub const PRINCIPLES: &str = "principles.yaml";
const SOURCES: &str = "sources.yaml";
const WORDS: &str = "words.yaml";
/// The files that lessons share; each lies beside them.
const SHARED: [&str; 3] = [PRINCIPLES, SOURCES, WORDS];

/// A folder of lessons and what they share.
#[derive(Debug, Clone)]
pub struct Library {
    /// What a journal calls it: `built-in`, or the path of its folder.
    pub name: String,
    /// Principles, kinds of error, sources.
    pub vocabulary: Vocabulary,
    /// The lessons, in the order of their paths, which is the order of learning.
    pub entries: Vec<Entry>,
    /// What was found in the library itself, each with the name of its file.
    pub findings: Vec<(Text, Finding)>,
    /// The files that lessons share.
    beside: Vec<File>,
}

/// A lesson of a library, not yet read.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The stem of its file.
    pub id: Id,
    /// Its file, as findings call it.
    pub file: Text,
    contents: Contents,
}

/// Where a file's contents are.
#[derive(Debug, Clone)]
enum Contents {
    BuiltIn(&'static [u8]),
    OnDisk(PathBuf),
}

/// A file of a library, before it is known to be a lesson.
#[derive(Debug, Clone)]
struct File {
    /// Its path within the library.
    path: PathBuf,
    name: Text,
    contents: Contents,
}

impl Entry {
    /// Whether its file is the one at a path, however that is written.
    pub fn is(&self, path: &Path) -> bool {
        let Contents::OnDisk(own) = &self.contents else { return false };
        own.canonicalize().is_ok_and(|own| path.canonicalize().is_ok_and(|path| path == own))
    }
}

impl File {
    fn read(&self) -> (Source, Vec<Finding>) {
        self.contents.read(self.name.clone())
    }
}

impl Contents {
    fn read(&self, name: Text) -> (Source, Vec<Finding>) {
        match self {
            Self::BuiltIn(bytes) => Source::new(bytes.to_vec(), name),
            Self::OnDisk(path) => Source::read(path, name),
        }
    }
}

impl Library {
    /// The library that comes with the program.
    pub fn built_in() -> Self {
        let mut files = Vec::new();
        list_built_in(&BUILT_IN, &mut files);
        Self::of("built-in".to_owned(), Path::new("lessons"), files, Vec::new())
    }

    /// The library in a folder. Fails where the folder cannot be listed; without principles.yaml that is a finding.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let (mut files, mut findings) = (Vec::new(), Vec::new());
        list_on_disk(folder, Path::new(""), &mut files, &mut findings)?;
        let name = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        Ok(Self::of(name.to_string_lossy().into_owned(), folder, files, findings))
    }

    fn of(name: String, folder: &Path, mut files: Vec<File>, mut found: Vec<(Text, Finding)>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let beside = |name: &str| files.iter().find(|file| file.path == Path::new(name));
        let (principles, faults) = beside(PRINCIPLES).map_or_else(
            || {
                let source = Source { name: Text::new(folder.to_string_lossy()), text: String::new() };
                (source, vec![Fault::NoLibrary.at(finding::Path::default(), None)])
            },
            File::read,
        );
        let [sources, words] = [SOURCES, WORDS].map(|name| beside(name).map(File::read));
        let (vocabulary, mut findings) = Vocabulary::load((principles, faults), sources, words);
        let mut entries: Vec<Entry> = Vec::new();
        let (beside, lessons): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file| SHARED.iter().any(|shared| file.path == Path::new(shared)));
        for File { path, name, contents } in lessons {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let fault = match Id::new(&stem) {
                None => Fault::FileName(stem),
                Some(id) if entries.iter().any(|entry| entry.id == id) => Fault::NameTaken { name: stem, by: Kind::Lesson },
                Some(id) => {
                    entries.push(Entry { id, file: name, contents });
                    continue;
                }
            };
            found.push((name, fault.at(finding::Path::default(), None)));
        }
        // A vocabulary that is read without its lessons says nothing about them.
        let named = vocabulary.rehearsal.as_ref().filter(|_| !entries.is_empty());
        if let Some(name) = named.filter(|name| entries.iter().all(|entry| entry.id != **name)) {
            let near = nearest(name.as_str(), entries.iter().map(|entry| entry.id.as_str()));
            let file = beside.iter().find(|file| file.path == Path::new(PRINCIPLES));
            let source = file.map(|file| file.read().0);
            found.extend(source.iter().flat_map(|source| {
                unknown_rehearsal(source, name, near).into_iter().map(|finding| (source.name.clone(), finding))
            }));
        }
        // A folder may list its files in any order.
        found.sort_by(|(a, _), (b, _)| a.cmp(b));
        findings.extend(found);
        Self { name, vocabulary, entries, findings, beside }
    }

    /// Reads a lesson of this library. The source is what findings point into.
    pub fn load(&self, entry: &Entry) -> (Source, Loaded) {
        let (source, faults) = entry.contents.read(entry.file.clone());
        let loaded = load(Some(&entry.id), &source, faults, &self.vocabulary);
        (source, loaded)
    }

    /// Reads a lesson file that is none of this library's, though it uses its vocabulary.
    pub fn load_file(&self, path: &Path) -> (Source, Loaded) {
        let (source, faults) = Source::read(path, Text::new(path.to_string_lossy()));
        let id = path.file_stem().and_then(|stem| Id::new(&stem.to_string_lossy()));
        let loaded = load(id.as_ref(), &source, faults, &self.vocabulary);
        (source, loaded)
    }

    /// All lessons that have no errors, in the order of learning.
    pub fn playable(&self) -> Vec<Lesson> {
        self.entries.iter().filter_map(|entry| self.load(entry).1.playable().ok()).collect()
    }

    /// The file of the vocabulary; without text where the library has none.
    pub fn principles(&self) -> Source {
        let file = self.beside.iter().find(|file| file.path == Path::new(PRINCIPLES));
        file.map_or_else(|| Source { name: Text::new(PRINCIPLES), text: String::new() }, |file| file.read().0)
    }

    /// The file beside the lessons that findings of the library point into; without text if it cannot be read.
    pub fn shared(&self, name: &Text) -> Source {
        let file = self.beside.iter().find(|file| file.name == *name);
        file.map_or_else(|| Source { name: name.clone(), text: String::new() }, |file| file.read().0)
    }

    /// The library that a lesson file on its own belongs to: the nearest one above it, or else the built-in one. Its lessons are not
    /// looked at.
    pub fn above(path: &Path) -> Self {
        let full = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        full.parent().and_then(nearest_library).map_or_else(Self::built_in, Self::without_lessons)
    }

    /// The folder of the nearest library that a folder lies in, or is. It is called as `folder` calls it, where that is long enough to
    /// reach it: `lessons` for the folder `lessons/begin`.
    pub fn around(folder: &Path) -> Option<PathBuf> {
        let full = if is_here(folder) { Path::new(".") } else { folder }.canonicalize().ok()?;
        let found = nearest_library(&full)?;
        let called = folder.ancestors().map(|above| if is_here(above) { Path::new(".") } else { above });
        let same = |above: &&Path| above.canonicalize().is_ok_and(|above| above == found);
        Some(called.into_iter().find(same).unwrap_or(found).to_owned())
    }

    /// The files that the lessons of the built-in library share, each with its name: what a library of one's own can begin with.
    pub fn shared_of_built_in() -> impl Iterator<Item = (&'static str, &'static [u8])> {
        SHARED.into_iter().filter_map(|name| Some((name, BUILT_IN.get_file(name)?.contents())))
    }

    /// The library in a folder without its lessons: the vocabulary, and what was found in it.
    fn without_lessons(folder: &Path) -> Self {
        let file = |name: &str| File {
            path: PathBuf::from(name),
            name: Text::new(folder.join(name).to_string_lossy()),
            contents: Contents::OnDisk(folder.join(name)),
        };
        let files = SHARED.map(file).into_iter().filter(|file| folder.join(&file.path).is_file());
        Self::of(String::new(), folder, files.collect(), Vec::new())
    }

    /// A lesson by its id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id.as_str() == id)
    }

    /// The id of a lesson that is nearest to a mistyped one.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, self.entries.iter().map(|entry| entry.id.as_str()))
    }
}

fn list_built_in(folder: &'static Dir<'static>, files: &mut Vec<File>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => list_built_in(inner, files),
            DirEntry::File(file) if is_yaml(file.path()) => files.push(File {
                path: file.path().to_owned(),
                name: Text::new(Path::new("lessons").join(file.path()).to_string_lossy()),
                contents: Contents::BuiltIn(file.contents()),
            }),
            DirEntry::File(_) => {}
        }
    }
}

/// Lists the files of a folder at any depth. Links to folders are not followed, since they may lead in a circle; what is no file
/// and is named like a lesson is a finding, since reading it might never end.
fn list_on_disk(top: &Path, inner: &Path, files: &mut Vec<File>, findings: &mut Vec<(Text, Finding)>) -> io::Result<()> {
    for entry in fs::read_dir(top.join(inner))? {
        let entry = entry?;
        let path = inner.join(entry.file_name());
        let full = top.join(&path);
        if entry.file_type()?.is_dir() {
            list_on_disk(top, &path, files, findings)?;
        } else if is_yaml(&path) {
            let name = Text::new(full.to_string_lossy());
            match fs::metadata(&full) {
                Ok(data) if !data.is_file() => {
                    findings.push((name, Fault::NotAFile.at(finding::Path::default(), None)));
                }
                _ => files.push(File { path, name, contents: Contents::OnDisk(full) }),
            }
        }
    }
    Ok(())
}

/// The nearest folder with a vocabulary, from a whole path upwards.
fn nearest_library(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join(PRINCIPLES).is_file())
}

/// Whether a path is what stands before the name of a file in the current folder: nothing.
fn is_here(folder: &Path) -> bool {
    folder.as_os_str().is_empty()
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml")
}
