//! Measures of text: words, sentences, syllables. Nothing here knows a language, `syllables` and [`grade`] aside, which are for English.

mod syllables;

pub use syllables::syllables;

/// The words of a text in small letters: runs of letters and digits, with apostrophes inside them (`don't`).
pub fn words(text: &str) -> impl Iterator<Item = String> {
    written_words(text).map(|word| word.to_lowercase().replace('\u{2019}', "'"))
}

/// The words of a text as they are written in it.
pub fn written_words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[run(rest, false)..];
            let (word, after) = rest.split_at(run(rest, true));
            rest = after;
            let quoted = |byte: Option<&u8>| matches!(byte, Some(b'\'' | b'\xe2' | b'\x99'));
            let bare = if quoted(word.as_bytes().first()) || quoted(word.as_bytes().last()) {
                word.trim_matches(['\'', '\u{2019}'])
            } else {
                word
            };
            if !bare.is_empty() || rest.is_empty() {
                return (!bare.is_empty()).then_some(bare);
            }
        }
    })
}

/// How many bytes a text begins with that belong to words, or that do not. Most of a text is ASCII, which needs no decoding.
fn run(text: &str, of_words: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        while bytes.get(at).is_some_and(|&byte| byte.is_ascii() && IN_WORDS[usize::from(byte)] == of_words) {
            at += 1;
        }
        match text[at..].chars().next() {
            Some(c) if !c.is_ascii() && (c.is_alphanumeric() || c == '\u{2019}') == of_words => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// Which ASCII characters belong to words.
static IN_WORDS: [bool; 128] = {
    let mut belongs = [false; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        belongs[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'\'';
        byte += 1;
    }
    belongs
};

/// The sentences of a text: up to `.`, `!`, `?` or `…` before white space, a quotation mark or the end, and at ends of lines.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut start = 0;
        for (at, byte) in line.bytes().enumerate() {
            let length = match byte {
                b'.' | b'!' | b'?' => 1,
                b'\xe2' if line[at..].starts_with('\u{2026}') => '\u{2026}'.len_utf8(),
                _ => continue,
            };
            let rest = &line[at + length..];
            let ends = match rest.chars().next() {
                Some('"' | '\u{201d}' | ')') => !goes_on(rest),
                next => next.is_none_or(char::is_whitespace),
            };
            if ends {
                found.push(&line[start..at + length]);
                start = at + length;
            }
        }
        found.push(&line[start..]);
    }
    found.retain_mut(|sentence| {
        *sentence = sentence.trim();
        sentence.chars().any(char::is_alphanumeric)
    });
    found
}

/// Whether what closes a quotation is followed by words of the same sentence: `"Why?" he asks.`
fn goes_on(rest: &str) -> bool {
    rest.trim_start_matches(['"', '\u{201d}', ')', ',', ' ']).starts_with(char::is_lowercase)
}

/// The grade of an English text by Flesch and Kincaid (1975): about how many years of school it takes to read it.
pub fn grade(words: usize, sentences: usize, syllables: usize) -> f64 {
    0.39 * as_share(words, sentences) + 11.8 * as_share(syllables, words) - 15.59
}

/// A part of a whole, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "counts of words stay far below the 2^52 that f64 holds exactly")]
pub fn as_share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_apostrophes() {
        assert_eq!(words("Don’t 'ask' twice, 2 x!").collect::<Vec<_>>(), ["don't", "ask", "twice", "2", "x"]);
        assert_eq!(words(" ' – ‘Ça’ '' naïve’s 漢字\u{2019}").collect::<Vec<_>>(), ["ça", "naïve's", "漢字"]);
        assert_eq!(words("' '").count() + words("").count(), 0);
    }

    #[test]
    fn sentences_end_at_marks_and_lines() {
        assert_eq!(sentences("One. Two? \"Three!\" Four 4.5 m\nFive"), ["One.", "Two?", "\"Three!", "\" Four 4.5 m", "Five"]);
        assert_eq!(sentences("One … two… – Three‽ é.é é. !? "), ["One …", "two…", "– Three‽ é.é é."]);
    }

    #[test]
    fn a_question_that_is_quoted_does_not_end_its_sentence() {
        assert_eq!(sentences("\"Why?\" he asks. \"Why?\" He asks."), ["\"Why?\" he asks.", "\"Why?", "\" He asks."]);
    }

    #[test]
    fn the_grade_is_that_of_flesch_and_kincaid() {
        // "The cat sat on the mat." (6 words, 6 syllables) is below every grade; 100 words of 150 syllables in 5 sentences are not.
        assert!((grade(6, 1, 6) + 1.45).abs() < 1e-9);
        assert!((grade(100, 5, 150) - 9.91).abs() < 1e-9);
    }
}
