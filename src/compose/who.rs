//! Whom a text is about, and whom it is for: people with what is said of them, and names.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::checks::{BEHIND, Reader};
use super::lists::List;

/// So many words before the people of a description are taken along, if they say what kind they are.
const BEFORE: usize = 3;

/// So many words behind them are taken along, if they say more of them.
const NARROWING: usize = 12;

/// Within so many words after "I am a", what is named is the learner.
const SELF: usize = 5;

impl Reader<'_, '_> {
    /// Where people and the places that they work in are named, each with its sentence. What the learner says to be is left out.
    pub(super) fn people(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
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
    pub(super) fn presented(&self, sentence: &Range<usize>) -> Range<usize> {
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
    pub(super) fn greeted(&self) -> Option<usize> {
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
    pub(super) fn both_names(&self) -> Option<Range<usize>> {
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
}
