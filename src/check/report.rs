//! What was found in a file, with as much of the file as is shown with it.

use std::collections::{BTreeMap, BTreeSet};

use crate::lesson::finding::{Finding, Severity};
use crate::lesson::id::Id;
use crate::lesson::source::Source;
use crate::lesson::text::Text;

/// What was found in one file.
#[derive(Debug, Clone)]
pub struct Report {
    /// The file, as findings call it.
    pub file: Text,
    /// The lesson that it holds, by its id.
    pub lesson: Option<Id>,
    /// What was found, in the order of the file.
    pub findings: Vec<Finding>,
    /// The lines in which findings begin, by their numbers: all that is kept of a file, since a library can be large.
    lines: BTreeMap<usize, String>,
}

impl Report {
    /// What was found in a file.
    pub fn new(source: &Source, lesson: Option<Id>, findings: Vec<Finding>) -> Self {
        let mut report = Self { file: source.name.clone(), lesson, findings: Vec::new(), lines: BTreeMap::new() };
        report.add(source, findings);
        report
    }

    /// Adds what else was found in the same file.
    pub fn add(&mut self, source: &Source, findings: Vec<Finding>) {
        let wanted: BTreeSet<usize> = findings.iter().filter_map(|finding| finding.place).map(|place| place.line).collect();
        if !wanted.is_empty() {
            let lines = (1..).zip(source.text.split('\n')).filter(|(number, _)| wanted.contains(number));
            self.lines.extend(lines.map(|(number, line)| (number, line.trim_end_matches('\r').to_owned())));
        }
        self.findings.extend(findings);
    }

    /// A line in which a finding begins, by its number from 1; no other line is kept.
    pub fn line(&self, number: usize) -> &str {
        self.lines.get(&number).map_or("", String::as_str)
    }
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
