//! G110: one weak choice that costs the strong ending.

use crate::check::facts::Facts;
use crate::check::rule::{At, Found, Rule, Subject};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::{Quality, Target};

use super::{no_strong_ending, to_see_it, way_path};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("G110"),
    name: "unforgiving",
    severity: Severity::Warning,
    what: "Finds a weak choice after which no strong ending can be reached any more, although only best available choices came before it.",
    why: "One mistake should never cost the strong ending: who has just made one should have a reason to go on and do better.",
    example: "A weak choice leads straight to a weak ending, or sets a flag that the strong ending forbids.",
};

/// Walks the ways of best available choices and looks at the weak choices beside them; one finding a choice.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<Found> {
    let (lesson, explored) = (subject.lesson, &facts.explored);
    if !no_strong_ending::is_reached(lesson, facts) {
        return Vec::new();
    }
    let saved = explored
        .leading_to(|_, state| explored.ending(state).is_some_and(|ending| lesson.endings[ending].quality == Quality::Strong));
    let mut told = vec![Vec::new(); lesson.scenes.len()];
    let mut found = Vec::new();
    for number in explored.best_states() {
        let Target::Scene(scene) = explored.machine().place(explored.state(number)) else { continue };
        for &edge in explored.edges(number) {
            let Some(way) = edge.way.map(usize::from) else { continue };
            if explored.quality(number, edge) != Some(Quality::Weak) || saved[edge.to as usize] || told[scene].contains(&way) {
                continue;
            }
            told[scene].push(way);
            let id = lesson.scenes[scene].way(way).map_or("", |way| way.id.as_str());
            found.push(
                Found::new(
                    At::key(way_path(lesson, scene, way)),
                    format!("after `{id}` alone no strong ending can be reached any more"),
                )
                .help(format!("let what comes later make up for it; {}", to_see_it(explored, number, Some(id)))),
            );
        }
    }
    found
}
