//! `mingle review` as learners meet it.

use serde_json::json;

use crate::test::{DRILLS, Ran, Test, same};

/// A learner who played the lesson of three decisions with the first answers of its screen, on Monday the 23rd.
fn played() -> Test {
    let mut test = Test::new().lesson("doors", DRILLS);
    test.again("play doors --seed 1", "1\n1\n1\n\n").success();
    test
}

fn review(test: &mut Test, typed: &str) -> Ran {
    test.again("review", typed)
}

#[test]
fn a_review_mixes_drills_says_why_and_tells_the_strongest_line() {
    let mut test = played().now("2026-11-25T09:00:00+01:00");
    let ran = review(&mut test, "1\n1\n1\n").success();
    insta::assert_snapshot!(ran.stdout);
    let drills: Vec<_> = ran.events().into_iter().filter(|event| event["kind"] == "drill").collect();
    let picked = drills.iter().map(|drill| (drill["drill"].clone(), drill["move"].clone(), drill["medium"].clone()));
    assert_eq!(
        picked.collect::<Vec<_>>(),
        [
            (json!("the-phone"), json!("leave-a-pause"), json!("phone")),
            (json!("the-jar"), json!("help-that-fits"), json!("in-person")),
            (json!("the-lift"), json!("follow-up-question"), json!("in-person")),
        ]
    );
    assert!(drills.iter().all(|drill| drill["shown"].as_array().is_some_and(|shown| shown.len() == 2)));
}

#[test]
fn back_asks_the_drill_before_again_and_the_first_answer_counts() {
    let mut test = played().now("2026-11-25T09:00:00+01:00");
    let ran = review(&mut test, "1\nb\n2\n1\n1\n").success();
    let heads: Vec<&str> = ran.stdout.lines().filter(|line| line.starts_with("Review, ")).collect();
    assert_eq!(
        heads,
        [
            "Review, 1 of 3. On the phone.",
            "Review, 2 of 3.",
            "Review, 1 of 3. On the phone.",
            "Review, 2 of 3.",
            "Review, 3 of 3."
        ]
    );
    let options = |nth: usize| ran.stdout.split("He said that he").nth(nth).expect("the drill").lines().nth(2).map(str::to_owned);
    assert_eq!(options(1), options(2), "the order of answers stays");
}

#[test]
fn leaving_in_the_middle_keeps_what_was_answered() {
    let mut test = played().now("2026-11-25T09:00:00+01:00");
    for end in ["1\nq\n", "1\n"] {
        review(&mut test, end).success().stdout_has("Kept. `mingle review` goes on with what is left.\n");
    }
    assert_eq!(test.journal().matches("\"kind\":\"drill\"").count(), 2);
}

#[test]
fn a_hint_is_the_sentence_of_the_move() {
    let mut test = played().now("2026-11-25T09:00:00+01:00");
    review(&mut test, "w\nq\n").success().stdout_has("Hint:\nLeave room when somebody is not done yet.\n");
}

#[test]
fn without_a_lesson_there_is_nothing_to_review_and_the_first_one_is_offered() {
    let mut test = Test::new().lesson("doors", DRILLS);
    let ran = review(&mut test, "").success();
    same(
        "stdout",
        &ran.stdout,
        "Review\nA review draws on what lessons have shown you: play one first.\nA first lesson takes about ten minutes.\n\n\
         What next?\n1. Next lesson: Three doors (3 min)\n2. Home\n3. Leave\nAnswer 1 to 3, Enter for 3, b back, q leave.\n",
    );
}

#[test]
fn where_nothing_is_due_it_says_when_and_lets_you_practise_anyway() {
    let mut test = played().now("2026-11-23T18:00:00+01:00");
    review(&mut test, "1\n1\n1\n").success();
    test = test.now("2026-11-23T19:00:00+01:00");
    let ran = review(&mut test, "y\n1\n").success();
    let shown = ran.stdout.split("Review, 2 of 3.").next().unwrap_or_default();
    insta::assert_snapshot!(shown);
    review(&mut test, "n\n").success().stdout_has("What next?\n");
}
