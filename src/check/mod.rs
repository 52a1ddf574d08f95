//! Finds faults in lessons and draws what was found.
//!
//! So far that is what loading finds (codes F and S).

pub mod render;

use std::io;
use std::path::Path;

use crate::lesson::fault::Fault;
use crate::lesson::finding::{self, Finding, Severity};
use crate::lesson::id::Id;
use crate::lesson::library::{Library, PRINCIPLES};
use crate::lesson::load::load;
use crate::lesson::source::Source;
use crate::lesson::text::Text;

/// What was found in one file.
#[derive(Debug, Clone)]
pub struct Report {
    /// The file; findings point into it.
    pub source: Source,
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

/// Checks a library: its vocabulary, and every lesson.
pub fn library(library: &Library) -> Vec<Report> {
    let mut reports = shared(library);
    reports.extend(library.entries.iter().map(|entry| {
        let (source, loaded) = library.load(entry);
        Report { source, findings: loaded.findings }
    }));
    reports
}

/// What was found in a library besides its lessons, by file.
fn shared(library: &Library) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for (file, finding) in &library.findings {
        match reports.iter_mut().find(|report| report.source.name == *file) {
            Some(report) => report.findings.push(finding.clone()),
            None => reports.push(Report { source: library.shared(file), findings: vec![finding.clone()] }),
        }
    }
    reports
}

/// Checks what a path names: the library in a folder, or one lesson file by the vocabulary of the nearest library above it, or else
/// by the built-in one. Fails where a folder cannot be listed.
pub fn path(path: &Path) -> io::Result<Vec<Report>> {
    if path.is_dir() {
        return Library::open(path).map(|found| library(&found));
    }
    let (source, faults) = Source::read(path, Text::new(path.to_string_lossy()));
    let full = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let above = full.ancestors().skip(1).find(|folder| folder.join(PRINCIPLES).is_file());
    let library = above.map_or_else(Library::built_in, Library::without_lessons);
    let mut reports = shared(&library);
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let id = Id::new(&stem);
    let misnamed = id.is_none().then_some(Fault::FileName(stem));
    let mut findings = load(id.as_ref(), &source, faults, &library.vocabulary).findings;
    // A file that is no file (a pipe, standard input) has no name to be held to.
    if path.is_file() {
        findings.extend(misnamed.map(|fault| fault.at(finding::Path::default(), None)));
    }
    reports.push(Report { source, findings });
    Ok(reports)
}
