//! The README tells the truth: its console blocks are run, in order, in one folder, and print what it says.
//!
//! A line `[...]` stands for any lines.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::test::Test;

/// A lesson with a fault, for the block that shows `mingle check`.
const BROKEN: &str = "\
format: 1
title: The person behind the counter
summary: A quick purchase turns into a real talk.
principles: [listening]
medium: in-person
minutes: 6
scenes:
  counter:
    lines: You put a candle on the counter.
    nxt: back-room
  back-room:
    lines: The shop has a back room.
    next: clsoed
endings:
  closed: { title: Closed, quality: weak, text: The shop closes. }
";

/// What stands between two lines that are known: any lines.
const ANY: &str = "[...]";

#[test]
fn console_blocks_print_what_they_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("README.md");
    let test = Test::new().file("my-lesson.yaml", BROKEN);
    let mut blocks = 0;
    for block in readme.split("```console\n").skip(1).filter_map(|rest| rest.split("```").next()) {
        blocks += 1;
        for step in block.split("$ ").skip(1) {
            let (command, expected) = step.split_once('\n').expect("a command is a line");
            let printed = run(&test, command);
            assert!(matches(expected, &printed), "`{command}` prints:\n{printed}\nand README.md says:\n{expected}");
        }
    }
    assert!(blocks >= 3, "README.md shows the program at work");
}

/// Runs a command line of the README with the program under test first in the path.
fn run(test: &Test, command: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_mingle"));
    let folder = program.parent().expect("the program is in a folder");
    let output = Command::new("sh")
        .args(["-c", command])
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", folder.display()))
        .env("HOME", test.path("home"))
        .current_dir(test.path(""))
        .output()
        .expect("sh runs");
    String::from_utf8(output.stdout).expect("UTF-8") + &String::from_utf8(output.stderr).expect("UTF-8")
}

/// Whether what was printed is what was expected, where `[...]` stands for any lines.
fn matches(expected: &str, printed: &str) -> bool {
    let parts: Vec<&str> = expected.split(&format!("{ANY}\n")).collect();
    let mut rest = printed;
    for (place, part) in parts.iter().enumerate() {
        let last = place + 1 == parts.len();
        let found = match (place, last) {
            (0, true) => return rest == *part,
            (0, false) => rest.starts_with(part).then_some(0),
            (_, true) => rest.ends_with(part).then(|| rest.len() - part.len()),
            (_, false) => rest.find(part),
        };
        let Some(at) = found else { return false };
        rest = &rest[at + part.len()..];
    }
    true
}
