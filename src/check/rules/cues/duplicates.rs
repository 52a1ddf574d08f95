//! C106: two choices in nearly the same words.

use std::collections::BTreeSet;

use super::in_each;
use crate::check::decisions::Decision;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("C106"),
    name: "duplicates",
    severity: Severity::Error,
    what: "Finds two choices that show together and share .8 or more of their words: the words of both by the words of either. Twins \
           of `same_as` are not compared.",
    why: "Who chooses between them guesses at a word, and of two that say the same neither can be the answer.",
    example: "`say: Tell me more about the lake.` beside `say: Tell me more about the lake, please.`",
};

/// From such an overlap on, two choices are the same (EVIDENCE.md, dialogue choices: Jaccard).
const SAME_FROM: f64 = 0.8;

/// Compares the choices of every set pair by pair; one finding a pair.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision| {
        let mut pairs = BTreeSet::new();
        for set in &decision.sets {
            for (place, &later) in set.choices.iter().enumerate() {
                pairs.extend(set.choices[..place].iter().map(|&one| (decision.own(later), decision.own(one))));
            }
        }
        pairs.into_iter().filter_map(|(later, one)| same(decision, one, later)).collect()
    })
}

fn same(decision: &Decision<'_>, one: usize, later: usize) -> Option<Found> {
    let overlap = decision.overlap(one, later);
    (one != later && overlap >= SAME_FROM).then(|| {
        let message =
            format!("`{}` has nearly the words of `{}`: an overlap of {overlap:.2}", decision.id(later), decision.id(one));
        Found::new(At::value(decision.words_path(later)), message)
            .help(format!("say something else: the overlap stays under {SAME_FROM}"))
    })
}
