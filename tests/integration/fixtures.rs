//! The fixtures of codes: for each a lesson that has the fault and one that has not, or a library of lessons in a folder.
//!
//! A folder `tests/fixtures/check/<CODE>` holds `good`, in which the code is not found, and any number of `bad` ones, in which it is.

use std::fs;
use std::path::{Path, PathBuf};

use crate::test::Test;

/// The folder of a code, or a file that all share.
pub(crate) fn folder(inner: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check").join(inner)
}

/// The lessons and libraries of a code whose names begin so.
pub(crate) fn named(code: &str, beginning: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder(code)) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("a fixture").path());
    let is_fixture = |path: &PathBuf| path.is_dir() || path.extension().is_some_and(|extension| extension == "yaml");
    let mut fixtures: Vec<PathBuf> = paths.filter(|path| is_fixture(path) && name(path).starts_with(beginning)).collect();
    fixtures.sort();
    fixtures
}

/// The name of a fixture.
pub(crate) fn name(fixture: &Path) -> String {
    fixture.file_name().expect("a name").to_string_lossy().into_owned()
}

/// A check of a fixture. The form of lessons is held against a vocabulary of these tests; everything else needs the lists of words of
/// the built-in one, or has its own.
pub(crate) fn check(code: &str, fixture: &Path) -> Test {
    let read = |path: &Path| fs::read(path).expect("a file of a fixture");
    let mut test = Test::new();
    if fixture.is_dir() {
        for file in fs::read_dir(fixture).expect("a library").map(|entry| entry.expect("a file").path()) {
            test = test.file(&format!("{}/{}", name(fixture), name(&file)), read(&file));
        }
    } else {
        if code.starts_with(['F', 'S']) {
            test = test.file("principles.yaml", read(&folder("principles.yaml")));
            test = test.file("sources.yaml", read(&folder("sources.yaml")));
        }
        test = test.file(&name(fixture), read(fixture));
    }
    test.args("check --color never").arg(name(fixture))
}
