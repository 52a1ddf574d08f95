//! The home screen: the next good step first, and everything else one key away.

use super::play::Begin;
use super::{Error, Leave, Session, next};
use crate::journal::AttemptId;
use crate::lesson::model::Lesson;
use crate::lesson::text::Text;
use crate::practice::{Next, Practice, Step, Why};
use crate::ui::Block;
use crate::wording::{card, notice, page as say, practice as words};

/// What an item of the home screen does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    Step(Step),
    Lessons,
    Prep,
    Card,
    Progress,
    Settings,
    Leave,
}

/// What there is to do with a lesson that has come to an ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Play(Begin),
    LookBack(AttemptId),
    Back,
}

impl Session<'_> {
    /// Shows the home screen again and again, until the learner leaves.
    pub fn home(&mut self) -> Result<(), Error> {
        loop {
            let known = self.items();
            let practice = self.practice(&known);
            let next = practice.next();
            let page = home_page(&practice, &next);
            let items = self.home_items(&practice, &next);
            self.show(page)?;
            let leave = match self.pick(say::what_next(), items, 0)? {
                Ok(Item::Step(step)) => self.take(step)?,
                Ok(Item::Lessons) => self.pick_lesson()?,
                Ok(Item::Prep) => self.prep()?,
                Ok(Item::Card) => self.card_and_plans()?,
                Ok(Item::Progress) => self.progress()?,
                Ok(Item::Settings) => self.settings()?,
                Ok(Item::Leave) | Err(_) => return Ok(()),
            };
            if leave == Leave::Quit {
                return Ok(());
            }
        }
    }

    /// The lesson that `mingle play` without a name means: the unfinished one, or the next, or the first again.
    pub fn due_lesson(&self) -> Option<Lesson> {
        let unfinished = self.recorder.record().to_continue(self.recorder.library());
        let entry = unfinished.and_then(|attempt| self.library.entry(attempt.lesson.as_str()));
        let lesson = entry.and_then(|entry| self.lesson(entry).ok());
        lesson.or_else(|| self.next_lesson(None)).or_else(|| self.lessons().first().cloned())
    }

    /// The items: the next good step, the other steps there are, and the rest.
    fn home_items(&self, practice: &Practice<'_>, next: &Next) -> Vec<(Text, Item)> {
        let open = practice.record().to_continue(practice.library());
        let new = practice.next_lesson().filter(|&new| {
            open.is_none_or(|open| practice.items().lessons().get(new).is_some_and(|lesson| *lesson != open.lesson))
        });
        let drills = practice.review().len();
        let mut steps = vec![next.step];
        let others =
            [open.map(|open| Step::Continue(open.id)), (drills > 0).then_some(Step::Review(drills)), new.map(Step::Lesson)];
        steps.extend(others.into_iter().flatten().filter(|step| *step != next.step));
        let mut items: Vec<_> = steps.into_iter().filter_map(|step| Some((self.step(step)?, Item::Step(step)))).collect();
        if drills == 0 && !practice.standings().is_empty() {
            items.push((words::review_early(), Item::Step(Step::Review(0))));
        }
        items.extend([
            (self.prep_item(), Item::Prep),
            (card::item(), Item::Card),
            (say::all_lessons(), Item::Lessons),
            (words::progress(), Item::Progress),
            (say::settings(), Item::Settings),
            (say::leave(), Item::Leave),
        ]);
        items
    }

    /// Lists the lessons and plays the one that is picked.
    fn pick_lesson(&mut self) -> Result<Leave, Error> {
        let lessons = self.lessons();
        if lessons.is_empty() {
            self.show([Block::Paragraph(notice::no_lessons(&Text::new(&self.library.name), &self.again))])?;
            return Ok(Leave::Done);
        }
        let mut items: Vec<Text> =
            lessons.iter().map(|lesson| say::lesson_item(&lesson.title, lesson.minutes, &self.state_of(lesson))).collect();
        items.push(say::back());
        match self.menu(say::all_lessons(), items, 0)? {
            Err(leave) => Ok(leave),
            Ok(item) => lessons.get(item).map_or(Ok(Leave::Done), |lesson| self.open(lesson)),
        }
    }

    /// Plays a lesson; where an attempt at it has ended, the learner may look back at that instead, and at a replay of it.
    fn open(&mut self, lesson: &Lesson) -> Result<Leave, Error> {
        let attempts = || self.recorder.record().of_lesson(self.recorder.library(), &lesson.id).rev();
        let Some(whole) = attempts().find(|attempt| attempt.ending.is_some() && attempt.parent.is_none()) else {
            return self.play(lesson, Begin::Resume);
        };
        let later = || attempts().take_while(|attempt| attempt.id != whole.id);
        let replay = later().find(|attempt| attempt.ending.is_some());
        let mut items = if later().next().is_some_and(|last| last.ending.is_none()) {
            vec![(say::go_on(), Open::Play(Begin::Resume)), (say::play_from_start(), Open::Play(Begin::Fresh(None)))]
        } else {
            vec![(say::play_again(), Open::Play(Begin::Resume))]
        };
        items.push((say::look_back_again(), Open::LookBack(whole.id)));
        items.extend(replay.map(|replay| (say::look_back_at_replay(), Open::LookBack(replay.id))));
        items.push((say::back(), Open::Back));
        match self.pick(say::seen_before(&lesson.title), items, 0)? {
            Ok(Open::Play(begin)) => self.play(lesson, begin),
            Ok(Open::LookBack(attempt)) => self.look_back_at(lesson, attempt),
            Ok(Open::Back) => Ok(Leave::Done),
            Err(leave) => Ok(leave),
        }
    }

    /// How far the learner is with a lesson.
    pub fn state_of(&self, lesson: &Lesson) -> Text {
        let (record, library) = (self.recorder.record(), self.recorder.library());
        let seen = lesson
            .endings
            .iter()
            .filter(|ending| record.of_lesson(library, &lesson.id).any(|attempt| attempt.ending.as_ref() == Some(&ending.id)));
        say::lesson_state(record.begun(library, &lesson.id).is_some(), seen.count(), lesson.endings.len())
    }
}

/// Who is greeted, how far they are, and what is good to do. Whoever was away for long is welcomed back with that alone.
fn home_page(practice: &Practice<'_>, next: &Next) -> Vec<Block> {
    let record = practice.record();
    let mut page = vec![Block::Heading(say::home_head(record.settings.name.as_ref()))];
    let lessons = practice.items().lessons();
    let finished = lessons.iter().filter(|lesson| record.finished(practice.library(), lesson)).count();
    if next.why == Why::First {
        page.push(Block::Paragraph(say::welcome()));
        return page;
    }
    if !matches!(next.why, Why::Away(_)) {
        page.push(Block::Paragraph(say::so_far(finished, lessons.len())));
    }
    page.push(Block::Paragraph(next::reason(next, practice.now().day())));
    page
}
