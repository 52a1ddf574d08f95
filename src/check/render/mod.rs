//! Findings as text. Renderers are pure: what is written where is decided elsewhere.

pub mod concise;
pub mod full;
pub mod json;
pub mod rules;
pub mod sentences;
pub mod tables;

use super::report::Tally;

/// The last line of a check: how much was found.
pub fn tally(tally: Tally) -> String {
    let count = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let files = count(tally.files, "file");
    match (tally.errors, tally.warnings) {
        (0, 0) => format!("{files} checked, nothing found.\n"),
        (errors, warnings) => format!("{files} checked: {}, {}.\n", count(errors, "error"), count(warnings, "warning")),
    }
}
