//! G109: a strong ending that takes a weak choice.

use crate::check::facts::Facts;
use crate::check::rule::{At, Found, Rule, Subject, keys};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::Quality;

use super::{answers, guard_never_true, no_strong_ending};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("G109"),
    name: "strong-ending-needs-weak",
    severity: Severity::Warning,
    what: "Says that no strong ending can be reached without at least one weak choice.",
    why: "The lesson would teach that one has to do the wrong thing to get the right result.",
    example: "The only way to the back room is a weak choice, and the strong ending comes after it.",
};

/// Compares the fewest weak choices on the ways to strong endings, unless strong choices are never there, which is told already.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<Found> {
    let (lesson, explored) = (subject.lesson, &facts.explored);
    if !no_strong_ending::is_reached(lesson, facts) || !guard_never_true::scenes_without_strong(lesson, facts).is_empty() {
        return Vec::new();
    }
    let weak = explored.fewest(Quality::Weak);
    let is_strong = |state| explored.ending(state).is_some_and(|ending| lesson.endings[ending].quality == Quality::Strong);
    let goals = || explored.states().filter(|&(_, state)| is_strong(state)).map(|(number, _)| number);
    let fewest = goals().map(|number| weak[number as usize]).min().unwrap_or(0);
    if fewest == 0 {
        return Vec::new();
    }
    let ways = explored.cheapest(|from, edge| Some(u32::from(explored.quality(from, edge) == Some(Quality::Weak))));
    let Some(number) = goals().min_by_key(|&number| ways.cost(number)) else { return Vec::new() };
    let found =
        Found::new(At::key(keys(["endings"])), format!("every way to a strong ending takes a weak choice, at least {fewest}"));
    let to_see_it = answers(explored, number, &ways.way_to(number));
    vec![found.help(format!("open a way over strong and fair choices; {to_see_it}"))]
}
