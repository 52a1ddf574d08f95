//! A text taken apart once: its words as written and in small letters, and its sentences.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lists::{List, Lists, Phrases};
use crate::lesson::text::Text;
use crate::prose;

/// A text that somebody wrote.
#[derive(Debug)]
pub(super) struct Written<'t> {
    text: &'t str,
    /// The words in small letters, with straight apostrophes.
    pub(super) words: Vec<String>,
    /// The same as they are written.
    forms: Vec<&'t str>,
    /// The sentences, by their words.
    pub(super) sentences: Vec<Range<usize>>,
}

impl<'t> Written<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let (mut forms, mut sentences) = (Vec::new(), Vec::new());
        for sentence in prose::sentences(text) {
            let start = forms.len();
            forms.extend(prose::written_words(sentence));
            sentences.push(start..forms.len());
        }
        let words = forms.iter().map(|word| word.to_lowercase().replace('\u{2019}', "'")).collect();
        Self { text, words, forms, sentences }
    }

    /// How many of its words differ, as a share of them all.
    pub(super) fn unique_share(&self) -> f64 {
        let unique: BTreeSet<&String> = self.words.iter().collect();
        prose::as_share(unique.len(), self.words.len())
    }

    /// The text from the first to the last of some words, as it is written.
    pub(super) fn quote(&self, words: &Range<usize>) -> Text {
        let (start, end) = (self.start(words.start), self.end(words.end - 1));
        Text::new(&self.text[start..end]).on_one_line()
    }

    fn start(&self, word: usize) -> usize {
        self.forms[word].as_ptr().addr() - self.text.as_ptr().addr()
    }

    fn end(&self, word: usize) -> usize {
        self.start(word) + self.forms[word].len()
    }

    /// What stands between a word and the next one.
    pub(super) fn after(&self, word: usize) -> &'t str {
        let next = if word + 1 < self.forms.len() { self.start(word + 1) } else { self.text.len() };
        &self.text[self.end(word)..next]
    }

    /// Whether a word is written with a capital, `I` and its forms left out.
    pub(super) fn is_capital(&self, word: usize, lists: &Lists<'_>) -> bool {
        self.forms[word].starts_with(char::is_uppercase) && lists.of(List::I).at(&self.words[word..]) == 0
    }

    /// Whether a word stands in digits.
    pub(super) fn is_number(&self, word: usize) -> bool {
        self.forms[word].chars().any(char::is_numeric)
    }

    /// The first entry of a list within some words.
    pub(super) fn first(&self, list: &Phrases<'_>, within: Range<usize>) -> Option<Range<usize>> {
        within.clone().find_map(|at| {
            let length = list.at(&self.words[at..within.end]);
            (length > 0).then(|| at..at + length)
        })
    }

    /// The first entry of a list in the text, which no sentence parts.
    pub(super) fn find(&self, list: &Phrases<'_>) -> Option<Range<usize>> {
        self.sentences.iter().find_map(|sentence| self.first(list, sentence.clone()))
    }

    /// All words.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.words.len()
    }

    /// How many entries of a list stand in the text.
    pub(super) fn count(&self, list: &Phrases<'_>) -> usize {
        let (mut at, mut count) = (0, 0);
        while at < self.words.len() {
            let length = list.at(&self.words[at..]);
            count += usize::from(length > 0);
            at += length.max(1);
        }
        count
    }
}
