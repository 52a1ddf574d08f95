//! What is left of a history once a part of it is to be forgotten.

use std::collections::BTreeSet;

use super::record::Settings;
use crate::journal::{Answer, AttemptId, Event, Given, What};
use crate::lesson::id::Id;

/// A part of a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Every attempt at a lesson, and every answer to its drills.
    Lesson {
        /// The library that it is from.
        library: String,
        /// The lesson.
        lesson: Id,
    },
    /// All words of the learner's own in talks and plans, what an event is called, whom they met and what they promised. What was
    /// chosen stays, and so do the settings.
    Texts,
}

/// Forgets a part, event by event, in the order in which they were written.
#[derive(Debug, Clone)]
pub struct Forgetting {
    part: Part,
    /// The attempts that are forgotten.
    attempts: BTreeSet<AttemptId>,
}

impl Forgetting {
    /// Begins to forget.
    pub fn new(part: Part) -> Self {
        Self { part, attempts: BTreeSet::new() }
    }

    /// What is left of the next event; `None` if nothing is.
    pub fn next(&mut self, mut event: Event) -> Option<Event> {
        match &self.part {
            Part::Lesson { library: of, lesson: at } => {
                if let What::Start { attempt, library, lesson, .. } = &event.what
                    && library == of
                    && lesson == at
                {
                    self.attempts.insert(*attempt);
                }
                if let What::Drill { library, lesson, .. } = &event.what {
                    return (library != of || lesson != at).then_some(event);
                }
                let forgotten = attempt(&event.what).is_some_and(|attempt| self.attempts.contains(&attempt));
                (!forgotten).then_some(event)
            }
            Part::Texts => {
                match &mut event.what {
                    What::Answer { answer, .. } | What::Revise { answer, .. } => silence(answer),
                    What::Start { given, .. } => given.iter_mut().for_each(silence),
                    What::Drill { pick, .. } => pick.said = None,
                    What::Event { name, .. } => *name = None,
                    // That somebody looked back stays, so that they are not asked again.
                    What::Reflection { happened, met, .. } => {
                        *happened = None;
                        met.clear();
                    }
                    What::Plan { .. } | What::Promise { .. } | What::Kept { .. } | What::Amend { .. } => return None,
                    // The one setting that may come of a talk.
                    What::Setting { name, .. } if name == Settings::IDEAL_CLIENT => return None,
                    What::Overrule { .. }
                    | What::Rate { .. }
                    | What::Back { .. }
                    | What::End { .. }
                    | What::Reason { .. }
                    | What::Setting { .. } => {}
                }
                Some(event)
            }
        }
    }
}

/// The attempt in which something happened.
fn attempt(what: &What) -> Option<AttemptId> {
    match what {
        What::Start { attempt, .. }
        | What::Answer { attempt, .. }
        | What::Revise { attempt, .. }
        | What::Overrule { attempt, .. }
        | What::Rate { attempt, .. }
        | What::Back { attempt }
        | What::End { attempt, .. }
        | What::Reason { attempt, .. }
        | What::Plan { attempt, .. } => Some(*attempt),
        What::Drill { .. }
        | What::Event { .. }
        | What::Reflection { .. }
        | What::Promise { .. }
        | What::Kept { .. }
        | What::Amend { .. }
        | What::Setting { .. } => None,
    }
}

/// Leaves of an answer that it was given, so that what was chosen after it can still be replayed.
fn silence(answer: &mut Answer) {
    match &mut answer.given {
        Given::Words { text, .. } => text.clear(),
        Given::Pick(pick) => pick.said = None,
    }
}
