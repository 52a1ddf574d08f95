//! All rules, in the order of their codes, with what runs each of them.

use super::allowance;
use super::facts::Facts;
use super::rule::{Found, Rule, Subject};
use super::rules::{form, graph};

/// A rule and what runs it.
#[derive(Debug)]
pub struct Entry {
    /// The rule.
    pub rule: &'static Rule,
    /// What runs it.
    pub run: Run,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// A lesson by itself.
    Lesson(fn(&Subject<'_>) -> Vec<Found>),
    /// A lesson whose states were explored.
    Graph(fn(&Subject<'_>, &Facts<'_>) -> Vec<Found>),
}

/// All rules.
pub static REGISTRY: &[Entry] = &[
    Entry { rule: &graph::not_proved::RULE, run: Run::Lesson(graph::not_proved::check) },
    Entry { rule: &graph::unreachable::RULE, run: Run::Graph(graph::unreachable::check) },
    Entry { rule: &graph::guard_never_true::RULE, run: Run::Graph(graph::guard_never_true::check) },
    Entry { rule: &graph::guard_always_true::RULE, run: Run::Graph(graph::guard_always_true::check) },
    Entry { rule: &graph::effect_without_effect::RULE, run: Run::Graph(graph::effect_without_effect::check) },
    Entry { rule: &graph::dead_end::RULE, run: Run::Graph(graph::dead_end::check) },
    Entry { rule: &graph::trap::RULE, run: Run::Graph(graph::trap::check) },
    Entry { rule: &graph::no_strong_choice::RULE, run: Run::Graph(graph::no_strong_choice::check) },
    Entry { rule: &graph::no_strong_ending::RULE, run: Run::Graph(graph::no_strong_ending::check) },
    Entry { rule: &graph::strong_ending_needs_weak::RULE, run: Run::Graph(graph::strong_ending_needs_weak::check) },
    Entry { rule: &graph::unforgiving::RULE, run: Run::Graph(graph::unforgiving::check) },
];

/// Every rule that has a code, in the order of the codes.
pub fn rules() -> Vec<&'static Rule> {
    let loading = form::RULES.iter().chain([&allowance::UNUSED, &allowance::NOT_ALLOWABLE]);
    let mut rules: Vec<&Rule> = loading.chain(REGISTRY.iter().map(|entry| entry.rule)).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

/// What all rules find in a lesson.
pub fn run(subject: &Subject<'_>) -> Vec<(&'static Rule, Found)> {
    let of = |entry: &Entry| match (entry.run, subject.facts) {
        (Run::Lesson(check), _) => check(subject),
        (Run::Graph(check), Some(facts)) => check(subject, facts),
        (Run::Graph(_), None) => Vec::new(),
    };
    REGISTRY.iter().flat_map(|entry| of(entry).into_iter().map(move |found| (entry.rule, found))).collect()
}
