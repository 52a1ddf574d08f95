//! The questions about an event that is over: one after the other, with a way back, left in the middle and gone on with, and each of
//! them answered anew later. Every answer is on disk before the next question.

use super::{Error, Leave, Session};
use crate::journal::{Day, EventId, Question, What};
use crate::lesson::text::Text;
use crate::practice::occasion::date_meant;
use crate::practice::{Promise, Reflection, Upcoming};
use crate::ui::Block;
use crate::wording::{after as say, dates, page as words, prep};

/// A part of a promise, as it is asked for.
#[derive(Clone, Copy)]
enum Part {
    What,
    To,
    By,
}

/// What can be changed of an answer that was given before.
#[derive(Clone, Copy)]
enum Change {
    Answer(Question),
    Promise(EventId),
    Reopen(EventId),
    Nothing,
}

impl Session<'_> {
    /// Asks what happened, whom the learner met and what they promised, from the first question that was not answered yet.
    pub(super) fn look_back_on(&mut self, upcoming: &Upcoming) -> Result<Leave, Error> {
        self.show([Block::Heading(say::look_back_head(upcoming.name.as_ref()))])?;
        let mut at = self.reflection().next.unwrap_or(Question::Happened);
        loop {
            let asked = self.ask_about_event(at)?;
            at = match (asked, at) {
                (Err(Leave::Quit), _) => {
                    self.show([Block::Notice(prep::leaving(&self.again))])?;
                    return Ok(Leave::Quit);
                }
                (Ok(()), Question::Happened) | (Err(Leave::Done), Question::Promises) => Question::Met,
                (Ok(()), Question::Met) => Question::Promises,
                (Err(Leave::Done), Question::Met) => Question::Happened,
                (Ok(()), Question::Promises) => {
                    self.show([Block::Notice(say::looked_back(self.recorder.record().open_promises().len()))])?;
                    return Ok(Leave::Done);
                }
                (Err(Leave::Done), Question::Happened) => return Ok(Leave::Done),
            };
        }
    }

    /// Lets the learner change what they wrote, until they go back.
    pub(super) fn change_reflection(&mut self, upcoming: &Upcoming) -> Result<Leave, Error> {
        loop {
            let items = self.changes(upcoming);
            let last = items.len() - 1;
            let asked = match self.pick(words::change_what(), items, last)? {
                Ok(Change::Answer(question)) => self.ask_about_event(question)?,
                Ok(Change::Promise(promise)) => self.ask_promises(vec![promise], false)?,
                Ok(Change::Reopen(promise)) => {
                    self.reopen(promise)?;
                    Ok(())
                }
                Ok(Change::Nothing) => return Ok(Leave::Done),
                Err(leave) => return Ok(leave),
            };
            if asked == Err(Leave::Quit) {
                return Ok(Leave::Quit);
            }
        }
    }

    /// Asks for promises to write down, until there are no more.
    pub(super) fn write_promises(&mut self) -> Result<Leave, Error> {
        Ok(self.ask_about_event(Question::Promises)?.err().unwrap_or(Leave::Done))
    }

    /// Keeps that the learner would rather not look back.
    pub(super) fn pass_over_reflection(&mut self) -> Result<(), Error> {
        self.keep_reflection(Reflection::default())
    }

    /// What was said of the event so far; nothing was asked yet where there is nothing.
    fn reflection(&self) -> Reflection {
        let known = self.recorder.record().upcoming.as_ref().and_then(|upcoming| upcoming.reflection.clone());
        known.unwrap_or_else(|| Reflection { next: Some(Question::Happened), ..Reflection::default() })
    }

    /// Keeps what is said of the event from now on, if it is anything new.
    fn keep_reflection(&mut self, reflection: Reflection) -> Result<(), Error> {
        let Some(upcoming) = &self.recorder.record().upcoming else { return Ok(()) };
        if upcoming.reflection.as_ref() == Some(&reflection) {
            return Ok(());
        }
        let occasion = upcoming.occasion;
        let happened = reflection.happened.map(|words| words.to_string());
        let met = reflection.met.iter().map(Text::to_string).collect();
        self.recorder.append(What::Reflection { occasion, happened, met, next: reflection.next })?;
        self.warn_unlocked()
    }

    /// Asks one question, with the answer from before to start from, and keeps the answer; or tells how the question was left.
    fn ask_about_event(&mut self, question: Question) -> Result<Result<(), Leave>, Error> {
        let mut reflection = self.reflection();
        let after = match question {
            Question::Happened => {
                let before = reflection.happened.take().unwrap_or_default();
                match self.line(say::ask_happened(!before.is_blank()), Some(&before))? {
                    Ok(words) => reflection.happened = Some(words).filter(|words| !words.is_blank()),
                    Err(leave) => return Ok(Err(leave)),
                }
                Some(Question::Met)
            }
            Question::Met => {
                let before = say::names(&reflection.met);
                match self.line(say::ask_met(!before.is_blank()), Some(&before))? {
                    Ok(names) => reflection.met = say::names_in(&names),
                    Err(leave) => return Ok(Err(leave)),
                }
                Some(Question::Promises)
            }
            Question::Promises => {
                let asked = self.ask_promises(Vec::new(), true)?;
                if asked.is_err() {
                    return Ok(asked);
                }
                None
            }
        };
        // Whoever goes back to a question and answers it again has still answered those that came after it.
        if reflection.next == Some(question) {
            reflection.next = after;
        }
        self.keep_reflection(reflection)?;
        Ok(Ok(()))
    }

    /// Asks for the parts of `promises`, one after the other, and, with `more`, for further ones until there are no more.
    fn ask_promises(&mut self, mut promises: Vec<EventId>, more: bool) -> Result<Result<(), Leave>, Error> {
        let (mut place, mut part) = (0, Part::What);
        while more || place < promises.len() {
            let known = promises.get(place).and_then(|id| self.promise(*id));
            let asked = match known {
                Some(promise) => {
                    let asked = self.ask_part(&promise, part)?;
                    if let Ok(now) = &asked {
                        self.amend(&promise, now.clone())?;
                    }
                    asked.map(|now| now.map(|now| now.id))
                }
                None => match self.line(say::ask_promise(self.promised()), Some(&Text::default()))? {
                    Ok(text) if text.is_blank() => return Ok(Ok(())),
                    Ok(text) => {
                        promises.extend(self.new_promise(&text)?);
                        Ok(promises.get(place).copied())
                    }
                    Err(leave) => Err(leave),
                },
            };
            (place, part) = match (asked, part) {
                (Err(Leave::Quit), _) => return Ok(Err(Leave::Quit)),
                (Err(Leave::Done), Part::What) if place == 0 => return Ok(Err(Leave::Done)),
                (Err(Leave::Done), Part::What) => (place - 1, Part::By),
                (Err(Leave::Done), Part::To) => (place, Part::What),
                (Ok(None), _) => {
                    self.show([Block::Notice(say::taken_out())])?;
                    promises.remove(place);
                    (place, Part::What)
                }
                (Err(Leave::Done), Part::By) | (Ok(Some(_)), Part::What) => (place, Part::To),
                (Ok(Some(_)), Part::To) => (place, Part::By),
                (Ok(Some(_)), Part::By) => (place + 1, Part::What),
            };
        }
        Ok(Ok(()))
    }

    /// Asks for a part of a promise and gives the promise as it is then; nothing where it is taken out.
    fn ask_part(&mut self, promise: &Promise, part: Part) -> Result<Result<Option<Promise>, Leave>, Error> {
        match part {
            Part::What => {
                let text = self.line(say::ask_promise_again(), Some(&promise.text))?;
                Ok(text.map(|text| (!text.is_blank()).then(|| Promise { text, ..promise.clone() })))
            }
            Part::To => {
                let before = promise.to.clone().unwrap_or_default();
                let to = self.line(say::ask_to(!before.is_blank()), Some(&before))?;
                Ok(to.map(|to| Some(Promise { to: Some(to).filter(|to| !to.is_blank()), ..promise.clone() })))
            }
            Part::By => Ok(self.ask_by(promise.by)?.map(|by| Some(Promise { by, ..promise.clone() }))),
        }
    }

    /// Asks by when; no day where that stays open.
    fn ask_by(&mut self, known: Option<Day>) -> Result<Result<Option<Day>, Leave>, Error> {
        let before = known.map(|day| Text::new(day.to_string())).unwrap_or_default();
        loop {
            let words = match self.line(say::ask_by(!before.is_blank()), Some(&before))? {
                Ok(words) => words,
                Err(leave) => return Ok(Err(leave)),
            };
            // The day from before stays, also if it has passed.
            if words.is_blank() || words == before {
                return Ok(Ok(known.filter(|_| !words.is_blank())));
            }
            match date_meant(words.as_str(), self.recorder.now().day()) {
                Ok(day) => return Ok(Ok(Some(day))),
                Err(error) => self.show([Block::Notice(dates::sentence(&error.words()))])?,
            }
        }
    }

    /// Whether a promise of this event was written down.
    fn promised(&self) -> bool {
        let record = self.recorder.record();
        record.upcoming.as_ref().is_some_and(|upcoming| record.promises.iter().any(|promise| upcoming.is_before(promise)))
    }

    fn promise(&self, id: EventId) -> Option<Promise> {
        self.recorder.record().promises.iter().find(|promise| promise.id == id).cloned()
    }

    /// Writes a promise down, and tells by what it is known.
    fn new_promise(&mut self, text: &Text) -> Result<Option<EventId>, Error> {
        self.recorder.append(What::Promise { text: text.to_string(), to: None, by: None })?;
        self.warn_unlocked()?;
        Ok(self.recorder.record().promises.last().map(|promise| promise.id))
    }

    /// Writes down what a promise is from now on, if that is anything new; `None` takes it out.
    fn amend(&mut self, before: &Promise, now: Option<Promise>) -> Result<(), Error> {
        if now.as_ref() == Some(before) {
            return Ok(());
        }
        let words = |text: Text| text.to_string();
        let by: Option<Day> = now.as_ref().and_then(|now| now.by);
        let (text, to) = now.map_or((None, None), |now| (Some(words(now.text)), now.to.map(words)));
        self.recorder.append(What::Amend { promise: before.id, text, to, by })?;
        self.warn_unlocked()
    }

    /// Opens a promise again that was ticked off.
    fn reopen(&mut self, id: EventId) -> Result<(), Error> {
        let Some(promise) = self.promise(id) else { return Ok(()) };
        self.amend(&promise, Some(Promise { kept: false, ..promise.clone() }))?;
        self.show([Block::Notice(say::reopened())])
    }

    /// What was written and can be changed: the answers, the promises that are open, and those of this event that were ticked off; and
    /// the way back.
    fn changes(&self, upcoming: &Upcoming) -> Vec<(Text, Change)> {
        let (record, today) = (self.recorder.record(), self.recorder.now().day());
        let reflection = self.reflection();
        let mut items = vec![
            (say::item_happened(reflection.happened.as_ref()), Change::Answer(Question::Happened)),
            (say::item_met(&say::names(&reflection.met)), Change::Answer(Question::Met)),
        ];
        let open = record.open_promises().into_iter();
        items.extend(open.map(|promise| (say::item_promised(&promise.words(today)), Change::Promise(promise.id))));
        let kept = record.promises.iter().filter(|promise| promise.kept && upcoming.is_before(promise));
        items.extend(kept.map(|promise| (say::item_reopen(&promise.words(today)), Change::Reopen(promise.id))));
        items.push((words::back(), Change::Nothing));
        items
    }
}
