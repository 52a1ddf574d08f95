//! Lessons read for tests of the story, and somebody who plays them.

use mingle::lesson::finding::Finding;
use mingle::lesson::load::load;
use mingle::lesson::model::Lesson;
use mingle::lesson::source::Source;
use mingle::lesson::template::Values;
use mingle::lesson::text::Text;
use mingle::lesson::vocabulary::Vocabulary;
use mingle::story::{Answer, Event, Story, seed};

use crate::generate;

/// Reads a lesson of these tests with what was found in it.
pub(crate) fn read(yaml: &str) -> (Option<Lesson>, Vec<Finding>) {
    let name = || Text::new("lesson.yaml");
    let (words, faults) = Source::new(generate::VOCABULARY.into(), name());
    let (vocabulary, found) = Vocabulary::load((words, faults), None, None);
    assert!(found.is_empty(), "{found:?}");
    let (source, faults) = Source::new(yaml.into(), name());
    let loaded = load(None, &source, faults, &vocabulary);
    (loaded.lesson, loaded.findings)
}

/// A lesson in which nothing was found.
pub(crate) fn lesson(yaml: &str) -> Lesson {
    let (lesson, findings) = read(yaml);
    assert!(findings.is_empty(), "{findings:#?}\n{yaml}");
    lesson.expect("a lesson")
}

pub(crate) fn values(lesson: &Lesson, seed: u64) -> Values {
    Values { vary: seed::vary(lesson, seed), ..Values::default() }
}

pub(crate) fn story(lesson: &Lesson, seed: u64) -> Story<'_> {
    Story::new(lesson, seed, values(lesson, seed)).expect("states that fit into 64 bits")
}

/// More than can be told between two questions: every scene once, each with its lines and with each meter moved twice.
const MANY: usize = 10_000;

/// All that is told up to the next question or the end, that included.
pub(crate) fn hear<'l>(story: &mut Story<'l>) -> Vec<Event<'l>> {
    let mut heard = Vec::new();
    for _ in 0..MANY {
        let event = story.advance().expect("nothing is asked");
        let last = matches!(event, Event::Decision(_) | Event::Compose(_) | Event::End);
        heard.push(event);
        if last {
            return heard;
        }
    }
    panic!("neither a question nor an end after {MANY} events");
}

/// The answer that a number stands for; `None` at the end, and in a dead end.
pub(crate) fn answer_to(asked: &Event<'_>, number: usize) -> Option<Answer> {
    if let Event::Decision(decision) = asked {
        let options = &decision.options;
        return options.get(number.checked_rem(options.len())?).map(|option| Answer::Way(option.id.clone()));
    }
    matches!(asked, Event::Compose(_)).then(|| Answer::Words(Text::new(format!("Words number {number}."))))
}

/// One step of a player.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    Answer(usize),
    Back,
}

/// Does a step, where there is one, and hears what follows.
pub(crate) fn step<'l>(story: &mut Story<'l>, heard: &[Event<'l>], step: Step) -> Option<Vec<Event<'l>>> {
    match step {
        Step::Answer(number) => story.answer(&answer_to(heard.last()?, number)?).expect("an answer that is offered"),
        Step::Back => story.back().ok()?,
    }
    Some(hear(story))
}
