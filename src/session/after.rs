//! After an event: looking back on it once, promises to keep, and when to follow up.

use super::{Error, Leave, Session};
use crate::journal::{Day, EventId, What};
use crate::lesson::text::Text;
use crate::practice::occasion::date_meant;
use crate::practice::{Promise, Upcoming};
use crate::ui::{Ask, Block, Reply};
use crate::wording::{card as card_words, dates, page as words, prep as say};

/// What an item of the page does.
#[derive(Clone, Copy)]
enum Item {
    Kept(EventId),
    Promise,
    Card,
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
                    self.reflect(&upcoming, Text::default(), Vec::new())?;
                    Ok(None)
                }
                Reply::Back => Ok(Some(Leave::Done)),
                Reply::Quit | Reply::End | Reply::Hint | Reply::Text(_) => Ok(Some(Leave::Quit)),
            };
        }
        self.show(self.after_page(&upcoming))?;
        let open = self.recorder.record().promises.iter().filter(|promise| !promise.kept);
        let kept = open.map(|promise| (say::item_kept(&promise.words()), Item::Kept(promise.id)));
        // Not at the head, where one Enter too many would tick a promise off.
        let (menu, items): (Vec<Text>, Vec<Item>) = [(say::item_promise(), Item::Promise), (card_words::item(), Item::Card)]
            .into_iter()
            .chain(kept)
            .chain([(say::item_next_event(), Item::Next), (words::home(), Item::Home), (words::leave(), Item::Leave)])
            .unzip();
        let last = menu.len() - 1;
        match self.menu(words::what_next(), menu, last)? {
            Ok(place) => self.take_after(items.get(place).copied().unwrap_or(Item::Leave)),
            Err(leave) => Ok(Some(leave)),
        }
    }

    fn take_after(&mut self, item: Item) -> Result<Option<Leave>, Error> {
        match item {
            Item::Kept(promise) => {
                self.recorder.append(What::Kept { promise })?;
                self.warn_unlocked()?;
                self.show([Block::Notice(say::promise_kept())])?;
            }
            Item::Promise => return Ok((self.ask_promises()? == Leave::Quit).then_some(Leave::Quit)),
            Item::Card => return Ok((self.card_and_plans()? == Leave::Quit).then_some(Leave::Quit)),
            Item::Next => return self.name_event(None),
            Item::Home => return Ok(Some(Leave::Done)),
            Item::Leave => {
                self.show([Block::Notice(say::leaving(&self.again))])?;
                return Ok(Some(Leave::Quit));
            }
        }
        Ok(None)
    }

    /// Asks what happened, whom the learner met and what they promised. Whatever was answered is kept, also on leaving.
    pub(super) fn look_back_on(&mut self, upcoming: &Upcoming) -> Result<Leave, Error> {
        self.show([Block::Heading(say::look_back_head(upcoming.name.as_ref()))])?;
        let Some(happened) = self.ask_line(say::ask_happened(), &Text::default())? else { return Ok(Leave::Quit) };
        let met = self.ask_line(say::ask_met(), &Text::default())?;
        let names = met.iter().flat_map(|met| met.as_str().split(',')).map(|name| name.trim().to_owned());
        let names = names.filter(|name| !name.is_empty()).collect();
        self.reflect(upcoming, happened, names)?;
        if met.is_none() {
            return Ok(Leave::Quit);
        }
        self.ask_promises()
    }

    fn reflect(&mut self, upcoming: &Upcoming, happened: Text, met: Vec<String>) -> Result<(), Error> {
        let happened = Some(happened).filter(|words| !words.is_blank()).map(|words| words.to_string());
        self.recorder.append(What::Reflection { occasion: upcoming.occasion, happened, met })?;
        self.warn_unlocked()
    }

    /// Asks for promises, one after the other, until there are no more.
    fn ask_promises(&mut self) -> Result<Leave, Error> {
        let mut count = 0;
        loop {
            let Some(what) = self.ask_line(say::ask_promise(count > 0), &Text::default())? else { return Ok(Leave::Quit) };
            if what.is_blank() {
                self.show([Block::Notice(say::looked_back(count))])?;
                return Ok(Leave::Done);
            }
            let to = self.ask_line(say::ask_to(), &Text::default())?;
            let by = if to.is_some() { self.ask_by()? } else { None };
            let to = to.filter(|to| !to.is_blank()).map(|to| to.to_string());
            self.recorder.append(What::Promise { text: what.to_string(), to, by })?;
            self.warn_unlocked()?;
            count += 1;
        }
    }

    /// Asks by when; `None` where that stays open.
    fn ask_by(&mut self) -> Result<Option<Day>, Error> {
        loop {
            let typed = self.ask_line(say::ask_by(), &Text::default())?.filter(|typed| !typed.is_blank());
            let Some(typed) = typed else { return Ok(None) };
            match date_meant(typed.as_str(), self.recorder.now().day()) {
                Ok(day) => return Ok(Some(day)),
                Err(error) => self.show([Block::Notice(dates::sentence(&error.words()))])?,
            }
        }
    }

    fn after_page(&self, upcoming: &Upcoming) -> Vec<Block> {
        let today = self.recorder.now().day();
        let mut page = vec![Block::Heading(say::after_head(upcoming.name.as_ref()))];
        let met = upcoming.reflection.as_ref().map_or(&[][..], |reflection| &reflection.met);
        let happened = upcoming.reflection.as_ref().and_then(|reflection| reflection.happened.clone());
        page.extend(happened.map(Block::Paragraph));
        page.extend((!met.is_empty()).then(|| Block::Paragraph(say::met(met))));
        let open: Vec<Text> =
            self.recorder.record().promises.iter().filter(|promise| !promise.kept).map(Promise::words).collect();
        if !open.is_empty() {
            page.push(Block::Label(say::promises_head()));
            page.extend(open.into_iter().map(Block::Paragraph));
        }
        page.push(Block::Label(say::follow_up_head()));
        let days = upcoming.follow_ups();
        // The last one that has come, and those that are still to come: what was passed over is not held against anybody.
        let now = days.iter().rposition(|day| *day <= today);
        page.extend(now.map(|place| Block::Entry { label: say::now(), words: say::follow_up(place) }));
        let ahead = days.iter().enumerate().filter(|(_, day)| **day > today);
        page.extend(ahead.map(|(place, day)| Block::Entry { label: say::plan_day(day.0), words: say::follow_up(place) }));
        page
    }
}
