//! From what a file says to what it means: names are resolved, guards and effects get their types, and every fault is found.
//!
//! A fault of form leaves no lesson, nor does a file without scenes or endings. One of meaning leaves a lesson for the other checks,
//! in which an unknown target counts as the one suggested or else as an ending, an unknown guard as true and an unknown effect as
//! nothing.

mod graph;
mod logic;
mod scene;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::fault::{Fault, Kind};
use super::finding::{Finding, Path, Severity, Step};
use super::form;
use super::id::{Id, nearest};
use super::layout::Layout;
use super::locate::{Places, Target as End};
use super::model::{Effect, Idea, Lesson, Member, Meter, Plan, Target, Vary};
use super::raw;
use super::source::Source;
use super::template::Field;
use super::text::Text;
use super::vocabulary::Vocabulary;

/// A lesson, if its file has one, and all that was found in it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The lesson; with errors among the findings it is for checks only.
    pub lesson: Option<Lesson>,
    /// What was found, in the order of the file.
    pub findings: Vec<Finding>,
}

impl Loaded {
    /// How many findings keep the lesson from being played.
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// The lesson, if it can be played; else how many errors it has.
    pub fn playable(self) -> Result<Lesson, usize> {
        let errors = self.errors();
        self.lesson.filter(|_| errors == 0).ok_or(errors)
    }
}

/// The most findings of one file that are listed; the rest is counted.
pub const MAX_FAULTS: usize = 50;

/// Loads the lesson in `source`, in which `found` was found already, as `id`; without one it is called `unnamed`.
pub fn load(id: Option<&Id>, source: &Source, found: Vec<Finding>, vocabulary: &Vocabulary) -> Loaded {
    if !found.is_empty() {
        return Loaded { lesson: None, findings: in_order(found, 0) };
    }
    match form::file::<raw::Lesson>(&source.text) {
        Err(findings) => Loaded { lesson: None, findings: in_order(findings, 0) },
        Ok(raw) => {
            let mut loader = Loader::new(&raw, vocabulary);
            let lesson = loader.lesson(id.cloned().unwrap_or_default(), raw);
            let (mut findings, more) = loader.findings(&source.text);
            findings.extend(form::lost(&source.text));
            // Somewhere to start and somewhere to end: whoever holds a lesson may count on both.
            let whole = !lesson.scenes.is_empty() && !lesson.endings.is_empty();
            Loaded { lesson: whole.then_some(lesson), findings: in_order(findings, more) }
        }
    }
}

/// Findings in the order of their file, as many as are listed. What is found twice in one place, as in a part that an alias
/// repeats, is one finding. The last one counts those that are not listed, and `more` that were not even looked at.
pub(super) fn in_order(mut findings: Vec<Finding>, more: usize) -> Vec<Finding> {
    findings.sort_by(|a, b| (a.place, a.code, &a.message, &a.path).cmp(&(b.place, b.code, &b.message, &b.path)));
    findings.dedup_by(|a, b| a.place.is_some() && (a.place, a.code, &a.message) == (b.place, b.code, &b.message));
    let more = more + findings.len().saturating_sub(MAX_FAULTS);
    findings.truncate(MAX_FAULTS);
    findings.extend((more > 0).then(|| Fault::More(more).at(Path::default(), None)));
    findings
}

/// Where the loader is: a step and what leads to it. Lives on the stack, and becomes a [`Path`] only for a fault.
#[derive(Clone, Copy)]
struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Segment<'a>,
}

/// One step of an [`At`]; a [`Step`] that borrows.
#[derive(Clone, Copy)]
enum Segment<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    const fn top(key: &'a str) -> Self {
        Self { parent: None, step: Segment::Key(key) }
    }
    const fn key(&'a self, key: &'a str) -> Self {
        Self { parent: Some(self), step: Segment::Key(key) }
    }
    const fn index(&'a self, index: usize) -> Self {
        Self { parent: Some(self), step: Segment::Index(index) }
    }
    fn path(&self) -> Path {
        let mut path = self.parent.map_or_else(Path::default, At::path);
        path.0.push(match self.step {
            Segment::Key(key) => Step::Key(key.to_owned()),
            Segment::Index(index) => Step::Index(index),
        });
        path
    }
}

/// What a name in a guard or an effect stands for, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    Meter(usize),
    Flag(usize),
    Vary(usize),
}

/// What names stand for while a lesson is loaded, and the faults so far.
struct Loader<'a> {
    vocabulary: &'a Vocabulary,
    places: BTreeMap<Id, Target>,
    /// What guards and effects may name.
    names: BTreeMap<Id, Name>,
    vary: Vec<(Id, Vec<String>)>,
    guarded: Vec<bool>,
    by_quality: [Vec<Effect>; 3],
    once: usize,
    faults: Vec<(Fault, Path, End)>,
}

impl<'a> Loader<'a> {
    fn new(raw: &raw::Lesson, vocabulary: &'a Vocabulary) -> Self {
        let endings = raw.endings.0.iter().enumerate().map(|(index, (id, _))| (id.clone(), Target::Ending(index)));
        let scenes = raw.scenes.0.iter().enumerate().map(|(index, (id, _))| (id.clone(), Target::Scene(index)));
        // Where a name is taken twice, which is a fault, the later entry of the chain wins: the first flag, or a meter.
        let vary = raw.vary.0.iter().enumerate().map(|(index, (id, _))| (id.clone(), Name::Vary(index)));
        let flags = raw.flags.iter().enumerate().rev().map(|(index, id)| (id.clone(), Name::Flag(index)));
        let meters = raw.meters.0.iter().enumerate().map(|(index, (id, _))| (id.clone(), Name::Meter(index)));
        Self {
            vocabulary,
            places: endings.chain(scenes).collect(),
            names: vary.chain(flags).chain(meters).collect(),
            vary: raw.vary.0.clone(),
            guarded: vec![false; raw.vary.0.len()],
            by_quality: [const { Vec::new() }; 3],
            once: 0,
            faults: Vec::new(),
        }
    }

    /// Notes a fault of a value.
    fn fault(&mut self, at: &At<'_>, fault: Fault) {
        self.faults.push((fault, at.path(), End::Value));
    }

    /// Notes a fault of a whole mapping, which is located by its key.
    fn fault_of_key(&mut self, at: &At<'_>, fault: Fault) {
        self.faults.push((fault, at.path(), End::Key));
    }

    /// The name nearest to an unknown one, for a fault that is going to be listed: looking for it takes a while.
    fn near<'n>(&self, name: &str, candidates: impl IntoIterator<Item = &'n str>) -> Option<String> {
        self.lists_more().then(|| nearest(name, candidates)).flatten().map(str::to_owned)
    }

    /// Whether another fault would be listed, not only counted.
    fn lists_more(&self) -> bool {
        self.faults.len() < MAX_FAULTS
    }

    /// The first faults with their places in the text, and how many more there are.
    fn findings(&mut self, text: &str) -> (Vec<Finding>, usize) {
        let mut faults = std::mem::take(&mut self.faults);
        if faults.is_empty() {
            return (Vec::new(), 0);
        }
        // A place takes a look at much of the text, so only those that are listed get one.
        let more = faults.len().saturating_sub(MAX_FAULTS);
        faults.truncate(MAX_FAULTS);
        let places = Places::new(text);
        let finding = |(fault, path, end): (Fault, Path, End)| {
            let place = if path.0.is_empty() { None } else { places.place(&path, end, &fault.sought()) };
            fault.at(path, place)
        };
        (faults.into_iter().map(finding).collect(), more)
    }

    fn lesson(&mut self, id: Id, raw: raw::Lesson) -> Lesson {
        if raw.format != 1 {
            self.fault(&At::top("format"), Fault::UnknownFormat(raw.format));
        }
        self.names(&raw);
        self.by_quality(&raw.by_quality);
        self.count(&At::top("scenes"), "scenes", raw.scenes.0.len(), (1, usize::from(u16::MAX)));
        self.count(&At::top("endings"), "endings", raw.endings.0.len(), (1, usize::from(u16::MAX)));
        self.count(&At::top("ideas"), "ideas", raw.ideas.len(), (0, 3));
        let start = self.start(&raw);
        let cast = self.cast(&At::top("cast"), raw.cast);
        let scenes: Vec<_> = raw.scenes.0.into_iter().map(|(id, scene)| self.scene(id, scene, raw.medium, &cast)).collect();
        let endings = raw.endings.0.into_iter().map(|(id, ending)| self.ending(id, ending, &cast)).collect();
        let mut everyone = cast.clone();
        let drills = raw.drills.0.into_iter();
        let drills = drills.map(|(id, drill)| self.drill(id, drill, raw.medium, &cast, &mut everyone)).collect();
        let points = raw.points.into_iter().enumerate();
        let ideas = raw.ideas.into_iter().enumerate();
        let lesson = Lesson {
            id,
            title: self.text(&At::top("title"), raw.title),
            summary: self.text(&At::top("summary"), raw.summary),
            principles: self.principles(raw.principles),
            points: points.map(|(i, point)| self.text(&At::top("points").index(i), point)).collect(),
            medium: raw.medium,
            minutes: raw.minutes,
            feedback: raw.feedback,
            ideas: ideas.map(|(i, idea)| self.idea(&At::top("ideas").index(i), idea, &cast)).collect(),
            meters: raw.meters.0.into_iter().map(|(id, meter)| self.meter(id, meter)).collect(),
            flags: raw.flags,
            start,
            endings,
            once: self.once,
            plan: raw.plan.map(|plan| self.plan(plan)),
            drills,
            allow: raw.allow.0.into_iter().map(|(code, why)| self.allowance(code, why)).collect(),
            vary: raw.vary.0.into_iter().enumerate().map(|(index, (id, values))| self.vary(index, id, values)).collect(),
            cast: everyone,
            scenes,
        };
        self.circles(&lesson);
        if let Err(bits) = Layout::new(&lesson) {
            // It is about the file as a whole.
            self.faults.push((Fault::TooManyStates { bits }, Path::default(), End::Key));
        }
        lesson
    }

    /// Names that two things have, in the namespaces that are shared.
    fn names(&mut self, raw: &raw::Lesson) {
        for (id, _) in &raw.endings.0 {
            if matches!(self.places.get(id.as_str()), Some(Target::Scene(_))) {
                self.fault_of_key(
                    &At::top("endings").key(id.as_str()),
                    Fault::NameTaken { name: id.to_string(), by: Kind::Scene },
                );
            }
        }
        for (index, flag) in raw.flags.iter().enumerate() {
            let by = match self.names.get(flag.as_str()) {
                Some(Name::Flag(first)) if *first == index => continue,
                Some(Name::Meter(_)) => Kind::Meter,
                Some(Name::Flag(_) | Name::Vary(_)) | None => Kind::Flag,
            };
            self.fault(&At::top("flags").index(index), Fault::NameTaken { name: flag.to_string(), by });
        }
        let cast: BTreeSet<&str> = raw.cast.0.iter().map(|(id, _)| id.as_str()).collect();
        for (key, _) in &raw.vary.0 {
            let key = key.as_str();
            let name = key.to_owned();
            let fault = match self.names.get(key) {
                _ if Field::is_name(key) => Fault::ReservedName(name),
                _ if cast.contains(key) => Fault::NameTaken { name, by: Kind::Speaker },
                Some(Name::Meter(_)) => Fault::NameTaken { name, by: Kind::Meter },
                Some(Name::Flag(_)) => Fault::NameTaken { name, by: Kind::Flag },
                Some(Name::Vary(_)) | None => continue,
            };
            self.fault_of_key(&At::top("vary").key(key), fault);
        }
    }

    fn count(&mut self, at: &At<'_>, what: &'static str, found: usize, (least, most): (usize, usize)) {
        if !(least..=most).contains(&found) {
            self.fault_of_key(at, Fault::Count { what, found, least, most });
        }
    }

    fn cast(&mut self, at: &At<'_>, raw: raw::Map<raw::Member>) -> Vec<Member> {
        let member = |(id, member): (Id, raw::Member)| {
            let at = at.key(id.as_str());
            if Field::is_name(id.as_str()) || matches!(id.as_str(), "narrator" | "when") {
                self.fault_of_key(&at, Fault::ReservedName(id.to_string()));
            }
            let (name, role) = (self.text(&at.key("name"), member.name), self.text(&at.key("role"), member.role));
            Member { id, name, role }
        };
        raw.0.into_iter().map(member).collect()
    }

    fn principles(&mut self, raw: Vec<Id>) -> Vec<Id> {
        self.count(&At::top("principles"), "principles", raw.len(), (1, usize::from(u8::MAX)));
        for (index, id) in raw.iter().enumerate() {
            let known = self.vocabulary.principles.iter().map(|principle| principle.id.as_str());
            self.known(&At::top("principles").index(index), Kind::Principle, id, known);
        }
        raw
    }

    /// Whether a name is known; if not, the fault is noted.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other kinds are declared in the lesson itself")]
    fn known<'n>(&mut self, at: &At<'_>, kind: Kind, name: &Id, known: impl Iterator<Item = &'n str> + Clone) -> bool {
        let unread = match kind {
            Kind::Principle | Kind::Move | Kind::Error => self.vocabulary.broken,
            Kind::Source => self.vocabulary.uncited,
            _ => false,
        };
        let found = unread || known.clone().any(|known| known == name.as_str());
        if !found {
            let near = self.near(name.as_str(), known);
            self.fault(at, Fault::UnknownName { kind, name: name.to_string(), near });
        }
        found
    }

    fn idea(&mut self, at: &At<'_>, raw: raw::Idea, cast: &[Member]) -> Idea {
        let source = raw.source.as_ref().and_then(|source| {
            self.known(&at.key("source"), Kind::Source, source, self.vocabulary.sources.iter().map(|(id, _)| id.as_str()));
            self.vocabulary.source(source).cloned()
        });
        Idea { title: self.text(&at.key("title"), raw.title), text: self.template(&at.key("text"), raw.text, cast), source }
    }

    fn meter(&mut self, id: Id, raw: raw::Meter) -> Meter {
        let top = At::top("meters");
        let at = top.key(id.as_str());
        if !(0 <= raw.min && raw.min < raw.max && raw.max <= 100 && (raw.min..=raw.max).contains(&raw.start)) {
            self.fault_of_key(&at, Fault::MeterRange);
        }
        let bound = |number: i64| u8::try_from(number.clamp(0, 100)).unwrap_or(0);
        let (min, max) = (bound(raw.min), bound(raw.max).max(bound(raw.min)));
        let at_min = raw.at_min.as_ref().map(|target| self.target(&at.key("at_min"), target));
        let label = self.text(&at.key("label"), raw.label);
        Meter { id, label, min, max, start: bound(raw.start).clamp(min, max), at_min }
    }

    fn vary(&mut self, index: usize, id: Id, values: Vec<String>) -> Vary {
        let top = At::top("vary");
        let at = top.key(id.as_str());
        self.count(&at, "values", values.len(), (1, 255));
        let values = values.into_iter().enumerate().map(|(i, value)| self.text(&at.index(i), value)).collect();
        Vary { id, values, guarded: self.guarded[index] }
    }

    fn start(&mut self, raw: &raw::Lesson) -> usize {
        let Some(start) = &raw.start else { return 0 };
        if let Some(&Target::Scene(scene)) = self.places.get(start.as_str()) {
            return scene;
        }
        self.known(&At::top("start"), Kind::Scene, start, raw.scenes.0.iter().map(|(id, _)| id.as_str()));
        0
    }

    fn plan(&mut self, raw: raw::Plan) -> Plan {
        let at = At::top("plan");
        Plan { cue: self.text(&at.key("if"), raw.cue), act: self.text(&at.key("then"), raw.act) }
    }

    fn allowance(&mut self, code: String, why: String) -> (String, Text) {
        let why = self.text(&At::top("allow").key(&code), why);
        (code, why)
    }
}
