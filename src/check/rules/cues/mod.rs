//! Codes C: cues by which a choice can be picked without an understanding of the scene. After the rules for writing items in
//! Haladyna, Downing and Rodriguez 2002; lengths are in characters, and only choices that show together are compared.

pub mod absolutes;
pub mod duplicates;
pub mod fitting_reason;
pub mod not_parallel;
pub mod one_kind_of_error;
pub mod option_count;
pub mod positions;
pub mod strong_longer;
pub mod strong_much_longer;
pub mod uneven_length;

use crate::check::decisions::Decision;
use crate::check::rule::{Found, Subject};

/// What a check finds in each decision.
fn in_each(subject: &Subject<'_>, check: impl Fn(&Decision<'_>) -> Vec<Found>) -> Vec<Found> {
    subject.decisions.iter().flat_map(check).collect()
}

/// The ids of choices in a row, for messages.
fn named(decision: &Decision<'_>, choices: &[usize]) -> String {
    choices.iter().map(|&index| format!("`{}`", decision.id(index))).collect::<Vec<_>>().join(", ")
}
