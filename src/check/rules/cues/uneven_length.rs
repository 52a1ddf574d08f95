//! C103: choices of very different length.

use super::in_each;
use crate::check::decisions::Decision;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};
use crate::prose::as_share;

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("C103"),
    name: "uneven-length",
    severity: Severity::Warning,
    what: "Finds decisions in which the longest choice on offer has more than 1.6 times the characters of the shortest, and is more \
           than four words longer.",
    why: "A choice that stands out by its length is picked or passed over for it.",
    example: "`say: Tell me more.` beside `say: I have been in that very situation, and what helped me then was a list.`",
};

/// The longest may have so many times the characters of the shortest (EVIDENCE.md, dialogue choices) ...
const AT_MOST: f64 = 1.6;
/// ... or so many words more: of very short choices a single word makes a large ratio (EVIDENCE.md, dialogue choices).
const WORDS_APART: usize = 4;

/// Compares the longest with the shortest; one finding a decision, for the worst set on offer.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision| {
        let in_set = |set: &[usize]| apart(decision, set);
        let worst = decision.sets.iter().filter_map(|set| in_set(&set.choices)).max_by(|one, other| one.0.total_cmp(&other.0));
        let found = worst.map(|(times, longest, shortest)| {
            let of = |index: usize| format!("`{}` has {} characters", decision.id(index), decision.offers[index].length);
            let message = format!("{} and {}: {times:.2} times as many", of(longest), of(shortest));
            Found::new(At::key(decision.path()), message)
                .help(format!("bring them nearer: at most {AT_MOST} times, or {WORDS_APART} words apart"))
        });
        found.into_iter().collect()
    })
}

/// How many times as long as the shortest the longest of a set is, if that is too much; and which they are.
fn apart(decision: &Decision<'_>, set: &[usize]) -> Option<(f64, usize, usize)> {
    let offer = |index: usize| &decision.offers[index];
    let longest = set.iter().copied().max_by_key(|&index| offer(index).length)?;
    let shortest = set.iter().copied().min_by_key(|&index| offer(index).length)?;
    let times = as_share(offer(longest).length, offer(shortest).length.max(1));
    let words = offer(longest).words.saturating_sub(offer(shortest).words);
    (times > AT_MOST && words > WORDS_APART).then_some((times, longest, shortest))
}
