//! The codes C, one by one: `bad.yaml` shows the code and no other C, `good.yaml`, which is just on the right side, does not show it.

use std::fs;
use std::path::Path;

use mingle::check::registry::REGISTRY;

use crate::test::Test;

/// The findings of codes C in a fixture, one a line.
fn cues(code: &str, kind: &str) -> String {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check");
    let lesson = fs::read(fixtures.join(code).join(kind)).expect("a fixture for every code");
    let ran = Test::new().file(kind, lesson).args("check --format concise").arg(kind).run();
    let lines = ran.stdout.lines().filter(|line| line.contains(" C1"));
    assert!(!ran.stdout.contains(" F0") && !ran.stdout.contains(" G1"), "{code} {kind} is sound:\n{}", ran.stdout);
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn each_cue_is_found_where_it_is_and_only_there() {
    let mut found = String::new();
    let codes = REGISTRY.iter().map(|entry| entry.rule.code.0).filter(|code| code.starts_with('C'));
    for code in codes {
        let bad = cues(code, "bad.yaml");
        assert!(!bad.is_empty(), "{code} is not found");
        assert!(bad.lines().all(|line| line.contains(&format!(" {code}: "))), "{code} is found alone:\n{bad}");
        let good = cues(code, "good.yaml");
        assert!(!good.contains(&format!(" {code}: ")), "{code} is not to be found:\n{good}");
        found.push_str(&bad);
    }
    insta::assert_snapshot!(found);
}

#[test]
fn an_accepted_cue_is_not_told() {
    let lesson =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check/C108/bad.yaml")).expect("it");
    let allowed = lesson.clone() + "allow: { C108: \"both ways to top a story are the point\" }\n";
    let mut test = Test::new().file("bad.yaml", lesson);
    assert!(test.again("check --format concise bad.yaml", "").stdout.contains(" C108: "));
    test = test.file("bad.yaml", allowed);
    let found = test.again("check --format concise bad.yaml", "").stdout;
    assert!(!found.contains(" C108: ") && !found.contains(" F040: "), "{found}");
}

#[test]
fn of_very_many_findings_the_rest_is_counted() {
    let choice = |id: &str, words: &str, quality: &str| {
        format!(
            "      {id}: {{ say: {words}, quality: {quality}, error: pitching, temptation: Why., reaction: A nod., feedback: Because. }}\n"
        )
    };
    let choices = choice("a", "One two three four.", "strong") + &choice("b", "One two three four.", "weak");
    let drill = |n: u8| format!("  drill-{n}:\n    lines: Hello.\n    practises: leave-a-pause\n    choices:\n{choices}");
    let drills = (0..60).map(drill).collect::<Vec<_>>().concat();
    let lesson = format!(
        "format: 1\ntitle: Many\nsummary: Many.\nprinciples: [listening]\nmedium: phone\nminutes: 1\nscenes:\n  hall:\n    lines: Hello.\n    \
         practises: leave-a-pause\n    choices:\n{choices}    next: end\nendings:\n  end: {{ title: End, quality: strong, text: End. }}\ndrills:\n{drills}"
    );
    let ran = Test::new().file("many.yaml", lesson).args("check --format concise many.yaml").run().code(1);
    assert_eq!(ran.stdout.lines().filter(|line| line.contains(" error C106: ")).count(), 50, "{}", ran.stdout);
    let rest: Vec<&str> = ran.stdout.lines().filter(|line| line.contains(" F099: ")).collect();
    assert_eq!(rest.len(), 1, "one line counts the rest: {rest:?}");
    assert!(rest[0].contains("error F099: "), "some of the rest are errors: {rest:?}");
}
