//! C110: the reason that fits is told by its length.

use crate::check::decisions::first_values;
use crate::check::rule::{At, Found, Rule, Subject, keys};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::Scene;
use crate::prose::as_share;

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("C110"),
    name: "fitting-reason-longer",
    severity: Severity::Warning,
    what: "Finds `reasons` of which the one that fits has more than 1.25 times the characters that the others have on average.",
    why: "Whoever picks the longest would be right without a thought about the scene.",
    example: "The reason that fits takes a line and a half, and both others half a line: give these their `because` too.",
};

/// The fitting reason may be so many times as long as the mean of the others (EVIDENCE.md, dialogue choices).
const AT_MOST: f64 = 1.25;

/// Compares the reason that fits with the others of its scene.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    let values = first_values(subject.lesson);
    let found = |scene: &Scene| {
        let length = |fits: bool| -> (usize, usize) {
            let reasons = scene.reasons.iter().filter(|reason| reason.fits == fits);
            let lengths = reasons.map(|reason| reason.text.filled(&values).as_str().chars().count());
            lengths.fold((0, 0), |(sum, count), length| (sum + length, count + 1))
        };
        let ((fitting, 1), (others, count @ 1..)) = (length(true), length(false)) else { return None };
        let times = as_share(fitting * count, others.max(1));
        let message = format!("the reason that fits has {times:.2} times the characters of the others on average");
        let at = At::key(keys(["scenes", scene.id.as_str(), "reasons"]));
        let help = format!("shorten it, or let the others say as much: at most {AT_MOST} times");
        (times > AT_MOST).then(|| Found::new(at, message).help(help))
    };
    subject.lesson.scenes.iter().filter_map(found).collect()
}
