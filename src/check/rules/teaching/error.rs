//! T106: a choice that does not name its kind of error.

use super::in_each;
use crate::check::rule::{At, Found, Rule, Subject, keys};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("T106"),
    name: "no-error",
    severity: Severity::Warning,
    what: "Finds fair and weak choices without `error`. An error that principles.yaml does not know is another finding.",
    why: "By its kind, the same slip is recognised in another talk, and what somebody does again and again can be shown.",
    example: "`error: pitching` beside the choice that hands over a card before anybody has asked.",
};

/// Looks for choices that should name one and do not.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision, index| {
        let path = decision.choice_path(index);
        let missing = !decision.is_strong(index) && decision.choice(index).error.is_none();
        // An unknown kind was found when the lesson was loaded, and is not there any more.
        let written = || subject.locator.place(&At::key([path.clone(), keys(["error"])].concat())).is_some();
        (missing && !written()).then(|| {
            let message = format!("`{}` does not name its kind of error", decision.id(index));
            Found::new(At::key(path.clone()), message).help("add `error` with an entry of `errors` in principles.yaml")
        })
    })
}
