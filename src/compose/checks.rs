//! What each check looks for in a text of each kind. The table in [`super`] is the map.

use std::collections::{BTreeMap, BTreeSet};
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
pub(super) struct Reader<'a> {
    pub(super) lists: &'a Lists,
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

/// How many words of a description are taken along before and behind the people it names.
const BEFORE: usize = 3;
const NARROWING: usize = 12;

/// So many words behind a word belong to it, and so many are quoted at the end of a text.
const BEHIND: usize = 7;

/// Within so many words after "I am a", what is named is the learner.
const SELF: usize = 5;

impl Reader<'_> {
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

    fn is_in(&self, list: List, word: usize) -> bool {
        self.lists.of(list).at(&self.text.words[word..]) > 0
    }

    fn is_in_any(&self, lists: &[List], word: usize) -> bool {
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

    /// Where people and the places that they work in are named, each with its sentence. What the learner says to be is left out.
    fn people(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        self.text.sentences.iter().flat_map(move |sentence| {
            let own = self.presented(sentence);
            sentence.clone().filter_map(move |at| {
                let words = &self.text.words[at..sentence.end];
                let length = self.lists.of(List::People).at(words).max(self.lists.of(List::Workplaces).at(words));
                let own = own.contains(&at) || (at > sentence.start && self.is_in(List::I, at - 1));
                (length > 0 && !own && !self.is_in(List::NoPeople, at)).then(|| (sentence.clone(), at..at + length))
            })
        })
    }

    /// The words of a sentence by which the learner says what they are.
    fn presented(&self, sentence: &Range<usize>) -> Range<usize> {
        let own = self.text.first(self.lists.of(List::Presenting), sentence.clone());
        let own = own.filter(|own| own.end == sentence.end || !self.is_in_any(&[List::Helping, List::Needs], own.end));
        own.map_or(0..0, |own| own.start..own.end + SELF)
    }

    /// The first people of whom something more is said, with that.
    pub(super) fn described_people(&self) -> Option<Range<usize>> {
        self.people().find_map(|(sentence, people)| {
            let start = (sentence.start.max(people.start.saturating_sub(BEFORE))..people.start)
                .rev()
                .take_while(|&word| self.describes(word))
                .last()
                .unwrap_or(people.start);
            let end = self.narrowed_to(people.end, sentence.end);
            let anybody =
                self.is_in(List::Anybody, people.start) || (start > sentence.start && self.is_in(List::Anybody, start - 1));
            let more = |word: usize| if anybody { self.tells(word) } else { self.is_content(word) };
            let told = (people.end..end).any(more) || (start..people.start).any(|word| !anybody || self.tells(word));
            told.then_some(start..end)
        })
    }

    /// Whether a word says what kind of people the next word names.
    fn describes(&self, word: usize) -> bool {
        const NOT: [List; 7] = [List::Function, List::Helping, List::Anybody, List::Narrowing, List::I, List::You, List::Numbers];
        let joins = matches!(self.text.after(word), " " | "-");
        joins && !self.text.is_number(word) && !self.is_in_any(&NOT, word)
    }

    /// Whether a word says something, be it in words of any trade.
    fn is_content(&self, word: usize) -> bool {
        const NOT: [List; 5] = [List::Function, List::Numbers, List::General, List::I, List::You];
        !self.text.is_number(word) && !self.is_in_any(&NOT, word) && !self.is_in(List::Narrowing, word)
    }

    /// Where the words end that say more of people who end before `end`, within a sentence.
    fn narrowed_to(&self, end: usize, sentence: usize) -> usize {
        let apart = |word: usize| self.text.after(word).trim();
        let narrows = end < sentence && matches!(apart(end - 1), "" | ",") && self.is_in(List::Narrowing, end);
        if !narrows {
            return end;
        }
        let stops = |word: usize| !matches!(apart(word), "" | "-" | "'" | "\u{2019}") || self.is_in(List::Outcomes, word + 1);
        let last = (end..sentence).take(NARROWING).find(|&word| word + 1 == sentence || stops(word));
        // A long description is cut where it does not end in the middle of something.
        let whole = |&word: &usize| !self.is_in_any(&[List::Function, List::Narrowing], word);
        last.or_else(|| (end..end + NARROWING).rev().find(whole)).map_or(end, |last| last + 1)
    }

    /// The name that a text begins with, after a greeting or by itself before a comma.
    fn greeted(&self) -> Option<usize> {
        let opening = 0..self.text.words.len().min(6);
        if let Some(greeting) = self.text.first(self.lists.of(List::Greetings), opening) {
            let name = greeting.end;
            let small = name < self.text.words.len() && self.text.after(name).starts_with([',', '\n', '!', ':']);
            let joined = !self.text.after(name.checked_sub(1)?).contains(['.', '!', '\n']);
            return (joined && self.is_name(name, small)).then_some(name);
        }
        let first = (0..2).find(|&word| word < self.text.words.len() && !self.text.after(word).trim().is_empty())?;
        let apart = self.text.after(first).starts_with([',', '!', ':', '\n', '\u{2013}', '-']);
        (apart && (0..=first).all(|word| self.is_name(word, false))).then_some(first)
    }

    /// Whether a word can be somebody's name: one with a capital, or a `small` one where its place shows it.
    fn is_name(&self, word: usize, small: bool) -> bool {
        const NOT: [List; 11] = [
            List::Function,
            List::Anybody,
            List::I,
            List::You,
            List::Greetings,
            List::Closings,
            List::Thanking,
            List::Times,
            List::Places,
            List::Sectors,
            List::Workplaces,
        ];
        word < self.text.words.len() && (small || self.text.is_capital(word, self.lists)) && !self.is_in_any(&NOT, word)
    }

    /// The words from a first name to another one. Names are words with a capital, at the start of a sentence only where that is told
    /// by a comma or by the same name elsewhere; what stands after the closing is the writer's.
    fn both_names(&self) -> Option<Range<usize>> {
        let body = self.text.words.len() - self.signature();
        let capitals = (0..body).filter(|&word| self.is_name(word, false));
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        capitals.clone().for_each(|word| *seen.entry(&self.text.words[word]).or_default() += 1);
        let opens: BTreeSet<usize> = self.text.sentences.iter().map(|sentence| sentence.start).collect();
        let called = |word: usize| self.text.after(word).starts_with([',', ':']) || seen[self.text.words[word].as_str()] > 1;
        let mut names = capitals.filter(|word| !opens.contains(word) || called(*word));
        let first = names.next()?;
        let own = |word: usize| word == first + 1 && self.text.after(first) == " ";
        let other = names.find(|&word| self.text.words[word] != self.text.words[first] && !own(word))?;
        Some(if other - first < BEHIND { first..other + 1 } else { other..other + 1 })
    }

    /// How many words of the end are the closing and the writer's name.
    fn signature(&self) -> usize {
        const LONGEST: usize = 5;
        let length = self.text.words.len();
        let closing = self.text.first(self.lists.of(List::Closings), length.saturating_sub(LONGEST)..length);
        let alone = || {
            let last =
                self.text.sentences.last().filter(|last| last.len() <= 2 && self.text.after(last.end - 1).trim().is_empty());
            last.map_or(0, ExactSizeIterator::len)
        };
        closing.map_or_else(alone, |closing| length - closing.start)
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
    fn tells(&self, word: usize) -> bool {
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
