//! Every code is documented, once, and docs/rules.md says what `mingle explain` says.

use std::collections::BTreeSet;

use mingle::check::registry;
use mingle::check::render::rules::page;

use crate::fixtures::{check, named};
use crate::test::{Test, same_file};

#[test]
fn codes_are_unique_and_documented() {
    let rules = registry::rules();
    let codes: BTreeSet<&str> = rules.iter().map(|rule| rule.code.0).collect();
    let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name).collect();
    assert_eq!((codes.len(), names.len()), (rules.len(), rules.len()), "a code or a name stands twice");
    for rule in rules {
        let code = rule.code;
        assert!(
            code.0.len() == 4 && "FSGCTRL".contains(&code.0[..1]) && code.0[1..].bytes().all(|b| b.is_ascii_digit()),
            "{code}"
        );
        for text in [rule.what, rule.why, rule.example] {
            assert!(text.ends_with(['.', '`']), "{code}: `{text}` is no sentence");
        }
        assert_eq!(
            Test::new().args("explain").arg(code.0).run().success().stdout.lines().next().map(|line| line.starts_with(code.0)),
            Some(true)
        );
    }
}

#[test]
fn every_code_has_fixtures_with_the_fault_and_one_without() {
    for code in registry::rules().iter().map(|rule| rule.code.0) {
        let finds = |fixture| check(code, fixture).arg("--format=concise").run().stdout.contains(&format!(" {code}: "));
        let (bad, good) = (named(code, "bad"), named(code, "good"));
        assert!(!bad.is_empty() && good.len() == 1, "{code} has {} bad fixtures and {} good ones", bad.len(), good.len());
        for fixture in &bad {
            assert!(finds(fixture), "{code} is not found in {}", fixture.display());
        }
        assert!(!finds(&good[0]), "{code} is found in {}", good[0].display());
    }
}

#[test]
fn docs_and_explain_say_the_same() {
    same_file("docs/rules.md", &page(&registry::rules()));
}

#[test]
fn an_unknown_code_has_a_nearest_one() {
    let ran = Test::new().args("explain G1066").run().code(2);
    ran.stdout("").stderr("mingle: there is no code `G1066`. Did you mean `G106`? `mingle explain` lists them all\n");
}
