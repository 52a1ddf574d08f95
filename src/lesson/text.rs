//! The one door through which words from lessons, learners, files and errors pass on their way to a reader.
//!
//! [`Text`] cannot be built without being made harmless: escape sequences go, and with them every character that moves a cursor,
//! turns the direction of reading or hides. What a terminal does with these, and which forms plain stripping of colour codes lets
//! through, was found by experiment (C1 forms, OSC, APC, bidirectional controls, zero-width and tag characters).

use std::fmt;

use serde::Serialize;

/// Words that are safe to show: no escape sequence, no control character but newline, nothing that hides or turns text.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Text(String);

impl Text {
    /// Makes `words` harmless. A tab becomes a space, so that words stay apart; all other harm is dropped.
    pub fn new(words: impl Into<String>) -> Self {
        Self::harmless(words.into()).unwrap_or_else(|words| Self::cleared(&words))
    }

    /// Takes `words` in which nothing does harm; gives them back where something does.
    pub fn harmless(words: String) -> Result<Self, String> {
        if Harm::none_in(&words) { Ok(Self(words)) } else { Err(words) }
    }

    fn cleared(words: &str) -> Self {
        let mut kept = String::with_capacity(words.len());
        let mut rest = words.chars();
        while let Some(c) = rest.next() {
            match (c, Harm::of(c)) {
                ('\t', _) => kept.push(' '),
                (_, None) => kept.push(c),
                ('\u{1b}', _) => skip_sequence(&mut rest),
                ('\u{9b}', _) => skip_control_sequence(&mut rest),
                ('\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}', _) => skip_string(&mut rest),
                (_, Some(_)) => {}
            }
        }
        Self(kept)
    }

    /// The words themselves.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to read but white space.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The same words without white space around them.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        self.0.truncate(self.0.trim_end().len());
        let before = self.0.len() - self.0.trim_start().len();
        self.0.drain(..before);
        self
    }

    /// The same words on one line, with single spaces between them.
    #[must_use]
    pub fn on_one_line(&self) -> Self {
        Self(self.0.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Skips what follows an ESC: a control sequence, a string up to its end, or one character.
fn skip_sequence(rest: &mut std::str::Chars<'_>) {
    match rest.next() {
        Some('[') => skip_control_sequence(rest),
        Some('P' | 'X' | ']' | '^' | '_') => skip_string(rest),
        Some('(' | ')' | '*' | '+' | '#' | ' ') => {
            rest.next();
        }
        _ => {}
    }
}

/// Skips parameters up to the final byte `@`..`~` of a control sequence (ECMA-48, 5.4), or up to what cannot belong to one.
fn skip_control_sequence(rest: &mut std::str::Chars<'_>) {
    while let Some(c) = rest.clone().next() {
        match c {
            ' '..='?' => rest.next(),
            '@'..='~' => {
                rest.next();
                return;
            }
            _ => return,
        };
    }
}

/// Skips a control string up to BEL, ST or the end of the line, where a terminal would swallow what follows.
fn skip_string(rest: &mut std::str::Chars<'_>) {
    while let Some(c) = rest.clone().next() {
        match c {
            '\n' => return,
            '\u{7}' | '\u{9c}' => {
                rest.next();
                return;
            }
            '\u{1b}' => {
                rest.next();
                if rest.clone().next() == Some('\\') {
                    rest.next();
                }
                return;
            }
            _ => rest.next(),
        };
    }
}

/// What a character does to a reader or a terminal that words must not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    /// C0 (but newline), DEL or C1: moves the cursor, rings, or starts a sequence.
    Control,
    /// Turns the direction of reading, so that what is seen is not what is there.
    Bidi,
    /// Takes no room: zero-width, soft hyphen, byte-order mark, interlinear marks, tags.
    Invisible,
}

impl Harm {
    /// Whether no character of `words` does harm. Nearly all texts are plain ASCII, which is told byte by byte and so many at a time.
    pub fn none_in(words: &str) -> bool {
        let plain = words.bytes().fold(true, |plain, byte| plain & matches!(byte, b'\n' | b' '..=b'~'));
        plain || words.chars().all(|c| Self::of(c).is_none())
    }

    /// The harm that `c` does, if any. The joiners U+200C and U+200D do none: Persian and many emoji need them.
    pub fn of(c: char) -> Option<Self> {
        match c {
            '\n' | ' '..='~' => None,
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some(Self::Control),
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Self::Bidi),
            '\u{ad}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}' => Some(Self::Invisible),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(words: &str) -> String {
        Text::new(words).to_string()
    }

    #[test]
    fn sequences_go_and_words_stay() {
        assert_eq!(made("a\u{1b}[31;1mred\u{1b}[0m b"), "ared b");
        assert_eq!(made("a\u{9b}2Jb"), "ab");
        assert_eq!(made("a\u{1b}]0;title\u{7}b"), "ab");
        assert_eq!(made("a\u{1b}]8;;http://x\u{1b}\\b"), "ab");
        assert_eq!(made("a\u{9d}0;title\u{9c}b"), "ab");
        assert_eq!(made("a\u{1b}_apc\u{1b}\\b\u{1b}Pdcs\u{1b}\\c"), "abc");
        assert_eq!(made("a\u{1b}(Bb\u{1b}7c"), "abc");
        assert_eq!(made("cut\u{1b}"), "cut");
        assert_eq!(made("cut\u{1b}[3\nnext"), "cut\nnext");
    }

    #[test]
    fn what_moves_turns_or_hides_goes() {
        assert_eq!(made("a\tb\rc\u{8}d\u{7}e\nf"), "a bcde\nf");
        assert_eq!(made("a\u{202e}b\u{2066}c\u{200f}d"), "abcd");
        assert_eq!(made("a\u{200b}b\u{ad}c\u{feff}d\u{e0041}e\u{2028}f"), "abcdef");
    }

    #[test]
    fn every_script_stays() {
        for words in ["naïve – “quoted”", "می‌خواهم", "👩‍💻", "שלום", "漢字"] {
            assert_eq!(made(words), words);
        }
    }
}
