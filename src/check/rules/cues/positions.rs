//! C107: a choice that speaks of places on the screen.

use super::in_each;
use crate::check::lexicon::List;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("C107"),
    name: "positions",
    severity: Severity::Warning,
    what: "Finds choices with a word of the list `positions` of words.yaml (above, below, option a ...).",
    why: "Choices are shuffled for each attempt: what was above is below, and there is no A.",
    example: "`say: Both of the above.`: say what both are.",
};

/// Looks at the words of each choice; twins show those of another.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision| {
        let found = |index: usize| {
            let word = decision.offers[index].first(List::Positions).filter(|_| decision.own(index) == index)?;
            let message =
                format!("`{}` says \u{201c}{word}\u{201d}, but choices are shuffled for each attempt", decision.id(index));
            Some(Found::new(At::value(decision.words_path(index)), message).help("say what is meant instead of where it stands"))
        };
        (0..decision.offers.len()).filter_map(found).collect()
    })
}
