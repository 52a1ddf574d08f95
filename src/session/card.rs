//! The card on a screen.

use super::{Error, Leave, Session};
use crate::export::card::{self, Part};
use crate::practice::Card;
use crate::ui::Block;
use crate::wording::{page as say, plans};

impl Session<'_> {
    /// Shows the card.
    pub fn card(&mut self) -> Result<(), Error> {
        let page = self.with_card(page);
        self.show(page)
    }

    /// Shows the card, and lets the learner change the plans on it, if there are any.
    pub(super) fn card_and_plans(&mut self) -> Result<Leave, Error> {
        self.card()?;
        if self.plans().next().is_none() {
            return Ok(Leave::Done);
        }
        match self.menu(say::what_next(), vec![plans::item(), say::back()], 1)? {
            Ok(0) => self.change_plans(),
            Ok(_) => Ok(Leave::Done),
            Err(leave) => Ok(leave),
        }
    }

    /// Gives the card as it is now to whoever wants to make something of it.
    pub fn with_card<T>(&self, make: impl FnOnce(&Card<'_>) -> T) -> T {
        let items = self.items();
        make(&self.practice(&items).card(&self.lessons()))
    }
}

/// The page of a card.
fn page(card: &Card<'_>) -> Vec<Block> {
    let part = |Part { head, lines, hint }: Part| {
        std::iter::once(Block::Label(head)).chain(lines.into_iter().map(Block::Item)).chain(hint.map(Block::Notice))
    };
    std::iter::once(Block::Heading(card::head(card))).chain(card::parts(card).into_iter().flat_map(part)).collect()
}
