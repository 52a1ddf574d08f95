//! Keeps the terminal whole around a question, and knows whether one is open, for [`signals`](super::signals).

use std::io::{self, ErrorKind};
use std::sync::atomic::{AtomicU8, Ordering};

use console::Term;

/// What the main thread is about, as far as a signal must know.
static STATE: AtomicU8 = AtomicU8::new(IDLE);
/// No question is open: a signal may end the process at once.
const IDLE: u8 = 0;
/// A question is open: the main thread is likely to see the signal too, and leaves by the usual path.
const OPEN: u8 = 1;
/// A question was interrupted, and the main thread is on its way out.
const LEAVING: u8 = 2;
/// The learner's editor has the terminal; signals from keys are meant for it.
const LENT: u8 = 3;
/// A signal came while the editor had the terminal.
const CALLED: u8 = 4;

/// What a signal is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnSignal {
    /// End the process now.
    Leave,
    /// Give the main thread a moment to leave, then end the process.
    Wait,
    /// Nothing: the main thread leaves once the editor gives the terminal back.
    Noted,
}

/// Tells what a signal that just came is to do.
pub(super) fn on_signal() -> OnSignal {
    match STATE.compare_exchange(LENT, CALLED, Ordering::SeqCst, Ordering::SeqCst) {
        Ok(_) | Err(CALLED) => OnSignal::Noted,
        Err(OPEN | LEAVING) => OnSignal::Wait,
        Err(_) => OnSignal::Leave,
    }
}

/// An open question. Keys come unechoed and one by one while it is open, also between two reads, so that pasted text is not drawn
/// twice and Ctrl-C is always a key; dropping it gives the terminal back as it was.
pub(super) struct Prompt {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
    term: Term,
}

impl Prompt {
    /// Drops what was typed ahead, which was not meant for a question that nobody had seen, and opens a question.
    pub(super) fn open(term: &Term) -> io::Result<Self> {
        STATE.store(OPEN, Ordering::SeqCst);
        #[cfg(unix)]
        let before = rustix::termios::tcgetattr(io::stdin()).ok();
        let prompt = Self {
            #[cfg(unix)]
            before,
            term: term.clone(),
        };
        prompt.take()?;
        Ok(prompt)
    }

    /// Closes the question and tells how it was answered: `None` where nobody can answer any more.
    pub(super) fn close<T>(self, answer: io::Result<T>) -> io::Result<Option<T>> {
        // Noted before the question is dropped: the signal's own thread may only now get to look.
        if matches!(&answer, Err(error) if error.kind() == ErrorKind::Interrupted) {
            STATE.store(LEAVING, Ordering::SeqCst);
        }
        drop(self);
        match answer {
            Err(error) if is_end(&error) => Ok(None),
            answer => answer.map(Some),
        }
    }

    /// Lends the terminal to `editor`. Fails with `Interrupted` when a signal came meanwhile.
    pub(super) fn lend<T>(&mut self, editor: impl FnOnce() -> T) -> io::Result<T> {
        self.give_back();
        STATE.store(LENT, Ordering::SeqCst);
        let result = editor();
        let called = STATE.swap(OPEN, Ordering::SeqCst) == CALLED;
        self.take()?;
        if called { Err(ErrorKind::Interrupted.into()) } else { Ok(result) }
    }

    /// Makes the terminal pass on every key at once; what is written still ends lines as usual.
    #[cfg(unix)]
    fn take(&self) -> io::Result<()> {
        use rustix::termios::{OptionalActions, QueueSelector, tcflush, tcsetattr};
        let Some(before) = &self.before else { return Ok(()) };
        tcflush(io::stdin(), QueueSelector::IFlush)?;
        let mut raw = before.clone();
        raw.make_raw();
        raw.output_modes = before.output_modes;
        Ok(tcsetattr(io::stdin(), OptionalActions::Drain, &raw)?)
    }

    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "the other form can fail")]
    fn take(&self) -> io::Result<()> {
        Ok(())
    }

    /// Gives the terminal back as it was. There is nothing to do where that fails: it is gone.
    fn give_back(&self) {
        #[cfg(unix)]
        if let Some(before) = &self.before {
            let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Drain, before);
        }
        let _ = self.term.show_cursor();
    }
}

impl Drop for Prompt {
    fn drop(&mut self) {
        self.give_back();
        let _ = STATE.compare_exchange(OPEN, IDLE, Ordering::SeqCst, Ordering::SeqCst);
    }
}

/// What dialoguer failed with.
pub(super) fn io_error(error: dialoguer::Error) -> io::Error {
    let dialoguer::Error::IO(error) = error;
    error
}

/// Whether a read failed because nobody is there any more: the end of the input, or a terminal that was closed.
fn is_end(error: &io::Error) -> bool {
    error.kind() == ErrorKind::UnexpectedEof || is_hangup(error)
}

/// Whether an error means that the terminal was closed.
fn is_hangup(error: &io::Error) -> bool {
    #[cfg(unix)]
    return error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error());
    #[cfg(not(unix))]
    return error.kind() == io::ErrorKind::BrokenPipe;
}
