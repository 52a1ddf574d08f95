//! People at a screen: the only module that names dialoguer, console and indicatif.
//!
//! The screen is never cleared, so that the talk can be scrolled back and copied; nothing moves by itself; a question leaves only
//! the record of its answer. `draw` makes lines of blocks, `keys` asks for decisions, `words` for own words, `prompt` keeps the
//! terminal whole around every question, `signals` on every other way out. The environment is read elsewhere.

#![expect(clippy::disallowed_types, reason = "this is the one module that names a terminal crate")]

mod draw;
mod keys;
mod meter;
mod prompt;
mod signals;
mod words;

use std::io::{self, IsTerminal};

use console::Term;
use dialoguer::{Confirm, Select};

use self::draw::Look;
use self::prompt::Prompt;
pub use self::signals::install;
use super::{Ask, Block, Frontend, Reply};
use crate::lesson::text::Text;
use crate::wording::frontend::Letters;

/// Shows blocks and asks questions on the terminal behind stdin and stdout.
#[derive(Debug)]
pub struct Terminal {
    term: Term,
    editor: Option<String>,
    shown: draw::Shown,
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

/// Whether what goes to stdout may be coloured where nobody said: a terminal that knows colour, and no `NO_COLOR`.
pub fn color_wanted() -> bool {
    console::colors_enabled()
}

impl Terminal {
    /// A frontend for the terminal. Decides about colour for the whole process.
    pub fn new(options: Options) -> Self {
        console::set_colors_enabled(options.color);
        console::set_colors_enabled_stderr(options.color);
        let editor = options.editor.filter(|command| words::is_command(command));
        Self { term: Term::stdout(), editor, shown: draw::Shown::default() }
    }

    /// Columns and rows as they are now; people resize windows.
    fn size(&self) -> Size {
        let (rows, columns) = self.term.size();
        Size { columns: columns.into(), rows: rows.into() }
    }

    fn lines<S: AsRef<str>>(&self, lines: impl IntoIterator<Item = S>) -> io::Result<()> {
        let mut all = String::new();
        for line in lines {
            all.push_str(line.as_ref());
            all.push('\n');
        }
        self.term.write_str(&all)
    }

    fn put(&self, ask: &Ask, prompt: &mut Prompt) -> io::Result<Reply> {
        let size = self.size();
        match ask {
            Ask::Decision { options, back, hint } => {
                self.lines(draw::options(options, size.text()))?;
                self.lines([""])?;
                keys::ask(
                    &self.term,
                    keys::Asked { count: options.len(), start: None, letters: Letters { back: *back, hint: *hint } },
                )
            }
            Ask::Menu { prompt, items, default } => {
                self.lines(draw::question(prompt, size.text()))?;
                self.menu(items, *default, size)
            }
            Ask::Words { .. } => self.words(ask, prompt),
            Ask::Confirm { prompt, default } => {
                self.lines(draw::question(prompt, size.text()))?;
                self.confirm(*default)
            }
        }
    }

    /// Items of one line go to dialoguer, by number, so that it counts one row each; the theme draws them.
    fn menu(&self, items: &[Text], default: usize, size: Size) -> io::Result<Reply> {
        let default = default.min(items.len().saturating_sub(1));
        // Below three rows Select panics, and with none it fails; below six there is no room to see where one is.
        if size.rows < 6 || items.is_empty() {
            self.lines(draw::options(items, size.text()))?;
            return keys::ask(
                &self.term,
                keys::Asked {
                    count: items.len(),
                    start: items.get(default).map(|_| default),
                    letters: Letters { back: true, hint: false },
                },
            );
        }
        let look = Look::menu(items, size.columns);
        let numbers: Vec<_> = (0..items.len()).map(|place| place.to_string()).collect();
        let picked = Select::with_theme(&look)
            .with_prompt(draw::menu_help(size.columns, items.len() > size.rows - 4).as_str())
            .report(false)
            .max_length(size.rows - 2) // of which it takes two for itself; the rest keeps the question in sight
            .items(&numbers)
            .default(default)
            .interact_on_opt(&self.term)
            .map_err(prompt::io_error)?;
        let back = Text::new("b");
        let item = picked.and_then(|place| items.get(place)).unwrap_or(&back);
        self.lines(draw::record(item, size.text()))?;
        Ok(picked.map_or(Reply::Back, Reply::Pick))
    }

    fn confirm(&self, default: bool) -> io::Result<Reply> {
        let answer = Confirm::with_theme(&Look::default()).default(default).interact_on_opt(&self.term);
        if answer.is_err() {
            self.term.clear_line()?;
        }
        match answer.map_err(prompt::io_error)? {
            Some(true) => Ok(Reply::Pick(0)),
            Some(false) => Ok(Reply::Pick(1)),
            None => Ok(Reply::Quit),
        }
    }
}

impl Frontend for Terminal {
    fn show(&mut self, block: &Block) -> io::Result<()> {
        let text = self.size().text();
        let apart = self.shown.apart(block);
        self.lines(apart.then_some(String::new()).into_iter().chain(draw::block(block, text)))
    }

    fn ask(&mut self, ask: &Ask) -> io::Result<Reply> {
        if self.shown.question() {
            self.lines([""])?;
        }
        let mut prompt = Prompt::open(&self.term)?;
        let reply = self.put(ask, &mut prompt);
        prompt.close(reply)
    }
}

/// The size of the terminal.
#[derive(Debug, Clone, Copy)]
struct Size {
    columns: usize,
    rows: usize,
}

impl Size {
    /// The columns that text may fill: at most 80, and never the last one, where terminals differ about what comes next.
    fn text(self) -> usize {
        self.columns.min(80).saturating_sub(1).max(8)
    }
}
