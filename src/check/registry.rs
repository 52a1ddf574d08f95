//! All rules, in the order of their codes, with what runs each of them.

use super::allowance;
use super::digest::Shelf;
use super::facts::Facts;
use super::rule::{Found, Rule, Subject};
use super::rules::{cues, form, graph, library, reading, teaching};
use super::selection::Selection;

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
    /// A library; what is found stands in principles.yaml.
    Library(fn(&Shelf<'_>) -> Vec<Found>),
}

/// All rules.
pub static REGISTRY: &[Entry] = &[
    Entry { rule: &cues::option_count::RULE, run: Run::Lesson(cues::option_count::check) },
    Entry { rule: &cues::strong_longer::RULE, run: Run::Lesson(cues::strong_longer::check) },
    Entry { rule: &cues::uneven_length::RULE, run: Run::Lesson(cues::uneven_length::check) },
    Entry { rule: &cues::absolutes::RULE, run: Run::Lesson(cues::absolutes::check) },
    Entry { rule: &cues::not_parallel::RULE, run: Run::Lesson(cues::not_parallel::check) },
    Entry { rule: &cues::duplicates::RULE, run: Run::Lesson(cues::duplicates::check) },
    Entry { rule: &cues::positions::RULE, run: Run::Lesson(cues::positions::check) },
    Entry { rule: &cues::one_kind_of_error::RULE, run: Run::Lesson(cues::one_kind_of_error::check) },
    Entry { rule: &cues::strong_much_longer::RULE, run: Run::Lesson(cues::strong_much_longer::check) },
    Entry { rule: &cues::fitting_reason::RULE, run: Run::Lesson(cues::fitting_reason::check) },
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
    Entry { rule: &library::players::RULE, run: Run::Library(library::players::check) },
    Entry { rule: &library::coverage::RULE, run: Run::Library(library::coverage::check) },
    Entry { rule: &library::drills::RULE, run: Run::Library(library::drills::check) },
    Entry { rule: &library::errors::RULE, run: Run::Library(library::errors::check) },
    Entry { rule: &library::absolutes::RULE, run: Run::Library(library::absolutes::check) },
    Entry { rule: &library::odd_one_out::RULE, run: Run::Library(library::odd_one_out::check) },
    Entry { rule: &reading::grade::RULE, run: Run::Lesson(reading::grade::check) },
    Entry { rule: &reading::grade_too_high::RULE, run: Run::Lesson(reading::grade_too_high::check) },
    Entry { rule: &reading::long_sentence::RULE, run: Run::Lesson(reading::long_sentence::check) },
    Entry { rule: &reading::mean_sentence::RULE, run: Run::Lesson(reading::mean_sentence::check) },
    Entry { rule: &reading::idioms::RULE, run: Run::Lesson(reading::idioms::check) },
    Entry { rule: &teaching::feedback_length::RULE, run: Run::Lesson(teaching::feedback_length::check) },
    Entry { rule: &teaching::own_feedback::RULE, run: Run::Lesson(teaching::own_feedback::check) },
    Entry { rule: &teaching::takes_up::RULE, run: Run::Lesson(teaching::takes_up::check) },
    Entry { rule: &teaching::verdict::RULE, run: Run::Lesson(teaching::verdict::check) },
    Entry { rule: &teaching::temptation::RULE, run: Run::Lesson(teaching::temptation::check) },
    Entry { rule: &teaching::error::RULE, run: Run::Lesson(teaching::error::check) },
    Entry { rule: &teaching::plan::RULE, run: Run::Lesson(teaching::plan::check) },
    Entry { rule: &teaching::idea::RULE, run: Run::Lesson(teaching::idea::check) },
    Entry { rule: &teaching::models::RULE, run: Run::Lesson(teaching::models::check) },
    Entry { rule: &teaching::endings::RULE, run: Run::Lesson(teaching::endings::check) },
    Entry { rule: &teaching::practice::RULE, run: Run::Lesson(teaching::practice::check) },
    Entry { rule: &teaching::reasons::RULE, run: Run::Lesson(teaching::reasons::check) },
];

/// Every rule that has a code, in the order of the codes.
pub fn rules() -> Vec<&'static Rule> {
    let loading = form::RULES.iter().chain([&allowance::UNUSED, &allowance::NOT_ALLOWABLE]);
    let mut rules: Vec<&Rule> = loading.chain(REGISTRY.iter().map(|entry| entry.rule)).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

/// The rules that are asked for.
fn selected(selection: &Selection) -> impl Iterator<Item = &'static Entry> {
    REGISTRY.iter().filter(|entry| selection.has(entry.rule.code.0))
}

/// Whether a rule is asked for that looks at what was proved of a lesson. All that look at decisions do: choices show together in
/// some states and not in others.
pub fn looks_at_states(selection: &Selection) -> bool {
    selected(selection).next().is_some()
}

/// Whether a rule is asked for that looks at the words of decisions.
pub fn looks_at_decisions(selection: &Selection) -> bool {
    selected(selection).any(|entry| !entry.rule.code.0.starts_with('G'))
}

/// Whether a rule that is asked for looks at how hard a lesson is to read.
pub fn looks_at_reading(selection: &Selection) -> bool {
    selected(selection).any(|entry| entry.rule.code.0.starts_with('R'))
}

/// What the rules that are asked for find in a lesson.
pub fn run(subject: &Subject<'_>, selection: &Selection) -> Vec<(&'static Rule, Found)> {
    let of = |entry: &Entry| match (entry.run, subject.facts) {
        (Run::Lesson(check), _) => check(subject),
        (Run::Graph(check), Some(facts)) => check(subject, facts),
        (Run::Graph(_), None) | (Run::Library(_), _) => Vec::new(),
    };
    selected(selection).flat_map(|entry| of(entry).into_iter().map(move |found| (entry.rule, found))).collect()
}

/// What the rules that are asked for find in a library.
pub fn run_on_library(shelf: &Shelf<'_>, selection: &Selection) -> Vec<(&'static Rule, Found)> {
    let of = |entry: &Entry| match entry.run {
        Run::Library(check) => check(shelf),
        Run::Lesson(_) | Run::Graph(_) => Vec::new(),
    };
    selected(selection).flat_map(|entry| of(entry).into_iter().map(move |found| (entry.rule, found))).collect()
}
