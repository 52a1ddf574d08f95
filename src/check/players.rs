//! Players that choose without understanding: by length, by question marks, by a kind of word. Where one of them finds the strong
//! choice much more often than chance does, the choices give themselves away.
//!
//! A player's share of a decision is the part of strong choices among those that score highest, chance is the part of strong
//! choices among all; both are means over the sets of choices that show together. Sets with only one quality tell nothing and
//! are left out. After Haladyna, Downing and Rodriguez 2002; docs/rules.md.

use super::decisions::Decision;
use super::lexicon::List;
use crate::lesson::vocabulary::Vocabulary;

/// A player may be so far above chance, whatever the number of decisions (DESIGN.md, Codes).
pub const FLOOR: f64 = 0.10;
/// A player may be so many standard errors above chance (DESIGN.md, Codes): about one in 700 is by chance alone.
pub const STANDARD_ERRORS: f64 = 3.0;
/// Rules that count over a library start at so many decisions (DESIGN.md, Codes).
pub const COUNTED_FROM: usize = 60;

/// What a player goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Characters.
    Length,
    /// Question marks.
    Questions,
    /// Words of a list.
    Words(List),
    /// What a choice shares with the others that show with it.
    Likeness,
    /// Words of the scene's lines that come again.
    Echo,
}

/// A player: a measure, and which end of it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Player {
    /// What it goes by.
    pub measure: Measure,
    /// Its name.
    pub name: &'static str,
    /// Whether it takes the most of it, or the least.
    most: bool,
}

const fn player(measure: Measure, name: &'static str, most: bool) -> Player {
    Player { measure, name, most }
}

/// All players, each beside its mirror.
pub const PLAYERS: [Player; 18] = [
    player(Measure::Length, "longest", true),
    player(Measure::Length, "shortest", false),
    player(Measure::Questions, "most question marks", true),
    player(Measure::Questions, "fewest question marks", false),
    player(Measure::Words(List::You), "most \"you\"", true),
    player(Measure::Words(List::You), "fewest \"you\"", false),
    player(Measure::Words(List::I), "most \"I\"", true),
    player(Measure::Words(List::I), "fewest \"I\"", false),
    player(Measure::Words(List::Polite), "most polite words", true),
    player(Measure::Words(List::Polite), "fewest polite words", false),
    player(Measure::Words(List::Hedges), "most hedges", true),
    player(Measure::Words(List::Hedges), "fewest hedges", false),
    player(Measure::Words(List::Numbers), "most numbers", true),
    player(Measure::Words(List::Numbers), "fewest numbers", false),
    player(Measure::Likeness, "most like the others", true),
    player(Measure::Likeness, "least like the others", false),
    player(Measure::Echo, "most echo of the scene", true),
    player(Measure::Echo, "least echo of the scene", false),
];

impl Measure {
    /// The list of words.yaml without which nothing is measured, if the library does not have it.
    pub fn missing(self, vocabulary: &Vocabulary) -> Option<&'static str> {
        let Self::Words(list) = self else { return None };
        // Digits are numbers in every language.
        (list != List::Numbers && vocabulary.words(list.name()).is_empty()).then(|| list.name())
    }

    fn of(self, decision: &Decision<'_>, index: usize, set: &[usize]) -> f64 {
        let offer = &decision.offers[index];
        match self {
            Self::Length => as_number(offer.length),
            Self::Questions => as_number(offer.questions),
            Self::Words(list) => as_number(offer.count(list)),
            Self::Echo => as_number(offer.echo),
            Self::Likeness => {
                let others = set.iter().filter(|&&other| other != index);
                others.map(|&other| decision.overlap(index, other)).sum::<f64>() / as_number(set.len() - 1)
            }
        }
    }
}

/// How often a way to choose finds the strong choice, summed over decisions.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sum {
    decisions: usize,
    share: f64,
    chance: f64,
    variance: f64,
}

/// How often a way to choose finds the strong choice, and how often it may.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Over how many decisions.
    pub decisions: usize,
    /// How often it does, from 0 to 1.
    pub share: f64,
    /// How often chance does.
    pub chance: f64,
    /// How often it may.
    pub bar: f64,
}

impl Score {
    /// Whether it does more often than it may.
    pub fn is_over(self) -> bool {
        // Sums in another order may differ in the last digits.
        self.share > self.bar + 1e-9
    }
}

impl Sum {
    /// Adds a decision: in each of its sets, the choices that are picked, of which one is taken blindly.
    pub fn add<'a>(&mut self, decision: &Decision<'_>, picked: impl Iterator<Item = (&'a [usize], Vec<usize>)>) {
        let (mut sets, mut share, mut chance, mut spread) = (0.0, 0.0, 0.0, 0.0);
        for (set, picked) in picked {
            let strong = |these: &[usize]| {
                as_number(these.iter().filter(|&&index| decision.is_strong(index)).count()) / as_number(these.len())
            };
            let by_chance = strong(set);
            sets += 1.0;
            share += strong(&picked);
            chance += by_chance;
            spread += variance(by_chance, set.len(), picked.len()).sqrt();
        }
        if sets > 0.0 {
            self.decisions += 1;
            self.share += share / sets;
            self.chance += chance / sets;
            // Sets of one decision share most of their words: no more is known from two of them than from one.
            self.variance += (spread / sets) * (spread / sets);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.decisions += other.decisions;
        self.share += other.share;
        self.chance += other.chance;
        self.variance += other.variance;
    }

    /// The means, and the bar: chance, and the larger of [`FLOOR`] and [`STANDARD_ERRORS`].
    pub fn score(&self) -> Score {
        let count = as_number(self.decisions.max(1));
        let chance = self.chance / count;
        let error = self.variance.sqrt() / count;
        // Over very few decisions nothing is too often.
        let bar = (chance + FLOOR.max(STANDARD_ERRORS * error)).min(1.0);
        Score { decisions: self.decisions, share: self.share / count, chance, bar }
    }
}

/// The variance of the part of strong choices among `picked` of `all`, if the strong ones stood anywhere (hypergeometric).
fn variance(strong: f64, all: usize, picked: usize) -> f64 {
    if all < 2 {
        return 0.0;
    }
    strong * (1.0 - strong) / as_number(picked) * as_number(all - picked) / as_number(all - 1)
}

/// What all players, and the odd one out, have reached over some decisions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally {
    players: [Sum; PLAYERS.len()],
    odd: Sum,
}

impl Tally {
    /// Lets all players answer a decision.
    pub fn add(&mut self, decision: &Decision<'_>) {
        let sets: Vec<&[usize]> = decision.mixed().collect();
        // A player and its mirror stand side by side, and go by the same values.
        for (pair, sums) in PLAYERS.chunks(2).zip(self.players.chunks_mut(2)) {
            let values: Vec<Vec<f64>> =
                sets.iter().map(|set| set.iter().map(|&index| pair[0].measure.of(decision, index, set)).collect()).collect();
            for (player, sum) in pair.iter().zip(sums) {
                sum.add(decision, sets.iter().zip(&values).map(|(&set, values)| (set, player.picks(set, values))));
            }
        }
        let odd = sets.iter().filter_map(|&set| Some((set, vec![decision.odd_one(set)?])));
        self.odd.add(decision, odd);
    }

    /// Adds what was reached over other decisions.
    pub fn merge(&mut self, other: &Self) {
        for (sum, more) in self.players.iter_mut().zip(&other.players) {
            sum.merge(more);
        }
        self.odd.merge(&other.odd);
    }

    /// Over how many decisions; those with only one quality are left out.
    pub fn decisions(&self) -> usize {
        self.players[0].decisions
    }

    /// The players with their scores.
    pub fn scores(&self) -> impl Iterator<Item = (Player, Score)> {
        PLAYERS.into_iter().zip(self.players.iter().map(Sum::score))
    }

    /// How often the only choice that is said, or the only one that is done, is strong.
    pub fn odd_one(&self) -> Score {
        self.odd.score()
    }
}

impl Player {
    /// The choices that score highest.
    fn picks(self, set: &[usize], values: &[f64]) -> Vec<usize> {
        let turned = |value: f64| if self.most { value } else { -value };
        let top = values.iter().map(|&value| turned(value)).fold(f64::NEG_INFINITY, f64::max);
        // Means of shares may differ in the last digits.
        set.iter().zip(values).filter(|&(_, &value)| turned(value) > top - 1e-9).map(|(&index, _)| index).collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a library stay far below the 2^52 that f64 holds exactly")]
fn as_number(count: usize) -> f64 {
    count as f64
}
