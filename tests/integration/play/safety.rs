//! Pipes that close, terminals that want no colour, and words that would take a terminal over.

use std::io::pipe;
use std::process::Stdio;

use super::TYPED;
use crate::test::{QUEUE, Test};

/// Words that would clear a screen, rename a window, turn the reading direction and hide what follows.
const HOSTILE: &str = "\u{1b}[2J\u{1b}]0;gone\u{7}\u{202e}\u{9b}31m\u{200b}\u{8}";

/// Whether a text could do more to a terminal than to be read.
fn is_harmful(text: &str) -> bool {
    text.chars().any(|c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c) || c == '\u{200b}')
}

#[test]
fn a_pipe_that_closes_early_ends_the_program_quietly() {
    for args in [
        "lessons",
        "lessons --format json",
        "play queue --seed 7",
        "transcript",
        "settings name Sam",
        "schema",
        "man",
        "check",
        "",
    ] {
        let mut test = Test::new().queue();
        test.again("play queue --seed 7", "2\n").success();
        let (reader, writer) = pipe().expect("a pipe");
        drop(reader);
        let output =
            test.args(args).command().stdin(Stdio::null()).stdout(writer).stderr(Stdio::piped()).output().expect("it runs");
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""), "{args}");
    }
}

#[test]
fn plain_text_has_no_escapes_whatever_the_environment_asks_for() {
    for (name, value) in [("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1"), ("TERM", "dumb"), ("TERM", "xterm-256color")] {
        let mut test = Test::new().queue().env(name, value);
        for args in ["play queue --seed 7", "play queue --seed 7 --color always", "lessons", "transcript", "settings"] {
            let ran = test.again(args, TYPED).success();
            assert!(!is_harmful(&ran.stdout), "{name} {args}: {:?}", ran.stdout);
        }
    }
}

#[test]
fn a_lesson_with_escapes_is_refused_and_its_escapes_are_shown_nowhere() {
    let lesson = QUEUE.replace("title: The queue at the bakery", r#"title: "The \e[31mqueue\u202e""#);
    assert_ne!(lesson, QUEUE);
    let mut test = Test::new().lesson("queue", &lesson);
    let ran = test.again("play queue", TYPED).code(2).stdout("");
    assert!(ran.stderr.starts_with("mingle: this lesson has ") && !is_harmful(&ran.stderr), "{:?}", ran.stderr);
    for args in ["lessons", "lessons --format json", "check lessons", "check lessons --format concise"] {
        let ran = test.again(args, "");
        assert!(!is_harmful(&ran.stdout), "{args}: {:?}", ran.stdout);
    }
}

#[test]
fn what_a_learner_types_is_made_harmless_before_anybody_sees_it_again() {
    let mut test = Test::new().queue();
    let typed = TYPED.replace("For Sunday.", &format!("For {HOSTILE}Sunday.")).replace("ask Ben", &format!("ask {HOSTILE}Ben"));
    let ran =
        test.again("play queue --seed 7", &typed).success().stdout_has("\nKept: If I wait in a queue, then I will ask Ben.\n");
    assert!(!is_harmful(&ran.stdout), "{:?}", ran.stdout);
    let ran = test.again("transcript", "").success().stdout_has("\n**You:** For Sunday.  \n");
    assert!(!is_harmful(&ran.stdout), "{:?}", ran.stdout);
    test.args("settings name").arg(format!("{HOSTILE}Sam")).run().success().stdout("Your name: Sam\n");
}

#[test]
fn a_journal_with_escapes_is_made_harmless_too() {
    let mut test = Test::new().queue();
    test.again("play queue --seed 7", TYPED).success();
    let journal = std::fs::read_to_string(test.journal_path()).expect("a journal");
    let hostile = journal.replace("For Sunday.", r"For \u001b[2J\u202eSunday.").replace("a loaf", r"a \u009b31mloaf");
    assert_ne!(journal, hostile);
    std::fs::write(test.journal_path(), hostile).expect("a journal");
    for args in ["transcript", "play", "lessons"] {
        let ran = test.again(args, "");
        assert!(!is_harmful(&ran.stdout), "{args}: {:?}", ran.stdout);
    }
}

#[test]
fn names_on_the_command_line_are_made_harmless_in_what_is_said_of_them() {
    for command in ["play", "transcript", "settings"] {
        let ran = Test::new().queue().args(command).arg(format!("q{HOSTILE}")).run().code(2);
        assert!(ran.stderr.contains("`q`") && !is_harmful(&ran.stderr), "{:?}", ran.stderr);
    }
}
