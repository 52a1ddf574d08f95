//! Finds faults in lessons: what loading finds (codes F and S), and what the rules find in what was loaded.
//!
//! [`explore`] visits all states of a lesson, [`facts`] notes what is seen there, each rule has a file under [`rules`], and
//! [`registry`] lists them all. [`render`] draws what was found.

pub mod allowance;
pub mod explore;
pub mod facts;
pub mod registry;
pub mod render;
pub mod rule;
pub mod rules;

use std::io;
use std::path::Path;

use crate::lesson::fault::Fault;
use crate::lesson::finding::{self, Finding, Severity};
use crate::lesson::id::Id;
use crate::lesson::library::Library;
use crate::lesson::load::{Loaded, load};
use crate::lesson::source::Source;
use crate::lesson::text::Text;
use crate::lesson::vocabulary::Vocabulary;
use crate::story::Machine;
use facts::Facts;
use rule::Subject;

/// What was found in one file.
#[derive(Debug, Clone)]
pub struct Report {
    /// The file; findings point into it.
    pub source: Source,
    /// The lesson that it holds, by its id.
    pub lesson: Option<Id>,
    /// What was found, in the order of the file.
    pub findings: Vec<Finding>,
}

/// How much was found in how many files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// The files.
    pub files: usize,
    /// Findings that keep a lesson from being played.
    pub errors: usize,
    /// All other findings.
    pub warnings: usize,
}

impl Tally {
    /// Counts the findings of reports.
    pub fn of(reports: &[Report]) -> Self {
        let findings = || reports.iter().flat_map(|report| &report.findings);
        let errors = findings().filter(|finding| finding.severity == Severity::Error).count();
        Self { files: reports.len(), errors, warnings: findings().count() - errors }
    }
}

/// All that is found in a lesson that was read: faults of its form, then what the rules find, in the order of the file.
fn lesson(source: &Source, loaded: Loaded, vocabulary: &Vocabulary) -> Vec<Finding> {
    let Loaded { lesson: Some(lesson), mut findings } = loaded else { return loaded.findings };
    // In a circle of scenes that only pass on, or where states cannot be told apart, there is nothing to prove.
    let unprovable = findings.iter().any(|finding| PREVENTS_PROOF.contains(&finding.code.0));
    let machine = Machine::new(&lesson).filter(|_| !unprovable);
    let facts = machine.map(Facts::new);
    let subject = Subject { lesson: &lesson, source, vocabulary, facts: facts.as_ref().and_then(|facts| facts.as_ref().ok()) };
    let found = if facts.is_some() { registry::run(&subject) } else { Vec::new() };
    findings.extend(allowance::apply(&lesson, found, source));
    findings.sort_by(|a, b| (a.place, a.code, &a.path).cmp(&(b.place, b.code, &b.path)));
    findings
}

/// Faults of form that leave nothing to prove: a circle of scenes that only pass on, and too many states.
const PREVENTS_PROOF: [&str; 2] = ["F032", "F033"];

/// Checks a library: its vocabulary, and every lesson.
pub fn library(library: &Library) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for (file, finding) in &library.findings {
        match reports.iter_mut().find(|report| report.source.name == *file) {
            Some(report) => report.findings.push(finding.clone()),
            None => reports.push(Report { source: library.shared(file), lesson: None, findings: vec![finding.clone()] }),
        }
    }
    reports.extend(library.entries.iter().map(|entry| {
        let (source, loaded) = library.load(entry);
        let findings = lesson(&source, loaded, &library.vocabulary);
        Report { source, lesson: Some(entry.id.clone()), findings }
    }));
    reports
}

/// Checks what a path names: the library in a folder, or one lesson file by the vocabulary of the nearest library above it, or else
/// by the built-in one. Fails where a folder cannot be listed.
pub fn path(path: &Path) -> io::Result<Vec<Report>> {
    if path.is_dir() {
        return Library::open(path).map(|found| library(&found));
    }
    let (source, faults) = Source::read(path, Text::new(path.to_string_lossy()));
    let vocabulary = Library::vocabulary_for(path);
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let id = Id::new(&stem);
    let misnamed = id.is_none().then_some(Fault::NotAnId(stem));
    let loaded = load(id.as_ref(), &source, faults, &vocabulary);
    let mut findings = lesson(&source, loaded, &vocabulary);
    // A file that is no file (a pipe, standard input) has no name to be held to.
    if path.is_file() {
        findings.extend(misnamed.map(|fault| fault.at(finding::Path::default(), None)));
    }
    Ok(vec![Report { source, lesson: id, findings }])
}
