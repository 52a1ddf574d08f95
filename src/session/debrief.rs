//! Looking back: what was done decision by decision, what it led to, and where the stronger line would have led.
//!
//! Nothing here is written by an author: the "what if" is computed with the story, so it is always true of the lesson as it is.

use super::{Error, Leave, Session, play};
use crate::journal::AttemptId;
use crate::lesson::layout::State;
use crate::lesson::library::Library;
use crate::lesson::model::{Choice, Lesson, Line, Plan, Quality, Target, Timing};
use crate::lesson::template::Template;
use crate::lesson::text::Text;
use crate::lesson::vocabulary::Vocabulary;
use crate::practice;
use crate::story::Story;
use crate::ui::{Ask, Block, Reply};
use crate::wording::{notice, page as say};

/// A decision that was made on the way that stands.
struct Made<'l> {
    /// How many answers came before it.
    answers_before: usize,
    state: State,
    choice: &'l Choice,
    index: usize,
    sentence: Text,
}

impl Session<'_> {
    /// Shows the debrief, lets the learner make a plan, and asks what next.
    pub(super) fn look_back(&mut self, lesson: &Lesson, story: &Story<'_>, attempt: AttemptId) -> Result<Leave, Error> {
        self.show(page(lesson, story, &self.library.vocabulary))?;
        let replay = self.recorder.record().attempt(attempt).is_some_and(|attempt| attempt.parent.is_some());
        if let Some(plan) = lesson.plan.as_ref().filter(|_| !replay)
            && self.make_plan(lesson, plan, attempt)? == Leave::Quit
        {
            self.show([Block::Notice(notice::kept_ended())])?;
            return Ok(Leave::Quit);
        }
        loop {
            let next = self.next_lesson(Some(lesson));
            let mut items = vec![say::replay()];
            items.extend(next.as_ref().map(|next| say::next_lesson(&next.title, next.minutes)));
            items.extend([self.way_back(), say::leave()]);
            let last = items.len() - 1;
            match self.menu(say::what_next(), items, last)? {
                Ok(0) => {
                    if let Some((answers, number)) = self.pick_decision(lesson, story)? {
                        return self.replay(lesson, attempt, answers, number);
                    }
                }
                Ok(1) if next.is_some() => match next {
                    Some(next) => return self.play(&next, play::Begin::Resume),
                    None => return Ok(Leave::Done),
                },
                Ok(item) if item < last => return Ok(Leave::Done),
                Ok(_) | Err(Leave::Done | Leave::Quit) => return Ok(Leave::Quit),
            }
        }
    }

    /// Shows the debrief of an attempt that has ended before.
    pub(super) fn look_back_at(&mut self, lesson: &Lesson, attempt: AttemptId) -> Result<Leave, Error> {
        let record = self.recorder.record();
        let resumed = record.attempt(attempt).and_then(|attempt| practice::resume(lesson, attempt, &record.settings));
        let Some(practice::Resumed { story, .. }) = resumed else { return Ok(Leave::Done) };
        self.look_back(lesson, &story, attempt)
    }

    /// Asks for both halves of the plan and keeps it.
    fn make_plan(&mut self, lesson: &Lesson, plan: &Plan, attempt: AttemptId) -> Result<Leave, Error> {
        let library = self.recorder.library().to_owned();
        let before = self.recorder.record().plan(&library, &lesson.id).unwrap_or(plan).clone();
        let sentence = Block::Paragraph(say::plan(&before));
        self.show([Block::Label(say::plan_head()), sentence, Block::Notice(say::plan_intro())])?;
        let Some(cue) = self.half(say::plan_if(), &before.cue)? else { return Ok(Leave::Quit) };
        let Some(act) = self.half(say::plan_then(), &before.act)? else { return Ok(Leave::Quit) };
        let plan = Plan { cue, act };
        self.recorder.plan(attempt, &plan)?;
        self.show([Block::Notice(say::plan_kept(&plan))])?;
        Ok(Leave::Done)
    }

    /// Asks for half of a plan; `None` where the learner leaves.
    fn half(&mut self, prompt: Text, before: &Text) -> Result<Option<Text>, Error> {
        let ask = Ask::Words { prompt, initial: Some(before.clone()), many_lines: false, back: false, hint: false };
        let Reply::Text(words) = self.ui.ask(&ask)? else { return Ok(None) };
        let words = Text::new(words).on_one_line();
        if words.as_str().chars().any(char::is_alphabetic) {
            return Ok(Some(words));
        }
        self.show([Block::Notice(say::plan_needs_words())])?;
        Ok(Some(before.clone()))
    }

    /// Asks from which decision to replay: how many answers come before it, and its number.
    fn pick_decision(&mut self, lesson: &Lesson, story: &Story<'_>) -> Result<Option<(usize, usize)>, Error> {
        let made = decisions(lesson, story, &self.library.vocabulary);
        let mut items: Vec<Text> = made.iter().map(|made| made.choice.way.offer(story.values()).on_one_line()).collect();
        items.push(say::back());
        let picked = self.menu(say::replay_which(), items, 0)?.ok();
        Ok(picked.and_then(|place| made.get(place).map(|made| (made.answers_before, place + 1))))
    }

    /// The lesson to go on with, other than `after`: the next one of the plan, where an event is ahead, else the first in the order of
    /// learning that was not played to an ending.
    pub(super) fn next_lesson(&self, after: Option<&Lesson>) -> Option<Lesson> {
        let planned = self.planned_lesson().filter(|planned| after.is_none_or(|after| after.id != planned.id));
        if planned.is_some() {
            return planned;
        }
        let Library { entries, .. } = self.library;
        let record = self.recorder.record();
        let from = after.and_then(|after| entries.iter().position(|entry| entry.id == after.id)).map_or(0, |place| place + 1);
        let in_turn = entries.iter().cycle().skip(from).take(entries.len());
        in_turn
            .filter(|entry| {
                after.is_none_or(|after| after.id != entry.id) && !record.finished(self.recorder.library(), &entry.id)
            })
            .find_map(|entry| self.lesson(entry).ok())
    }
}

/// The page of a debrief.
pub fn page(lesson: &Lesson, story: &Story<'_>, vocabulary: &Vocabulary) -> Vec<Block> {
    let made = decisions(lesson, story, vocabulary);
    let strong = made.iter().filter(|made| made.choice.quality == Quality::Strong).count();
    let mut page = vec![Block::Heading(say::debrief(&lesson.title)), Block::Paragraph(say::debrief_intro(made.len(), strong))];
    for (place, made) in made.iter().enumerate() {
        page.push(Block::Label(say::decision_head(place + 1, &cue(lesson, story, made.state))));
        page.push(Block::Entry { label: say::practised(), words: made.sentence.clone() });
        page.extend(decision(lesson, story, made));
    }
    page.push(Block::Label(say::first_tries()));
    page.extend(shares(story, vocabulary));
    page.push(Block::Notice(say::honest()));
    page
}

/// The decisions of the way that stands.
fn decisions<'l>(lesson: &'l Lesson, story: &Story<'_>, vocabulary: &Vocabulary) -> Vec<Made<'l>> {
    let made = |(answers_before, step): (usize, &crate::story::Step)| {
        let Target::Scene(scene) = story.machine().place(step.state) else { return None };
        let scene = &lesson.scenes[scene];
        let index = step.way?;
        let choice = scene.choices().get(index)?;
        let sentence = scene.practises.as_ref().and_then(|practised| vocabulary.practised(practised));
        let sentence = sentence.map(|(_, sentence)| sentence.clone()).unwrap_or_default();
        Some(Made { answers_before, state: step.state, choice, index, sentence })
    };
    story.history().iter().enumerate().filter_map(made).collect()
}

/// The last words before a decision, by which a learner knows it again.
fn cue(lesson: &Lesson, story: &Story<'_>, state: State) -> Text {
    let machine = story.machine();
    let lines = machine.scene(state).map_or(&[][..], |scene| &scene.lines);
    let last = lines.iter().rfind(|line| machine.holds(&line.when, state));
    last.map(|line| {
        let name = line.speaker.map(|voice| &lesson.cast[voice].name);
        say::retold(name, &line.words.fill(story.values()).on_one_line())
    })
    .unwrap_or_default()
}

/// What was done in a decision, what it led to, and the stronger line. Feedback that was held may have been told nowhere before.
fn decision(lesson: &Lesson, story: &Story<'_>, made: &Made<'_>) -> Vec<Block> {
    let machine = story.machine();
    let option = made.choice.way.offer(story.values()).on_one_line();
    let after = machine.take(made.state, made.index).after;
    let strong = made.choice.quality == Quality::Strong;
    let entry = |label: Text, words: Text| Block::Entry { label, words };
    let filled = |words: &Template| words.fill(story.values()).on_one_line();
    let mut blocks = vec![
        entry(say::you(), if strong { say::was_strong(&option) } else { option }),
        entry(say::then(), consequence(lesson, story, &made.choice.reaction, made.state, after)),
    ];
    if lesson.feedback == Timing::Held {
        blocks.push(entry(say::why(), filled(&made.choice.feedback)));
    }
    if strong {
        return blocks;
    }
    blocks.extend(made.choice.temptation.as_ref().map(|why| entry(say::tempting(), filled(why))));
    let Some(index) = machine.best(made.state) else { return blocks };
    let Target::Scene(scene) = machine.place(made.state) else { return blocks };
    let Some(strong) = lesson.scenes[scene].choices().get(index) else { return blocks };
    let taken = machine.take(made.state, index);
    blocks.push(entry(say::stronger(), strong.way.offer(story.values()).on_one_line()));
    let led = consequence(lesson, story, &strong.reaction, made.state, taken.after);
    let last = machine.best_way(taken.next).last().copied().unwrap_or(taken.next);
    let ending = match machine.place(last) {
        // Where it comes to the same end, there is nothing to tell.
        Target::Ending(ending) => Some(&lesson.endings[ending]).filter(|_| story.place() != Target::Ending(ending)),
        Target::Scene(_) => None,
    };
    let leads = ending.map(|ending| {
        let first = ending.text.iter().find(|line| machine.holds(&line.when, last));
        let first = first.map(|line| line.words.fill(story.values()).on_one_line());
        say::leads_to(&ending.title, &first.unwrap_or_default()).to_string()
    });
    let led: Vec<String> = std::iter::once(led.to_string()).chain(leads).collect();
    blocks.push(entry(say::would_have(), Text::new(led.join("\n"))));
    blocks
}

/// The reaction to a choice, line by line, and the meters that moved.
fn consequence(lesson: &Lesson, story: &Story<'_>, reaction: &[Line], before: State, after: State) -> Text {
    let machine = story.machine();
    let said = reaction.iter().filter(|line| machine.holds(&line.when, after)).map(|line| {
        let words = line.words.fill(story.values()).on_one_line();
        let name = line.speaker.map(|voice| &lesson.cast[voice].name);
        say::retold(name, &words).to_string()
    });
    let layout = machine.layout();
    let moved = lesson.meters.iter().enumerate().filter_map(|(index, meter)| {
        let (before, now) = (layout.meter(before, index), layout.meter(after, index));
        (before != now).then(|| say::meter_way(&meter.label, before, now).to_string())
    });
    Text::new(said.chain(moved).collect::<Vec<_>>().join("\n"))
}

/// The share of strong first tries per principle, in the order of the vocabulary.
fn shares(story: &Story<'_>, vocabulary: &Vocabulary) -> Vec<Block> {
    let share = |principle: &crate::lesson::vocabulary::Principle| {
        let of_principle = |id| vocabulary.practised(id).is_some_and(|(known, _)| known.id == principle.id);
        let tries: Vec<Quality> =
            story.first_tries().filter(|tried| of_principle(tried.practises)).map(|tried| tried.quality).collect();
        let strong = tries.iter().filter(|&&quality| quality == Quality::Strong).count();
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        (!tries.is_empty()).then(|| Block::Share {
            label: principle.title.clone(),
            part: count(strong),
            whole: count(tries.len()),
            note: None,
        })
    };
    vocabulary.principles.iter().filter_map(share).collect()
}
