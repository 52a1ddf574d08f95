//! A lesson that was edited while an attempt at it was open: the attempt goes on from the last answer that still fits.

use super::{AT_THE_COUNTER, ON, begun};
use crate::test::QUEUE;

/// The answers that lead into the street, of which the last two are given at the counter and on the paper bag.
const TO_THE_STREET: &str = "2\n2\n1\n3\nFor Sunday.\n\n";

/// The scene in the street and its question.
const IN_THE_STREET: &str = "
The queue at the bakery, 3 of about 3. Trust 3 of 4. Patience 3 of 3.
The box breaks. Lemons roll over the street.

1. Pick up lemons.
2. “A better box would have held.”
3. Hold the door open for him.
Answer 1 to 3, b back, w hint, q leave.
";

const KEPT: &str = "\nKept. `mingle play queue` goes on here.\n";

const TWO_LOST: &str =
    "This lesson was edited since, and your last 2 answers do not fit any more. You go on from the last one that does.\n";

const ONE_LOST: &str =
    "This lesson was edited since, and your last answer does not fit any more. You go on from the last one that does.\n";

/// The lesson with other words in one place.
fn edited(from: &str, to: &str) -> String {
    assert_eq!(QUEUE.matches(from).count(), 1, "{from}");
    QUEUE.replace(from, to)
}

#[test]
fn a_renamed_choice_costs_the_answers_from_there_on() {
    let mut test = begun(TO_THE_STREET).lesson("queue", &edited("      wait:\n", "      stay-silent:\n"));
    let ran = test.again("play queue", "3\nFrom here.\n\n").success();
    assert!(ran.stdout.starts_with(&format!("{ON}{TWO_LOST}{AT_THE_COUNTER}")), "{}", ran.stdout);
    assert!(ran.stdout.ends_with(&format!("{IN_THE_STREET}{KEPT}")), "{}", ran.stdout);

    // What was answered since is there as ever, and the edit is no news any more.
    test.again("play queue", "").success().stdout(&format!("{ON}{IN_THE_STREET}{KEPT}"));
    let told = test.again("transcript", "").success().stdout_has("\n**You:** From here.\n");
    assert!(!told.stdout.contains("For Sunday."), "{}", told.stdout);
}

#[test]
fn a_removed_scene_costs_the_answers_from_there_on() {
    let (before, rest) = QUEUE.split_once("  note:\n").expect("the scene");
    let (_, after) = rest.split_once("  street:\n").expect("the scene after it");
    let lesson = format!("{before}  street:\n{after}").replace("    next: note\n", "    next: street\n");
    let mut test = begun(TO_THE_STREET).lesson("queue", &lesson);
    test.again("play queue", "").success().stdout(&format!("{ON}{ONE_LOST}{IN_THE_STREET}{KEPT}"));
    let told = test.again("transcript", "").code(0);
    let notice = "This lesson was edited since, and the last answer does not fit any more. The transcript ends before.\n";
    assert_eq!(told.stderr, notice);
}

#[test]
fn an_edit_that_is_taken_back_before_the_next_answer_costs_nothing() {
    let mut test = begun(TO_THE_STREET).lesson("queue", &edited("      wait:\n", "      stay-silent:\n"));
    let ran = test.again("play queue", "w\nq\n").success();
    assert!(ran.stdout.starts_with(&format!("{ON}{TWO_LOST}{AT_THE_COUNTER}")), "{}", ran.stdout);
    let mut test = test.queue();
    test.again("play queue", "").success().stdout(&format!("{ON}{IN_THE_STREET}{KEPT}"));
}

#[test]
fn going_back_after_an_edit_undoes_the_last_answer_that_fits() {
    let mut test = begun(TO_THE_STREET).lesson("queue", &edited("      wait:\n", "      stay-silent:\n"));
    test.again("play queue", "b\n").success().stdout_has("\nThe queue moves on.\n");
    let ran = test.again("play queue", "").success();
    assert!(
        ran.stdout.starts_with(&format!("{ON}\nThe queue at the bakery. Trust 2 of 4. Patience 3 of 3.\n")),
        "{}",
        ran.stdout
    );
}

#[test]
fn an_answer_that_was_taken_back_is_not_missed() {
    let mut test = begun("2\n2\nb\n1\n").lesson("queue", &edited("      look:", "      gaze:"));
    let ran = test.again("play queue", "").success();
    assert!(ran.stdout.starts_with(&format!("{ON}{AT_THE_COUNTER}")), "{}", ran.stdout);
}
