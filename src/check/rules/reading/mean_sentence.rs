//! R104: sentences that are long on the whole.

use super::{named, worst};
use crate::check::reading::Reading;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};
use crate::prose;

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("R104"),
    name: "mean-sentence",
    severity: Severity::Warning,
    what: "Finds lessons whose sentences have more than 14 words in the mean. The finding stands at the longest one.",
    why: "People do not talk like that, and a reader gets no rest.",
    example: "Eighteen words here and seventeen there: let a short one follow. Like this.",
};

/// The most words of a sentence in the mean (EVIDENCE.md, dialogue choices).
const MOST: f64 = 14.0;

/// Looks for a mean above that.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    let long = |reading: &&Reading<'_>| reading.mean() > MOST;
    let found = |reading: &Reading<'_>| {
        let longest = worst(reading, |sentence| prose::as_share(sentence.words, 1));
        let at = longest.first().map_or_else(At::file, |sentence| reading.at(sentence));
        let message = format!("the sentences have {:.2} words in the mean, over {MOST}", reading.mean());
        Found::new(at, message).help(format!("make two of the longest: {}", named(reading, &longest)))
    };
    subject.reading.filter(long).map(found).into_iter().collect()
}
