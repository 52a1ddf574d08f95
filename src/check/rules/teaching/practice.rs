//! T111: principles that a lesson names and does not practise, and moves of principles that it does not name.

use crate::check::rule::{At, Found, Rule, Subject, keys};
use crate::lesson::finding::{Code, Severity, Step};
use crate::lesson::id::Id;

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("T111"),
    name: "practice",
    severity: Severity::Warning,
    what: "Finds principles of the lesson of which no scene's decision practises a move, and decisions, drills included, that \
           practise a move of a principle which the lesson does not name.",
    why: "The learner is told what the lesson is about, and reviews come by principle: what is named is practised, and what is \
          practised is named.",
    example: "`principles: [listening, giving]`, and all decisions have `practises: follow-up-question`.",
};

/// Compares the principles with what is practised. Names that principles.yaml does not know are other findings.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    let (lesson, vocabulary) = (subject.lesson, subject.vocabulary);
    let principle_of = |id: &Id| vocabulary.practised(id).map(|(principle, _)| &principle.id);
    let decisions = || {
        subject.decisions.iter().filter_map(|decision| {
            let id = decision.scene.practises.as_ref()?;
            Some((decision, id, principle_of(id)?))
        })
    };
    let known = |id: &Id| vocabulary.principles.iter().any(|principle| principle.id == *id);
    let idle = lesson
        .principles
        .iter()
        .enumerate()
        .filter(|(_, id)| known(id) && !decisions().any(|(decision, _, principle)| !decision.drill && principle == *id));
    let idle = idle.map(|(index, id)| {
        let at = At::value([keys(["principles"]), vec![Step::Index(index)]].concat());
        Found::new(at, format!("no decision practises a move of `{id}`")).help("add a decision for it, or do not name it")
    });
    let unnamed = decisions().filter(|(.., principle)| !lesson.principles.contains(principle));
    let unnamed = unnamed.map(|(decision, id, principle)| {
        let list = if decision.drill { "drills" } else { "scenes" };
        let at = At::value(keys([list, decision.scene.id.as_str(), "practises"]));
        let message = format!("`{id}` is a move of `{principle}`, which the lesson does not name");
        Found::new(at, message).help(format!("add `{principle}` to `principles`, or practise another move"))
    });
    idle.chain(unnamed).collect()
}
