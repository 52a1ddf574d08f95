//! Codes L: the library as a whole. They run on folders in which every lesson could be read, and start at 60 decisions: before
//! that a library is being written, and counts say nothing.
//!
//! Their findings point into principles.yaml: at the principle, move or error that is meant, else at the file.

pub mod absolutes;
pub mod coverage;
pub mod drills;
pub mod errors;
pub mod odd_one_out;
pub mod players;

/// A share as people say it.
fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// So many of something.
fn count(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
