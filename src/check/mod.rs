//! Finds faults in lessons: what loading finds (codes F and S), and what the rules find in what was loaded.
//!
//! [`explore`] visits all states of a lesson, [`facts`] notes what is seen there, each rule has a file under [`rules`], and
//! [`registry`] lists them all. [`render`] draws what was found.

pub mod allowance;
pub mod decisions;
pub mod digest;
pub mod endings;
pub mod explore;
pub mod facts;
pub mod lexicon;
pub mod players;
pub mod reading;
pub mod registry;
pub mod render;
pub mod report;
pub mod rule;
pub mod rules;
pub mod selection;
mod workers;

use std::collections::BTreeSet;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use crate::lesson::fault::Fault;
use crate::lesson::finding::{self, Finding};
use crate::lesson::id::Id;
use crate::lesson::library::{Entry, Library};
use crate::lesson::load::{Loaded, MAX_FAULTS};
use crate::lesson::source::Source;
use crate::lesson::vocabulary::Vocabulary;
use crate::story::Machine;
use decisions::Decision;
use digest::{Digest, Shelf};
use facts::Facts;
use lexicon::Lexicon;
use reading::Reading;
use report::Report;
use rule::{Locator, Subject};
use selection::Selection;

/// All that is found in a lesson that was read: faults of its form, then what the rules find, in the order of the file; and what
/// the rules of its library need of it.
pub fn lesson(source: &Source, loaded: Loaded, vocabulary: &Vocabulary, selection: &Selection) -> (Vec<Finding>, Option<Digest>) {
    let Loaded { lesson: Some(lesson), mut findings } = loaded else { return (loaded.findings, None) };
    // In a circle of scenes that only pass on, or where states cannot be told apart, there is nothing to prove.
    let unprovable = findings.iter().any(|finding| PREVENTS_PROOF.contains(&finding.code.0));
    // What is not asked for takes no room either.
    findings.retain(|finding| selection.has(finding.code.0));
    let machine = Machine::new(&lesson).filter(|_| !unprovable);
    let is_provable = machine.is_some();
    let facts = machine.filter(|_| registry::looks_at_states(selection)).map(Facts::new);
    let locator = Locator::new(source);
    let proved = facts.as_ref().and_then(|facts| facts.as_ref().ok());
    let decisions = if registry::looks_at_decisions(selection) {
        Decision::all(&lesson, proved, &mut Lexicon::new(vocabulary))
    } else {
        Vec::new()
    };
    let reading = if registry::looks_at_reading(selection) { Reading::new(&lesson, vocabulary) } else { None };
    let subject = Subject {
        lesson: &lesson,
        locator: &locator,
        vocabulary,
        facts: proved,
        decisions: &decisions,
        reading: reading.as_ref(),
    };
    // A file whose faults of form fill the list is mended first.
    let room = MAX_FAULTS.saturating_sub(findings.len());
    let found = if is_provable && room > 0 { registry::run(&subject, selection) } else { Vec::new() };
    findings.extend(allowance::apply(&lesson, found, &locator, (selection, room)));
    in_order(&mut findings);
    let digest = Digest::new(&lesson, &decisions);
    (findings, Some(digest))
}

/// Puts findings into the order of the file: what concerns it as a whole first, and last what counts the rest.
fn in_order(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.code.0 == MORE, a.place, a.code, &a.path).cmp(&(b.code.0 == MORE, b.place, b.code, &b.path)));
}

/// The code that counts what is not listed.
const MORE: &str = "F099";

/// Faults of form that leave nothing to prove: a circle of scenes that only pass on, and too many states.
const PREVENTS_PROOF: [&str; 2] = ["F032", "F033"];

/// What is checked: the files with what was found in them, and what was counted over them.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What was found, file by file.
    pub reports: Vec<Report>,
    /// What was counted.
    pub counts: Counts,
}

/// What is counted over the lessons of a library, or in one lesson.
#[derive(Debug, Clone)]
pub struct Counts {
    /// What the lessons share.
    pub vocabulary: Vocabulary,
    /// The lessons that could be read.
    pub lessons: Vec<Digest>,
    /// How many could not.
    pub unread: usize,
}

impl Counts {
    /// The lessons as rules of a library look at them.
    pub fn shelf(&self) -> Shelf<'_> {
        Shelf { vocabulary: &self.vocabulary, lessons: &self.lessons }
    }
}

/// What was found in a library besides its lessons, by file.
fn shared(library: &Library) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for (file, _) in &library.findings {
        if reports.iter().all(|report| report.file != *file) {
            let of_file = library.findings.iter().filter(|(other, _)| other == file).map(|(_, finding)| finding.clone());
            reports.push(Report::new(&library.shared(file), None, of_file.collect()));
        }
    }
    reports
}

/// How to check: what to look for, and with how many workers; what is not in the selection is not looked for. `progress` is told how
/// many of how many lessons are done.
pub struct Order<'a> {
    /// What to look for.
    pub selection: &'a Selection,
    /// How many lessons are checked at a time.
    pub workers: NonZeroUsize,
    /// Who is told.
    pub progress: &'a dyn Fn(usize, usize),
}

/// Checks a library: its vocabulary, every lesson, and all of them together if each could be read. A lesson is dropped once it was
/// checked.
pub fn library(library: &Library, order: &Order<'_>) -> Checked {
    let selection = order.selection;
    let check = |entry: &Entry| {
        let (source, loaded) = library.load(entry);
        let (findings, digest) = lesson(&source, loaded, &library.vocabulary, selection);
        (Report::new(&source, Some(entry.id.clone()), findings), digest)
    };
    let all = library.entries.len();
    let checked = workers::each(&library.entries, order.workers, check, |done| (order.progress)(done, all));
    let (lessons, digests): (Vec<Report>, Vec<Option<Digest>>) = checked.into_iter().unzip();
    let digests: Vec<Digest> = digests.into_iter().flatten().collect();
    let mut reports = shared(library);
    reports.extend(lessons);
    let unread = all - digests.len();
    let shelf = Shelf { vocabulary: &library.vocabulary, lessons: &digests };
    // With a file that could not be read, what it says would be missing from every count.
    let complete = unread == 0 && !library.vocabulary.broken;
    let found = if complete { registry::run_on_library(&shelf, selection) } else { Vec::new() };
    if !found.is_empty() {
        let source = library.principles();
        let locator = Locator::new(&source);
        let mut findings: Vec<Finding> = found.into_iter().map(|(rule, found)| found.finding(rule, &locator)).collect();
        in_order(&mut findings);
        match reports.iter_mut().find(|report| report.file == source.name) {
            Some(report) => report.add(&source, findings),
            None => reports.insert(0, Report::new(&source, None, findings)),
        }
    }
    Checked { reports, counts: Counts { vocabulary: library.vocabulary.clone(), lessons: digests, unread } }
}

/// Checks what paths name, in their order: the library in a folder, or one lesson file by the vocabulary of the nearest library above
/// it, or else by the built-in one. What is found in a vocabulary that files share is told with the first of them. Fails with the
/// first folder that cannot be listed.
pub fn paths<'p>(paths: &'p [PathBuf], order: &Order<'_>) -> Result<Vec<Checked>, (&'p Path, io::Error)> {
    let (folders, files): (Vec<&Path>, Vec<&Path>) = paths.iter().map(PathBuf::as_path).partition(|path| path.is_dir());
    let check = |path: &&Path| file(path, order.selection);
    let mut of_files = workers::each(&files, order.workers, check, |done| (order.progress)(done, files.len())).into_iter();
    let mut told = BTreeSet::new();
    let mut checked = Vec::new();
    for path in paths {
        if folders.contains(&path.as_path()) {
            checked.push(library(&Library::open(path).map_err(|error| (path.as_path(), error))?, order));
        } else if let Some((shared, report, counts)) = of_files.next() {
            let new = shared.into_iter().filter(|report| told.insert(report.file.clone()));
            checked.push(Checked { reports: new.chain([report]).collect(), counts });
        }
    }
    Ok(checked)
}

/// Checks one lesson file: what was found in the files that it shares with others, and what was found in it.
fn file(path: &Path, selection: &Selection) -> (Vec<Report>, Report, Counts) {
    let library = Library::above(path);
    let shared = shared(&library);
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let id = Id::new(&stem);
    let misnamed = id.is_none().then_some(Fault::FileName(stem));
    let (source, loaded) = library.load_file(path);
    let (mut findings, digest) = lesson(&source, loaded, &library.vocabulary, selection);
    // A file that is no file (a pipe, standard input) has no name to be held to.
    if path.is_file() {
        findings.extend(misnamed.map(|fault| fault.at(finding::Path::default(), None)));
    }
    let lessons: Vec<Digest> = digest.into_iter().collect();
    let counts = Counts { unread: 1 - lessons.len(), vocabulary: library.vocabulary, lessons };
    (shared, Report::new(&source, id, findings), counts)
}
