//! After an ending: the plan that the learner makes, and replays from any decision.

use serde_json::{Value, json};

use super::{TYPED, WHOLE};
use crate::test::{CALL, Test};

#[test]
fn a_replay_is_an_attempt_of_its_own_that_can_be_understood_alone() {
    let test = Test::new().queue().args("play queue --seed 7").stdin(format!("{TYPED}1\n2\n1\n"));
    let ran = test.run().success();
    let replay = ran.stdout.strip_prefix(WHOLE).expect("the play before");
    assert!(
        replay.starts_with(
            "
Replay from which decision?
1. “Now I have to ask why.”
2. Say nothing, and wait.
3. Pick up lemons.
4. Back
Answer 1 to 4, Enter for 1, b back, q leave.

A replay from decision 2. The attempt before stays as it was.

The queue at the bakery, 2 of about 3. Trust 2 of 4. Patience 3 of 3.
Ben: I am next. Lemon cake, twelve eggs, and then...
"
        ),
        "{replay}"
    );
    let whole: Vec<Value> = ran.journal.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let (before, after) = whole.split_at(9);
    assert_eq!((after.len(), &after[0]["kind"]), (2, &json!("start")));
    assert_eq!((&after[0]["parent"], &after[0]["seed"]), (&before[0]["attempt"], &json!(7)));
    assert_eq!(after[0]["vary"], before[0]["vary"]);
    let given: Vec<&Value> = after[0]["given"].as_array().expect("answers").iter().map(|answer| &answer["choice"]).collect();
    assert_eq!(given, ["ask-why", "look", "on"]);
    assert_eq!((&after[1]["attempt"], &after[1]["choice"]), (&after[0]["attempt"], &json!("sugar")));
}

#[test]
fn a_replay_goes_on_from_where_it_was_left_and_asks_for_no_second_plan() {
    let mut test = Test::new().queue();
    test.again("play queue --seed 7", &format!("{TYPED}1\n3\n")).success();
    let ran = test.again("play queue", "2\n").success();
    assert!(
        ran.stdout.starts_with("On with The queue at the bakery, from where you left.\n\nThe queue at the bakery, 3 of about 3.")
    );
    let (_, after) = ran.stdout.split_once("These counts are about these scenes.").expect("a debrief");
    assert!(after.starts_with(" They do not show how you will do in a room.\n\nWhat next?\n"), "{after}");
    // Of the replayed lesson, both endings are known now.
    test.again("lessons", "").success().stdout_has("queue: The queue at the bakery · 2 of 2 endings seen · 3 min\n");
}

#[test]
fn first_tries_stay_what_they_were_after_going_back() {
    let ran = Test::new().queue().args("play queue --seed 7").stdin("3\nb\n2\n1\n3\nHi.\n\n1\n").run().success();
    ran.stdout_has("You made 3 decisions; 3 of them took").stdout_has("\nListen first: strong 1 of 2.\nGive: strong 1 of 1.\n");
}

#[test]
fn the_debrief_says_where_the_stronger_line_would_have_led() {
    let ran = Test::new().queue().args("play queue --seed 7").stdin("3\n1\n2\nHi.\n\n3\n").run().success();
    ran.stdout_has(
        "
1 · Ben: Twelve lemons. Do not ask me why.
Move: Ask about the thing that they have just said.
You: “As someone who sells boxes, I could get you a better box.”
Then: Ben: It is a box.
Trust 1 to 0.
Tempting: The box is about to break.
Stronger: “Now I have to ask why.”
And then: Ben: A wedding cake, my friend. For my sister.
Trust 1 to 2.
With strong lines from here on it ends otherwise: “A place at the table”. Sunday at three. Bring a loaf.
",
    );
}

#[test]
fn a_debrief_tells_feedback_that_was_held_and_never_told() {
    let lesson = CALL.replace("    tell: true\n", "");
    assert_ne!(lesson, CALL);
    let ran = Test::new().lesson("call", &lesson).args("play call --seed 1").stdin("2\n1\n").run().success();
    let (told, debrief) = ran.stdout.split_once("\nLooking back: ").expect("a debrief");
    assert!(!told.contains("She had asked for a moment."), "{told}");
    assert!(debrief.contains("\nThen: Ida: One moment!\nWhy: She had asked for a moment.\nTempting: "), "{debrief}");
    assert!(debrief.contains("\nThen: Ida: You are in.\nWhy: A pot was all that was missing.\n"), "{debrief}");
}

#[test]
fn a_plan_is_kept_and_is_where_the_next_one_starts() {
    let mut test = Test::new().queue();
    let ran = test.again("play queue --seed 7", TYPED).success();
    let plan = json!({"kind": "plan", "if": "I wait in a queue", "then": "I will ask Ben."});
    assert_eq!(ran.events().last(), Some(&plan));
    let answers = "2\n1\n3\nHi.\n\n1\n";
    let ran = test.again("play queue --fresh --seed 7", &format!("{answers}I queue for bread\n\n")).success();
    ran.stdout_has("\nIf I wait in a queue, then I will ask Ben.\n")
        .stdout_has("\nKept: If I queue for bread, then I will ask Ben.\n");
}

#[test]
fn a_plan_without_words_leaves_the_one_from_before() {
    let ran =
        Test::new().queue().args("play queue --seed 7").stdin(TYPED.replace("\nI will ask Ben.\n", "\n...\n")).run().success();
    ran.stdout_has(
        "
A plan needs words, so the ones from before stay.
Kept: If I wait in a queue, then I will ask about what somebody carries.
",
    );
}

#[test]
fn leaving_before_the_plan_keeps_the_ending() {
    for typed in ["q\n", "", "I queue\nq\n"] {
        let answers = TYPED.strip_suffix("\nI will ask Ben.\n").expect("the plan");
        let mut test = Test::new().queue();
        let ran = test.again("play queue --seed 7", &format!("{answers}{typed}")).success();
        assert_eq!(ran.events().last().map(|event| event["kind"].clone()), Some("end".into()), "{typed:?}");
        test.again("lessons", "").success().stdout_has("1 of 2 endings seen");
    }
}

/// A lesson whose strong ending begins with a line that is told only to those who were late.
const LATE: &str = "\
format: 1
title: The gate
summary: A gate, and two ways through it.
principles: [listening]
medium: in-person
minutes: 1
flags: [late]
scenes:
  gate:
    lines: The gate stands open.
    practises: leave-a-pause
    choices:
      wait:
        do: Wait at the gate.
        quality: strong
        reaction: Somebody comes.
        feedback: You waited at the gate.
        next: inside
      run:
        do: Run through the gate.
        quality: weak
        reaction: Nobody comes.
        feedback: You ran through the gate.
        effects: { late: true }
        next: outside
endings:
  inside:
    title: Inside
    quality: strong
    text:
      - narrator: You come late.
        when: { late: true }
      - narrator: You are in time.
  outside: { title: Outside, quality: weak, text: You are outside. }
";

#[test]
fn where_it_would_have_led_is_told_as_it_would_have_been() {
    let ran = Test::new().lesson("gate", LATE).args("play gate --seed 1").stdin("2\n").run();
    ran.success().stdout_has("it ends otherwise: \u{201c}Inside\u{201d}. You are in time.\n");
}
