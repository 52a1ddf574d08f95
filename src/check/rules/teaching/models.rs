//! T109: models of own words that do not pass the checks on them, and flawed examples that pass them all.

use crate::check::decisions::first_values;
use crate::check::rule::{At, Found, Rule, Subject, keys};
use crate::compose::{Lists, Look, Missing, Seen, checks, look};
use crate::lesson::finding::{Code, Severity, Step};
use crate::lesson::model::{Body, Compose};
use crate::lesson::template::Values;

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("T109"),
    name: "models",
    severity: Severity::Warning,
    what: "Runs the checks that a learner's own words meet in a `compose` on its examples: finds models of which a check does not find \
           what it looks for, and flawed examples of which every check does. docs/lesson-format.md says what each check looks for. A \
           compose of the kind `free` has none.",
    why: "The learner is told what was not found in their words, and then reads the models. A model in which it is not found either says \
          that the program does not know what it asks for, and a flawed example without a flaw that shows teaches none.",
    example: "A model of the kind `what-i-do` ends with a full stop: end it with a question to the listener.",
};

/// Looks at the examples of each compose.
pub fn check(subject: &Subject<'_>) -> Vec<Found> {
    let composes: Vec<(&str, &Compose)> = subject
        .lesson
        .scenes
        .iter()
        .filter_map(|scene| if let Body::Compose(compose) = &scene.body { Some((scene.id.as_str(), &**compose)) } else { None })
        .filter(|(_, compose)| !checks(compose.kind).is_empty())
        .collect();
    if composes.is_empty() {
        return Vec::new();
    }
    let (lists, values) = (Lists::new(subject.vocabulary), first_values(subject.lesson));
    composes.into_iter().flat_map(|(scene, compose)| of_compose(scene, compose, &lists, &values)).collect()
}

fn of_compose(scene: &str, compose: &Compose, lists: &Lists<'_>, values: &Values) -> Vec<Found> {
    let path = |inner: Vec<Step>| [keys(["scenes", scene, "compose"]), inner, keys(["text"])].concat();
    let missing = |text: &str| match look(lists, compose.kind, &compose.details, text) {
        Look::NoVerdict => vec!["its words repeat themselves".to_owned()],
        Look::Seen(seen) => seen.iter().filter_map(told).collect(),
    };
    let models = compose.models.iter().enumerate().filter_map(|(index, model)| {
        let text = model.text.fill(values);
        let missing = missing(text.as_str());
        let at = At::words(path(vec![Step::Key("models".to_owned()), Step::Index(index)]), text.as_str());
        (!missing.is_empty()).then(|| {
            Found::new(at, format!("model {} does not pass its checks: {}", index + 1, missing.join("; ")))
                .help("show in it what is asked of the learner")
        })
    });
    let flawed = compose.flawed.text.fill(values);
    let sound = missing(flawed.as_str()).is_empty().then(|| {
        Found::new(At::words(path(keys(["flawed"])), flawed.as_str()), "the flawed example passes all checks of its kind")
            .help("give it a flaw that shows: leave out what one of the models has")
    });
    models.chain(sound).collect()
}

/// What a check did not find.
fn told(seen: &Seen) -> Option<String> {
    let missing = seen.result.as_ref().err()?;
    let what = match missing {
        Missing::Nothing => "nothing found".to_owned(),
        Missing::Anybody(word) => format!("only \u{201c}{word}\u{201d}"),
        Missing::Words(count, (least, most)) => format!("{count}, not {least} to {most}"),
        Missing::LongSentence(start, count, most) => format!("{count} words from \u{201c}{start}\u{201d} on, over {most}"),
        Missing::Jargon(word) => format!("\u{201c}{word}\u{201d} is of the list jargon"),
        Missing::Superlative(word) => format!("\u{201c}{word}\u{201d} is of the list superlatives"),
        Missing::Sales(word) => format!("\u{201c}{word}\u{201d} is of the list sales"),
        Missing::Requests(count, most) => format!("{count} sentences ask for something, over {most}"),
        Missing::AboutMe { me, you } => format!("{me} words of the list self, {you} of the list you"),
    };
    Some(format!("`{}`: {what}", seen.check.name()))
}
