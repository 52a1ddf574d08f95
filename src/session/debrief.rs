//! Looking back: what was done decision by decision, what it led to, and where the stronger line would have led.
//!
//! Nothing here is written by an author: the "what if" is computed with the story, so it is always true of the lesson as it is.

use std::collections::BTreeSet;

use super::{Error, Leave, Session, play};
use crate::journal::AttemptId;
use crate::lesson::id::Id;
use crate::lesson::layout::State;
use crate::lesson::library::Library;
use crate::lesson::model::{Choice, Lesson, Line, Quality, Target, Timing};
use crate::lesson::template::Template;
use crate::lesson::text::Text;
use crate::lesson::vocabulary::{Principle, Vocabulary};
use crate::practice::{self, attempts, tries};
use crate::story::{FirstTry, Step, Story};
use crate::ui::Block;
use crate::wording::{notice, page as say, progress};

/// The most characters of the lines by which a decision is known again: about two rows of a terminal.
const CUE: usize = 140;

/// A decision that was made on the way that stands.
struct Made<'l> {
    /// How many answers came before it.
    answers_before: usize,
    state: State,
    choice: &'l Choice,
    index: usize,
    sentence: Text,
}

/// When an attempt ended that is looked back on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// Just now.
    Now,
    /// Some time ago.
    Before,
}

/// What of an attempt was tried for the first time.
pub(super) enum Counted<'r> {
    /// All of it: it has no history.
    All,
    /// What was never answered before: these scenes.
    First(BTreeSet<&'r Id>),
    /// Nothing: it is a replay.
    Replay {
        /// How many answers were taken over from before.
        taken_over: usize,
    },
}

impl Session<'_> {
    /// Shows the debrief of an attempt that has just ended, or of one from before, lets the learner make a plan, and asks what next.
    pub(super) fn look_back(
        &mut self,
        lesson: &Lesson,
        story: &Story<'_>,
        attempt: AttemptId,
        ended: Ended,
    ) -> Result<Leave, Error> {
        let counted = self.counted(attempt);
        let page = page(lesson, story, &self.library.vocabulary, &counted);
        let plan = lesson.plan.as_ref().filter(|_| !matches!(counted, Counted::Replay { .. }));
        self.show(page)?;
        if let Some(plan) = plan
            && !(ended == Ended::Before && self.show_plan_of(lesson)?)
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
                Ok(0) => match self.pick_decision(lesson, story)? {
                    Ok((answers, number)) => return self.replay(lesson, attempt, answers, number),
                    Err(Leave::Done) => {}
                    Err(Leave::Quit) => return Ok(Leave::Quit),
                },
                Ok(1) if next.is_some() => match next {
                    Some(next) => return self.play(&next, play::Begin::Resume),
                    None => return Ok(Leave::Done),
                },
                Ok(item) if item < last => return Ok(Leave::Done),
                Ok(_) => return Ok(Leave::Quit),
                Err(leave) => return Ok(leave),
            }
        }
    }

    /// Shows the debrief of an attempt that has ended before.
    pub(super) fn look_back_at(&mut self, lesson: &Lesson, attempt: AttemptId) -> Result<Leave, Error> {
        let record = self.recorder.record();
        let resumed = record.attempt(attempt).and_then(|attempt| practice::resume(lesson, attempt, &record.settings));
        let Some(practice::Resumed { story, .. }) = resumed else { return Ok(Leave::Done) };
        self.look_back(lesson, &story, attempt, Ended::Before)
    }

    /// What of an attempt counts as tried for the first time.
    fn counted(&self, attempt: AttemptId) -> Counted<'_> {
        let record = self.recorder.record();
        match record.attempt(attempt).filter(|attempt| attempt.parent.is_some()) {
            Some(replay) => Counted::Replay { taken_over: attempts::taken_over(replay) },
            None => Counted::First(tries::first_answered(record, attempt)),
        }
    }

    /// Asks from which decision to replay: how many answers come before it, and its number; or how that was left.
    fn pick_decision(&mut self, lesson: &Lesson, story: &Story<'_>) -> Result<Result<(usize, usize), Leave>, Error> {
        let made = decisions(lesson, story, &self.library.vocabulary);
        let mut items: Vec<Text> = made.iter().map(|made| made.choice.way.offer(story.values()).on_one_line()).collect();
        items.push(say::back());
        let picked = self.menu(say::replay_which(), items, 0)?;
        Ok(picked.and_then(|place| made.get(place).map(|made| (made.answers_before, place + 1)).ok_or(Leave::Done)))
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
pub(super) fn page(lesson: &Lesson, story: &Story<'_>, vocabulary: &Vocabulary, counted: &Counted<'_>) -> Vec<Block> {
    let made = decisions(lesson, story, vocabulary);
    let mut page = vec![Block::Heading(say::debrief(&lesson.title)), Block::Paragraph(intro(&made, counted))];
    for (place, made) in made.iter().enumerate() {
        page.push(Block::Label(say::decision_head(place + 1, &cue(lesson, story, made.state))));
        page.push(Block::Entry { label: say::practised(), words: made.sentence.clone() });
        page.extend(decision(lesson, story, made));
    }
    page.extend(first_tries(lesson, story, vocabulary, counted));
    page.push(Block::Notice(say::honest()));
    page
}

/// How many answers took the strongest line; of a replay, only those that were given in it.
fn intro(made: &[Made<'_>], counted: &Counted<'_>) -> Text {
    let strong = |made: &[Made<'_>]| made.iter().filter(|made| made.choice.quality == Quality::Strong).count();
    match counted {
        Counted::All | Counted::First(_) => say::debrief_intro(made.len(), strong(made)),
        Counted::Replay { taken_over } => {
            let before = made.iter().take_while(|made| made.answers_before < *taken_over).count();
            let new = &made[before..];
            say::replay_intro(before + 1, new.len(), strong(new))
        }
    }
}

/// The decisions of the way that stands.
fn decisions<'l>(lesson: &'l Lesson, story: &Story<'_>, vocabulary: &Vocabulary) -> Vec<Made<'l>> {
    let made = |(answers_before, step): (usize, &Step)| {
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

/// By what a learner knows a decision again: what was said last before it. Where nobody speaks, where it was and the last lines, as
/// many as are not too long.
fn cue(lesson: &Lesson, story: &Story<'_>, state: State) -> Text {
    let machine = story.machine();
    let Some(scene) = machine.scene(state) else { return Text::default() };
    let words = |line: &Line| line.words.fill(story.values()).on_one_line();
    let told = || scene.lines.iter().filter(|line| machine.holds(&line.when, state)).rev();
    let spoken = told().find_map(|line| Some((&lesson.cast[line.speaker?].name, line)));
    if let Some((name, line)) = spoken {
        return say::retold(Some(name), &words(line));
    }
    let mut length = 0;
    let last = told().map(words).take_while(|line| {
        let first = length == 0;
        length += line.as_str().chars().count();
        first || length <= CUE
    });
    let mut lines: Vec<Text> = last.collect();
    lines.reverse();
    say::described(scene.at.as_ref().map(|at| at.fill(story.values())).as_ref(), &lines)
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

/// The shares of strong first tries, the same as those that progress counts, and what else there was.
fn first_tries(lesson: &Lesson, story: &Story<'_>, vocabulary: &Vocabulary, counted: &Counted<'_>) -> Vec<Block> {
    let counts = |tried: &FirstTry<'_>| match counted {
        Counted::All => true,
        Counted::First(scenes) => scenes.contains(&lesson.scenes[tried.scene].id),
        Counted::Replay { .. } => false,
    };
    let (first, known): (Vec<_>, Vec<_>) = story.first_tries().partition(counts);
    let mut blocks = vec![Block::Label(say::first_tries())];
    blocks.extend(shares(&first, vocabulary));
    if matches!(counted, Counted::Replay { .. }) {
        blocks.push(Block::Notice(say::replay_counts()));
    } else if !known.is_empty() {
        blocks.push(Block::Notice(say::answered_before(known.len(), first.is_empty())));
    }
    blocks
}

/// The share of strong tries per principle, in the order of the vocabulary.
fn shares(tries: &[FirstTry<'_>], vocabulary: &Vocabulary) -> Vec<Block> {
    let share = |principle: &Principle| {
        let of_principle =
            |tried: &&FirstTry<'_>| vocabulary.practised(tried.practises).is_some_and(|(known, _)| known.id == principle.id);
        let tries: Vec<_> = tries.iter().filter(of_principle).collect();
        let strong = tries.iter().filter(|tried| tried.quality == Quality::Strong).count();
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        (!tries.is_empty()).then(|| Block::Share {
            label: principle.title.clone(),
            part: count(strong),
            whole: count(tries.len()),
            note: None,
            words: progress::share_in_words(&principle.title, (count(strong), count(tries.len())), None),
        })
    };
    vocabulary.principles.iter().filter_map(share).collect()
}
