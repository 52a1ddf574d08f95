//! After an ending: the plan that the learner makes, and replays from any decision.

use serde_json::{Value, json};

use super::{TYPED, WHOLE};
use crate::screen::{At, Screen};
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
    // What is open is the replay: the lesson itself was told to its end.
    test.again("lessons", "").success().stdout_has("queue: The queue at the bakery · 1 of 2 endings seen · 3 min\n");
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
fn a_replay_says_what_it_is_and_counts_no_first_tries() {
    let mut test = Test::new().queue();
    // From decision 2 on, and there the fair answer.
    let ran = test.again("play queue --seed 7", &format!("{TYPED}1\n2\n1\nHi.\n\n1\n")).success();
    let (_, debrief) = ran.stdout.rsplit_once("\nLooking back: The queue at the bakery\n").expect("a second debrief");
    let intro = "This is the replay from decision 2 on: 1 of 2 answers in it took the strongest line that was on offer. What each \
                 decision led to:\n\n1 · ";
    assert!(debrief.starts_with(intro), "{debrief}");
    let (_, end) = debrief.split_once("\n\nStrong").expect("what counts");
    let end = end.split_once("\n\nWhat next?").expect("a menu").0;
    assert_eq!(
        end,
        " at the first try:\nNone: a replay is there to try things. It changes nothing in `mingle progress`, nor in what comes up \
         for review.\nThese counts are about these scenes. They do not show how you will do in a room."
    );
    let progress: Value = serde_json::from_str(&test.again("progress --format json", "").stdout).expect("JSON");
    let first: Vec<_> =
        progress["principles"].as_array().expect("principles").iter().map(|known| &known["first_tries"]).collect();
    assert_eq!(first, [&json!({"strong": 2, "of": 2}), &json!({"strong": 1, "of": 1})], "{progress}");
}

#[test]
fn a_replay_begins_where_its_learner_went_back_to() {
    let ran = Test::new().queue().args("play queue --seed 7").stdin(format!("{TYPED}1\n3\nb\nb\n2\nHi.\n\n1\n")).run();
    ran.success().stdout_has("\nThis is the replay from decision 2 on: 1 of 2 answers in it took the strongest line");
}

#[test]
fn what_was_answered_in_an_earlier_attempt_is_no_first_try_any_more() {
    let mut test = Test::new().queue();
    // The shop shuts after one decision.
    test.again("play queue --seed 7", "3\n3\n3\n3\n\n\n")
        .success()
        .stdout_has("\nStrong at the first try:\nListen first: strong 0 of 1.\n");
    let ran = test.again("play queue --seed 7", TYPED).success();
    ran.stdout_has(
        "
Strong at the first try:
Listen first: strong 1 of 1.
Give: strong 1 of 1.
One decision you had answered before: it is practice, and no first try.
These counts are",
    );
    let ran = test.again("play queue --seed 7", TYPED).success();
    ran.stdout_has(
        "
Strong at the first try:
None: you had answered all of these decisions before, so that they are practice.
These counts are",
    );
    let ran = test.again("progress", "").success();
    assert!(ran.stdout.contains("Listen first has 2, Give has 1."), "{}", ran.stdout);
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

/// From the home screen to what there is to do with the one lesson.
fn at_the_lesson(test: &Test) -> Screen {
    let mut screen = test.screen(80, 60);
    screen.read_to(At::Menu).pick("All lessons");
    screen.read_to(At::Menu).pick("The queue at the bakery");
    screen.read_to(At::Menu).until_text("You have seen an ending of The queue at the bakery.");
    screen
}

#[test]
fn a_lesson_leads_to_its_last_debrief_and_to_that_of_a_replay_of_it() {
    let mut test = Test::new().queue();
    let left = TYPED.strip_suffix("\n\nI will ask Ben.\n").expect("the plan");
    let said =
        "\nKept, without a plan. Until you play this lesson again, All lessons on the home screen leads back to this debrief.\n";
    test.again("play queue --seed 7", &format!("{left}\nq\n")).success().stdout_has(said);
    test = test.args("");
    let mut screen = at_the_lesson(&test);
    assert!(!screen.contents().contains("replay"), "{}", screen.contents());
    screen.pick("Look back at the last time");
    screen.read_to(At::Words).until_text("You made 3 decisions; 3 of them").press("\u{3}");
    screen.end().code(130);

    // A replay that ended, from decision 2 on.
    test.again("play queue --seed 7", &format!("{TYPED}1\n2\n1\nHi.\n\n1\n")).success();
    test = test.args("");
    let mut screen = at_the_lesson(&test);
    screen.pick("Look back at the replay of it");
    screen.read_to(At::Menu).until_text("This is the replay from decision 2 on").pick("Home");
    screen.read_to(At::Menu).pick("Leave");
    screen.end().code(0);
    let mut screen = at_the_lesson(&test);
    screen.pick("Look back at the last time");
    screen.read_to(At::Menu).until_text("You made 3 decisions; 3 of them");
    // The plan that was made after it is not asked for again.
    screen.until_text("If I wait in a queue, then I will ask Ben.").until_text("My card on the home screen leads to your plans");
    screen.press("\u{3}");
    screen.end().code(130);
}

#[test]
fn a_lesson_with_an_unfinished_replay_leads_to_that_and_to_all_else_too() {
    let mut test = Test::new().queue();
    test.again("play queue --seed 7", &format!("{TYPED}1\n3\n")).success();
    test = test.args("");
    for (item, follows, at) in [
        ("Go on from where you left", "On with The queue at the bakery", At::Decision),
        ("Look back at the last time", "You made 3 decisions; 3 of them", At::Menu),
        ("Play it from the start", "The queue at the bakery · 1 of about 3", At::Decision),
    ] {
        let mut screen = at_the_lesson(&test);
        screen.pick(item);
        screen.read_to(at).until_text(follows).press("\u{3}");
        screen.end().code(130);
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

#[test]
fn a_decision_is_known_again_by_what_was_said_last_or_by_where_it_was_and_the_last_lines() {
    // He counts on his fingers after that, and what he knows is not told.
    let ran = Test::new().queue().args("play queue --seed 7").stdin("3\n1\n2\nHi.\n\n3\n").run().success();
    ran.stdout_has("\n\n2 · Ben: I am next. Lemon cake, twelve eggs, and then...\nMove: ");
    let quiet = "at: The north wall\n    lines: |\n      A wall runs round the town, with one gate in it, and nobody knows who built it.\n      \
                 The gate stands open.\n      Somebody has swept the path to it, and left the broom.\n";
    let lesson = LATE.replace("lines: The gate stands open.\n", quiet);
    let ran = Test::new().lesson("gate", &lesson).args("play gate --seed 1").stdin("1\n").run().success();
    ran.stdout_has(
        "\n\n1 · The north wall. The gate stands open. Somebody has swept the path to it, and left the broom.\nMove: ",
    );
}
