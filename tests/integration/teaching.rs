//! The codes T and R, one by one: `bad.yaml` shows the code and no other of these, `good.yaml`, which is just on the right side, does
//! not show it.

use std::fs;
use std::path::Path;

use mingle::check::registry::REGISTRY;

use crate::test::Test;

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
