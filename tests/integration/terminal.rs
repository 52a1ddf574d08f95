//! Lessons and menus on a real terminal: every page can be read, every key does what it says, and the terminal is left as it was.

use crate::screen::{At, Ended, Screen};
use crate::test::Test;

/// A small lesson with a bit of everything.
pub(crate) const MARKET: &str = include_str!("../fixtures/market.yaml");

const DOWN: &str = "\u{1b}[B";
pub(crate) const ESCAPE: &str = "\u{1b}";

/// Keys that mark the option of a number.
type Mark = fn(usize) -> String;

fn by_digit(number: usize) -> String {
    number.to_string()
}

fn by_arrows(number: usize) -> String {
    DOWN.repeat(number)
}

/// One too far and back again.
fn by_j_and_k(number: usize) -> String {
    "j".repeat(number + 1) + "k"
}

fn market() -> Test {
    Test::new().lesson("market", MARKET).args("play market --seed 7")
}

fn take(screen: &mut Screen, words: &str, mark: Mark) {
    screen.read_to(At::Decision);
    let number = screen.number_of(words);
    screen.mark(&mark(number), number).press("\r");
}

/// Plays the lesson by its strong line, up to the menu after the debrief.
fn play_market(screen: &mut Screen, mark: Mark) {
    take(screen, "What did the oven", mark);
    take(screen, "We could cut it", mark);
    take(screen, "Read the sign", mark);
    take(screen, "Sit down", by_digit);
    take(screen, "Eat, and leave him", mark);
    screen.read_to(At::Words).say("How is the nine o'clock?");
    screen.read_to(At::Words).press("\r");
    screen.read_to(At::Words).press("\r");
    screen.read_to(At::Words).press("\r");
    screen.read_to(At::Menu);
}

fn played(columns: u16, rows: u16, mark: Mark) -> Ended {
    let test = market();
    let mut screen = test.screen(columns, rows);
    play_market(&mut screen, mark);
    screen.pick("Leave");
    screen.end().code(0).within(columns)
}

#[test]
fn a_lesson_at_80_by_24() {
    let ended = played(80, 24, by_digit);
    assert!(ended.rows.contains(&" Trust ██░░ 2 (+1)".to_owned()), "{}", ended.rows.join("\n"));
    insta::assert_snapshot!(ended.last_screen);
}

#[test]
fn a_lesson_at_40_by_24() {
    let ended = played(40, 24, by_arrows);
    insta::assert_snapshot!(ended.last_screen);
}

#[test]
fn a_lesson_at_80_by_10_leaves_the_same_text_as_on_a_large_screen() {
    let small = played(80, 10, by_j_and_k);
    insta::assert_snapshot!(small.last_screen);
    assert_eq!(small.rows, played(80, 24, by_digit).rows);
}

#[test]
fn a_built_in_lesson_is_played_to_an_ending_at_every_size() {
    for (columns, rows) in [(80, 24), (40, 24), (80, 10)] {
        let test = Test::new().args("play anywhere --seed 7");
        let mut screen = test.screen(columns, rows);
        let mut steps = 0;
        loop {
            match screen.wait() {
                At::More => screen.press(" "),
                At::Decision => screen.mark("1", 1).press("\r"),
                At::Words => {
                    if screen.line() == " >" && screen.contents().contains("an empty line when done") {
                        screen.say("The duck says hello").read_to(At::Words);
                    }
                    screen.press("\r")
                }
                At::Menu => break,
                At::YesNo => screen.answer(false),
            };
            steps += 1;
            assert!(steps < 200, "it goes round in circles:\n{}", screen.contents());
        }
        screen.pick("Leave");
        let ended = screen.end().code(0).within(columns).said_once("How it ends:").said_once("Looking back:");
        assert!(test.journal().contains(r#""kind":"end""#), "{}", ended.last_screen);
    }
}

#[test]
fn the_line_of_keys_fits_the_window_and_says_what_comes_next() {
    for (columns, before, marked) in [
        (
            80,
            " >       1-3 or arrows, Enter · b or Esc back · w hint · q leave (kept)",
            " > 2     1-3 or arrows, Enter · b or Esc back · w hint · q leave (kept)",
        ),
        (40, " >    1-3 · b back · w hint · q leave", " > 2  Enter · b back · w hint · q leave"),
    ] {
        let test = market();
        let mut screen = test.screen(columns, 24);
        take(&mut screen, "What did the oven", by_digit);
        screen.read_to(At::Decision);
        assert_eq!(screen.line(), before);
        screen.mark("2", 2);
        assert_eq!(screen.line(), marked);
        screen.press("q");
        screen.end().code(0);
    }
}

#[test]
fn a_window_that_is_too_small_and_a_dumb_terminal_get_plain_text() {
    for (test, columns, rows) in [(market(), 20, 5), (market().env("TERM", "dumb"), 80, 24)] {
        let mut screen = test.screen(columns, rows);
        screen.until("the keys", |screen| screen.raw().contains("Answer 1 to 3, w hint, q leave."));
        screen.press("q\n");
        let ended = screen.end().code(0);
        assert!(!ended.raw.contains('\u{1b}'), "{}", ended.raw);
        assert!(ended.raw.contains("June: "), "{}", ended.raw);
    }
}

#[test]
fn the_home_screen_of_a_dumb_terminal_is_plain() {
    for (test, columns, rows) in [(Test::new(), 20, 5), (Test::new().env("TERM", "dumb"), 80, 24)] {
        let test = test.lesson("market", MARKET);
        let mut screen = test.screen(columns, rows);
        screen.until("the menu", |screen| screen.raw().contains("What next?") && screen.raw().ends_with("q leave.\r\n"));
        screen.press("q\n");
        let ended = screen.end().code(0);
        assert!(!ended.raw.contains('\u{1b}'), "{}", ended.raw);
    }
}

#[test]
fn the_list_of_lessons_wraps_between_words() {
    let test = Test::new().lesson("market", MARKET).args("lessons");
    let ended = test.screen(30, 24).end().code(0).within(30);
    let said = test.run().success().stdout;
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&ended.rows.join("\n")), words(&said));
    assert!(said.lines().any(|line| line.len() > 30), "nothing had to wrap: {said}");
}

#[test]
fn the_home_screen_leads_to_lessons_and_settings_and_back() {
    for columns in [80, 40] {
        let test = Test::new().lesson("market", MARKET);
        let mut screen = test.screen(columns, 24);
        screen.read_to(At::Menu).pick("Settings");
        screen.read_to(At::Menu).pick("Your name");
        screen.read_to(At::Words).say("Ada");
        screen.read_to(At::Menu);
        assert_eq!(screen.pauses, 0, "what fits on a screen is not paged");
        screen.pick("Back");
        screen.read_to(At::Menu);
        screen.until_text("mingle · Hello, Ada").pick("All lessons");
        screen.read_to(At::Menu);
        assert_eq!(screen.number_of("The last loaf · new · 3 min"), 1);
        screen.press(ESCAPE).read_to(At::Menu).pick("All lessons");
        screen.read_to(At::Menu).pick("Back");
        screen.read_to(At::Menu).pick("Leave");
        screen.end().code(0);
    }
}

#[test]
fn a_page_waits_for_enter_or_space_and_for_nothing_else() {
    let pages = |keys: &str| {
        let test = market();
        let mut screen = test.screen(80, 8);
        screen.read_to(At::More).press(keys);
        screen.read_to(At::Decision);
        screen.press("q");
        let pauses = screen.pauses + 1;
        (pauses, screen.end().code(0).rows)
    };
    let (pauses, rows) = pages("\r");
    assert!(pauses >= 3, "{pauses}");
    // Keys that mean nothing there (`q` leaves), and an Enter that is held down: both leave the pages that follow as they are.
    for keys in [" ", "b1j\u{1b}[B\u{4} ", "\r\r\r\r\r\r"] {
        assert_eq!(pages(keys), (pauses, rows.clone()), "{keys:?}");
    }
}

#[test]
fn keys_that_were_typed_ahead_answer_nothing() {
    let test = market();
    let mut screen = test.screen(80, 24);
    screen.read_to(At::Decision).press("1\r2\r2\r2\rq");
    screen.read_to(At::Decision);
    let number = screen.number_of("We could cut it");
    screen.mark(&number.to_string(), number).press("\r");
    screen.read_to(At::Decision).press("q");
    screen.end().code(0);
    assert_eq!(test.answers(), ["queue my-oven", "thumb halves"]);
}

#[test]
fn keys_that_mean_nothing_and_an_enter_too_many_change_nothing() {
    let test = market();
    let mut screen = test.screen(80, 24);
    // There is nothing to go back to yet, so b is one of them.
    screen.read_to(At::Decision).press("\r\r\rxyz4890b\u{1b}[3~\u{1b}[H\u{1b}\t é\r");
    screen.mark("2", 2).press("9x\u{7f}").mark("k", 1).press("q");
    screen.end().code(0);
    assert_eq!(test.answers(), [""; 0]);
}

#[test]
fn a_window_may_change_its_size_while_a_decision_is_open() {
    let test = market();
    let mut screen = test.screen(80, 24);
    take(&mut screen, "What did the oven", by_digit);
    screen.read_to(At::Decision).resize(40, 24).mark("1", 1);
    assert_eq!(screen.line(), " > 1  Enter · b back · w hint · q leave");
    screen.resize(80, 10).mark("2", 2);
    assert_eq!(screen.line(), " > 2     1-3 or arrows, Enter · b or Esc back · w hint · q leave (kept)");
    screen.press("\r").read_to(At::Decision).press("q");
    screen.end().code(0);
    assert_eq!(test.answers().len(), 2);
}

#[test]
fn q_keeps_the_attempt_and_the_next_start_goes_on_exactly_there() {
    let mut test = market();
    let mut screen = test.screen(80, 24);
    take(&mut screen, "What did the oven", by_digit);
    screen.read_to(At::Decision);
    let asked = from_the_scene_on(&screen);
    screen.press("q");
    screen.end().code(0).said_once("Kept. `mingle play market` goes on here.");
    test = test.args("play");
    let mut screen = test.screen(80, 24);
    screen.read_to(At::Decision);
    assert_eq!(from_the_scene_on(&screen), asked);
    screen.press("b").read_to(At::Decision).press("q");
    screen.end().code(0).said_once("On with The last loaf, from where you left.");
    assert_eq!(test.answers(), ["queue which-ideas"]);
}

/// What shows of the scene that is on.
fn from_the_scene_on(screen: &Screen) -> Vec<String> {
    let rows = screen.rows();
    let scene = rows.iter().rposition(|row| row.contains("of about")).expect("a scene");
    rows[scene..].iter().filter(|row| !row.is_empty()).cloned().collect()
}

#[test]
fn colours_show_unless_the_learner_wants_none() {
    for (test, colours) in [
        (market(), true),
        (market().env("NO_COLOR", "1"), false),
        (market().arg("--color=never"), false),
        (market().env("NO_COLOR", "1").arg("--color=always"), true),
    ] {
        let mut screen = test.screen(80, 24);
        screen.read_to(At::Decision).mark("1", 1).press("q");
        let ended = screen.end().code(0);
        assert_eq!(has_colour(&ended.raw), colours, "{:?}", ended.raw);
    }
}

/// Whether a sequence among the bytes sets a colour (ECMA-48, SGR).
fn has_colour(raw: &str) -> bool {
    raw.split("\u{1b}[").skip(1).any(|rest| {
        let parameters = rest.split(|c: char| !c.is_ascii_digit() && c != ';').next().unwrap_or_default();
        let sets = |number: u32| matches!(number, 30..=38 | 40..=48 | 90..=97 | 100..=107);
        rest[parameters.len()..].starts_with('m') && parameters.split(';').any(|number| number.parse().is_ok_and(sets))
    })
}

#[test]
fn plain_text_is_plain_on_a_terminal_too() {
    let test = market().arg("--plain");
    let mut screen = test.screen(80, 10);
    screen.until_text("q leave.").press("1\n").until_text("Answer 1 to 3, b back, w hint, q leave.").press("q\n");
    let ended = screen.end().code(0);
    assert!(!ended.raw.contains('\u{1b}'), "{:?}", ended.raw);
    assert!(!ended.raw.contains("more: Enter"), "plain text never waits only to go on: {}", ended.raw);
}
