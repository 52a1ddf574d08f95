//! T110: a lesson with too few endings.

use crate::check::rule::{At, Found, Rule, Subject, keys};
use crate::lesson::finding::{Code, Severity};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("T110"),
    name: "few-endings",
    severity: Severity::Warning,
    what: "Finds lessons with fewer than three endings.",
    why: "How a talk ends is what choices add up to. With one ending, or with a good and a bad one, nothing in between can be seen.",
    example: "Beside `two-referrals` and `closed`, an ending in which a door stays open.",
};

/// The fewest endings.
const FEWEST: usize = 3;

/// Counts the endings.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    let count = subject.lesson.endings.len();
    let found = || {
        let message = format!("the lesson has {count} ending{}, under {FEWEST}", if count == 1 { "" } else { "s" });
        Found::new(At::key(keys(["endings"])), message).help("add one that lies between the best and the worst")
    };
    // Without any, the lesson was found faulty when it was loaded.
    (1..FEWEST).contains(&count).then(found).into_iter().collect()
}
