//! L102: a principle that is practised too little.

use super::count;
use crate::check::digest::{Coverage, Shelf};
use crate::check::rule::{At, Found, Rule, keys};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("L102"),
    name: "coverage",
    severity: Severity::Warning,
    what: "Finds principles that are practised in fewer than 4 decisions, 3 lessons or 2 media. Drills are decisions. Counted in libraries of 60 decisions or more.",
    why: "What is met in one place is learned as a fact about that place. `mingle check --coverage` shows all counts.",
    example: "Both decisions that practise `keeping` are emails: add drills by phone to other lessons.",
};

/// What each principle needs (EVIDENCE.md, dialogue choices: coverage).
const LEAST: Coverage = Coverage { decisions: 4, lessons: 3, media: 2 };

/// Counts decisions, lessons and media by principle.
pub fn check(shelf: &Shelf<'_>) -> Vec<Found> {
    let found = |principle| {
        let is = shelf.coverage(principle);
        let short = is.decisions < LEAST.decisions || is.lessons < LEAST.lessons || is.media < LEAST.media;
        short.then(|| {
            let words = |of: Coverage| {
                let (decisions, lessons) = (count(of.decisions, "decision", "decisions"), count(of.lessons, "lesson", "lessons"));
                format!("{decisions}, {lessons} and {}", count(of.media, "medium", "media"))
            };
            let message = format!("`{}` is practised in {}", principle.id, words(is));
            Found::new(At::key(keys(["principles", principle.id.as_str()])), message)
                .help(format!("practise it in at least {}", words(LEAST)))
        })
    };
    if shelf.is_counted() { shelf.vocabulary.principles.iter().filter_map(found).collect() } else { Vec::new() }
}
