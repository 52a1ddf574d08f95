//! The card as one page without scripts and without anything from elsewhere: on a phone, and on paper of 105 x 148 mm (A6).

use std::fmt::Write as _;

use super::{Part, carried, head};
use crate::export::escape::markup;
use crate::lesson::text::Text;
use crate::practice::Card;

/// How the card looks. On paper its letters are as large as they can be, and lines that are too long end in an ellipsis.
const STYLE: &str = include_str!("card.css");

/// Sizes of letters in tenths of points, and the most rows of a line, from the best on: all of it, as long as that can be read.
const SIZES: [(u32, u32); 11] =
    [(105, 99), (100, 99), (95, 99), (90, 99), (85, 99), (80, 99), (75, 99), (75, 3), (75, 2), (70, 2), (70, 1)];
/// What paper has for text between its margins, in tenths of points: 93 x 136 mm.
const PAPER: (u32, u32) = (2636, 3855);
/// How high rows, heads and gaps are, in hundredths of the size of letters; as in card.css.
const ROW: u32 = 128;
/// See [`ROW`].
const HEAD: u32 = 160;
/// See [`ROW`].
const TITLE: u32 = 210;

/// The card as a page. `language` is that of the library.
pub fn html(card: &Card<'_>, language: &Text) -> String {
    let (head, parts) = (head(card), carried(card));
    let (size, rows) = fitting(&parts);
    let title = markup(head.as_str());
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <title>{title}</title>\n<style>\n:root {{ --size: {}.{}pt; --rows: {rows} }}\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        markup(language.as_str()),
        size / 10,
        size % 10,
    );
    for part in &parts {
        let _ = writeln!(page, "<section>\n<h2>{}</h2>", markup(part.head.as_str()));
        let _ = match &part.lines[..] {
            [line] => writeln!(page, "<p>{}</p>", markup(line.as_str())),
            lines => {
                page.push_str("<ul>\n");
                lines
                    .iter()
                    .try_for_each(|line| writeln!(page, "<li>{}</li>", markup(line.as_str())))
                    .and_then(|()| writeln!(page, "</ul>"))
            }
        };
        page.push_str("</section>\n");
    }
    page + "</main>\n</body>\n</html>\n"
}

/// The largest letters in which all of it fits, with the most rows that a line may take.
fn fitting(parts: &[Part]) -> (u32, u32) {
    let fits = |&(size, most): &(u32, u32)| {
        let rows: u32 = parts.iter().flat_map(|part| &part.lines).map(|line| rows(line, size).min(most)).sum();
        let heads = u32::try_from(parts.len()).unwrap_or(u32::MAX);
        (TITLE + heads * HEAD + rows * ROW) * size / 100 <= PAPER.1
    };
    SIZES.into_iter().find(fits).unwrap_or(SIZES[SIZES.len() - 1])
}

/// About how many rows a line takes in letters of a size; one that breaks between words takes a little more than its width.
fn rows(line: &Text, size: u32) -> u32 {
    let width: u32 = line.as_str().chars().map(width).fold(150, u32::saturating_add);
    (width / 10).saturating_mul(size).div_ceil(PAPER.0 * 10).max(1)
}

/// About how wide a character is, in hundredths of the size of letters.
fn width(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ',' | '\'' | 'I' => 32,
        'W' | 'M' | 'm' | 'w' | '@' | '%' => 92,
        c if c.is_ascii_uppercase() => 70,
        c if c.is_ascii() || c < '\u{1100}' => 58,
        _ => 105,
    }
}
