//! A learner's history: the events that a journal holds, and what could not be read in it.
//!
//! Events stay in the order of the file; what they add up to is for `practice`.

use std::collections::HashSet;
use std::io::BufRead;

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

/// About how long a line is, in bytes: room for all is made at once, as growing costs a third more time at 10,000 events.
const USUAL_LINE: usize = 200;

impl History {
    /// Reads the lines of a journal. One bad line costs no other.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let roughly = bytes.len() / USUAL_LINE;
        let mut history = Self { events: Vec::with_capacity(roughly), notices: vec![] };
        let mut seen = HashSet::with_capacity(roughly);
        let mut newer = 0;
        for (index, line) in lines(bytes).enumerate() {
            let torn = !line.ends_with(b"\n");
            match line::read(line) {
                // An import may bring what is here already.
                Line::Event(event) if seen.insert(event.id) => history.events.push(event),
                Line::Event(_) => {}
                Line::Newer => newer += 1,
                Line::Bad if line.trim_ascii().is_empty() => {}
                Line::Bad if torn => history.notices.push(Notice::TornTail),
                Line::Bad => history.notices.push(Notice::BadLine { line: index + 1 }),
            }
        }
        if newer > 0 {
            history.notices.push(Notice::Newer { count: newer });
        }
        history
    }
}

/// The lines with their ends. `skip_until` searches a word at a time, `split` a byte at a time.
fn lines(mut rest: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let start = rest;
        let length = rest.skip_until(b'\n').ok()?;
        (length > 0).then(|| &start[..length])
    })
}
