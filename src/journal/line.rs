//! One line of the journal: what it says, and the event that it means.
//!
//! Derived reading of flattened and tagged types would buffer each line at each of these layers. This reads it once, into all the fields that
//! any kind has, and then takes those of its kind.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::event::{Answer, AttemptId, Confidence, Event, EventId, Given, Pick, Question, VERSION, What};
use super::ids::Ids;
use super::moment::{Day, Moment};
use crate::lesson::id::Id;
use crate::lesson::model::Medium;

/// What a line turned out to be.
#[expect(clippy::large_enum_variant, reason = "nearly every line is an event")]
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// An event.
    Event(Event),
    /// An event of an unknown kind or of a newer version.
    Newer,
    /// Nothing that any version wrote.
    Bad,
}

/// Reads one line, without its end.
pub(super) fn read(line: &[u8]) -> Line {
    // Checked here once, rather than by the parser for each string.
    let Ok(line) = str::from_utf8(line) else { return Line::Bad };
    // Nearly every line is an answer of today, and it is read in half the time if not with the fields of all other kinds.
    if let Some(event) = serde_json::from_str(line).ok().and_then(SaidAnswer::event) {
        return Line::Event(event);
    }
    match serde_json::from_str::<Said>(line) {
        Ok(said) if said.v <= VERSION && said.kind != Kind::Unknown => said.meaning().map_or(Line::Bad, Line::Event),
        Ok(_) => Line::Newer,
        Err(_) => match serde_json::from_str::<Head>(line) {
            Ok(head) if head.v > VERSION || head.kind == Kind::Unknown => Line::Newer,
            Ok(_) | Err(_) => Line::Bad,
        },
    }
}

/// The kinds of [`What`].
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Start,
    Answer,
    Revise,
    Overrule,
    Rate,
    Back,
    End,
    Plan,
    Drill,
    Reason,
    Event,
    Reflection,
    Promise,
    Kept,
    Amend,
    Setting,
    #[serde(other)]
    Unknown,
}

/// What every version of the format says in the same way.
#[derive(Deserialize)]
struct Head {
    v: u32,
    kind: Kind,
}

/// What a line says: the fields of all kinds. Fields that none of them has are left unread, so that later versions can add some.
#[derive(Deserialize)]
struct Said {
    v: u32,
    id: EventId,
    at: Moment,
    kind: Kind,
    attempt: Option<AttemptId>,
    library: Option<String>,
    lesson: Option<Id>,
    seed: Option<u64>,
    vary: Option<BTreeMap<Id, String>>,
    parent: Option<AttemptId>,
    #[serde(default)]
    given: Vec<SaidAnswer>,
    scene: Option<Id>,
    choice: Option<Id>,
    shown: Option<Ids>,
    confidence: Option<Confidence>,
    #[serde(rename = "said")]
    own_line: Option<Box<str>>,
    text: Option<String>,
    check: Option<Id>,
    lines: Option<BTreeMap<Id, bool>>,
    drill: Option<Id>,
    #[serde(rename = "move")]
    practises: Option<Id>,
    medium: Option<Medium>,
    reason: Option<Id>,
    date: Option<Day>,
    minutes: Option<u16>,
    occasion: Option<EventId>,
    happened: Option<String>,
    #[serde(default)]
    met: Vec<String>,
    next: Option<Question>,
    to: Option<String>,
    by: Option<Day>,
    promise: Option<EventId>,
    ending: Option<Id>,
    #[serde(rename = "if")]
    cue: Option<String>,
    #[serde(rename = "then")]
    act: Option<String>,
    name: Option<String>,
    value: Option<String>,
}

impl Said {
    /// The event, if all is there that its kind needs.
    fn meaning(self) -> Option<Event> {
        let (v, id, at) = (self.v, self.id, self.at);
        let what = match self.kind {
            Kind::Start => What::Start {
                attempt: self.attempt?,
                library: self.library?,
                lesson: self.lesson?,
                seed: self.seed?,
                vary: self.vary?,
                parent: self.parent,
                given: self.given.into_iter().map(SaidAnswer::meaning).collect::<Option<_>>()?,
            },
            Kind::Overrule => What::Overrule { attempt: self.attempt?, scene: self.scene?, check: self.check? },
            Kind::Rate => What::Rate { attempt: self.attempt?, scene: self.scene?, lines: self.lines? },
            Kind::Back => What::Back { attempt: self.attempt? },
            Kind::End => What::End { attempt: self.attempt?, ending: self.ending? },
            Kind::Plan => What::Plan { attempt: self.attempt?, cue: self.cue?, act: self.act? },
            Kind::Drill => What::Drill {
                library: self.library?,
                lesson: self.lesson?,
                drill: self.drill?,
                practises: self.practises?,
                medium: self.medium?,
                pick: Pick { choice: self.choice?, shown: self.shown?, confidence: self.confidence, said: self.own_line },
            },
            Kind::Reason => What::Reason { attempt: self.attempt?, scene: self.scene?, reason: self.reason?, shown: self.shown? },
            Kind::Event => What::Event { date: self.date, name: self.name, minutes: self.minutes },
            Kind::Reflection => {
                What::Reflection { occasion: self.occasion?, happened: self.happened, met: self.met, next: self.next }
            }
            Kind::Promise => What::Promise { text: self.text?, to: self.to, by: self.by },
            Kind::Kept => What::Kept { promise: self.promise? },
            Kind::Amend => What::Amend { promise: self.promise?, text: self.text, to: self.to, by: self.by },
            Kind::Setting => What::Setting { name: self.name?, value: self.value },
            // Answers were tried before.
            Kind::Answer | Kind::Revise | Kind::Unknown => return None,
        };
        Some(Event { v, id, at, what })
    }
}

/// The kinds of events that are answers.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum AnswerKind {
    Answer,
    Revise,
}

/// What an answer says, as a line, or without the fields of a line among those that a replay begins with.
#[derive(Deserialize)]
struct SaidAnswer {
    v: Option<u32>,
    id: Option<EventId>,
    at: Option<Moment>,
    kind: Option<AnswerKind>,
    attempt: Option<AttemptId>,
    scene: Id,
    choice: Option<Id>,
    shown: Option<Ids>,
    confidence: Option<Confidence>,
    #[serde(rename = "said")]
    own_line: Option<Box<str>>,
    text: Option<String>,
    keep_as: Option<Id>,
}

impl SaidAnswer {
    /// The event, if the line is a whole one of a version that is known.
    fn event(self) -> Option<Event> {
        let (v, id, at) = (self.v.filter(|&v| v <= VERSION)?, self.id?, self.at?);
        let (kind, attempt) = (self.kind?, self.attempt?);
        let answer = self.meaning()?;
        let what = match (kind, &answer.given) {
            (AnswerKind::Answer, _) => What::Answer { attempt, answer },
            (AnswerKind::Revise, Given::Words { .. }) => What::Revise { attempt, answer },
            (AnswerKind::Revise, Given::Pick(_)) => return None,
        };
        Some(Event { v, id, at, what })
    }

    /// The answer, if it is either a pick or own words.
    fn meaning(self) -> Option<Answer> {
        let given = match (self.choice, self.shown, self.text) {
            (Some(choice), Some(shown), None) => {
                Given::Pick(Pick { choice, shown, confidence: self.confidence, said: self.own_line })
            }
            (None, None, Some(text)) => Given::Words { text, keep_as: self.keep_as },
            _ => return None,
        };
        Some(Answer { scene: self.scene, given })
    }
}

#[cfg(test)]
mod tests;
