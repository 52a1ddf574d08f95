//! What each check looks for in a text of each kind. The table in [`super`] is the map.

use std::ops::Range;

use super::details;
use super::lists::{List, Lists};
use super::written::Written;
use super::{Check, Found, Missing};
use crate::lesson::id::Id;
use crate::lesson::model::ComposeKind;
use crate::lesson::text::Text;
use crate::prose;

/// A text and what is known of its scene.
pub(super) struct Reader<'a, 'v> {
    pub(super) lists: &'a Lists<'v>,
    pub(super) kind: ComposeKind,
    pub(super) details: &'a [(Id, Vec<Text>)],
    pub(super) text: &'a Written<'a>,
}

/// What a check gives back; `None` where its lists are empty.
type Outcome = Option<Result<Found, Missing>>;

/// The fewest and the most words (EVIDENCE.md, free text; the last two as [`super`] says).
fn words(kind: ComposeKind) -> (usize, usize) {
    match kind {
        ComposeKind::IdealClient => (25, 60),
        ComposeKind::WhatIDo => (15, 40),
        ComposeKind::FollowUp => (50, 120),
        ComposeKind::Introduction => (40, 120),
        ComposeKind::Thanks => (30, 120),
        ComposeKind::Free => (1, usize::MAX),
    }
}

/// The most words of a sentence (EVIDENCE.md, free text): what is said aloud has to be shorter than what is read.
fn longest_sentence(kind: ComposeKind) -> usize {
    if kind == ComposeKind::WhatIDo { 20 } else { 25 }
}

/// The least share of words for the reader among those for either (EVIDENCE.md, free text).
const ABOUT_YOU: f64 = 0.5;

/// So many words behind a word belong to it, and so many are quoted at the end of a text.
pub(super) const BEHIND: usize = 7;

impl Reader<'_, '_> {
    /// What a check finds.
    pub(super) fn check(&self, check: Check) -> Outcome {
        match check {
            Check::Who => self.who(),
            Check::Problem => self.problem(),
            Check::Outcome => self.outcome(),
            Check::Specific => self.specific(),
            Check::NextStep => self.next_step(),
            Check::Words => Some(self.length()),
            Check::Sentence => Some(self.sentence()),
            Check::Tone => self.tone(),
        }
    }

    fn quoted(&self, words: Option<Range<usize>>) -> Result<Found, Missing> {
        words.map_or(Err(Missing::Nothing), |words| Ok(Found::Quote(self.text.quote(&words))))
    }

    /// The first entry of any of some lists; `None` where they are all empty. See [`Self::told`] for `whose`.
    fn any_of(&self, lists: &[List], whose: Option<List>) -> Outcome {
        let first = lists.iter().filter_map(|&list| self.told(list, whose)).min_by_key(|words| words.start);
        lists.iter().any(|&list| self.lists.have(&[list])).then(|| self.quoted(first))
    }

    /// The first entry of a list that does not follow a word of another one: what `I` cannot do is not what they cannot do. What is
    /// asked back at the end is left out.
    fn told(&self, list: List, whose: Option<List>) -> Option<Range<usize>> {
        let asked = usize::from(self.kind == ComposeKind::WhatIDo && self.asks() && self.text.sentences.len() > 1);
        let told = &self.text.sentences[..self.text.sentences.len() - asked];
        told.iter().find_map(|sentence| {
            sentence.clone().find_map(|at| {
                let length = self.lists.of(list).at(&self.text.words[at..sentence.end]);
                let theirs = at > sentence.start && whose.is_some_and(|whose| self.is_in(whose, at - 1));
                (length > 0 && !theirs).then(|| at..at + length)
            })
        })
    }

    pub(super) fn is_in(&self, list: List, word: usize) -> bool {
        self.lists.of(list).at(&self.text.words[word..]) > 0
    }

    pub(super) fn is_in_any(&self, lists: &[List], word: usize) -> bool {
        lists.iter().any(|&list| self.is_in(list, word))
    }

    fn who(&self) -> Outcome {
        match self.kind {
            ComposeKind::IdealClient => {
                let anybody =
                    || self.text.find(self.lists.of(List::Anybody)).map(|words| Missing::Anybody(self.text.quote(&words)));
                self.lists
                    .have(&[List::People])
                    .then(|| self.quoted(self.described_people()).map_err(|nothing| anybody().unwrap_or(nothing)))
            }
            ComposeKind::WhatIDo => {
                self.lists.have(&[List::People]).then(|| self.quoted(self.people().next().map(|(_, words)| words)))
            }
            ComposeKind::FollowUp | ComposeKind::Thanks => {
                self.lists.have(&[List::Greetings]).then(|| self.quoted(self.greeted().map(|name| name..name + 1)))
            }
            ComposeKind::Introduction => self.lists.have(&[List::Greetings]).then(|| self.quoted(self.both_names())),
            ComposeKind::Free => None,
        }
    }

    fn problem(&self) -> Outcome {
        match self.kind {
            ComposeKind::IdealClient | ComposeKind::WhatIDo => self.any_of(&[List::Needs, List::Moments], Some(List::I)),
            ComposeKind::FollowUp => self
                .lists
                .have(&[List::Needs, List::You])
                .then(|| self.quoted(self.text.sentences.iter().find_map(|sentence| self.your_need(sentence)))),
            ComposeKind::Introduction => self.any_of(&[List::Needs], None),
            ComposeKind::Thanks => self.lists.have(&[List::Thanking, List::General]).then(|| self.quoted(self.thanked_for())),
            ComposeKind::Free => None,
        }
    }

    /// From a word for the reader to the need that follows it; that no answer is needed is none.
    fn your_need(&self, sentence: &Range<usize>) -> Option<Range<usize>> {
        let none = self.text.first(self.lists.of(List::NoNeed), sentence.clone()).unwrap_or(0..0);
        let mut addressed = sentence.clone().filter(|&word| self.is_in(List::You, word));
        addressed.find_map(|you| {
            let near = you + 1..sentence.end.min(you + 1 + BEHIND);
            let need = self.text.first(self.lists.of(List::Needs), near)?;
            (need.end <= none.start || need.start >= none.end).then_some(you..need.end)
        })
    }

    /// What somebody is thanked for: what they did, or the first word that says more than "your help".
    fn thanked_for(&self) -> Option<Range<usize>> {
        let helped = self.text.find(self.lists.of(List::Helped));
        let named = || {
            self.text.sentences.iter().find_map(|sentence| {
                let thanks = self.text.first(self.lists.of(List::Thanking), sentence.clone())?;
                let told = (thanks.end..sentence.end).find(|&word| self.tells(word))?;
                Some(thanks.start..told + 1)
            })
        };
        helped.or_else(named)
    }

    fn outcome(&self) -> Outcome {
        match self.kind {
            ComposeKind::IdealClient | ComposeKind::WhatIDo => self.any_of(&[List::Outcomes], None),
            ComposeKind::FollowUp => self.any_of(&[List::Offers, List::Thanking], None),
            ComposeKind::Introduction => self.any_of(&[List::Gives], None),
            // What the reader did is the help, not what came of it.
            ComposeKind::Thanks => self.any_of(&[List::Reports], Some(List::You)),
            ComposeKind::Free => None,
        }
    }

    fn specific(&self) -> Outcome {
        match self.kind {
            ComposeKind::IdealClient => {
                self.lists.have(&[List::Sectors]).then(|| self.quoted(self.fact().or_else(|| self.capital())))
            }
            ComposeKind::WhatIDo => self.lists.have(&[List::General]).then(|| {
                let told = self.text.sentences.iter().find_map(|sentence| {
                    let own = self.presented(sentence);
                    let pictured = |&word: &usize| self.tells(word) && !self.is_in(List::Abstract, word) && !own.contains(&word);
                    sentence.clone().find(pictured)
                });
                self.quoted(told.map(|word| word..word + 1))
            }),
            ComposeKind::FollowUp | ComposeKind::Introduction | ComposeKind::Thanks => {
                if self.details.is_empty() {
                    return self.lists.have(&[List::Sectors]).then(|| self.quoted(self.fact()));
                }
                let sought = self.details.iter().flat_map(|(_, words)| words);
                Some(self.quoted(details::find(self.lists, self.text, sought)))
            }
            ComposeKind::Free => None,
        }
    }

    /// The first number, place, time or trade.
    fn fact(&self) -> Option<Range<usize>> {
        let lists = [List::Places, List::Times, List::Sectors, List::Workplaces, List::Numbers];
        let named = lists.iter().filter_map(|&list| self.text.find(self.lists.of(list)));
        let digits = self.text.all().find(|&word| self.text.is_number(word)).map(|word| word..word + 1);
        named.chain(digits).min_by_key(|words| words.start)
    }

    /// The first word with a capital within a sentence.
    fn capital(&self) -> Option<Range<usize>> {
        let inner = self.text.sentences.iter().flat_map(|sentence| sentence.clone().skip(1));
        inner.filter(|&word| self.text.is_capital(word, self.lists)).map(|word| word..word + 1).next()
    }

    /// Whether a word tells what something is about, and not every trade could say it.
    pub(super) fn tells(&self, word: usize) -> bool {
        const NOT: [List; 15] = [
            List::Function,
            List::Numbers,
            List::General,
            List::Anybody,
            List::Helping,
            List::Needs,
            List::Moments,
            List::Outcomes,
            List::Referring,
            List::Jargon,
            List::Superlatives,
            List::I,
            List::You,
            List::Thanking,
            List::Times,
        ];
        const SHORTEST: usize = 3;
        self.text.words[word].chars().count() >= SHORTEST && !self.text.is_number(word) && !self.is_in_any(&NOT, word)
    }

    fn next_step(&self) -> Outcome {
        match self.kind {
            ComposeKind::IdealClient => self.any_of(&[List::Referring], None),
            ComposeKind::WhatIDo => {
                let last = self.text.sentences.last().filter(|_| self.asks());
                let quote = last.map(|last| last.end.saturating_sub(BEHIND).max(last.start)..last.end);
                Some(self.quoted(quote))
            }
            ComposeKind::FollowUp => self.lists.have(&[List::Acts, List::Times]).then(|| {
                let dated = || self.text.sentences.iter().find_map(|sentence| self.dated(sentence));
                self.quoted(self.text.find(self.lists.of(List::NoNeed)).or_else(dated))
            }),
            ComposeKind::Introduction => self.any_of(&[List::Leave, List::NoNeed], None),
            ComposeKind::Thanks | ComposeKind::Free => None,
        }
    }

    /// Whether a question ends the text.
    fn asks(&self) -> bool {
        let last = self.text.words.len().checked_sub(1);
        last.is_some_and(|last| self.text.after(last).contains('?'))
    }

    /// An act and its time in a sentence, from one to the other.
    fn dated(&self, sentence: &Range<usize>) -> Option<Range<usize>> {
        let act = self.text.first(self.lists.of(List::Acts), sentence.clone())?;
        let number = || sentence.clone().find(|&word| self.text.is_number(word)).map(|word| word..word + 1);
        let time = self.text.first(self.lists.of(List::Times), sentence.clone()).or_else(number)?;
        Some(act.start.min(time.start)..act.end.max(time.end))
    }

    fn length(&self) -> Result<Found, Missing> {
        let (count, bounds) = (self.text.words.len(), words(self.kind));
        let within = (bounds.0..=bounds.1).contains(&count);
        if within { Ok(Found::Count(count)) } else { Err(Missing::Words(count, bounds)) }
    }

    fn sentence(&self) -> Result<Found, Missing> {
        /// So many of its first words show which sentence is meant.
        const SHOWN: usize = 4;
        let most = longest_sentence(self.kind);
        let Some(longest) = self.text.sentences.iter().max_by_key(|sentence| sentence.len()) else { return Ok(Found::Count(0)) };
        if longest.len() <= most {
            return Ok(Found::Count(longest.len()));
        }
        Err(Missing::LongSentence(self.text.quote(&(longest.start..longest.start + SHOWN)), longest.len(), most))
    }

    fn tone(&self) -> Outcome {
        /// In a note, an introduction, and in thanks, which ask for nothing.
        const REQUESTS: (usize, usize) = (1, 0);
        let flag = |list: List, missing: fn(Text) -> Missing| {
            self.text.find(self.lists.of(list)).map(|words| missing(self.text.quote(&words)))
        };
        let requests = |most: usize| {
            let asks = |sentence: &&Range<usize>| self.text.first(self.lists.of(List::Requests), (*sentence).clone()).is_some();
            let count = self.text.sentences.iter().filter(asks).count();
            (count > most).then_some(Missing::Requests(count, most))
        };
        let (needed, flagged) = match self.kind {
            ComposeKind::IdealClient => (List::Jargon, flag(List::Jargon, Missing::Jargon)),
            ComposeKind::WhatIDo => {
                (List::Jargon, flag(List::Superlatives, Missing::Superlative).or_else(|| flag(List::Jargon, Missing::Jargon)))
            }
            ComposeKind::FollowUp => {
                let sales = flag(List::Sales, Missing::Sales);
                (List::Sales, sales.or_else(|| requests(REQUESTS.0)).or_else(|| self.about_me()))
            }
            ComposeKind::Introduction => (List::Sales, flag(List::Sales, Missing::Sales).or_else(|| requests(REQUESTS.0))),
            ComposeKind::Thanks => (List::Sales, flag(List::Sales, Missing::Sales).or_else(|| requests(REQUESTS.1))),
            ComposeKind::Free => return None,
        };
        self.lists.have(&[needed]).then(|| flagged.map_or(Ok(Found::Clear), Err))
    }

    fn about_me(&self) -> Option<Missing> {
        let (me, you) = (self.text.count(self.lists.of(List::SelfFirst)), self.text.count(self.lists.of(List::You)));
        (me > 1 && prose::as_share(you, you + me) < ABOUT_YOU).then_some(Missing::AboutMe { me, you })
    }
}
