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

/// What a choice and a door have in common, as the file says it.
struct RawWay<'a> {
    id: &'a Id,
    say: Option<&'a String>,
    act: Option<&'a String>,
    when: &'a raw::Guard,
    once: bool,
    effects: &'a raw::Effects,
    next: Option<&'a raw::Next>,
}

impl Loader<'_> {
    pub(super) fn scene(&mut self, id: &Id, raw: &raw::Scene, lesson: &raw::Lesson, cast: &[Member]) -> Scene {
        let top = At::top("scenes");
        let at = top.key(id.as_str());
        let next = raw.next.as_ref().map(|next| self.next(&at.key("next"), next));
        let choices = raw.choices.iter().flat_map(|choices| &choices.0).map(|(_, choice)| choice.next.is_some());
        let doors = raw.doors.iter().flat_map(|doors| &doors.0).map(|(_, door)| door.next.is_some());
        let ways: Vec<bool> = choices.chain(doors).collect();
        let leads = next.is_some() || ways.contains(&true);
        let setting = Setting { cast, next: next.as_ref(), leads, drill: false };
        let body = self.body(&at, raw, &setting);
        let passes_on = matches!(body, Body::Compose(_) | Body::Passage);
        let has: Vec<&'static str> = [
            raw.choices.is_some().then_some("choices"),
            raw.doors.is_some().then_some("doors"),
            raw.compose.is_some().then_some("compose"),
        ]
        .into_iter()
        .flatten()
        .collect();
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
            id: id.clone(),
            at: self.optional(&at.key("at"), raw.at.as_ref(), cast),
            medium: raw.medium.unwrap_or(lesson.medium),
            tell: raw.tell,
            effects: self.effects(&at.key("effects"), &raw.effects),
            lines: self.script(&at.key("lines"), &raw.lines, cast),
            practises: raw.practises.as_ref().map(|practised| self.practised(&at, practised)),
            reasons: raw.reasons.as_ref().map_or_else(Vec::new, |reasons| self.reasons(&at, reasons, &body, cast)),
            body,
            next: next.unwrap_or_else(nowhere),
        }
    }

    /// A move by its name, which the vocabulary must know.
    fn practised(&mut self, at: &At<'_>, id: &Id) -> Id {
        let vocabulary = self.vocabulary;
        self.known(&at.key("practises"), Kind::Move, id, vocabulary.moves().map(|(_, id, _)| id.as_str()));
        id.clone()
    }

    fn body(&mut self, at: &At<'_>, raw: &raw::Scene, setting: &Setting<'_>) -> Body {
        if let Some(choices) = &raw.choices {
            return Body::Choices(self.choices(&at.key("choices"), choices, setting));
        }
        if let Some(doors) = &raw.doors {
            let at = at.key("doors");
            self.count(&at, "doors", doors.0.len(), (1, 9));
            return Body::Doors(doors.0.iter().map(|(id, door)| self.door(&at, id, door, setting)).collect());
        }
        raw.compose
            .as_ref()
            .map_or(Body::Passage, |compose| Body::Compose(Box::new(self.compose(&at.key("compose"), compose, setting.cast))))
    }

    fn choices(&mut self, at: &At<'_>, raw: &raw::Map<raw::Choice>, setting: &Setting<'_>) -> Vec<Choice> {
        // Twins count once: they never show together.
        let twin = |choice: &raw::Choice| choice.same_as.as_ref().is_some_and(|same| raw.0.iter().any(|(id, _)| id == same));
        self.count(at, "choices", raw.0.iter().filter(|(_, choice)| !twin(choice)).count(), (2, 5));
        let mut choices: Vec<Choice> = raw.0.iter().map(|(id, choice)| self.choice(at, id, choice, setting)).collect();
        for (index, (id, choice)) in raw.0.iter().enumerate() {
            let Some(same_as) = &choice.same_as else { continue };
            let own = raw.0.iter().filter(|(_, c)| c.same_as.is_none()).map(|(id, _)| id.as_str());
            if self.known(&at.key(id.as_str()).key("same_as"), Kind::Choice, same_as, own) {
                let Some(twin) = raw.0.iter().position(|(id, _)| id == same_as) else { continue };
                (choices[index].way.form, choices[index].same_as) = (choices[twin].way.form, Some(twin));
                choices[index].way.words = choices[twin].way.words.clone();
            }
        }
        choices
    }

    fn choice(&mut self, at: &At<'_>, id: &Id, raw: &raw::Choice, setting: &Setting<'_>) -> Choice {
        let at = at.key(id.as_str());
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
        let error = raw.error.clone().filter(|error| {
            self.known(&at.key("error"), Kind::Error, error, self.vocabulary.errors.iter().map(|(id, _)| id.as_str()))
        });
        let way = RawWay {
            id,
            say: raw.say.as_ref(),
            act: raw.act.as_ref(),
            when: &raw.when,
            once: raw.once,
            effects: &raw.effects,
            next: raw.next.as_ref(),
        };
        let mut way = self.way(&at, &way, raw.same_as.is_some(), setting);
        if !setting.drill {
            way.effects = self.with_quality(raw.quality, way.effects);
        }
        let cast = setting.cast;
        Choice {
            way,
            quality: raw.quality,
            same_as: None,
            temptation: self.optional(&at.key("temptation"), raw.temptation.as_ref(), cast),
            error,
            reaction: self.script(&at.key("reaction"), &raw.reaction, cast),
            feedback: self.template(&at.key("feedback"), &raw.feedback, cast),
            better: self.optional(&at.key("better"), raw.better.as_ref(), cast),
        }
    }

    /// Reasons, which belong to a decision, and of which one fits.
    fn reasons(&mut self, at: &At<'_>, raw: &raw::Map<raw::Reason>, body: &Body, cast: &[Member]) -> Vec<Reason> {
        let at = at.key("reasons");
        self.count(&at, "reasons", raw.0.len(), (2, 3));
        if !matches!(body, Body::Choices(_)) {
            self.fault_of_key(&at, Fault::ReasonsAlone);
        }
        let fitting = raw.0.iter().filter(|(_, reason)| reason.fits).count();
        if fitting != 1 {
            self.fault_of_key(&at, Fault::FittingReasons(fitting));
        }
        let reason = |(id, reason): &(Id, raw::Reason)| {
            let at = at.key(id.as_str());
            let text = self.template(&at.key("text"), &reason.text, cast);
            Reason {
                id: id.clone(),
                text,
                fits: reason.fits,
                feedback: self.template(&at.key("feedback"), &reason.feedback, cast),
            }
        };
        raw.0.iter().map(reason).collect()
    }

    fn door(&mut self, at: &At<'_>, id: &Id, raw: &raw::Door, setting: &Setting<'_>) -> Way {
        let way = RawWay {
            id,
            say: raw.say.as_ref(),
            act: raw.act.as_ref(),
            when: &raw.when,
            once: raw.once,
            effects: &raw.effects,
            next: raw.next.as_ref(),
        };
        self.way(&at.key(id.as_str()), &way, false, setting)
    }

    fn way(&mut self, at: &At<'_>, raw: &RawWay<'_>, twin: bool, setting: &Setting<'_>) -> Way {
        let (form, words) = match (raw.say, raw.act, twin) {
            (Some(words), None, false) => (Form::Say, self.template(&at.key("say"), words, setting.cast)),
            (None, Some(words), false) => (Form::Do, self.template(&at.key("do"), words, setting.cast)),
            (None, None, true) => (Form::Say, Template::default()),
            _ => {
                let has = [("say", raw.say.is_some()), ("do", raw.act.is_some()), ("same_as", twin)];
                let has = has.into_iter().filter_map(|(key, has)| has.then_some(key)).collect();
                self.fault_of_key(at, Fault::WayWords { has });
                (Form::Do, Template::default())
            }
        };
        let own = raw.next.map(|next| self.next(&at.key("next"), next));
        if own.is_none() && setting.next.is_none() && setting.leads {
            self.fault_of_key(at, Fault::NoWayOn);
        }
        let once = raw.once.then(|| {
            self.once += 1;
            self.once - 1
        });
        Way {
            id: raw.id.clone(),
            form,
            words,
            // A drill has none of these, which is said already.
            when: if setting.drill { Vec::new() } else { self.guard(&at.key("when"), raw.when) },
            once,
            effects: if setting.drill { Vec::new() } else { self.effects(&at.key("effects"), raw.effects) },
            next: own.or_else(|| setting.next.cloned()).unwrap_or_else(nowhere),
        }
    }

    fn compose(&mut self, at: &At<'_>, raw: &raw::Compose, cast: &[Member]) -> Compose {
        self.count(&at.key("models"), "models", raw.models.len(), (2, 2));
        let models = at.key("models");
        let details = at.key("details");
        Compose {
            prompt: self.template(&at.key("prompt"), &raw.prompt, cast),
            kind: raw.kind,
            details: raw
                .details
                .0
                .iter()
                .map(|(id, words)| {
                    let at = details.key(id.as_str());
                    (id.clone(), words.iter().enumerate().map(|(i, word)| self.text(&at.index(i), word)).collect())
                })
                .collect(),
            models: raw.models.iter().enumerate().map(|(i, sample)| self.sample(&models.index(i), sample, cast)).collect(),
            flawed: self.sample(&at.key("flawed"), &raw.flawed, cast),
            keep_as: raw.keep_as.clone(),
        }
    }

    fn sample(&mut self, at: &At<'_>, raw: &raw::Sample, cast: &[Member]) -> Sample {
        Sample { text: self.template(&at.key("text"), &raw.text, cast), why: self.template(&at.key("why"), &raw.why, cast) }
    }

    pub(super) fn ending(&mut self, id: &Id, raw: &raw::Ending, cast: &[Member]) -> Ending {
        let top = At::top("endings");
        let at = top.key(id.as_str());
        Ending {
            id: id.clone(),
            title: self.text(&at.key("title"), &raw.title),
            quality: raw.quality,
            text: self.script(&at.key("text"), &raw.text, cast),
        }
    }

    /// A drill. Its own cast is added to `everyone`, and its lines know the lesson's cast and its own.
    pub(super) fn drill(
        &mut self,
        id: &Id,
        raw: &raw::Drill,
        medium: Medium,
        cast: &[Member],
        everyone: &mut Vec<Member>,
    ) -> Drill {
        let top = At::top("drills");
        let at = top.key(id.as_str());
        let own = self.cast(&at.key("cast"), &raw.cast);
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
            lines: self.script(&at.key("lines"), &raw.lines, &known),
            practises: Some(self.practised(&at, &raw.practises)),
            body: Body::Choices(self.choices(&at.key("choices"), &raw.choices, &setting)),
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
        Drill { id: id.clone(), scene }
    }
}

/// Where something leads that names nothing: to an ending, so that checks can go on.
fn nowhere() -> Vec<Branch> {
    vec![Branch { when: Vec::new(), to: Target::Ending(0) }]
}
