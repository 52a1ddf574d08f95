//! The one way by which something new gets into the journal, and what the journal told so far.

use crate::journal::{Answer, Appended, AttemptId, Event, EventId, Journal, Moment, Pick, Trouble, What};
use crate::lesson::id::Id;
use crate::lesson::model::{Lesson, Plan, Reason, Scene};
use crate::practice::Record;
use crate::story::seed;

/// Writes events, and keeps the [`Record`] in step with them.
pub struct Recorder<'a> {
    journal: Option<Journal>,
    record: Record,
    library: String,
    now: &'a dyn Fn() -> Moment,
    chance: &'a mut dyn FnMut() -> u64,
    unlocked: bool,
}

/// How an attempt begins.
#[derive(Debug, Clone, Default)]
pub struct Beginning {
    /// The seed, where it is not left to chance.
    pub seed: Option<u64>,
    /// For a replay, the attempt it branches off from.
    pub parent: Option<AttemptId>,
    /// For a replay, the answers up to there.
    pub given: Vec<Answer>,
}

impl<'a> Recorder<'a> {
    /// A recorder over a journal and what was read from it; without a journal nothing is kept beyond the run. `chance` gives random
    /// numbers.
    pub fn new(
        journal: Option<Journal>,
        record: Record,
        library: String,
        now: &'a dyn Fn() -> Moment,
        chance: &'a mut dyn FnMut() -> u64,
    ) -> Self {
        Self { journal, record, library, now, chance, unlocked: false }
    }

    /// What the journal tells so far.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The name of the library whose attempts are recorded.
    pub fn library(&self) -> &str {
        &self.library
    }

    /// When it is.
    pub fn now(&self) -> Moment {
        (self.now)()
    }

    /// Whether something was written without a lock since this was last asked.
    pub fn take_unlocked(&mut self) -> bool {
        std::mem::take(&mut self.unlocked)
    }

    /// Writes what happened. When this returns, it is on disk.
    pub fn append(&mut self, what: What) -> Result<(), Trouble> {
        let id = EventId(u128::from((self.chance)()) << 64 | u128::from((self.chance)()));
        let event = Event::new(id, (self.now)(), what);
        if let Some(journal) = &self.journal {
            self.unlocked |= journal.append(&event)? == Appended::Unlocked;
        }
        self.record.push(event);
        Ok(())
    }

    /// Begins an attempt. A replay takes the seed and the details of its parent.
    pub fn begin(&mut self, lesson: &Lesson, beginning: Beginning) -> Result<AttemptId, Trouble> {
        let attempt = loop {
            let bytes = (self.chance)().to_le_bytes();
            let id = AttemptId(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
            if self.record.attempt(id).is_none() {
                break id;
            }
        };
        let parent = beginning.parent.and_then(|parent| self.record.attempt(parent));
        let inherited = parent.map(|parent| (parent.seed, parent.vary.clone()));
        // Seeds of 32 bits are short enough to be told to somebody else.
        let (seed, vary) = inherited.unwrap_or_else(|| {
            let seed = beginning.seed.unwrap_or_else(|| (self.chance)() & u64::from(u32::MAX));
            let values = seed::vary(lesson, seed);
            (seed, lesson.vary.iter().zip(values).map(|(vary, value)| (vary.id.clone(), value.to_string())).collect())
        });
        self.append(What::Start {
            attempt,
            library: self.library.clone(),
            lesson: lesson.id.clone(),
            seed,
            vary,
            parent: beginning.parent,
            given: beginning.given,
        })?;
        Ok(attempt)
    }

    /// Records an answer.
    pub fn answer(&mut self, attempt: AttemptId, answer: Answer) -> Result<(), Trouble> {
        self.append(What::Answer { attempt, answer })
    }

    /// Records which reason was picked, of those shown.
    pub fn reason(&mut self, attempt: AttemptId, scene: &Id, picked: &Reason, shown: &[&Reason]) -> Result<(), Trouble> {
        let shown = shown.iter().map(|reason| reason.id.clone()).collect();
        self.append(What::Reason { attempt, scene: scene.clone(), reason: picked.id.clone(), shown })
    }

    /// Records an answer to a drill, which stands in a lesson and is a scene.
    pub fn drill(&mut self, lesson: &Lesson, drill: &Scene, pick: Pick) -> Result<(), Trouble> {
        let practises = drill.practises.clone().unwrap_or_default();
        let (lesson, id, medium) = (lesson.id.clone(), drill.id.clone(), drill.medium);
        self.append(What::Drill { library: self.library.clone(), lesson, drill: id, practises, medium, pick })
    }

    /// Records that the last answer was taken back.
    pub fn back(&mut self, attempt: AttemptId) -> Result<(), Trouble> {
        self.append(What::Back { attempt })
    }

    /// Records that an attempt came to an ending.
    pub fn end(&mut self, attempt: AttemptId, ending: Id) -> Result<(), Trouble> {
        self.append(What::End { attempt, ending })
    }

    /// Records the plan that came of an attempt; an empty one takes it away.
    pub fn plan(&mut self, attempt: AttemptId, plan: &Plan) -> Result<(), Trouble> {
        self.append(What::Plan { attempt, cue: plan.cue.to_string(), act: plan.act.to_string() })
    }

    /// Records a setting; `None` forgets it.
    pub fn set(&mut self, name: &str, value: Option<String>) -> Result<(), Trouble> {
        self.append(What::Setting { name: name.to_owned(), value })
    }
}
