//! L103: a move that cannot be reviewed.

use super::count;
use crate::check::digest::Shelf;
use crate::check::rule::{At, Found, Rule, keys};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("L103"),
    name: "too-few-drills",
    severity: Severity::Warning,
    what: "Finds moves that fewer than two drills practise. Counted in libraries of 60 decisions or more.",
    why: "Review shows a move in another drill each time, and never the same one twice in a row. With one drill there is nothing to \
          review with, and the same item again does not count as mastery.",
    example: "Only the drill `dentist-chair` has `practises: leave-a-pause`: add one with other people in another place.",
};

/// A move needs so many drills (DESIGN.md, Practice: drills differ each time).
const LEAST: usize = 2;

/// Counts the drills of each move.
pub fn check(shelf: &Shelf<'_>) -> Vec<Found> {
    if !shelf.is_counted() {
        return Vec::new();
    }
    let short = shelf.vocabulary.moves().filter_map(|(principle, id, _)| {
        let drills = shelf.practice(id).drills;
        (drills < LEAST).then_some((principle, id, drills))
    });
    short
        .map(|(principle, id, drills)| {
            let at = At::key(keys(["principles", principle.id.as_str(), "moves", id.as_str()]));
            Found::new(at, format!("`{id}` is practised in {}", count(drills, "drill", "drills")))
                .help(format!("write at least {LEAST}, with other people and places"))
        })
        .collect()
}
