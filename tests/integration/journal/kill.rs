//! The program is killed at a hundred different moments of a play, which costs no answer that it went on from.

use std::io::{Read as _, Write as _};
use std::process::Stdio;

use crate::test::{Ran, Test, events, same};

/// The whole play: each reply, and how many events the journal holds at least once anything was shown after it.
const PLAY: [(&str, usize); 10] = [
    ("2\n", 2),
    ("b\n", 3),
    ("2\n", 4),
    ("2\n", 5),
    ("1\n", 6),
    ("1\n", 7),
    ("For Sunday.\n\n", 8),
    ("3\n", 9),
    // The ending is an event of its own.
    ("\n", 10),
    ("I will ask Ben.\n", 11),
];

/// How many events there are once the attempt has ended.
const ENDED: usize = 10;

const BEGIN: &str = "play queue --seed 7";
const GO_ON: &str = "play queue";

#[test]
fn a_kill_at_any_moment_loses_no_acknowledged_answer() {
    let whole = Test::new().queue().args(BEGIN).stdin(typed(0)).run().success();
    let questions = questions(&whole.stdout);
    // The last question, what to do next, is not answered.
    assert_eq!((questions.len(), whole.events().len()), (PLAY.len() + 1, PLAY[PLAY.len() - 1].1));
    for moment in 0..100 {
        let mut test = Test::new().queue();
        let shown = kill_after(&test, whole.stdout.len() * moment / 100);
        assert!(whole.stdout.starts_with(&shown), "{moment}");

        let kept = std::fs::read_to_string(test.journal_path()).unwrap_or_default();
        let kept = events(&kept);
        let acknowledged =
            PLAY.iter().zip(&questions).filter(|(_, question)| shown.len() > **question).map(|((_, held), _)| *held);
        let acknowledged = acknowledged.max().unwrap_or_default();
        assert!(kept.len() >= acknowledged, "{moment}: {} events are kept of {acknowledged}:\n{shown}", kept.len());
        assert_eq!(kept, whole.events()[..kept.len()], "{moment}");

        next_start_works(&mut test, kept.len(), &whole, &questions);
    }
}

/// Starts the program again after a kill that left so many events, and plays on to the end.
fn next_start_works(test: &mut Test, kept: usize, whole: &Ran, questions: &[usize]) {
    if kept == 0 {
        let ran = test.again(BEGIN, &typed(0)).success().stdout(&whole.stdout);
        assert_eq!(ran.events(), whole.events());
    } else if kept < ENDED {
        // The reply that was not kept is asked for again, from the beginning of its scene, and all goes on as it would have.
        let next = PLAY.iter().position(|(_, held)| *held > kept).expect("a reply is left");
        let asked = &whole.stdout[..questions[next]];
        let head = ["\nThe queue at the bakery", "\nHow it ends"].iter().filter_map(|head| asked.rfind(head)).max();
        let rest = &whole.stdout[head.expect("the head of a scene")..];
        let ran = test.again(GO_ON, &typed(next)).success();
        same("stdout", &ran.stdout, &format!("On with The queue at the bakery, from where you left.\n{rest}"));
        assert_eq!(ran.events(), whole.events());
    } else {
        let ran = test.again(GO_ON, "").success();
        assert!(ran.stdout.starts_with("The queue at the bakery\n"), "{}", ran.stdout);
        assert_eq!(ran.events().len(), kept + 1);
    }
}

/// What is typed from a reply on.
fn typed(from: usize) -> String {
    PLAY[from..].iter().map(|(reply, _)| *reply).collect()
}

/// Where each question ends in the output.
fn questions(stdout: &str) -> Vec<usize> {
    stdout.match_indices(" leave.\n").map(|(place, end)| place + end.len()).collect()
}

/// Plays until so many bytes were shown, kills the program, and gives all that it had shown by then.
fn kill_after(test: &Test, bytes: usize) -> String {
    let mut command = test.command();
    let mut child = command
        .args(BEGIN.split_whitespace())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    // All is typed ahead, so that the program never waits and the kill meets it at work.
    child.stdin.take().expect("a pipe").write_all(typed(0).as_bytes()).expect("it fits into the pipe");
    let mut stdout = child.stdout.take().expect("a pipe");
    let mut shown = vec![0; bytes];
    stdout.read_exact(&mut shown).expect("it shows as much as before");
    child.kill().expect("it can be killed");
    child.wait().expect("it is dead");
    stdout.read_to_end(&mut shown).expect("the rest can be read");
    String::from_utf8(shown).expect("whole characters")
}
