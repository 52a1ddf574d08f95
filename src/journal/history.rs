//! A learner's history: the events that a journal holds, and what could not be read in it.
//!
//! Events stay in the order of the file; what they add up to is for `practice`.

use std::collections::HashSet;
use std::io::{self, BufRead, Cursor, Seek, SeekFrom};
use std::ops::Range;
use std::sync::mpsc;
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
/// How much of a long journal each of two threads reads in turn, in bytes: less is read in less time than a thread saves.
pub(super) const BLOCK: u64 = 256 << 10;
/// Of so many blocks in a row, the thread that hands on what all of them hold reads the first, and the other thread the rest: handing
/// on takes a third of the work.
const TURN: u64 = 3;

impl History {
    /// Reads the lines of a journal. One bad line costs no other.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let mut events = Vec::with_capacity(bytes.len() / USUAL_LINE);
        // Bytes in memory can be read.
        let notices = each(Cursor::new(bytes), None, bytes.len() as u64, |event| events.push(event)).unwrap_or_default();
        Self { events, notices }
    }
}

/// Reads the lines of a journal of about `size` bytes and hands on each event; tells what was skipped. With a `second` reader of the
/// same bytes, another thread reads most of the blocks meanwhile. Blocks, and not halves: what was read is handed on while it is still
/// in the processor's cache, and never takes much memory, since getting memory would take a third of the time.
pub(super) fn each<R: BufRead + Seek + Send>(
    mut first: R,
    second: Option<R>,
    size: u64,
    with: impl FnMut(Event),
) -> io::Result<Vec<Notice>> {
    let seen = HashSet::with_capacity(usize::try_from(size).unwrap_or(0) / USUAL_LINE);
    let mut reading = Reading { with, seen, notices: Vec::new(), newer: 0, number: 0 };
    let Some(mut second) = second else {
        block(&mut first, 0..u64::MAX, |line| reading.note(line))?;
        return Ok(reading.end());
    };
    let last = size / BLOCK;
    let part = move |number: u64| number * BLOCK..if number < last { (number + 1) * BLOCK } else { u64::MAX };
    let (send, receive) = mpsc::sync_channel(2);
    thread::scope(move |scope| {
        scope.spawn(move || {
            let mut lines = 0;
            for number in (1..=last).filter(|number| number % TURN != 0) {
                // Blocks have about the same number of lines.
                let mut found = Vec::with_capacity(lines);
                let read = block(&mut second, part(number), |line| found.push(line)).map(|()| found);
                lines = read.as_ref().map_or(0, Vec::len);
                // Nobody receives any more where the other blocks could not be read.
                if send.send(read).is_err() {
                    break;
                }
            }
        });
        for number in 0..=last {
            if number % TURN == 0 {
                block(&mut first, part(number), |line| reading.note(line))?;
            } else if let Ok(read) = receive.recv() {
                read?.into_iter().for_each(|line| reading.note(line));
            }
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

/// Reads, line by line, the lines that begin within a part of the bytes.
fn block(source: &mut (impl BufRead + Seek), part: Range<u64>, mut with: impl FnMut(Found)) -> io::Result<()> {
    let mut at = part.start;
    if at > 0 {
        // A line that begins with the part comes behind the end of another.
        source.seek(SeekFrom::Start(at - 1))?;
        at = at - 1 + source.skip_until(b'\n')? as u64;
    }
    let mut line = Vec::with_capacity(2 * USUAL_LINE);
    while at < part.end && source.read_until(b'\n', &mut line)? > 0 {
        at += line.len() as u64;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_in_the_part_that_it_begins_in() {
        let line =
            |kind: &str| format!("{{\"v\":1,\"id\":\"{:032x}\",\"at\":\"2026-11-23T09:00:00+01:00\",{kind}}}\n", kind.len());
        let back = line(r#""kind":"back","attempt":"0000a77e""#);
        let bytes = ["\n", &back, "nothing\n", "\n", &line(r#""kind":"dream""#), &back, &back[..20]].concat();
        for cut in 1..=bytes.len() as u64 + 1 {
            let mut events = Vec::new();
            let with = |event| events.push(event);
            let mut reading = Reading { with, seen: HashSet::new(), notices: Vec::new(), newer: 0, number: 0 };
            for part in [0..cut, cut..u64::MAX] {
                block(&mut Cursor::new(&bytes), part, |line| reading.note(line)).expect("bytes");
            }
            let notices = reading.end();
            assert_eq!(History { events, notices }, History::from_bytes(bytes.as_bytes()), "{cut}");
        }
    }
}
