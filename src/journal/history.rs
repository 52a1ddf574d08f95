//! A learner's history: the events that a journal holds, and what could not be read in it.
//!
//! Events stay in the order of the file; what they add up to is for `practice`.

use std::collections::HashSet;
use std::io::{self, BufRead, Empty};
use std::panic::resume_unwind;
use std::thread;

use super::event::{Event, EventId};
use super::line::{self, Line};

/// All that a journal holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The events, in the order in which they were written, each id once.
    pub events: Vec<Event>,
    /// What was skipped; all of it is kept in the file.
    pub notices: Vec<Notice>,
}

/// Something in a journal that was skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Notice {
    /// A line that is no event.
    BadLine {
        /// Its number, from 1.
        line: usize,
    },
    /// The last line was not written to its end; it comes after the bad lines.
    TornTail,
    /// Events of a newer version or of unknown kinds; one notice for all, and the last.
    Newer {
        /// How many.
        count: usize,
    },
}

/// About how long a line is, in bytes: room for what all lines need is made at once.
const USUAL_LINE: usize = 200;

impl History {
    /// Reads the lines of a journal. One bad line costs no other.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let mut events = Vec::with_capacity(bytes.len() / USUAL_LINE);
        // Bytes in memory can be read.
        let notices = each(bytes, None::<Empty>, bytes.len(), |event| events.push(event)).unwrap_or_default();
        Self { events, notices }
    }
}

/// Reads the lines of a journal of about `size` bytes and hands on each event; tells what was skipped. `rest`, where there is one, goes
/// on where `first` ends, at the start of a line, and is read by another thread meanwhile. What was read of `first` is never in memory
/// as a whole, since getting that much memory would take a third of the time.
pub(super) fn each(
    first: impl BufRead,
    rest: Option<impl BufRead + Send>,
    size: usize,
    with: impl FnMut(Event),
) -> io::Result<Vec<Notice>> {
    let mut reading = Reading { with, seen: HashSet::with_capacity(size / USUAL_LINE), notices: Vec::new(), newer: 0, number: 0 };
    thread::scope(|scope| {
        let rest = rest.map(|rest| {
            scope.spawn(move || {
                let mut read = Vec::with_capacity(size / USUAL_LINE / 2);
                lines(rest, |line| read.push(line)).map(|()| read)
            })
        });
        lines(first, |line| reading.note(line))?;
        if let Some(rest) = rest {
            rest.join().unwrap_or_else(|panic| resume_unwind(panic))?.into_iter().for_each(|line| reading.note(line));
        }
        Ok(reading.end())
    })
}

/// What was found where a line may be.
#[expect(clippy::large_enum_variant, reason = "nearly every line is an event")]
enum Found {
    Line(Line),
    /// Nothing but white space.
    Blank,
    /// A line that was not written to its end.
    Torn,
}

/// Reads line by line.
fn lines(mut source: impl BufRead, mut with: impl FnMut(Found)) -> io::Result<()> {
    let mut line = Vec::with_capacity(2 * USUAL_LINE);
    while source.read_until(b'\n', &mut line)? > 0 {
        with(match line::read(&line) {
            Line::Bad if line.trim_ascii().is_empty() => Found::Blank,
            Line::Bad if !line.ends_with(b"\n") => Found::Torn,
            read @ (Line::Event(_) | Line::Newer | Line::Bad) => Found::Line(read),
        });
        line.clear();
    }
    Ok(())
}

/// What lines add up to, in their order.
struct Reading<F> {
    with: F,
    seen: HashSet<EventId>,
    notices: Vec<Notice>,
    newer: usize,
    number: usize,
}

impl<F: FnMut(Event)> Reading<F> {
    fn note(&mut self, found: Found) {
        self.number += 1;
        match found {
            // An import may bring what is here already.
            Found::Line(Line::Event(event)) if self.seen.insert(event.id) => (self.with)(event),
            Found::Line(Line::Event(_)) | Found::Blank => {}
            Found::Line(Line::Newer) => self.newer += 1,
            Found::Line(Line::Bad) => self.notices.push(Notice::BadLine { line: self.number }),
            Found::Torn => self.notices.push(Notice::TornTail),
        }
    }

    fn end(mut self) -> Vec<Notice> {
        self.notices.extend((self.newer > 0).then_some(Notice::Newer { count: self.newer }));
        self.notices
    }
}
