//! `mingle card`: what to carry to an event, on the screen, as Markdown, or as a page.

use super::args::CardFormat;
use super::environment::Environment;
use super::error::Error;
use super::learner::with_lessons;
use super::print;
use crate::export::card::{html, markdown};

pub(super) fn run(environment: &Environment, format: CardFormat) -> Result<u8, Error> {
    with_lessons(environment, |session| {
        let bytes = match format {
            CardFormat::Text => return session.card().map_err(Error::from),
            CardFormat::Markdown => session.with_card(markdown),
            CardFormat::Html => session.with_card(|card| html(card, &session.library.vocabulary.language)),
        };
        print(bytes).map(|_| ())
    })
}
