//! L104: a kind of error that learners hardly meet.

use super::count;
use crate::check::digest::Shelf;
use crate::check::rule::{At, Found, Rule, keys};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("L104"),
    name: "rare-error",
    severity: Severity::Warning,
    what: "Finds kinds of error that fewer than three choices of the library show. Counted in libraries of 60 decisions or more.",
    why: "An error is told from a slip by coming back. A kind that comes once or twice can be dropped, or is another one by a new name.",
    example: "`errors: { hinting: ... }` is shown by one choice: write two more, or call that one `vague`.",
};

/// A kind of error is shown by so many choices.
const LEAST: usize = 3;

/// Counts the choices of each kind of error.
pub fn check(shelf: &Shelf<'_>) -> Vec<Found> {
    if !shelf.is_counted() {
        return Vec::new();
    }
    let shown = shelf.vocabulary.errors.iter().map(|(id, _)| (id, shelf.errors(id)));
    shown
        .filter(|&(_, times)| times < LEAST)
        .map(|(id, times)| {
            Found::new(
                At::key(keys(["errors", id.as_str()])),
                format!("`{id}` is the error of {}", count(times, "choice", "choices")),
            )
            .help(format!("show it in at least {LEAST}, or drop it"))
        })
        .collect()
}
