//! Every way out of a terminal leaves it as it was, with what was answered on disk.

use crate::generate::Shape;
use crate::screen::{At, Screen};
use crate::terminal::MARKET;
use crate::test::{DRILLS, Test, events};

const CTRL_C: &str = "\u{3}";

/// A place to be stopped in: how to start, the rows of the window, and the way there.
type Place = (&'static str, u16, fn(&mut Screen));

const PLACES: [Place; 5] = [
    ("play market", 24, to_a_decision),
    ("", 24, to_a_menu),
    ("", 24, to_own_words),
    ("play market --fresh", 8, to_a_pause),
    (PLAIN, 24, to_no_prompt),
];

/// Plain text reads lines: as far as the terminal goes, no prompt is open.
const PLAIN: &str = "play market --plain";

fn to_a_decision(screen: &mut Screen) {
    screen.read_to(At::Decision).mark("2", 2);
}

fn to_a_menu(screen: &mut Screen) {
    screen.read_to(At::Menu);
}

fn to_own_words(screen: &mut Screen) {
    screen.read_to(At::Menu).pick("Settings");
    screen.read_to(At::Menu).pick("Your name");
    screen.read_to(At::Words).press("Ad").until("the letters", |screen| screen.line() == " > Ad");
}

fn to_a_pause(screen: &mut Screen) {
    screen.read_to(At::More);
}

fn to_no_prompt(screen: &mut Screen) {
    screen.until_text("q leave.");
}

/// An attempt with one answer.
fn begun() -> Test {
    let mut test = Test::new().lesson("market", MARKET);
    test.again("play market --seed 7", "2\n").success();
    assert_eq!(test.answers(), ["queue which-ideas"]);
    test
}

/// Stops the program in every place and holds it to how it leaves.
fn stopped(stop: fn(&mut Screen)) {
    for (args, rows, go) in PLACES {
        let test = begun().args(args);
        let mut screen = test.screen(80, rows);
        go(&mut screen);
        stop(&mut screen);
        let ended = screen.end().code(130).said_once("Stopped. All that you answered is kept. `mingle` shows how to go on.");
        assert!(args != PLAIN || !ended.raw.contains('\u{1b}'), "plain text is left plain: {:?}", ended.raw);
        assert_eq!(test.answers(), ["queue which-ideas"]);
        goes_on(test);
    }
}

/// Holds the next start to going on after the first answer.
#[track_caller]
fn goes_on(test: Test) {
    let attempt = test.args("play market");
    let mut screen = attempt.screen(80, 24);
    screen.read_to(At::Decision).press("q");
    screen.end().code(0);
}

#[test]
fn ctrl_c_leaves_the_terminal_whole() {
    stopped(|screen| {
        screen.press(CTRL_C);
    });
}

#[test]
fn ctrl_c_takes_the_bar_of_a_long_check_off_the_screen() {
    // So much to check that nobody waits for its end.
    let long = Shape::long(40).yaml();
    let test = (0..300).fold(Test::new(), |test, number| test.lesson(&format!("long-{number}"), &long)).args("check lessons");
    let mut screen = test.screen(80, 24);
    screen.until_text("░").press(CTRL_C);
    let ended = screen.end().code(130);
    assert!(!ended.last_screen.contains(['█', '░']), "{}", ended.last_screen);
}

#[test]
fn a_request_to_end_leaves_the_terminal_whole() {
    stopped(|screen| {
        screen.signal("TERM");
    });
}

#[test]
fn what_was_answered_before_ctrl_c_is_kept() {
    let test = begun().args("play market");
    let mut screen = test.screen(80, 24);
    screen.read_to(At::Decision);
    let number = screen.number_of("We could cut it");
    screen.mark(&number.to_string(), number).press("\r").read_to(At::Decision).press(CTRL_C);
    screen.end().code(130);
    assert_eq!(test.answers(), ["queue which-ideas", "thumb halves"]);
}

#[test]
fn a_terminal_that_is_closed_ends_the_program_and_loses_nothing() {
    for (args, rows, go) in PLACES {
        let test = begun().args(args);
        let mut screen = test.screen(80, rows);
        go(&mut screen);
        // Whether it meets the signal, the end of its input or a failing write first is for the system to decide.
        let code = screen.hang_up();
        assert!([0, 2, 130].contains(&code), "{code}");
        assert_eq!(test.answers(), ["queue which-ideas"]);
        goes_on(test);
    }
}

#[test]
fn ctrl_d_at_a_decision_keeps_the_attempt() {
    let test = begun().args("play market");
    let mut screen = test.screen(80, 24);
    screen.read_to(At::Decision).press("\u{4}");
    screen.end().code(0).said_once("Kept. `mingle play market` goes on here.");
    goes_on(test);
}

#[test]
fn q_at_a_pause_leaves_and_shows_nothing_more() {
    let test = begun().args("play market");
    let mut screen = test.screen(80, 8);
    to_a_pause(&mut screen);
    screen.press("q");
    let ended = screen.end().code(0).said_once("Kept. `mingle play market` goes on here.");
    assert!(!ended.rows.iter().any(|row| row.contains("We could cut it")), "{}", ended.rows.join("\n"));
    assert_eq!(test.answers(), ["queue which-ideas"]);
    goes_on(test);
}

/// A place in practice to be stopped in: how to start, the day, the rows of the window, the way there, and the kinds of events that are
/// kept on the way.
type InPractice = (&'static str, &'static str, u16, fn(&mut Screen), &'static [&'static str]);

const IN_PRACTICE: [InPractice; 5] = [
    ("review", "2026-11-24", 24, to_the_second_drill, &["drill"]),
    ("prep --event 2026-12-02", "2026-11-24", 24, to_a_menu, &["event"]),
    ("prep", "2026-11-24", 40, to_a_name, &["event", "event"]),
    ("progress", "2026-11-24", 8, to_a_pause, &[]),
    ("prep", "2026-11-26", 24, to_a_promise, &["reflection", "reflection", "promise", "amend"]),
];

fn to_the_second_drill(screen: &mut Screen) {
    screen.read_to(At::Decision).mark("1", 1).press("\r");
    screen.read_to(At::Decision).mark("2", 2);
}

fn to_a_name(screen: &mut Screen) {
    screen.read_to(At::Menu).pick("Change the date, the minutes or the name");
    screen.read_to(At::Words).say("in 9 days");
    screen.read_to(At::Words).say("20");
    screen.read_to(At::Words).press("Fa").until("the letters", |screen| screen.line() == " > Fa");
}

fn to_a_promise(screen: &mut Screen) {
    screen.read_to(At::YesNo).answer(true);
    for words in ["It rained.", "Mia", "Send the map", "Mia"] {
        screen.read_to(At::Words).say(words);
    }
    screen.read_to(At::Words).until_text("By when?");
}

#[test]
fn ctrl_c_in_practice_leaves_the_terminal_whole_and_keeps_what_was_answered() {
    for (args, day, rows, go, kept) in IN_PRACTICE {
        let mut test = Test::new().lesson("doors", DRILLS);
        test.again("play doors --seed 1", "1\n1\n1\n\n").success();
        test.again("prep --event 2026-11-25", "").success();
        let before = events(&test.journal()).len();
        let test = test.now(&format!("{day}T09:00:00+01:00")).args(args);
        let mut screen = test.screen(80, rows);
        go(&mut screen);
        screen.press(CTRL_C);
        screen.end().code(130).said_once("Stopped. All that you answered is kept. `mingle` shows how to go on.");
        let kinds: Vec<_> = events(&test.journal()).split_off(before).iter().map(|event| event["kind"].clone()).collect();
        assert_eq!(kinds, kept, "{args}");
    }
}
