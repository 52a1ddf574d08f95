//! R105: idioms.

use crate::check::rule::{Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("R105"),
    name: "idiom",
    severity: Severity::Warning,
    what: "Finds phrases of the list `idioms` of words.yaml (break the ice, touch base ...) in what a lesson gives to read. Whether \
           one is explained beside it, a program cannot tell: then allow the code with that reason.",
    why: "Its words do not say what it means. Who learnt the language elsewhere is left out, and that is who needs the lesson most.",
    example: "`Let's touch base next week` can be `Let's talk next week`.",
};

/// Gives every idiom that was read.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    let Some(reading) = subject.reading else { return Vec::new() };
    let found = reading.idioms.iter().map(|idiom| {
        let message = format!("an idiom: \u{201c}{}\u{201d}", idiom.phrase);
        Found::new(reading.idiom_at(idiom), message).help("say it in plain words")
    });
    found.collect()
}
