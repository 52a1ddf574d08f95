//! The text of a file, read within limits and looked over before any parser sees it.
//!
//! A YAML parser can be made to take gigabytes or minutes by a small file. What it must never see is refused here, by counting
//! bytes: the limits were found by experiment and stand in docs/lesson-format.md.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::fault::Fault;
use super::finding::{Finding, Path as Keys, Place};
use super::text::{Harm, Text};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 4 << 20;
/// The most bytes out of `, - ? : [ {`: each may open a node, and nodes are what takes memory.
const MAX_OPENERS: usize = 100_000;
/// The most `[` and `{` that are open at once: reading nested ones takes quadratic time.
const MAX_OPEN: usize = 64;

/// A text that may be parsed, and the name of the file that it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file's path as it was given.
    pub name: Text,
    /// What the file says, without a byte-order mark.
    pub text: String,
}

impl Source {
    /// Reads a file; `name` is what findings call it. Trusts nothing that the file system says of its size or kind.
    pub fn read(path: &Path, name: Text) -> (Self, Vec<Finding>) {
        let mut bytes = Vec::new();
        let limit = MAX_BYTES as u64 + 1;
        match File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)) {
            Ok(_) => Self::new(bytes, name),
            Err(error) => {
                let (kind, said) = (error.kind(), error.to_string());
                let folder = kind == io::ErrorKind::IsADirectory;
                let fault = if folder { Fault::Folder } else { Fault::Unreadable { kind, said } };
                (Self { name, text: String::new() }, vec![whole(&fault)])
            }
        }
    }

    /// Takes a file's bytes; findings are what keeps them from being parsed.
    pub fn new(bytes: Vec<u8>, name: Text) -> (Self, Vec<Finding>) {
        if bytes.len() > MAX_BYTES {
            return (Self { name, text: String::new() }, vec![whole(&Fault::TooLarge)]);
        }
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let place = Place::at(&text, good, 1);
                return (Self { name, text }, vec![Fault::NotUtf8.at(Keys::default(), Some(place))]);
            }
        };
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let faults = refusals(&text);
        (Self { name, text }, faults)
    }
}

/// A fault of the file as a whole.
fn whole(fault: &Fault) -> Finding {
    fault.at(Keys::default(), None)
}

/// What a byte may mean before any parser has seen the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    /// May open a node.
    Opener,
    /// May open a node that stays open.
    Open,
    Close,
    /// May be, or begin, a character that may not stand in a file.
    Suspicious,
}

impl Kind {
    /// The kinds of all bytes: a table makes looking at every byte cost little beside the parser.
    const OF: [Self; 256] = {
        let mut kinds = [Self::Plain; 256];
        let mut byte = u8::MAX;
        while byte > 0 {
            kinds[byte as usize] = Self::of(byte);
            byte -= 1;
        }
        kinds[0] = Self::of(0);
        kinds
    };

    const fn of(byte: u8) -> Self {
        match byte {
            b',' | b'-' | b':' | b'?' => Self::Opener,
            b'[' | b'{' => Self::Open,
            b']' | b'}' => Self::Close,
            b'\t' | b'\n' => Self::Plain,
            0x00..=0x1f | 0x7f | 0xc2 | 0xe2 => Self::Suspicious,
            _ => Self::Plain,
        }
    }
}

/// What keeps a text from being parsed.
fn refusals(text: &str) -> Vec<Finding> {
    let (mut openers, mut open, mut suspicious) = (0_usize, 0_usize, false);
    for (at, byte) in text.bytes().enumerate() {
        match Kind::OF[usize::from(byte)] {
            Kind::Plain => continue,
            Kind::Opener => openers += 1,
            Kind::Open => (openers, open) = (openers + 1, open + 1),
            Kind::Close => open = open.saturating_sub(1),
            Kind::Suspicious => suspicious = true,
        }
        if open > MAX_OPEN {
            return vec![Fault::TooDeep { limit: MAX_OPEN }.at(Keys::default(), Some(Place::at(text, at, 1)))];
        }
    }
    if openers > MAX_OPENERS {
        return vec![whole(&Fault::TooManyNodes { limit: MAX_OPENERS })];
    }
    if suspicious { controls(text) } else { Vec::new() }
}

/// Characters that may not stand in a file at all, only as escapes in quotes, where they are found as harm to readers: controls
/// other than tabs and ends of lines, and separators that YAML counts as ends of lines and editors do not. A carriage return belongs
/// to an end of line only before its newline.
fn controls(text: &str) -> Vec<Finding> {
    let refused = |&(at, c): &(usize, char)| match c {
        '\t' => false,
        '\r' => !text[at + 1..].starts_with('\n'),
        '\u{2028}' | '\u{2029}' => true,
        _ => Harm::of(c) == Some(Harm::Control),
    };
    // More than are listed would only be counted, and each place takes a look at all of the text before it.
    let refused = text.char_indices().filter(refused).take(super::load::MAX_FAULTS + 1);
    refused.map(|(at, c)| Fault::ControlInFile(c).at(Keys::default(), Some(Place::at(text, at, 1)))).collect()
}

impl Place {
    /// The place of `length` characters on one line, from a byte index into a text.
    pub fn at(text: &str, index: usize, length: usize) -> Self {
        let before = &text.as_bytes()[..index.min(text.len())];
        let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |newline| newline + 1);
        #[expect(clippy::naive_bytecount, reason = "a crate for counting bytes would save nothing that is felt here")]
        let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
        let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
        Self { line, column, end_line: line, end_column: column + length }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes of what is found, each with line and column where it has a place.
    fn faults(bytes: &[u8]) -> Vec<(&'static str, Option<(usize, usize)>)> {
        let findings = Source::new(bytes.to_vec(), Text::new("x.yaml")).1;
        findings.into_iter().map(|found| (found.code.0, found.place.map(|place| (place.line, place.column)))).collect()
    }

    #[test]
    fn a_mark_at_the_start_is_dropped_and_ends_of_lines_may_be_long() {
        let (source, faults) = Source::new("\u{feff}a: 1\r\nb: 2\r\n".into(), Text::new("x.yaml"));
        assert_eq!((source.text.as_str(), faults), ("a: 1\r\nb: 2\r\n", vec![]));
    }

    #[test]
    fn what_is_no_text_is_refused_by_place() {
        assert_eq!(faults(b"a: 1\nb\xff: 2"), [("F003", Some((2, 2)))]);
        assert_eq!(faults("é\u{1b}[1m\r".as_bytes()), [("S001", Some((1, 2))), ("S001", Some((1, 6)))]);
        assert_eq!(faults("a: \u{9b}1\nb: \u{2028}".as_bytes()), [("S001", Some((1, 4))), ("S003", Some((2, 4)))]);
        assert_eq!(faults("\u{1}".repeat(1000).as_bytes()).len(), 51);
    }

    #[test]
    fn what_would_choke_a_parser_is_refused() {
        assert_eq!(faults("- ".repeat(MAX_OPENERS + 1).as_bytes()), [("F002", None)]);
        assert_eq!(faults("[".repeat(65).as_bytes()), [("F002", Some((1, 65)))]);
        assert!(faults("[]".repeat(500).as_bytes()).is_empty());
        assert_eq!(faults(&vec![b'a'; MAX_BYTES + 1]), [("F002", None)]);
    }
}
