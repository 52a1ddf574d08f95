//! Practice over made-up libraries and journals: mastery, what is due, what a review consists of, what comes next.

mod due;
mod mastery;
mod plan;
mod promises;
mod properties;
mod review;
mod simulated;

use std::fmt::Write as _;

use mingle::journal::{Answer, AttemptId, Confidence, Event, EventId, Given, Moment, Pick, What};
use mingle::lesson::id::Id;
use mingle::lesson::load::load;
use mingle::lesson::model::{Lesson, Medium};
use mingle::lesson::source::Source;
use mingle::lesson::text::Text;
use mingle::lesson::vocabulary::Vocabulary;
use mingle::practice::{DrillId, Items, Practice, Record};

/// What a made-up library has: in each lesson a decision for each move of a principle, in turn, and drills of the same moves.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub(super) principles: usize,
    /// In each principle.
    pub(super) moves: usize,
    /// Of each move.
    pub(super) drills: usize,
    pub(super) lessons: usize,
}

/// Three principles of two moves with two drills each, in three lessons.
pub(super) const SMALL: Shape = Shape { principles: 3, moves: 2, drills: 2, lessons: 3 };

/// A made-up library.
pub(super) struct Library {
    pub(super) vocabulary: Vocabulary,
    pub(super) items: Items,
}

pub(super) fn id(name: &str) -> Id {
    Id::new(name).expect("an id")
}

/// The source of a text.
fn source(text: String) -> Source {
    Source { name: Text::new("made-up.yaml"), text }
}

impl Shape {
    /// The library: lesson `l0` has scenes `m0`, `m1` ... (one for each move of its principles) and its share of the drills, which
    /// are called `m0-d0`, `m0-d1` and so on. Each has the choices `strong`, `fair` and `weak`.
    pub(super) fn library(self) -> Library {
        let mut principles = "language: en\nprinciples:\n".to_owned();
        for principle in 0..self.principles {
            let _ =
                writeln!(principles, "  p{principle}:\n    title: P{principle}\n    points: [a]\n    rule: Rule.\n    moves:");
            for number in self.of_principle(principle) {
                let _ = writeln!(principles, "      m{number}: Do {number}.");
            }
        }
        principles += "errors: { topping: You tell your own. }\n";
        let (vocabulary, found) = Vocabulary::load((source(principles), Vec::new()), None, None);
        assert!(found.is_empty(), "{found:?}");
        let lesson = |number| {
            let loaded = load(Some(&id(&format!("l{number}"))), &source(self.yaml(number)), Vec::new(), &vocabulary);
            assert_eq!(loaded.errors(), 0, "{:?}", loaded.findings);
            loaded.lesson.expect("a lesson")
        };
        let lessons: Vec<Lesson> = (0..self.lessons).map(lesson).collect();
        let items = Items::of(&lessons);
        Library { vocabulary, items }
    }

    fn of_principle(self, principle: usize) -> std::ops::Range<usize> {
        principle * self.moves..(principle + 1) * self.moves
    }

    fn yaml(self, lesson: usize) -> String {
        let choices = "choices:\n        strong: { do: One., quality: strong, reaction: A., feedback: F. }\n        \
                       fair: { do: Two., quality: fair, reaction: B., feedback: F. }\n        \
                       weak: { do: Three., quality: weak, reaction: C., feedback: F. }";
        let first = lesson * self.principles / self.lessons;
        let last = ((lesson + 1) * self.principles).div_ceil(self.lessons);
        let moves: Vec<usize> = (first..last).flat_map(|principle| self.of_principle(principle)).collect();
        let names: Vec<String> = (first..last).map(|principle| format!("p{principle}")).collect();
        let mut yaml = format!(
            "format: 1\ntitle: L{lesson}\nsummary: S.\nprinciples: [{}]\nmedium: in-person\nminutes: 9\nscenes:\n",
            names.join(", ")
        );
        for (place, number) in moves.iter().enumerate() {
            let next = moves.get(place + 1).map_or_else(|| "end".to_owned(), |next| format!("m{next}"));
            let _ = writeln!(
                yaml,
                "  m{number}:\n      lines: Line.\n      practises: m{number}\n      {choices}\n      next: {next}"
            );
        }
        yaml += "endings: { end: { title: E, quality: strong, text: T. } }\ndrills:\n";
        for number in moves.iter().filter(|&number| number / self.moves * self.lessons / self.principles == lesson) {
            for drill in 0..self.drills {
                let _ = writeln!(yaml, "  m{number}-d{drill}:\n      lines: Line.\n      practises: m{number}\n      {choices}");
            }
        }
        yaml
    }
}

/// A learner whose journal is made up.
pub(super) struct Learner<'l> {
    pub(super) library: &'l Library,
    pub(super) record: Record,
    events: u128,
    attempts: u32,
}

/// A time: the day of November 2026 and the clock, in winter in Berlin.
pub(super) fn at(day: u32, clock: &str) -> Moment {
    format!("2026-11-{day:02}T{clock}:00+01:00").parse().expect("a moment")
}

impl<'l> Learner<'l> {
    pub(super) fn new(library: &'l Library) -> Self {
        Self { library, record: Record::default(), events: 0, attempts: 0 }
    }

    pub(super) fn push(&mut self, at: Moment, what: What) {
        self.events += 1;
        self.record.push(Event::new(EventId(self.events), at, what));
    }

    /// Begins an attempt at a lesson.
    pub(super) fn start(&mut self, at: Moment, lesson: &str, parent: Option<AttemptId>) -> AttemptId {
        self.attempts += 1;
        let attempt = AttemptId(self.attempts);
        let vary = std::collections::BTreeMap::new();
        let (library, lesson) = ("made-up".to_owned(), id(lesson));
        self.push(at, What::Start { attempt, library, lesson, seed: 1, vary, parent, given: Vec::new() });
        attempt
    }

    pub(super) fn answer(&mut self, at: Moment, attempt: AttemptId, scene: &str, choice: &str) {
        let given = Given::Pick(Pick::new(id(choice), [id(choice)]));
        self.push(at, What::Answer { attempt, answer: Answer { scene: id(scene), given } });
    }

    /// Plays a scene of a lesson in an attempt of its own.
    pub(super) fn play(&mut self, at: Moment, lesson: &str, scene: &str, choice: &str) {
        let attempt = self.start(at, lesson, None);
        self.answer(at, attempt, scene, choice);
        self.push(at, What::End { attempt, ending: id("end") });
    }

    /// Answers a drill of a lesson.
    pub(super) fn drill(&mut self, at: Moment, drill: &DrillId, choice: &str, confidence: Option<Confidence>) {
        let practises = self.library.items.drill(&drill.lesson, &drill.drill).expect("a drill").practises.clone();
        let DrillId { lesson, drill } = drill.clone();
        let pick = Pick { confidence, ..Pick::new(id(choice), [id(choice)]) };
        self.push(at, What::Drill { library: "made-up".into(), lesson, drill, practises, medium: Medium::InPerson, pick });
    }

    /// Names an event.
    pub(super) fn event(&mut self, at: Moment, date: &str) {
        self.push(at, What::Event { date: Some(date.parse().expect("a date")), name: None, minutes: None });
    }

    pub(super) fn practice(&self, now: Moment) -> Practice<'_> {
        Practice::of(&self.record, "made-up", &self.library.items, &self.library.vocabulary, now)
    }

    /// The moves that are due, in the order of the vocabulary.
    pub(super) fn due(&self, now: Moment) -> Vec<String> {
        self.practice(now).due().map(|standing| standing.practises.to_string()).collect()
    }
}

/// A drill of the library.
pub(super) fn drill(lesson: &str, drill: &str) -> DrillId {
    DrillId { lesson: id(lesson), drill: id(drill) }
}
