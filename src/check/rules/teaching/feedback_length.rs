//! T101: feedback that is too short to teach, or too long to be read.

use super::{feedback_at, in_each};
use crate::check::rule::{Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("T101"),
    name: "feedback-length",
    severity: Severity::Warning,
    what: "Counts the words of a choice's feedback together with those of its temptation, which are told with it: 20 to 60.",
    why: "Why something helped or not takes a few sentences; right or wrong alone teaches about a tenth of that (van der Kleij and \
          others 2015). Beyond 60 words it is a lecture in the middle of a talk.",
    example: "`feedback: Ask first.` says too little: tell what she said that called for it.",
};

/// The fewest and the most words of feedback and temptation (EVIDENCE.md, dialogue choices).
const WORDS: std::ops::RangeInclusive<usize> = 20..=60;

/// Looks for feedback outside these.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision, index| {
        let words = decision.feedback[index].words;
        let what = if decision.choice(index).temptation.is_some() { "feedback and temptation have" } else { "the feedback has" };
        let (limit, help) = if words < *WORDS.start() {
            (format!("under {}", WORDS.start()), "tell what in the scene made it so")
        } else {
            (format!("over {}", WORDS.end()), "keep the one reason that matters most")
        };
        let count = if words == 1 { "1 word".to_owned() } else { format!("{words} words") };
        let found = || Found::new(feedback_at(decision, index), format!("{what} {count}, {limit}")).help(help);
        (!WORDS.contains(&words)).then(found)
    })
}
