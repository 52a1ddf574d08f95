//! Words as they stand in files of other languages, where some characters mean something.

use crate::lesson::text::Text;

/// Words with every character escaped that means something to Markdown or HTML.
pub(super) fn markdown(words: &Text) -> String {
    let mut safe = String::new();
    for (place, c) in words.as_str().char_indices() {
        let starts_line = words.as_str()[..place].chars().next_back().is_none_or(|before| before == '\n');
        let number = c == '.'
            && words.as_str()[..place]
                .rsplit('\n')
                .next()
                .is_some_and(|line| !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()));
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~')
            || (starts_line && matches!(c, '#' | '-' | '+'))
            || number
        {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

/// Words as text of HTML and XML, the latter of which cannot hold U+FFFE and U+FFFF.
pub(super) fn markup(words: &str) -> String {
    let mut safe = String::new();
    for c in words.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words_in_markdown() {
        assert_eq!(
            markdown(&Text::new("a *b* _c_ <d> [e]\n# f\n1. g - h")),
            "a \\*b\\* \\_c\\_ \\<d\\> \\[e\\]\n\\# f\n1\\. g - h"
        );
    }
}
