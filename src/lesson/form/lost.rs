//! Words that YAML drops without a sound: behind ` #`, which begins a comment, and after `!` and `&`, which begin tags and anchors.

use std::collections::HashSet;

use super::tree::{Mark, Node};
use crate::lesson::fault::Fault;
use crate::lesson::finding::{Finding, Path};

/// The words that are lost from the text of values, by the lines that look so; each is held against what was really read.
pub(in crate::lesson) fn lost(text: &str) -> Vec<Finding> {
    /// How many lines are held against the text, each of which takes a look at all of it.
    const MAX_LOOKS: usize = 200;
    // Most files have none of the signs, and need no look at their lines.
    if ![" #", " !", " &"].iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    let mut candidates = candidates(text);
    candidates.truncate(MAX_LOOKS);
    if candidates.is_empty() {
        return Vec::new();
    }
    let Ok(tree) = Node::read(text) else { return Vec::new() };
    let really = |(_, lost): &(Mark, String)| !tree.holds(lost.trim_end_matches(['"', '\'', '}', ']', ',', ' ']));
    let finding = |(mark, lost): (Mark, String)| {
        let length = lost.chars().count();
        Fault::CutOff(lost).at(Path::default(), Some(mark.place(length)))
    };
    candidates.into_iter().filter(really).map(finding).collect()
}

/// Lines that seem to lose words: where these begin, and the words.
fn candidates(text: &str) -> Vec<(Mark, String)> {
    let mut found = Vec::new();
    let repeated: HashSet<&str> = text.split('*').skip(1).map(|rest| rest.split(ends_name).next().unwrap_or_default()).collect();
    // The indentation of the line that has begun a block of text.
    let mut block: Option<usize> = None;
    for (number, line) in text.lines().enumerate() {
        let content = line.trim_start();
        let indent = line.len() - content.len();
        if content.is_empty() || block.is_some_and(|outer| indent > outer) {
            continue;
        }
        block = None;
        if content.starts_with('#') {
            continue;
        }
        let (before, comment) = content.split_once(" #").map_or((content, None), |(before, comment)| (before, Some(comment)));
        let value = before.split_once(": ").map_or_else(|| before.trim_start_matches("- "), |(_, value)| value).trim();
        let header = before.rsplit(' ').next().unwrap_or_default();
        if header.starts_with(['|', '>']) && header[1..].chars().all(|c| matches!(c, '+' | '-' | '1'..='9')) {
            block = Some(indent);
            continue;
        }
        let mark = |lost: &str| {
            let at = line.find(lost).unwrap_or_default();
            Mark { line: number + 1, column: line[..at].chars().count() + 1 }
        };
        // A word and a remark on it, as in `quality: weak # for now`, is no prose.
        let prose = value.contains(' ') || comment.is_some_and(|comment| !comment.starts_with([' ', '#']));
        let quoted = value.starts_with(['"', '\'']) || (value == before && value.ends_with(['"', '\'']));
        let other = quoted || value.is_empty() || value.starts_with(['[', '{', '&', '*']);
        if let Some(comment) = comment.filter(|_| prose && !other) {
            let lost = format!("#{comment}");
            found.push((mark(&format!(" {lost}")), lost));
            if let Some((mark, _)) = found.last_mut() {
                mark.column += 1;
            }
        }
        let first = value.split(' ').next().unwrap_or_default();
        let anchor = first.strip_prefix('&').is_some_and(|name| !repeated.contains(name));
        if value != first && (anchor || first.starts_with('!')) {
            found.push((mark(first), first.to_owned()));
        }
    }
    found
}

/// Whether a character ends the name of an alias.
fn ends_name(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}')
}

#[cfg(test)]
mod tests {
    use super::lost;

    #[test]
    fn only_what_is_lost_is_found() {
        for (text, expected) in [
            ("a: some words #1 of b\n", vec![(1, 15)]),
            ("a: Gate #2\n", vec![(1, 9)]),
            ("a: weak # for now\n", vec![]),
            ("a: \"some words #1\"\n", vec![]),
            ("a: \"some words\" # for now\n", vec![]),
            ("a: \"some\n  words\" # for now\n", vec![]),
            ("a: \"some words\n  and more #1\"\n", vec![]),
            ("a: |\n  some words #1\nb: some words\n  and #2\n", vec![(4, 7)]),
            ("a: | # words\n  some words #1\n", vec![]),
            ("# some words #1\na: 1\n", vec![]),
            ("a: !Wow indeed\nb: &Co it is\nc: &d it is\ne: *d\n", vec![(1, 4), (2, 4)]),
            ("a: { b: some words, c: d } # words\n", vec![]),
        ] {
            let found = lost(text).into_iter().filter_map(|finding| finding.place).map(|place| (place.line, place.column));
            assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
