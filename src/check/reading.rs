//! What a lesson gives to read, measured once for the rules of reading: its sentences with their words and syllables, and its idioms.
//!
//! Read are full sentences: summary, cards, lines, options, reactions, feedback, temptations, tasks and their models, endings, the plan.
//! Not counted are headings and names, which are no sentences, and the flawed example of a task, which may be flawed by its sentences.

use std::borrow::Cow;

use super::decisions::first_values;
use super::rule::{At, keys};
use crate::lesson::finding::Step;
use crate::lesson::model::{Body, Choice, Form, Lesson, Line, Scene, Way};
use crate::lesson::template::{Template, Values};
use crate::lesson::text::Text;
use crate::lesson::vocabulary::Vocabulary;
use crate::prose;

/// The language that can be measured.
const ENGLISH: &str = "en";

/// All that a lesson gives to read, in the order in which its parts are met.
#[derive(Debug)]
pub struct Reading<'l> {
    lesson: &'l Lesson,
    texts: Vec<(Spot, Cow<'l, Text>)>,
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
    /// The idioms, in order.
    pub idioms: Vec<Idiom>,
}

/// A sentence by its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// How many words.
    pub words: usize,
    /// How many syllables.
    pub syllables: usize,
    text: usize,
    /// Where it stands in its text, in bytes.
    start: usize,
    end: usize,
}

/// A phrase of the list `idioms` that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idiom {
    /// The phrase as it is written there.
    pub phrase: String,
    text: usize,
}

/// Which text of a lesson.
#[derive(Debug, Clone, Copy)]
enum Spot {
    Summary,
    Idea(usize),
    Scene { drill: bool, scene: usize, part: Part },
    Ending(usize),
    Plan,
}

/// Which text of a scene.
#[derive(Debug, Clone, Copy)]
enum Part {
    Lines,
    Door(usize, Form),
    Choice(usize, &'static str),
    Reason(usize, &'static str),
    Prompt,
    Model(usize, &'static str),
    Flawed,
}

impl<'l> Reading<'l> {
    /// What a lesson gives to read to a learner without settings; `None` unless its library is in English.
    pub fn new(lesson: &'l Lesson, vocabulary: &Vocabulary) -> Option<Self> {
        if vocabulary.language.as_str() != ENGLISH {
            return None;
        }
        let mut texts = Texts { values: first_values(lesson), texts: Vec::new() };
        texts.lesson(lesson);
        let texts = texts.texts;
        let (mut sentences, mut idioms) = (Vec::new(), Vec::new());
        let mut words = Words::new(vocabulary.words("idioms"));
        for (text, (_, written)) in texts.iter().enumerate() {
            for sentence in prose::sentences(written.as_str()) {
                let start = offset(sentence, written.as_str());
                let mut measured = Sentence { words: 0, syllables: 0, text, start, end: start + sentence.len() };
                for word in prose::written_words(sentence) {
                    let known = words.know(word);
                    measured.words += 1;
                    measured.syllables += known.syllables;
                    if known.begins_idiom {
                        let phrase = words.idiom(word, written.as_str());
                        idioms.extend(phrase.map(|phrase| Idiom { phrase: phrase.to_owned(), text }));
                    }
                }
                sentences.push(measured);
            }
        }
        Some(Self { lesson, texts, sentences, idioms })
    }

    /// How many words there are in all.
    pub fn words(&self) -> usize {
        self.sentences.iter().map(|sentence| sentence.words).sum()
    }

    /// The grade of the whole; 0 where there is nothing to read.
    pub fn grade(&self) -> f64 {
        let syllables = self.sentences.iter().map(|sentence| sentence.syllables).sum();
        if self.sentences.is_empty() { 0.0 } else { prose::grade(self.words(), self.sentences.len(), syllables) }
    }

    /// The mean length of a sentence in words.
    pub fn mean(&self) -> f64 {
        prose::as_share(self.words(), self.sentences.len())
    }

    /// The words of a sentence.
    pub fn said(&self, sentence: &Sentence) -> &str {
        let said = &self.texts[sentence.text].1.as_str()[sentence.start..sentence.end];
        said.trim_start_matches(|c: char| !c.is_alphanumeric())
    }

    /// Where a sentence stands.
    pub fn at(&self, sentence: &Sentence) -> At {
        At::words(self.path(sentence.text), self.said(sentence))
    }

    /// Where an idiom stands.
    pub fn idiom_at(&self, idiom: &Idiom) -> At {
        At::words(self.path(idiom.text), idiom.phrase.as_str())
    }

    fn path(&self, text: usize) -> Vec<Step> {
        let index = |list: &str, index: usize, key: &str| [keys([list]), vec![Step::Index(index)], keys([key])].concat();
        match self.texts[text].0 {
            Spot::Summary => keys(["summary"]),
            Spot::Plan => keys(["plan", "then"]),
            Spot::Idea(idea) => index("ideas", idea, "text"),
            Spot::Ending(ending) => keys(["endings", self.lesson.endings[ending].id.as_str(), "text"]),
            Spot::Scene { drill, scene, part } => {
                let (list, scene) =
                    if drill { ("drills", &self.lesson.drills[scene].scene) } else { ("scenes", &self.lesson.scenes[scene]) };
                let way = |way: usize| scene.way(way).map_or("", |way| way.id.as_str());
                let inner = match part {
                    Part::Lines => keys(["lines"]),
                    Part::Door(door, form) => keys(["doors", way(door), form_key(form)]),
                    Part::Choice(choice, key) => keys(["choices", way(choice), key]),
                    Part::Reason(reason, key) => keys(["reasons", scene.reasons[reason].id.as_str(), key]),
                    Part::Prompt => keys(["compose", "prompt"]),
                    Part::Model(model, key) => [keys(["compose"]), index("models", model, key)].concat(),
                    Part::Flawed => keys(["compose", "flawed", "why"]),
                };
                [keys([list, scene.id.as_str()]), inner].concat()
            }
        }
    }
}

/// Where a part of a text begins in it, in bytes.
fn offset(part: &str, text: &str) -> usize {
    part.as_ptr().addr() - text.as_ptr().addr()
}

fn form_key(form: Form) -> &'static str {
    match form {
        Form::Say => "say",
        Form::Do => "do",
    }
}

/// Gathers the texts of a lesson.
struct Texts<'l> {
    values: Values,
    texts: Vec<(Spot, Cow<'l, Text>)>,
}

impl<'l> Texts<'l> {
    fn lesson(&mut self, lesson: &'l Lesson) {
        self.texts.push((Spot::Summary, Cow::Borrowed(&lesson.summary)));
        for (index, idea) in lesson.ideas.iter().enumerate() {
            self.add(Spot::Idea(index), &idea.text);
        }
        for (index, scene) in lesson.scenes.iter().enumerate() {
            self.scene(scene, false, index);
        }
        for (index, ending) in lesson.endings.iter().enumerate() {
            self.lines(Spot::Ending(index), &ending.text);
        }
        let plan = lesson.plan.as_ref().map(|plan| Text::new(format!("If {}, then {}.", plan.cue, plan.act)));
        self.texts.extend(plan.map(|plan| (Spot::Plan, Cow::Owned(plan))));
        for (index, drill) in lesson.drills.iter().enumerate() {
            self.scene(&drill.scene, true, index);
        }
    }

    fn add(&mut self, spot: Spot, template: &'l Template) {
        self.texts.push((spot, template.filled(&self.values)));
    }

    fn lines(&mut self, spot: Spot, lines: &'l [Line]) {
        for line in lines {
            self.add(spot, &line.words);
        }
    }

    fn scene(&mut self, scene: &'l Scene, drill: bool, index: usize) {
        let spot = |part| Spot::Scene { drill, scene: index, part };
        self.lines(spot(Part::Lines), &scene.lines);
        for (place, reason) in scene.reasons.iter().enumerate() {
            self.add(spot(Part::Reason(place, "text")), &reason.text);
            self.add(spot(Part::Reason(place, "feedback")), &reason.feedback);
        }
        match &scene.body {
            Body::Choices(choices) => {
                for (place, choice) in choices.iter().enumerate() {
                    self.choice(choice, |key| spot(Part::Choice(place, key)));
                }
            }
            Body::Doors(doors) => {
                let words = |(door, way): (usize, &'l Way)| self.add(spot(Part::Door(door, way.form)), &way.words);
                doors.iter().enumerate().for_each(words);
            }
            Body::Compose(compose) => {
                self.add(spot(Part::Prompt), &compose.prompt);
                for (place, model) in compose.models.iter().enumerate() {
                    self.add(spot(Part::Model(place, "text")), &model.text);
                    self.add(spot(Part::Model(place, "why")), &model.why);
                }
                self.add(spot(Part::Flawed), &compose.flawed.why);
            }
            Body::Passage => {}
        }
    }

    fn choice(&mut self, choice: &'l Choice, spot: impl Fn(&'static str) -> Spot) {
        // The words of twins were read once.
        if choice.same_as.is_none() {
            self.add(spot(form_key(choice.way.form)), &choice.way.words);
        }
        let may_have = [("temptation", &choice.temptation), ("better", &choice.better)];
        let has = may_have.into_iter().filter_map(|(key, words)| Some((key, words.as_ref()?)));
        for (key, words) in has.chain([("feedback", &choice.feedback)]) {
            self.add(spot(key), words);
        }
        self.lines(spot("reaction"), &choice.reaction);
    }
}

/// The bytes of a short word, with zeros behind.
type Letters = [u8; 16];

/// Words as they are written. A lesson has a hundred times as many words as it has different ones, so each is kept once it was
/// looked at, up to the next word that falls into its place; long ones, which are rare, are not.
struct Words<'t> {
    /// The words of each idiom.
    idioms: Vec<Vec<&'t str>>,
    kept: Vec<(Letters, Known)>,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    syllables: usize,
    /// Whether an idiom begins with it.
    begins_idiom: bool,
}

impl<'t> Words<'t> {
    /// How many words are kept at most.
    const PLACES: usize = 1 << 11;

    fn new(idioms: &'t [String]) -> Self {
        let idioms = idioms.iter().map(|idiom| prose::written_words(idiom).collect()).collect();
        Self { idioms, kept: vec![(Letters::default(), Known::default()); Self::PLACES] }
    }

    fn know(&mut self, word: &str) -> Known {
        let mut letters = Letters::default();
        let Some(short) = letters.get_mut(..word.len()) else { return self.look_at(word) };
        short.copy_from_slice(word.as_bytes());
        let mixed =
            letters.iter().take(word.len()).fold(0_usize, |sum, &letter| sum.wrapping_mul(31).wrapping_add(usize::from(letter)));
        let place = (mixed ^ (mixed >> 11)) % Self::PLACES;
        if self.kept[place].0 != letters {
            self.kept[place] = (letters, self.look_at(word));
        }
        self.kept[place].1
    }

    fn look_at(&self, word: &str) -> Known {
        let begins_idiom = self.beginning_with(word).next().is_some();
        Known { syllables: prose::syllables(word), begins_idiom }
    }

    fn beginning_with(&self, word: &str) -> impl Iterator<Item = &[&'t str]> {
        let begins = move |idiom: &&[&str]| idiom.first().is_some_and(|first| first.eq_ignore_ascii_case(word));
        self.idioms.iter().map(Vec::as_slice).filter(begins)
    }

    /// The idiom that begins with `word`, which is a part of `text`, as it is written there.
    fn idiom<'w>(&self, word: &str, text: &'w str) -> Option<&'w str> {
        let rest = &text[offset(word, text)..];
        self.beginning_with(word).find_map(|idiom| {
            let mut written = prose::written_words(rest);
            let mut end = 0;
            for sought in idiom {
                let found = written.next().filter(|found| found.eq_ignore_ascii_case(sought))?;
                end = offset(found, rest) + found.len();
            }
            Some(&rest[..end])
        })
    }
}
