//! A learner's history: the events that a journal holds, and what could not be read in it.
//!
//! Events stay in the order of the file; what they add up to is for `practice`.

use std::collections::HashSet;
use std::io::{self, BufRead};

use super::event::Event;
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
        let notices = each(bytes, bytes.len(), |event| events.push(event)).unwrap_or_default();
        Self { events, notices }
    }
}

/// Reads the lines of a journal of about `size` bytes one by one, and hands on each event; tells what was skipped. A long journal is
/// never in memory as a whole, since getting that much memory would take a third of the time.
pub(super) fn each(mut source: impl BufRead, size: usize, mut with: impl FnMut(Event)) -> io::Result<Vec<Notice>> {
    let (mut notices, mut newer, mut number) = (Vec::new(), 0, 0);
    let mut seen = HashSet::with_capacity(size / USUAL_LINE);
    let mut line = Vec::with_capacity(2 * USUAL_LINE);
    while source.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        let torn = !line.ends_with(b"\n");
        match line::read(&line) {
            // An import may bring what is here already.
            Line::Event(event) if seen.insert(event.id) => with(event),
            Line::Event(_) => {}
            Line::Newer => newer += 1,
            Line::Bad if line.trim_ascii().is_empty() => {}
            Line::Bad if torn => notices.push(Notice::TornTail),
            Line::Bad => notices.push(Notice::BadLine { line: number }),
        }
        line.clear();
    }
    if newer > 0 {
        notices.push(Notice::Newer { count: newer });
    }
    Ok(notices)
}
