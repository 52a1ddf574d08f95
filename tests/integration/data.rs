//! `mingle data`: a history is found, copied, merged and forgotten, and nothing else of it is lost.

use std::fs;
use std::path::Path;

use crate::test::{Ran, Test};

/// A test that has played two decisions and own words, and the call; its folder also takes files.
fn played() -> Test {
    let mut test = Test::new().queue().lesson("call", crate::test::CALL);
    test.again("play queue --seed 7", "2\n2\n1\n1\nFor Ben\n\n").success();
    test.again("play call --seed 7", "1\n").success();
    test
}

fn journal(test: &Test) -> String {
    fs::read_to_string(test.journal_path()).unwrap_or_default()
}

/// Runs with the history in another folder of the test, as on another machine.
fn elsewhere(test: Test, args: &str) -> (Test, Ran) {
    let folder = test.path("elsewhere");
    let mut test = test.data_dir(Some(&folder));
    let ran = test.again(args, "");
    (test, ran)
}

#[test]
fn where_says_where_and_how_much() {
    let mut test = Test::new();
    let path = test.journal_path().display().to_string();
    test.again("data where", "").success().stdout(&format!("{path}\nNothing is kept there yet.\n"));
    assert!(!Path::new(&path).exists(), "looking makes nothing");
    let mut test = played();
    let path = test.journal_path().display().to_string();
    let count = journal(&test).lines().count();
    let says = format!("{path}\nIt holds {count} events. `mingle data export FILE` copies them all.\n");
    test.again("data where", "").success().stdout(&says);
}

#[test]
fn an_export_is_the_journal_and_writes_over_nothing() {
    let mut test = played();
    let count = journal(&test).lines().count();
    let says = format!("{count} events in copy.jsonl. `mingle data import copy.jsonl` brings this in elsewhere.\n");
    test.again("data export copy.jsonl", "").success().stdout(&says);
    assert_eq!(fs::read_to_string(test.path("copy.jsonl")).expect("a copy"), journal(&test));
    let there = "mingle: copy.jsonl is there already, and is left as it is; choose another name\n";
    test.again("data export copy.jsonl", "").code(2).stdout("").stderr(there);
    let whole = journal(&test);
    test.again("data export -", "").success().stdout(&whole);
}

#[test]
fn a_learner_who_moves_to_a_new_machine_loses_nothing() {
    let mut test = played();
    let (here, count) = (journal(&test), journal(&test).lines().count());
    test.again("data export copy.jsonl", "").success();
    let (mut test, ran) = elsewhere(test, "data import copy.jsonl");
    ran.success().stdout(&format!("{count} events came in.\n"));
    let there = || fs::read_to_string(test.path("elsewhere/journal.jsonl")).expect("a journal");
    assert_eq!(there(), here);
    let before = there();
    test.again("data import copy.jsonl", "").success().stdout(&format!("Nothing new. {count} were here already.\n"));
    assert_eq!(fs::read_to_string(test.path("elsewhere/journal.jsonl")).expect("a journal"), before);
    // It goes on where it was left.
    test.again("play call", "q\n").success().stdout_has("from where you left.\n");
}

#[test]
fn an_import_leaves_out_what_is_no_event_and_says_so() {
    let mut test = played();
    let line = journal(&test).lines().next().expect("an event").to_owned();
    let (mut fresh, _) = elsewhere(Test::new().file("odd.jsonl", format!("coffee\n{line}\n\n{{}}\n")), "data where");
    let said = "2 lines of odd.jsonl are no events of mingle, the first of them line 1, and were left out.\n";
    fresh.again("data import odd.jsonl", "").code(0).stdout("1 event came in.\n").stderr(said);
    fresh
        .again("data import -", "coffee\n")
        .code(0)
        .stdout("Nothing new.\n")
        .stderr("Line 1 of stdin is no event of mingle, and was left out.\n");
    let missing = fresh.again("data import nowhere.jsonl", "").code(2).stdout("");
    assert!(missing.stderr == "mingle: there is no file nowhere.jsonl\n", "{}", missing.stderr);
    test.again("data where", "").success();
}

#[test]
fn forgetting_asks_first() {
    let mut test = played();
    let before = journal(&test);
    let count = before.lines().count();
    let asked = format!("Delete your whole history, {count} events, for good?\nAnswer y or n, Enter for n, b back, q leave.\n");
    for typed in ["n\n", "\n", "q\n", ""] {
        test.again("data forget --all", typed).success().stdout(&format!("{asked}Nothing was deleted.\n"));
        assert_eq!(journal(&test), before);
    }
    test.again("data forget --all", "y\n").success().stdout(&format!("{asked}Forgotten.\n"));
    assert!(!test.journal_path().exists());
    test.again("lessons", "").success().stdout_has("new");
}

#[test]
fn a_lesson_is_forgotten_and_the_others_stay() {
    let mut test = played();
    let calls = journal(&test).lines().filter(|line| line.contains(r#""lesson":"call""#)).count();
    assert_eq!(calls, 1);
    let asked = "Delete what you did in queue, 6 events, for good?\nAnswer y or n, Enter for n, b back, q leave.\nForgotten.\n";
    let ran = test.again("data forget --lesson queue", "y\n").success().stdout(asked);
    assert_eq!(ran.events()[0]["lesson"], "call");
    assert_eq!(ran.events().len(), 2);
    test.again("data forget --lesson queue --yes", "").success().stdout("There is nothing of that to forget.\n");
    let unknown = "mingle: there is no lesson `qeue`. Did you mean `queue`? `mingle lessons` lists them all\n";
    test.again("data forget --lesson qeue", "").code(2).stdout("").stderr(unknown);
}

#[test]
fn own_words_are_forgotten_and_what_was_chosen_stays() {
    let mut test = played();
    let before = journal(&test);
    assert!(before.contains("For Ben"));
    let ran = test.again("data forget --texts --yes", "").success().stdout("Forgotten.\n");
    assert_eq!(ran.journal, before.replace("For Ben", ""));
    test.again("play queue", "q\n").success().stdout_has("from where you left.\n");
}

#[test]
fn lines_that_cannot_be_read_are_kept_unless_everything_is_forgotten() {
    let mut test = played();
    let mut bytes = journal(&test);
    bytes.push_str("coffee\n");
    fs::write(test.journal_path(), &bytes).expect("a journal");
    let ran = test.again("data forget --texts --yes", "").code(0).stdout("Forgotten.\n");
    assert!(ran.journal.ends_with("\ncoffee\n"));
    let kept = "1 line that cannot be read was kept; `mingle data forget --all` deletes everything.\n";
    assert!(ran.stderr.ends_with(kept), "{}", ran.stderr);
    test.again("data forget --all --yes", "").code(0).stdout("Forgotten.\n");
    assert!(!test.journal_path().exists());
}

#[test]
fn one_of_the_parts_is_needed() {
    let ran = Test::new().args("data forget").run().code(2);
    assert!(ran.stderr.contains("<--lesson <LESSON>|--texts|--all>"), "{}", ran.stderr);
}

#[test]
fn answers_to_drills_go_with_their_lesson_and_own_lines_with_the_texts() {
    let head = |number: u8| format!(r#"{{"v":1,"id":"{number:032x}","at":"{}","kind":"#, crate::test::NOW);
    let drill = |number, lesson: &str| {
        format!(
            r#"{}"drill","library":"built-in","lesson":"{lesson}","drill":"d","move":"m","medium":"phone","choice":"a","shown":["a"],"said":"Hi"}}"#,
            head(number)
        )
    };
    let event = format!(r#"{}"event","date":"2026-12-02","name":"Fair"}}"#, head(3));
    let mut test =
        Test::new().file("data/journal.jsonl", format!("{}\n{}\n{event}\n", drill(1, "anywhere"), drill(2, "not-selling")));
    test.again("data forget --lesson anywhere --yes", "").success();
    assert_eq!(test.journal(), format!("{}\n{event}\n", drill(2, "not-selling")));
    test.again("data forget --texts --yes", "").success();
    let silent = drill(2, "not-selling").replace(r#","said":"Hi""#, "");
    assert_eq!(test.journal(), format!("{silent}\n{}\n", event.replace(r#","name":"Fair""#, "")));
}

#[test]
fn the_few_words_for_an_ideal_client_are_own_words_too() {
    let mut test = Test::new();
    test.again("settings name Ana", "").success();
    let mut test = test.args("settings ideal-client").arg("bakers in the hills");
    test.run().success();
    test.again("data forget --texts --yes", "").success().stdout("Forgotten.\n");
    let ran = test.again("settings ideal-client", "").success();
    assert!(!ran.stdout.contains("bakers"), "{}", ran.stdout);
    test.again("settings name", "").success().stdout_has("Ana");
}
