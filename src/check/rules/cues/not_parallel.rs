//! C105: a choice that stands out by its form.

use super::{in_each, named};
use crate::check::decisions::Decision;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("C105"),
    name: "not-parallel",
    severity: Severity::Warning,
    what: "Finds decisions whose choices differ by more than one sentence, and decisions of three or more choices in which the only \
           strong one is also the only one that is said, or the only one that is done.",
    why: "What stands out by its form is picked for its form: a lone action among things to say looks like the trick.",
    example: "Two choices have `say`, and the strong one has `do: Wait.`: let one of the others be done too.",
};

/// The sentences of two choices on offer may differ by so many (EVIDENCE.md, dialogue choices).
const SENTENCES_APART: usize = 1;

/// Compares the choices that show together; at most one finding of each kind a decision.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision| sentences(decision).into_iter().chain(odd_one(decision)).collect())
}

fn sentences(decision: &Decision<'_>) -> Option<Found> {
    let count = |&index: &usize| decision.offers[index].sentences;
    let ends = decision.sets.iter().filter_map(|set| {
        let most = *set.choices.iter().max_by_key(|index| count(index))?;
        let fewest = *set.choices.iter().min_by_key(|index| count(index))?;
        Some((most, fewest))
    });
    let (most, fewest) = ends.max_by_key(|(most, fewest)| count(most) - count(fewest))?;
    let of = |index: usize| format!("`{}` has {}", decision.id(index), decision.offers[index].sentences);
    (count(&most) - count(&fewest) > SENTENCES_APART).then(|| {
        Found::new(At::key(decision.path()), format!("{} sentences and {}", of(most), of(fewest)))
            .help("let all choices have as many sentences, or one more")
    })
}

fn odd_one(decision: &Decision<'_>) -> Option<Found> {
    let alone = |set: &[usize]| set.iter().filter(|&&index| decision.is_strong(index)).count() == 1;
    let odd = |set: &[usize]| decision.odd_one(set).filter(|&odd| decision.is_strong(odd) && alone(set));
    let (odd, set) = decision.mixed().find_map(|set| Some((odd(set)?, set)))?;
    let others: Vec<usize> = set.iter().copied().filter(|&index| index != odd).collect();
    let message = format!(
        "the strong choice `{}` is the odd one out by `say` and `do` beside {}",
        decision.id(odd),
        named(decision, &others)
    );
    Some(Found::new(At::key(decision.choice_path(odd)), message).help("let one of the others have its form"))
}
