//! The card on a screen.

use super::{Error, Session};
use crate::export::card::{self, Part};
use crate::practice::{Card, Items};
use crate::ui::Block;

impl Session<'_> {
    /// Shows the card.
    pub fn card(&mut self) -> Result<(), Error> {
        let page = self.with_card(page);
        self.show(page)
    }

    /// Gives the card as it is now to whoever wants to make something of it.
    pub fn with_card<T>(&self, make: impl FnOnce(&Card<'_>) -> T) -> T {
        let lessons = self.lessons();
        let items = Items::of(&*lessons);
        make(&self.practice(&items).card(&lessons))
    }
}

/// The page of a card.
fn page(card: &Card<'_>) -> Vec<Block> {
    let part = |Part { head, lines }: Part| {
        let blocks = match lines {
            Err(none) => vec![Block::Notice(none)],
            Ok(lines) => lines.into_iter().map(Block::Item).collect(),
        };
        std::iter::once(Block::Label(head)).chain(blocks)
    };
    std::iter::once(Block::Heading(card::head(card))).chain(card::parts(card).into_iter().flat_map(part)).collect()
}
