//! Every way out of a terminal leaves it as it was, with what was answered on disk.

use crate::screen::{At, Screen};
use crate::terminal::MARKET;
use crate::test::Test;

const CTRL_C: &str = "\u{3}";

/// A place to be stopped in: how to start, how large the window is, and the way there, in the middle of an attempt with one answer.
struct Place {
    args: &'static str,
    rows: u16,
    go: fn(&mut Screen),
}

const PLACES: [(&str, Place); 5] = [
    (
        "a decision",
        Place {
            args: "play market",
            rows: 24,
            go: |screen| {
                screen.read_to(At::Decision).mark("2", 2);
            },
        },
    ),
    (
        "a menu",
        Place {
            args: "",
            rows: 24,
            go: |screen| {
                screen.read_to(At::Menu);
            },
        },
    ),
    (
        "own words",
        Place {
            args: "",
            rows: 24,
            go: |screen| {
                screen.read_to(At::Menu).pick("Settings");
                screen.read_to(At::Menu).pick("Your name");
                screen.read_to(At::Words).press("Ad").until("the letters", |screen| screen.line() == " > Ad");
            },
        },
    ),
    (
        "a pause",
        Place {
            args: "play market --fresh",
            rows: 8,
            go: |screen| {
                screen.read_to(At::More);
            },
        },
    ),
    (
        "no prompt",
        Place {
            args: "play market --plain",
            rows: 24,
            go: |screen| {
                screen.until_text("q leave.");
            },
        },
    ),
];

/// An attempt with one answer.
fn begun() -> Test {
    let mut test = Test::new().lesson("market", MARKET);
    test.again("play market --seed 7", "2\n").success();
    assert_eq!(test.answers(), ["queue which-ideas"]);
    test
}

/// Stops the program in every place and holds it to how it leaves.
fn stopped(stop: fn(&mut Screen)) {
    for (name, place) in PLACES {
        println!("in {name}"); // shows where a test fails
        let test = begun().other_args(place.args);
        let mut screen = test.screen(80, place.rows);
        (place.go)(&mut screen);
        stop(&mut screen);
        let ended = screen.end().code(130).said_once("Stopped. All your answers are kept; `mingle play` goes on.");
        assert!(name != "no prompt" || !ended.raw.contains('\u{1b}'), "plain text is left plain: {:?}", ended.raw);
        assert_eq!(test.answers(), ["queue which-ideas"]);
        goes_on(test);
    }
}

/// Holds the next start to going on after the first answer.
#[track_caller]
fn goes_on(test: Test) {
    let attempt = test.other_args("play market");
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
fn a_request_to_end_leaves_the_terminal_whole() {
    stopped(|screen| {
        screen.signal("TERM");
    });
}

#[test]
fn what_was_answered_before_ctrl_c_is_kept() {
    let test = begun().other_args("play market");
    let mut screen = test.screen(80, 24);
    screen.read_to(At::Decision);
    let number = screen.number_of("We could cut it");
    screen.mark(&number.to_string(), number).press("\r").read_to(At::Decision).press(CTRL_C);
    screen.end().code(130);
    assert_eq!(test.answers(), ["queue which-ideas", "thumb halves"]);
}

#[test]
fn a_terminal_that_is_closed_ends_the_program_and_loses_nothing() {
    for (name, place) in PLACES {
        println!("in {name}"); // shows where a test fails
        let test = begun().other_args(place.args);
        let mut screen = test.screen(80, place.rows);
        (place.go)(&mut screen);
        screen.hang_up();
        assert_eq!(test.answers(), ["queue which-ideas"]);
        goes_on(test);
    }
}

#[test]
fn ctrl_d_at_a_decision_keeps_the_attempt() {
    let test = begun().other_args("play market");
    let mut screen = test.screen(80, 24);
    screen.read_to(At::Decision).press("\u{4}");
    screen.end().code(0).said_once("Kept. `mingle play market` goes on here.");
    goes_on(test);
}
