//! A learner's history: what was answered is never lost, whatever happens to the program, the disk, the file or the lesson, and
//! what cannot be kept or read is told of in plain words.

mod disk;
mod edited;
mod kill;

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::thread;

use serde_json::Value;

use crate::test::{Ran, Test};

/// The first answers of a play, which lead to the counter.
const TO_THE_COUNTER: &str = "2\n2\n1\n";

/// How a play goes on.
const ON: &str = "On with The queue at the bakery, from where you left.\n";

/// The scene at the counter.
const AT_THE_COUNTER: &str = "
The queue at the bakery, 2 of about 3. Trust 2 of 4. Patience 3 of 3.
Ben: I am next. Lemon cake, twelve eggs, and then...
He counts on his fingers.
Ben: You know what it is for.

";

/// A test whose journal holds the first answers of a play.
fn begun(typed: &str) -> Test {
    let mut test = Test::new().queue();
    test.again("play queue --seed 7", typed).success();
    test
}

/// Adds to the journal as it is.
fn append(test: &Test, bytes: impl AsRef<[u8]>) {
    let mut journal = OpenOptions::new().append(true).open(test.journal_path()).expect("a journal");
    journal.write_all(bytes.as_ref()).expect("it can be written");
}

/// Holds the next start to one notice, and to going on all the same.
#[track_caller]
fn goes_on(test: &mut Test, notice: &str) -> Ran {
    let ran = test.again("play queue", "1\n").code(0).stderr(&notice.replace("JOURNAL", &test.journal_path().to_string_lossy()));
    assert!(ran.stdout.starts_with(&format!("{ON}{AT_THE_COUNTER}")), "{}", ran.stdout);
    ran
}

#[test]
fn a_torn_last_line_costs_nothing_else() {
    let mut test = begun(TO_THE_COUNTER);
    append(&test, r#"{"v":1,"id":"000000000000000000000000000000ff","at":"2026-11-23T09:00"#);
    let torn = "The last line of JOURNAL was not written to its end. It is set aside; your other answers are all there.\n";
    let ran = goes_on(&mut test, torn);
    // The answer of that start stands on a line of its own, and the torn one is a bad line from now on.
    assert!(ran.journal.lines().last().is_some_and(|line| line.contains(r#""scene":"counter""#)), "{}", ran.journal);
    let bad = format!("Line 5 of {} cannot be read. It is kept there and passed over.\n", test.journal_path().display());
    test.again("play queue", "").code(0).stderr(&bad).stdout_has("\nWhat do you write under it?\n");
}

#[test]
fn a_bad_line_in_the_middle_costs_nothing_else() {
    let mut test = begun(TO_THE_COUNTER);
    let journal = fs::read_to_string(test.journal_path()).expect("a journal");
    let bad: Vec<&str> = journal.lines().take(2).chain(["coffee was here"]).chain(journal.lines().skip(2)).collect();
    fs::write(test.journal_path(), bad.join("\n") + "\n").expect("a journal");
    let ran = goes_on(&mut test, "Line 3 of JOURNAL cannot be read. It is kept there and passed over.\n");
    assert!(ran.journal.contains("\ncoffee was here\n"));
}

#[test]
fn what_a_newer_version_wrote_is_kept_and_passed_over() {
    let mut test = begun(TO_THE_COUNTER);
    let unknown =
        r#"{"v":1,"id":"000000000000000000000000000000f1","at":"2026-11-23T09:00:00+01:00","kind":"dream","of":"sheep"}"#;
    let newer = r#"{"v":2,"id":"000000000000000000000000000000f2","at":{"year":2040},"kind":"answer"}"#;
    append(&test, format!("{unknown}\n"));
    let ran = goes_on(&mut test, "1 event in JOURNAL comes from a newer mingle. It is kept and passed over.\n");
    assert!(ran.journal.contains(unknown));
    append(&test, format!("{newer}\n"));
    let notice =
        format!("2 events in {} come from a newer mingle. They are kept and passed over.\n", test.journal_path().display());
    let ran = test.again("lessons", "").code(0).stderr(&notice);
    assert!(ran.journal.contains(newer));
}

#[test]
fn two_processes_at_once_keep_all_that_both_were_told() {
    const ROUNDS: usize = 150;
    let test = Test::new().queue().args("play queue --fresh").stdin("1\nb\n".repeat(ROUNDS));
    thread::scope(|scope| {
        let both = [scope.spawn(|| test.run().success()), scope.spawn(|| test.run().success())];
        for run in both {
            run.join().expect("it ran");
        }
    });
    let journal = fs::read_to_string(test.journal_path()).expect("a journal");
    let mut attempts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in journal.lines() {
        let event: Value = serde_json::from_str(line).expect("whole lines only");
        let part = |field: &str| event[field].as_str().expect("a text").to_owned();
        attempts.entry(part("attempt")).or_default().push(part("kind"));
    }
    let expected: Vec<&str> = ["start"].into_iter().chain(["answer", "back"].into_iter().cycle().take(2 * ROUNDS)).collect();
    assert_eq!(attempts.into_values().collect::<Vec<_>>(), [expected.clone(), expected]);
    let mut test = test;
    test.again("lessons", "").success();
}

#[test]
fn a_hundred_thousand_events_are_no_hindrance() {
    let mut test = begun(TO_THE_COUNTER);
    let mine = fs::read_to_string(test.journal_path()).expect("a journal");
    let library = test.path("lessons").canonicalize().expect("a folder").to_string_lossy().into_owned();
    let mut lines = vec![mine.trim_end().to_owned()];
    // Attempts of eight events, at lessons of this library and of others.
    for attempt in 0..100_000 / 8 {
        let library = if attempt % 2 == 0 { "built-in" } else { &library };
        let lesson = ["anywhere", "call", "dinner"][attempt % 3];
        for event in 0..8 {
            let id = attempt * 8 + event;
            let head = format!(r#"{{"v":1,"id":"{id:032x}","at":"2026-10-01T09:00:00+01:00","attempt":"{attempt:08x}""#);
            lines.push(match event {
                0 => format!(r#"{head},"kind":"start","library":"{library}","lesson":"{lesson}","seed":{attempt},"vary":{{}}}}"#),
                7 => format!(r#"{head},"kind":"end","ending":"home"}}"#),
                _ => format!(r#"{head},"kind":"answer","scene":"scene-{event}","choice":"one","shown":["two","one","three"]}}"#),
            });
        }
    }
    fs::write(test.journal_path(), lines.join("\n") + "\n").expect("a journal");
    let ran = goes_on(&mut test, "");
    assert_eq!(ran.journal.lines().count(), 4 + 100_000 + 1);
    test.again("play", "q\n").success().stdout_has("\nWhat do you write under it?\n");
}
