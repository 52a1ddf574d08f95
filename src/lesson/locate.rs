//! From a path in a file to its line and column, without a second parser: by the trees of `form::tree`, of the whole file or of the
//! lines that hold the part.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;

use super::finding::{Path, Place, Step};
use super::form::parts::Parts;
use super::form::tree::{Key, Mark, Node, Value};

/// Which end of the last step is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The key.
    Key,
    /// The value.
    Value,
}

/// Words within a value that a fault is about, as they may stand in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What to look for.
    pub sought: String,
    /// How many of its first characters are not marked.
    pub skip: usize,
    /// How many characters after these are.
    pub marked: usize,
    /// Whether nothing but space or a quote may stand next to it.
    pub whole: bool,
    /// Whether nothing else may stand in its line.
    pub alone: bool,
    /// Whether it is the first on its line, if it is so anywhere.
    pub first: bool,
}

/// The lines of a text.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// All lines, without their ends.
    fn all(&self) -> impl Iterator<Item = &'t str> {
        (1..=self.starts.len()).map(|number| self.line(number))
    }

    /// A line by its number from 1, without its end.
    pub(super) fn line(&self, number: usize) -> &'t str {
        let start = number.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(self.text.len());
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        self.text.get(start..end).unwrap_or_default().trim_end_matches('\r')
    }

    /// Whole lines, counted from 0.
    fn between(&self, lines: &Range<usize>) -> &'t str {
        let start = |number: usize| self.starts.get(number).copied().unwrap_or(self.text.len());
        &self.text[start(lines.start)..start(lines.end)]
    }

    /// What stands in a line from a place on.
    pub(super) fn rest(&self, mark: Mark) -> &'t str {
        let line = self.line(mark.line);
        line.char_indices().nth(mark.column - 1).map_or("", |(at, _)| &line[at..])
    }

    /// The place itself, or the last character with words if it is behind that.
    pub(super) fn clamped(&self, mark: Mark) -> Mark {
        let last = self.text.trim_end();
        let line = last.matches('\n').count() + 1;
        if mark.line > line { Mark { line, column: self.line(line).trim_end().chars().count().max(1) } } else { mark }
    }

    /// Whether nothing but space and dashes of lists stands in a line before a place.
    fn leads(&self, mark: Mark) -> bool {
        self.line(mark.line).chars().take(mark.column - 1).all(|c| matches!(c, ' ' | '-'))
    }

    /// The place of a key.
    pub(super) fn of_key(&self, key: &Key) -> Place {
        let rest = self.rest(key.mark);
        let quoted = rest.starts_with(['"', '\'']);
        let length = if quoted || rest.starts_with(&key.name) { key.name.chars().count() } else { token(rest, None) };
        key.mark.place(length + if quoted { 2 } else { 0 })
    }

    /// The place of a value: of `words` in it where they are found; else of the value if it begins in the line of its key; else of its
    /// key, since a map or list has no place of its own, and what an alias repeats stands elsewhere.
    pub(super) fn of_value(&self, key: Option<&Key>, node: &Node, words: &[Words]) -> Place {
        let beside = key.and_then(|key| self.beside(key));
        let own = node.mark.filter(|&mark| match node.value {
            Value::List(_) | Value::Map(_) | Value::Tagged => key.is_none(),
            Value::Nothing => false,
            Value::Truth(_) | Value::Whole(_) | Value::Decimal(_) | Value::Text(_) => key.is_none_or(|key| mark > key.mark),
        });
        let indent = |start: Mark| key.map_or(start.column - 1, |key| if self.leads(key.mark) { key.mark.column } else { 0 });
        let Some(start) = own.or(beside) else {
            let Some(key) = key else { return Place { line: 1, column: 1, end_line: 1, end_column: 2 } };
            let inside = words.iter().find_map(|words| self.find(key.mark, indent(key.mark), words));
            return inside.unwrap_or_else(|| self.of_key(key));
        };
        let indent = indent(start);
        words.iter().find_map(|words| self.find(start, indent, words)).unwrap_or_else(|| {
            let value = if let Value::Text(text) = &node.value { Some(text.as_str()) } else { None };
            start.place(token(self.rest(start), value))
        })
    }

    /// The first sign of what stands after a key in the key's own line.
    pub(super) fn sign_beside(&self, key: &Key) -> Option<char> {
        self.beside(key).and_then(|mark| self.rest(mark).chars().next())
    }

    /// Where something stands after a key in the key's own line.
    fn beside(&self, key: &Key) -> Option<Mark> {
        let place = self.of_key(key);
        let rest = self.rest(Mark { line: place.line, column: place.end_column });
        let value = rest.trim_start().strip_prefix(':')?.trim_start();
        let before = rest.chars().count() - value.chars().count();
        (!value.is_empty() && !value.starts_with('#')).then_some(Mark { line: place.line, column: place.end_column + before })
    }

    /// The place of words from a mark on, up to the first line that is indented by less than `indent`.
    fn find(&self, start: Mark, indent: usize, words: &Words) -> Option<Place> {
        let mut later = None;
        for number in start.line..=self.starts.len() {
            let line = self.line(number);
            if number > start.line && !line.trim().is_empty() && line.len() - line.trim_start().len() < indent {
                break;
            }
            let (from, part) = if number == start.line { (start.column, self.rest(start)) } else { (1, line) };
            for (at, _) in part.match_indices(&words.sought) {
                let (before, after) = (&part[..at], &part[at + words.sought.len()..]);
                let edge = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\''));
                let whole = edge(before.chars().next_back()) && edge(after.chars().next());
                if (words.whole && !whole) || (words.alone && line.trim() != words.sought) {
                    continue;
                }
                let leads = before.trim().is_empty();
                if leads || !words.first || later.is_none() {
                    let place = Mark { line: number, column: from + before.chars().count() + words.skip }.place(words.marked);
                    if leads || !words.first {
                        return Some(place);
                    }
                    later = Some(place);
                }
            }
        }
        later
    }
}

impl Mark {
    /// The place of some characters from here on.
    pub(super) fn place(self, length: usize) -> Place {
        let Self { line, column } = self;
        Place { line, column, end_line: line, end_column: column + length.max(1) }
    }
}

/// How many characters the value takes that a line begins with.
fn token(rest: &str, value: Option<&str>) -> usize {
    let count = |bytes: usize| rest[..bytes].trim_end().chars().count();
    let open = rest.chars().next();
    match open {
        Some(quote @ ('"' | '\'')) => {
            let mut escaped = false;
            let end = rest.char_indices().skip(1).find(|&(_, c)| {
                let ends = c == quote && !escaped;
                escaped = c == '\\' && quote == '"' && !escaped;
                ends
            });
            end.map_or(count(rest.len()), |(at, _)| count(at + 1))
        }
        Some('{' | '[') => {
            let mut depth = 0_usize;
            let end = rest.char_indices().find(|&(_, c)| {
                match c {
                    '{' | '[' => depth += 1,
                    '}' | ']' => depth -= 1,
                    _ => {}
                }
                depth == 0
            });
            end.map_or(count(rest.len()), |(at, _)| count(at + 1))
        }
        _ => match value.map(str::trim_end).filter(|value| rest.starts_with(value)) {
            Some(value) => value.chars().count(),
            None if value.is_none() => count(rest.find([',', '}', ']', ' ']).unwrap_or(rest.len())),
            None => count(rest.find(" #").unwrap_or(rest.len())),
        },
    }
}

/// The lines that seem to hold a part do not tell where it is: the whole file has to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct NotTold;

/// The places of a text, by path.
#[derive(Debug)]
pub struct Places<'t> {
    lines: Lines<'t>,
    parts: Parts<'t>,
    /// What was read of the parts so far; `None` for lines that are no YAML by themselves.
    read: RefCell<HashMap<Range<usize>, Option<Node>>>,
    whole: OnceCell<Option<Node>>,
}

impl<'t> Places<'t> {
    /// The places of a text, of which no more is read than is asked for; one that is no YAML has none.
    pub fn new(text: &'t str) -> Self {
        let lines = Lines::new(text);
        Self { parts: Parts::new(lines.all()), lines, read: RefCell::default(), whole: OnceCell::new() }
    }

    /// The place of the part at `path`, or of `words` in it. `None` where the text has no such part.
    pub fn place(&self, path: &Path, target: Target, words: &[Words]) -> Option<Place> {
        self.place_by_lines(path, target, words).unwrap_or_else(|NotTold| {
            let whole = self.whole.get_or_init(|| Node::read(self.lines.text).ok());
            self.place_in(whole.as_ref()?, &path.0, target, words)
        })
    }

    /// The same by the lines that hold the part alone.
    fn place_by_lines(&self, path: &Path, target: Target, words: &[Words]) -> Result<Option<Place>, NotTold> {
        let lines_of = |section: &str, entry: Option<&str>| self.parts.lines(section, entry).ok_or(NotTold);
        let (steps, lines) = match (&path.0[..], target) {
            ([Step::Key(section)], Target::Key) => {
                let start = lines_of(section, None)?.start;
                (&path.0[..], start..start + 1)
            }
            ([Step::Key(section), inner @ ..], _) => {
                let entry = inner.first().and_then(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
                match entry.map(|entry| lines_of(section, Some(entry))) {
                    Some(Ok(lines)) => (inner, lines),
                    Some(Err(NotTold)) | None => (&path.0[..], lines_of(section, None)?),
                }
            }
            _ => return Err(NotTold),
        };
        let mut read = self.read.borrow_mut();
        let tree = read.entry(lines.clone()).or_insert_with(|| Node::read_part(self.lines.between(&lines), lines.start).ok());
        let tree = tree.as_ref().filter(|tree| tree.is_only(steps)).ok_or(NotTold)?;
        Ok(self.place_in(tree, steps, target, words))
    }

    fn place_in(&self, tree: &Node, path: &[Step], target: Target, words: &[Words]) -> Option<Place> {
        let mut key = None;
        let mut node = tree;
        for (position, step) in path.iter().enumerate() {
            match (step, &node.value) {
                (Step::Key(name), Value::Map(pairs)) => {
                    let (found, value) = pairs.iter().find(|(key, _)| key.name == *name)?;
                    (key, node) = (Some(found), value);
                    if position + 1 == path.len() && target == Target::Key {
                        return Some(self.lines.of_key(found));
                    }
                }
                (Step::Index(index), Value::List(nodes)) => (key, node) = (None, nodes.get(*index)?),
                _ => return None,
            }
        }
        Some(self.lines.of_value(key, node, words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# é\nscenes:\n  one:\n    say: 'é {x} there'\n    flow: { a: [1, two], b: {c: d}, e: yes }\n    \
                        lines: |\n      Hello roas: it\n\n      roas: Hi\n    list:\n      - x\n      - *a\n    same: *a\n    \
                        long: some words\n      and more # not these\n";

    fn found(path: &str, target: Target, sought: Option<&str>) -> Option<(usize, usize, usize)> {
        let step = |s: &str| s.parse().map_or_else(|_| Step::Key(s.to_owned()), Step::Index);
        let words = |sought: &str| Words {
            sought: sought.to_owned(),
            skip: 0,
            marked: sought.chars().count(),
            whole: true,
            alone: false,
            first: true,
        };
        let text = TEXT.replace("one:", "one: &a");
        let text = text.replace("&a\n    say: ", "\n    say: &a ");
        let path = Path(path.split('.').map(step).collect());
        let place = Places::new(&text).place(&path, target, &sought.map(words).into_iter().collect::<Vec<_>>())?;
        Some((place.line, place.column, place.end_column))
    }

    #[test]
    fn keys_have_their_places() {
        assert_eq!(found("scenes.one", Target::Key, None), Some((3, 3, 6)));
        assert_eq!(found("scenes.one.flow.b.c", Target::Key, None), Some((5, 30, 31)));
    }

    #[test]
    fn values_have_their_places() {
        assert_eq!(found("scenes.one.flow.a.1", Target::Value, None), Some((5, 20, 23)));
        assert_eq!(found("scenes.one.flow.b", Target::Value, None), Some((5, 29, 35)));
        assert_eq!(found("scenes.one.flow.e", Target::Value, None), Some((5, 40, 43)));
        assert_eq!(found("scenes.one.list", Target::Value, None), Some((10, 5, 9)));
        assert_eq!(found("scenes.one.list.0", Target::Value, None), Some((11, 9, 10)));
        assert_eq!(found("scenes.one.long", Target::Value, None), Some((14, 11, 21)));
    }

    #[test]
    fn an_alias_has_the_place_where_it_is_used() {
        assert_eq!(found("scenes.one.same", Target::Value, None), Some((13, 11, 13)));
    }

    #[test]
    fn words_are_found_where_they_stand_whole_and_first() {
        assert_eq!(found("scenes.one.say", Target::Value, Some("{x}")), Some((4, 16, 19)));
        assert_eq!(found("scenes.one.lines", Target::Value, Some("roas:")), Some((9, 7, 12)));
        assert_eq!(found("scenes.one.lines", Target::Value, Some("ell")), Some((6, 12, 13)), "else the value itself");
        assert_eq!(found("scenes.one.lines", Target::Value, Some("more")), Some((6, 12, 13)), "not those of another value");
    }

    /// The place of `scenes.one.say` by the lines of its scene alone, and by the whole file.
    fn both_ways(text: &str) -> (Result<Option<Place>, NotTold>, Option<Place>) {
        let path = Path(["scenes", "one", "say"].map(|key| Step::Key(key.to_owned())).into());
        let places = Places::new(text);
        let whole = Node::read(text).ok().and_then(|tree| places.place_in(&tree, &path.0, Target::Value, &[]));
        (places.place_by_lines(&path, Target::Value, &[]), whole)
    }

    #[test]
    fn lines_tell_what_the_whole_file_tells_or_nothing() {
        for (text, is_told) in [
            ("a: 1\nscenes:\n  two: {}\n  one:\n    lines: x\n    say: hi\nb: 1\n", true),
            ("scenes:\r\n    one:\r\n        say: é # so\r\n", true),
            ("scenes: { one: { say: hi } }\n", true),
            ("scenes:\n  two: {}\n  \"one\":\n    say: hi\n", true),
            ("scenes:\n  two: 'said\n  one: so'\n  'one':\n    say: hi\n", false),
            ("scenes:\n  two: { a: &x hi,\n  b: c }\n  one:\n    say: *x\n", false),
            ("\"scenes\":\n  one:\n    say: hi\n", false),
            ("scenes:\n  one: { a: b,\n  c: d, say: hi }\n", false),
        ] {
            let (by_lines, whole) = both_ways(text);
            assert!(whole.is_some(), "{text}");
            assert_eq!(by_lines, if is_told { Ok(whole) } else { Err(NotTold) }, "{text}");
        }
    }

    #[test]
    fn what_is_not_there_has_no_place() {
        assert_eq!(found("scenes.two", Target::Key, None), None);
        assert_eq!(found("scenes.one.flow.a.7", Target::Value, None), None);
        assert_eq!(Places::new("a: [b").place(&Path(vec![Step::Key("a".to_owned())]), Target::Key, &[]), None);
    }
}
