//! L106: the odd one out is strong too often.

use super::percent;
use crate::check::digest::Shelf;
use crate::check::rule::{At, Found, Rule};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("L106"),
    name: "odd-one-out",
    severity: Severity::Warning,
    what: "Counts, over decisions of three or more choices in which a single one is said, or a single one is done, how often that one \
           is strong. It may be above chance by 10 points or 3 standard errors, whichever is more. Counted in libraries of 60 decisions or more.",
    why: "If the pause among the things to say is mostly right, learners wait whenever they may.",
    example: "`do: Wait.` is strong in seven of the eight decisions that offer it beside two things to say.",
};

/// Looks at the score of the odd one out.
pub fn check(shelf: &Shelf<'_>) -> Vec<Found> {
    let score = shelf.players().odd_one();
    if !shelf.is_counted() || !score.is_over() {
        return Vec::new();
    }
    let message = format!(
        "where `say` and `do` mix, the odd one out is strong in {} of {} decisions; chance finds {}, and the bar is {}",
        percent(score.share),
        score.decisions,
        percent(score.chance),
        percent(score.bar)
    );
    vec![Found::new(At::file(), message).help("let it be fair or weak more often, or give another choice its form")]
}
