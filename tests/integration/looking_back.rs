//! Looking back on an event: a way back, left in the middle and gone on with, and changed later; promises that are open, kept and not
//! kept after all.

use serde_json::{Value, json};

use crate::screen::At;
use crate::test::{DRILLS, Test, events};

/// The day after an event.
fn after() -> Test {
    let mut test = Test::new().lesson("doors", DRILLS);
    test.again("prep --event 2026-11-25 --name Fair", "").success();
    test.now("2026-11-26T09:00:00+01:00")
}

/// The same, once it was looked back on: with a promise for the 30th, one for the 27th, and one for some day.
fn looked_back() -> Test {
    let mut test = after();
    test.again("prep", "y\nIt rained.\nMia, Ben\nSend the map\nMia\n2026-11-30\nCall\n\n\nLend a book\nBen\n2026-11-27\n\n")
        .success();
    test
}

/// The last event of a kind.
fn last(test: &Test, kind: &str) -> Value {
    events(&test.journal()).into_iter().rfind(|event| event["kind"] == kind).expect(kind)
}

/// The event, the days to follow up and the promises, as programs read them.
fn for_programs(test: &mut Test) -> [Value; 3] {
    let ran = test.again("prep --format json", "").success();
    let mut agenda: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(agenda["days"], json!([]), "nothing is planned any more");
    ["event", "follow_ups", "promises"].map(|key| agenda[key].take())
}

/// What is written of an event apart from which one it is.
fn reflection(test: &Test) -> Value {
    let mut reflection = last(test, "reflection");
    reflection.as_object_mut().expect("an event").remove("occasion");
    reflection
}

#[test]
fn programs_are_told_the_event_that_is_followed_up() {
    let mut test = after();
    let event = |days: i32| json!({ "date": "2026-11-25", "name": "Fair", "days": days, "minutes": 10 });
    let days = json!(["2026-11-26", "2026-12-02", "2026-12-25", "2027-02-25"]);
    assert_eq!(for_programs(&mut test), [event(-1), days.clone(), json!([])]);
    let mut test = looked_back();
    let mut talk = test.talk("prep");
    talk.pick("Tick off: Lend a book").hears("Kept").leave();
    let promises = json!([
        { "text": "Send the map", "to": "Mia", "by": "2026-11-30", "kept": false },
        { "text": "Call", "to": null, "by": null, "kept": false },
        { "text": "Lend a book", "to": "Ben", "by": "2026-11-27", "kept": true },
    ]);
    assert_eq!(for_programs(&mut test), [event(-1), days.clone(), promises.clone()]);
    let mut test = test.now("2027-03-27T09:00:00+01:00");
    assert_eq!(for_programs(&mut test), [event(-122), days, promises.clone()], "the last day");
    let mut test = test.now("2027-03-28T09:00:00+01:00");
    assert_eq!(for_programs(&mut test), [Value::Null, json!([]), promises], "promises stay");
}

#[test]
fn b_goes_back_question_by_question_with_the_answers_kept() {
    let mut test = after();
    let mut talk = test.talk("prep");
    talk.hears("Answer y or n, Enter for y, b back, q leave.\n").say("y");
    talk.hears("What happened, in a sentence or two?\nWrite one line, or an empty one to skip it. Or b back, q leave.\n");
    talk.say("It rained.").say("Mia").say("Send the map").say("Ben");
    // One question too far: it was Mia.
    talk.hears("By when?").say("b").hears("To whom? A first name is enough. A single - takes it out.\nSo far:\nBen\n").say("Mia");
    talk.hears("By when?").say("b").say("b").hears("What did you promise? A single - takes it out.\nSo far:\nSend the map\n");
    talk.say("b").hears("Whom did you meet?").hears("So far:\nMia\n").say("Mia, Ben,, Zoe");
    talk.hears("What else did you promise somebody?").say("b").say("b").hears("So far:\nIt rained.\n").say("");
    talk.hears("So far:\nMia, Ben, Zoe\n").say("-").say("").hears("Kept. What you promised is on your card");
    talk.hears("After Fair\nIt rained.\n\nPromises to keep:\nSend the map, to Mia\n").does_not_hear("you met m").leave();
    assert_eq!(reflection(&test), json!({ "kind": "reflection", "happened": "It rained." }));
}

#[test]
fn at_the_first_question_b_leads_back_to_whether_to_look_back_at_all() {
    let mut test = after();
    let asked = test.again("prep", "y\nb\nb\nq\n").success().stdout;
    assert_eq!(asked.matches("Fair was yesterday. Look back on it").count(), 2, "{asked}");
    assert!(asked.contains("\nmingle\n") && asked.contains("Look back on Fair\n"), "home comes before it: {asked}");
    assert!(!test.journal().contains("reflection"), "{}", test.journal());
}

#[test]
fn who_leaves_in_the_middle_is_asked_the_rest_the_next_time() {
    let mut test = after();
    test.again("prep", "y\nIt rained.\nq\n").success().stdout_has("\n`mingle prep` leads on from here.\n");
    let mut talk = test.talk("prep");
    talk.hears("After Fair\nIt rained.\n").pick("Go on looking back").hears("Whom did you meet?").say("Mia").say("q");
    let mut talk = test.talk("prep");
    talk.hears("You met Mia.\n").pick("Go on looking back").hears("What did you promise somebody,").say("");
    talk.hears("Kept.\n\nAfter Fair\n").does_not_hear("go on looking back").leave();
    // Another way to the same end.
    let mut test = after();
    test.again("prep", "y\nIt rained.\n\nq\n").success();
    let mut talk = test.talk("prep");
    talk.pick("Write down a promise")
        .hears("What did you promise somebody,")
        .say("Call")
        .say("")
        .say("")
        .say("")
        .does_not_hear("go on looking back")
        .leave();
}

#[test]
fn what_was_written_can_be_changed() {
    let mut test = looked_back();
    let mut talk = test.talk("prep");
    talk.pick("Change what you wrote").hears(
        "\
What would you like to change?
1. What happened: It rained.
2. Whom you met: Mia, Ben
3. Promise: Lend a book, to Ben, by Friday, 27 November
4. Promise: Send the map, to Mia, by Monday, 30 November
5. Promise: Call
6. Back
",
    );
    talk.pick("What happened").hears("So far:\nIt rained.\n").say("It snowed.").pick("Whom you met").say("Mia");
    talk.pick("Promise: Lend").say("Lend two books").say("").hears("So far:\n2026-11-27\n").say("-");
    talk.pick("Promise: Send").say("").say("b").say("b").hears("3. Promise: Send the map, to Mia, by Monday, 30 November\n");
    talk.pick("Promise: Call").say("-").hears("Taken out.\n").hears("4. Promise: Lend two books, to Ben\n5. Back\n").pick("Back");
    talk.hears("After Fair\nIt snowed.\nYou met Mia.\n\nPromises to keep:\n");
    talk.hears("Send the map, to Mia, by Monday, 30 November\nLend two books, to Ben\n").leave();
    test.again("card", "").success().stdout_has("Lend two books, to Ben\n");
    // Nothing was written over: a journal holds every version.
    for before in ["It rained.", "Lend a book", "Call"] {
        assert!(test.journal().contains(before), "{}", test.journal());
    }
}

#[test]
fn who_would_rather_not_look_back_can_still_do_it() {
    let mut test = after();
    let mut talk = test.talk("prep");
    talk.say("n").pick("Change what you wrote").hears("1. What happened: nothing yet\n2. Whom you met: nothing yet\n3. Back\n");
    talk.pick("Whom you met").hears("Or b back, q leave.").say("Mia").pick("Back").hears("You met Mia.\n").leave();
}

#[test]
fn a_promise_that_was_ticked_off_by_mistake_is_open_again() {
    let mut test = looked_back();
    let mut talk = test.talk("prep");
    talk.pick("Tick off: Send the map").hears("Kept, and off your card.").does_not_hear("\nsend the map");
    talk.pick("Change what you wrote").pick("Not kept yet after all: Send the map").hears("Open again, and back on your card.\n");
    talk.pick("Back").hears("Promises to keep:\n").hears("\nSend the map, to Mia, by Monday, 30 November\n").leave();
    test.again("card", "").success().stdout_has("\nSend the map, to Mia, by Monday, 30 November\n");
}

#[test]
fn a_promise_whose_day_has_passed_comes_first_and_says_so_without_blame() {
    let mut test = looked_back().now("2026-11-28T09:00:00+01:00");
    let open = "\
Promises to keep:
Lend a book, to Ben, open since Friday, 27 November
Send the map, to Mia, by Monday, 30 November
Call
";
    let mut talk = test.talk("prep");
    talk.hears(open).pick("Change what you wrote").pick("Promise: Lend").say("").say("");
    // A day that has passed may stay as it is, and only another one must be still to come.
    talk.say("2026-11-26").say("2026-11-27").hears("What would you like to change?").pick("Back").leave();
    for blame in ["late", "overdue", "missed"] {
        assert!(!test.again("prep", "").stdout.contains(blame));
    }
    test.again("card", "").success().stdout_has(open);
}

#[test]
fn older_promises_are_ticked_off_while_the_next_event_is_prepared_for() {
    let mut test = looked_back();
    test.again("prep --event 2026-12-05 --name Market", "").success();
    let mut talk = test.talk("prep");
    talk.pick("Promises to keep: 3").hears(
        "
Promises to keep
1. Back
2. Tick off: Lend a book, to Ben, by Friday, 27 November
3. Tick off: Send the map, to Mia, by Monday, 30 November
4. Tick off: Call
Answer 1 to 4, Enter for 1, b back, q leave.
",
    );
    talk.pick("Tick off: Send the map").hears("Kept, and off your card.\n").hears("\n3. Tick off: Call\n").say("");
    talk.hears("Market: in 9 days").pick("Promises to keep: 2").pick("Tick off: Lend").pick("Tick off: Call");
    // Once none is open, it leads back by itself.
    talk.hears("Kept, and off your card.\n").hears("Market: in 9 days").does_not_hear("promises to keep").leave();
    test.again("card", "").success().stdout_has("\nPromises to keep:\nNone open.");
}

#[test]
fn copies_hold_what_was_changed_and_texts_are_forgotten() {
    let mut test = looked_back();
    let mut talk = test.talk("prep");
    talk.pick("Tick off: Send the map").pick("Change what you wrote").pick("Promise: Call").say("Phone").say("Zoe").say("");
    talk.pick("Not kept yet after all").pick("Back").leave();
    let page = test.again("prep", "").success().stdout;
    assert!(page.contains("Send the map, to Mia, by Monday, 30 November\nPhone, to Zoe\n"), "{page}");
    test.again("data export copy.jsonl", "").success();
    test.again("data forget --all --yes", "").success();
    test.again("data import copy.jsonl", "").success();
    assert_eq!(test.again("prep", "").success().stdout, page);
    test.again("data forget --texts --yes", "").success();
    for words in ["map", "Mia", "Zoe", "Phone", "rained"] {
        assert!(!test.journal().contains(words), "{}", test.journal());
    }
    test.again("prep", "").success().stdout_has("After your event\nFollowing up:\n");
}

#[test]
fn on_a_screen_the_same_keys_do_it() {
    for columns in [80, 40] {
        let test = after().args("prep");
        let mut screen = test.screen(columns, 24);
        screen.read_to(At::YesNo).answer(true);
        screen.read_to(At::Words).say("It rained.");
        screen.read_to(At::Words).press("\r");
        screen.read_to(At::Words).say("b");
        screen.read_to(At::Words).until_text("Whom did you meet?").say("Mia");
        screen.read_to(At::Words).say("q");
        screen.end().code(0).within(columns);
        let mut screen = test.screen(columns, 24);
        screen.read_to(At::Menu).until_text("Go on looking back").press("\r");
        screen.read_to(At::Words).until_text("What did you promise somebody").press("\r");
        screen.read_to(At::Menu).pick("Change what you wrote");
        screen.read_to(At::Menu).press("b").read_to(At::Menu).pick("Leave");
        screen.end().code(0).within(columns);
    }
}
