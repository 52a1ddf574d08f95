//! Progress of long work, as a bar on stderr. Work that is soon done shows none, and neither does a stderr that is no terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long work may take without a bar.
const QUIET: Duration = Duration::from_secs(1);

/// Work that goes on. The bar goes when this is dropped.
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
        Self { bar }
    }
}

impl Progress {
    /// So much of so much is done.
    pub fn show(&self, done: usize, of: usize) {
        if self.bar.is_hidden() && self.bar.elapsed() >= QUIET {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
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
