//! Scenes, choices, doors, composes, endings and drills.

use super::{At, Loader};
use crate::lesson::fault::{Fault, Kind, Within};
use crate::lesson::id::Id;
use crate::lesson::model::{
    Body, Branch, Choice, Compose, Drill, Ending, Form, Medium, Member, Reason, Sample, Scene, Target, Way,
};
use crate::lesson::raw;
use crate::lesson::template::Template;

/// What the choices of a scene share while they are loaded.
struct Setting<'a> {
    cast: &'a [Member],
    next: Option<&'a Vec<Branch>>,
    /// Whether a way on must say where it leads. Not in a drill, and not where none does, which is one fault of the scene.
    leads: bool,
    drill: bool,
}

impl Loader<'_> {
    pub(super) fn scene(&mut self, id: Id, raw: raw::Scene, medium: Medium, cast: &[Member]) -> Scene {
        let top = At::top("scenes");
        let at = top.key(id.as_str());
        let next = raw.next.as_ref().map(|next| self.next(&at.key("next"), next));
        let choices = raw.choices.iter().flat_map(|choices| &choices.0).map(|(_, choice)| choice.next.is_some());
        let doors = raw.doors.iter().flat_map(|doors| &doors.0).map(|(_, door)| door.next.is_some());
        let ways: Vec<bool> = choices.chain(doors).collect();
        let leads = next.is_some() || ways.contains(&true);
        let setting = Setting { cast, next: next.as_ref(), leads, drill: false };
        let has: Vec<&'static str> = [
            raw.choices.is_some().then_some("choices"),
            raw.doors.is_some().then_some("doors"),
            raw.compose.is_some().then_some("compose"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let body = if let Some(choices) = raw.choices {
            Body::Choices(self.choices(&at.key("choices"), choices, &setting))
        } else if let Some(doors) = raw.doors {
            Body::Doors(self.doors(&at.key("doors"), doors, &setting))
        } else if let Some(compose) = raw.compose {
            Body::Compose(Box::new(self.compose(&at.key("compose"), compose, cast)))
        } else {
            Body::Passage
        };
        let passes_on = matches!(body, Body::Compose(_) | Body::Passage);
        if has.len() > 1 || (has.is_empty() && next.is_none()) {
            self.fault_of_key(&at, Fault::SceneBody { has: has.clone() });
        } else if !leads && (passes_on || !ways.is_empty()) {
            self.fault_of_key(&at, Fault::NoWayOn);
        }
        if matches!(body, Body::Choices(_)) && raw.practises.is_none() && has.len() == 1 {
            let within = Within::Key(id.to_string());
            self.fault_of_key(&at, Fault::MissingKeys { keys: vec!["practises".to_owned()], within });
        }
        Scene {
            at: self.optional(&at.key("at"), raw.at, cast),
            medium: raw.medium.unwrap_or(medium),
            tell: raw.tell,
            effects: self.effects(&at.key("effects"), &raw.effects),
            lines: self.script(&at.key("lines"), raw.lines, cast),
            practises: raw.practises.map(|practised| self.practised(&at, practised)),
            reasons: raw.reasons.map_or_else(Vec::new, |reasons| self.reasons(&at, reasons, &body, cast)),
            body,
            next: next.unwrap_or_else(nowhere),
            id,
        }
    }

    /// A move by its name, which the vocabulary must know.
    fn practised(&mut self, at: &At<'_>, id: Id) -> Id {
        let vocabulary = self.vocabulary;
        self.known(&at.key("practises"), Kind::Move, &id, vocabulary.moves().map(|(_, id, _)| id.as_str()));
        id
    }

    fn choices(&mut self, at: &At<'_>, raw: raw::Map<raw::Choice>, setting: &Setting<'_>) -> Vec<Choice> {
        // Twins count once: they never show together.
        let twin = |choice: &raw::Choice| choice.same_as.as_ref().is_some_and(|same| raw.0.iter().any(|(id, _)| id == same));
        self.count(at, "choices", raw.0.iter().filter(|(_, choice)| !twin(choice)).count(), (2, 5));
        let same_as: Vec<Option<Id>> = raw.0.iter().map(|(_, choice)| choice.same_as.clone()).collect();
        let mut choices: Vec<Choice> = raw.0.into_iter().map(|(id, choice)| self.choice(at, id, choice, setting)).collect();
        for (index, twin) in same_as.iter().enumerate() {
            let Some(twin) = twin else { continue };
            let at = at.key(choices[index].way.id.as_str());
            let own = choices.iter().zip(&same_as).filter(|(_, twin)| twin.is_none()).map(|(choice, _)| choice.way.id.as_str());
            if self.known(&at.key("same_as"), Kind::Choice, twin, own) {
                let Some(twin) = choices.iter().position(|choice| choice.way.id == *twin) else { continue };
                (choices[index].way.form, choices[index].same_as) = (choices[twin].way.form, Some(twin));
                choices[index].way.words = choices[twin].way.words.clone();
            }
        }
        choices
    }

    fn choice(&mut self, list: &At<'_>, id: Id, raw: raw::Choice, setting: &Setting<'_>) -> Choice {
        let at = list.key(id.as_str());
        if setting.drill {
            let has = [
                ("next", raw.next.is_some()),
                ("when", !raw.when.0.is_empty()),
                ("once", raw.once),
                ("effects", !raw.effects.0.is_empty()),
            ];
            for (key, _) in has.into_iter().filter(|&(_, has)| has) {
                self.fault_of_key(&at.key(key), Fault::NotInDrill(key));
            }
        }
        let error = raw.error.filter(|error| {
            self.known(&at.key("error"), Kind::Error, error, self.vocabulary.errors.iter().map(|(id, _)| id.as_str()))
        });
        let cast = setting.cast;
        let temptation = self.optional(&at.key("temptation"), raw.temptation, cast);
        let reaction = self.script(&at.key("reaction"), raw.reaction, cast);
        let feedback = self.template(&at.key("feedback"), raw.feedback, cast);
        let better = self.optional(&at.key("better"), raw.better, cast);
        let raw::Choice { say, act, when, once, effects, next, quality, same_as, .. } = raw;
        let mut way = self.way(list, id, raw::Door { say, act, when, once, effects, next }, same_as.is_some(), setting);
        if !setting.drill {
            way.effects = self.with_quality(quality, way.effects);
        }
        Choice { way, quality, same_as: None, temptation, error, reaction, feedback, better }
    }

    fn doors(&mut self, at: &At<'_>, raw: raw::Map<raw::Door>, setting: &Setting<'_>) -> Vec<Way> {
        self.count(at, "doors", raw.0.len(), (1, 9));
        raw.0.into_iter().map(|(id, door)| self.way(at, id, door, false, setting)).collect()
    }

    /// Reasons, which belong to a decision, and of which one fits.
    fn reasons(&mut self, at: &At<'_>, raw: raw::Map<raw::Reason>, body: &Body, cast: &[Member]) -> Vec<Reason> {
        let at = at.key("reasons");
        self.count(&at, "reasons", raw.0.len(), (2, 3));
        if !matches!(body, Body::Choices(_)) {
            self.fault_of_key(&at, Fault::ReasonsAlone);
        }
        let fitting = raw.0.iter().filter(|(_, reason)| reason.fits).count();
        if fitting != 1 {
            self.fault_of_key(&at, Fault::FittingReasons(fitting));
        }
        let reason = |(id, reason): (Id, raw::Reason)| {
            let at = at.key(id.as_str());
            let text = self.template(&at.key("text"), reason.text, cast);
            let feedback = self.template(&at.key("feedback"), reason.feedback, cast);
            Reason { id, text, fits: reason.fits, feedback }
        };
        raw.0.into_iter().map(reason).collect()
    }

    /// What a choice and a door have in common.
    fn way(&mut self, list: &At<'_>, id: Id, raw: raw::Door, twin: bool, setting: &Setting<'_>) -> Way {
        let at = list.key(id.as_str());
        let (form, words) = match (raw.say, raw.act, twin) {
            (Some(words), None, false) => (Form::Say, self.template(&at.key("say"), words, setting.cast)),
            (None, Some(words), false) => (Form::Do, self.template(&at.key("do"), words, setting.cast)),
            (None, None, true) => (Form::Say, Template::default()),
            (say, act, _) => {
                let has = [("say", say.is_some()), ("do", act.is_some()), ("same_as", twin)];
                let has = has.into_iter().filter_map(|(key, has)| has.then_some(key)).collect();
                self.fault_of_key(&at, Fault::WayWords { has });
                (Form::Do, Template::default())
            }
        };
        let own = raw.next.map(|next| self.next(&at.key("next"), &next));
        if own.is_none() && setting.next.is_none() && setting.leads {
            self.fault_of_key(&at, Fault::NoWayOn);
        }
        let once = raw.once.then(|| {
            self.once += 1;
            self.once - 1
        });
        Way {
            form,
            words,
            // A drill has none of these, which is said already.
            when: if setting.drill { Vec::new() } else { self.guard(&at.key("when"), &raw.when) },
            once,
            effects: if setting.drill { Vec::new() } else { self.effects(&at.key("effects"), &raw.effects) },
            next: own.or_else(|| setting.next.cloned()).unwrap_or_else(nowhere),
            id,
        }
    }

    fn compose(&mut self, at: &At<'_>, raw: raw::Compose, cast: &[Member]) -> Compose {
        self.count(&at.key("models"), "models", raw.models.len(), (2, 2));
        let models = at.key("models");
        let details = at.key("details");
        let detail = |(id, words): (Id, Vec<String>)| {
            let at = details.key(id.as_str());
            let words = words.into_iter().enumerate().map(|(i, word)| self.text(&at.index(i), word)).collect();
            (id, words)
        };
        Compose {
            details: raw.details.0.into_iter().map(detail).collect(),
            prompt: self.template(&at.key("prompt"), raw.prompt, cast),
            kind: raw.kind,
            models: raw.models.into_iter().enumerate().map(|(i, sample)| self.sample(&models.index(i), sample, cast)).collect(),
            flawed: self.sample(&at.key("flawed"), raw.flawed, cast),
            keep_as: raw.keep_as,
        }
    }

    fn sample(&mut self, at: &At<'_>, raw: raw::Sample, cast: &[Member]) -> Sample {
        Sample { text: self.template(&at.key("text"), raw.text, cast), why: self.template(&at.key("why"), raw.why, cast) }
    }

    pub(super) fn ending(&mut self, id: Id, raw: raw::Ending, cast: &[Member]) -> Ending {
        let top = At::top("endings");
        let at = top.key(id.as_str());
        let (title, text) = (self.text(&at.key("title"), raw.title), self.script(&at.key("text"), raw.text, cast));
        Ending { id, title, quality: raw.quality, text }
    }

    /// A drill. Its own cast is added to `everyone`, and its lines know the lesson's cast and its own.
    pub(super) fn drill(
        &mut self,
        id: Id,
        raw: raw::Drill,
        medium: Medium,
        cast: &[Member],
        everyone: &mut Vec<Member>,
    ) -> Drill {
        let top = At::top("drills");
        let at = top.key(id.as_str());
        let own = self.cast(&at.key("cast"), raw.cast);
        let first = everyone.len();
        everyone.extend(own.iter().cloned());
        let known: Vec<Member> = cast.iter().cloned().chain(own).collect();
        let setting = Setting { cast: &known, next: None, leads: false, drill: true };
        let mut scene = Scene {
            id: id.clone(),
            at: None,
            medium: raw.medium.unwrap_or(medium),
            tell: false,
            effects: Vec::new(),
            lines: self.script(&at.key("lines"), raw.lines, &known),
            practises: Some(self.practised(&at, raw.practises)),
            body: Body::Choices(self.choices(&at.key("choices"), raw.choices, &setting)),
            reasons: Vec::new(),
            next: nowhere(),
        };
        // Speakers of the drill's own cast stand after the lesson's and after those of the drills before.
        let shift = |speaker: &mut Option<usize>| {
            *speaker = speaker.map(|place| if place < cast.len() { place } else { place - cast.len() + first });
        };
        scene.lines.iter_mut().for_each(|line| shift(&mut line.speaker));
        if let Body::Choices(choices) = &mut scene.body {
            choices.iter_mut().flat_map(|choice| &mut choice.reaction).for_each(|line| shift(&mut line.speaker));
        }
        Drill { id, scene }
    }
}

/// Where something leads that names nothing: to an ending, so that checks can go on.
fn nowhere() -> Vec<Branch> {
    vec![Branch { when: Vec::new(), to: Target::Ending(0) }]
}
