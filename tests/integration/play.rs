//! Playing in plain text, as pipes and screen readers have it: exact words in reading order, the keys, leaving and going on.

mod around;
mod look_back;
mod safety;

use crate::test::{CALL, Ran, Test, same, same_file};

/// All that a play of `queue` with the seed 7 shows, from its title to the question what to do next.
const WHOLE: &str = include_str!("../fixtures/play/queue.txt");

/// What is typed in it.
const TYPED: &str = "2\n2\n1\n3\nFor Sunday.\nAnd for the sister.\n\n1\n\nI will ask Ben.\n";

/// The first scene of `queue` with the seed 7.
const FIRST_SCENE: &str = "
The queue at the bakery, 1 of about 3. Eight in the morning. Trust 1 of 4. Patience 3 of 3.
You want a loaf.
Ben: Twelve lemons. Do not ask me why.
";

/// Its question.
const FIRST_QUESTION: &str = "
1. “I once had a whole tree of them.”
2. “Now I have to ask why.”
3. “As someone who sells boxes, I could get you a better box.”
Answer 1 to 3, w hint, q leave.
";

const UNUSABLE: &str = "That is not one of the answers here: answer 1 to 3, w hint, q leave.\n";

const KEPT: &str = "\nKept. `mingle play queue` goes on here.\n";

const ON: &str = "On with The queue at the bakery, from where you left.\n";

/// A play from the title to the first question, and what follows there.
#[track_caller]
fn at_the_first_question(typed: &str, follows: &str) -> Ran {
    let head = WHOLE.split_inclusive(FIRST_QUESTION).next().expect("a first question");
    assert!(head.ends_with(&format!("{FIRST_SCENE}{FIRST_QUESTION}")), "{head}");
    Test::new().queue().args("play queue --seed 7").stdin(typed).run().success().stdout(&format!("{head}{follows}"))
}

#[test]
fn a_whole_play_reads_from_top_to_bottom() {
    let ran = Test::new().queue().args("play queue --seed 7").stdin(TYPED).run().success();
    same_file("tests/fixtures/play/queue.txt", &ran.stdout);
    let kinds: Vec<_> = ran.events().iter().map(|event| event["kind"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(kinds, ["start", "answer", "answer", "answer", "answer", "answer", "answer", "end", "plan"]);
}

#[test]
fn feedback_that_is_held_is_told_at_the_end() {
    Test::new().lesson("call", CALL).args("play call --seed 1").stdin("2\n1\n").run().success().stdout(
        "\
A call to the club
You call the chess club before your first evening.

A call to the club, 1 of about 2.
Ida: Chess club, one moment, my kettle is on fire.

1. Stay on the line.
2. “It is me, the new one.”
Answer 1 to 2, w hint, q leave.

Ida: One moment!

A call to the club, 2 of about 2.
Ida: Now there is no tea for tonight.

1. “I can bring a pot.”
2. “What a pity.”
Answer 1 to 2, b back, w hint, q leave.

Ida: You are in.

On “It is me, the new one.”:
She had asked for a moment.

Next time:
Stay on the line.

On “I can bring a pot.”:
A pot was all that was missing.

A call to the club. By message.
A message comes.

How it ends: See you tonight
Ida: Eight o'clock.

Looking back: A call to the club
You made 2 decisions; 1 of them took the strongest line that was on offer. What each one led to:

1 · Ida: Chess club, one moment, my kettle is on fire.
Move: Leave room when somebody is not done yet.
You: “It is me, the new one.”
Then: Ida: One moment!
Why: She had asked for a moment.
Tempting: It is polite to say who calls.
Stronger: Stay on the line.
And then: Ida: So. It is out.

2 · Ida: Now there is no tea for tonight.
Move: Offer one small thing that answers a need.
You: “I can bring a pot.” This was the strongest line here.
Then: Ida: You are in.
Why: A pot was all that was missing.

Strong at the first try:
Listen first: strong 0 of 1.
Give: strong 1 of 1.
These counts are about these scenes. They do not show how you will do in a room.

What next?
1. Replay from a decision
2. Home
3. Leave
Answer 1 to 3, Enter for 3, b back, q leave.
",
    );
}

#[test]
fn the_hint_is_the_sentence_of_the_move() {
    let hint = "\nHint:\nAsk about the thing that they have just said.\n";
    at_the_first_question("w\nq\n", &format!("{hint}{FIRST_QUESTION}{KEPT}"));
}

#[test]
fn what_is_no_answer_is_said_to_be_none_and_asked_for_again() {
    let typed = "x\n0\n4\n-1\n1 2\n\nb\n99999999999999999999\n1x\nq\n";
    let ran = at_the_first_question(typed, &format!("{}{KEPT}", UNUSABLE.repeat(9)));
    assert_eq!(ran.events().len(), 1);
}

#[test]
fn answers_may_have_spaces_a_full_stop_capitals_and_the_line_ends_of_any_system() {
    for typed in ["2\n", " 2. \n", "2\r\n", "2"] {
        let ran = Test::new().queue().args("play queue --seed 7").stdin(typed).run().success();
        assert_eq!(ran.events()[1]["choice"], "ask-why", "{typed:?}");
    }
    at_the_first_question("W\nQ\n", &format!("\nHint:\nAsk about the thing that they have just said.\n{FIRST_QUESTION}{KEPT}"));
}

#[test]
fn going_back_asks_the_question_again() {
    let ran = Test::new().queue().args("play queue --seed 7").stdin("2\nb\n").run().success();
    assert!(ran.stdout.ends_with(&format!("{FIRST_SCENE}{FIRST_QUESTION}{KEPT}")), "{}", ran.stdout);
    let mut test = Test::new().queue();
    test.again("play queue --seed 7", "2\n2\nb\nb\nq\n").success();
    test.again("play queue", "2\n2\n")
        .success()
        .stdout_has("\n1. Move up to the counter.\n2. Talk about the weather.\nAnswer 1 to 2");
}

#[test]
fn leaving_and_the_end_of_the_input_keep_the_attempt_and_say_how_to_go_on() {
    for typed in ["q\n", "", "q"] {
        let ran = at_the_first_question(typed, KEPT);
        assert_eq!(ran.events().len(), 1, "{typed:?}");
    }
}

#[test]
fn an_attempt_goes_on_where_it_was_left_at_any_question() {
    // Each reply with the number of lines that it takes.
    let typed: Vec<&str> = TYPED.split_inclusive('\n').collect();
    let replies = ["2\n", "2\n", "1\n", "3\n", "For Sunday.\nAnd for the sister.\n\n", "1\n"];
    assert_eq!(replies.concat() + "\nI will ask Ben.\n", typed.concat());
    for left in 1..replies.len() {
        let mut test = Test::new().queue();
        let before = test.again("play queue --seed 7", &replies[..left].concat()).success();
        let before = before.stdout.strip_suffix(KEPT).expect("the attempt is kept");
        let scene = before.rfind("\nThe queue at the bakery").expect("a scene");
        let ran = test.again("play queue", &(replies[left..].concat() + "\nI will ask Ben.\n")).success();
        same(&format!("the play from reply {left} on"), &ran.stdout, &format!("{ON}{}", &WHOLE[scene..]));
    }
}

#[test]
fn without_a_name_the_unfinished_lesson_goes_on_or_the_next_one_begins() {
    let mut test = Test::new().queue().lesson("call", CALL);
    let starts = |ran: &Ran, with: &str| assert!(ran.stdout.starts_with(with), "{}", ran.stdout);
    starts(&test.again("play", "").success(), "A call to the club\n");
    starts(&test.again("play queue --seed 7", "").success(), "The queue at the bakery\n");
    starts(&test.again("play", TYPED).success(), ON);
    starts(&test.again("play", "1\n1\n").success(), "On with A call to the club, from where you left.\n");
    starts(&test.again("play", "").success(), "A call to the club\n");
}

#[test]
fn a_fresh_attempt_leaves_the_one_before_as_it_was() {
    let mut test = Test::new().queue();
    let first = test.again("play queue --seed 7", "2\n").success().journal;
    let ran = test.again("play queue --fresh", "").success();
    assert!(ran.stdout.starts_with("The queue at the bakery\nThe man before you"), "{}", ran.stdout);
    assert!(ran.journal.starts_with(&first));
    assert_eq!(ran.events().last().map(|event| event["kind"].clone()), Some("start".into()));
}

#[test]
fn a_seed_decides_the_order_of_answers_and_what_varies() {
    let ran = |seed: u32| Test::new().queue().args(&format!("play queue --seed {seed}")).stdin("1\n").run().success();
    assert_eq!(ran(7).stdout, ran(7).stdout);
    assert_eq!(ran(7).events(), ran(7).events());
    let order = |seed: u32| ran(seed).events()[1]["shown"].clone();
    let varied = |seed: u32| ran(seed).events()[0]["vary"].clone();
    assert_ne!(order(7), order(3));
    assert_ne!(varied(7), varied(3));
    // A seed is for good: whoever was told it finds the same lesson in any later version.
    assert_eq!(ran(3).events()[1]["shown"], serde_json::json!(["sell", "ask-why", "own-lemons"]));
}

#[test]
fn first_answers_lead_through_a_built_in_lesson() {
    let ran = Test::new().args("play anywhere --plain --seed 7").stdin("1\n".repeat(11)).run().success();
    let ending = ran.stdout.find("\nHow it ends: ").expect("an ending");
    let debrief = ran.stdout.find("\nLooking back: ").expect("a debrief");
    assert!(ending < debrief, "{}", ran.stdout);
}
