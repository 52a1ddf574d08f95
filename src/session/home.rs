//! The home screen: go on, the next lesson, all lessons, settings.

use super::play::Begin;
use super::{Error, Leave, Session};
use crate::lesson::model::Lesson;
use crate::lesson::text::Text;
use crate::practice;
use crate::ui::Block;
use crate::wording::{notice, page as say};

/// What an item of the home screen does.
enum Item {
    Play(Box<Lesson>),
    Lessons,
    Settings,
    Leave,
}

impl Session<'_> {
    /// Shows the home screen again and again, until the learner leaves.
    pub fn home(&mut self) -> Result<(), Error> {
        loop {
            let (words, items) = self.home_items();
            self.show(self.home_page())?;
            let leave = match self.menu(say::what_next(), words, 0)? {
                Err(_) => return Ok(()),
                Ok(item) => match items.into_iter().nth(item) {
                    Some(Item::Play(lesson)) => self.play(&lesson, Begin::Resume)?,
                    Some(Item::Lessons) => self.pick_lesson()?,
                    Some(Item::Settings) => self.settings()?,
                    Some(Item::Leave) | None => return Ok(()),
                },
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

    fn home_page(&self) -> Vec<Block> {
        let record = self.recorder.record();
        let head = Block::Heading(say::home_head(record.settings.name.as_ref()));
        let finished = self.library.entries.iter().filter(|entry| record.finished(self.recorder.library(), &entry.id)).count();
        let line = if record.of_library(self.recorder.library()).next().is_none() {
            say::welcome()
        } else {
            say::so_far(finished, self.library.entries.len())
        };
        vec![head, Block::Paragraph(line)]
    }

    fn home_items(&self) -> (Vec<Text>, Vec<Item>) {
        let record = self.recorder.record();
        let mut items = Vec::new();
        let unfinished = record.to_continue(self.recorder.library());
        let going = unfinished.and_then(|attempt| {
            let lesson = self.lesson(self.library.entry(attempt.lesson.as_str())?).ok()?;
            let (done, about) = practice::resume(&lesson, attempt, &record.settings)?.story.progress();
            Some((say::continue_with(&lesson.title, done, about), Item::Play(Box::new(lesson))))
        });
        let continued = unfinished.map(|attempt| attempt.lesson.clone());
        items.extend(going);
        if let Some(next) = self.next_lesson(None).filter(|next| Some(&next.id) != continued.as_ref()) {
            items.push((say::next_lesson(&next.title, next.minutes), Item::Play(Box::new(next))));
        }
        items.extend([(say::all_lessons(), Item::Lessons), (say::settings(), Item::Settings), (say::leave(), Item::Leave)]);
        items.into_iter().unzip()
    }

    /// Lists the lessons and plays the one that is picked.
    fn pick_lesson(&mut self) -> Result<Leave, Error> {
        let lessons = self.lessons();
        if lessons.is_empty() {
            self.show([Block::Paragraph(notice::no_lessons(&Text::new(&self.library.name)))])?;
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

    /// Plays a lesson; where its last attempt has ended, the learner may look back at that instead.
    fn open(&mut self, lesson: &Lesson) -> Result<Leave, Error> {
        let last = self.recorder.record().of_lesson(self.recorder.library(), &lesson.id).next_back();
        let Some(ended) = last.filter(|attempt| attempt.ending.is_some()).map(|attempt| attempt.id) else {
            return self.play(lesson, Begin::Resume);
        };
        let items = vec![say::play_again(), say::look_back_again(), say::back()];
        match self.menu(say::seen_before(&lesson.title), items, 0)? {
            Ok(0) => self.play(lesson, Begin::Resume),
            Ok(1) => self.look_back_at(lesson, ended),
            Ok(_) => Ok(Leave::Done),
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
        say::lesson_state(record.unfinished(library, &lesson.id).is_some(), seen.count(), lesson.endings.len())
    }
}
