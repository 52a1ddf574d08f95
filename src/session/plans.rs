//! The learner's if-then plans: made after a lesson, changed and deleted whenever they like.

use super::{Error, Leave, Session};
use crate::journal::AttemptId;
use crate::lesson::model::{Lesson, Plan};
use crate::lesson::text::Text;
use crate::practice::record::Planned;
use crate::ui::{Ask, Block, Reply};
use crate::wording::page::back;
use crate::wording::plans as say;

impl Session<'_> {
    /// The plans, the latest first.
    pub(super) fn plans(&self) -> impl Iterator<Item = &Planned> {
        self.recorder.record().plans(self.recorder.library())
    }

    /// Asks for a plan after a lesson, beginning with the one that there is, or else with the lesson's.
    pub(super) fn make_plan(&mut self, lesson: &Lesson, plan: &Plan, attempt: AttemptId) -> Result<Leave, Error> {
        let before = self.plans().find(|known| known.lesson == lesson.id).map_or(plan, |known| &known.plan).clone();
        let sentence = Block::Paragraph(say::sentence(&before));
        self.show([Block::Label(say::head()), sentence, Block::Notice(say::intro())])?;
        self.write_plan(&before, attempt, false)
    }

    /// Shows the plan that there is from a lesson, and tells whether there is one.
    pub(super) fn show_plan_of(&mut self, lesson: &Lesson) -> Result<bool, Error> {
        let known = self.plans().find(|known| known.lesson == lesson.id).map(|known| say::sentence(&known.plan));
        let Some(sentence) = known else { return Ok(false) };
        self.show([Block::Label(say::head()), Block::Paragraph(sentence), Block::Notice(say::there())])?;
        Ok(true)
    }

    /// Lists the plans and lets the learner change or delete them, until they go back or none is left.
    pub(super) fn change_plans(&mut self) -> Result<Leave, Error> {
        loop {
            let plans: Vec<Planned> = self.plans().cloned().collect();
            if plans.is_empty() {
                return Ok(Leave::Done);
            }
            let mut items: Vec<Text> = plans.iter().map(|planned| say::sentence(&planned.plan)).collect();
            items.push(back());
            let picked = match self.menu(say::which(), items, plans.len())? {
                Ok(item) => plans.get(item),
                Err(leave) => return Ok(leave),
            };
            let Some(planned) = picked else { return Ok(Leave::Done) };
            if self.change_plan(planned)? == Leave::Quit {
                return Ok(Leave::Quit);
            }
        }
    }

    fn change_plan(&mut self, Planned { attempt, plan, .. }: &Planned) -> Result<Leave, Error> {
        match self.menu(say::sentence(plan), vec![say::change(), say::delete(), back()], 2)? {
            Ok(0) => {
                self.show([Block::Notice(say::intro())])?;
                self.write_plan(plan, *attempt, true)
            }
            Ok(1) => {
                self.recorder.plan(*attempt, &Plan { cue: Text::default(), act: Text::default() })?;
                self.warn_unlocked()?;
                self.show([Block::Notice(say::deleted(plan))])?;
                Ok(Leave::Done)
            }
            Ok(_) => Ok(Leave::Done),
            Err(leave) => Ok(leave),
        }
    }

    /// Asks for both halves of a plan and keeps it. Where the learner can go `back`, it stays as it was then.
    fn write_plan(&mut self, before: &Plan, attempt: AttemptId, back: bool) -> Result<Leave, Error> {
        let mut halves = [before.cue.clone(), before.act.clone()];
        for (prompt, half) in [say::ask_if(), say::ask_then()].into_iter().zip(&mut halves) {
            let ask = Ask::Words { prompt, initial: Some(half.clone()), many_lines: false, back, hint: false };
            match self.ui.ask(&ask)? {
                Reply::Text(words) => {
                    let words = Text::new(words).on_one_line();
                    if words.as_str().chars().any(char::is_alphabetic) {
                        *half = words;
                    } else {
                        self.show([Block::Notice(say::needs_words())])?;
                    }
                }
                Reply::Back => return Ok(Leave::Done),
                Reply::Quit | Reply::End | Reply::Hint | Reply::Pick(_) => return Ok(Leave::Quit),
            }
        }
        let [cue, act] = halves;
        let plan = Plan { cue, act };
        self.recorder.plan(attempt, &plan)?;
        self.warn_unlocked()?;
        self.show([Block::Notice(say::kept(&plan))])?;
        Ok(Leave::Done)
    }
}
