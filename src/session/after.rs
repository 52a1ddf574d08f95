//! After an event: what was said of it, promises to keep, and when to follow up.

use super::{Error, Leave, Session};
use crate::journal::{EventId, What};
use crate::lesson::text::Text;
use crate::practice::Upcoming;
use crate::ui::{Ask, Block, Reply};
use crate::wording::{after as say, card as card_words, page as words, prep};

/// What an item of the page does.
#[derive(Clone, Copy)]
enum Item {
    GoOn,
    Kept(EventId),
    Promise,
    Card,
    Change,
    Next,
    Home,
    Leave,
}

impl Session<'_> {
    /// Asks to look back, if that was not asked yet, shows what is open, and does what is picked; `None` goes on.
    pub(super) fn after(&mut self) -> Result<Option<Leave>, Error> {
        let Some(upcoming) = self.recorder.record().upcoming.clone() else { return Ok(Some(Leave::Done)) };
        if upcoming.reflection.is_none() {
            let days = self.recorder.now().day().since(upcoming.date);
            let asked = Ask::Confirm { prompt: say::ask_look_back(upcoming.name.as_ref(), days), default: true };
            return match self.ui.ask(&asked)? {
                Reply::Pick(0) => Ok((self.look_back_on(&upcoming)? == Leave::Quit).then_some(Leave::Quit)),
                Reply::Pick(_) => {
                    self.pass_over_reflection()?;
                    Ok(None)
                }
                Reply::Back => Ok(Some(Leave::Done)),
                Reply::Quit | Reply::End | Reply::Hint | Reply::Text(_) => Ok(Some(Leave::Quit)),
            };
        }
        self.show(self.after_page(&upcoming))?;
        let items = self.after_items(&upcoming);
        let last = items.len() - 1;
        match self.pick(words::what_next(), items, last)? {
            Ok(item) => self.take_after(item, &upcoming),
            Err(leave) => Ok(Some(leave)),
        }
    }

    fn after_items(&self, upcoming: &Upcoming) -> Vec<(Text, Item)> {
        let begun = upcoming.reflection.as_ref().is_some_and(|reflection| reflection.next.is_some());
        let mut items = Vec::new();
        items.extend(begun.then(|| (say::item_go_on(), Item::GoOn)));
        // No promise at the head, where one Enter too many would tick it off.
        items.extend([(say::item_promise(), Item::Promise), (card_words::item(), Item::Card)]);
        items.extend(self.tick_offs().into_iter().map(|(words, promise)| (words, Item::Kept(promise))));
        items.extend([
            (say::item_change(), Item::Change),
            (prep::item_next_event(), Item::Next),
            (words::home(), Item::Home),
            (words::leave(), Item::Leave),
        ]);
        items
    }

    /// Lets the learner tick off what they promised before, until they go back or nothing is open.
    pub(super) fn keep_promises(&mut self) -> Result<Leave, Error> {
        loop {
            let promises = self.tick_offs();
            if promises.is_empty() {
                return Ok(Leave::Done);
            }
            // Back is at the head, where one Enter too many ticks nothing off.
            let promises = promises.into_iter().map(|(words, promise)| (words, Some(promise)));
            let items = std::iter::once((words::back(), None)).chain(promises).collect();
            match self.pick(card_words::promises(), items, 0)? {
                Ok(Some(promise)) => self.tick_off(promise)?,
                Ok(None) => return Ok(Leave::Done),
                Err(leave) => return Ok(leave),
            }
        }
    }

    /// The items that tick off the promises that are open.
    fn tick_offs(&self) -> Vec<(Text, EventId)> {
        let (record, today) = (self.recorder.record(), self.recorder.now().day());
        let open = record.open_promises().into_iter();
        open.map(|promise| (say::item_tick_off(&promise.words(today)), promise.id)).collect()
    }

    fn tick_off(&mut self, promise: EventId) -> Result<(), Error> {
        self.recorder.append(What::Kept { promise })?;
        self.warn_unlocked()?;
        self.show([Block::Notice(say::promise_kept())])
    }

    fn take_after(&mut self, item: Item, upcoming: &Upcoming) -> Result<Option<Leave>, Error> {
        let left = match item {
            Item::GoOn => self.look_back_on(upcoming)?,
            Item::Kept(promise) => {
                self.tick_off(promise)?;
                Leave::Done
            }
            Item::Promise => self.write_promises()?,
            Item::Card => self.card_and_plans()?,
            Item::Change => self.change_reflection(upcoming)?,
            // Back from there is back to this page.
            Item::Next => return Ok(self.name_event(None)?.filter(|leave| *leave == Leave::Quit)),
            Item::Home => return Ok(Some(Leave::Done)),
            Item::Leave => {
                self.show([Block::Notice(prep::leaving(&self.again))])?;
                Leave::Quit
            }
        };
        Ok((left == Leave::Quit).then_some(Leave::Quit))
    }

    fn after_page(&self, upcoming: &Upcoming) -> Vec<Block> {
        let today = self.recorder.now().day();
        let mut page = vec![Block::Heading(say::after_head(upcoming.name.as_ref()))];
        let met = upcoming.reflection.as_ref().map_or(&[][..], |reflection| &reflection.met);
        let happened = upcoming.reflection.as_ref().and_then(|reflection| reflection.happened.clone());
        page.extend(happened.map(Block::Paragraph));
        page.extend((!met.is_empty()).then(|| Block::Paragraph(say::met(met))));
        let open: Vec<Text> = self.recorder.record().open_promises().iter().map(|promise| promise.words(today)).collect();
        if !open.is_empty() {
            page.push(Block::Label(card_words::promises()));
            page.extend(open.into_iter().map(Block::Paragraph));
        }
        page.push(Block::Label(say::follow_up_head()));
        let days = upcoming.follow_ups();
        // The last one that has come, and those that are still to come: what was passed over is not held against anybody.
        let now = days.iter().rposition(|day| *day <= today);
        page.extend(now.map(|place| Block::Entry { label: say::now(), words: say::follow_up(place) }));
        let ahead = days.iter().enumerate().filter(|(_, day)| **day > today);
        page.extend(ahead.map(|(place, day)| Block::Entry { label: prep::plan_day(day.0), words: say::follow_up(place) }));
        page
    }
}
