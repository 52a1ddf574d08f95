//! The decisions of a lesson as rules compare them: the words of each choice, measured once, and which choices show together.

use std::collections::BTreeSet;

use super::explore::Number;
use super::facts::Facts;
use super::lexicon::{Hit, Lexicon, List, Word};
use super::rule::keys;
use crate::lesson::finding::Step;
use crate::lesson::model::{Choice, Form, Lesson, Quality, Scene, Target};
use crate::lesson::template::Values;
use crate::lesson::text::Text;
use crate::prose;

/// The decision of a scene or a drill.
#[derive(Debug)]
pub struct Decision<'l> {
    /// Its scene; a drill's only one.
    pub scene: &'l Scene,
    /// Whether it is a drill.
    pub drill: bool,
    /// The words of each choice, in the order of the file.
    pub offers: Vec<Offer>,
    /// The feedback of each choice, in the order of the file.
    pub feedback: Vec<Feedback>,
    /// The choices that show together, each set once.
    pub sets: Vec<Set>,
}

/// Choices that show together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// The choices, by index.
    pub choices: Vec<usize>,
    /// The first state in which they do; `None` in drills, and where states were not explored or never lead here.
    pub state: Option<Number>,
}

/// The words of a choice as they show, with the first `vary` values.
#[derive(Debug)]
pub struct Offer {
    /// The words.
    pub text: Text,
    /// How many characters.
    pub length: usize,
    /// How many words.
    pub words: usize,
    /// How many sentences.
    pub sentences: usize,
    /// How many question marks.
    pub questions: usize,
    /// How many different words of the scene's lines come again in it, short words left out.
    pub echo: usize,
    /// What stands in it of the lists of words.yaml.
    pub hits: Vec<Hit>,
    /// Its different words, in the order of their numbers.
    distinct: Vec<Word>,
}

/// The feedback of a choice as it reads, with the first `vary` values.
#[derive(Debug)]
pub struct Feedback {
    /// The words.
    pub text: Text,
    /// How many words, those of the temptation included.
    pub words: usize,
    /// Whether the choice has words that tell what it is about, and none of them comes again here.
    pub misses_offer: bool,
    /// Its different words, in the order of their numbers.
    distinct: Vec<Word>,
}

/// Of one decision, no more sets than this are compared: two to five choices show together in at most 32 ways, and twins of
/// `same_as` add to these only who is strong in which.
const MAX_SETS: usize = 256;

impl<'l> Decision<'l> {
    /// All decisions of a lesson, drills last.
    pub fn all(lesson: &'l Lesson, facts: Option<&Facts<'_>>, lexicon: &mut Lexicon) -> Vec<Self> {
        let values = first_values(lesson);
        let seen = seen(lesson, facts);
        let scenes = lesson.scenes.iter().zip(seen).map(|(scene, sets)| (scene, false, sets));
        let drills = lesson.drills.iter().map(|drill| (&drill.scene, true, Vec::new()));
        scenes
            .chain(drills)
            .filter(|(scene, ..)| !scene.choices().is_empty())
            .zip(1..)
            .map(|((scene, drill, sets), number)| Self::new((scene, number), drill, sets, &values, lexicon))
            .collect()
    }

    fn new((scene, number): (&'l Scene, u32), drill: bool, seen: Vec<Set>, values: &Values, lexicon: &mut Lexicon) -> Self {
        let mut offers: Vec<Offer> =
            scene.choices().iter().map(|choice| Offer::new(choice.way.words.fill(values), lexicon)).collect();
        for line in &scene.lines {
            lexicon.mark(line.words.fill(values).as_str(), number);
        }
        for offer in &mut offers {
            offer.echo = lexicon.echo(&offer.distinct, number);
        }
        let told = scene.choices().iter().zip(&offers);
        let feedback = told.map(|(choice, offer)| Feedback::new(choice, offer, values, lexicon)).collect();
        let sets = if seen.is_empty() {
            // Where no state tells, twins would stand beside their own words.
            let own = scene.choices().iter().enumerate().filter(|(_, choice)| choice.same_as.is_none());
            vec![Set { choices: own.map(|(index, _)| index).collect(), state: None }]
        } else {
            seen
        };
        Self { scene, drill, offers, feedback, sets }
    }

    /// A choice by its index.
    pub fn choice(&self, index: usize) -> &'l Choice {
        &self.scene.choices()[index]
    }

    /// The choice whose words another shows: itself, but for twins.
    pub fn own(&self, index: usize) -> usize {
        self.choice(index).same_as.unwrap_or(index)
    }

    /// Whether a choice is strong.
    pub fn is_strong(&self, index: usize) -> bool {
        self.choice(index).quality == Quality::Strong
    }

    /// Whether a choice is weak.
    pub fn is_weak(&self, index: usize) -> bool {
        self.choice(index).quality == Quality::Weak
    }

    /// The sets in which there is something to tell apart: more than one quality.
    pub fn mixed(&self) -> impl Iterator<Item = &[usize]> {
        let quality = |&index: &usize| self.choice(index).quality;
        self.sets.iter().map(|set| &set.choices[..]).filter(move |set| set.iter().any(|index| quality(index) != quality(&set[0])))
    }

    /// In a set of three or more where one choice alone is said, or alone is done: that choice.
    pub fn odd_one(&self, set: &[usize]) -> Option<usize> {
        let of = |form: Form| {
            let mut these = set.iter().copied().filter(move |&index| self.choice(index).way.form == form);
            (these.next(), these.next())
        };
        match (of(Form::Say), of(Form::Do)) {
            ((Some(_), None), (Some(_), None)) => None,
            ((Some(odd), None), (Some(_), _)) | ((Some(_), _), (Some(odd), None)) => Some(odd),
            _ => None,
        }
    }

    /// How much two choices share: the words of both by the words of either.
    pub fn overlap(&self, one: usize, other: usize) -> f64 {
        shared(&self.offers[one].distinct, &self.offers[other].distinct)
    }

    /// How much the feedback of two choices shares, measured in the same way.
    pub fn feedback_overlap(&self, one: usize, other: usize) -> f64 {
        shared(&self.feedback[one].distinct, &self.feedback[other].distinct)
    }

    /// The path of the decision.
    pub fn path(&self) -> Vec<Step> {
        keys([if self.drill { "drills" } else { "scenes" }, self.scene.id.as_str(), "choices"])
    }

    /// The path of a choice.
    pub fn choice_path(&self, index: usize) -> Vec<Step> {
        [self.path(), keys([self.id(index)])].concat()
    }

    /// The path of the words that a choice shows; a twin's are those of its own choice.
    pub fn words_path(&self, index: usize) -> Vec<Step> {
        let own = self.own(index);
        let form = if self.choice(own).way.form == Form::Say { "say" } else { "do" };
        [self.choice_path(own), keys([form])].concat()
    }

    /// The id of a choice.
    pub fn id(&self, index: usize) -> &'l str {
        self.choice(index).way.id.as_str()
    }
}

impl Offer {
    fn new(text: Text, lexicon: &mut Lexicon) -> Self {
        let mut words = lexicon.words(text.as_str());
        let (count, hits) = (words.len(), lexicon.hits(&words));
        words.sort_unstable();
        words.dedup();
        let trimmed = text.as_str().trim();
        Self {
            length: trimmed.chars().count(),
            words: count,
            sentences: prose::sentences(trimmed).len(),
            questions: trimmed.matches('?').count(),
            echo: 0,
            hits,
            distinct: words,
            text,
        }
    }

    /// How many words or phrases of a list stand in it.
    pub fn count(&self, list: List) -> usize {
        self.hits.iter().filter(|hit| hit.list == list).count()
    }

    /// The first word or phrase of a list that stands in it, as it is written there.
    pub fn first(&self, list: List) -> Option<String> {
        let hit = self.hits.iter().find(|hit| hit.list == list)?;
        let words = prose::written_words(self.text.as_str()).skip(hit.at).take(hit.words);
        Some(words.collect::<Vec<_>>().join(" "))
    }
}

impl Feedback {
    fn new(choice: &Choice, offer: &Offer, values: &Values, lexicon: &mut Lexicon) -> Self {
        let text = choice.feedback.fill(values);
        let mut words = lexicon.words(text.as_str());
        let tempting = choice.temptation.as_ref().map(|why| why.fill(values));
        let count = words.len() + tempting.map_or(0, |why| prose::written_words(why.as_str()).count());
        words.sort_unstable();
        words.dedup();
        let mut about = offer.distinct.iter().copied().filter(|&word| lexicon.is_content(word)).peekable();
        let misses_offer = about.peek().is_some()
            && !about.any(|word| words.binary_search(&word).is_ok())
            && !is_bent(offer.text.as_str(), text.as_str(), lexicon);
        Self { text, words: count, misses_offer, distinct: words }
    }
}

/// Whether a word that tells what an offer is about comes again in another form: one of the two begins with the other.
fn is_bent(offer: &str, feedback: &str, lexicon: &mut Lexicon) -> bool {
    /// The longest words of which beginnings are looked for.
    const LONGEST: usize = 40;
    let mut content = |text: &str| -> BTreeSet<String> {
        let words = prose::written_words(text).filter(|written| {
            let word = lexicon.word(written);
            lexicon.is_content(word)
        });
        words.map(str::to_lowercase).collect()
    };
    let (offer, feedback) = (content(offer), content(feedback));
    let longer = |word: &String| feedback.range(word.clone()..).next().is_some_and(|next| next.starts_with(word.as_str()));
    let shorter = |word: &String| word.char_indices().take(LONGEST).any(|(end, _)| feedback.contains(&word[..end]));
    offer.iter().any(|word| longer(word) || shorter(word))
}

/// What placeholders are filled with for a learner without settings, with the first value of each `vary` key.
pub fn first_values(lesson: &Lesson) -> Values {
    let first = lesson.vary.iter().map(|vary| vary.values.first().cloned().unwrap_or_default());
    Values { vary: first.collect(), ..Values::default() }
}

/// The words of both lists by the words of either (Jaccard); both are in order.
fn shared(one: &[Word], other: &[Word]) -> f64 {
    let both = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    prose::as_share(both, one.len() + other.len() - both)
}

/// For each scene, the sets of choices that were seen together in the explored states; none where no state can tell more than the
/// file does.
fn seen(lesson: &Lesson, facts: Option<&Facts<'_>>) -> Vec<Vec<Set>> {
    let mut sets: Vec<Vec<Set>> = vec![Vec::new(); lesson.scenes.len()];
    let mut most: Vec<usize> = lesson.scenes.iter().map(most_sets).collect();
    let mut open = most.iter().filter(|&&most| most > 0).count();
    let Some(facts) = facts else { return sets };
    let mut states = facts.explored.states();
    while let Some((number, state)) = states.next().filter(|_| open > 0) {
        let Target::Scene(scene) = facts.explored.machine().place(state) else { continue };
        if most[scene] == 0 {
            continue;
        }
        let shown = || facts.explored.edges(number).iter().filter_map(|edge| edge.way.map(usize::from));
        let known = |set: &Set| set.choices.iter().copied().eq(shown());
        if shown().next().is_some() && !sets[scene].iter().any(known) {
            sets[scene].push(Set { choices: shown().collect(), state: Some(number) });
            if sets[scene].len() == most[scene] {
                (most[scene], open) = (0, open - 1);
            }
        }
    }
    sets
}

/// How many sets of choices a scene can show at most; 0 where it is one set in every state.
fn most_sets(scene: &Scene) -> usize {
    let varies = |choice: &&Choice| !choice.way.when.is_empty() || choice.way.once.is_some();
    match scene.choices().iter().filter(varies).count() {
        0 => 0,
        count => {
            u32::try_from(count).ok().and_then(|count| 1_usize.checked_shl(count)).map_or(MAX_SETS, |sets| sets.min(MAX_SETS))
        }
    }
}
