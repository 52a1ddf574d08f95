//! The story that practice is for: somebody has an event in nine days, is led up to it day by day, and keeps a promise after it.

use std::fs;

use crate::card::{LINES, OWN};
use crate::screen::At;
use crate::talk::Talk;
use crate::test::{CALL, DRILLS, PRINCIPLES, Test};

/// A library of three lessons, the last of which is the rehearsal.
fn library() -> Test {
    let test = Test::new().lesson("a-own", OWN).lesson("b-doors", DRILLS).lesson("c-call", CALL);
    test.file("lessons/principles.yaml", format!("{PRINCIPLES}{LINES}"))
}

/// The evening of a day.
fn on(test: Test, day: &str) -> Test {
    test.now(&format!("{day}T19:00:00+01:00"))
}

/// Takes the strongest line of every scene of a review, and goes back to the preparation.
fn review(talk: &mut Talk) {
    talk.pick("Review what is due");
    while talk.is_decision() {
        talk.pick_one_of(&["Which streets?", "What does it sing?", "Wait.", "Hold out your hand"]);
    }
    talk.hears("That was the review\nYou took the strongest line in ").pick("Back to the preparation");
}

#[test]
fn an_event_in_nine_days() {
    // Monday. There is an event in nine days, and there are ten minutes a day.
    let mut test = on(library(), "2026-11-23");
    let mut talk = test.talk("prep --event 2026-12-02 --minutes 10 --name Fair");
    talk.hears(
        "\
Your plan
Mon, 23 Nov: Lesson: Whom you serve, 6 min
Wed, 25 Nov: Review what is due, about 4 min
Fri, 27 Nov: Review what is due, about 4 min
Sat, 28 Nov: Lesson: Three doors, 3 min
Sun, 29 Nov: Review what is due, about 4 min
Mon, 30 Nov: Rehearsal: A call to the club, 2 min
Tue, 1 Dec: Review what is due, about 4 min
Read your plans again
Wed, 2 Dec: Fair

Fair: in 9 days, Wednesday, 2 December
Today:
Lesson: Whom you serve, 6 min
",
    );
    talk.pick("Lesson: Whom you serve").write("Bakers who work nights.").write("I keep their books.").pick("So have I.");
    talk.say("I stand at the coffee").say("I will ask the person beside me").pick("Back to the preparation");
    talk.hears("That was it for today.").leave();

    // Tuesday. What was hard yesterday comes by again, with somebody else in another place, and there is room for a lesson.
    test = on(test, "2026-11-24");
    let mut talk = test.talk("prep");
    talk.hears("Fair: in 8 days, Wednesday, 2 December\nToday:\nReview what is due, about 1 min\nLesson: Three doors, 3 min\n");
    review(&mut talk);
    talk.pick("Lesson: Three doors").pick("Where to?").pick("Wait for her.").pick("I sell ladders.");
    talk.pick("Back to the preparation").hears("That was it for today.").leave();

    // Wednesday and Thursday: too much to do. On Friday the plan is as good as new, and blames nobody.
    test = on(test, "2026-11-27");
    let mut talk = test.talk("prep");
    talk.hears("Fair: in 5 days").hears("Today:\nReview what is due, about 2 min\n");
    for blame in ["miss", "late", "behind", "overdue", "streak", "should"] {
        talk.does_not_hear(blame);
    }
    review(&mut talk);
    talk.hears("That was it for today.").pick("See the whole plan");
    talk.hears("Sun, 29 Nov: Review what is due, about 4 min\nMon, 30 Nov: Rehearsal: A call to the club, 2 min\n").leave();

    // Saturday: the days go into the calendar.
    test = on(test, "2026-11-28");
    let written = "9 entries in plan.ics. Import it into your calendar; a later export of the same event updates them.\n";
    test.again("prep --calendar plan.ics", "").success().stdout(written);

    // Monday: the rehearsal.
    test = on(test, "2026-11-30");
    let mut talk = test.talk("prep");
    talk.hears("Fair: in 2 days").pick("Rehearsal: A call to the club");
    while talk.is_decision() {
        talk.say("1");
    }
    talk.pick("Back to the preparation").does_not_hear("rehearsal").leave();

    // Tuesday, the last evening: the plans are read again, and the card goes into a pocket.
    test = on(test, "2026-12-01");
    let mut talk = test.talk("prep");
    talk.hears("Fair: tomorrow, Wednesday, 2 December\n");
    talk.hears("Your plans:\nIf I stand at the coffee, then I will ask the person beside me.\n");
    talk.pick("My card").hears("Fair, Wednesday, 2 December\nWhom I help best:\nBakers who work nights.\n").pick("Back").leave();
    let page = test.again("card --format html", "").success().stdout;
    assert!(page.contains("<p>I keep their books.</p>") && page.contains("<li>One?</li>"), "{page}");

    // Wednesday: the day itself.
    test = on(test, "2026-12-02");
    let mut talk = test.talk("prep");
    talk.hears("Fair: today\nRead your plans once more, take your card along, and enjoy one good talk.\n").leave();

    // The day after: how was it? It is asked once.
    test = on(test, "2026-12-03");
    let mut talk = test.talk("prep");
    talk.hears("Fair was yesterday. Look back on it, in two minutes? It is asked only once.\n").say("y");
    talk.say("Two good talks, and one long one about yeast.").say("Mia, Ben");
    talk.say("Send the name of the mill").say("Mia").say("2026-12-09").say("");
    talk.hears("After Fair\nTwo good talks, and one long one about yeast.\nYou met Mia and Ben.\n");
    talk.hears("Promises to keep:\nSend the name of the mill, to Mia, by Wednesday, 9 December\n");
    talk.hears("Now: Write to those you met, each with one thing that only they told you.\n").leave();
    test.again("card", "")
        .success()
        .stdout_has("Promises to keep:\nSend the name of the mill, to Mia, by Wednesday, 9 December\n");

    // A week after it: the promise is kept, with one key, and leaves the card.
    test = on(test, "2026-12-09");
    let mut talk = test.talk("prep");
    talk.hears("Now: If you promised anything, do it by now, and say that it is done.\n")
        .pick("Tick off: Send the name of the mill");
    talk.hears("Kept, and off your card.\n").does_not_hear("look back").leave();
    test.again("card", "").success().stdout_has("Promises to keep:\nNone open.");

    // The calendar still updates, and the next event is another one, with other lines on its card.
    test.again("prep --calendar plan.ics", "").success().stdout_has("5 entries in plan.ics.");
    let first = fs::read_to_string(test.path("plan.ics")).expect("a calendar");
    test.again("prep --event 2027-01-20 --name Dinner", "").success().stdout_has("Dinner: in 42 days, Wednesday, 20 January\n");
    test.again("card", "").success().stdout_has("To begin a talk:\nFour?\nOne?\nTwo?\n");
    test.again("prep --calendar plan.ics", "").success();
    let occasion = |file: &str| file.split_once("UID:").map(|(_, rest)| rest[..32].to_owned());
    assert_ne!(occasion(&fs::read_to_string(test.path("plan.ics")).expect("a calendar")), occasion(&first));
}

#[test]
fn its_first_and_its_last_day_in_a_terminal() {
    for columns in [80, 40] {
        let test = on(library(), "2026-11-23").args("prep --event 2026-12-02 --minutes 10 --name Fair");
        let mut screen = test.screen(columns, 24);
        screen.read_to(At::Menu).pick("Lesson: Whom you serve");
        screen.read_to(At::Words).say("Bakers who work nights.").read_to(At::Words).press("\r");
        screen.read_to(At::Words).say("I keep their books.").read_to(At::Words).press("\r");
        screen.read_to(At::Decision);
        let number = screen.number_of("So have I.");
        screen.mark(&number.to_string(), number).press("\r");
        screen.read_to(At::Words).press("\r");
        screen.read_to(At::Words).press("\r");
        screen.read_to(At::Menu).pick("Back to the preparation");
        screen.read_to(At::Menu).until_text("That was it for today.").pick("Leave");
        screen.end().code(0).within(columns).said_once("Your plan");

        let test = on(test, "2026-12-03").args("prep");
        let mut screen = test.screen(columns, 24);
        screen.read_to(At::YesNo).until_text("Look back on it").press("\r");
        screen.read_to(At::Words).say("Two good talks.");
        screen.read_to(At::Words).say("Mia");
        screen.read_to(At::Words).say("Send the name of the mill");
        screen.read_to(At::Words).say("Mia");
        screen.read_to(At::Words).say("in 6 days");
        screen.read_to(At::Words).press("\r");
        screen.read_to(At::Menu).pick("Tick off: Send the name");
        screen.read_to(At::Menu).pick("Leave");
        screen.end().code(0).within(columns).said_once("Kept, and off your card.");
    }
}
