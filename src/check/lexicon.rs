//! Words as numbers, so that each word of a lesson is turned into small letters once and compared fast after that, and the lists of
//! words.yaml that are counted in choices.

use std::collections::HashMap;

use crate::lesson::vocabulary::Vocabulary;
use crate::prose;

/// A word by its number in a [`Lexicon`].
pub type Word = u32;

/// A list of words.yaml that is counted in choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Words for the other person.
    You,
    /// Words for the speaker.
    I,
    /// Words of politeness.
    Polite,
    /// Words that take back a little of what is said.
    Hedges,
    /// Numbers in words; numbers in digits count with them.
    Numbers,
    /// Words that leave no exception.
    Absolutes,
    /// Words for the place of a choice on the screen.
    Positions,
}

impl List {
    /// All lists.
    pub const ALL: [Self; 7] = [Self::You, Self::I, Self::Polite, Self::Hedges, Self::Numbers, Self::Absolutes, Self::Positions];

    /// What words.yaml calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::You => "you",
            Self::I => "i",
            Self::Polite => "polite",
            Self::Hedges => "hedges",
            Self::Numbers => "numbers",
            Self::Absolutes => "absolutes",
            Self::Positions => "positions",
        }
    }
}

/// A word or phrase of a list that stands in a text: the place of its first word, and how many words it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The list.
    pub list: List,
    /// The first word, counted from 0.
    pub at: usize,
    /// How many words.
    pub words: usize,
}

/// The words that were met so far.
#[derive(Debug, Default)]
pub struct Lexicon {
    numbers: HashMap<Box<str>, Word>,
    /// What is known of each word, by its number.
    known: Vec<Known>,
    /// The words of the list `function`, by their numbers; words met later are none.
    function: Vec<bool>,
    /// By the first word, which were met before all others: the phrases that begin with it.
    phrases: Vec<Vec<(List, Vec<Word>)>>,
    lower: String,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// Whether it is written with a digit.
    numeric: bool,
    /// Whether it is long enough to be noticed when it comes again.
    long: bool,
    /// The last text in which it was marked; 0 for none.
    marked_in: u32,
}

/// Words of so many letters and more carry meaning often enough that hearing one again is noticed.
const LONG: usize = 4;

impl Lexicon {
    /// The words of a vocabulary's lists.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let mut lexicon = Self::default();
        for list in List::ALL {
            for phrase in vocabulary.words(list.name()) {
                let words = lexicon.words(phrase);
                let Some(&first) = words.first() else { continue };
                let first = first as usize;
                lexicon.phrases.resize(lexicon.phrases.len().max(first + 1), Vec::new());
                lexicon.phrases[first].push((list, words));
            }
        }
        for word in vocabulary.words("function") {
            let word = lexicon.word(word) as usize;
            lexicon.function.resize(lexicon.function.len().max(word + 1), false);
            lexicon.function[word] = true;
        }
        lexicon
    }

    /// The words of a text.
    pub fn words(&mut self, text: &str) -> Vec<Word> {
        prose::written_words(text).map(|word| self.word(word)).collect()
    }

    /// A word by how it is written; new ones get the next number.
    pub fn word(&mut self, written: &str) -> Word {
        self.lower.clear();
        if written.is_ascii() {
            self.lower.push_str(written);
            self.lower.make_ascii_lowercase();
        } else {
            self.lower.extend(written.chars().flat_map(char::to_lowercase).map(|c| if c == '\u{2019}' { '\'' } else { c }));
        }
        if let Some(&number) = self.numbers.get(self.lower.as_str()) {
            return number;
        }
        let number = Word::try_from(self.known.len()).unwrap_or(Word::MAX);
        self.numbers.insert(self.lower.as_str().into(), number);
        let (numeric, long) = (self.lower.chars().any(char::is_numeric), self.lower.chars().count() >= LONG);
        self.known.push(Known { numeric, long, marked_in: 0 });
        number
    }

    /// Marks the words of a text, which has a number of its own above 0.
    pub fn mark(&mut self, text: &str, number: u32) {
        for word in prose::written_words(text) {
            let word = self.word(word);
            self.known[word as usize].marked_in = number;
        }
    }

    /// How many of some words come again in the marked text of a number, short ones left out.
    pub fn echo(&self, words: &[Word], number: u32) -> usize {
        let known = words.iter().map(|&word| self.known[word as usize]);
        known.filter(|known| known.long && known.marked_in == number).count()
    }

    /// Whether a word is long and no function word of the language: one that tells what a sentence is about.
    pub fn is_content(&self, word: Word) -> bool {
        self.known[word as usize].long && !self.function.get(word as usize).copied().unwrap_or_default()
    }

    /// What stands in a text of the lists.
    pub fn hits(&self, text: &[Word]) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (at, &word) in text.iter().enumerate() {
            for (list, phrase) in self.phrases.get(word as usize).map_or(&[][..], Vec::as_slice) {
                if text[at..].starts_with(phrase) {
                    hits.push(Hit { list: *list, at, words: phrase.len() });
                }
            }
            if self.known[word as usize].numeric {
                hits.push(Hit { list: List::Numbers, at, words: 1 });
            }
        }
        hits
    }
}
