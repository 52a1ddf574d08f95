//! The codes G, one by one: `bad.yaml` shows the code and no other G, `good.yaml`, which is nearly the same, shows none. And one cause
//! is one finding, whatever follows from it.

use std::fs;
use std::path::{Path, PathBuf};

use mingle::check::registry::REGISTRY;

use crate::test::Test;

fn fixture(code: &str, kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check").join(code).join(kind)
}

/// A check of what is proved of a lesson.
fn check(lesson: impl AsRef<[u8]>) -> Test {
    Test::new().file("counter.yaml", lesson.as_ref()).args("check counter.yaml --select F,G --color never")
}

#[test]
fn each_fault_of_the_graph_is_told_with_its_place_and_the_way_there() {
    let mut told = String::new();
    for code in REGISTRY.iter().map(|entry| entry.rule.code.0).filter(|code| code.starts_with('G')) {
        let bad = fs::read(fixture(code, "bad.yaml")).expect("a fixture for every code");
        let concise = check(&bad).arg("--format=concise").run().stdout;
        assert_eq!(concise.lines().count(), 1, "{code} is found alone:\n{concise}");
        assert!(concise.contains(&format!(" {code}: ")), "{code} is found:\n{concise}");
        told.push_str(&check(&bad).run().stdout);
        let good = fs::read(fixture(code, "good.yaml")).expect("a fixture for every code");
        check(&good).arg("--strict").run().success().stdout("1 file checked, nothing found.\n");
    }
    insta::assert_snapshot!(told);
}

/// What is found in the lesson of a fixture with some words changed, one finding a line.
fn found_in(code: &str, changes: &[(&str, &str)]) -> String {
    let mut lesson = fs::read_to_string(fixture(code, "good.yaml")).expect("a fixture");
    for (from, to) in changes {
        assert!(lesson.contains(from), "{from}");
        lesson = lesson.replacen(from, to, 1);
    }
    check(lesson).arg("--format=concise").run().stdout
}

#[test]
fn a_strong_choice_that_is_never_there_is_one_finding() {
    let found = found_in("G108", &[("quality: strong\n", "quality: strong\n        when: { trust: 3 }\n")]);
    assert_eq!(
        found,
        "counter.yaml:27:9: error G102: this never holds here, so this choice is never there (loosen it, or change what leads here)\n"
    );
}

#[test]
fn a_strong_ending_behind_a_guard_that_never_holds_is_one_finding() {
    let found =
        found_in("G108", &[("next: done }", "next: done, when: { trust: \">=4\" } }\n      home: { do: Go home., next: gone }")]);
    assert_eq!(
        found,
        "counter.yaml:43:39: error G102: this never holds here, so this door is never there (loosen it, or change what leads here)\n"
    );
}

#[test]
fn a_strong_ending_that_nothing_leads_to_is_one_finding() {
    let found = found_in("G108", &[("next: done }", "next: gone }")]);
    assert_eq!(
        found,
        "counter.yaml:45:3: error G101: no way leads to the ending `done` (let a `next` lead there, or delete it)\n"
    );
}

#[test]
fn findings_fit_a_narrow_window() {
    let lesson = fs::read(fixture("G107", "bad.yaml")).expect("a fixture");
    let test = check(lesson);
    let ended = test.screen(40, 24).end().code(1).within(40);
    ended
        .said_once("error[G107]: `counter` can offer no strong choice")
        .said_once("if its words are there already; to see it: in");
}
