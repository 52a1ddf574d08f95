//! Progress of long work, as a bar on stderr. Work that is soon done shows none, and neither does a stderr that is no terminal.

use std::io;
use std::sync::OnceLock;
use std::time::Duration;

use console::Term;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle, TermLike};

/// How long work may take without a bar.
const QUIET: Duration = Duration::from_secs(1);

/// How often a second the bar is drawn at most.
const HERTZ: u8 = 20;

/// The bar of the work that goes on, for whoever ends the process.
static BAR: OnceLock<ProgressBar> = OnceLock::new();

/// Takes the bar off the screen for good, as the process ends.
pub(super) fn clear() {
    if let Some(bar) = BAR.get() {
        bar.finish_and_clear();
    }
}

/// Work that goes on, one at a time. The bar goes when this is dropped, and when a signal ends the process.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
}

impl Default for Progress {
    fn default() -> Self {
        let bar = ProgressBar::hidden();
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} / {len}") {
            bar.set_style(style.progress_chars("█░"));
        }
        BAR.get_or_init(|| bar.clone());
        Self { bar }
    }
}

impl Progress {
    /// So much of so much is done.
    pub fn show(&self, done: usize, of: usize) {
        let term = Term::stderr();
        if self.bar.is_hidden() && self.bar.elapsed() >= QUIET && term.is_term() {
            self.bar.set_draw_target(ProgressDrawTarget::term_like_with_hz(Box::new(Narrow(term)), HERTZ));
        }
        self.bar.set_length(of as u64);
        self.bar.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// A terminal of which the last columns stay free. indicatif fills its line, and the `^C` that a terminal echoes behind it would wrap,
/// after which the bar could not be found again.
#[derive(Debug)]
struct Narrow(Term);

impl TermLike for Narrow {
    fn width(&self) -> u16 {
        self.0.size().1.saturating_sub(3)
    }

    fn move_cursor_up(&self, rows: usize) -> io::Result<()> {
        self.0.move_cursor_up(rows)
    }

    fn move_cursor_down(&self, rows: usize) -> io::Result<()> {
        self.0.move_cursor_down(rows)
    }

    fn move_cursor_right(&self, columns: usize) -> io::Result<()> {
        self.0.move_cursor_right(columns)
    }

    fn move_cursor_left(&self, columns: usize) -> io::Result<()> {
        self.0.move_cursor_left(columns)
    }

    fn write_line(&self, line: &str) -> io::Result<()> {
        self.0.write_line(line)
    }

    fn write_str(&self, words: &str) -> io::Result<()> {
        self.0.write_str(words)
    }

    fn clear_line(&self) -> io::Result<()> {
        self.0.clear_line()
    }

    fn flush(&self) -> io::Result<()> {
        self.0.flush()
    }
}
