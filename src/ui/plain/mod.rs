//! Linear text, for pipes and for screen readers: read from top to bottom, nothing is drawn, moved or taken back.
//!
//! Here answers are read and understood; `page` words what is shown and asked, `input` reads lines within bounds.

mod input;
pub(in crate::ui) mod page;
#[cfg(test)]
mod tests;

use std::io::{self, BufRead, Write};

use self::input::{Line, read_line};
use self::page::{MENU, Page};
use super::{Ask, Block, Frontend, Reply, letter, letter_for_words};
use crate::lesson::text::Text;
use crate::wording::frontend::{self as wording, Letters};

/// The most bytes of a line, and of an answer in own words, that are kept.
const LIMIT: usize = 64 * 1024;

/// Shows blocks as lines on `writer` and takes answers as lines from `reader`.
///
/// Give it an unlocked `Stdout`: a signal ends the process from another thread, which would wait for a lock.
#[derive(Debug)]
pub struct Plain<R, W> {
    reader: R,
    page: Page<W>,
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// A frontend that reads answers from `reader` and writes to `writer`, which is flushed before each read.
    pub fn new(reader: R, writer: W) -> Self {
        Self { reader, page: Page::new(writer) }
    }

    /// Asks for a number or a letter until `understand` makes a reply of the answer, in lower case and trimmed.
    fn ask_key(&mut self, unusable: &Text, understand: impl Fn(&str) -> Option<Reply>) -> io::Result<Reply> {
        loop {
            let reply = match self.line()? {
                Line::End => Some(Reply::End),
                Line::Words(words) => understand(&words.trim().to_lowercase()),
                Line::TooLong | Line::Unreadable => None,
            };
            match reply {
                Some(reply) => return Ok(reply),
                None => self.page.line(unusable.as_str())?,
            }
        }
    }

    fn ask_words(&mut self, question: &Words<'_>) -> io::Result<Reply> {
        let mut kept = String::new();
        let mut begun = false;
        loop {
            let line = match self.line()? {
                Line::End if begun => return Ok(Reply::Text(kept)),
                Line::End => return Ok(Reply::End),
                Line::TooLong => {
                    self.page.line(wording::line_too_long(LIMIT).as_str())?;
                    continue;
                }
                Line::Unreadable => {
                    self.page.line(wording::line_unreadable().as_str())?;
                    continue;
                }
                Line::Words(line) => line,
            };
            if !begun && let Some(taken) = letter_for_words(&line.trim().to_lowercase(), question.letters) {
                match taken {
                    Ok(reply) => return Ok(reply),
                    Err(unusable) => self.page.line(unusable.as_str())?,
                }
                continue;
            }
            match (line.trim().is_empty(), begun, question.initial) {
                (true, true, _) => return Ok(Reply::Text(kept)),
                (true, false, Some(initial)) => return Ok(Reply::Text(initial.to_string())),
                (true, false, None) => {
                    self.page.line(wording::words_missing(question.letters).as_str())?;
                }
                (false, false, _) if !question.many_lines => return Ok(Reply::Text(line)),
                (false, ..) if kept.len() + line.len() > LIMIT => {
                    self.page.line(wording::line_too_long(LIMIT).as_str())?;
                }
                (false, ..) => {
                    if begun {
                        kept.push('\n');
                    }
                    kept.push_str(&line);
                    begun = true;
                }
            }
        }
    }

    fn line(&mut self) -> io::Result<Line> {
        self.page.flush()?;
        read_line(&mut self.reader, LIMIT)
    }
}

impl<R: BufRead, W: Write> Frontend for Plain<R, W> {
    fn show(&mut self, block: &Block) -> io::Result<()> {
        self.page.show(block)
    }

    fn ask(&mut self, ask: &Ask) -> io::Result<Reply> {
        self.page.pose(ask)?;
        match ask {
            Ask::Decision { options, back, hint } => {
                let letters = Letters { back: *back, hint: *hint };
                let unusable = wording::number_unusable(options.len(), None, letters);
                self.ask_key(&unusable, |answer| number(answer, options.len()).or_else(|| letter(answer, letters)))
            }
            Ask::Menu { items, default, .. } => {
                let unusable = wording::number_unusable(items.len(), Some(default + 1), MENU);
                self.ask_key(&unusable, |answer| match answer {
                    "" => Some(Reply::Pick(*default)),
                    _ => number(answer, items.len()).or_else(|| letter(answer, MENU)),
                })
            }
            Ask::Key { options, .. } => {
                let unusable = wording::number_unusable(options.len(), None, MENU);
                self.ask_key(&unusable, |answer| number(answer, options.len()).or_else(|| letter(answer, MENU)))
            }
            Ask::Words { initial, many_lines, back, hint, .. } => self.ask_words(&Words {
                initial: initial.as_ref(),
                many_lines: *many_lines,
                letters: Letters { back: *back, hint: *hint },
            }),
            Ask::Confirm { default, .. } => self.ask_key(&wording::confirm_unusable(*default), |answer| match answer {
                "" => Some(Reply::Pick(usize::from(!default))),
                "y" | wording::YES => Some(Reply::Pick(0)),
                "n" | wording::NO => Some(Reply::Pick(1)),
                _ => letter(answer, MENU),
            }),
        }
    }
}

/// What bears on reading own words.
struct Words<'a> {
    initial: Option<&'a Text>,
    many_lines: bool,
    letters: Letters,
}

/// The option that a number from 1 to `count` stands for.
fn number(answer: &str, count: usize) -> Option<Reply> {
    let number: usize = answer.strip_suffix('.').unwrap_or(answer).parse().ok()?;
    (1..=count).contains(&number).then(|| Reply::Pick(number - 1))
}
