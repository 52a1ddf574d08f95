//! `mingle check` on fixtures: for each code a lesson that has the fault and one that has not, and what an author reads about it.
//!
//! A folder `tests/fixtures/check/<CODE>` holds `good.yaml`, in which nothing is found, and any number of `bad*.yaml`, in which
//! nothing but the code is found; beside each of these lies what is printed. `INSTA_UPDATE=always cargo test` writes that anew.

use std::fs;
use std::path::{Path, PathBuf};

use mingle::lesson::fault::CODES;

use crate::test::Test;

/// Codes of what no fixture can show: a file system, and files too large to keep. They have tests in `hostile`.
const WITHOUT_FIXTURES: [&str; 2] = ["F001", "F002"];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check")
}

/// The fixtures of a folder, by the beginning of their names.
fn named(folder: &Path, beginning: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).expect("a folder of fixtures").map(|entry| entry.expect("a fixture").path());
    let fits = |path: &PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        name.starts_with(beginning) && path.extension().is_some_and(|extension| extension == "yaml")
    };
    let mut files: Vec<PathBuf> = files.filter(fits).collect();
    files.sort();
    files
}

/// A check of one file beside the vocabulary of the fixtures.
fn check(file: &Path) -> Test {
    let read = |path: &Path| fs::read(path).expect("a fixture");
    let name = file.file_name().expect("a name").to_string_lossy().into_owned();
    Test::new()
        .file("principles.yaml", read(&fixtures().join("principles.yaml")))
        .file("sources.yaml", read(&fixtures().join("sources.yaml")))
        .file(&name, read(file))
        .args("check --color never --strict --select F,S")
        .arg(name)
}

#[test]
fn every_code_has_a_lesson_with_the_fault_and_one_without() {
    for (code, _) in CODES.iter().filter(|(code, _)| !WITHOUT_FIXTURES.contains(&code.0)) {
        let folder = fixtures().join(code.0);
        assert_eq!(named(&folder, "good").len(), 1, "{code}");
        assert!(!named(&folder, "bad").is_empty(), "{code}");
    }
}

#[test]
fn nothing_is_found_in_a_good_lesson() {
    for (code, _) in CODES.iter().filter(|(code, _)| !WITHOUT_FIXTURES.contains(&code.0)) {
        for file in named(&fixtures().join(code.0), "good") {
            check(&file).run().success().stdout("1 file checked, nothing found.\n");
        }
    }
}

#[test]
fn each_fault_is_told_with_its_place_and_what_to_do() {
    for (code, _) in CODES.iter().filter(|(code, _)| !WITHOUT_FIXTURES.contains(&code.0)) {
        let folder = fixtures().join(code.0);
        for file in named(&folder, "bad") {
            let concise = check(&file).arg("--format=concise").run().code(1);
            assert_eq!(concise.stderr, "");
            for line in concise.stdout.lines() {
                // More faults than are listed are faults of another kind first.
                assert!(line.contains(&format!(" {code}: ")) || code.0 == "F099", "{}: {line}", file.display());
            }
            let full = check(&file).run().code(1);
            let told = format!("{}\n{}", concise.stdout, full.stdout);
            let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
            insta::with_settings!({ snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(name, told);
            });
        }
    }
}
