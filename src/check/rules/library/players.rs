//! L101: a player that finds the strong choices without understanding.

use super::percent;
use crate::check::digest::Shelf;
use crate::check::players::COUNTED_FROM;
use crate::check::rule::{At, Found, Rule};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("L101"),
    name: "test-wise-player",
    severity: Severity::Error,
    what: "Lets players answer all decisions by a single cue: the longest choice, the politest, the one with most question marks, the \
           one that repeats the scene, and so on, each beside its mirror. A player may be above chance by 10 points or 3 standard \
           errors, whichever is more. Counted from 60 decisions on. `mingle check --players` shows them all.",
    why: "Where a cue finds the strong choices, a good score shows that the cue was found, and nothing of networking.",
    example: "The strong choice asks a question in 40 of 60 decisions: let it tell, offer, wait or decline more often, and let weak \
              choices ask.",
};

/// Looks at each player's score over the library.
pub fn check(shelf: &Shelf<'_>) -> Vec<Found> {
    let tally = shelf.players();
    if tally.decisions() < COUNTED_FROM {
        return Vec::new();
    }
    let over = tally.scores().filter(|(_, score)| score.is_over());
    over.map(|(player, score)| {
        let message = format!(
            "the player \u{201c}{}\u{201d} finds the strong choice in {} of {} decisions; chance finds {}, and the bar is {}",
            player.name,
            percent(score.share),
            score.decisions,
            percent(score.chance),
            percent(score.bar)
        );
        Found::new(At::file(), message)
            .help("see `mingle check --players`; change choices until the cue finds no more than chance does")
    })
    .collect()
}
