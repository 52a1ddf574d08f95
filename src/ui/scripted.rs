//! A frontend whose replies are known beforehand, for tests and replays. What it shows is what [`plain`](super::plain) shows.

use std::collections::VecDeque;
use std::io;

use super::plain::page::Page;
use super::{Ask, Block, Frontend, Reply};
use crate::lesson::text::Text;

/// Shows blocks as linear text in memory and answers with given replies, then with [`Reply::End`].
#[derive(Debug)]
pub struct Scripted {
    page: Page<Vec<u8>>,
    replies: VecDeque<Reply>,
}

impl Scripted {
    /// A frontend that answers with `replies`, one after the other.
    pub fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self { page: Page::new(Vec::new()), replies: replies.into_iter().collect() }
    }

    /// All that was shown and asked, with every reply as a line that begins with `> `.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(self.page.writer()).into_owned()
    }

    /// The replies that were not needed.
    pub fn left(&self) -> impl ExactSizeIterator<Item = &Reply> {
        self.replies.iter()
    }

    fn echo(&mut self, ask: &Ask, reply: &Reply) -> io::Result<()> {
        match reply {
            Reply::Pick(0) if matches!(ask, Ask::Confirm { .. }) => self.page.line("> y"),
            Reply::Pick(1) if matches!(ask, Ask::Confirm { .. }) => self.page.line("> n"),
            Reply::Pick(place) => self.page.line(&format!("> {}", place + 1)),
            Reply::Text(words) => Text::new(words).as_str().lines().try_for_each(|line| self.page.line(&format!("> {line}"))),
            Reply::Back => self.page.line("> b"),
            Reply::Hint => self.page.line("> w"),
            Reply::Quit => self.page.line("> q"),
            Reply::End => Ok(()),
        }
    }
}

impl Frontend for Scripted {
    fn show(&mut self, block: &Block) -> io::Result<()> {
        self.page.show(block)
    }

    /// Fails with `InvalidInput` when the next reply is none that the question allows: the script is wrong then.
    fn ask(&mut self, ask: &Ask) -> io::Result<Reply> {
        self.page.pose(ask)?;
        let reply = self.replies.pop_front().unwrap_or(Reply::End);
        if !ask.allows(&reply) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("{reply:?} does not answer {ask:?}")));
        }
        self.echo(ask, &reply)?;
        Ok(reply)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_are_echoed_and_end_at_last() -> io::Result<()> {
        let mut ui = Scripted::new([Reply::Hint, Reply::Pick(1), Reply::Text("Dear Ann\nthanks".into())]);
        let decision = Ask::Decision { options: vec![Text::new("Ask."), Text::new("Wait.")], back: false, hint: true };
        let words = Ask::Words { prompt: Text::new("Write to Ann."), initial: None, many_lines: true, back: false, hint: false };
        ui.show(&Block::Paragraph(Text::new("Ann waits.")))?;
        assert_eq!(ui.ask(&decision)?, Reply::Hint);
        ui.show(&Block::Notice(Text::new("Be curious.")))?;
        assert_eq!(ui.ask(&decision)?, Reply::Pick(1));
        assert_eq!(ui.ask(&words)?, Reply::Text("Dear Ann\nthanks".into()));
        assert_eq!(ui.left().len(), 0);
        assert_eq!(ui.ask(&decision)?, Reply::End);
        assert_eq!(
            ui.text(),
            "Ann waits.\n\n1. Ask.\n2. Wait.\nAnswer 1 to 2, w hint, q leave.\n> w\n\nBe curious.\n\n\
             1. Ask.\n2. Wait.\nAnswer 1 to 2, w hint, q leave.\n> 2\n\n\
             Write to Ann.\nWrite your lines, then an empty one. Or q leave.\n> Dear Ann\n> thanks\n\n\
             1. Ask.\n2. Wait.\nAnswer 1 to 2, w hint, q leave.\n"
        );
        Ok(())
    }

    #[test]
    fn a_reply_that_is_not_allowed_is_a_fault_of_the_script() {
        let decision = Ask::Decision { options: vec![Text::new("Ask.")], back: false, hint: false };
        for reply in [Reply::Pick(1), Reply::Back, Reply::Hint, Reply::Text(String::new())] {
            let error = Scripted::new([reply]).ask(&decision).expect_err("it is not allowed");
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
        }
    }
}
