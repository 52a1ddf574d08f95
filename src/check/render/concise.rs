//! One line a finding, for editors and grep: `lessons/x.yaml:16:9: error F010: ...`.

use std::fmt::Write as _;

use crate::check::report::Report;
use crate::lesson::finding::Severity;

/// The findings of all reports, one a line.
pub fn render(reports: &[Report]) -> String {
    let mut lines = String::new();
    for report in reports {
        for finding in &report.findings {
            let place = finding.place.map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let help = finding.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
            let name = report.file.on_one_line();
            let _ = writeln!(lines, "{name}{place}: {severity} {}: {}{help}", finding.code, finding.message);
        }
    }
    lines
}
