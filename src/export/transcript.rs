//! An attempt as readable Markdown: what was said and done, with the feedback inline.

use std::fmt::Write as _;

use super::escape::markdown;
use crate::journal::{Given, Pick};
use crate::lesson::model::{ComposeKind, Lesson};
use crate::lesson::template::Template;
use crate::lesson::text::Text;
use crate::practice::attempts::standing;
use crate::practice::{Attempt, Opinion, Resumed, Settings, resume};
use crate::story::{Answer, Event, Story};
use crate::wording::{compose as own, page as say, plans, practice};

/// The transcript of an attempt as far as its lesson still allows, and how many answers that leaves out. `None` where the lesson
/// cannot be played.
pub fn transcript(lesson: &Lesson, attempt: &Attempt, settings: &Settings) -> Option<(String, usize)> {
    let Resumed { story, lost } = resume(lesson, attempt, settings)?;
    let mut told = Story::new(lesson, attempt.seed, story.values().clone())?;
    let began = attempt.began.datetime().strftime("%Y-%m-%d");
    let mut page = format!("# {}\n\n{began} · {}\n\n", markdown(&lesson.title), attempt.id);
    let mut steps = story.history().iter().zip(standing(attempt));
    loop {
        let event = told.advance().ok()?;
        match event {
            Event::Scene(head) => {
                if let Some(at) = head.at {
                    let _ = writeln!(page, "*{}*\n", markdown(&at));
                }
            }
            Event::Line(said) => {
                let words = markdown(&said.words);
                let _ = match said.speaker {
                    Some(voice) => writeln!(page, "**{}:** {words}\n", markdown(&lesson.cast[voice].name)),
                    None => writeln!(page, "{words}\n"),
                };
            }
            Event::MeterMoved { meter, before, now } => {
                let _ = writeln!(page, "*{}*\n", markdown(&say::meter_way(&lesson.meters[meter].label, before, now)));
            }
            Event::Feedback(feedback) => {
                let head = feedback.about.map_or_else(say::why, |about| say::about(&about));
                let _ = writeln!(page, "> *{}:* {}\n", markdown(&head), markdown(&feedback.text.on_one_line()));
                if let Some(better) = feedback.better {
                    let _ = writeln!(page, "> *{}:* {}\n", markdown(&say::next_time()), markdown(&better.on_one_line()));
                }
            }
            Event::Models(_) => {}
            Event::Reasons(asked) => {
                let picked = attempt.reasons.get(asked.scene);
                if let Some(reason) = asked.reasons.iter().find(|reason| Some(&reason.id) == picked) {
                    let filled = |words: &Template| markdown(&words.fill(told.values()).on_one_line());
                    let (text, why) = (filled(&reason.text), filled(&reason.feedback));
                    let _ = writeln!(page, "**{}** {text}\n\n> {why}\n", practice::which_reason());
                }
            }
            Event::Ending(ending) => {
                let _ = writeln!(page, "## {}\n", markdown(&say::ending(&ending.title)));
            }
            Event::End => break,
            Event::Decision(_) | Event::Compose(_) => {
                let Some((step, answered)) = steps.next() else { break };
                let way = step.way.and_then(|index| told.machine().scene(step.state)?.way(index));
                let (answer, words) = match (way, &step.words) {
                    (Some(way), _) => (Answer::Way(way.id.clone()), way.offer(told.values()).on_one_line()),
                    (None, Some(words)) => (Answer::Words(words.clone()), words.clone()),
                    (None, None) => break,
                };
                if let Given::Pick(Pick { said: Some(said), .. }) = &answered.given {
                    let _ = writeln!(page, "**{}:** {}\n", practice::said_first(), markdown(&Text::new(&**said).on_one_line()));
                }
                let _ = writeln!(page, "**{}:** {}\n", say::you(), markdown(&words).replace('\n', "  \n"));
                let opinion = attempt.opinions.get(&answered.scene).filter(|_| step.words.is_some());
                if let (Some(opinion), Event::Compose(compose)) = (opinion, &event) {
                    page.push_str(&of_own_words(opinion, compose.kind));
                }
                told.answer(&answer).ok()?;
            }
        }
    }
    if let Some(plan) = &attempt.plan {
        let _ = writeln!(page, "## {}\n\n{}\n", plans::head(), markdown(&plans::sentence(plan)));
    }
    Some((page.trim_end().to_owned() + "\n", lost))
}

/// What a learner said of their own words: which checks they overruled, and how they rated the words.
fn of_own_words(opinion: &Opinion, kind: ComposeKind) -> String {
    let counted = opinion.counted.iter().filter_map(|check| Some(own::of_check(kind, check.as_str())?.name));
    let counted: Vec<Text> = counted.map(Text::new).collect();
    let rated = own::RATED.into_iter().filter_map(|(name, line)| Some((line, *opinion.rated.get(name)?)));
    let (so, not_yet): (Vec<_>, Vec<_>) = rated.partition(|&(_, yes)| yes);
    let lines = |rated: Vec<(&'static str, bool)>| rated.into_iter().map(|(line, _)| line).collect::<Vec<_>>();
    let (so, not_yet) = (lines(so), lines(not_yet));
    let counted = (!counted.is_empty()).then(|| (own::counted_anyway(), own::list(&counted)));
    let rated = !(so.is_empty() && not_yet.is_empty());
    let rated = rated.then(|| (own::rated_head(opinion.rewritten), own::rating(&so, &not_yet)));
    let quoted = |(head, words): (Text, Text)| format!("> *{}:* {}\n\n", markdown(&head), markdown(&words));
    counted.into_iter().chain(rated).map(quoted).collect()
}
