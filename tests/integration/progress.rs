//! `mingle progress` and the home screen, as learners meet them.

use serde_json::{Value, json};

use crate::screen::At;
use crate::test::{DRILLS, Test, same};

const HEAD: &str = r#"{"v":1,"id":"#;

/// A journal of drills: each is answered so many days before the 23rd of November, in the order given.
fn drills(answers: &[(u32, &str, &str, Option<&str>)], library: &str) -> String {
    let drill = |(number, (ago, drill, choice, confidence)): (usize, &(u32, &str, &str, Option<&str>))| {
        let day = 23 - ago;
        let sure = confidence.map(|confidence| format!(r#","confidence":"{confidence}""#)).unwrap_or_default();
        format!(
            "{HEAD}\"{number:032x}\",\"at\":\"2026-11-{day:02}T08:00:00+01:00\",\"kind\":\"drill\",\"library\":\"{library}\",\
             \"lesson\":\"doors\",\"drill\":\"{drill}\",\"move\":\"m\",\"medium\":\"phone\",\"choice\":\"{choice}\",\"shown\":[]{sure}}}\n"
        )
    };
    answers.iter().enumerate().map(drill).collect()
}

/// A learner with a history in a library of one lesson.
fn learner(answers: &[(u32, &str, &str, Option<&str>)]) -> Test {
    let test = Test::new().lesson("doors", DRILLS);
    let library = test.path("lessons").canonicalize().expect("a folder").to_string_lossy().into_owned();
    test.file("data/journal.jsonl", drills(answers, &library))
}

const SOME: [(u32, &str, &str, Option<&str>); 6] = [
    (12, "the-lift", "which", Some("sure")),
    (11, "the-oven", "mine", Some("sure")),
    (6, "the-phone", "wait", Some("guess")),
    (6, "the-jar", "tip", None),
    (5, "the-lift", "which", None),
    (5, "the-oven", "what", None),
];

#[test]
fn before_anything_was_answered_it_says_so() {
    let mut test = Test::new().lesson("doors", DRILLS);
    let said = "Progress\nThere is nothing to show yet: it begins with your first answer in a lesson.\n";
    same("stdout", &test.again("progress", "").success().stdout, said);
}

#[test]
fn in_plain_text_it_is_sentences() {
    insta::assert_snapshot!(learner(&SOME).again("progress", "").success().stdout);
}

#[test]
fn after_months_weeks_without_an_answer_are_one_sentence() {
    let said = learner(&SOME).now("2027-03-01T09:00:00+01:00").again("progress", "").success().stdout;
    assert!(said.contains("\nThe last weeks:\nNo answers in the last 4 weeks.\n") && !said.contains("none"), "{said}");
}

#[test]
fn five_first_tries_at_an_idea_make_a_bar() {
    let mut test = learner(&SOME);
    test.again("play doors --seed 1", "2\n2\n2\n\n").success();
    let said = test.again("progress", "").success().stdout;
    let shares = "Listen first: strong 3 of 5.\nNothing is said before 5 first tries: Give has 2.\n";
    assert!(said.contains(shares) && said.contains("Three doors: 1 of 1 ending seen.\n"), "{said}");
    let test = test.args("progress");
    let mut screen = test.screen(80, 60);
    screen.until_text("Listen first                     ██████░░░░ 3 of 5");
    screen.end().code(0);
}

#[test]
fn on_a_screen_it_is_a_picture() {
    for columns in [80, 40, 30] {
        let test = learner(&SOME).args("progress");
        let mut screen = test.screen(columns, 60);
        screen.until_text("there for you alone");
        let ended = screen.end().code(0).within(columns);
        insta::assert_snapshot!(format!("progress_{columns}"), ended.rows.join("\n"));
    }
}

#[test]
fn for_programs_it_is_json() {
    let ran = learner(&SOME).again("progress --format json", "").success();
    let overview: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let listening = json!({
        "principle": "listening", "title": "Listen first", "enough": false, "trend": null,
        "last": { "strong": 2, "of": 3 }, "first_tries": { "strong": 2, "of": 3 }, "retries": { "strong": 2, "of": 2 },
    });
    assert_eq!(overview["principles"][0], listening);
    assert_eq!(overview["new_after_a_delay"], json!({ "strong": 0, "of": 1 }));
    assert_eq!(overview["calibration"][0], json!({ "confidence": "sure", "strong": 1, "of": 2 }));
    assert_eq!(
        overview["lessons"],
        json!([{ "lesson": "doors", "title": "Three doors", "endings": 1, "endings_seen": 0, "begun": false }])
    );
    assert_eq!(overview["due"][0]["move"], "help-that-fits");
    assert_eq!(overview["days"].as_array().map(Vec::len), Some(22));
    assert_eq!(overview["days"][11], json!({ "day": "2026-11-13", "answers": 0 }));
}

#[test]
fn home_puts_the_next_good_step_first_and_leads_everywhere_in_two_keys() {
    for (words, follows, at) in [
        ("Review", "Review · 1 of", At::Decision),
        ("Next lesson", "Three short talks", At::Decision),
        ("All lessons", "All lessons", At::Menu),
        ("Progress", "What you still know days later", At::Menu),
        ("Settings", "What would you like", At::Menu),
    ] {
        let test = learner(&SOME).args("");
        let mut screen = test.screen(80, 60);
        screen.read_to(At::Menu);
        let number = screen.number_of(words).to_string();
        screen.press(&number).press("\r").until_text(follows).read_to(at).press("\u{3}");
        assert_eq!(screen.end().code, 130, "{words}");
    }
}

#[test]
fn whoever_comes_back_after_months_gets_one_sentence_and_one_good_step() {
    let test = learner(&SOME).now("2027-03-01T09:00:00+01:00").args("");
    let mut screen = test.screen(80, 24);
    screen.read_to(At::Menu);
    let contents = screen.contents();
    assert!(contents.contains("Good to see you again after 3 months."), "{contents}");
    assert!(contents.contains(" 1  Review: 3 short scenes"), "{contents}");
    assert!(!contents.contains("due") && !contents.contains("moves"), "no backlog is shown:\n{contents}");
    screen.pick("Leave");
    screen.end().code(0);
}
