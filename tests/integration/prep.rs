//! `mingle prep` as learners meet it: naming an event, today, and after it.

use serde_json::json;

use crate::screen::At;
use crate::test::{DRILLS, Test};

fn learner() -> Test {
    Test::new().lesson("doors", DRILLS)
}

/// The events of the journal that are about events.
fn named(test: &Test) -> Vec<serde_json::Value> {
    crate::test::events(&test.journal()).into_iter().filter(|event| event["kind"] == "event").collect()
}

#[test]
fn without_an_event_it_asks_for_one_and_says_how_else_to_name_it() {
    let mut test = learner();
    test.again("prep", "").success().stdout(
        "When is your event? A date such as 2026-12-02 or 2 December, or \"Friday\", or \"in 9 days\".\n\
         Write one line. Or b back, q leave.\n\n\
         No event is named yet. `mingle prep --event DATE` makes a plan up to it.\n",
    );
    assert_eq!(test.journal(), "");
    let ran = test.again("prep", "soon\n2026-11-22\n2036-01-01\nin 9 days\nmany\n20\n\n").success();
    for said in [
        "`soon` is no date; write it like 2026-12-02, or \"2 December\", or \"in 9 days\".\n",
        "2026-11-22 is in the past; name a day that is still to come, such as 2026-12-02.\n",
        "2036-01-01 is more than 2 years away; name it once it is nearer.\n",
        "A number from 3 to 240, please.\n",
        "Your event: in 9 days, Wednesday, 2 December\nToday:\nLesson: Three doors, 3 min\n",
    ] {
        assert!(ran.stdout.contains(said), "{said}\nin:\n{}", ran.stdout);
    }
    assert_eq!(named(&test).pop(), Some(json!({ "kind": "event", "date": "2026-12-02", "minutes": 20 })));
}

#[test]
fn each_answer_about_an_event_is_kept_and_can_be_gone_back_to() {
    let mut test = learner();
    let home = test.again("prep", "b\nq\n").success().stdout;
    assert!(home.contains("\nmingle\n") && test.journal().is_empty(), "{home}");
    let mut talk = test.talk("prep");
    talk.say("in 9 days").say("b").hears("So far:\n2026-12-02\n").say("in 8 days").say("15").hears("What is it called?\n");
    talk.say("b").hears("How many minutes").hears("So far:\n15\n").say("").say("q");
    assert_eq!(named(&test).pop(), Some(json!({ "kind": "event", "date": "2026-12-01", "minutes": 15 })));
    // From the page of an event, back leads to that page.
    let mut talk = test.talk("prep");
    talk.pick("Change the date, the minutes or the name").say("b").hears("Your event: in 8 days").leave();
    let mut test = test.now("2026-12-02T09:00:00+01:00");
    let mut talk = test.talk("prep");
    talk.say("n").pick("Prepare for another event").say("b").hears("After your event\n").leave();
}

#[test]
fn a_date_that_will_not_do_is_refused_with_what_to_do() {
    for (date, said) in [
        ("2026-11-22", "2026-11-22 is in the past; name a day that is still to come, such as 2026-12-02"),
        ("2/12/2026", "`2/12/2026` may be 2 December 2026 or 12 February 2026; write the one that you mean"),
        ("5/12", "`5/12` may be 5 December 2026 or 12 May 2027; write the one that you mean"),
        ("next Friday", "`next Friday` may be 27 November 2026 or 4 December 2026; write the one that you mean"),
        ("22.11.2026", "2026-11-22 is in the past; name a day that is still to come, such as 2026-12-02"),
        ("yesterday", "2026-11-22 is in the past; name a day that is still to come, such as 2026-12-02"),
        ("13/11/2026", "2026-11-13 is in the past; name a day that is still to come, such as 2026-12-02"),
        ("31/13/2026", "`31/13/2026` is no date; write it like 2026-12-02, or \"2 December\", or \"in 9 days\""),
        ("soonish", "`soonish` is no date; write it like 2026-12-02, or \"2 December\", or \"in 9 days\""),
        ("2026-02-30", "`2026-02-30` is no date; write it like 2026-12-02, or \"2 December\", or \"in 9 days\""),
        ("2029-01-01", "2029-01-01 is more than 2 years away; name it once it is nearer"),
        ("in 60000 days", "2191-03-03 is more than 2 years away; name it once it is nearer"),
        ("in 2000000000 days", "`in 2000000000 days` is no date; write it like 2026-12-02, or \"2 December\", or \"in 9 days\""),
        ("in -1 days", "`in -1 days` is no date; write it like 2026-12-02, or \"2 December\", or \"in 9 days\""),
    ] {
        let test = learner().args("prep --event").arg(date);
        test.run().code(2).stdout("").stderr(&format!("mingle: {said}\n"));
        assert_eq!(test.journal(), "");
    }
    learner()
        .args("prep --minutes 20")
        .run()
        .code(2)
        .stderr("mingle: no event is named yet; `mingle prep --event DATE` names one\n");
    assert!(learner().args("prep --event tomorrow --minutes 1").run().code(2).stderr.contains("1 is not in 3..=240"));
}

#[test]
fn an_event_may_be_named_in_the_words_of_people() {
    for (words, head) in [
        ("today", "Your event: today\n"),
        ("Tomorrow", "Your event: tomorrow, Tuesday, 24 November\n"),
        ("in 300 days", "Your event: in 300 days, Sunday, 19 September 2027\n"),
        ("5.12.", "Your event: in 12 days, Saturday, 5 December\n"),
        ("Dec 5", "Your event: in 12 days, Saturday, 5 December\n"),
        ("Friday", "Your event: in 4 days, Friday, 27 November\n"),
        ("in two weeks", "Your event: in 14 days, Monday, 7 December\n"),
    ] {
        learner().args("prep --event").arg(words).run().success().stdout_has(head);
    }
}

#[test]
fn what_is_not_said_of_an_event_stays_and_clear_forgets_it() {
    let mut test = learner();
    test.again("prep --event 2026-12-02 --minutes 20 --name Fair", "").success();
    test.again("prep --event 2026-12-05", "").success().stdout_has("Fair: in 12 days, Saturday, 5 December\n");
    test.again("prep --minutes 5", "").success().stdout_has("Fair: in 12 days");
    let last = named(&test).pop().expect("an event");
    assert_eq!(last, json!({ "kind": "event", "date": "2026-12-05", "name": "Fair", "minutes": 5 }));
    // The same by the menu, where an empty line keeps what there is and a dash takes the name away.
    test.again("prep", "4\nin 3 days\n\n-\n").success().stdout_has("Your event: in 3 days, Thursday, 26 November\n");
    assert_eq!(named(&test).pop(), Some(json!({ "kind": "event", "date": "2026-11-26", "minutes": 5 })));
    test.again("prep --clear", "").success().stdout("Your event is forgotten. What you practised stays.\n");
    test.again("prep", "").success().stdout_has("When is your event?");
    let before = test.journal();
    test.again("prep --clear", "").success().stdout("There is no event to forget.\n");
    assert_eq!(test.journal(), before);
    assert!(test.again("prep --clear --event tomorrow", "").code(2).stderr.contains("cannot be used with"));
}

#[test]
fn few_minutes_and_days_say_what_does_not_fit() {
    // The long lesson comes first in the order of learning, and keeps what fits from nobody.
    let mut test = learner().lesson("a-long", &DRILLS.replace("minutes: 3", "minutes: 30"));
    let ran = test.again("prep --event 2026-11-26 --minutes 5", "").success();
    for said in [
        "Tue, 24 Nov: Rehearsal: Three doors, 3 min\n",
        "1 of the 2 lessons to play fits into 5 minutes a day. \
         The others can wait until after the event. With 15 minutes a day all would fit: `mingle prep --minutes 15`.\n",
    ] {
        assert_eq!(ran.stdout.matches(said).count(), 1, "{said}\nin:\n{}", ran.stdout);
    }
}

#[test]
fn the_question_of_how_it_was_can_be_passed_over_and_does_not_come_again() {
    let mut test = learner();
    test.again("prep --event 2026-11-25 --name Fair", "").success();
    let mut test = test.now("2026-11-26T09:00:00+01:00");
    // Nobody answers: it comes again.
    test.again("prep", "").success().stdout_has("Fair was yesterday.");
    test.again("prep", "n\n").success().stdout_has("Following up:\nNow: Write to those you met");
    let ran = test.again("prep", "").success();
    assert!(!ran.stdout.contains("Look back on it"), "{}", ran.stdout);
    // A promise can be written down later, too.
    let ran = test.again("prep", "1\nCall Bo\n\nsomeday\n\n\n3\n").success();
    assert!(ran.stdout.contains("`someday` is no date") && ran.stdout.contains("\nCall Bo\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("Kept, and off your card.\n"), "{}", ran.stdout);
    // Follow-ups come one after the other, and after the last one there is room for another event.
    for (day, said) in [
        ("2026-12-02", "Now: If you promised anything, do it by now"),
        ("2026-12-28", "Now: Send one of them a small sign"),
        ("2027-03-01", "Now: Get in touch again"),
        ("2027-06-01", "When is your event?"),
    ] {
        test = test.now(&format!("{day}T09:00:00+01:00"));
        test.again("prep", "").success().stdout_has(said);
    }
}

#[test]
fn what_was_said_before_leaving_is_kept() {
    let mut test = learner();
    test.again("prep --event 2026-11-25", "").success();
    let mut test = test.now("2026-11-26T09:00:00+01:00");
    let kinds = |test: &Test| {
        let events = crate::test::events(&test.journal());
        events.iter().map(|event| event["kind"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    test.again("prep", "y\nq\n").success();
    assert_eq!(kinds(&test), ["event"], "nothing was said yet");
    test.again("prep", "y\nIt rained.\nMia\nSend the map\n").success();
    assert_eq!(kinds(&test), ["event", "reflection", "reflection", "promise"]);
    test.again("prep", "").success().stdout_has("It rained.\nYou met Mia.\n\nPromises to keep:\nSend the map\n");
}

#[test]
fn texts_of_events_are_forgotten_and_copies_hold_them() {
    let mut test = learner();
    test.again("prep --event 2026-11-25 --name Fair", "").success();
    let mut test = test.now("2026-11-26T09:00:00+01:00");
    test.again("prep", "y\nIt rained.\nMia\nSend the map\nMia\n\nCall\n\n\n\n3\n").success();
    let whole = test.journal();
    test.again("data export copy.jsonl", "").success();
    test.again("data forget --texts --yes", "").success().stdout("Forgotten.\n");
    for words in ["Fair", "rained", "Mia", "map", "Call"] {
        assert!(!test.journal().contains(words), "{}", test.journal());
    }
    let ran = test.again("prep", "").success();
    assert!(ran.stdout.starts_with("After your event\nFollowing up:\n"), "that it was asked is not forgotten: {}", ran.stdout);
    test.again("data forget --all --yes", "").success();
    test.again("data import copy.jsonl", "").success();
    assert_eq!(test.journal(), whole);
    test.again("data import copy.jsonl", "").success().stdout_has("Nothing new.");
    test.again("prep", "").success().stdout_has("After Fair\nIt rained.\nYou met Mia.\n\nPromises to keep:\nCall\n");
}

#[test]
fn the_home_screen_leads_there_in_two_keys() {
    let mut test = learner();
    test.again("prep --event 2026-12-02 --name Fair", "").success();
    test = test.args("");
    for (item, shows) in [("Prepare for Fair, in 9 days", "Fair: in 9 days"), ("My card", "Whom I help best")] {
        let mut screen = test.screen(80, 24);
        screen.read_to(At::Menu);
        let number = screen.number_of(item);
        screen.press(&format!("{number}\r")).until_text(shows);
        screen.read_to(At::Menu).press("q");
        screen.end().code(0);
    }
    let test = test.now("2026-12-03T09:00:00+01:00");
    let mut screen = test.screen(80, 24);
    screen.read_to(At::Menu).until_text("Look back on Fair").press("q");
    screen.end().code(0);
}

#[test]
fn nine_days_of_ten_minutes_fill_the_card_and_touch_on_every_principle() {
    let mut test = Test::new().now("2026-11-23T19:00:00+01:00");
    let ran = test.again("prep --event 2026-12-02 --minutes 10 --name Fair --format json", "").success();
    let agenda: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(agenda["event"], json!({ "date": "2026-12-02", "name": "Fair", "days": 9, "minutes": 10 }));
    let days = agenda["days"].as_array().expect("days");
    let parts = days.iter().flat_map(|day| day["parts"].as_array().expect("parts"));
    let lessons: Vec<(&str, bool)> = parts
        .filter(|part| part["kind"] == "lesson")
        .map(|part| (part["lesson"].as_str().expect("an id"), part["rehearsal"] == true))
        .collect();
    let library = mingle::lesson::library::Library::built_in();
    let mut taught = std::collections::BTreeSet::new();
    for lesson in library.playable() {
        if lessons.contains(&(lesson.id.as_str(), false)) {
            taught.extend(lesson.principles);
        }
    }
    assert_eq!(taught.len(), library.vocabulary.principles.len(), "{lessons:?}");
    for lesson in ["who-i-serve-best", "what-i-do"] {
        assert!(lessons.contains(&(lesson, false)), "{lesson} fills the card: {lessons:?}");
    }
    // The rehearsal takes three days, on which there is no review.
    let rehearsals: Vec<_> = days.iter().filter(|day| day["parts"][0]["rehearsal"] == true).collect();
    let dates: Vec<_> = rehearsals.iter().map(|day| day["day"].as_str().expect("a day")).collect();
    assert_eq!(dates, ["2026-11-28", "2026-11-29", "2026-11-30"]);
    assert!(rehearsals.iter().all(|day| day["parts"].as_array().is_some_and(|parts| parts.len() == 1)), "{rehearsals:?}");
    let enough = agenda["minutes_for_all"].as_u64().expect("a number of minutes");
    let ran = test.again(&format!("prep --minutes {enough} --format json"), "").success();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&ran.stdout).expect("JSON")["left_out"], 0);
    let ran = test.again(&format!("prep --minutes {}", enough - 1), "").success();
    assert!(ran.stdout.contains(&format!("With {enough} minutes a day all would fit: `mingle prep --minutes {enough}`.\n")));
}

#[test]
fn the_plan_is_there_for_programs_also_where_there_is_none() {
    let mut test = learner();
    let none = json!({
        "event": null, "days": [], "lessons": 0, "left_out": 0, "rehearsal_left_out": false, "minutes_for_all": null,
        "follow_ups": [], "promises": [],
    });
    let read = |stdout: &str| serde_json::from_str::<serde_json::Value>(stdout).expect("JSON");
    assert_eq!(read(&test.again("prep --format json", "").success().stdout), none);
    let ran = test.again("prep --event 2026-11-25 --minutes 5 --format json", "").success();
    let lesson = |rehearsal: bool| {
        json!({
            "kind": "lesson", "lesson": "doors", "title": "Three doors", "minutes": 3, "portion": "whole", "rehearsal": rehearsal,
        })
    };
    let plans = json!({ "kind": "plans" });
    assert_eq!(
        read(&ran.stdout),
        json!({
            "event": { "date": "2026-11-25", "name": null, "days": 2, "minutes": 5 },
            "days": [
                { "day": "2026-11-23", "before": 2, "minutes": 3, "parts": [lesson(false)] },
                { "day": "2026-11-24", "before": 1, "minutes": 3, "parts": [lesson(true), plans] },
                { "day": "2026-11-25", "before": 0, "minutes": 0, "parts": [plans] },
            ],
            "lessons": 2, "left_out": 0, "rehearsal_left_out": false, "minutes_for_all": null,
            "follow_ups": ["2026-11-26", "2026-12-02", "2026-12-25", "2027-02-25"], "promises": [],
        })
    );
    assert!(test.again("prep --clear --format json", "").code(2).stderr.contains("cannot be used with"));
}

#[test]
fn the_card_says_on_which_day_of_the_plan_it_is_filled() {
    let mut test = Test::new().lesson("own", crate::card::OWN).lesson("z-doors", DRILLS);
    test.again("prep --event 2026-12-02", "").success();
    let day = "Still empty: the lesson \"Whom you serve\" asks for it, in your plan on Monday, 23 November.\n";
    test.again("card", "").success().stdout_has(day);
    let test = test.now("2026-12-02T09:00:00+01:00").args("card");
    test.run().success().stdout_has("Still empty: the lesson \"Whom you serve\" asks for it (`mingle play own`).\n");
}

#[test]
fn the_home_screen_and_the_preparation_tell_one_truth() {
    let mut test = Test::new().lesson("a-doors", DRILLS).lesson("b-call", crate::test::CALL);
    test = test.now("2026-11-20T09:00:00+01:00");
    // The weak way through a lesson, so that its moves are due.
    let mut talk = test.talk("play a-doors");
    talk.pick("So have I.").pick("Finish it for her.").pick("I sell ladders.").leave();
    test = test.now("2026-11-23T09:00:00+01:00");
    let mut talk = test.talk("prep --event 2026-12-02 --minutes 5 --name Fair");
    talk.hears("Today:\nReview what is due, about 2 min\n").does_not_hear("one more review");
    talk.pick("Review what is due");
    while talk.is_decision() {
        talk.pick_one_of(&["My day is long too.", "My oven is quiet.", "That he is ill?", "Buy better jars."]);
    }
    talk.hears("That was it for today. Your event is in 9 days. Whatever you do besides is more than was planned.\n");
    talk.pick("Back to the preparation").hears("Today:\nThat was it for today.\n").leave();
    // Hours later there is something due again, and it is offered as what it is.
    test = test.now("2026-11-23T19:00:00+01:00");
    test.again("prep", "")
        .success()
        .stdout_has("Today:\nThat was it for today.\n")
        .stdout_has("\n1. One more review: 3 short scenes\n");
    let test = test.args("");
    let mut home = test.screen(80, 24);
    home.read_to(At::Menu).until_text("That was it for today.").until_text("Review: 3 short scenes").press("q");
    home.end().code(0);
}

#[test]
fn a_lesson_that_goes_on_on_another_day_says_how_much_is_for_today() {
    let mut test = Test::new().lesson("a-own", crate::card::OWN).lesson("b-call", crate::test::CALL);
    let mut talk = test.talk("prep --event 2026-12-02 --minutes 3");
    talk.pick("Begin: Whom you serve");
    talk.hears("About 3 minutes of it are for today. Leave with `q` when they are over: it goes on exactly there on Tuesday, 24 November.\n");
}

#[test]
fn what_is_open_can_be_gone_on_with_also_once_today_is_done() {
    let mut test = Test::new().lesson("a-doors", DRILLS).lesson("b-call", crate::test::CALL);
    test.again("prep --event 2026-12-02 --minutes 3", "").success();
    let mut talk = test.talk("play a-doors");
    talk.pick("Where to?").pick("Wait for her.").pick("I sell ladders.").leave();
    let mut talk = test.talk("play b-call");
    talk.say("1").say("q");
    let mut talk = test.talk("prep");
    talk.hears("Today:\nThat was it for today.\n").pick("Continue: A call to the club").hears("On with A call to the club");
}
