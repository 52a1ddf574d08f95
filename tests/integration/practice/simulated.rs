//! Learners of several kinds over 400 days, who do what the program says is next: what they meet when, as a table of docs/practice.md.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::thread;

use mingle::journal::{Confidence, Day, Moment, What};
use mingle::lesson::id::Id;
use mingle::practice::review::MOST;
use mingle::practice::{DrillId, Step};
use rand::RngExt as _;
use rand::SeedableRng as _;
use rand::rngs::ChaCha8Rng;

use super::due::later;
use super::{Learner, Library, Shape, at};
use crate::test::same_file;

/// As many principles and moves as the lessons that ship have, and two drills of each move.
const SHAPE: Shape = Shape { principles: 9, moves: 3, drills: 2, lessons: 9 };

const DAYS: i64 = 400;

/// A kind of learner.
struct Kind {
    name: &'static str,
    /// How many sessions there are on a day, by chance.
    sessions: fn(day: i64, chance: f64) -> i64,
    /// On which day an event is named, and how many days ahead it is.
    event: Option<(i64, i32)>,
}

const KINDS: [Kind; 6] = [
    Kind { name: "eager: twice on most days", sessions: |_, chance| if chance < 0.9 { 2 } else { 0 }, event: None },
    Kind { name: "irregular: on two days of seven", sessions: |_, chance| i64::from(chance < 2.0 / 7.0), event: None },
    Kind {
        name: "gone for three months",
        sessions: |day, chance| i64::from(chance < 0.6 && !(50..140).contains(&day)),
        event: None,
    },
    Kind {
        name: "event tomorrow, with an evening for it",
        sessions: |day, chance| if day == 60 { 4 } else { i64::from(chance < 0.6) },
        event: Some((60, 1)),
    },
    Kind {
        name: "event in nine days, twice a day",
        sessions: |day, chance| if (60..70).contains(&day) { 2 } else { i64::from(chance < 0.6) },
        event: Some((60, 9)),
    },
    Kind { name: "event in a year", sessions: |_, chance| i64::from(chance < 0.6), event: Some((20, 365)) },
];

/// What became of a learner.
#[derive(Default)]
struct Outcome {
    days: usize,
    reviews: usize,
    drills: usize,
    most: usize,
    twice: usize,
    /// For how many reviews a move was due at most without being taken.
    waited: usize,
    /// The days on which each move was met.
    met: BTreeMap<Id, Vec<Day>>,
}

/// A learner of a kind, with the same chance in each run.
struct Simulated<'l> {
    learner: Learner<'l>,
    chance: ChaCha8Rng,
    outcome: Outcome,
    waiting: BTreeMap<Id, usize>,
    last: Option<DrillId>,
}

impl Simulated<'_> {
    /// Does up to two steps of those that are next.
    fn session(&mut self, now: Moment) {
        for step in 0..2 {
            let now = later(now, step);
            match self.learner.practice(now).next().step {
                Step::Lesson(place) => self.lesson(place, now),
                Step::Review(_) => self.review(now),
                Step::Continue(_) | Step::Rest(_) => return,
            }
        }
    }

    fn lesson(&mut self, place: usize, now: Moment) {
        let lesson = format!("l{place}");
        let attempt = self.learner.start(now, &lesson, None);
        let first = place * SHAPE.principles / SHAPE.lessons * SHAPE.moves;
        for number in first..first + SHAPE.moves {
            let practises = super::id(&format!("m{number}"));
            let choice = self.answer(&practises, now);
            self.learner.answer(now, attempt, practises.as_str(), choice);
        }
        self.learner.push(now, What::End { attempt, ending: super::id("end") });
    }

    fn review(&mut self, now: Moment) {
        let practice = self.learner.practice(now);
        let picks: Vec<(DrillId, Id)> =
            practice.review().iter().map(|pick| (pick.drill.clone(), pick.practises.clone())).collect();
        let due: Vec<Id> = practice.due().map(|standing| standing.practises.clone()).collect();
        for id in due {
            let taken = picks.iter().any(|(_, practises)| *practises == id);
            let waited = self.waiting.entry(id).or_default();
            *waited = if taken { 0 } else { *waited + 1 };
            self.outcome.waited = self.outcome.waited.max(*waited);
        }
        self.outcome.reviews += 1;
        self.outcome.drills += picks.len();
        self.outcome.most = self.outcome.most.max(picks.len());
        for (drill, practises) in picks {
            self.outcome.twice += usize::from(self.last.as_ref() == Some(&drill));
            let choice = self.answer(&practises, now);
            let sure = (self.chance.random::<f64>() < 0.3).then_some(Confidence::Sure);
            self.learner.drill(now, &drill, choice, sure);
            self.last = Some(drill);
        }
    }

    /// An answer to a move, better the more often it was met, and noted as met.
    fn answer(&mut self, practises: &Id, now: Moment) -> &'static str {
        let met = self.outcome.met.entry(practises.clone()).or_default();
        let times = u32::try_from(met.len()).expect("a few").min(4);
        met.push(now.day());
        let strong = 0.4 + 0.12 * f64::from(times);
        match self.chance.random::<f64>() {
            drawn if drawn < strong => "strong",
            drawn if drawn < strong + (1.0 - strong) / 2.0 => "fair",
            _ => "weak",
        }
    }
}

fn simulate(kind: &Kind, library: &Library) -> Outcome {
    let mut simulated = Simulated {
        learner: Learner::new(library),
        chance: ChaCha8Rng::seed_from_u64(7),
        outcome: Outcome::default(),
        waiting: BTreeMap::new(),
        last: None,
    };
    let begin = at(1, "08:00");
    for day in 0..DAYS {
        let now = later(begin, 24 * day);
        if let Some((_, ahead)) = kind.event.filter(|(on, _)| *on == day) {
            simulated.learner.event(now, &now.day().plus(ahead).to_string());
        }
        let drawn = simulated.chance.random::<f64>();
        let sessions = (kind.sessions)(day, drawn);
        simulated.outcome.days += usize::from(sessions > 0);
        for session in 0..sessions {
            simulated.session(later(now, 4 * session));
        }
    }
    simulated.outcome
}

/// Of the moves that were met before a part of the days to an event, how many were met again from there to another part; and how many
/// there were.
fn met_between(outcome: &Outcome, (on, ahead): (i64, i32), (from, to): (i32, i32)) -> (usize, usize) {
    let named = later(at(1, "08:00"), 24 * on).day();
    // Rounded to the nearest day, as parts are in tenths.
    let part = |tenths: i32| named.plus((2 * tenths * ahead + 10) / 20);
    let before: Vec<_> = outcome.met.values().filter(|days| days.iter().any(|day| *day < part(from))).collect();
    let again = before.iter().filter(|days| days.iter().any(|day| (part(from)..=part(to)).contains(day)));
    (again.count(), before.len())
}

/// From the parts at which stops open, by when they should be through, in tenths of the days to the event.
const FIRST_STOP: (i32, i32) = (2, 4);
const SECOND_STOP: (i32, i32) = (5, 8);

/// The table of all kinds.
fn table(outcomes: &[(&Kind, Outcome)]) -> String {
    let mut table = "| learner | days | reviews | drills | most in one | same drill twice in a row | longest wait of a due move | moves met | \
                     at about 0.25 D | at about 0.6 D |\n|---|---|---|---|---|---|---|---|---|---|\n"
        .to_owned();
    for (kind, outcome) in outcomes {
        let stop = |parts| match kind.event {
            // With one day ahead there is one stop, and the whole day for it.
            Some((_, 1)) if parts == SECOND_STOP => "no time".to_owned(),
            Some(event) => {
                let (again, before) = met_between(outcome, event, parts);
                format!("{again} of {before}")
            }
            None => String::new(),
        };
        let Outcome { days, reviews, drills, most, twice, waited, met } = outcome;
        let (name, met) = (kind.name, met.len());
        let (first, second) = (stop(FIRST_STOP), stop(SECOND_STOP));
        let _ = writeln!(
            table,
            "| {name} | {days} | {reviews} | {drills} | {most} | {twice} | {waited} reviews | {met} | {first} | {second} |"
        );
    }
    table
}

/// Where the table stands in docs/practice.md.
const BEGIN: &str = "<!-- The table is written by `MINGLE_UPDATE=1 cargo test simulated`. -->\n";

#[test]
fn simulated_learners_meet_everything_in_time() {
    let library = SHAPE.library();
    let moves = SHAPE.principles * SHAPE.moves;
    let outcomes: Vec<(&Kind, Outcome)> = thread::scope(|scope| {
        let library = &library;
        let running: Vec<_> = KINDS.iter().map(|kind| (kind, scope.spawn(move || simulate(kind, library)))).collect();
        running.into_iter().map(|(kind, outcome)| (kind, outcome.join().expect("an outcome"))).collect()
    });
    for (kind, outcome) in &outcomes {
        let name = kind.name;
        assert!(outcome.most <= MOST, "{name}: a review has at most five drills");
        assert_eq!(outcome.twice, 0, "{name}: no drill comes twice in a row");
        assert_eq!(outcome.met.len(), moves, "{name}: every move is met");
        // Even if all others are due, and twice each, it is a move's turn.
        assert!(outcome.waited <= 2 * moves.div_ceil(MOST), "{name}: no move is starved: {}", outcome.waited);
        let Some(event) = kind.event else { continue };
        let stops = if event.1 == 1 { &[FIRST_STOP][..] } else { &[FIRST_STOP, SECOND_STOP] };
        for &stop in stops {
            let (again, before) = met_between(outcome, event, stop);
            assert_eq!(again, before, "{name}: every move comes by at about {stop:?} tenths of the way to the event");
        }
    }
    let path = "docs/practice.md";
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("docs/practice.md");
    let (before, after) = page.split_once(BEGIN).expect("a place for the table");
    let after = after.trim_start_matches('\n').split_once("\n\n").map_or("", |(_, after)| after);
    same_file(path, &format!("{before}{BEGIN}\n{}\n{after}", table(&outcomes)));
}
