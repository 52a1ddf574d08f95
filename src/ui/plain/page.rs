//! The linear form of every block and every question, which [`Plain`](super::Plain) and
//! [`Scripted`](crate::ui::scripted::Scripted) share. How answers come is left to them.

use std::io::{self, Write};

use crate::lesson::text::Text;
use crate::ui::{Ask, Block};
use crate::wording::frontend::{self as wording, Letters};

/// The letters of a menu, and of every other question that is left by going back.
pub(super) const MENU: Letters = Letters { back: true, hint: false };

/// Linear text in the making.
#[derive(Debug)]
pub(in crate::ui) struct Page<W> {
    writer: W,
    last: Part,
}

/// What a page ended with, which decides about blank lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Nothing,
    Head,
    Label,
    Body,
    Question,
}

impl<W: Write> Page<W> {
    pub(in crate::ui) fn new(writer: W) -> Self {
        Self { writer, last: Part::Nothing }
    }

    pub(in crate::ui) fn writer(&self) -> &W {
        &self.writer
    }

    /// Writes a block.
    pub(in crate::ui) fn show(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Heading(words) => {
                self.begin(Part::Head)?;
                self.line(words.on_one_line().as_str())
            }
            Block::Scene { title, at, progress, meters } => {
                self.begin(Part::Head)?;
                let meters: Vec<_> = meters.iter().map(|meter| (&meter.label, meter.value, meter.max)).collect();
                let heading = wording::scene(title, progress.as_ref(), at.as_ref(), &meters);
                self.line(heading.on_one_line().as_str())
            }
            Block::Label(words) => {
                self.begin(Part::Label)?;
                self.line(wording::label(words).as_str())
            }
            Block::Paragraph(words)
            | Block::Narration(words)
            | Block::Item(words)
            | Block::Aside(words)
            | Block::Notice(words) => {
                self.begin(Part::Body)?;
                self.lines(words, str::to_owned)
            }
            Block::Break => {
                if self.last != Part::Nothing {
                    self.last = Part::Question;
                }
                Ok(())
            }
            Block::Line { speaker, words } => {
                self.begin(Part::Body)?;
                self.lines(words, |line| wording::said(&speaker.name, line).to_string())
            }
            Block::Entry { label, words } => {
                self.begin(Part::Body)?;
                let mut first = true;
                self.lines(words, |line| {
                    if std::mem::take(&mut first) { wording::said(label, line).to_string() } else { line.to_owned() }
                })
            }
            Block::MeterMoved { now, before } => {
                self.begin(Part::Body)?;
                self.line(wording::meter_moved(&now.label, *before, now.value, now.max).as_str())
            }
            Block::Share { words, .. } | Block::Picture { words, .. } => {
                self.begin(Part::Body)?;
                self.line(words.on_one_line().as_str())
            }
        }
    }

    /// Writes a question and the keys that answer it.
    pub(in crate::ui) fn pose(&mut self, ask: &Ask) -> io::Result<()> {
        self.begin(Part::Question)?;
        match ask {
            Ask::Decision { options, back, hint } => {
                self.numbered(options)?;
                self.line(wording::number_keys(options.len(), None, Letters { back: *back, hint: *hint }).as_str())
            }
            Ask::Menu { prompt, items, default } => {
                self.lines(prompt, str::to_owned)?;
                self.numbered(items)?;
                self.line(wording::number_keys(items.len(), Some(default + 1), MENU).as_str())
            }
            Ask::Key { prompt, options } => {
                self.lines(prompt, str::to_owned)?;
                self.line(wording::key_options(options, ", ").as_str())?;
                self.line(wording::number_keys(options.len(), None, MENU).as_str())
            }
            Ask::Words { prompt, initial, many_lines, back, hint } => {
                self.lines(prompt, str::to_owned)?;
                if let Some(initial) = initial.as_ref().filter(|initial| !initial.is_blank()) {
                    self.line(wording::words_so_far().as_str())?;
                    self.lines(initial, str::to_owned)?;
                }
                let letters = Letters { back: *back, hint: *hint };
                self.line(wording::words_keys(*many_lines, initial.as_ref().map(Text::is_blank), letters).as_str())
            }
            Ask::Confirm { prompt, default } => {
                self.lines(prompt, str::to_owned)?;
                self.line(wording::confirm_keys(*default).as_str())
            }
        }
    }

    /// Writes one line as it is.
    pub(in crate::ui) fn line(&mut self, words: &str) -> io::Result<()> {
        writeln!(self.writer, "{words}")
    }

    pub(in crate::ui) fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }

    fn numbered(&mut self, options: &[Text]) -> io::Result<()> {
        options.iter().enumerate().try_for_each(|(place, option)| {
            let words = option.on_one_line();
            self.line(&format!("{}. {words}", place + 1))
        })
    }

    /// Writes the lines of `words` that are not blank, each as `form` puts it.
    fn lines(&mut self, words: &Text, mut form: impl FnMut(&str) -> String) -> io::Result<()> {
        words.as_str().lines().map(str::trim_end).filter(|line| !line.is_empty()).try_for_each(|line| self.line(&form(line)))
    }

    /// Sets a new part apart from the last one by a blank line where that helps to hear where something begins.
    fn begin(&mut self, part: Part) -> io::Result<()> {
        let apart = match (self.last, part) {
            (Part::Nothing, _) | (Part::Head | Part::Label, Part::Label) | (_, Part::Body) => self.last == Part::Question,
            (_, Part::Nothing | Part::Head | Part::Label | Part::Question) => true,
        };
        self.last = part;
        if apart { self.line("") } else { Ok(()) }
    }
}
