//! What a review consists of: a few drills of different principles, of moves that are due, each with the reason for it.

use std::collections::BTreeMap;

use super::Practice;
use super::items::DrillId;
use super::ladder::Standing;
use super::tries::Try;
use crate::lesson::id::Id;

/// The most drills of a review (DESIGN.md, Practice): two to four minutes.
pub const MOST: usize = 5;
/// How many principles a review mixes, where there are so many (EVIDENCE.md, rule 12).
pub const PRINCIPLES: usize = 3;
/// The most drills of one principle, so that there is room for the others.
const MOST_OF_ONE: usize = MOST + 1 - PRINCIPLES;
/// The most confident errors of a review: they come first, and must not keep all others out.
const MOST_ERRORS: usize = 3;

/// One drill of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked<'a> {
    /// The drill.
    pub drill: &'a DrillId,
    /// The move that it trains.
    pub practises: &'a Id,
    /// Why it came up.
    pub because: Because,
}

/// Why a drill came up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// The learner was sure last time, and another line was stronger.
    ConfidentError,
    /// Another line was stronger last time.
    NotStrong,
    /// It was met so many days ago.
    Days(i32),
    /// An event is so many days ahead.
    Event(i32),
    /// It is not due, and mixes another principle in.
    Mix,
}

/// A move that a review may take.
struct Candidate<'a, 'p> {
    standing: &'p Standing<'a>,
    principle: &'a Id,
    /// Whether it is time for it, or early but wanted; the others only mix.
    wanted: bool,
}

impl<'a> Practice<'a> {
    /// The drills of a review now, none twice and none that was the last one before. Empty where nothing is due.
    pub fn review(&self) -> Vec<Picked<'a>> {
        if self.due().next().is_none() { Vec::new() } else { self.pick(false) }
    }

    /// The drills of a review for somebody who wants one although nothing is due: what would be due next.
    pub fn review_ahead(&self) -> Vec<Picked<'a>> {
        self.pick(true)
    }

    fn pick(&self, early: bool) -> Vec<Picked<'a>> {
        let candidates = self.candidates(early);
        let mut picks = first_picks(&candidates);
        mix(&mut picks, &candidates);
        self.drills(apart(picks))
    }

    /// The moves that have drills: the wanted ones first, each kind by how long it waits. Whatever waits longest comes next, so that
    /// no move is left out for good.
    fn candidates(&self, early: bool) -> Vec<Candidate<'a, '_>> {
        let mut candidates: Vec<_> = self.standings.iter().filter_map(|standing| self.candidate(standing, early)).collect();
        candidates.sort_by_key(|candidate| (!candidate.wanted, candidate.standing.due.map(|due| due.day)));
        candidates
    }

    /// A move, if there is a drill of it.
    fn candidate<'p>(&'p self, standing: &'p Standing<'a>, early: bool) -> Option<Candidate<'a, 'p>> {
        self.drill_for(standing.practises, None)?;
        let principle = self.principle_of(standing.practises)?;
        Some(Candidate { standing, principle, wanted: early || standing.is_due(self.now) })
    }

    /// The drill of a move that was answered longest ago, or never; not `but`, if another can be had.
    fn drill_for(&self, practises: &'a Id, but: Option<&DrillId>) -> Option<&'a DrillId> {
        let last = |drill: &DrillId| self.drilled.get(drill).copied();
        let drills = self.items.drills_of(practises).filter(|drill| Some(*drill) != but);
        drills.min_by_key(|drill| last(drill))
    }

    /// Finds a drill for each move. The first must not be the one that was shown last; where there is no other, another move is first.
    fn drills(&self, picks: Vec<&Candidate<'a, '_>>) -> Vec<Picked<'a>> {
        let shown = self.last_drill();
        let mut picked: Vec<Picked<'a>> = picks
            .into_iter()
            .filter_map(|candidate| {
                let practises = candidate.standing.practises;
                let drill = self.drill_for(practises, shown).or_else(|| self.drill_for(practises, None))?;
                Some(Picked { drill, practises, because: self.because(candidate) })
            })
            .collect();
        if picked.first().is_some_and(|first| Some(first.drill) == shown) {
            if picked.len() == 1 {
                return Vec::new();
            }
            picked.swap(0, 1);
        }
        picked
    }

    fn because(&self, candidate: &Candidate<'a, '_>) -> Because {
        let standing = candidate.standing;
        let today = self.now.day();
        let due = standing.due;
        match standing.last {
            _ if !candidate.wanted => Because::Mix,
            _ if standing.confident_error => Because::ConfidentError,
            _ if !standing.strong => Because::NotStrong,
            Some(_) if due.is_some_and(|due| due.event) => self.days_to_event().map_or(Because::Mix, Because::Event),
            Some(last) => Because::Days(today.since(last.day())),
            None => Because::Mix,
        }
    }
}

/// The wanted moves that come first: confident errors, then what waits longest, with room for other principles.
fn first_picks<'c, 'a, 'p>(candidates: &'c [Candidate<'a, 'p>]) -> Vec<&'c Candidate<'a, 'p>> {
    let wanted = || candidates.iter().filter(|candidate| candidate.wanted);
    let errors = wanted().filter(|candidate| candidate.standing.confident_error).take(MOST_ERRORS);
    let mut picks: Vec<&Candidate<'a, 'p>> = Vec::new();
    for candidate in errors.chain(wanted()) {
        let same = picks.iter().filter(|pick| pick.principle == candidate.principle).count();
        if picks.len() < MOST && same < MOST_OF_ONE && !taken(&picks, candidate) {
            picks.push(candidate);
        }
    }
    picks
}

/// Brings in other principles where there are fewer than a review mixes, in place of one that is there often if there is no room.
fn mix<'c, 'a, 'p>(picks: &mut Vec<&'c Candidate<'a, 'p>>, candidates: &'c [Candidate<'a, 'p>]) {
    for candidate in candidates {
        let counts = principles(picks);
        if counts.len() >= PRINCIPLES {
            break;
        }
        if counts.contains_key(candidate.principle) {
            continue;
        }
        if picks.len() == MOST {
            let often = counts.iter().max_by_key(|&(_, count)| count).map(|(&principle, _)| principle);
            if let Some(place) = picks.iter().rposition(|pick| Some(pick.principle) == often) {
                picks.remove(place);
            }
        }
        picks.push(candidate);
    }
    // Where there are no other principles, there is room for more of the same.
    let rest = candidates.iter().filter(|candidate| candidate.wanted);
    for candidate in rest {
        if picks.len() < MOST && !taken(picks, candidate) {
            picks.push(candidate);
        }
    }
}

fn taken(picks: &[&Candidate<'_, '_>], candidate: &Candidate<'_, '_>) -> bool {
    picks.iter().any(|pick| pick.standing.practises == candidate.standing.practises)
}

fn principles<'a>(picks: &[&Candidate<'a, '_>]) -> BTreeMap<&'a Id, usize> {
    let mut counts = BTreeMap::new();
    for pick in picks {
        *counts.entry(pick.principle).or_default() += 1;
    }
    counts
}

/// Puts picks in an order in which neighbours have different principles, as far as that goes.
fn apart<'c, 'a, 'p>(mut picks: Vec<&'c Candidate<'a, 'p>>) -> Vec<&'c Candidate<'a, 'p>> {
    let mut ordered: Vec<&Candidate<'a, 'p>> = Vec::new();
    while !picks.is_empty() {
        let last = ordered.last().map(|pick| pick.principle);
        let next = picks.iter().position(|pick| Some(pick.principle) != last).unwrap_or(0);
        ordered.push(picks.remove(next));
    }
    ordered
}

/// When each drill was answered last, by place among all tries.
pub(super) fn drilled(tries: &[Try<'_>]) -> BTreeMap<DrillId, usize> {
    let drills = tries.iter().enumerate().filter(|(_, tried)| tried.drill);
    drills.map(|(place, tried)| (DrillId { lesson: tried.lesson.clone(), drill: tried.item.clone() }, place)).collect()
}
