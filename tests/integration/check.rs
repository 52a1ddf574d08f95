//! `mingle check` on the fixtures of codes F and S: beside each lesson that has the fault lies what an author reads about it.
//! `INSTA_UPDATE=always cargo test` writes that anew.

use std::fs;
use std::path::{Path, PathBuf};

use mingle::check::registry;

use crate::fixtures::{check, folder, name, named};
use crate::test::{PRINCIPLES, Test};

/// The codes F and S, each with its fixtures whose names begin so.
fn fixtures(beginning: &str) -> Vec<(&'static str, PathBuf)> {
    let codes = registry::rules().into_iter().map(|rule| rule.code.0).filter(|code| code.starts_with(['F', 'S']));
    codes.flat_map(|code| named(code, beginning).into_iter().map(move |fixture| (code, fixture))).collect()
}

/// A check of the form of a fixture in which warnings count, with a code that an allowance can be of.
fn strict(code: &str, fixture: &Path) -> Test {
    check(code, fixture).arg("--strict").arg("--select=F,S,G104")
}

#[test]
fn nothing_is_found_in_a_good_lesson() {
    for (code, fixture) in fixtures("good") {
        strict(code, &fixture).run().success().stdout("1 file checked, nothing found.\n");
    }
}

#[test]
fn each_fault_is_told_with_its_place_and_what_to_do() {
    for (code, fixture) in fixtures("bad") {
        let concise = strict(code, &fixture).arg("--format=concise").run().code(1);
        assert_eq!(concise.stderr, "");
        for line in concise.stdout.lines() {
            // More faults than are listed are faults of another kind first.
            assert!(line.contains(&format!(" {code}: ")) || code == "F099", "{}: {line}", fixture.display());
        }
        let told = format!("{}\n{}", concise.stdout, strict(code, &fixture).run().code(1).stdout);
        let (snapshot, folder) = (name(&fixture).trim_end_matches(".yaml").to_owned(), folder(code));
        insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(snapshot, told);
        });
    }
}

#[test]
fn named_files_are_told_in_their_order_and_what_they_share_once() {
    let lesson = fs::read_to_string(folder("F015/good.yaml")).expect("a lesson").replace("format: 1", "format: 2");
    let names: Vec<String> = (0..12).rev().map(|number| format!("lesson-{number}.yaml")).collect();
    let mut test = Test::new().file("principles.yaml", PRINCIPLES.replace("rule: Ask before you tell.", "rule: ''"));
    test = test.args("check --format concise --select F");
    for name in &names {
        test = test.file(name, &lesson).arg(name);
    }
    let found = test.run().code(1).stdout;
    let places: Vec<&str> = found.lines().map(|line| line.split_once(" error ").expect("an error").0).collect();
    let principles = test.path("principles.yaml").canonicalize().expect("a path");
    let of_files = names.iter().map(|name| format!("{name}:1:9:"));
    let expected: Vec<String> = [format!("{}:6:5:", principles.display())].into_iter().chain(of_files).collect();
    assert_eq!(places, expected, "{found}");
}
