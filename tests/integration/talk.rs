//! A talk with the program over pipes, question by question, as somebody has it who reads before they answer.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use crate::test::Test;

/// A running program that waits for its next answer, or has ended.
pub(crate) struct Talk {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
    /// What was said since the last answer.
    page: String,
}

impl Test {
    /// Starts the program with arguments and reads to its first question.
    pub(crate) fn talk(&mut self, args: &str) -> Talk {
        let mut command = self.again_with(args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
        let stdin = child.stdin.take().expect("a pipe to the program");
        let stdout = BufReader::new(child.stdout.take().expect("a pipe from the program"));
        let mut talk = Talk { child, stdin, stdout, page: String::new() };
        talk.listen();
        talk
    }
}

impl Talk {
    /// Reads to the line that says how to answer, or to the end.
    fn listen(&mut self) {
        self.page.clear();
        loop {
            let from = self.page.len();
            let read = self.stdout.read_line(&mut self.page).expect("the program writes UTF-8");
            let line = &self.page[from..];
            if read == 0 || line.starts_with("Answer ") || line.starts_with("Write ") {
                return;
            }
        }
    }

    /// Holds what was said since the last answer to holding a text.
    #[track_caller]
    pub(crate) fn hears(&mut self, words: &str) -> &mut Self {
        assert!(self.page.contains(words), "not heard: {words}\nbut:\n{}", self.page);
        self
    }

    /// Holds what was said since the last answer to not holding a text.
    #[track_caller]
    pub(crate) fn does_not_hear(&mut self, words: &str) -> &mut Self {
        assert!(!self.page.to_lowercase().contains(words), "heard: {words}\nin:\n{}", self.page);
        self
    }

    /// Types a line.
    pub(crate) fn say(&mut self, line: &str) -> &mut Self {
        writeln!(self.stdin, "{line}").expect("the program reads");
        self.listen();
        self
    }

    /// Writes own words, which an empty line ends.
    pub(crate) fn write(&mut self, words: &str) -> &mut Self {
        self.say(&format!("{words}\n"))
    }

    /// Answers with the option or item of some words.
    #[track_caller]
    pub(crate) fn pick(&mut self, words: &str) -> &mut Self {
        let of_words =
            self.page.lines().rev().find(|line| line.contains(words) && line.starts_with(|c: char| c.is_ascii_digit()));
        let number = of_words.and_then(|line| line.split_once('.')).map(|(number, _)| number.to_owned());
        let Some(number) = number else { panic!("no item has {words}:\n{}", self.page) };
        self.say(&number)
    }

    /// The same with whichever of some words there is an option of.
    #[track_caller]
    pub(crate) fn pick_one_of(&mut self, words: &[&str]) -> &mut Self {
        let words = words.iter().find(|words| self.page.contains(**words));
        let Some(words) = words else { panic!("none of these can be picked:\n{}", self.page) };
        self.pick(words)
    }

    /// Whether a decision of a lesson or a review is asked.
    pub(crate) fn is_decision(&self) -> bool {
        self.page.lines().last().is_some_and(|line| line.starts_with("Answer ") && !line.contains("Enter"))
    }

    /// Leaves by the last item of a menu, and holds the program to having ended well.
    #[track_caller]
    pub(crate) fn leave(&mut self) {
        self.pick("Leave");
        let status = self.child.wait().expect("the program ends");
        assert!(status.success(), "{status}:\n{}", self.page);
    }
}
