//! What a lesson gives to read, measured once for the rules of reading: its sentences with their words and syllables, and its idioms.
//!
//! Read are full sentences: summary, cards, lines, options, reactions, feedback, temptations, tasks and their models, endings, the plan.
//! Not counted are headings and names, which are no sentences, and the flawed example of a task, which may be flawed by its sentences.

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
    texts: Vec<(Spot, Text)>,
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
    /// Which sentence of its text it is, from 0.
    nth: usize,
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
        let mut reading = Self { lesson, texts: texts.texts, sentences: Vec::new(), idioms: Vec::new() };
        let phrases = Phrases::new(vocabulary.words("idioms"));
        for (text, (_, words)) in reading.texts.iter().enumerate() {
            for (nth, sentence) in prose::sentences(words.as_str()).into_iter().enumerate() {
                let mut measured = Sentence { words: 0, syllables: 0, text, nth };
                for word in prose::written_words(sentence) {
                    measured.words += 1;
                    measured.syllables += prose::syllables(word);
                    let phrase = phrases.at(word, words.as_str());
                    reading.idioms.extend(phrase.map(|phrase| Idiom { phrase: phrase.to_owned(), text }));
                }
                reading.sentences.push(measured);
            }
        }
        Some(reading)
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
        let text = self.texts[sentence.text].1.as_str();
        let said = prose::sentences(text).get(sentence.nth).copied().unwrap_or_default();
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
                    Part::Prompt => keys(["compose", "prompt"]),
                    Part::Model(model, key) => [keys(["compose"]), index("models", model, key)].concat(),
                    Part::Flawed => keys(["compose", "flawed", "why"]),
                };
                [keys([list, scene.id.as_str()]), inner].concat()
            }
        }
    }
}

fn form_key(form: Form) -> &'static str {
    match form {
        Form::Say => "say",
        Form::Do => "do",
    }
}

/// Gathers the texts of a lesson.
struct Texts {
    values: Values,
    texts: Vec<(Spot, Text)>,
}

impl Texts {
    fn lesson(&mut self, lesson: &Lesson) {
        self.texts.push((Spot::Summary, lesson.summary.clone()));
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
        self.texts.extend(plan.map(|plan| (Spot::Plan, plan)));
        for (index, drill) in lesson.drills.iter().enumerate() {
            self.scene(&drill.scene, true, index);
        }
    }

    fn add(&mut self, spot: Spot, template: &Template) {
        self.texts.push((spot, template.fill(&self.values)));
    }

    fn lines(&mut self, spot: Spot, lines: &[Line]) {
        for line in lines {
            self.add(spot, &line.words);
        }
    }

    fn scene(&mut self, scene: &Scene, drill: bool, index: usize) {
        let spot = |part| Spot::Scene { drill, scene: index, part };
        self.lines(spot(Part::Lines), &scene.lines);
        match &scene.body {
            Body::Choices(choices) => {
                for (place, choice) in choices.iter().enumerate() {
                    self.choice(choice, |key| spot(Part::Choice(place, key)));
                }
            }
            Body::Doors(doors) => {
                let words = |(door, way): (usize, &Way)| self.add(spot(Part::Door(door, way.form)), &way.words);
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

    fn choice(&mut self, choice: &Choice, spot: impl Fn(&'static str) -> Spot) {
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

/// Phrases to be found in texts, in small letters.
struct Phrases<'v> {
    phrases: &'v [String],
    /// The first letters that phrases begin with, for ASCII.
    first: [bool; 128],
}

impl<'v> Phrases<'v> {
    fn new(phrases: &'v [String]) -> Self {
        let mut first = [false; 128];
        for letter in phrases.iter().filter_map(|phrase| phrase.bytes().next()) {
            if let Some(known) = first.get_mut(usize::from(letter)) {
                *known = true;
            }
        }
        Self { phrases, first }
    }

    /// The phrase that begins with `word`, which is a part of `text`, as it is written there.
    fn at<'t>(&self, word: &'t str, text: &'t str) -> Option<&'t str> {
        let letter = word.bytes().next()?.to_ascii_lowercase();
        if !self.first.get(usize::from(letter)).copied().unwrap_or_default() {
            return None;
        }
        let rest = &text[word.as_ptr().addr() - text.as_ptr().addr()..];
        self.phrases.iter().find_map(|phrase| {
            let (mut sought, mut end) = (prose::written_words(phrase), 0);
            for written in prose::written_words(rest) {
                let Some(next) = sought.next() else { break };
                if !written.eq_ignore_ascii_case(next) {
                    return None;
                }
                end = written.as_ptr().addr() - rest.as_ptr().addr() + written.len();
            }
            (end > 0 && sought.next().is_none()).then(|| &rest[..end])
        })
    }
}
