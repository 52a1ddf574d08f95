//! What a learner may turn on: to be asked how sure they are, and for a line of their own before the answers show.

use serde_json::json;

use crate::screen::At;
use crate::test::{DRILLS, QUEUE, Test};

fn with(setting: &str) -> Test {
    let mut test = Test::new().lesson("doors", DRILLS);
    test.again(&format!("settings {setting} on"), "").success();
    test
}

const HOW_SURE: &str =
    "\nHow sure are you that it is the strongest line here?\n1 a guess, 2 I think so, 3 sure\nAnswer 1 to 3, b back, q leave.\n";

#[test]
fn how_sure_one_is_comes_before_the_reaction_and_is_kept_with_the_answer() {
    let mut test = with("confidence");
    let ran = test.again("play doors --seed 1", "1\nvery\n3\n").success();
    let told = ran.stdout.split_once("w hint, q leave.\n").expect("a question").1;
    assert!(
        told.starts_with(&format!("{HOW_SURE}That is not one of the answers here: answer 1 to 3, b back, q leave.\n\nAnn: ")),
        "{told}"
    );
    let answer = ran.events().into_iter().find(|event| event["kind"] == "answer").expect("an answer");
    assert_eq!(answer["confidence"], json!("sure"));
}

#[test]
fn who_goes_back_when_asked_picks_anew() {
    let mut test = with("confidence");
    test.again("settings say-first on", "").success();
    let ran = test.again("play doors --seed 1", "Mine.\n1\nb\n2\n1\n").success();
    let answers: Vec<_> = ran.events().into_iter().filter(|event| event["kind"] == "answer").collect();
    assert_eq!(answers.len(), 1, "what was taken back was not answered: {answers:?}");
    let (shown, choice) = (&answers[0]["shown"], &answers[0]["choice"]);
    assert_eq!((choice, &answers[0]["confidence"]), (&shown[1], &json!("guess")));
    assert_eq!(answers[0]["said"], json!("Mine."), "the line from before is kept");
}

#[test]
fn who_leaves_when_asked_has_answered_all_the_same() {
    for typed in ["1\nq\n", "1\n"] {
        let mut test = with("confidence");
        let ran = test.again("play doors", typed).success().stdout_has("Kept. `mingle play doors` goes on here.\n");
        let answer = ran.events().into_iter().find(|event| event["kind"] == "answer").expect("an answer");
        assert_eq!(answer.get("confidence"), None);
        let on = test.again("play doors", "2\n3\nq\n").success().stdout;
        let (told, after) = on.split_once("\nThree doors, 2 of about 3.").expect("the second decision");
        assert!(told.starts_with("On with Three doors, from where you left.\nAnn: ") && told.contains("\nWhy:\n"), "{told}");
        assert!(after.contains("\nWhy:\n"), "{after}");
        let on = test.again("play doors", "").success().stdout;
        assert!(!on.contains("Why:"), "what was told is not told again: {on}");
    }
}

#[test]
fn doors_and_settings_that_are_off_ask_nothing() {
    let mut test = Test::new().queue();
    assert!(QUEUE.contains("doors:"));
    test.again("settings confidence on", "").success().stdout("Ask how sure I am: on\n");
    test.again("settings say-first on", "").success().stdout("Say it first: on\n");
    let asked = test.again("play queue --from shop", "").success().stdout;
    assert!(!asked.contains("A line of your own"), "{asked}");
    let asked = test.again("play queue --seed 7", "").stdout;
    assert!(asked.contains("A line of your own") && !asked.contains("How sure"), "{asked}");
    test.again("settings say-first off", "").success().stdout("Say it first: off\n");
    test.again("settings confidence no", "").success().stdout("Ask how sure I am: off\n");
    let unasked = test.again("play queue --fresh --seed 7", "1\n").stdout;
    assert!(!unasked.contains("A line of your own") && !unasked.contains("How sure"), "{unasked}");
    test.again("settings say-first maybe", "").code(2).stderr("mingle: `maybe` is neither on nor off\n");
}

#[test]
fn a_line_of_ones_own_comes_before_the_answers_and_stays_in_the_transcript() {
    let mut test = with("say-first");
    let ran = test.again("play doors --seed 1", "w\n  To the *sea*,\tor the hills?  \n1\n\n1\n").success();
    let told = ran.stdout.split_once("Ann: I have moved house.\n").expect("the scene").1;
    let ask = "\nWhat would you say or do? A line of your own, before you see others.\n\
               Write one line, or an empty one to skip it. Or w hint, q leave.\n";
    let hint = "\nHint:\nAsk about the thing that they have just said.\n";
    assert!(told.starts_with(&format!("{ask}{hint}{ask}\nKept. Now pick the one that is closest to it.\n\n1. ")), "{told}");
    let answers: Vec<_> = ran.events().into_iter().filter(|event| event["kind"] == "answer").collect();
    assert_eq!(answers[0]["said"], json!("To the *sea*, or the hills?"));
    assert_eq!(answers[1].get("said"), None, "an empty line skips it");
    let transcript = test.again("transcript", "").success().stdout;
    assert_eq!(transcript.matches("**You, before the answers showed:** To the \\*sea\\*, or the hills?\n").count(), 1);
}

#[test]
fn back_and_leave_work_before_the_answers_show() {
    let mut test = with("say-first");
    let ran = test.again("play doors --seed 1", "One.\n1\nb\nTwo.\n1\nq\n").success();
    assert_eq!(ran.stdout.matches("Ann: I have moved house.").count(), 2);
    assert!(ran.stdout.ends_with("Kept. `mingle play doors` goes on here.\n"), "{}", ran.stdout);
}

#[test]
fn reviews_ask_the_same() {
    let mut test = with("confidence");
    test.again("play doors --seed 1", "1\n1\n1\n1\n1\n1\n\n").success();
    let mut test = test.now("2026-11-25T09:00:00+01:00");
    test.again("settings say-first on", "").success();
    let ran = test.again("review", "Mine.\n1\n2\n").success();
    let drill = ran.events().into_iter().find(|event| event["kind"] == "drill").expect("a drill");
    assert_eq!((&drill["confidence"], &drill["said"]), (&json!("think-so"), &json!("Mine.")));
}

#[test]
fn on_a_screen_one_key_is_enough() {
    for columns in [80, 40] {
        let mut test = with("confidence");
        test.again("settings say-first on", "").success();
        let test = test.args("play doors --seed 1");
        let mut screen = test.screen(columns, 24);
        screen.read_to(At::Words).press("\r");
        screen.read_to(At::Decision).mark("1", 1).press("\r");
        screen.read_to(At::Decision).until_text("1 a guess · 2 I think so · 3 sure");
        screen.press("2").read_to(At::Words).say("I would wait.");
        screen.read_to(At::Decision).until_text("Kept. Now pick");
        screen.press("q");
        screen.end().code(0).within(columns).said_once("How sure are you");
        let journal = test.journal();
        assert!(journal.contains(r#""confidence":"think-so"}"#), "{journal}");
    }
}
