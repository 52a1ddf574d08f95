//! One kind of menu, and one rule for every question: a digit, a letter or an arrow marks, Enter takes, Esc or `b` goes back, `q` leaves.

use crate::screen::{At, Screen};
use crate::terminal::{ESCAPE, MARKET};
use crate::test::{DRILLS, Test};

const DOWN: &str = "\u{1b}[B";
const UP: &str = "\u{1b}[A";

fn learner() -> Test {
    Test::new().lesson("doors", DRILLS).lesson("market", MARKET)
}

/// A learner who has played a lesson to its end.
fn played() -> Test {
    let mut test = learner();
    test.again("play doors --seed 1", "1\n1\n1\n\n\n\n").success();
    test
}

/// How to a place, the kind of question there, and what shows one step back.
type Place = (&'static str, fn(&mut Screen), At, &'static str);

const PLACES: [Place; 6] = [
    ("", to_all_lessons, At::Menu, "Prepare for an event"),
    ("", to_the_settings, At::Menu, "Prepare for an event"),
    ("", to_a_switch, At::YesNo, "What would you like to change?"),
    ("play doors", to_a_debrief, At::Menu, "Prepare for an event"),
    ("play doors", to_a_replay, At::Menu, "What next?"),
    ("review", |_| (), At::YesNo, "Prepare for an event"),
];

fn to_all_lessons(screen: &mut Screen) {
    screen.read_to(At::Menu).pick("All lessons");
}

fn to_the_settings(screen: &mut Screen) {
    screen.read_to(At::Menu).pick("Settings");
}

fn to_a_switch(screen: &mut Screen) {
    to_the_settings(screen);
    screen.read_to(At::Menu).pick("Plain text");
}

fn to_a_debrief(screen: &mut Screen) {
    for _ in 0..3 {
        screen.read_to(At::Decision).mark("1", 1).press("\r");
    }
}

fn to_a_replay(screen: &mut Screen) {
    to_a_debrief(screen);
    screen.read_to(At::Menu).pick("Replay from a decision");
}

#[test]
fn esc_and_b_go_back_and_q_leaves_wherever_one_is() {
    for (args, go, at, back) in PLACES {
        for key in [ESCAPE, "b", "B"] {
            let test = played().args(args);
            let mut screen = test.screen(80, 40);
            go(&mut screen);
            screen.read_to(at).press(key).read_to(At::Menu).until_text(back).press("q");
            screen.end().code(0);
        }
        let test = played().args(args);
        let mut screen = test.screen(80, 40);
        go(&mut screen);
        screen.read_to(at);
        let keys = if at == At::YesNo { "y or n, Enter" } else { "or arrows, Enter" };
        let keys = format!("{keys} · b or Esc back · q leave (kept)");
        assert!(screen.line().ends_with(&keys), "{}", screen.line());
        screen.press("q");
        screen.end().code(0);
    }
}

#[test]
fn at_the_home_screen_there_is_nothing_to_go_back_to_but_the_shell() {
    for key in [ESCAPE, "b", "q"] {
        let test = learner();
        let mut screen = test.screen(80, 24);
        screen.read_to(At::Menu).press(key);
        screen.end().code(0);
    }
}

#[test]
fn plain_text_has_the_same_rule() {
    let mut test = played();
    let asked = test.again("review", "b\nq\n").success().stdout;
    let (review, home) = asked.split_once("Answer y or n, Enter for n, b back, q leave.\n").expect("a question");
    assert!(review.starts_with("Review\n") && home.contains("Prepare for an event"), "{asked}");
    let left = test.again("review", "q\n").success().stdout;
    assert!(left.ends_with("Answer y or n, Enter for n, b back, q leave.\n"), "{left}");
}

#[test]
fn yes_and_no_only_mark_and_enter_answers() {
    let test = played().args("settings");
    let mut screen = test.screen(80, 24);
    screen.read_to(At::Menu).pick("Ask how sure I am");
    screen.read_to(At::YesNo);
    assert_eq!(screen.line(), " > no     y or n, Enter · b or Esc back · q leave (kept)");
    let marked = |screen: &mut Screen, key: &str, marked: &str| {
        screen.press(key).until(marked, |screen| screen.line().starts_with(marked));
    };
    for (key, mark) in [("y", " > yes "), ("x1N", " > no "), (DOWN, " > yes "), ("j", " > no "), ("y", " > yes ")] {
        marked(&mut screen, key, mark);
    }
    // A second Enter is not for the menu that comes next.
    screen.press("\r\r").read_to(At::Menu).until_text("Ask how sure I am: on").press("b");
    screen.end().code(0);
    assert_eq!(test.journal().matches("\"setting\"").count(), 1, "{}", test.journal());
}

#[test]
fn the_arrows_go_round_a_menu_in_both_directions() {
    let test = learner().args("settings");
    let mut screen = test.screen(80, 24);
    screen.read_to(At::Menu).mark(UP, 7).mark(UP, 6).mark(DOWN, 7).mark(DOWN, 1).mark("k", 7).press("\r");
    screen.end().code(0);
}

/// A library of fifteen lessons.
fn fifteen() -> Test {
    let lesson = |test: Test, number: usize| {
        test.lesson(&format!("l{number:02}"), &MARKET.replace("title: The last loaf", &format!("title: Loaf {number}")))
    };
    (1..=15).fold(Test::new(), lesson)
}

#[test]
fn two_digits_name_an_item_of_a_long_list() {
    for (columns, rows) in [(80, 24), (40, 24), (80, 10)] {
        let test = fifteen();
        let mut screen = test.screen(columns, rows);
        screen.read_to(At::Menu).mark("5", 5).mark("1", 1).mark("2", 2);
        let number = screen.number_of("All lessons");
        screen.mark(&number.to_string(), number).press("\r");
        // Another digit begins anew where no item has both.
        screen.read_to(At::Menu).mark("9", 9).mark("13", 13).mark("7", 7).mark("14", 14);
        assert_eq!(screen.number_of("Loaf 14 "), 14);
        screen.press("\r").until_text("Loaf 14").read_to(At::Decision).press("q");
        screen.end().code(0).within(columns);
        assert!(test.journal().contains(r#""lesson":"l14""#));
    }
}

#[test]
fn a_menu_that_is_taller_than_the_window_shows_the_part_with_the_mark() {
    let test = fifteen();
    let mut screen = test.screen(80, 10);
    screen.read_to(At::Menu).until_text("What next?").mark(UP, 7).pick("All lessons");
    screen.read_to(At::Menu);
    let shows = |screen: &Screen| -> Vec<usize> {
        let rows = screen.rows();
        let from = rows.iter().rposition(|row| row.starts_with(" All lessons")).expect("the question");
        rows[from..]
            .iter()
            .filter(|row| row.contains(" min"))
            .filter_map(|row| row.split_whitespace().next()?.parse().ok())
            .collect()
    };
    assert_eq!(shows(&screen), [1, 2, 3, 4, 5]);
    assert!(screen.contents().contains("\n 1-5 of 16, the arrows show the others\n > 1 "), "{}", screen.contents());
    screen.mark("15", 15);
    assert_eq!(shows(&screen), [11, 12, 13, 14, 15]);
    screen.mark(UP, 14).mark("3", 3);
    assert_eq!(shows(&screen), [3, 4, 5, 6, 7]);
    screen.press("b").read_to(At::Menu).mark("6", 6).press("\r");
    let pauses = screen.pauses;
    screen.read_to(At::Menu).until_text("1-3 of 7").press("b");
    assert_eq!(screen.pauses, pauses, "nothing is in the way of a menu that can make room for what stands above");
    screen.read_to(At::Menu).press("q");
    screen.end().code(0);
}

#[test]
fn a_window_may_shrink_to_nothing_while_a_menu_is_open() {
    let test = fifteen();
    let mut screen = test.screen(80, 24);
    screen.read_to(At::Menu).pick("All lessons");
    screen.read_to(At::Menu).resize(80, 2).mark("2", 2).mark(DOWN, 3).resize(20, 1).mark(DOWN, 4);
    screen.resize(80, 24).mark(DOWN, 5).press("b");
    screen.read_to(At::Menu).pick("All lessons");
    screen.read_to(At::Menu).press("q");
    screen.end().code(0);
    let test = fifteen();
    let mut screen = test.screen(80, 10);
    screen.read_to(At::Menu).resize(80, 2).mark("2", 2).mark(DOWN, 3).resize(20, 1).mark(DOWN, 4);
    screen.resize(80, 24).mark(DOWN, 5).press("q");
    screen.end().code(0);
}
