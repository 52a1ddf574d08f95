//! R101: a lesson that is hard to read.

use super::{named, worst};
use crate::check::reading::{Reading, Sentence};
use crate::check::rule::{Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};
use crate::prose;

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("R101"),
    name: "grade",
    severity: Severity::Warning,
    what: "Measures the grade of Flesch and Kincaid over all that a lesson gives to read, headings and names aside, and finds \
           lessons over grade 7. The aim is 6. The finding stands at the sentence that adds most to it.",
    why: "Lessons are read under pressure, in the middle of a talk, and by people whose first language is another one.",
    example: "`You might perhaps consider the possibility of asking her about it first.` can be `Ask her about it first.`",
};

/// Over this grade a lesson is hard to read (EVIDENCE.md, dialogue choices).
const HARD: f64 = 7.0;
/// Over this one it is too hard.
pub(super) const TOO_HARD: f64 = 8.0;
/// The grade that lessons aim at.
const AIM: f64 = 6.0;

/// Looks for grades that are hard and not too hard, which is another finding.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    let hard = |reading: &&Reading<'_>| reading.grade() > HARD && reading.grade() <= TOO_HARD;
    subject.reading.filter(hard).map(|reading| found(reading, HARD)).into_iter().collect()
}

/// The finding of a lesson that is over a grade.
pub(super) fn found(reading: &Reading<'_>, limit: f64) -> Found {
    // What a sentence adds grows with its grade and with its length.
    let adds = |sentence: &Sentence| {
        let over = prose::grade(sentence.words, 1, sentence.syllables) - AIM;
        over * prose::as_share(sentence.words, 1)
    };
    let hardest = worst(reading, adds);
    let message = format!("the lesson reads at grade {:.2}, over {limit}", reading.grade());
    let at = hardest.first().map_or_else(crate::check::rule::At::file, |sentence| reading.at(sentence));
    Found::new(at, message).help(format!("use shorter words and sentences; hardest are {}", named(reading, &hardest)))
}
