//! Findings as sentences without drawings, for ears and plain terminals.

use std::fmt::Write as _;

use crate::check::report::Report;
use crate::lesson::finding::Severity;

/// The findings of all reports, a sentence or two each.
pub fn render(reports: &[Report]) -> String {
    let mut lines = String::new();
    for report in reports {
        for finding in &report.findings {
            let place = finding.place.map(|place| format!(", line {}, column {}", place.line, place.column)).unwrap_or_default();
            let severity = match finding.severity {
                Severity::Error => "Error",
                Severity::Warning => "Warning",
            };
            let name = report.file.on_one_line();
            let _ = write!(lines, "{name}{place}: {severity} {}, {}.", finding.code, finding.message);
            if let Some(help) = &finding.help {
                let stop = if help.as_str().ends_with(['.', '?', '!']) { "" } else { "." };
                let _ = write!(lines, " What to do: {help}{stop}");
            }
            lines.push('\n');
        }
    }
    lines
}
