//! C102: the strong choice is longer than the others.

use super::in_each;
use crate::check::decisions::Decision;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};
use crate::prose::as_share;

use super::strong_much_longer::ERROR_FROM;

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("C102"),
    name: "strong-longer",
    severity: Severity::Warning,
    what: "Finds strong choices that have more than 1.25 times the characters that the others on offer have on average. From 1.5 \
           times it is C109.",
    why: "Writers explain the right answer more than the wrong ones, and people who take tests know it: they pick the longest.",
    example: "The strong choice takes two lines and both others one: give one of these a reason too, or cut the strong one.",
};

/// The strong choice may be so many times as long as the mean of the others (EVIDENCE.md, dialogue choices).
const AT_MOST: f64 = 1.25;

/// Compares each strong choice with the mean of the others; one finding a decision, for the worst.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    in_each(subject, |decision| {
        let too_long = worst(decision).filter(|worst| worst.times > AT_MOST && worst.times < ERROR_FROM);
        too_long.map(|worst| worst.found(decision)).into_iter().collect()
    })
}

/// A strong choice against the others that show with it.
pub(super) struct Worst {
    choice: usize,
    /// How many times as long it is as the others on average.
    pub(super) times: f64,
    mean: f64,
}

/// The strong choice that is longest by the others that show with it.
pub(super) fn worst(decision: &Decision<'_>) -> Option<Worst> {
    let length = |index: usize| decision.offers[index].length;
    let in_set = |set: &[usize]| {
        let strong = set.iter().copied().filter(|&index| decision.is_strong(index));
        let choice = strong.max_by_key(|&index| length(index))?;
        let all: usize = set.iter().map(|&index| length(index)).sum();
        let others = (all - length(choice)).max(1);
        let (mean, times) = (1.0 / as_share(set.len() - 1, others), as_share(length(choice) * (set.len() - 1), others));
        Some(Worst { choice, times, mean })
    };
    decision.mixed().filter_map(in_set).max_by(|one, other| one.times.total_cmp(&other.times))
}

impl Worst {
    /// What is found.
    pub(super) fn found(self, decision: &Decision<'_>) -> Found {
        let (id, length) = (decision.id(self.choice), decision.offers[self.choice].length);
        let message = format!(
            "the strong choice `{id}` has {length} characters, {:.2} times the mean of the others on offer ({})",
            self.times,
            (self.mean * 10.0).round() / 10.0
        );
        Found::new(At::key(decision.choice_path(self.choice)), message)
            .help(format!("shorten it, or let the others say as much: at most {AT_MOST} times"))
    }
}
