//! Which lines of a file its parts take, so that a place can be told from those lines alone.
//!
//! Reading a file as a tree takes longer than all other work on it. A file with findings has them in a few of its scenes, and a
//! scene's lines can be read by themselves. Where lines look like a part and are none (in a text in quotes, say), they do not read as
//! one, and whoever asked reads the whole file instead.

use std::collections::HashMap;
use std::ops::Range;

/// The lines of the parts of a file, counted from 0.
#[derive(Debug)]
pub(in crate::lesson) struct Parts<'t> {
    /// By the key of the file and a key below it, or none for all that stands below the first. `None` where a name comes twice.
    lines: HashMap<(&'t str, Option<&'t str>), Option<Range<usize>>>,
}

impl<'t> Parts<'t> {
    /// The parts of a text, by the indentation of its lines.
    pub(in crate::lesson) fn new(lines: impl Iterator<Item = &'t str>) -> Self {
        let mut parts = Self { lines: HashMap::new() };
        let (mut section, mut entry): (Option<Open<'t>>, Option<Open<'t>>) = (None, None);
        // How far the entries of a section are indented.
        let mut inner = None;
        let mut count = 0;
        for (number, line) in lines.enumerate() {
            count = number + 1;
            let content = line.trim_start_matches(' ');
            let indent = line.len() - content.len();
            if indent > 0 && inner.is_some_and(|inner| inner != indent) {
                continue;
            }
            let Some(name) = key(content) else { continue };
            parts.close(section, entry.take(), number);
            if indent == 0 {
                parts.close(None, section, number);
                (section, inner) = (Some(Open { name, start: number }), None);
            } else {
                (entry, inner) = (Some(Open { name, start: number }), Some(indent));
            }
        }
        parts.close(section, entry, count);
        parts.close(None, section, count);
        parts
    }

    /// The lines of a key of the file, or of a key below it; `None` where that is not to be seen from the lines.
    pub(in crate::lesson) fn lines(&self, section: &str, entry: Option<&str>) -> Option<Range<usize>> {
        self.lines.get(&(section, entry)).cloned().flatten()
    }

    /// Notes a part that ends before a line: one of the file, or one of a section.
    fn close(&mut self, section: Option<Open<'t>>, part: Option<Open<'t>>, end: usize) {
        let Some(part) = part else { return };
        let name = section.map_or((part.name, None), |section| (section.name, Some(part.name)));
        self.lines.entry(name).and_modify(|twice| *twice = None).or_insert(Some(part.start..end));
    }
}

/// A part whose end was not seen yet.
#[derive(Clone, Copy)]
struct Open<'t> {
    name: &'t str,
    start: usize,
}

/// The key that a line begins with, if it is written without quotes.
fn key(content: &str) -> Option<&str> {
    let end = content.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))?;
    let after = content[end..].strip_prefix(':')?;
    (end > 0 && !content.starts_with('-') && (after.is_empty() || after.starts_with([' ', '\t', '\r']))).then(|| &content[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# a file\ntitle: T\nideas:\n- text: A\n\nscenes:\n  one:\n    lines: |\n      rosa: Hi\n\n  \"two\": {}\n  \
                        three: {}\n  four: {}\n  # and again\n  four: {}\nplan: { if: a, then: b }\n";

    #[test]
    fn parts_end_where_the_next_begins() {
        let parts = Parts::new(TEXT.lines());
        assert_eq!(parts.lines("title", None), Some(1..2));
        assert_eq!(parts.lines("ideas", None), Some(2..5));
        assert_eq!(parts.lines("scenes", None), Some(5..15));
        assert_eq!(parts.lines("scenes", Some("one")), Some(6..11), "a key in quotes is not seen");
        assert_eq!(parts.lines("scenes", Some("three")), Some(11..12));
        assert_eq!(parts.lines("plan", None), Some(15..16));
    }

    #[test]
    fn what_is_not_seen_or_comes_twice_has_no_lines() {
        let parts = Parts::new(TEXT.lines());
        for (section, entry) in
            [("scenes", "two"), ("scenes", "four"), ("scenes", "rosa"), ("ideas", "text"), ("plan", "if"), ("title", "one")]
        {
            assert_eq!(parts.lines(section, Some(entry)), None, "{section} {entry}");
        }
        assert_eq!(parts.lines("drills", None), None);
    }
}
