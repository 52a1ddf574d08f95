//! An attempt as readable Markdown: what was said and done, with the feedback inline.

use std::fmt::Write as _;

use crate::journal::{Given, Pick};
use crate::lesson::model::Lesson;
use crate::lesson::template::Template;
use crate::lesson::text::Text;
use crate::practice::attempts::standing;
use crate::practice::{Attempt, Resumed, Settings, resume};
use crate::story::{Answer, Event, Story};
use crate::wording::{page as say, practice};

/// The transcript of an attempt as far as its lesson still allows, and how many answers that leaves out. `None` where the lesson
/// cannot be played.
pub fn transcript(lesson: &Lesson, attempt: &Attempt, settings: &Settings) -> Option<(String, usize)> {
    let Resumed { story, lost } = resume(lesson, attempt, settings)?;
    let mut told = Story::new(lesson, attempt.seed, story.values().clone())?;
    let began = attempt.began.datetime().strftime("%Y-%m-%d");
    let mut page = format!("# {}\n\n{began} · {}\n\n", escaped(&lesson.title), attempt.id);
    let mut steps = story.history().iter().zip(standing(attempt));
    loop {
        match told.advance().ok()? {
            Event::Scene(head) => {
                if let Some(at) = head.at {
                    let _ = writeln!(page, "*{}*\n", escaped(&at));
                }
            }
            Event::Line(said) => {
                let words = escaped(&said.words);
                let _ = match said.speaker {
                    Some(voice) => writeln!(page, "**{}:** {words}\n", escaped(&lesson.cast[voice].name)),
                    None => writeln!(page, "{words}\n"),
                };
            }
            Event::MeterMoved { meter, before, now } => {
                let _ = writeln!(page, "*{}*\n", escaped(&say::meter_way(&lesson.meters[meter].label, before, now)));
            }
            Event::Feedback(feedback) => {
                let head = feedback.about.map_or_else(say::why, |about| say::about(&about));
                let _ = writeln!(page, "> *{}:* {}\n", escaped(&head), escaped(&feedback.text.on_one_line()));
                if let Some(better) = feedback.better {
                    let _ = writeln!(page, "> *{}:* {}\n", escaped(&say::next_time()), escaped(&better.on_one_line()));
                }
            }
            Event::Models(_) => {}
            Event::Reasons(asked) => {
                let picked = attempt.reasons.get(asked.scene);
                if let Some(reason) = asked.reasons.iter().find(|reason| Some(&reason.id) == picked) {
                    let filled = |words: &Template| escaped(&words.fill(told.values()).on_one_line());
                    let (text, why) = (filled(&reason.text), filled(&reason.feedback));
                    let _ = writeln!(page, "**{}** {text}\n\n> {why}\n", practice::which_reason());
                }
            }
            Event::Ending(ending) => {
                let _ = writeln!(page, "## {}\n", escaped(&say::ending(&ending.title)));
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
                    let _ = writeln!(page, "**{}:** {}\n", practice::said_first(), escaped(&Text::new(&**said).on_one_line()));
                }
                let _ = writeln!(page, "**{}:** {}\n", say::you(), escaped(&words).replace('\n', "  \n"));
                told.answer(&answer).ok()?;
            }
        }
    }
    if let Some(plan) = &attempt.plan {
        let _ = writeln!(page, "## {}\n\n{}\n", say::plan_head(), escaped(&say::plan(plan)));
    }
    Some((page.trim_end().to_owned() + "\n", lost))
}

/// Words with every character escaped that means something to Markdown or HTML.
pub(super) fn escaped(words: &Text) -> String {
    let mut safe = String::new();
    for (place, c) in words.as_str().char_indices() {
        let starts_line = words.as_str()[..place].chars().next_back().is_none_or(|before| before == '\n');
        let number = c == '.'
            && words.as_str()[..place]
                .rsplit('\n')
                .next()
                .is_some_and(|line| !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()));
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~')
            || (starts_line && matches!(c, '#' | '-' | '+'))
            || number
        {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words_in_markdown() {
        assert_eq!(
            escaped(&Text::new("a *b* _c_ <d> [e]\n# f\n1. g - h")),
            "a \\*b\\* \\_c\\_ \\<d\\> \\[e\\]\n\\# f\n1\\. g - h"
        );
    }
}
