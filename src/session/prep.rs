//! Preparing for an event: what is for today, led through part by part, and the whole plan.

mod today;

use super::play::Begin;
use super::{Error, Leave, Session};
use crate::export::calendar;
use crate::journal::{Day, What};
use crate::lesson::text::Text;
use crate::practice::occasion::date_meant;
use crate::practice::plan::{FEWEST, MINUTES, MOST};
use crate::practice::{Agenda, Part, Plan, Practice, Step, Upcoming};
use crate::ui::Block;
use crate::wording::{after, card as card_words, dates, page as words, prep as say};

/// What an item of the page does.
#[derive(Clone, Copy)]
enum Item {
    Part(Part),
    Review,
    Step(Step),
    LookBack,
    Plan,
    Card,
    Promises,
    Change,
    Home,
    Leave,
}

/// What is asked about an event, in this order.
#[derive(Clone, Copy)]
enum Detail {
    Date,
    Minutes,
    Name,
}

/// An event as a learner names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its date.
    pub date: Day,
    /// How many minutes a day there are to practise.
    pub minutes: Option<u16>,
    /// What it is called.
    pub name: Option<Text>,
}

impl Named {
    /// An event as it is known.
    pub fn of(upcoming: &Upcoming) -> Self {
        Self { date: upcoming.date, minutes: upcoming.minutes, name: upcoming.name.clone() }
    }
}

impl Session<'_> {
    /// Leads through what is good to do today: before an event, after it, or to name one.
    pub fn prep(&mut self) -> Result<Leave, Error> {
        self.preparing = true;
        let left = self.lead();
        self.preparing = false;
        left
    }

    fn lead(&mut self) -> Result<Leave, Error> {
        loop {
            let today = self.recorder.now().day();
            let left = match &self.recorder.record().upcoming {
                Some(upcoming) if upcoming.is_open(today) => self.before()?,
                Some(upcoming) if upcoming.is_followed_up(today) => self.after()?,
                Some(_) | None => self.name_event(None)?,
            };
            if let Some(leave) = left {
                return Ok(leave);
            }
        }
    }

    /// Writes down which event is prepared for.
    pub fn set_event(&mut self, Named { date, minutes, name }: Named) -> Result<(), Error> {
        let name = name.map(|name| name.to_string());
        self.recorder.append(What::Event { date: Some(date), name, minutes })?;
        self.warn_unlocked()
    }

    /// Forgets the event that is prepared for, if there is one.
    pub fn clear_event(&mut self) -> Result<(), Error> {
        if self.recorder.record().upcoming.is_none() {
            return self.show([Block::Notice(say::nothing_to_clear())]);
        }
        self.recorder.append(What::Event { date: None, name: None, minutes: None })?;
        self.warn_unlocked()?;
        self.show([Block::Notice(say::event_cleared())])
    }

    /// The event and its plan as a calendar file; `None` without an event.
    pub fn calendar(&self) -> Option<String> {
        let upcoming = self.recorder.record().upcoming.as_ref()?;
        Some(calendar::calendar(upcoming, self.plan().as_ref(), &self.titles(), self.recorder.now()))
    }

    /// The plan as data.
    pub fn agenda(&self) -> Agenda {
        self.practice(&self.items()).agenda(&self.lessons())
    }

    /// Shows the whole plan, day by day.
    pub fn show_plan(&mut self) -> Result<(), Error> {
        let (Some(plan), Some(upcoming)) = (self.plan(), self.recorder.record().upcoming.clone()) else { return Ok(()) };
        let titles = self.titles();
        let mut page = vec![Block::Heading(say::plan_head())];
        page.extend(plan.days.iter().filter(|day| day.before > 0 && !day.parts.is_empty()).map(|day| Block::Entry {
            label: say::plan_day(day.day.0),
            words: Text::new(day.parts.iter().map(|part| part.words(&titles).to_string()).collect::<Vec<_>>().join("\n")),
        }));
        let name = say::day_itself(upcoming.name.as_ref());
        page.push(Block::Entry { label: say::plan_day(upcoming.date.0), words: name });
        // What does not fit is said with today, which comes after this.
        self.show(page)
    }

    /// The home screen's item that leads here.
    pub(super) fn prep_item(&self) -> Text {
        let (record, today) = (self.recorder.record(), self.recorder.now().day());
        match &record.upcoming {
            Some(upcoming) if upcoming.is_open(today) => {
                say::item_prepare(upcoming.name.as_ref(), Some(upcoming.date.since(today)))
            }
            Some(upcoming) if upcoming.is_followed_up(today) && upcoming.reflection.is_none() => {
                say::item_look_back(upcoming.name.as_ref())
            }
            Some(upcoming) if upcoming.is_followed_up(today) => {
                say::item_after(upcoming.name.as_ref(), record.open_promises().len())
            }
            Some(_) | None => say::item_prepare(None, None),
        }
    }

    /// Shows today and does what is picked; `None` goes on.
    fn before(&mut self) -> Result<Option<Leave>, Error> {
        let known = self.items();
        let practice = self.practice(&known);
        let (Some(plan), Some(upcoming)) = (practice.plan(), self.recorder.record().upcoming.clone()) else {
            return Ok(Some(Leave::Done));
        };
        let page = self.today_page(&practice, &plan, &upcoming);
        let items = self.today_items(&practice, &plan, &upcoming);
        self.show(page)?;
        let last = items.len() - 1;
        match self.pick(words::what_next(), items, last)? {
            Ok(item) => self.take_item(item, &plan, &upcoming),
            Err(Leave::Done) => Ok(Some(Leave::Done)),
            Err(Leave::Quit) => self.take_item(Item::Leave, &plan, &upcoming),
        }
    }

    /// What can be done on the page of today.
    fn today_items(&self, practice: &Practice<'_>, plan: &Plan, upcoming: &Upcoming) -> Vec<(Text, Item)> {
        let titles = self.titles();
        let today = plan.days.first().map_or(&[][..], |today| &today.parts);
        let parts = || today.iter().filter(|part| **part != Part::Plans);
        let mut items: Vec<(Text, Item)> = parts().map(|part| (part.words(&titles), Item::Part(*part))).collect();
        // Once nothing else is left for today, there is more than was planned.
        let more = if items.is_empty() { practice.review().len() } else { 0 };
        items.extend((more > 0).then(|| (say::item_more_review(more), Item::Review)));
        let open = self.recorder.record().to_continue(self.recorder.library()).filter(|attempt| {
            let place = practice.items().place(&attempt.lesson);
            parts().all(|part| part.lesson().is_none() || part.lesson() != place)
        });
        let open = open.map(|attempt| Step::Continue(attempt.id));
        items.extend(open.and_then(|step| Some((self.step(step)?, Item::Step(step)))));
        items
            .extend((practice.days_to_event() == Some(0)).then(|| (say::item_look_back(upcoming.name.as_ref()), Item::LookBack)));
        items.extend((plan.days.len() > 1).then(|| (say::item_plan(), Item::Plan)));
        items.push((card_words::item(), Item::Card));
        let promises = self.recorder.record().open_promises().len();
        items.extend((promises > 0).then(|| (after::item_promises(promises), Item::Promises)));
        items.extend([(say::item_change(), Item::Change), (words::home(), Item::Home), (words::leave(), Item::Leave)]);
        items
    }

    fn take_item(&mut self, item: Item, plan: &Plan, upcoming: &Upcoming) -> Result<Option<Leave>, Error> {
        let left = match item {
            Item::Part(Part::Lesson { lesson, minutes, .. }) => {
                let goes_on = plan.days_of(lesson).find(|day| *day > self.recorder.now().day());
                self.show(goes_on.map(|day| Block::Notice(say::for_today(minutes, day.0))))?;
                let Some(lesson) = self.lessons().get(lesson).cloned() else { return Ok(None) };
                self.play(&lesson, Begin::Resume)?
            }
            Item::Step(step) => self.take(step)?,
            Item::Part(_) | Item::Review => self.review()?,
            Item::LookBack => self.look_back_on(upcoming)?,
            Item::Plan => {
                self.show_plan()?;
                Leave::Done
            }
            Item::Card => self.card_and_plans()?,
            Item::Promises => self.keep_promises()?,
            Item::Change => return self.name_event(Some(&Named::of(upcoming))),
            Item::Home => return Ok(Some(Leave::Done)),
            Item::Leave => {
                self.show([Block::Notice(say::leaving(&self.again))])?;
                Leave::Quit
            }
        };
        Ok((left == Leave::Quit).then_some(Leave::Quit))
    }

    fn plan(&self) -> Option<Plan> {
        self.practice(&self.items()).plan()
    }

    fn titles(&self) -> Vec<Text> {
        self.lessons().iter().map(|lesson| lesson.title.clone()).collect()
    }

    /// Asks which event is prepared for, when, and for how many minutes a day; `known` is what there is. Each answer is kept before the
    /// next question. `None` goes on with it.
    pub(super) fn name_event(&mut self, known: Option<&Named>) -> Result<Option<Leave>, Error> {
        let mut known = known.cloned();
        let mut detail = Detail::Date;
        loop {
            let asked = match (detail, known.clone()) {
                (Detail::Minutes, Some(known)) => {
                    let minutes = self.ask_minutes(known.minutes.unwrap_or(MINUTES))?;
                    minutes.map(|minutes| Named { minutes: Some(minutes), ..known })
                }
                (Detail::Name, Some(known)) => {
                    let before = known.name.clone().unwrap_or_default();
                    let name = self.line(say::ask_event_name(!before.is_blank()), Some(&before))?;
                    name.map(|name| Named { name: Some(name).filter(|name| !name.is_blank()), ..known })
                }
                (Detail::Date, known) | (_, known @ None) => self.ask_day(known.as_ref().map(|known| known.date))?.map(|date| {
                    let (minutes, name) = known.map_or((None, None), |known| (known.minutes, known.name));
                    Named { date, minutes, name }
                }),
            };
            let named = match (asked, detail) {
                (Ok(named), _) => named,
                (Err(Leave::Done), Detail::Date) => return Ok(known.is_none().then_some(Leave::Done)),
                (Err(Leave::Done), Detail::Minutes) => {
                    detail = Detail::Date;
                    continue;
                }
                (Err(Leave::Done), Detail::Name) => {
                    detail = Detail::Minutes;
                    continue;
                }
                (Err(Leave::Quit), _) => {
                    let known = self.recorder.record().upcoming.is_some();
                    self.show([Block::Notice(if known { say::leaving(&self.again) } else { say::no_event(&self.again) })])?;
                    return Ok(Some(Leave::Quit));
                }
            };
            if known.as_ref() != Some(&named) {
                self.set_event(named.clone())?;
            }
            known = Some(named);
            detail = match detail {
                Detail::Date => Detail::Minutes,
                Detail::Minutes => Detail::Name,
                Detail::Name => {
                    self.show([Block::Notice(say::event_kept(&self.again))])?;
                    return Ok(None);
                }
            };
        }
    }

    /// Asks for a day from today on.
    fn ask_day(&mut self, before: Option<Day>) -> Result<Result<Day, Leave>, Error> {
        let before = before.map(|day| Text::new(day.to_string()));
        loop {
            let day = self.line(say::ask_date(), before.as_ref())?;
            match day.map(|words| date_meant(words.as_str(), self.recorder.now().day())) {
                Ok(Ok(day)) => return Ok(Ok(day)),
                Ok(Err(error)) => self.show([Block::Notice(dates::sentence(&error.words()))])?,
                Err(leave) => return Ok(Err(leave)),
            }
        }
    }

    /// Asks for minutes a day.
    fn ask_minutes(&mut self, before: u16) -> Result<Result<u16, Leave>, Error> {
        loop {
            let minutes = self.line(say::ask_minutes(), Some(&Text::new(before.to_string())))?;
            match minutes.map(|words| words.as_str().trim().parse()) {
                Ok(Ok(minutes)) if (FEWEST..=MOST).contains(&minutes) => return Ok(Ok(minutes)),
                Ok(_) => self.show([Block::Notice(say::minutes_unclear(FEWEST, MOST))])?,
                Err(leave) => return Ok(Err(leave)),
            }
        }
    }
}
