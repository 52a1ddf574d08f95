//! Lessons made by rule: small ones that use every operator of the format for properties, and large ones for benchmarks.
//!
//! The numbers of a [`Shape`] decide how much of what there is and its seed decides the rest, so that a failing lesson shrinks by its
//! numbers. The benchmarks include this file too.

mod logic;

use std::fmt::Write as _;

use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};

/// The principles.yaml that generated lessons name.
pub(crate) const VOCABULARY: &str = "\
language: en
principles:
  listening:
    title: Listen first
    points: [g]
    rule: Ask before you tell.
    moves:
      follow-up-question: Ask about the thing that they have just said.
      leave-a-pause: Leave room when somebody is not done yet.
errors:
  pitching: You offer what you sell before anybody has asked.
";

/// The most ways on with `once` in a lesson, so that its states fit into 64 bits.
const MAX_ONCE: usize = 16;
/// Of the bounds that meters have.
const METERS: [(u8, u8, u8); 4] = [(0, 3, 2), (0, 10, 5), (2, 4, 3), (0, 100, 1)];

/// What a lesson is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Decides all that the numbers leave open.
    pub(crate) seed: u64,
    /// How many scenes there are; at least 1.
    pub(crate) scenes: usize,
    /// How many endings there are; at least 1.
    pub(crate) endings: usize,
    /// How many meters there are; at most 4.
    pub(crate) meters: usize,
    /// How many flags there are.
    pub(crate) flags: usize,
    /// How many details vary.
    pub(crate) vary: usize,
    /// How many of a hundred scenes are no decisions.
    pub(crate) odd: u32,
    /// How many of a hundred places that may have a guard, an effect or a branch have one.
    pub(crate) rules: u32,
    /// How many of a hundred ways on lead anywhere instead of to the next scene.
    pub(crate) leaps: u32,
    /// Whether feedback is held back.
    pub(crate) held: bool,
    /// How long texts are: about seven times as many words around an option.
    pub(crate) words: usize,
}

impl Shape {
    /// A long lesson as somebody might write it, with about 79 words around an option.
    pub(crate) fn long(scenes: usize) -> Self {
        Self { seed: 7, scenes, endings: 4, meters: 2, flags: 6, vary: 1, odd: 10, rules: 20, leaps: 5, held: false, words: 11 }
    }

    /// The lesson as YAML.
    pub(crate) fn yaml(&self) -> String {
        let rng = ChaCha8Rng::seed_from_u64(self.seed);
        let mut draft = Draft { rng, shape: self, bodies: Vec::new(), leading: Vec::new(), once: 0, yaml: String::new() };
        draft.bodies = (0..self.scenes).map(|_| draft.body()).collect();
        draft.head();
        draft.line(0, "scenes:");
        (0..self.scenes).for_each(|scene| draft.scene(scene));
        draft.endings();
        draft.tail();
        draft.yaml
    }
}

/// What a scene asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    Choices,
    Doors,
    Compose,
    Passage,
}

/// A lesson that is being written.
struct Draft<'a> {
    rng: ChaCha8Rng,
    shape: &'a Shape,
    bodies: Vec<Body>,
    /// Which meters lead somewhere once they are used up.
    leading: Vec<bool>,
    once: usize,
    yaml: String,
}

impl Draft<'_> {
    fn line(&mut self, indent: usize, words: &str) {
        let _ = writeln!(self.yaml, "{:indent$}{words}", "");
    }

    fn chance(&mut self, of_a_hundred: u32) -> bool {
        self.rng.random_ratio(of_a_hundred.min(100), 100)
    }

    fn pick<'v>(&mut self, values: &[&'v str]) -> &'v str {
        values.choose(&mut self.rng).copied().expect("values to pick from")
    }

    fn body(&mut self) -> Body {
        let odd = self.shape.odd;
        if self.chance(odd) {
            *[Body::Doors, Body::Doors, Body::Compose, Body::Passage].choose(&mut self.rng).expect("bodies")
        } else {
            Body::Choices
        }
    }

    fn head(&mut self) {
        let shape = self.shape;
        self.line(0, "format: 1");
        self.line(0, "title: A lesson made by rule");
        self.line(0, "summary: Nobody wrote it, and everything happens in it.");
        self.line(0, "principles: [listening]");
        self.line(0, "points: [g]");
        self.line(0, "medium: in-person");
        self.line(0, "minutes: 6");
        self.line(0, if shape.held { "feedback: held" } else { "feedback: at-once" });
        self.line(0, "ideas:");
        self.line(2, "- title: The first idea");
        self.line(4, "text: |");
        let words = self.words(shape.words * 2);
        self.line(6, &words);
        self.line(0, "cast:");
        self.line(2, "rosa: { name: Rosa, role: gift-shop owner }");
        self.line(2, "ali: { name: Ali, role: a customer in a hurry }");
        if shape.meters > 0 {
            self.line(0, "meters:");
        }
        for (meter, (min, max, start)) in METERS.into_iter().enumerate().take(shape.meters) {
            let leads = self.chance(60);
            self.leading.push(leads);
            let at_min = if leads { format!(", at_min: {}", self.last_call()) } else { String::new() };
            self.line(2, &format!("m{meter}: {{ label: Meter {meter}, min: {min}, max: {max}, start: {start}{at_min} }}"));
        }
        if shape.flags > 0 {
            let flags: Vec<String> = (0..shape.flags).map(|flag| format!("f{flag}")).collect();
            self.line(0, &format!("flags: [{}]", flags.join(", ")));
        }
        if shape.meters > 0 && self.chance(shape.rules * 2) {
            self.line(0, "by_quality: { strong: { m0: 1 }, weak: { m0: -1 } }");
        }
        if shape.vary > 0 {
            self.line(0, "vary:");
        }
        for key in 0..shape.vary {
            self.line(2, &format!("v{key}: [a notebook, a candle, a mug]"));
        }
        if self.chance(shape.leaps) {
            let start = self.rng.random_range(0..shape.scenes);
            self.line(0, &format!("start: s{start}"));
        }
    }

    fn scene(&mut self, scene: usize) {
        self.line(2, &format!("s{scene}:"));
        if self.chance(20) {
            self.line(4, "at: Half past seven");
        }
        if self.chance(20) {
            let medium = self.pick(&["in-person", "phone", "video-call", "email", "chat", "calendar"]);
            self.line(4, &format!("medium: {medium}"));
        }
        if self.chance(self.shape.rules) {
            self.line(4, "tell: true");
        }
        if self.ruled() {
            let effects = self.effects(true);
            self.optional(4, "effects", &effects);
        }
        self.script(4, "lines", self.shape.words * 2);
        match self.bodies[scene] {
            Body::Choices => self.choices(scene),
            Body::Doors => self.doors(scene),
            Body::Compose => self.compose(scene),
            Body::Passage => self.next(4, scene),
        }
    }

    fn choices(&mut self, scene: usize) {
        let practised = self.pick(&["follow-up-question", "leave-a-pause"]);
        self.line(4, &format!("practises: {practised}"));
        self.line(4, "choices:");
        let count = self.rng.random_range(2..=4);
        let mut qualities = vec!["strong", "fair", "weak", "weak"];
        for choice in 0..count {
            let quality = qualities.remove(self.rng.random_range(0..qualities.len()));
            self.choice(scene, &format!("c{choice}"), quality, None);
        }
        if self.ruled() {
            self.choice(scene, "twin", "weak", Some("c0"));
        }
        self.next(4, scene);
    }

    fn choice(&mut self, scene: usize, id: &str, quality: &str, same_as: Option<&str>) {
        self.line(6, &format!("{id}:"));
        match same_as {
            Some(other) => self.line(8, &format!("same_as: {other}")),
            None => self.offer(8),
        }
        self.line(8, &format!("quality: {quality}"));
        if quality != "strong" {
            let words = self.words(self.shape.words);
            self.line(8, &format!("temptation: {words}"));
            self.line(8, "error: pitching");
        }
        self.way(scene);
        self.script(8, "reaction", self.shape.words);
        self.line(8, "feedback: >");
        let words = self.words(self.shape.words * 3);
        self.line(10, &words);
        if quality == "weak" && self.chance(50) {
            let words = self.words(self.shape.words);
            self.line(8, &format!("better: {words}"));
        }
    }

    /// The words of a way on.
    fn offer(&mut self, indent: usize) {
        let (form, words) = (self.pick(&["say", "do"]), self.words(self.shape.words));
        self.line(indent, &format!("{form}: {words}"));
    }

    /// What any way on may have.
    fn way(&mut self, scene: usize) {
        if self.ruled() {
            let when = self.guard();
            self.optional(8, "when", &when);
        }
        if self.once < MAX_ONCE && self.ruled() {
            self.once += 1;
            self.line(8, "once: true");
        }
        if self.ruled() {
            let effects = self.effects(false);
            self.optional(8, "effects", &effects);
        }
        if self.chance(self.shape.leaps) {
            self.next(8, scene);
        }
    }

    fn optional(&mut self, indent: usize, key: &str, value: &str) {
        if !value.is_empty() {
            self.line(indent, &format!("{key}: {value}"));
        }
    }

    fn doors(&mut self, scene: usize) {
        self.line(4, "doors:");
        for door in 0..self.rng.random_range(1..=3) {
            self.line(6, &format!("d{door}:"));
            self.offer(8);
            self.way(scene);
        }
        self.next(4, scene);
    }

    fn compose(&mut self, scene: usize) {
        let kind = self.pick(&["ideal-client", "what-i-do", "follow-up", "introduction", "thanks", "free"]);
        self.line(4, "compose:");
        self.line(6, "prompt: Write two sentences.");
        self.line(6, &format!("kind: {kind}"));
        self.line(6, "details: { guitar: [guitar, guitars, band] }");
        self.line(6, "models:");
        for _ in 0..2 {
            let words = self.words(self.shape.words);
            self.line(8, &format!("- {{ text: \"{words}\", why: It is short. }}"));
        }
        self.line(6, "flawed: { text: Dear all., why: Nobody feels meant. }");
        self.line(6, "keep_as: ideal-client");
        self.next(4, scene);
    }

    fn endings(&mut self) {
        self.line(0, "endings:");
        for ending in 0..self.shape.endings {
            self.line(2, &format!("e{ending}:"));
            let quality = self.pick(&["strong", "fair", "weak"]);
            self.line(4, &format!("title: Ending {ending}"));
            self.line(4, &format!("quality: {quality}"));
            self.script(4, "text", self.shape.words * 2);
        }
    }

    fn tail(&mut self) {
        self.line(0, "plan: { if: I am waiting in a shop, then: I will ask one question }");
        self.line(0, "drills:");
        self.line(2, "dentist:");
        self.line(4, "medium: phone");
        self.line(4, "cast: { ben: { name: Ben, role: dentist } }");
        self.line(4, "practises: follow-up-question");
        self.line(4, "lines: \"ben: Open wide.\"");
        self.line(4, "choices:");
        for (id, quality) in [("ask", "strong"), ("pitch", "weak")] {
            let words = self.words(self.shape.words);
            self.line(
                6,
                &format!("{id}: {{ say: \"{words}\", quality: {quality}, reaction: \"ben: Mm.\", feedback: \"{words}\" }}"),
            );
        }
        self.line(0, "allow: { C101: the pause is the point }");
    }

    /// A script of about so many words, as a text or as a list.
    fn script(&mut self, indent: usize, key: &str, words: usize) {
        let (narrated, said) = (self.words(words / 2), self.words(words.div_ceil(2)));
        if !self.ruled() {
            self.line(indent, &format!("{key}: |"));
            self.line(indent + 2, &narrated);
            return self.line(indent + 2, &format!("rosa: {said}"));
        }
        self.line(indent, &format!("{key}:"));
        self.line(indent + 2, &format!("- narrator: {narrated}"));
        self.line(indent + 2, &format!("- ali: \"{said}\""));
        let when = self.guard();
        self.optional(indent + 4, "when", &when);
    }

    /// So many words, at least one, now and then with a placeholder.
    fn words(&mut self, count: usize) -> String {
        const WORDS: [&str; 24] = [
            "you", "ask", "about", "the", "shop", "and", "she", "laughs", "because", "nobody", "has", "asked", "before", "while",
            "a", "customer", "waits", "with", "candles", "in", "both", "hands", "for", "change",
        ];
        const FILLED: [&str; 5] = ["{you}", "{profession|my work}", "{rosa}", "{{so}}", "{v0}"];
        let mut words = vec!["Then"];
        for _ in 1..count {
            let word = if self.chance(4) {
                self.pick(if self.shape.vary > 0 { &FILLED } else { &FILLED[..4] })
            } else {
                self.pick(&WORDS)
            };
            words.push(word);
        }
        words.join(" ") + "."
    }
}
