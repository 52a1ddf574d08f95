//! Reads lines of which neither the length nor the encoding can be trusted.

use std::io::{self, BufRead, ErrorKind};

/// What came as a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Its words, without the end of the line.
    Words(String),
    /// More bytes than the limit; they were passed over.
    TooLong,
    /// Bytes that are not UTF-8.
    Unreadable,
    /// The end of the input.
    End,
}

/// Reads the next line of `reader` and keeps no more than `limit` bytes of it at any time.
pub(super) fn read_line(reader: &mut impl BufRead, limit: usize) -> io::Result<Line> {
    let mut kept = Vec::new();
    let mut length = 0_usize;
    let mut ended = false;
    while !ended {
        let ready = match reader.fill_buf() {
            Ok(ready) => ready,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if ready.is_empty() {
            if length == 0 {
                return Ok(Line::End);
            }
            break;
        }
        let end = ready.iter().position(|byte| *byte == b'\n');
        let part = &ready[..end.unwrap_or(ready.len())];
        kept.extend_from_slice(&part[..part.len().min(limit - kept.len())]);
        length = length.saturating_add(part.len());
        let used = end.map_or(part.len(), |end| end + 1);
        ended = end.is_some();
        reader.consume(used);
    }
    if length > limit {
        return Ok(Line::TooLong);
    }
    if kept.last() == Some(&b'\r') {
        kept.pop();
    }
    Ok(String::from_utf8(kept).map_or(Line::Unreadable, Line::Words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_hold_across_small_buffers() {
        let mut reader = io::BufReader::with_capacity(3, &b"short\r\ntoo long by far\n\xff\nlast"[..]);
        let mut next = || read_line(&mut reader, 8).expect("reads from memory");
        assert_eq!(next(), Line::Words("short".into()));
        assert_eq!(next(), Line::TooLong);
        assert_eq!(next(), Line::Unreadable);
        assert_eq!(next(), Line::Words("last".into()));
        assert_eq!(next(), Line::End);
        assert_eq!(next(), Line::End);
    }
}
