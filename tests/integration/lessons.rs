//! Every lesson that ships is held to `check` and to what the README promises of it.

use mingle::lesson::id::Id;
use mingle::lesson::layout::State;
use mingle::lesson::library::Library;
use mingle::lesson::model::{Lesson, Quality};
use mingle::lesson::template::Values;
use mingle::lesson::text::Text;
use mingle::story::{Answer, Event, Machine, Story, seed};

use crate::test::Test;

/// The lessons that ship.
fn lessons() -> Vec<Lesson> {
    let library = Library::built_in();
    let lessons: Vec<Lesson> = library.entries.iter().filter_map(|entry| library.load(entry).1.lesson).collect();
    assert_eq!(lessons.len(), library.entries.len(), "every lesson is one");
    lessons
}

#[test]
fn check_finds_nothing() {
    let found = Test::new().args("check --strict").run().success().stdout;
    assert_eq!(found, format!("{} files checked, nothing found.\n", lessons().len()));
}

#[test]
fn each_lesson_has_what_a_lesson_is_made_of() {
    for lesson in lessons() {
        let id = &lesson.id;
        assert!((1..=3).contains(&lesson.ideas.len()), "{id}: one to three ideas");
        assert!(lesson.endings.len() >= 3, "{id}: at least three endings");
        assert!(
            [Quality::Strong, Quality::Fair, Quality::Weak].iter().all(|q| lesson.endings.iter().any(|e| e.quality == *q)),
            "{id}: an ending of each quality"
        );
        assert!(lesson.drills.len() >= 4, "{id}: at least four drills");
        assert!(lesson.plan.is_some(), "{id}: a plan");
        assert!(!lesson.points.is_empty(), "{id}: the points of the article that it teaches");
        let machine = Machine::new(&lesson).expect("its states fit");
        let vary = vec![0; lesson.vary.len()];
        let (decisions, all) = (machine.decisions_ahead(machine.start(&vary)), decisions_of(&lesson));
        if id.as_str() == EVENING {
            assert!(lesson.scenes.len() >= 40, "{id}: at least forty scenes");
            assert!(all >= 24 && decisions > 8, "{id}: at least 24 decisions");
        } else {
            assert!((5..=8).contains(&decisions), "{id}: five to eight decisions on the way");
        }
    }
}

/// The lesson that puts all the others together, and is longer.
const EVENING: &str = "one-evening";

fn decisions_of(lesson: &Lesson) -> usize {
    lesson.scenes.iter().filter(|scene| !scene.choices().is_empty()).count()
}

/// How many words are read in a minute, at the pace of somebody who reads to understand.
const WORDS_A_MINUTE: f64 = 180.0;

#[test]
fn each_lesson_takes_about_the_minutes_that_it_says() {
    for lesson in lessons() {
        let minutes = f64::from(u32::try_from(words_on_the_best_way(&lesson)).expect("few words")) / WORDS_A_MINUTE;
        let said = f64::from(lesson.minutes);
        assert!((said * 0.6..=said * 1.4).contains(&minutes), "{} says {said} minutes and takes {minutes:.1}", lesson.id);
    }
}

/// How many words somebody reads who takes the best choices: the ideas, and all that is told and offered up to the ending.
fn words_on_the_best_way(lesson: &Lesson) -> usize {
    let values = Values { vary: seed::vary(lesson, 7), ..Values::default() };
    let mut read = lesson.ideas.iter().map(|idea| idea.text.fill(&values)).collect::<Vec<Text>>();
    let mut story = Story::new(lesson, 7, values).expect("its states fit");
    loop {
        match story.advance().expect("each question is answered") {
            Event::Scene(head) => read.extend(head.at),
            Event::Line(said) => read.push(said.words),
            Event::Feedback(feedback) => read.extend([Some(feedback.text), feedback.better].into_iter().flatten()),
            Event::Decision(decision) => {
                read.extend(decision.options.into_iter().map(|offer| offer.words));
                let best = best(story.machine(), story.state());
                story.answer(&Answer::Way(best)).expect("it is on offer");
            }
            Event::Compose(compose) => {
                read.push(compose.prompt.fill(story.values()));
                story.answer(&Answer::Words(Text::new("Words of my own."))).expect("words are asked for");
            }
            Event::Models(compose) => {
                let samples = compose.models.iter().chain([&compose.flawed]);
                let texts: Vec<Text> =
                    samples.flat_map(|sample| [&sample.text, &sample.why]).map(|text| text.fill(story.values())).collect();
                read.extend(texts);
            }
            Event::Reasons(asked) => {
                let told = asked.reasons.iter().filter(|reason| reason.fits).map(|reason| &reason.feedback);
                let read_there = asked.reasons.iter().map(|reason| &reason.text).chain(told);
                read.extend(read_there.map(|text| text.fill(story.values())));
            }
            Event::MeterMoved { .. } | Event::Ending(_) => {}
            Event::End => return read.iter().map(|text| text.as_str().split_whitespace().count()).sum(),
        }
    }
}

/// The way on that leads along the best way.
fn best(machine: &Machine<'_>, state: State) -> Id {
    let ahead = machine.best_way(state);
    let next = ahead.get(1).copied();
    let leads = |&way: &usize| Some(machine.settle(machine.take(state, way).next)) == next;
    let way = machine.available(state).find(leads).expect("a way on");
    machine.scene(state).and_then(|scene| scene.way(way)).expect("a way on").id.clone()
}

#[test]
fn each_choice_teaches() {
    for lesson in lessons() {
        let decisions = lesson.scenes.iter().chain(lesson.drills.iter().map(|drill| &drill.scene));
        for (scene, choice) in decisions.flat_map(|scene| scene.choices().iter().map(move |choice| (scene, choice))) {
            let strong = choice.quality == Quality::Strong;
            let place = format!("{} {} {}", lesson.id, scene.id, choice.way.id);
            assert!(strong || choice.temptation.is_some(), "{place}: why people pick it");
            assert!(strong || choice.error.is_some(), "{place}: its kind of error");
        }
    }
}
