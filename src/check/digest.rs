//! What the rules of a library keep of each lesson once it is dropped.

use std::collections::BTreeMap;

use super::decisions::Decision;
use super::lexicon::List;
use super::players::{COUNTED_FROM, Tally};
use crate::lesson::id::Id;
use crate::lesson::model::{Lesson, Medium, Quality};
use crate::lesson::text::Text;
use crate::lesson::vocabulary::{Principle, Vocabulary};

/// What is kept of a lesson.
#[derive(Debug, Clone)]
pub struct Digest {
    /// The lesson.
    pub lesson: Id,
    /// The points of the article that it teaches.
    pub points: Vec<Text>,
    /// How often it practises each move in each medium.
    practice: BTreeMap<(Id, Medium), Practice>,
    /// How many choices show each kind of error.
    errors: BTreeMap<Id, usize>,
    /// What players reach in it.
    pub players: Tally,
    /// The weak choices.
    pub weak: Absolutes,
    /// The strong choices.
    pub strong: Absolutes,
}

/// How often something is practised.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Practice {
    /// In decisions, drills included.
    pub decisions: usize,
    /// In drills.
    pub drills: usize,
}

/// How many choices of a quality have a word of the list `absolutes`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Absolutes {
    /// All choices of that quality.
    pub choices: usize,
    /// Those that have one.
    pub with: usize,
}

impl Digest {
    /// What is kept of a lesson with these decisions.
    pub fn new(lesson: &Lesson, decisions: &[Decision<'_>]) -> Self {
        let mut digest = Self {
            lesson: lesson.id.clone(),
            points: lesson.points.clone(),
            practice: BTreeMap::new(),
            errors: BTreeMap::new(),
            players: Tally::default(),
            weak: Absolutes::default(),
            strong: Absolutes::default(),
        };
        for decision in decisions {
            digest.players.add(decision);
            if let Some(practised) = &decision.scene.practises {
                let practice = digest.practice.entry((practised.clone(), decision.scene.medium)).or_default();
                practice.decisions += 1;
                practice.drills += usize::from(decision.drill);
            }
            for (choice, offer) in decision.scene.choices().iter().zip(&decision.offers) {
                if let Some(error) = &choice.error {
                    *digest.errors.entry(error.clone()).or_default() += 1;
                }
                let absolutes = match choice.quality {
                    Quality::Strong => &mut digest.strong,
                    Quality::Weak => &mut digest.weak,
                    Quality::Fair => continue,
                };
                absolutes.choices += 1;
                absolutes.with += usize::from(offer.count(List::Absolutes) > 0);
            }
        }
        digest
    }
}

/// A library by the digests of its lessons.
#[derive(Debug, Clone, Copy)]
pub struct Shelf<'a> {
    /// What the lessons share.
    pub vocabulary: &'a Vocabulary,
    /// The lessons.
    pub lessons: &'a [Digest],
}

/// Where a principle is practised.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// In so many decisions, drills included.
    pub decisions: usize,
    /// In so many lessons.
    pub lessons: usize,
    /// In so many media.
    pub media: usize,
}

impl Shelf<'_> {
    /// How many decisions there are, drills included.
    pub fn decisions(&self) -> usize {
        self.lessons.iter().flat_map(|lesson| lesson.practice.values()).map(|practice| practice.decisions).sum()
    }

    /// Whether there are enough decisions to count over the library.
    pub fn is_counted(&self) -> bool {
        self.decisions() >= COUNTED_FROM
    }

    /// What players reach in all lessons.
    pub fn players(&self) -> Tally {
        let mut all = Tally::default();
        for lesson in self.lessons {
            all.merge(&lesson.players);
        }
        all
    }

    /// Where a principle is practised.
    pub fn coverage(&self, principle: &Principle) -> Coverage {
        let belongs = |practised: &Id| principle.moves.iter().any(|(id, _)| id == practised);
        let mut coverage = Coverage::default();
        let mut media: Vec<Medium> = Vec::new();
        for lesson in self.lessons {
            let here = lesson.practice.iter().filter(|((practised, _), _)| belongs(practised));
            let before = coverage.decisions;
            for ((_, medium), practice) in here {
                coverage.decisions += practice.decisions;
                media.push(*medium);
            }
            coverage.lessons += usize::from(coverage.decisions > before);
        }
        media.sort_unstable();
        media.dedup();
        Coverage { media: media.len(), ..coverage }
    }

    /// How often a move is practised.
    pub fn practice(&self, practised: &Id) -> Practice {
        let all = self.lessons.iter().flat_map(|lesson| &lesson.practice).filter(|((id, _), _)| id == practised);
        all.fold(Practice::default(), |sum, (_, more)| Practice {
            decisions: sum.decisions + more.decisions,
            drills: sum.drills + more.drills,
        })
    }

    /// How many choices show a kind of error.
    pub fn errors(&self, error: &Id) -> usize {
        self.lessons.iter().filter_map(|lesson| lesson.errors.get(error)).sum()
    }

    /// The points of the article that a principle or a lesson names, in order, each with the lessons that teach it.
    pub fn points(&self) -> BTreeMap<&Text, Vec<&Id>> {
        let mut points: BTreeMap<&Text, Vec<&Id>> =
            self.vocabulary.principles.iter().flat_map(|principle| &principle.points).map(|point| (point, Vec::new())).collect();
        for lesson in self.lessons {
            for point in &lesson.points {
                points.entry(point).or_default().push(&lesson.lesson);
            }
        }
        points
    }
}
