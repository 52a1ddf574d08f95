//! Faults that are put into long lessons are all found in one run, each once and at its place, and nothing else is.

use std::collections::BTreeSet;

use mingle::check::explore::Explored;
use mingle::story::Machine;
use serde_json::Value;

use crate::clean::{Clean, DENSE_STATES, Fault, dense};
use crate::player::lesson;
use crate::test::Test;

/// The code of the one finding that it is, and its path.
fn finding(fault: Fault) -> (&'static str, &'static str) {
    match fault {
        Fault::DanglingNext => ("F020", "scenes.s20.choices.weak.next"),
        Fault::OrphanScenes => ("G101", "scenes.orphan-a"),
        Fault::LoopWithoutExit => ("G106", "scenes.loop-a"),
        Fault::GuardThatCannotHold => ("G102", "scenes.s41.choices.weak.when"),
        Fault::EndingThatNoStateReaches => ("G101", "endings.lost"),
        Fault::SoftLock => ("G105", "scenes.lobby"),
    }
}

/// Holds `mingle check` to what it finds in a lesson with these faults.
fn all_are_found(scenes: usize, faults: &[Fault]) {
    let yaml = Clean { scenes, words: "It goes on from here.", faults }.yaml();
    let test = Test::new().lesson("long", &yaml).args("check --select F,G --format json");
    let ran = test.run().code(u8::from(!faults.is_empty()).into());
    let found: Vec<Value> = serde_json::from_str(&ran.stdout).expect("findings");
    let errors = found.iter().filter(|finding| finding["severity"] == "error");
    let errors: Vec<(&str, &str)> =
        errors.map(|found| (found["code"].as_str().expect("a code"), found["path"].as_str().expect("a path"))).collect();
    let expected: BTreeSet<(&str, &str)> = faults.iter().map(|&fault| finding(fault)).collect();
    assert_eq!(errors.iter().copied().collect::<BTreeSet<_>>(), expected, "{scenes} scenes with {faults:?}");
    assert_eq!(errors.len(), faults.len(), "{scenes} scenes with {faults:?}: {errors:?}");
    assert!(found.iter().all(|finding| finding["line"].is_u64()), "{found:?}");
}

#[test]
fn nothing_is_found_in_long_lessons_without_faults() {
    all_are_found(100, &[]);
    all_are_found(1000, &[]);
}

#[test]
fn each_fault_alone_is_one_error() {
    for fault in Fault::ALL {
        all_are_found(100, &[fault]);
        all_are_found(1000, &[fault]);
    }
}

#[test]
fn all_faults_together_are_found_in_one_run() {
    all_are_found(100, &Fault::ALL);
    all_are_found(1000, &Fault::ALL);
}

#[test]
fn the_lesson_of_the_benchmark_has_as_many_states_as_it_says() {
    let lesson = lesson(&dense());
    assert_eq!((lesson.scenes.len(), lesson.flags.len(), lesson.meters[0].max), (1000, 6, 10));
    let explored = Explored::new(Machine::new(&lesson).expect("a machine")).expect("few enough states");
    assert_eq!(explored.len(), DENSE_STATES);
}
