//! C104: words without exception that mark weak choices.

use super::in_each;
use crate::check::decisions::Decision;
use crate::check::lexicon::List;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("C104"),
    name: "absolutes",
    severity: Severity::Warning,
    what: "Finds weak choices with a word of the list `absolutes` of words.yaml (always, never, only ...) where no strong choice on \
           offer has one.",
    why: "Absolutes are hardly ever right, so that who takes tests strikes them out first.",
    example: "`say: I always bring my cards.` as a weak choice: say `I have my cards with me.`",
};

/// Looks at the weak choices of every set; one finding a choice.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision| {
        let mut marked: Vec<usize> = decision.mixed().flat_map(|set| in_set(decision, set)).collect();
        marked.sort_unstable();
        marked.dedup();
        let found = |index: usize| {
            let word = decision.offers[index].first(List::Absolutes)?;
            let message = format!(
                "\u{201c}{word}\u{201d} marks the weak choice `{}`: no strong one here has such a word",
                decision.id(index)
            );
            Some(
                Found::new(At::value(decision.words_path(index)), message)
                    .help("say it without, or give a strong choice one as well"),
            )
        };
        marked.into_iter().filter_map(found).collect()
    })
}

/// The weak choices of a set that absolutes mark.
fn in_set<'a>(decision: &'a Decision<'_>, set: &'a [usize]) -> impl Iterator<Item = usize> {
    let has = |index: usize| decision.offers[index].count(List::Absolutes) > 0;
    let mut strong = set.iter().copied().filter(|&index| decision.is_strong(index)).peekable();
    let tells = strong.peek().is_some() && !strong.any(has);
    set.iter().copied().filter(move |&index| tells && decision.is_weak(index) && has(index))
}
