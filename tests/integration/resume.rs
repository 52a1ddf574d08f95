//! An attempt that is read back from its journal is the one that was played, also where its lesson was edited in between.

use std::fmt::Write as _;

use mingle::journal::{Answer as Answered, AttemptId, Event as Happened, EventId, Given, Pick, What};
use mingle::lesson::id::Id;
use mingle::lesson::model::{Lesson, Target};
use mingle::practice::{Attempt, Record, Settings, resume};
use mingle::story::{Answer, Event, Story, seed};
use proptest::prelude::*;

use crate::player::{Step, answer_to, hear, lesson, step, story};
use crate::story::{shapes, steps};
use crate::test::Test;

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_resumed_attempt_is_the_live_one(shape in shapes(), seed in any::<u64>(), steps in steps()) {
        let lesson = lesson(&shape.yaml());
        let mut live = story(&lesson, seed);
        let mut heard = hear(&mut live);
        let mut journal = Journal::begun(&lesson, seed);
        for one in steps {
            let attempt = journal.attempt();
            let resumed = resume(&lesson, &attempt, &Settings::default()).expect("a story");
            prop_assert_eq!(resumed.lost, 0);
            let mut resumed = resumed.story;
            prop_assert_eq!(resumed.history(), live.history());
            prop_assert_eq!(resumed.first_tries().collect::<Vec<_>>(), live.first_tries().collect::<Vec<_>>());
            let again = hear(&mut resumed);
            prop_assert!(heard.ends_with(&again), "{:#?} is not the end of {:#?}", again, heard);
            // Models that nobody has been seen to pass come again, and what is told after them.
            prop_assert!(matches!(again[0], Event::Scene(_) | Event::Ending(_) | Event::Models(_)), "{:#?}", again);
            prop_assert_eq!(resumed.state(), live.state());
            prop_assert_eq!(resumed.shown_ids(), live.shown_ids());
            journal.write(&live, &heard, one);
            heard = step(&mut live, &heard, one).unwrap_or(heard);
        }
    }
}

/// A lesson of three decisions, one after the other, each with the choices named.
fn three(choices: [&[&str]; 3]) -> String {
    let mut yaml = String::from(
        "format: 1\ntitle: Three\nsummary: Three decisions.\nprinciples: [listening]\nmedium: chat\nminutes: 1\nscenes:\n",
    );
    for (scene, next, choices) in
        [("first", "second", choices[0]), ("second", "third", choices[1]), ("third", "over", choices[2])]
    {
        let _ = write!(
            yaml,
            "  {scene}:\n    lines: You are in {scene}.\n    practises: follow-up-question\n    next: {next}\n    choices:\n"
        );
        for choice in choices {
            let words = format!("do: Take {choice}., quality: fair, reaction: It is {choice}., feedback: Why.");
            let _ = writeln!(yaml, "      {choice}: {{ {words} }}");
        }
    }
    yaml + "endings:\n  over: { title: Over, quality: fair, text: It is over. }\n"
}

fn picked(scene: &str, choice: &str) -> What {
    let id = |name: &str| Id::new(name).expect("an id");
    let given = Given::Pick(Pick::new(id(choice), [id(choice)]));
    What::Answer { attempt: Journal::ATTEMPT, answer: Answered { scene: id(scene), given } }
}

/// Replays events on a lesson: the choices that stand, how many answers are lost, and the scene that is told.
fn replayed(lesson: &Lesson, events: impl IntoIterator<Item = What>) -> (Vec<String>, usize, String) {
    let mut journal = Journal::begun(lesson, 1);
    events.into_iter().for_each(|event| journal.add(event));
    let resumed = resume(lesson, &journal.attempt(), &Settings::default()).expect("a story");
    let (mut story, lost) = (resumed.story, resumed.lost);
    let way = |step: &mingle::story::Step| Some(story.machine().scene(step.state)?.way(step.way?)?.id.to_string());
    let standing = story.history().iter().filter_map(way).collect();
    assert!(matches!(hear(&mut story)[0], Event::Scene(_) | Event::Ending(_)), "a place is told from its beginning");
    let place = match story.place() {
        Target::Scene(scene) => lesson.scenes[scene].id.to_string(),
        Target::Ending(ending) => lesson.endings[ending].id.to_string(),
    };
    (standing, lost, place)
}

const BACK: What = What::Back { attempt: Journal::ATTEMPT };

#[test]
fn an_edited_lesson_is_replayed_up_to_the_last_answer_that_fits() {
    let edited = lesson(&three([&["a", "b"], &["c", "d"], &["e", "f"]]));
    let answers = || [picked("first", "a"), picked("second", "gone"), picked("third", "e")];
    assert_eq!(replayed(&edited, answers()), (vec!["a".into()], 2, "second".into()));
    let elsewhere = [picked("first", "a"), picked("cut-out", "c"), picked("second", "c")];
    assert_eq!(replayed(&edited, elsewhere), (vec!["a".into()], 2, "second".into()), "an answer after a lost one is lost");
    let past_the_end = ["first", "second", "third"].into_iter().zip(["a", "c", "e"]).map(|(scene, choice)| picked(scene, choice));
    let past_the_end = past_the_end.chain([picked("fourth", "g")]);
    assert_eq!(replayed(&edited, past_the_end), (vec!["a".into(), "c".into(), "e".into()], 1, "over".into()));
    let words = What::Answer {
        attempt: Journal::ATTEMPT,
        answer: Answered { scene: Id::new("first").expect("an id"), given: Given::Words { text: "words".into(), keep_as: None } },
    };
    assert_eq!(replayed(&edited, [words]), (vec![], 1, "first".into()));
}

#[test]
fn answers_after_lost_ones_were_undone_stand() {
    let edited = lesson(&three([&["a", "b"], &["c", "d"], &["e", "f"]]));
    let lost = || [picked("first", "a"), picked("second", "gone"), picked("third", "e")];
    assert_eq!(replayed(&edited, lost().into_iter().chain([BACK])), (vec!["a".into()], 1, "second".into()));
    assert_eq!(replayed(&edited, lost().into_iter().chain([BACK, BACK])), (vec!["a".into()], 0, "second".into()));
    let gone_on = lost().into_iter().chain([BACK, BACK, picked("second", "d"), picked("third", "f")]);
    assert_eq!(replayed(&edited, gone_on), (vec!["a".into(), "d".into(), "f".into()], 0, "over".into()));
    let further_back = lost().into_iter().chain([BACK, BACK, BACK, picked("first", "b")]);
    assert_eq!(replayed(&edited, further_back), (vec!["b".into()], 0, "second".into()));
}

#[test]
fn what_is_answered_after_a_lesson_was_edited_is_kept() {
    let mut test = Test::new().lesson("three", &three([&["a", "b"], &["c", "d"], &["e", "f"]]));
    let first = test.again("play three --plain --seed 1", "1\n1\n").success();
    assert!(first.stdout.contains("You are in third."), "{}", first.stdout);
    test = test.lesson("three", &three([&["a", "b"], &["x", "y"], &["e", "f"]]));
    let second = test.again("play three --plain", "1\n").success();
    let notice = "This lesson was edited since, and your last answer does not fit any more.";
    assert!(second.stdout.contains(notice) && second.stdout.contains("You are in second."), "{}", second.stdout);
    assert!(second.stdout.contains("You are in third."), "{}", second.stdout);
    let third = test.again("play three --plain", "").success();
    assert!(!third.stdout.contains("edited") && third.stdout.contains("You are in third."), "{}", third.stdout);
    assert!(third.journal.starts_with(&second.journal), "{}", third.journal);
}

/// A journal of one attempt, as `session` writes it.
struct Journal {
    events: Vec<Happened>,
}

impl Journal {
    const ATTEMPT: AttemptId = AttemptId(7);

    fn begun(lesson: &Lesson, seed: u64) -> Self {
        let drawn = seed::vary(lesson, seed);
        let vary = lesson.vary.iter().zip(drawn).map(|(vary, value)| (vary.id.clone(), value.to_string())).collect();
        let mut journal = Self { events: Vec::new() };
        journal.add(What::Start {
            attempt: Self::ATTEMPT,
            library: "test".into(),
            lesson: lesson.id.clone(),
            seed,
            vary,
            parent: None,
            given: Vec::new(),
        });
        journal
    }

    fn add(&mut self, what: What) {
        let at = crate::test::NOW.parse().expect("a moment");
        self.events.push(Happened::new(EventId(self.events.len() as u128), at, what));
    }

    /// Writes what a step is about to do, where it does anything.
    fn write(&mut self, story: &Story<'_>, heard: &[Event<'_>], step: Step) {
        let attempt = Self::ATTEMPT;
        match step {
            Step::Back if story.history().is_empty() => {}
            Step::Back => self.add(What::Back { attempt }),
            Step::Answer(number) => {
                let given = match heard.last().and_then(|asked| answer_to(asked, number)) {
                    Some(Answer::Way(choice)) => Given::Pick(Pick::new(choice, story.shown_ids())),
                    Some(Answer::Words(words)) => Given::Words { text: words.to_string(), keep_as: None },
                    None => return,
                };
                let scene = story.machine().scene(story.state()).expect("a scene").id.clone();
                self.add(What::Answer { attempt, answer: Answered { scene, given } });
            }
        }
    }

    fn attempt(&self) -> Attempt {
        Record::of(self.events.clone()).attempts.remove(0)
    }
}
