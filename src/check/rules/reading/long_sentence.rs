//! R103: a sentence that is too long.

use super::beginning;
use crate::check::rule::{Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("R103"),
    name: "long-sentence",
    severity: Severity::Warning,
    what: "Finds sentences of more than 25 words. A sentence ends at a full stop, a question or exclamation mark, and where its \
           paragraph or line ends.",
    why: "Its beginning is forgotten before its end, above all when it is heard: many read lessons aloud or have them read.",
    example: "Most long sentences hold an `and` or a `which` where a full stop can stand.",
};

/// The most words of a sentence (EVIDENCE.md, dialogue choices).
const MOST: usize = 25;

/// Looks for longer ones.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    let Some(reading) = subject.reading else { return Vec::new() };
    let long = reading.sentences.iter().filter(|sentence| sentence.words > MOST);
    let found = long.map(|sentence| {
        let begins = beginning(reading.said(sentence));
        let message = format!("a sentence of {} words, over {MOST}: \u{201c}{begins}\u{201d}", sentence.words);
        Found::new(reading.at(sentence), message).help("make two of it")
    });
    found.collect()
}
