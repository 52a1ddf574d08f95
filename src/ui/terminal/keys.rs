//! Asks for a decision, an item of a menu, or yes or no, key by key: the options stand above, and one short line is redrawn in place.
//!
//! A digit, a letter or an arrow only moves the mark; Enter takes what is marked and does nothing while nothing is, so that an Enter too
//! many never skips words unread. A pause is asked for in the same way.

use std::io;

use console::{Key, Term};
use textwrap::core::display_width;

use super::list::List;
use super::{Size, draw};
use crate::lesson::text::Text;
use crate::ui::{Reply, letter};
use crate::wording::frontend::{self as wording, Letters};

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    /// How many options there are.
    pub(super) count: usize,
    /// The option that is marked at first.
    pub(super) start: Option<usize>,
    /// The letters that are allowed.
    pub(super) letters: Letters,
    /// Which keys name an option.
    pub(super) by: By,
}

/// Which keys name an option, beside the arrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Digits.
    Number,
    /// A digit, which answers by itself: there is little to read, and nothing to skip unread.
    OneKey,
    /// `y` and `n`.
    YesNo,
}

/// Reads keys until there is a reply, and leaves the record of it. The options stand above, or are drawn here, where they are a `list`
/// that is taller than the window. Fails with `Interrupted` on Ctrl-C.
pub(super) fn ask(term: &Term, asked: Asked, mut list: Option<List<'_>>) -> io::Result<Reply> {
    let mut mark = Mark::new(asked);
    let mut drawn = None;
    loop {
        let now = (mark.place, Size::of(term));
        if drawn != Some(now) {
            if let Some(list) = &mut list {
                list.draw(term, mark.place.unwrap_or_default(), now.1)?;
            }
            redraw(term, &key_line(mark.place, asked, now.1.columns))?;
            drawn = Some(now);
        }
        // The raw form, because the other one sends the process a signal on Ctrl-C while this one can say it in words.
        let reply = match term.read_key_raw() {
            Ok(Key::CtrlC) => Err(io::ErrorKind::Interrupted.into()),
            Ok(key) => match mark.press(&key) {
                Some(reply) => Ok(reply),
                None => continue,
            },
            Err(error) => Err(error),
        };
        term.write_str("\r")?;
        term.clear_to_end_of_screen()?;
        let record = match &reply {
            Ok(Reply::Pick(place)) => name(*place, asked.by),
            Ok(Reply::Back) => "b".to_owned(),
            Ok(Reply::Hint) => "w".to_owned(),
            Ok(Reply::Quit) => "q".to_owned(),
            Ok(Reply::Text(_) | Reply::End) | Err(_) => return reply,
        };
        for line in draw::record(&Text::new(record), 80) {
            term.write_line(&line)?;
        }
        return reply;
    }
}

/// Waits for Enter or Space with one line that says so, and takes the line away. Tells whether to go on, or to leave, after a `q`.
/// Fails with `Interrupted` on Ctrl-C.
pub(super) fn more(term: &Term) -> io::Result<bool> {
    let forms = wording::more_line();
    let words = draw::fitting(&forms, usize::from(term.size().1).saturating_sub(2)).map_or("", Text::as_str);
    term.write_str(&format!("{}{}", draw::MARGIN, draw::quiet().apply_to(words)))?;
    let read = loop {
        match term.read_key_raw() {
            Ok(Key::CtrlC) => break Err(io::ErrorKind::Interrupted.into()),
            Ok(Key::Enter | Key::Char(' ')) => break Ok(true),
            Ok(Key::Char('q' | 'Q')) => break Ok(false),
            Ok(_) => {}
            Err(error) => break Err(error),
        }
    };
    term.write_str("\r")?;
    term.clear_to_end_of_screen()?;
    read
}

/// The option that is marked, and what keys do to it.
#[derive(Debug)]
struct Mark {
    asked: Asked,
    place: Option<usize>,
    /// Whether the last key was a digit, to which the next one may be added where there are ten options or more.
    digit: bool,
}

impl Mark {
    fn new(asked: Asked) -> Self {
        Self { asked, place: asked.start, digit: false }
    }

    /// What `key` answers, if it answers. A key that means nothing here changes nothing.
    fn press(&mut self, key: &Key) -> Option<Reply> {
        let last = self.asked.count.checked_sub(1);
        let digit = std::mem::take(&mut self.digit);
        if *key == Key::Enter {
            return self.place.map(Reply::Pick);
        }
        if *key == Key::ArrowDown || *key == Key::Char('j') {
            self.place = self.place.filter(|place| Some(*place) != last).map_or(last.and(Some(0)), |place| Some(place + 1));
        } else if *key == Key::ArrowUp || *key == Key::Char('k') {
            self.place = self.place.and_then(|place| place.checked_sub(1)).or(last);
        } else if *key == Key::Escape {
            return self.asked.letters.back.then_some(Reply::Back);
        } else if let Key::Char(c) = key {
            if *c == '\u{4}' {
                return Some(Reply::End); // Ctrl-D, which raw mode passes on as a character
            }
            let c = c.to_lowercase().to_string();
            match (self.asked.by, c.as_str()) {
                (By::YesNo, "y") => self.place = Some(0),
                (By::YesNo, "n") => self.place = Some(1),
                (By::Number | By::OneKey, digits) if let Ok(value) = digits.parse() => {
                    self.number(value, digit);
                    return self.place.filter(|_| self.asked.by == By::OneKey).map(Reply::Pick);
                }
                (_, c) => return letter(c, self.asked.letters),
            }
        }
        None
    }

    fn number(&mut self, value: usize, after_digit: bool) {
        let tens = self.place.filter(|_| after_digit).map(|place| (place + 1) * 10 + value);
        let allowed = |number: &usize| (1..=self.asked.count).contains(number);
        if let Some(number) = tens.filter(allowed).or(Some(value)).filter(allowed) {
            self.place = Some(number - 1);
            self.digit = true;
        }
    }
}

/// An option as it is marked and recorded.
fn name(place: usize, by: By) -> String {
    match (by, place) {
        (By::Number | By::OneKey, place) => (place + 1).to_string(),
        (By::YesNo, 0) => wording::YES.to_owned(),
        (By::YesNo, _) => wording::NO.to_owned(),
    }
}

/// The line under the options: what is marked, and the keys in the longest form that leaves the last column free.
fn key_line(place: Option<usize>, asked: Asked, columns: usize) -> (String, String) {
    let marked = place.map_or_else(String::new, |place| name(place, asked.by));
    let wide = if asked.by == By::YesNo { wording::YES.len().max(wording::NO.len()) } else { 2 };
    let mark = format!(" > {marked:<wide$}");
    let room = columns.saturating_sub(1);
    let forms = match asked.by {
        By::Number => wording::decision_line(asked.count, place.is_some(), asked.letters).to_vec(),
        By::OneKey => wording::key_line(asked.count, asked.letters).to_vec(),
        By::YesNo => wording::confirm_line(asked.letters).to_vec(),
    };
    // The longest form stands a little apart, as there is room; the others close up.
    for (forms, gap) in [(&forms[..1], 4), (&forms[..], 1)] {
        if let Some(keys) = draw::fitting(forms, room.saturating_sub(display_width(&mark) + gap)) {
            return (mark, format!("{}{keys}", " ".repeat(gap)));
        }
    }
    (mark, String::new())
}

/// Draws over the line that is there and leaves the cursor behind the mark, where eyes and screen readers look for it. What a
/// resize may have wrapped lies below the cursor and goes too.
fn redraw(term: &Term, (mark, keys): &(String, String)) -> io::Result<()> {
    let marked = mark.trim_end();
    let styled = format!("{}{}", draw::accent().bold().apply_to(marked), &mark[marked.len()..]);
    term.write_str("\r")?;
    term.clear_to_end_of_screen()?;
    term.write_str(&format!("{styled}{}\r", draw::quiet().apply_to(keys)))?;
    term.move_cursor_right(display_width(marked).max(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Asked = Asked { count: 3, start: None, letters: Letters { back: true, hint: true }, by: By::Number };

    fn line(columns: usize, asked: Asked) -> String {
        let (mark, keys) = key_line(Some(0), asked, columns);
        format!("{mark}{keys}")
    }

    #[test]
    fn the_key_line_never_reaches_the_last_column() {
        assert_eq!(line(80, ALL), " > 1     1-3 or arrows, Enter · b or Esc back · w hint · q leave (kept)");
        assert_eq!(line(60, ALL), " > 1  1-3, Enter · b back · w hint · q leave");
        assert_eq!(line(40, ALL), " > 1  Enter · b back · w hint · q leave");
        assert_eq!(line(30, ALL), " > 1  Enter b w q");
        assert_eq!(key_line(None, ALL, 40).1, " 1-3 · b back · w hint · q leave");
        assert_eq!(line(40, Asked { letters: Letters::default(), ..ALL }), " > 1  1-3, Enter · q leave");
        for columns in 1..100 {
            assert!(display_width(&line(columns, ALL)) < columns.max(6), "{columns}");
        }
    }

    #[test]
    fn keys_move_the_mark_and_enter_takes_it() {
        let mut mark = Mark::new(ALL);
        assert_eq!(mark.press(&Key::Enter), None);
        for (key, place) in [
            (Key::ArrowDown, 0),
            (Key::Char('j'), 1),
            (Key::Char('9'), 1),
            (Key::Char('0'), 1),
            (Key::Char('x'), 1),
            (Key::Char('3'), 2),
            (Key::ArrowDown, 0),
            (Key::ArrowUp, 2),
            (Key::Char('k'), 1),
        ] {
            assert_eq!(mark.press(&key), None);
            assert_eq!(mark.place, Some(place), "{key:?}");
        }
        assert_eq!(mark.press(&Key::Enter), Some(Reply::Pick(1)));
        assert_eq!(mark.press(&Key::Char('B')), Some(Reply::Back));
        assert_eq!(mark.press(&Key::Escape), Some(Reply::Back));
        assert_eq!(mark.press(&Key::Char('w')), Some(Reply::Hint));
        assert_eq!(mark.press(&Key::Char('q')), Some(Reply::Quit));
        assert_eq!(mark.press(&Key::Char('\u{4}')), Some(Reply::End));
    }

    #[test]
    fn where_one_key_is_enough_a_digit_answers() {
        let asked = Asked { letters: Letters::default(), by: By::OneKey, ..ALL };
        let mut mark = Mark::new(asked);
        for key in [Key::Char('0'), Key::Char('4'), Key::Enter, Key::Char('b')] {
            assert_eq!(mark.press(&key), None, "{key:?}");
        }
        assert_eq!(mark.press(&Key::Char('2')), Some(Reply::Pick(1)));
        assert_eq!(line(40, asked), " > 1     1-3 · q leave (kept)");
    }

    #[test]
    fn letters_that_are_not_allowed_do_nothing() {
        let mut mark = Mark::new(Asked { letters: Letters::default(), ..ALL });
        assert_eq!(mark.press(&Key::Char('b')), None);
        assert_eq!(mark.press(&Key::Char('w')), None);
        assert_eq!(mark.press(&Key::Escape), None);
    }

    #[test]
    fn yes_and_no_are_marked_and_taken_by_enter() {
        let asked = Asked { count: 2, start: Some(1), letters: Letters { back: true, hint: false }, by: By::YesNo };
        let mut mark = Mark::new(asked);
        for (key, place) in [('y', 0), ('N', 1), ('j', 0), ('2', 0), ('k', 1), ('x', 1)] {
            assert_eq!(mark.press(&Key::Char(key)), None, "{key}");
            assert_eq!(mark.place, Some(place), "{key}");
        }
        assert_eq!(mark.press(&Key::Enter), Some(Reply::Pick(1)));
        assert_eq!(line(80, asked), " > yes    y or n, Enter · b or Esc back · q leave (kept)");
        assert_eq!(line(40, asked), " > yes y/n, Enter · b back · q leave");
        assert_eq!(line(30, asked), " > yes Enter b q");
    }

    #[test]
    fn two_digits_make_a_number_where_there_are_that_many() {
        let mut mark = Mark::new(Asked { count: 12, ..ALL });
        for (key, place) in [('1', 0), ('2', 11), ('3', 2)] {
            mark.press(&Key::Char(key));
            assert_eq!(mark.place, Some(place));
        }
    }
}
