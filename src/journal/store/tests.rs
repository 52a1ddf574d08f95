//! The store against torn tails, full disks, other processes and folders of all sorts.

#![expect(clippy::disallowed_methods, reason = "tests make the files that the journal finds")]

use std::fs;
use std::thread;

use tempfile::TempDir;

use super::*;
use crate::journal::event::{AttemptId, EventId, What};
use crate::journal::history::Notice;

fn event(number: u128) -> Event {
    let at = "2026-11-23T09:00:00+01:00".parse().expect("a moment");
    let value = Some(format!("caf\u{e9} {number}"));
    Event::new(EventId(number), at, What::Setting { name: "profession".into(), value })
}

fn line(number: u128) -> Vec<u8> {
    let mut line = serde_json::to_vec(&event(number)).expect("a line");
    line.push(b'\n');
    line
}

fn folder() -> (TempDir, Journal) {
    let temporary = TempDir::new().expect("a folder");
    let journal = Journal::new(temporary.path().join("data"));
    (temporary, journal)
}

/// A journal whose file holds these bytes.
fn holding(bytes: &[u8]) -> (TempDir, Journal) {
    let (temporary, journal) = folder();
    fs::create_dir(&journal.folder).expect("a folder");
    fs::write(journal.path(), bytes).expect("a journal");
    (temporary, journal)
}

fn read(journal: &Journal) -> (Vec<u128>, Vec<Notice>) {
    let history = journal.read().expect("a history");
    (history.events.iter().map(|event| event.id.0).collect(), history.notices)
}

#[test]
fn what_is_appended_is_read_in_order() {
    let (_temporary, journal) = folder();
    let events: Vec<_> = (0..5).map(event).collect();
    for event in &events {
        assert_eq!(journal.append(event).expect("appended"), Appended::Locked);
    }
    assert_eq!(journal.read().expect("a history"), History { events, notices: vec![] });
    assert_eq!(fs::read(journal.path()).expect("a file"), (0..5).flat_map(line).collect::<Vec<_>>());
}

#[test]
fn without_a_journal_there_is_no_history_and_nothing_is_made() {
    let (temporary, journal) = folder();
    assert_eq!(journal.read().expect("a history"), History::default());
    assert_eq!(fs::read_dir(temporary.path()).expect("a folder").count(), 0);
}

#[test]
fn a_tail_torn_at_any_byte_costs_no_other_event() {
    let whole = [line(1), line(2)].concat();
    let first = line(1).len();
    for length in first..whole.len() {
        let (_temporary, journal) = holding(&whole[..length]);
        // Only the newline is missing at the last length, and nothing of the second line is there at the first.
        let complete = length == whole.len() - 1;
        let (kept, notices) = read(&journal);
        assert_eq!(kept, if complete { vec![1, 2] } else { vec![1] }, "{length}");
        let torn = length > first && !complete;
        assert_eq!(notices, if torn { vec![Notice::TornTail] } else { vec![] }, "{length}");

        let _ = journal.append(&event(3)).expect("appended");
        let (kept, notices) = read(&journal);
        assert_eq!(kept, if complete { vec![1, 2, 3] } else { vec![1, 3] }, "{length}");
        assert_eq!(notices, if torn { vec![Notice::BadLine { line: 2 }] } else { vec![] }, "{length}");
        let bytes = fs::read(journal.path()).expect("a file");
        assert!(bytes.starts_with(&whole[..length]) && bytes.ends_with(&line(3)), "{length}");
    }
}

#[test]
fn bad_lines_are_numbered_and_cost_no_other() {
    let bytes = [&line(1)[..], b"{\"v\":1,\n", b"\xff\xfe\0\n", b"\n", b" \r\n", &line(2), b"\0\0\0"].concat();
    let (_temporary, journal) = holding(&bytes);
    let notices = vec![Notice::BadLine { line: 2 }, Notice::BadLine { line: 3 }, Notice::TornTail];
    assert_eq!(read(&journal), (vec![1, 2], notices));
    assert_eq!(fs::read(journal.path()).expect("a file"), bytes);
}

#[test]
fn newer_events_give_one_notice() {
    let other = |from, to| String::from_utf8(line(9)).expect("text").replacen(from, to, 1).into_bytes();
    let bytes = [line(1), other("setting", "dream"), other("\"v\":1", "\"v\":2"), line(2)].concat();
    let (_temporary, journal) = holding(&bytes);
    assert_eq!(read(&journal), (vec![1, 2], vec![Notice::Newer { count: 2 }]));
}

#[test]
fn an_event_that_is_there_twice_is_read_once() {
    let (_temporary, journal) = holding(&[line(1), line(2), line(1)].concat());
    assert_eq!(read(&journal), (vec![1, 2], vec![]));
}

#[test]
fn a_hundred_thousand_events_are_all_read() {
    let bytes: Vec<u8> = (0..100_000).flat_map(line).collect();
    let history = History::from_bytes(&bytes);
    assert_eq!((history.events.len(), history.notices), (100_000, vec![]));
}

/// A file on a disk that is full after so many more bytes.
struct Filling {
    file: File,
    room: usize,
    syncs: bool,
}

impl Read for Filling {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.read(buffer)
    }
}

impl Write for Filling {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let fitting = bytes.len().min(self.room);
        if fitting == 0 {
            return Err(ErrorKind::StorageFull.into());
        }
        self.room -= fitting;
        self.file.write(&bytes[..fitting])
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for Filling {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl Tail for Filling {
    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.file.cut(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        if self.syncs { self.file.sync() } else { Err(io::Error::other("gone")) }
    }
}

fn filling(journal: &Journal, room: usize, syncs: bool) -> Filling {
    Filling { file: private().open(journal.path()).expect("a file"), room, syncs }
}

#[test]
fn a_disk_that_fills_up_within_a_line_leaves_the_file_as_it_was() {
    let written = serde_json::to_vec(&event(2)).expect("a line");
    for before in [line(1), b"{\"v\":1".to_vec(), vec![]] {
        let needed = written.len() + 1 + usize::from(before == b"{\"v\":1");
        for room in 0..needed {
            let (_temporary, journal) = holding(&before);
            let (doing, error) =
                append_line(&mut filling(&journal, room, true), written.clone(), Appended::Locked).expect_err("the disk is full");
            assert_eq!((doing, error.kind()), (Doing::Writing, ErrorKind::StorageFull));
            assert_eq!(fs::read(journal.path()).expect("a file"), before, "{room}");
        }
        let (_temporary, journal) = holding(&before);
        append_line(&mut filling(&journal, needed, true), written.clone(), Appended::Locked).expect("enough room");
        assert_eq!(read(&journal).0.last(), Some(&2));
    }
}

#[test]
fn a_line_that_may_not_be_on_the_disk_is_taken_back() {
    let (_temporary, journal) = holding(&line(1));
    let (doing, _) = append_line(&mut filling(&journal, 999, false), b"{}".to_vec(), Appended::Locked).expect_err("no sync");
    assert_eq!(doing, Doing::Syncing);
    assert_eq!(fs::read(journal.path()).expect("a file"), line(1));
}

#[test]
fn without_the_lock_nothing_is_cut_as_it_might_be_of_another() {
    let (_temporary, journal) = holding(&line(1));
    append_line(&mut filling(&journal, 5, true), b"{\"v\":1}".to_vec(), Appended::Unlocked).expect_err("the disk is full");
    assert_eq!(read(&journal), (vec![1], vec![Notice::TornTail]));
}

#[test]
fn where_locking_does_not_exist_the_event_is_appended_all_the_same() {
    let (_temporary, journal) = folder();
    let unsupported = |_: &File| Err(ErrorKind::Unsupported.into());
    assert_eq!(journal.append_with(&event(1), unsupported).expect("appended"), Appended::Unlocked);
    assert_eq!(read(&journal), (vec![1], vec![]));
}

#[test]
fn a_signal_while_waiting_for_the_lock_does_not_lose_it() {
    let (_temporary, journal) = folder();
    let signalled = std::cell::Cell::new(false);
    let lock = |file: &File| if signalled.replace(true) { file.lock() } else { Err(ErrorKind::Interrupted.into()) };
    assert_eq!(journal.append_with(&event(1), lock).expect("appended"), Appended::Locked);
}

#[test]
fn two_writers_at_once_keep_all() {
    let (_temporary, journal) = folder();
    let write = |from: u128| {
        let journal = Journal::new(journal.folder.clone());
        move || {
            for number in from..from + 300 {
                assert_eq!(journal.append(&event(number)).expect("appended"), Appended::Locked);
            }
        }
    };
    thread::scope(|scope| {
        scope.spawn(write(0));
        scope.spawn(write(300));
        // A reader meanwhile sees whole lines only.
        scope.spawn(|| (0..50).for_each(|_| assert_eq!(read(&journal).1, vec![])));
    });
    let (mut kept, notices) = read(&journal);
    kept.sort_unstable();
    assert_eq!((kept, notices), ((0..600).collect(), vec![]));
}

#[test]
fn a_journal_without_a_lock_file_is_read_without_making_one() {
    // As in a folder that is read-only; modes would not keep the administrator, who may run this, from writing.
    let (_temporary, journal) = holding(&line(1));
    assert_eq!(read(&journal), (vec![1], vec![]));
    assert!(!journal.lock.exists());
}

#[test]
fn a_lock_that_cannot_be_opened_stops_writing_but_not_reading() {
    let (_temporary, journal) = holding(&line(1));
    fs::create_dir(&journal.lock).expect("a folder");
    assert_eq!(read(&journal), (vec![1], vec![]));
    let trouble = journal.append(&event(2)).expect_err("a folder is in the way");
    assert_eq!((trouble.doing, trouble.path), (Doing::Locking, journal.lock));
}

#[test]
fn a_file_in_the_folders_place_is_said_to_be_there() {
    let temporary = TempDir::new().expect("a folder");
    let place = temporary.path().join("data");
    fs::write(&place, "mine").expect("a file");
    let trouble = Journal::new(place.clone()).append(&event(1)).expect_err("no folder");
    assert_eq!((trouble.doing, trouble.path, trouble.source.kind()), (Doing::Creating, place.clone(), ErrorKind::AlreadyExists));
    let below = Journal::new(place.join("below"));
    assert_eq!(below.append(&event(1)).expect_err("no folder").doing, Doing::Creating);
    assert_eq!(fs::read(&place).expect("a file"), b"mine");
}

#[cfg(unix)]
#[test]
fn the_folders_and_files_are_for_the_learner_alone() {
    use std::os::unix::fs::PermissionsExt;

    let temporary = TempDir::new().expect("a folder");
    let above = temporary.path().join("share");
    let journal = Journal::new(above.join("mingle"));
    let what = What::Back { attempt: AttemptId(1) };
    let _ = journal.append(&Event { what, ..event(1) }).expect("appended");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!([mode(&above), mode(&journal.folder)], [0o700; 2]);
    assert_eq!([mode(journal.path()), mode(&journal.lock)], [0o600; 2]);
}

#[test]
fn a_long_journal_is_read_in_blocks_as_it_is_in_one() {
    let lines = u128::from(3 * history::BLOCK) / line(0).len() as u128;
    let odd = |number: u128| match number % 1_000 {
        3 => b"nothing\n".to_vec(),
        4 => line(0),
        5 => b"\n".to_vec(),
        6 => b"{\"v\":9,\"kind\":\"dream\"}\n".to_vec(),
        _ => line(number),
    };
    let mut bytes: Vec<u8> = (0..lines).flat_map(odd).collect();
    bytes.extend(&line(lines)[..20]);
    let (_temporary, journal) = holding(&bytes);
    assert_eq!(journal.read().expect("a history"), History::from_bytes(&bytes));
    let (_temporary, journal) = holding(&vec![b'x'; usize::try_from(2 * history::BLOCK).expect("a size")]);
    assert_eq!(read(&journal), (vec![], vec![Notice::TornTail]), "one line, and nothing in the blocks behind the first");
}
