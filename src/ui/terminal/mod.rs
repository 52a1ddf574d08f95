//! People at a screen: the only module that names dialoguer, console and indicatif.
//!
//! The screen is never cleared, so that the talk can be scrolled back and copied; nothing moves by itself; a question leaves only
//! the record of its answer; and nothing scrolls off unread. `draw` makes lines of blocks, `pager` counts the unread ones, `keys` asks
//! for decisions, `words` for own words, `prompt` keeps the terminal whole around every question, `signals` on every other way out.
//! The environment is read elsewhere.

#![expect(clippy::disallowed_types, reason = "this is the one module that names a terminal crate")]

mod draw;
mod keys;
mod lines;
mod list;
mod meter;
mod pager;
mod palette;
mod progress;
mod prompt;
mod signals;
mod words;

use std::io::{self, IsTerminal};

use console::Term;

use self::keys::{Asked, By};
use self::list::List;
use self::pager::Pager;
pub use self::progress::Progress;
use self::prompt::Prompt;
pub use self::signals::install;
use super::{Ask, Block, Frontend, Reply};
use crate::lesson::text::Text;
use crate::wording::frontend::{self as wording, Letters};

/// Shows blocks and asks questions on the terminal behind stdin and stdout.
#[derive(Debug)]
pub struct Terminal {
    term: Term,
    editor: Option<String>,
    shown: draw::Shown,
    pager: Pager,
    /// Whether the learner left at a pause: what would be shown up to the next question is not, and that is not asked.
    leaving: bool,
}

/// What the environment says about the terminal, as plain data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether to use colour, bold and dim.
    pub color: bool,
    /// The command of the learner's editor, if there is one; a blank one counts as none.
    pub editor: Option<String>,
}

/// Whether a [`Terminal`] can be used, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capability {
    /// It can.
    Capable,
    /// One of stdin, stdout and stderr is no terminal.
    NoTerminal,
    /// The terminal cannot move its cursor.
    Dumb,
    /// It has fewer than 8 rows or 30 columns, or does not tell.
    TooSmall,
}

/// Tells whether a [`Terminal`] can be used. `dumb` is whether the environment calls the terminal that (`TERM=dumb`).
pub fn capability(dumb: bool) -> Capability {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal() && io::stderr().is_terminal()) {
        return Capability::NoTerminal;
    }
    if dumb {
        return Capability::Dumb;
    }
    match Term::stdout().size_checked() {
        Some((rows, columns)) if rows >= 8 && columns >= 30 => Capability::Capable,
        _ => Capability::TooSmall,
    }
}

/// How many columns of stdout may be filled: all but the last, after which terminals differ. None where it is no terminal, or does
/// not tell.
pub fn columns() -> Option<usize> {
    let size = io::stdout().is_terminal().then(|| Term::stdout().size_checked()).flatten();
    size.map(|(_, columns)| usize::from(columns).saturating_sub(1))
}

/// Whether what goes to stdout may be coloured where nobody said: a terminal that knows colour, and no `NO_COLOR`.
pub fn color_wanted() -> bool {
    console::colors_enabled()
}

impl Terminal {
    /// A frontend for the terminal. Decides about colour for the whole process.
    pub fn new(options: Options) -> Self {
        signals::drawing();
        console::set_colors_enabled(options.color);
        console::set_colors_enabled_stderr(options.color);
        let editor = options.editor.filter(|command| words::is_command(command));
        Self { term: Term::stdout(), editor, shown: draw::Shown::default(), pager: Pager::default(), leaving: false }
    }

    /// The size of the window.
    fn size(&self) -> Size {
        Size::of(&self.term)
    }

    fn lines<S: AsRef<str>>(&self, lines: impl IntoIterator<Item = S>) -> io::Result<()> {
        let mut all = String::new();
        for line in lines {
            all.push_str(line.as_ref());
            all.push('\n');
        }
        self.term.write_str(&all)
    }

    /// Shows lines, and waits wherever the next would push off the screen what nobody has read yet.
    fn page(&mut self, lines: &[String]) -> io::Result<()> {
        let mut left = lines;
        while !self.leaving {
            let (now, later) = left.split_at(self.pager.take(left.len(), self.size().page()));
            self.lines(now)?;
            if later.is_empty() {
                break;
            }
            left = later;
            self.pause()?;
        }
        Ok(())
    }

    /// Waits until the learner has read what is on the screen. Where nobody is there any more, the next question finds out.
    fn pause(&mut self) -> io::Result<()> {
        let prompt = Prompt::open(&self.term)?;
        let read = keys::more(&self.term);
        self.pager.read();
        self.leaving = prompt.close(read)? == Some(false);
        Ok(())
    }

    /// The lines of a question, and how many rows it draws below them by itself: for a menu those of a list that is taller than the
    /// window, for own words those that they may take.
    fn lines_of(&self, ask: &Ask, size: Size) -> (Vec<String>, usize) {
        let width = size.text();
        match ask {
            Ask::Decision { options, .. } => (draw::options(options, width).into_iter().chain([String::new()]).collect(), 0),
            Ask::Menu { prompt, items, .. } => {
                let question = draw::question(prompt, width);
                let options = draw::options(items, width);
                // With a blank line above and below them.
                if question.len() + options.len() + 2 <= size.page() {
                    (question.into_iter().chain(options).chain([String::new()]).collect(), 0)
                } else {
                    let rows = List::rows(size, question.len(), self.pager.unread());
                    (question, rows)
                }
            }
            Ask::Words { prompt, initial, many_lines, back, hint } => {
                let letters = Letters { back: *back, hint: *hint };
                let blank = initial.as_ref().map(Text::is_blank);
                let help = wording::words_line(*many_lines, self.editor_for(*many_lines).is_some(), blank, letters);
                let so_far = initial.as_ref().filter(|words| !words.is_blank());
                (draw::own_words(prompt, &help, so_far, width), size.free())
            }
            Ask::Key { prompt, options } => {
                let words = wording::key_options(options, " · ");
                (draw::question(prompt, width).into_iter().chain(draw::short_options(&words, width)).collect(), 0)
            }
            Ask::Confirm { prompt, .. } => (draw::question(prompt, width), 0),
        }
    }

    /// Reads the answer to a question, which stands above. `below` is as with [`Self::lines_of`], in a window of that size.
    fn put(&self, ask: &Ask, prompt: &mut Prompt, size: Size, below: usize) -> io::Result<Reply> {
        let back = Letters { back: true, hint: false };
        match ask {
            Ask::Decision { options, back, hint } => {
                let letters = Letters { back: *back, hint: *hint };
                keys::ask(&self.term, Asked { count: options.len(), start: None, letters, by: By::Number }, None)
            }
            Ask::Key { options, .. } => {
                keys::ask(&self.term, Asked { count: options.len(), start: None, letters: back, by: By::OneKey }, None)
            }
            Ask::Menu { items, .. } => {
                let list = (below > 0).then(|| List::new(items, size, below));
                keys::ask(&self.term, Asked { count: items.len(), start: Some(0), letters: back, by: By::Number }, list)
            }
            Ask::Words { .. } => self.words(ask, prompt),
            Ask::Confirm { default, .. } => {
                let start = Some(usize::from(!default));
                keys::ask(&self.term, Asked { count: 2, start, letters: back, by: By::YesNo }, None)
            }
        }
    }

    /// The learner's editor, where an answer is long enough for one.
    fn editor_for(&self, many_lines: bool) -> Option<&str> {
        self.editor.as_deref().filter(|_| many_lines)
    }
}

impl Frontend for Terminal {
    fn show(&mut self, block: &Block) -> io::Result<()> {
        let text = self.size().text();
        let apart = self.shown.apart(block);
        let lines: Vec<_> = apart.then_some(String::new()).into_iter().chain(draw::block(block, text)).collect();
        self.page(&lines)
    }

    fn ask(&mut self, ask: &Ask) -> io::Result<Reply> {
        let size = self.size();
        let apart = self.shown.question();
        let (question, below) = self.lines_of(ask, size);
        let lines: Vec<_> = apart.then_some(String::new()).into_iter().chain(question).collect();
        if !self.pager.has_room(lines.len() + below, size.page()) {
            self.pause()?;
        }
        self.page(&lines)?;
        if std::mem::take(&mut self.leaving) {
            return Ok(Reply::Quit);
        }
        let mut prompt = Prompt::open(&self.term)?;
        let reply = self.put(ask, &mut prompt, size, below);
        self.pager.read();
        // Where nobody can answer any more, that is the end.
        prompt.close(reply).map(|reply| reply.unwrap_or(Reply::End))
    }
}

/// The size of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Size {
    columns: usize,
    rows: usize,
}

impl Size {
    /// The size of a terminal as it is now; people resize windows.
    fn of(term: &Term) -> Self {
        let (rows, columns) = term.size();
        Self { columns: columns.into(), rows: rows.into() }
    }

    /// The columns that text may fill: at most 80, and never the last one, where terminals differ about what comes next.
    fn text(self) -> usize {
        self.columns.min(80).saturating_sub(1).max(8)
    }

    /// The rows that are shown before a pause: all but the one that the cursor is on, and one that was read before.
    fn page(self) -> usize {
        self.rows.saturating_sub(2).max(1)
    }

    /// The rows that are kept free for a line of own words, which may wrap.
    fn free(self) -> usize {
        (self.rows / 3).clamp(1, 6)
    }
}
