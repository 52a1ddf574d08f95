//! The journal folded into what is asked of it: attempts, plans and settings.

use std::collections::BTreeMap;

use super::occasion::{self, Promise, Reflection, Upcoming};
use super::opinion::Opinion;
use crate::journal::{Answer, AttemptId, Event, Given, Moment, Pick, What};
use crate::lesson::id::Id;
use crate::lesson::model::{Medium, Plan};
use crate::lesson::text::Text;

/// About how much is done in an attempt: room for it is made at once.
const USUAL_ENTRIES: usize = 12;

/// All that the journal tells of a learner.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The attempts, in the order in which they began.
    pub attempts: Vec<Attempt>,
    /// The drills that were answered, in order.
    pub drills: Vec<Drilled>,
    /// What was picked in attempts and drills, in the order of the journal, also where it was undone since.
    pub picked: Vec<Picked>,
    /// The event that the learner practises for, or that was the last one.
    pub upcoming: Option<Upcoming>,
    /// How many events there were, this one included.
    pub occasions: usize,
    /// The plans that the learner has, one of each lesson at most, in the order in which they were made or changed.
    pub plans: Vec<Planned>,
    /// What the learner promised to others, in order.
    pub promises: Vec<Promise>,
    /// What the learner wrote last under each name that lessons keep words by (`ideal-client`, `what-i-do`).
    pub kept: BTreeMap<Id, Kept>,
    /// What the learner has set.
    pub settings: Settings,
    /// Where each attempt is.
    places: BTreeMap<AttemptId, usize>,
}

/// One run through a lesson.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// Its id.
    pub id: AttemptId,
    /// Which library the lesson is from.
    pub library: String,
    /// The lesson.
    pub lesson: Id,
    /// What the order of choices comes from.
    pub seed: u64,
    /// The drawn value of each `vary` key.
    pub vary: BTreeMap<Id, String>,
    /// For a replay, the attempt from which it branched off.
    pub parent: Option<AttemptId>,
    /// For a replay, the answers up to there.
    pub given: Vec<Answer>,
    /// What was done in it, in order.
    pub entries: Vec<Entry>,
    /// Whether the learner has said something about the last entry: which reason fits, or how they rate their own words.
    pub followed: bool,
    /// Which reason was picked last in each scene that asked for one.
    pub reasons: BTreeMap<Id, Id>,
    /// What was said of the own words that were written last in each scene that asked for some.
    pub opinions: BTreeMap<Id, Opinion>,
    /// The ending that it came to, last.
    pub ending: Option<Id>,
    /// The plan that the learner made of it.
    pub plan: Option<Plan>,
    /// When it began.
    pub began: Moment,
    /// When something last happened in it.
    pub last: Moment,
}

impl Attempt {
    /// Adds what was done, after which it has not ended.
    fn enter(&mut self, entry: Entry) {
        self.entries.push(entry);
        self.followed = false;
        self.ending = None;
    }
}

/// A plan that the learner has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Which library its lesson is from.
    pub library: String,
    /// The lesson.
    pub lesson: Id,
    /// The attempt that it came from.
    pub attempt: AttemptId,
    /// The plan.
    pub plan: Plan,
}

/// Words of the learner's own that outlive their lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The words.
    pub words: Text,
    /// When they were written.
    pub at: Moment,
}

/// A drill that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drilled {
    /// Which library it is from.
    pub library: String,
    /// The lesson that it stands in.
    pub lesson: Id,
    /// The drill.
    pub drill: Id,
    /// The move that it trained.
    pub practises: Id,
    /// Where its talk took place.
    pub medium: Medium,
    /// What was picked.
    pub pick: Pick,
}

/// Where and when something was picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picked {
    /// When.
    pub at: Moment,
    /// Where.
    pub place: Place,
}

/// Where something was picked, by places in a [`Record`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In an attempt.
    Scene {
        /// The attempt.
        attempt: usize,
        /// The entry of it.
        entry: usize,
    },
    /// In a drill.
    Drill(usize),
}

/// Something done in an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A scene was answered.
    Answer(Answer),
    /// The own words of the last answer were written anew.
    Revise(Answer),
    /// The last answer was undone.
    Back,
}

/// What the learner has set. Everything is optional.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Their name.
    pub name: Option<Text>,
    /// Their field, in words that fit behind "We need somebody for": `bookkeeping`.
    pub profession: Option<Text>,
    /// The client they serve best, in words that fit behind "I work with": `bakers who cannot read their figures`.
    pub ideal_client: Option<Text>,
    /// Whether plain text is wanted also where a terminal could do more.
    pub plain: bool,
    /// Whether to ask after each choice how sure they are.
    pub confidence: bool,
    /// Whether to ask for a line of their own before the options show.
    pub say_first: bool,
}

impl Settings {
    /// The names under which the journal keeps them.
    pub const NAMES: [&'static str; 6] =
        [Self::NAME, Self::PROFESSION, Self::IDEAL_CLIENT, Self::PLAIN, Self::CONFIDENCE, Self::SAY_FIRST];
    /// Those that are on or off.
    pub const SWITCHES: [&'static str; 3] = [Self::PLAIN, Self::CONFIDENCE, Self::SAY_FIRST];
    /// See [`Settings::name`].
    pub const NAME: &'static str = "name";
    /// See [`Settings::profession`].
    pub const PROFESSION: &'static str = "profession";
    /// See [`Settings::ideal_client`].
    pub const IDEAL_CLIENT: &'static str = "ideal-client";
    /// See [`Settings::plain`]; its value is `true` or nothing.
    pub const PLAIN: &'static str = "plain";
    /// See [`Settings::confidence`]; its value is `true` or nothing.
    pub const CONFIDENCE: &'static str = "confidence";
    /// See [`Settings::say_first`]; its value is `true` or nothing.
    pub const SAY_FIRST: &'static str = "say-first";

    fn set(&mut self, name: &str, value: Option<&str>) {
        let text = value.map(Text::new).filter(|text| !text.is_blank());
        match name {
            Self::NAME => self.name = text,
            Self::PROFESSION => self.profession = text,
            Self::IDEAL_CLIENT => self.ideal_client = text,
            Self::PLAIN => self.plain = value == Some("true"),
            Self::CONFIDENCE => self.confidence = value == Some("true"),
            Self::SAY_FIRST => self.say_first = value == Some("true"),
            // A later version may know more settings.
            _ => {}
        }
    }
}

impl Record {
    /// Folds a history.
    pub fn of(events: impl IntoIterator<Item = Event>) -> Self {
        let mut record = Self::default();
        events.into_iter().for_each(|event| record.push(event));
        record
    }

    /// Adds an event, which it takes apart: copies of ten thousand answers would cost as much time as all the rest. What happens in
    /// an attempt that never began (its start was forgotten) tells nothing and is passed over.
    pub fn push(&mut self, Event { id, at, what, .. }: Event) {
        match what {
            What::Setting { name, value } => self.settings.set(&name, value.as_deref()),
            What::Start { attempt, library, lesson, seed, vary, parent, given } => {
                self.places.insert(attempt, self.attempts.len());
                self.attempts.push(Attempt {
                    id: attempt,
                    library,
                    lesson,
                    seed,
                    vary,
                    parent,
                    given,
                    entries: Vec::with_capacity(USUAL_ENTRIES),
                    followed: false,
                    reasons: BTreeMap::new(),
                    opinions: BTreeMap::new(),
                    ending: None,
                    plan: None,
                    began: at,
                    last: at,
                });
            }
            What::Answer { attempt, answer } => self.answer(attempt, answer, at),
            What::Drill { library, lesson, drill, practises, medium, pick } => {
                self.picked.push(Picked { at, place: Place::Drill(self.drills.len()) });
                self.drills.push(Drilled { library, lesson, drill, practises, medium, pick });
            }
            What::Event { date, name, minutes } => {
                let before = self.upcoming.take();
                let Some(date) = date else { return };
                let goes_on = before.filter(|before| before.is_open(at.day()));
                self.occasions += usize::from(goes_on.is_none());
                let mut upcoming = goes_on.unwrap_or_else(|| Upcoming::new(id, at, date));
                upcoming.change(at, date);
                (upcoming.name, upcoming.minutes) = (name.and_then(words), minutes);
                self.upcoming = Some(upcoming);
            }
            What::Reflection { occasion, happened, met, next } => {
                if let Some(upcoming) = self.upcoming.as_mut().filter(|upcoming| upcoming.occasion == occasion) {
                    let met = met.into_iter().filter_map(words).collect();
                    upcoming.reflection = Some(Reflection { happened: happened.and_then(words), met, next });
                }
            }
            What::Promise { text, to, by } => {
                let promise = |text| Promise { id, made: at, text, to: to.and_then(words), by, kept: false };
                self.promises.extend(words(text).map(promise));
            }
            What::Amend { promise, text, to, by } => {
                let now = text.and_then(words).map(|text| (text, to.and_then(words), by));
                occasion::amend(&mut self.promises, promise, now);
            }
            What::Kept { promise } => {
                if let Some(promise) = self.promises.iter_mut().find(|known| known.id == promise) {
                    promise.kept = true;
                }
            }
            What::Revise { attempt, answer } => {
                self.keep(&answer, at);
                self.touch(attempt, at, |attempt| {
                    attempt.opinions.entry(answer.scene.clone()).or_default().rewritten = true;
                    attempt.entries.push(Entry::Revise(answer));
                });
            }
            What::Reason { attempt, scene, reason, .. } => self.touch(attempt, at, |attempt| {
                attempt.reasons.insert(scene, reason);
                attempt.followed = true;
            }),
            What::Rate { attempt, scene, lines } => self.touch(attempt, at, |attempt| {
                attempt.opinions.entry(scene).or_default().rate(lines);
                attempt.followed = true;
            }),
            What::Overrule { attempt, scene, check } => self.touch(attempt, at, |attempt| {
                attempt.opinions.entry(scene).or_default().counted.insert(check);
            }),
            What::Back { attempt } => self.touch(attempt, at, |attempt| attempt.enter(Entry::Back)),
            What::End { attempt, ending } => self.touch(attempt, at, |attempt| attempt.ending = Some(ending)),
            What::Plan { attempt, cue, act } => self.plan_made(attempt, words(cue).zip(words(act))),
        }
    }

    /// Takes a plan in the place of the lesson's last one, or that away. Nothing is practised by it, so that it is no part of when the
    /// attempt was.
    fn plan_made(&mut self, attempt: AttemptId, plan: Option<(Text, Text)>) {
        let Some(&place) = self.places.get(&attempt) else { return };
        let attempt = &mut self.attempts[place];
        attempt.plan = plan.map(|(cue, act)| Plan { cue, act });
        self.plans.retain(|known| known.library != attempt.library || known.lesson != attempt.lesson);
        let (library, lesson, id) = (attempt.library.clone(), attempt.lesson.clone(), attempt.id);
        self.plans.extend(attempt.plan.clone().map(|plan| Planned { library, lesson, attempt: id, plan }));
    }

    fn answer(&mut self, attempt: AttemptId, answer: Answer, at: Moment) {
        self.keep(&answer, at);
        let Some(&place) = self.places.get(&attempt) else { return };
        let attempt = &mut self.attempts[place];
        attempt.last = at;
        match answer.given {
            Given::Pick(_) => {
                self.picked.push(Picked { at, place: Place::Scene { attempt: place, entry: attempt.entries.len() } });
            }
            Given::Words { .. } => drop(attempt.opinions.remove(&answer.scene)),
        }
        attempt.enter(Entry::Answer(answer));
    }

    /// Keeps own words that have a name. Words that were forgotten are not there any more.
    fn keep(&mut self, answer: &Answer, at: Moment) {
        if let Given::Words { text, keep_as: Some(name) } = &answer.given
            && !text.trim().is_empty()
        {
            self.kept.insert(name.clone(), Kept { words: Text::new(text), at });
        }
    }

    /// Changes the attempt in which something happens, if it began.
    fn touch(&mut self, attempt: AttemptId, at: Moment, change: impl FnOnce(&mut Attempt)) {
        let Some(&place) = self.places.get(&attempt) else { return };
        let attempt = &mut self.attempts[place];
        attempt.last = at;
        change(attempt);
    }

    /// The attempts at the lessons of a library.
    pub fn of_library(&self, library: &str) -> impl DoubleEndedIterator<Item = &Attempt> {
        self.attempts.iter().filter(move |attempt| attempt.library == library)
    }

    /// The attempts at a lesson.
    pub fn of_lesson(&self, library: &str, lesson: &Id) -> impl DoubleEndedIterator<Item = &Attempt> {
        self.of_library(library).filter(move |attempt| attempt.lesson == *lesson)
    }

    /// The latest attempt at a lesson, if it has not ended.
    pub fn unfinished(&self, library: &str, lesson: &Id) -> Option<&Attempt> {
        self.of_lesson(library, lesson).next_back().filter(|attempt| attempt.ending.is_none())
    }

    /// The same where it is no replay: a lesson that was told to its end is not begun anew by trying something else.
    pub fn begun(&self, library: &str, lesson: &Id) -> Option<&Attempt> {
        self.unfinished(library, lesson).filter(|attempt| attempt.parent.is_none())
    }

    /// Whether an attempt at a lesson has come to an ending.
    pub fn finished(&self, library: &str, lesson: &Id) -> bool {
        self.of_lesson(library, lesson).any(|attempt| attempt.ending.is_some())
    }

    /// The attempt to go on with: the last one touched that is the latest of its lesson and has not ended.
    pub fn to_continue(&self, library: &str) -> Option<&Attempt> {
        // One pass: asking each attempt whether it is the latest would take seconds after some years of practice.
        let latest: BTreeMap<_, _> =
            self.of_library(library).enumerate().map(|(place, attempt)| (&attempt.lesson, (place, attempt))).collect();
        let open = latest.into_values().filter(|(_, attempt)| attempt.ending.is_none());
        open.max_by_key(|&(place, attempt)| (attempt.last, place)).map(|(_, attempt)| attempt)
    }

    /// An attempt by its id.
    pub fn attempt(&self, id: AttemptId) -> Option<&Attempt> {
        self.attempts.get(*self.places.get(&id)?)
    }

    /// The learner's plans from the lessons of a library, the latest first.
    pub fn plans(&self, library: &str) -> impl Iterator<Item = &Planned> {
        self.plans.iter().rev().filter(move |planned| planned.library == library)
    }
}

/// The learner's words as they are shown, if there are any.
fn words(typed: String) -> Option<Text> {
    Some(Text::new(typed)).filter(|words| !words.is_blank())
}
