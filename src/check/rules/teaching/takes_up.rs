//! T103: feedback that does not take up the words of its choice.

use super::{feedback_at, in_each};
use crate::check::rule::{Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("T103"),
    name: "takes-up-the-words",
    severity: Severity::Warning,
    what: "Finds feedback in which no content word of its choice comes again: none of four letters or more that is not in the list \
           `function` of words.yaml. Another form of a word counts (`offer`, `offered`). A choice without such a word is passed over.",
    why: "The words of the choice show the learner which part of it did the work. Without them the feedback is about the act in \
          general, and could stand at any other choice.",
    example: "After `say: What happened to the last card?` the feedback can go on: `\"The last card\" was the part that he left open.`",
};

/// Looks for feedback without such a word.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision, index| {
        let found = || {
            Found::new(feedback_at(decision, index), format!("the feedback takes up no word of `{}`", decision.id(index)))
                .help("quote the words in it that did the work")
        };
        decision.feedback[index].misses_offer.then(found)
    })
}
