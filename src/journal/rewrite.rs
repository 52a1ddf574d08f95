//! Writing a journal anew, which only merging another in and forgetting do: under the lock, into a file beside it that then takes
//! its place, so that a stop at any moment leaves either the old one or the new one whole.

use std::collections::HashSet;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use jiff::Timestamp;

use super::event::{Event, EventId};
use super::line::{self, Line};
use super::store::{Appended, Journal, private, sync_folder};
use super::trouble::{Doing, Trouble};

/// What came of merging an export into a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// How many events are new here.
    pub added: usize,
    /// How many were here already.
    pub known: usize,
    /// The numbers of the lines of the export that are no events, from 1. They are left out.
    pub bad: Vec<usize>,
    /// Whether the journal was locked meanwhile.
    pub appended: Appended,
}

/// What came of revising a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revised {
    /// How many events were changed or left out.
    pub changed: usize,
    /// How many lines could not be read, and stay as they are.
    pub unread: usize,
    /// Whether the journal was locked meanwhile.
    pub appended: Appended,
}

impl Journal {
    /// All bytes of the journal, also those of lines that cannot be read; without a journal there are none.
    ///
    /// # Errors
    /// [`Doing::Reading`].
    pub fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        let _guard = self.lock_shared();
        read(self.path())
    }

    /// Merges an export in: events that are not here yet come to where their time is, each side in its own order, whatever its clock
    /// did. Merging the same export twice changes nothing, and the file is not touched where nothing is new.
    ///
    /// # Errors
    /// Any [`Doing`]. The journal is then as it was.
    pub fn merge(&self, export: &[u8]) -> Result<Merged, Trouble> {
        self.rewritten(|here| {
            let known = Known::of(here);
            let mut merged = Merged { added: 0, known: 0, bad: Vec::new(), appended: Appended::Locked };
            let mut new = Known::default();
            let mut added = Vec::new();
            for (place, row) in rows(export).into_iter().enumerate() {
                match row.line {
                    Line::Bad => merged.bad.push(place + 1),
                    Line::Event(_) | Line::Newer if known.has(&row) => merged.known += 1,
                    Line::Event(_) | Line::Newer if new.add(&row) => added.push(row),
                    Line::Event(_) | Line::Newer => {}
                }
            }
            merged.added = added.len();
            let lines = (!added.is_empty()).then(|| by_time(rows(here), added));
            (lines, merged)
        })
        .map(|(merged, appended)| Merged { appended, ..merged })
    }

    /// Gives each event to `revise`, and keeps what that gives back. Lines that cannot be read stay as they are.
    ///
    /// # Errors
    /// Any [`Doing`]. The journal is then as it was.
    pub fn revise(&self, mut revise: impl FnMut(Event) -> Option<Event>) -> Result<Revised, Trouble> {
        let (revised, appended) = self.rewritten(|here| {
            let mut revised = Revised { changed: 0, unread: 0, appended: Appended::Locked };
            let mut lines = Vec::new();
            for row in rows(here) {
                let Line::Event(event) = &row.line else {
                    revised.unread += 1;
                    lines.push(row.bytes.to_vec());
                    continue;
                };
                let kept = revise(event.clone());
                if kept.as_ref() == Some(event) {
                    lines.push(row.bytes.to_vec());
                    continue;
                }
                revised.changed += 1;
                // An event that was read can be written.
                lines.extend(kept.and_then(|kept| serde_json::to_vec(&kept).ok()));
            }
            ((revised.changed > 0).then_some(lines), revised)
        })?;
        Ok(Revised { appended, ..revised })
    }

    /// Deletes all of it.
    ///
    /// # Errors
    /// Any [`Doing`] but `Reading`.
    pub fn clear(&self) -> Result<(), Trouble> {
        let _guard = self.lock_alone()?;
        #[expect(clippy::disallowed_methods, reason = "this is where a learner's files are written")]
        match fs::remove_file(self.path()) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Trouble::when(Doing::Writing, self.path())(error)),
            Ok(()) | Err(_) => sync_folder(self.folder()),
        }
    }

    /// Puts other lines in the place of the file's, if `with` gives any.
    fn rewritten<T>(&self, with: impl FnOnce(&[u8]) -> (Option<Vec<Vec<u8>>>, T)) -> Result<(T, Appended), Trouble> {
        let (_guard, appended) = self.lock_alone()?;
        let (lines, told) = with(&read(self.path())?);
        if let Some(lines) = lines {
            self.replace(&lines)?;
        }
        Ok((told, appended))
    }

    /// Writes the lines beside the file and puts them in its place. The caller has the lock, so there is one such file at most.
    fn replace(&self, lines: &[Vec<u8>]) -> Result<(), Trouble> {
        let beside = self.path().with_extension("new");
        let writing = || Trouble::when(Doing::Writing, &beside);
        let mut file = private().create(true).truncate(true).open(&beside).map_err(writing())?;
        let mut bytes = lines.join(&b'\n');
        if !bytes.is_empty() {
            bytes.push(b'\n');
        }
        let written = file.write_all(&bytes).map_err(writing());
        let written = written.and_then(|()| file.sync_all().map_err(Trouble::when(Doing::Syncing, &beside)));
        #[expect(clippy::disallowed_methods, reason = "this is where a learner's files are written")]
        let replaced =
            written.and_then(|()| fs::rename(&beside, self.path()).map_err(Trouble::when(Doing::Writing, self.path())));
        if replaced.is_err() {
            // What could not be finished takes no room on a disk that may be full. If that fails too, the next time writes over it.
            #[expect(clippy::disallowed_methods, reason = "this is where a learner's files are written")]
            let _ = fs::remove_file(&beside);
        }
        replaced.and_then(|()| sync_folder(self.folder()))
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        read => read.map_err(Trouble::when(Doing::Reading, path)),
    }
}

/// A line as it stands, without its end, and what it says.
struct Row<'a> {
    bytes: &'a [u8],
    line: Line,
}

/// All lines that are not empty.
fn rows(bytes: &[u8]) -> Vec<Row<'_>> {
    let lines = bytes.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    lines.map(|bytes| Row { bytes, line: line::read(bytes) }).collect()
}

/// What is there already. Events are told apart by their ids; lines that only a newer version can read, as they stand.
#[derive(Default)]
struct Known {
    ids: HashSet<EventId>,
    newer: HashSet<Vec<u8>>,
}

impl Known {
    fn of(bytes: &[u8]) -> Self {
        let mut known = Self::default();
        for row in rows(bytes) {
            known.add(&row);
        }
        known
    }

    fn has(&self, row: &Row<'_>) -> bool {
        match &row.line {
            Line::Event(event) => self.ids.contains(&event.id),
            Line::Newer | Line::Bad => self.newer.contains(row.bytes),
        }
    }

    /// Whether it was not there before.
    fn add(&mut self, row: &Row<'_>) -> bool {
        match &row.line {
            Line::Event(event) => self.ids.insert(event.id),
            Line::Newer | Line::Bad => self.newer.insert(row.bytes.to_vec()),
        }
    }
}

/// Two histories as one, by the time of the events that are next on each side. What has no time stays behind the event before it.
fn by_time(here: Vec<Row<'_>>, added: Vec<Row<'_>>) -> Vec<Vec<u8>> {
    let time = |row: &Row<'_>| match &row.line {
        Line::Event(event) => event.at.timestamp(),
        Line::Newer | Line::Bad => Timestamp::MIN,
    };
    let mut lines = Vec::with_capacity(here.len() + added.len());
    let mut added = added.into_iter().peekable();
    for row in here {
        while let Some(earlier) = added.next_if(|added| time(added) < time(&row)) {
            lines.push(earlier.bytes.to_vec());
        }
        lines.push(row.bytes.to_vec());
    }
    lines.extend(added.map(|row| row.bytes.to_vec()));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(id: u8, hour: u8) -> String {
        let at = format!("2026-11-23T{hour:02}:00:00+01:00");
        format!(r#"{{"v":1,"id":"{id:032x}","at":"{at}","kind":"setting","name":"n{id}","value":"{hour}"}}"#)
    }

    fn text(events: &[(u8, u8)]) -> String {
        events.iter().map(|&(id, hour)| event(id, hour) + "\n").collect()
    }

    fn journal(events: &[(u8, u8)]) -> (tempfile::TempDir, Journal) {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = Journal::new(folder.path().join("data"));
        journal.merge(text(events).as_bytes()).expect("a folder that can be written");
        (folder, journal)
    }

    fn ids(journal: &Journal) -> Vec<u128> {
        journal.read().expect("a journal").events.into_iter().map(|event| event.id.0).collect()
    }

    #[test]
    fn what_is_new_comes_to_its_time_and_twice_changes_nothing() {
        let (_folder, journal) = journal(&[(1, 9), (2, 12), (3, 15)]);
        let export = text(&[(2, 12), (4, 8), (5, 13), (6, 20)]);
        let merged = journal.merge(export.as_bytes()).expect("merged");
        assert_eq!((merged.added, merged.known, merged.bad), (3, 1, vec![]));
        assert_eq!(ids(&journal), [4, 1, 2, 5, 3, 6]);
        let bytes = journal.bytes().expect("a journal");
        let again = journal.merge(export.as_bytes()).expect("merged");
        assert_eq!((again.added, again.known), (0, 4));
        assert_eq!(journal.bytes().expect("a journal"), bytes);
    }

    #[test]
    fn each_side_keeps_its_own_order_whatever_its_clock_did() {
        let (_folder, journal) = journal(&[(1, 15), (2, 9), (3, 16)]);
        journal.merge(text(&[(4, 20), (5, 8)]).as_bytes()).expect("merged");
        assert_eq!(ids(&journal), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn lines_that_cannot_be_read_are_kept_here_and_left_out_from_there() {
        let (_folder, journal) = journal(&[(1, 9)]);
        let newer = r#"{"v":2,"kind":"dream"}"#;
        let export = format!("{newer}\n\ncoffee\n{}", event(2, 10));
        let merged = journal.merge(export.as_bytes()).expect("merged");
        assert_eq!((merged.added, merged.known, merged.bad), (2, 0, vec![2]));
        assert_eq!(journal.merge(export.as_bytes()).expect("merged").known, 2);
        let revised = journal.revise(|event| (event.id.0 != 1).then_some(event)).expect("revised");
        assert_eq!((revised.changed, revised.unread), (1, 1));
        assert_eq!(String::from_utf8(journal.bytes().expect("a journal")).expect("text"), format!("{newer}\n{}\n", event(2, 10)));
    }

    #[test]
    fn all_of_it_can_be_deleted_also_where_nothing_is() {
        let (_folder, journal) = journal(&[(1, 9)]);
        for _ in 0..2 {
            journal.clear().expect("it can be deleted");
            assert!(!journal.path().exists());
        }
    }
}
