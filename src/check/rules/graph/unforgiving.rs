//! G110: one weak choice that costs the strong ending.

use std::collections::BTreeMap;

use crate::check::explore::Number;
use crate::check::facts::Facts;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::{Quality, Target};

use super::{answers, guard_never_true, no_strong_ending, way_path};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("G110"),
    name: "unforgiving",
    severity: Severity::Warning,
    what: "Finds a weak choice after which no strong ending can be reached any more, although only best available choices came before it.",
    why: "One mistake should never cost the strong ending: who has just made one should have a reason to go on and do better.",
    example: "A weak choice leads straight to a weak ending, or sets a flag that the strong ending forbids.",
};

/// Walks the ways of best available choices and looks at the weak choices beside them; one finding a choice. Where strong choices are
/// never there, which is told already, the best available are not what was meant.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<Found> {
    let (lesson, explored) = (subject.lesson, &facts.explored);
    if !no_strong_ending::is_reached(lesson, facts) || !guard_never_true::scenes_without_strong(lesson, facts).is_empty() {
        return Vec::new();
    }
    let saved = explored
        .leading_to(|_, state| explored.ending(state).is_some_and(|ending| lesson.endings[ending].quality == Quality::Strong));
    // Of each choice, all states in which it costs the strong ending.
    let mut costly: BTreeMap<(usize, usize), Vec<Number>> = BTreeMap::new();
    for number in explored.best_states() {
        let Target::Scene(scene) = explored.machine().place(explored.state(number)) else { continue };
        for &edge in explored.edges(number) {
            if explored.quality(number, edge) == Some(Quality::Weak)
                && !saved[edge.to as usize]
                && let Some(way) = edge.way
            {
                costly.entry((scene, usize::from(way))).or_default().push(number);
            }
        }
    }
    if costly.is_empty() {
        return Vec::new();
    }
    let ways = explored.cheapest(|from, edge| (explored.quality(from, edge) == explored.best_quality(from)).then_some(0));
    let of = |((scene, way), numbers): ((usize, usize), Vec<Number>)| {
        let number = numbers.into_iter().min_by_key(|&number| ways.cost(number))?;
        let id = lesson.scenes[scene].way(way)?.id.as_str();
        let message = format!("after `{id}` alone no strong ending can be reached any more");
        let to_see_it = answers(explored, number, &[&ways.way_to(number)[..], &[id]].concat());
        let found = Found::new(At::key(way_path(lesson, scene, way)), message);
        Some(found.help(format!("let what comes later make up for it; {to_see_it}")))
    };
    costly.into_iter().filter_map(of).collect()
}
