//! C101: too few or too many choices on offer.

use super::{in_each, named};
use crate::check::rule::{At, Found, Rule, Subject};
use crate::check::rules::graph::to_see_it;
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("C101"),
    name: "option-count",
    severity: Severity::Warning,
    what: "Finds decisions that offer a single choice, or more than five, in some state. Two to five show together; three are the \
           default.",
    why: "A single choice decides nothing, and of more than five nobody weighs them all. Three work best: a fourth is seldom \
          plausible, and is only more to read (Rodriguez 2005).",
    example: "Of three choices, two have `when: { trust: \">=2\" }`: who comes with less trust is offered one.",
};

/// How many choices may show together (EVIDENCE.md, dialogue choices: 2-5).
const ON_OFFER: std::ops::RangeInclusive<usize> = 2..=5;

/// Looks at every set of choices that shows; one finding a decision.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision| {
        let Some(set) = decision.sets.iter().find(|set| !ON_OFFER.contains(&set.choices.len())) else { return Vec::new() };
        let (names, count) = (named(decision, &set.choices), set.choices.len());
        let message = if count == 1 {
            format!("only {names} is on offer here in some state")
        } else {
            format!("{count} choices are on offer together: {names}")
        };
        let help = if count == 1 { "let another one show there, or make it a line" } else { "offer at most five, better three" };
        let way = set.state.zip(subject.facts).map(|(state, facts)| to_see_it(&facts.explored, state, None));
        let help = way.map_or_else(|| help.to_owned(), |way| format!("{help}; {way}"));
        vec![Found::new(At::key(decision.path()), message).help(help)]
    })
}
