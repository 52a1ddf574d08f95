//! Findings that an author accepts, each with a reason.
//!
//! Faults of form and of safety, and errors of the graph, cannot be accepted: with them a lesson cannot be played to its end.

use super::registry::REGISTRY;
use super::rule::{At, Found, Locator, Rule, keys};
use super::selection::Selection;
use crate::lesson::fault::Fault;
use crate::lesson::finding::{Code, Finding, Path, Severity};
use crate::lesson::model::Lesson;

/// An allowance that accepts nothing.
pub const UNUSED: Rule = Rule {
    code: Code("F040"),
    name: "unused-allowance",
    severity: Severity::Warning,
    what: "Finds an entry of `allow` for a code that finds nothing in the lesson, or that there is not.",
    why: "It hides the next finding of that code, which nobody has looked at.",
    example: "`allow: { G104: \"the flag is for a later lesson\" }` stays after the effect was taken away.",
};

/// An allowance of what cannot be accepted.
pub const NOT_ALLOWABLE: Rule = Rule {
    code: Code("F041"),
    name: "not-allowable",
    severity: Severity::Error,
    what: "Finds an entry of `allow` for a code that cannot be accepted: F, S, and errors of G.",
    why: "With such a fault learners are stopped or harmed, whatever the reason for it.",
    example: "`allow: { G106: \"it is a maze\" }` would leave learners in a trap.",
};

/// Whether findings of a rule may be accepted.
fn is_allowable(rule: &Rule) -> bool {
    let family = rule.code.0.chars().next();
    !matches!((family, rule.severity), (Some('F' | 'S'), _) | (Some('G'), Severity::Error))
}

/// What is left of the findings of rules once those that the lesson accepts are taken away, and what is wrong with its allowances.
///
/// There is `room` for so many findings of rules, errors first, and of them what stops learners; one more counts the rest.
pub fn apply(
    lesson: &Lesson,
    found: Vec<(&'static Rule, Found)>,
    locator: &Locator<'_>,
    (selection, room): (&Selection, usize),
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (code, _) in &lesson.allow {
        let at = At::key(keys(["allow", code.as_str()]));
        let known = REGISTRY.iter().find(|entry| entry.rule.code.0 == code).map(|entry| entry.rule);
        let refused = known.map_or(code.starts_with(['F', 'S']), |rule| !is_allowable(rule));
        if refused {
            let found = Found::new(at, format!("{code} cannot be allowed")).help("mend what it finds");
            findings.push(found.finding(&NOT_ALLOWABLE, locator));
        } else if (known.is_none() || selection.has(code)) && !found.iter().any(|(rule, _)| rule.code.0 == code) {
            let found = Found::new(at, format!("{code} finds nothing here")).help("take the allowance away");
            findings.push(found.finding(&UNUSED, locator));
        }
    }
    let allowed = |rule: &Rule| is_allowable(rule) && lesson.allow.iter().any(|(code, _)| rule.code.0 == code);
    let mut left: Vec<_> = found.into_iter().filter(|(rule, _)| !allowed(rule)).collect();
    left.sort_by_key(|(rule, _)| (rule.severity, is_allowable(rule)));
    let rest = left.split_off(left.len().min(room));
    findings.extend(left.into_iter().map(|(rule, found)| found.finding(rule, locator)));
    findings.extend(
        rest.first().map(|(worst, _)| Finding { severity: worst.severity, ..Fault::More(rest.len()).at(Path::default(), None) }),
    );
    findings
}
