//! G104: an effect that never changes anything.

use crate::check::facts::{Did, Facts};
use crate::check::rule::{At, Found, Rule, Subject, keys};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::Effect;

use super::{scene_path, way_path};

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("G104"),
    name: "effect-without-effect",
    severity: Severity::Warning,
    what: "Finds an effect that leaves its meter or flag as it was in every state in which it is applied.",
    why: "The author meant the choice to matter, and it does not: the meter is at its end already, or the flag is set.",
    example: "`effects: { knows_her_past: true }` stands in a scene that is only reached once the flag is set.",
};

/// Looks for effects of reached scenes that were applied and never changed anything. Those of `by_quality` are not the choice's own.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<Found> {
    let lesson = subject.lesson;
    let idle = facts.effects.iter().filter(|(at, did)| *did == Did::NoChange && facts.reached[at.scene]);
    idle.filter_map(|(at, _)| {
        let path = at.way.map_or_else(|| scene_path(lesson, at.scene), |way| way_path(lesson, at.scene, way));
        let name = match at.effect {
            Effect::Meter { meter, .. } => lesson.meters[meter].id.as_str(),
            Effect::Flag { flag, .. } => lesson.flags[flag].as_str(),
        };
        let place = At::key([path, keys(["effects", name])].concat());
        let own = subject.locator.place(&place).is_some();
        own.then(|| Found::new(place, format!("this never changes `{name}`")).help("take it away, or change what leads here"))
    })
    .collect()
}
