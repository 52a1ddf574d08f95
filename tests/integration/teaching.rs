//! The codes T and R, one by one: `bad.yaml` shows the code and no other of these, `good.yaml`, which is just on the right side, does
//! not show it.

use std::fs;
use std::path::Path;

use mingle::check::registry::REGISTRY;

use crate::test::{PRINCIPLES, Test};

/// The findings of codes T and R in a fixture, one a line.
fn found(code: &str, kind: &str) -> String {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check");
    let lesson = fs::read(fixtures.join(code).join(kind)).expect("a fixture for every code");
    let ran = Test::new().file(kind, lesson).args("check --format concise").arg(kind).run();
    assert!(!ran.stdout.contains(" error F") && !ran.stdout.contains(" error G"), "{code} {kind} is sound:\n{}", ran.stdout);
    let lines = ran.stdout.lines().filter(|line| line.contains(" T1") || line.contains(" R1"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn each_code_is_found_where_it_is_and_only_there() {
    let mut all = String::new();
    let codes = REGISTRY.iter().map(|entry| entry.rule.code.0).filter(|code| code.starts_with(['T', 'R']));
    for code in codes {
        let bad = found(code, "bad.yaml");
        assert!(!bad.is_empty(), "{code} is not found");
        assert!(bad.lines().all(|line| line.contains(&format!(" {code}: "))), "{code} is found alone:\n{bad}");
        let good = found(code, "good.yaml");
        assert!(!good.contains(&format!(" {code}: ")), "{code} is not to be found:\n{good}");
        all.push_str(&bad);
    }
    insta::assert_snapshot!(all);
}

/// A fixture's lesson, changed.
fn changed(fixture: &str, from: &str, to: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check").join(fixture);
    let lesson = fs::read_to_string(path).expect("a fixture");
    assert!(lesson.contains(from), "{fixture} has {from}");
    lesson.replace(from, to)
}

#[test]
fn only_english_has_a_grade() {
    let lesson = changed("R102/bad.yaml", "moving-on", "pitching");
    let mut test = Test::new().lesson("lake", &lesson);
    assert!(test.again("check --select R --format concise", "").code(1).stdout.contains(" R102: "));
    test = test.file("lessons/principles.yaml", PRINCIPLES.replace("language: en", "language: de"));
    test.again("check --select R --format concise", "").success().stdout("");
}

#[test]
fn an_unknown_kind_of_error_is_one_finding() {
    let lesson = changed("T106/good.yaml", "error: topping", "error: toping");
    let ran = Test::new().file("x.yaml", lesson).args("check --format concise x.yaml").run().code(1);
    assert!(ran.stdout.contains("toping") && !ran.stdout.contains(" T106: "), "{}", ran.stdout);
}

#[test]
fn a_sentence_is_measured_as_it_reads_and_found_as_it_is_written() {
    let found = |birds: &str| {
        let lesson = changed("R103/good.yaml", "of the one bird", "of {bird}")
            .replace("scenes:\n", &format!("vary: {{ bird: [{birds}] }}\nscenes:\n"));
        Test::new().file("x.yaml", lesson).args("check --select R --format concise x.yaml").run().success()
    };
    found("a bird, the one small bird").stdout("");
    found("the one small bird, a bird").stdout(
        "x.yaml:22:19: warning R103: a sentence of 26 words, over 25: \u{201c}Then Jo tells you of the dark lake ...\u{201d} (make two of it)\n",
    );
}
