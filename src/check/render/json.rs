//! One array of objects, for programs.

use serde::Serialize;

use crate::check::report::Report;
use crate::lesson::finding::{Code, Severity};
use crate::lesson::id::Id;
use crate::lesson::text::Text;

/// A finding as programs read it. Lines and columns count from 1, in characters; what concerns a whole file has none.
#[derive(Debug, Serialize)]
pub struct Object<'a> {
    code: Code,
    severity: Severity,
    message: &'a Text,
    help: Option<&'a Text>,
    file: &'a Text,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    path: String,
    lesson: Option<&'a Id>,
}

/// The findings of all reports.
pub fn objects(reports: &[Report]) -> Vec<Object<'_>> {
    reports
        .iter()
        .flat_map(|report| {
            report.findings.iter().map(move |finding| Object {
                code: finding.code,
                severity: finding.severity,
                message: &finding.message,
                help: finding.help.as_ref(),
                file: &report.file,
                line: finding.place.map(|place| place.line),
                column: finding.place.map(|place| place.column),
                end_line: finding.place.map(|place| place.end_line),
                end_column: finding.place.map(|place| place.end_column),
                path: finding.path.to_string(),
                lesson: report.lesson.as_ref(),
            })
        })
        .collect()
}
