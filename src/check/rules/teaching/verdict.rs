//! T104: feedback that opens with a verdict.

use super::{feedback_words_at, in_each};
use crate::check::rule::{Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("T104"),
    name: "opens-with-a-verdict",
    severity: Severity::Warning,
    what: "Finds feedback that opens with a word or phrase of the list `verdicts` of words.yaml (correct, wrong, great, well done \
           ...) that stands for itself: with a punctuation mark, a dash or nothing after it. `Good friends wait` is no verdict, nor \
           is a word in quotation marks, which somebody said.",
    why: "Who has read the verdict stops reading, and it is about the person and not about the act. Praise and blame teach nothing \
          about the next talk.",
    example: "`feedback: Great! You asked about the boat.` Say what the question did: `To ask about the boat gave him room.`",
};

/// Looks for verdicts at the start of feedback.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    let verdicts = subject.vocabulary.words("verdicts");
    in_each(subject, |decision, index| {
        let verdict = opening(decision.feedback[index].text.as_str(), verdicts)?;
        let message = format!("the feedback opens with a verdict: \u{201c}{verdict}\u{201d}");
        Some(Found::new(feedback_words_at(decision, index, verdict), message).help("begin with what was done and what it did"))
    })
}

/// The verdict that a text opens with, if it does.
fn opening<'t>(text: &'t str, verdicts: &[String]) -> Option<&'t str> {
    let stands_alone = |rest: &str| {
        let dash = |rest: &str| rest.starts_with(['-', '\u{2013}', '\u{2014}']);
        let apart = rest.trim_start();
        rest.is_empty()
            || rest.starts_with(['.', ',', '!', '?', ':', ';', '\u{2026}', '\u{2013}', '\u{2014}', '\n'])
            || (apart.len() < rest.len() && dash(apart))
    };
    verdicts.iter().find_map(|verdict| {
        let (opens, rest) = (text.get(..verdict.len())?, text.get(verdict.len()..)?);
        (opens.to_lowercase() == *verdict && stands_alone(rest)).then_some(opens)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_stands_for_itself() {
        let verdicts = ["good", "well done", "no"].map(str::to_owned);
        for text in
            ["Good.", "good, you asked", "Well done! More.", "No \u{2013} he left", "Good - and early", "NO", "Good\nMore"]
        {
            assert!(opening(text, &verdicts).is_some(), "{text}");
        }
        for text in
            ["Good friends wait.", "Goodness.", "\"Good,\" she said.", "No one asked.", "No-one asked.", "", "G", "\u{e9}"]
        {
            assert_eq!(opening(text, &verdicts), None, "{text}");
        }
    }
}
