//! Words as lines: wrapped by display width, with what belongs together kept together. Writes nothing.

use console::Style;
use textwrap::WordSplitter;
use textwrap::core::display_width;

/// The space before every line.
pub(super) const MARGIN: &str = " ";

/// What stands between keys that can be pressed, and between a title and how far it is.
pub(super) const DOT: &str = "\u{b7}";

/// A space at which nothing wraps.
const KEPT: char = '\u{a0}';

/// Wraps each line of `words`, with numbers and their units kept together. Blank lines among them are kept.
pub(super) fn wrapped(words: &str, first: &str, rest: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let room = width.saturating_sub(display_width(rest));
    for line in words.trim_end().lines() {
        let indent = if lines.is_empty() { first } else { rest };
        let options = textwrap::Options::new(width.max(display_width(rest) + 2)).initial_indent(indent).subsequent_indent(rest);
        let options = options.word_splitter(WordSplitter::Custom(hyphens));
        let line = kept_together(line, room / 2);
        lines.extend(textwrap::wrap(&line, options).into_iter().map(|line| line.replace(KEPT, " ")));
    }
    lines
}

/// Wraps a line of parts with dots between them, such as keys, between its parts where it can.
pub(super) fn wrapped_at_dots(words: &str, width: usize) -> Vec<String> {
    let between = format!(" {DOT} ");
    let mut lines: Vec<String> = Vec::new();
    for part in words.split(&between) {
        let last = lines.last_mut().filter(|last| display_width(last) + display_width(&between) + display_width(part) <= width);
        match last {
            Some(last) => *last += &(between.clone() + part),
            None => lines.extend(wrapped(part, MARGIN, MARGIN, width)),
        }
    }
    lines
}

/// Styles the words of each line and leaves its indent as it is.
pub(super) fn styled(lines: Vec<String>, style: &Style) -> Vec<String> {
    let styled = lines.into_iter().map(|line| {
        let words = line.trim_start();
        let indent = &line[..line.len() - words.len()];
        format!("{indent}{}", style.apply_to(words))
    });
    styled.collect()
}

/// Two columns side by side, of which the right one begins after so many columns.
pub(super) fn beside(left: &[String], column: usize, right: &[String]) -> Vec<String> {
    let line = |at: usize| {
        let left = left.get(at).map_or("", String::as_str);
        let Some(right) = right.get(at) else { return format!("{MARGIN}{left}") };
        let gap = column.saturating_sub(display_width(left));
        format!("{MARGIN}{left}{:gap$}{right}", "")
    };
    (0..left.len().max(right.len())).map(line).collect()
}

/// Where a word may be parted: behind its hyphens, but not within a date.
fn hyphens(word: &str) -> Vec<usize> {
    if word.starts_with(|c: char| c.is_ascii_digit()) { Vec::new() } else { WordSplitter::HyphenSplitter.split_points(word) }
}

/// Whether `word` and the one after it are a count, or a number and its unit: "5 of", "of 8", "10 min". `before` stands before them.
fn is_counted(before: &str, word: &str, next: &str) -> bool {
    let is_number = |word: &str| {
        word.trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(|c: char| c.is_alphanumeric())
    };
    is_number(word) || (is_number(before) && next.starts_with(|c: char| c.is_ascii_digit()))
}

/// Puts a space at which nothing wraps between words that are counted, as long as they are at most `most` columns wide.
fn kept_together(line: &str, most: usize) -> String {
    let mut kept = String::new();
    let (mut before, mut last, mut wide) = ("", None, 0);
    for word in line.split(' ') {
        let together = wide + 1 + display_width(word);
        let stays = together <= most && last.is_some_and(|last| is_counted(before, last, word));
        kept.extend(last.map(|_| if stays { KEPT } else { ' ' }));
        kept.push_str(word);
        wide = if stays { together } else { display_width(word) };
        before = last.replace(word).unwrap_or_default();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(width: usize, words: &str) -> Vec<String> {
        wrapped(words, "", "", width)
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        assert_eq!(on(24, "Next lesson: A chair (10 min)"), ["Next lesson: A chair", "(10 min)"]);
        assert_eq!(on(20, "Everything else, 2 of 4 seen"), ["Everything else,", "2 of 4 seen"]);
        assert_eq!(
            on(32, "You have an event in 9 days, on Friday, 2 December"),
            ["You have an event in 9 days, on", "Friday, 2 December"]
        );
        assert_eq!(on(20, "It takes 5 new ones, 3 now"), ["It takes 5 new ones,", "3 now"]);
    }

    #[test]
    fn a_date_stays_whole_and_other_words_wrap_behind_hyphens() {
        assert_eq!(on(32, "By when? A date such as 2026-12-09 or"), ["By when? A date such as", "2026-12-09 or"]);
        assert_eq!(on(12, "a follow-up call"), ["a follow-up", "call"]);
        assert_eq!(on(10, "a follow-up call"), ["a follow-", "up call"]);
    }

    #[test]
    fn many_numbers_in_a_row_still_wrap_between_words() {
        for line in on(20, &["1234"; 30].join(" ")) {
            assert!(line.split(' ').all(|word| word == "1234") && line.len() <= 20, "{line}");
        }
    }

    #[test]
    fn keys_wrap_between_keys() {
        assert_eq!(
            wrapped_at_dots("Enter when done, or at once to skip · type only: q leave (kept)", 39),
            [" Enter when done, or at once to skip", " type only: q leave (kept)"]
        );
    }
}
