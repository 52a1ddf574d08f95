//! "Which reason fits?": asked after the feedback of a decision that has reasons, kept, and counted for nothing.

use serde_json::json;

use crate::test::{DRILLS, Test};

/// The lesson of three decisions with reasons beside the second.
fn with_reasons() -> String {
    let reasons = "    reasons:
      more: { text: She was not done., fits: true, feedback: She stopped in the middle. }
      kind: { text: It is kind., feedback: It can be rude as well. }
    next: third
";
    DRILLS.replacen("    next: third\n", reasons, 1)
}

fn doors() -> Test {
    Test::new().lesson("doors", &with_reasons())
}

#[test]
fn it_comes_after_the_feedback_and_tells_why_the_picked_one_fits_or_not() {
    let mut test = doors();
    let ran = test.again("play doors --seed 1", "1\n1\n1\n").success();
    let told = ran.stdout.split_once("Ann: And then I ...\n").expect("the second scene").1;
    insta::assert_snapshot!(told);
    let reason = ran.events().into_iter().find(|event| event["kind"] == "reason").expect("a reason");
    assert_eq!(reason, json!({ "kind": "reason", "scene": "second", "reason": "kind", "shown": ["kind", "more"] }));
}

#[test]
fn the_fitting_reason_stands_alone_and_the_transcript_tells_it() {
    let mut test = doors();
    let ran = test.again("play doors --seed 1", "1\n1\n2\n").success();
    assert!(ran.stdout.contains("\nShe stopped in the middle.\n") && !ran.stdout.contains("The one that fits"), "{}", ran.stdout);
    let transcript = test.again("transcript", "").success().stdout;
    assert!(transcript.contains("**Which reason fits?** She was not done.\n\n> She stopped in the middle.\n"), "{transcript}");
}

#[test]
fn who_leaves_at_it_is_asked_again_after_the_reaction() {
    for typed in ["1\n1\nq\n", "1\n1\n"] {
        let mut test = doors();
        test.again("play doors --seed 1", typed).success().stdout_has("Kept. `mingle play doors` goes on here.\n");
        let on = test.again("play doors", "1\nq\n").success().stdout;
        let (told, after) = on.split_once("Which reason fits?").expect("the question");
        assert!(told.starts_with("On with Three doors, from where you left.\nAnn: ") && told.contains("\nWhy:\n"), "{told}");
        assert!(after.contains("Three doors, 3 of about 3."), "{after}");
        let on = test.again("play doors", "").success().stdout;
        assert!(!on.contains("Which reason") && !on.contains("Why:"), "what was answered is not asked again: {on}");
    }
}

#[test]
fn where_feedback_is_held_it_is_not_asked() {
    let mut test = Test::new().lesson("doors", &with_reasons().replace("minutes: 3\n", "minutes: 3\nfeedback: held\n"));
    let told = test.again("play doors --seed 1", "1\n1\n1\n").stdout;
    assert!(told.contains("How it ends") && !told.contains("Which reason"), "{told}");
}
