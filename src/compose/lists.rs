//! The lists of words.yaml that the checks look for, and how an entry of one is found in a text.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::lesson::vocabulary::Vocabulary;

/// A list of words.yaml.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Words for whoever reads or hears it.
    You,
    /// Words for the learner.
    I,
    /// Those of them that begin what the learner does.
    SelfFirst,
    /// Numbers in words; numbers in digits count with them.
    Numbers,
    /// Words that carry no meaning by themselves.
    Function,
    /// People and roles.
    People,
    /// Words that end like people and are none.
    NoPeople,
    /// Places that people work in, which stand for those who do.
    Workplaces,
    /// Trades and what they are about.
    Sectors,
    /// Words for nobody in particular.
    Anybody,
    /// What says more of the people named before it.
    Narrowing,
    /// How the learner says what they are.
    Presenting,
    /// What somebody does for somebody.
    Helping,
    /// What somebody lacks, wants or is troubled by.
    Needs,
    /// Words for the moment in which a need shows.
    Moments,
    /// What is better afterwards.
    Outcomes,
    /// Words for places.
    Places,
    /// Words for points in time.
    Times,
    /// Asking to send somebody.
    Referring,
    /// Words that would fit any trade.
    General,
    /// Ends of words for what nobody can picture.
    Abstract,
    /// Words of insiders.
    Jargon,
    /// Words that put somebody above all others.
    Superlatives,
    /// Words of advertising.
    Sales,
    /// Openings of a letter.
    Greetings,
    /// Ends of a letter, before the writer's name.
    Closings,
    /// Something given or offered.
    Offers,
    /// Words of thanks.
    Thanking,
    /// What somebody did for the writer.
    Helped,
    /// What came of it.
    Reports,
    /// What the writer or the reader will do.
    Acts,
    /// That no answer is needed.
    NoNeed,
    /// Asking for something.
    Requests,
    /// What somebody can give to somebody else.
    Gives,
    /// Asking both sides first, or having asked.
    Leave,
    /// Ends of words that are left off to find other forms of a word.
    Endings,
}

impl List {
    /// All lists, each with what words.yaml calls it.
    const ALL: [(Self, &'static str); 36] = [
        (Self::You, "you"),
        (Self::I, "i"),
        (Self::SelfFirst, "self"),
        (Self::Numbers, "numbers"),
        (Self::Function, "function"),
        (Self::People, "people"),
        (Self::NoPeople, "no-people"),
        (Self::Workplaces, "workplaces"),
        (Self::Sectors, "sectors"),
        (Self::Anybody, "anybody"),
        (Self::Narrowing, "narrowing"),
        (Self::Presenting, "presenting"),
        (Self::Helping, "helping"),
        (Self::Needs, "needs"),
        (Self::Moments, "moments"),
        (Self::Outcomes, "outcomes"),
        (Self::Places, "places"),
        (Self::Times, "times"),
        (Self::Referring, "referring"),
        (Self::General, "general"),
        (Self::Abstract, "abstract"),
        (Self::Jargon, "jargon"),
        (Self::Superlatives, "superlatives"),
        (Self::Sales, "sales"),
        (Self::Greetings, "greetings"),
        (Self::Closings, "closings"),
        (Self::Offers, "offers"),
        (Self::Thanking, "thanking"),
        (Self::Helped, "helped"),
        (Self::Reports, "reports"),
        (Self::Acts, "acts"),
        (Self::NoNeed, "no-need"),
        (Self::Requests, "requests"),
        (Self::Gives, "gives"),
        (Self::Leave, "leave"),
        (Self::Endings, "endings"),
    ];
}

/// All lists of a vocabulary. Each is made ready to be looked for when it is first needed: no kind of text needs them all.
#[derive(Debug)]
pub struct Lists<'v> {
    vocabulary: &'v Vocabulary,
    ready: [OnceCell<Phrases<'v>>; List::ALL.len()],
    /// The list `endings`, longest first.
    pub(super) endings: Vec<&'v str>,
}

impl<'v> Lists<'v> {
    /// The lists of a vocabulary; those that it does not have are empty, and checks that need them say nothing.
    pub fn new(vocabulary: &'v Vocabulary) -> Self {
        let (_, name) = List::ALL[List::Endings as usize];
        let mut endings: Vec<&str> = vocabulary.words(name).iter().map(String::as_str).collect();
        endings.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
        Self { vocabulary, ready: [const { OnceCell::new() }; List::ALL.len()], endings }
    }

    pub(super) fn of(&self, list: List) -> &Phrases<'v> {
        // The lists stand in the order of `ALL`, which is that of the variants.
        let place = list as usize;
        self.ready[place].get_or_init(|| Phrases::new(self.vocabulary.words(List::ALL[place].1)))
    }

    /// Whether all of some lists have entries.
    pub(super) fn have(&self, lists: &[List]) -> bool {
        lists.iter().all(|&list| !self.of(list).is_empty())
    }
}

/// The entries of a list, by their first words.
///
/// An entry is a word or a phrase in small letters. A hyphen stands for the rest of a word: `struggl-` for struggle and struggling,
/// `-ers` for bakers and farmers.
#[derive(Debug, Default)]
pub(super) struct Phrases<'v> {
    whole: Begun<'v>,
    beginnings: Begun<'v>,
    ends: Begun<'v>,
    /// The lengths in bytes that the beginnings and the ends have.
    beginning_lengths: Vec<usize>,
    end_lengths: Vec<usize>,
}

/// What may follow a first word.
type Begun<'v> = HashMap<&'v str, Vec<Vec<Form<'v>>>>;

/// A word of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form<'v> {
    Whole(&'v str),
    Begins(&'v str),
    Ends(&'v str),
}

impl<'v> Form<'v> {
    fn new(word: &'v str) -> Self {
        match (word.strip_suffix('-'), word.strip_prefix('-')) {
            (Some(beginning), _) => Self::Begins(beginning),
            (None, Some(end)) => Self::Ends(end),
            (None, None) => Self::Whole(word),
        }
    }

    fn fits(self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => word == whole,
            Self::Begins(beginning) => word.starts_with(beginning),
            Self::Ends(end) => word.ends_with(end),
        }
    }
}

impl<'v> Phrases<'v> {
    fn new(entries: &'v [String]) -> Self {
        let mut phrases = Self::default();
        for entry in entries {
            let mut forms = entry.split_whitespace().map(Form::new);
            let Some(first) = forms.next() else { continue };
            let (begun, first) = match first {
                Form::Whole(word) => (&mut phrases.whole, word),
                Form::Begins(word) => (&mut phrases.beginnings, word),
                Form::Ends(word) => (&mut phrases.ends, word),
            };
            begun.entry(first).or_default().push(forms.collect());
        }
        let lengths = |begun: &Begun<'_>| {
            let mut lengths: Vec<usize> = begun.keys().map(|word| word.len()).collect();
            lengths.sort_unstable();
            lengths.dedup();
            lengths
        };
        phrases.beginning_lengths = lengths(&phrases.beginnings);
        phrases.end_lengths = lengths(&phrases.ends);
        phrases
    }

    pub(super) fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.beginnings.is_empty() && self.ends.is_empty()
    }

    /// How many words the longest entry has that stands at the beginning of `words`; 0 if none does.
    pub(super) fn at(&self, words: &[impl AsRef<str>]) -> usize {
        let Some((first, rest)) = words.split_first() else { return 0 };
        let first = first.as_ref();
        let beginnings = self.beginning_lengths.iter().filter_map(|&length| self.beginnings.get(first.get(..length)?));
        let ends = self.end_lengths.iter().filter_map(|&length| {
            // The end of a word is not all of it.
            let start = first.len().checked_sub(length).filter(|&start| start > 0)?;
            self.ends.get(first.get(start..)?)
        });
        let tails = self.whole.get(first).into_iter().chain(beginnings).chain(ends).flatten();
        let fits =
            |tail: &&Vec<Form>| tail.len() <= rest.len() && tail.iter().zip(rest).all(|(form, word)| form.fits(word.as_ref()));
        tails.filter(fits).map(|tail| tail.len() + 1).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(words: &str) -> usize {
        let list = ["so that", "so", "struggl-", "-ers", "put me in touch"].map(str::to_owned);
        Phrases::new(&list).at(&words.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn every_list_stands_in_its_place() {
        for (place, (list, _)) in List::ALL.iter().enumerate() {
            assert_eq!(*list as usize, place);
        }
    }

    #[test]
    fn entries_are_words_phrases_beginnings_and_ends() {
        assert_eq!(at("so that they"), 2);
        assert_eq!(at("so they"), 1);
        assert_eq!(at("struggling"), 1);
        assert_eq!(at("bakers"), 1);
        assert_eq!(at("ers"), 0);
        assert_eq!(at("put me in touch"), 4);
        assert_eq!(at("put me in"), 0);
        assert_eq!(at("\u{e9}rs"), 0);
    }
}
