//! The card that learners carry to an event, as Markdown and as a page to print or to keep on a phone.

mod html;

use std::fmt::Write as _;

pub use html::html;

use super::escape::markdown as safe;
use crate::lesson::text::Text;
use crate::practice::Card;
use crate::practice::card::{Asks, Own};
use crate::wording::{card as say, plans};

/// How many promises stand on a card; the rest are counted.
const PROMISES: usize = 4;

/// A part of the card: its heading and its lines, or what fills it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The heading.
    pub head: Text,
    /// The lines; without any, what to do for some.
    pub lines: Result<Vec<Text>, Text>,
}

/// The head of the card.
pub fn head(card: &Card<'_>) -> Text {
    say::head(card.event.map(|(name, date)| (name, date.0)))
}

/// What fills a part that has no words yet.
fn asks(asks: &Asks) -> Text {
    match asks.planned {
        Some(day) => say::words_planned(&asks.title, day.0),
        None => say::no_words(&asks.title, asks.lesson.as_str()),
    }
}

/// The parts of the card, in order.
pub fn parts(card: &Card<'_>) -> Vec<Part> {
    let own = |head: Text, own: &Own, none: Text| {
        let lines = own.words.clone().map(|words| vec![words]);
        Part { head, lines: lines.ok_or_else(|| own.asks.as_ref().map_or(none, asks)) }
    };
    let list =
        |head: Text, lines: Vec<Text>, none: Text| Part { head, lines: if lines.is_empty() { Err(none) } else { Ok(lines) } };
    let lines = |texts: &[&Text]| texts.iter().map(|text| text.on_one_line()).collect();
    let mut promises: Vec<Text> = card.promises.iter().take(PROMISES).cloned().collect();
    let more = card.promises.len() - promises.len();
    promises.extend((more > 0).then(|| say::more_promises(more)));
    vec![
        own(say::ideal_client(), &card.ideal_client, say::no_client()),
        own(say::what_i_do(), &card.what_i_do, say::no_offer()),
        list(say::openers(), lines(&card.openers), say::no_lines()),
        list(say::leaving(), lines(&card.leaving), say::no_lines()),
        list(say::plans(), card.plans.iter().map(|plan| plans::sentence(plan).on_one_line()).collect(), say::no_plans()),
        list(say::moves(), lines(&card.moves), say::no_moves()),
        list(say::promises(), promises, say::no_promises()),
    ]
}

/// The card as Markdown.
pub fn markdown(card: &Card<'_>) -> String {
    let mut text = format!("# {}\n", safe(&head(card)));
    for part in parts(card) {
        let _ = writeln!(text, "\n## {}\n", safe(&part.head));
        let _ = match part.lines {
            Err(none) => writeln!(text, "*{}*", safe(&none)),
            Ok(lines) if lines.len() == 1 => writeln!(text, "{}", safe(&lines[0])),
            Ok(lines) => lines.iter().try_for_each(|line| writeln!(text, "- {}", safe(line))),
        };
    }
    text
}
