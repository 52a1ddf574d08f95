//! Every lesson that ships is held to `check` and to what the README promises of it.

use mingle::lesson::library::Library;
use mingle::lesson::model::{Lesson, Quality};
use mingle::story::Machine;

use crate::test::Test;

/// The lessons that ship.
fn lessons() -> Vec<Lesson> {
    let library = Library::built_in();
    let lessons: Vec<Lesson> = library.entries.iter().filter_map(|entry| library.load(entry).1.lesson).collect();
    assert_eq!(lessons.len(), library.entries.len(), "every lesson is one");
    lessons
}

#[test]
fn check_finds_nothing() {
    let found = Test::new().args("check --strict").run().success().stdout;
    assert_eq!(found, format!("{} files checked, nothing found.\n", lessons().len()));
}

#[test]
fn each_lesson_has_what_a_lesson_is_made_of() {
    for lesson in lessons() {
        let id = &lesson.id;
        assert!((1..=3).contains(&lesson.ideas.len()), "{id}: one to three ideas");
        assert!(lesson.endings.len() >= 3, "{id}: at least three endings");
        assert!(
            [Quality::Strong, Quality::Fair, Quality::Weak].iter().all(|q| lesson.endings.iter().any(|e| e.quality == *q)),
            "{id}: an ending of each quality"
        );
        assert!(lesson.drills.len() >= 4, "{id}: at least four drills");
        assert!(lesson.plan.is_some(), "{id}: a plan");
        assert!(!lesson.points.is_empty(), "{id}: the points of the article that it teaches");
        let machine = Machine::new(&lesson).expect("its states fit");
        let vary = vec![0; lesson.vary.len()];
        assert!((5..=8).contains(&machine.decisions_ahead(machine.start(&vary))), "{id}: five to eight decisions on the way");
    }
}

#[test]
fn each_choice_teaches() {
    for lesson in lessons() {
        let decisions = lesson.scenes.iter().chain(lesson.drills.iter().map(|drill| &drill.scene));
        for (scene, choice) in decisions.flat_map(|scene| scene.choices().iter().map(move |choice| (scene, choice))) {
            let strong = choice.quality == Quality::Strong;
            let place = format!("{} {} {}", lesson.id, scene.id, choice.way.id);
            assert!(strong || choice.temptation.is_some(), "{place}: why people pick it");
            assert!(strong || choice.error.is_some(), "{place}: its kind of error");
        }
    }
}
