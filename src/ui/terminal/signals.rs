//! Leaves the terminal whole on the ways out that the program does not choose: signals and panics.
//!
//! There is no handler for a change of the window's size, ever: reads would be interrupted by it, which looks like Ctrl-C.

use std::io::{self, IsTerminal};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::progress;
use super::prompt::{OnSignal, on_signal};
use crate::lesson::text::Text;

/// How long the main thread has to leave by the usual path after a signal, with time for a slow disk.
const GRACE: Duration = Duration::from_secs(1);

/// The exit code after a signal.
const INTERRUPTED: i32 = 130;

/// How the terminal was when the program started.
static BEFORE: OnceLock<Before> = OnceLock::new();

/// Whether anything was drawn, so that the cursor may be hidden. Plain text is left without an escape.
static DRAWN: AtomicBool = AtomicBool::new(false);

#[derive(Debug)]
struct Before {
    #[cfg(unix)]
    modes: Option<rustix::termios::Termios>,
}

/// Remembers how the terminal is, and from now on leaves it so on Ctrl-C, on the signals that end a process, and on a panic. To be
/// called once, at the start, by any frontend.
///
/// While a question of a [`Terminal`](super::Terminal) is open, that question fails with `Interrupted`, and the caller leaves as it
/// likes; where it does not within a second, and at once while no question is open, the process ends here with exit code 130, after
/// the words of `farewell`, which is called on another thread.
///
/// # Errors
///
/// When the system refuses the handler, or when there is one already.
pub fn install(farewell: impl Fn() -> Option<Text> + Send + 'static) -> io::Result<()> {
    BEFORE.get_or_init(|| Before {
        #[cfg(unix)]
        modes: rustix::termios::tcgetattr(io::stdin()).ok(),
    });
    let previous = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        restore();
        previous(info);
    }));
    let handler = move || match on_signal() {
        OnSignal::Noted => {}
        OnSignal::Leave => leave(farewell()),
        OnSignal::Wait => {
            std::thread::sleep(GRACE);
            leave(farewell());
        }
    };
    ctrlc::set_handler(handler).map_err(io::Error::other)
}

/// Notes that a [`Terminal`](super::Terminal) draws from now on.
pub(super) fn drawing() {
    DRAWN.store(true, Ordering::SeqCst);
}

#[expect(clippy::exit, reason = "the main thread may be blocked in a read; nothing else can end the process from here")]
fn leave(farewell: Option<Text>) {
    progress::clear();
    restore();
    let newline = if io::stdout().is_terminal() { "\n" } else { "" };
    write(&farewell.map_or_else(|| newline.to_owned(), |words| format!("{newline}{words}\n")));
    std::process::exit(INTERRUPTED);
}

/// Gives the terminal back as it was, cursor and all.
fn restore() {
    #[cfg(unix)]
    if let Some(Before { modes: Some(modes) }) = BEFORE.get() {
        let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, modes);
    }
    if DRAWN.load(Ordering::SeqCst) {
        write("\u{1b}[?25h");
    }
}

/// Writes past the lock of `Stdout`, which the main thread may hold for ever. Where nobody reads any more, nothing is lost.
fn write(words: &str) {
    #[cfg(unix)]
    let _ = rustix::io::write(io::stdout(), words.as_bytes());
    #[cfg(not(unix))]
    let _ = console::Term::stdout().write_str(words);
}
