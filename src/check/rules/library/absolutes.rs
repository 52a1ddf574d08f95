//! L105: words without exception that mark weak choices over the library.

use super::percent;
use crate::check::digest::{Absolutes, Digest, Shelf};
use crate::check::rule::{At, Found, Rule};
use crate::lesson::finding::{Code, Severity};
use crate::prose::as_share;

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("L105"),
    name: "absolutes-in-weak-choices",
    severity: Severity::Warning,
    what: "Compares how many weak and how many strong choices have a word of the list `absolutes` of words.yaml (always, never, only \
           ...): weak ones not more often. Counted in libraries of 60 decisions or more.",
    why: "Otherwise to strike out what has such a word pays over the library, although no single decision shows it.",
    example: "9 of 60 weak choices say \"always\" or \"never\", and 2 of 60 strong ones: take some out, or let strong ones say them.",
};

/// Compares the shares (EVIDENCE.md, dialogue choices: absolutes, curriculum).
pub fn check(shelf: &Shelf<'_>) -> Vec<Found> {
    let sum = |of: fn(&Digest) -> Absolutes| {
        shelf
            .lessons
            .iter()
            .map(of)
            .fold(Absolutes::default(), |sum, more| Absolutes { choices: sum.choices + more.choices, with: sum.with + more.with })
    };
    let (weak, strong) = (sum(|lesson| lesson.weak), sum(|lesson| lesson.strong));
    let share = |of: Absolutes| as_share(of.with, of.choices);
    if !shelf.is_counted() || share(weak) <= share(strong) {
        return Vec::new();
    }
    let words = |of: Absolutes| format!("{} of {} ({})", of.with, of.choices, percent(share(of)));
    let message = format!("absolutes stand in {} weak choices and in {} strong ones", words(weak), words(strong));
    vec![Found::new(At::file(), message).help("take them out of weak choices, or let strong ones have them as often")]
}
