//! The learner's if-then plans, changed and deleted whenever they like: from the card, on the home screen and in the preparation.

use serde_json::{Value, json};

use crate::card::OWN;
use crate::screen::At;
use crate::test::{Ran, Test};

/// A play of `queue` with a plan, and a replay after it, which asks for none.
const REPLAYED: &str = "2\n2\n1\n3\nFor Sunday.\n\n1\n\nI will ask Ben.\n1\n2\n1\nHi.\n\n1\n";

/// Somebody with two plans, the one of `own` after that of `queue`, and an event ahead.
fn learner() -> Test {
    let mut test = Test::new().queue().lesson("own", OWN);
    test.again("play queue --seed 7", REPLAYED).success();
    test.again("play own --seed 1", "Bakers.\n\nI keep their books.\n\n1\nI meet Bo\nI will ask about the garden\n").success();
    test.again("prep --event 2026-12-02", "").success();
    test
}

/// Leads from the preparation to the plans and does something there.
#[track_caller]
fn at_the_plans(test: &mut Test, typed: &str) -> Ran {
    let menu = test.again("prep", "").success().stdout;
    let card = menu.lines().find_map(|line| line.strip_suffix(". My card")).expect("an item for the card").to_owned();
    test.again("prep", &format!("{card}\n1\n{typed}")).success()
}

fn plans_on_card(test: &mut Test) -> String {
    let card = test.again("card", "").success().stdout;
    card.split("My plans:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("plans").to_owned()
}

#[test]
fn a_plan_is_written_anew_long_after_its_lesson() {
    let mut test = learner();
    let ran = at_the_plans(&mut test, "2\n1\nI queue for bread\n\n")
        .stdout_has(
            "
Which plan?
1. If I meet Bo, then I will ask about the garden.
2. If I wait in a queue, then I will ask Ben.
3. Back
Answer 1 to 3, Enter for 3, b back, q leave.

If I wait in a queue, then I will ask Ben.
1. Write it anew
2. Delete it
3. Back
Answer 1 to 3, Enter for 3, b back, q leave.

Make it yours: a place you will be in, and an act you can do there. An empty answer keeps the words as they are.

If
",
        )
        .stdout_has(
            "
Kept: If I queue for bread, then I will ask Ben.

Which plan?
1. If I queue for bread, then I will ask Ben.
2. If I meet Bo, then I will ask about the garden.
",
        );
    let plan = json!({"kind": "plan", "if": "I queue for bread", "then": "I will ask Ben."});
    assert_eq!(ran.events().last(), Some(&plan));
    let says = "If I queue for bread, then I will ask Ben.\nIf I meet Bo, then I will ask about the garden.";
    assert_eq!(plans_on_card(&mut test), says);
    // The next attempt begins with it.
    test.again("play queue --seed 7", "2\n1\n3\nHi.\n\n1\n")
        .success()
        .stdout_has("\nIf I queue for bread, then I will ask Ben.\n");
}

#[test]
fn leaving_or_going_back_leaves_a_plan_as_it_was() {
    for typed in ["2\n1\nI queue\nq\n", "2\n1\nI queue\nb\n", "2\n1\n", "2\n\n", "b\n"] {
        let mut test = learner();
        let before = test.journal();
        at_the_plans(&mut test, typed);
        assert_eq!(test.journal(), before, "{typed:?}");
    }
}

#[test]
fn a_plan_that_is_deleted_is_gone_from_everywhere_and_no_older_one_comes_back() {
    let mut test = learner();
    // Another attempt at the same lesson, with another plan.
    test.again("play queue --fresh --seed 7", "2\n1\n3\nHi.\n\n1\nI queue for bread\n\n").success();
    let ran = at_the_plans(&mut test, "1\n2\n1\n2\n")
        .stdout_has("\nDeleted: If I queue for bread, then I will ask Ben.\n\nWhich plan?\n1. If I meet Bo, then")
        .stdout_has("\nDeleted: If I meet Bo, then I will ask about the garden.\n");
    assert!(!ran.stdout.contains("If I wait in a queue"), "{}", ran.stdout);
    let none = "Still empty: each lesson ends with a plan of yours.";
    assert_eq!(plans_on_card(&mut test), none);
    test.again("transcript queue", "").success();
    let mut test = test.now("2026-12-01T18:00:00+01:00");
    test.again("prep", "").success().stdout_has("\nYour plans:\nYou have no plan yet: each lesson ends with one.\n");
    // It is deleted on another machine too, and a copy without the deletion does not bring it back.
    test.again("data export copy.jsonl", "").success();
    let folder = test.path("elsewhere");
    let journal = test.journal();
    let old: String = journal.split_inclusive('\n').filter(|line| !line.contains(r#""if":"","then":"""#)).collect();
    assert_ne!(old, journal);
    let mut test = test.file("elsewhere/journal.jsonl", old).data_dir(Some(&folder));
    assert_ne!(plans_on_card(&mut test), none);
    test.again("data import copy.jsonl", "").success();
    assert_eq!(plans_on_card(&mut test), none);
    // The lesson asks again, with its own words to begin with.
    let ran = test.again("play queue --fresh --seed 7", "2\n1\n3\nHi.\n\n1\n").success();
    ran.stdout_has("\nIf I wait in a queue, then I will ask about what somebody carries.\n");
}

#[test]
fn what_was_changed_or_deleted_is_forgotten_with_the_texts_and_what_was_played_stays() {
    let mut test = learner();
    at_the_plans(&mut test, "2\n1\nI queue for bread\n\n2\n2\n");
    assert_eq!(plans_on_card(&mut test), "If I queue for bread, then I will ask Ben.");
    let lessons = test.again("lessons", "").success().stdout;
    let ran = test.again("data forget --texts --yes", "").success().stdout("Forgotten.\n");
    assert!(ran.events().iter().all(|event| event["kind"] != "plan"), "{}", ran.journal);
    for words in ["queue for bread", "ask Ben", "meet Bo", "the garden"] {
        assert!(!ran.journal.contains(words), "{words}: {}", ran.journal);
    }
    assert_eq!(plans_on_card(&mut test), "Still empty: each lesson ends with a plan of yours.");
    assert_eq!(test.again("lessons", "").success().stdout, lessons);
    // The lesson asks again, with its own words to begin with.
    let ran = test.again("play queue --fresh --seed 7", "2\n1\n3\nHi.\n\n1\n").success();
    ran.stdout_has("\nIf I wait in a queue, then I will ask about what somebody carries.\n");
}

#[test]
fn changing_a_plan_is_no_practice() {
    let mut test = learner().now("2026-11-25T09:00:00+01:00");
    let practised = |test: &mut Test| -> Value {
        let said = test.again("progress --format json", "").success().stdout;
        serde_json::from_str(&said).expect("JSON")
    };
    let (before, today) = (practised(&mut test), test.again("prep", "").success().stdout);
    at_the_plans(&mut test, "1\n1\nI meet Bea\n\n");
    assert_eq!(practised(&mut test), before);
    assert_eq!(test.again("prep", "").success().stdout, today);
}

#[test]
fn the_home_screen_leads_to_the_plans_from_the_card() {
    let test = learner().args("");
    for columns in [80, 40] {
        let mut screen = test.screen(columns, 60);
        screen.read_to(At::Menu).pick("My card");
        screen.read_to(At::Menu).until_text("My plans").pick("Change my plans");
        screen.read_to(At::Menu).until_text("Which plan?").pick("If I wait in");
        screen.read_to(At::Menu).pick("Write it anew");
        screen.read_to(At::Words).say("b");
        screen.read_to(At::Menu).pick("Back");
        screen.read_to(At::Menu).pick("Leave");
        screen.end().code(0).within(columns);
    }
}

#[test]
fn a_card_without_plans_leads_back_at_once() {
    let test = Test::new().queue();
    let mut screen = test.screen(80, 60);
    screen.read_to(At::Menu).pick("My card");
    screen.read_to(At::Menu).until_text("What next?").pick("Leave");
    screen.end().code(0);
}
