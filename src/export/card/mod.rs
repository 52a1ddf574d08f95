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

/// A part of the card: its heading and its lines. A page to carry leaves out a part without lines, and every hint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The heading.
    pub head: Text,
    /// The lines.
    pub lines: Vec<Text>,
    /// What to do for lines, where there are none, or for more than there is room for.
    pub hint: Option<Text>,
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
        let lines: Vec<Text> = own.words.iter().cloned().collect();
        let hint = lines.is_empty().then(|| own.asks.as_ref().map_or(none, asks));
        Part { head, lines, hint }
    };
    let list = |head: Text, lines: Vec<Text>, none: Text| {
        let hint = lines.is_empty().then_some(none);
        Part { head, lines, hint }
    };
    let lines = |texts: &[&Text]| texts.iter().map(|text| text.on_one_line()).collect();
    let mut promises: Vec<Text> = card.promises.iter().take(PROMISES).cloned().collect();
    let more = card.promises.len() - promises.len();
    promises.extend((more > 0).then(|| say::more_promises(more)));
    let promises = list(say::promises(), promises, say::no_promises());
    let all = (more > 0).then(say::all_promises);
    vec![
        own(say::ideal_client(), &card.ideal_client, say::no_client()),
        own(say::what_i_do(), &card.what_i_do, say::no_offer()),
        list(say::openers(), lines(&card.openers), say::no_lines()),
        list(say::leaving(), lines(&card.leaving), say::no_lines()),
        list(say::plans(), card.plans.iter().map(|plan| plans::sentence(plan).on_one_line()).collect(), say::no_plans()),
        list(say::moves(), lines(&card.moves), say::no_moves()),
        Part { hint: promises.hint.or(all), ..promises },
    ]
}

/// The parts of a page to carry: those that have lines.
fn carried(card: &Card<'_>) -> Vec<Part> {
    parts(card).into_iter().filter(|part| !part.lines.is_empty()).collect()
}

/// The card as Markdown.
pub fn markdown(card: &Card<'_>) -> String {
    let mut text = format!("# {}\n", safe(&head(card)));
    for Part { head, lines, .. } in carried(card) {
        let _ = writeln!(text, "\n## {}\n", safe(&head));
        let _ = match &lines[..] {
            [line] => writeln!(text, "{}", safe(line)),
            lines => lines.iter().try_for_each(|line| writeln!(text, "- {}", safe(line))),
        };
    }
    text
}
