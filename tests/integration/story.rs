//! The story keeps its word in any lesson: what is replayed is the same, going back undoes, nothing is told twice or forgotten.

use mingle::lesson::id::Id;
use mingle::lesson::layout::State;
use mingle::lesson::model::{Body, Lesson, Quality, Target, Timing};
use mingle::lesson::text::Text;
use mingle::story::{Answer, Event, Machine, Misuse, Story};
use proptest::prelude::*;

use crate::generate::Shape;
use crate::player::{Step, answer_to, hear, lesson, step, story};

/// Lessons of every kind.
pub(crate) fn shapes() -> impl Strategy<Value = Shape> {
    let counts = (1..10_usize, 1..4_usize, 0..=3_usize, 0..4_usize, 0..3_usize);
    let shares = (0..80_u32, 0..70_u32, 0..70_u32, any::<bool>());
    (any::<u64>(), counts, shares).prop_map(|(seed, (scenes, endings, meters, flags, vary), (odd, rules, leaps, held))| Shape {
        seed,
        scenes,
        endings,
        meters,
        flags,
        vary,
        odd,
        rules,
        leaps,
        held,
        words: 2,
    })
}

fn answers() -> impl Strategy<Value = Vec<usize>> {
    proptest::collection::vec(0..12_usize, 0..24)
}

pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![3 => (0..12_usize).prop_map(Step::Answer), 1 => Just(Step::Back)];
    proptest::collection::vec(step, 0..32)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_answers_and_seed_give_the_same_events(shape in shapes(), seed in any::<u64>(), steps in steps()) {
        let lesson = lesson(&shape.yaml());
        let play = || {
            let mut story = story(&lesson, seed);
            let mut all = vec![hear(&mut story)];
            for &one in &steps {
                let Some(heard) = step(&mut story, all.last().expect("something heard"), one) else { continue };
                all.push(heard);
            }
            (all, story.state(), story.first_tries().collect::<Vec<_>>())
        };
        prop_assert_eq!(play(), play());
    }

    #[test]
    fn back_and_the_same_answer_lead_to_the_same_place_as_often_as_wanted(shape in shapes(), seed in any::<u64>(), answers in answers(), depth in 1..6_usize) {
        let lesson = lesson(&shape.yaml());
        let mut story = story(&lesson, seed);
        let mut heard = vec![hear(&mut story)];
        let mut states = vec![story.state()];
        let mut given = Vec::new();
        for number in answers {
            let Some(next) = step(&mut story, &heard[heard.len() - 1], Step::Answer(number)) else { break };
            given.push(number);
            heard.push(next);
            states.push(story.state());
            let (first, steps) = (story.first_tries().collect::<Vec<_>>(), story.history().to_vec());
            let depth = depth.min(given.len());
            for _ in 0..2 {
                for back in 1..=depth {
                    story.back().expect("an answer to undo");
                    let again = hear(&mut story);
                    prop_assert_eq!(again.last(), heard[given.len() - back].last());
                    // What is told anew is the scene from its beginning, without what led to it.
                    prop_assert!(heard[given.len() - back].ends_with(&again));
                    prop_assert!(matches!(again.first(), Some(Event::Scene(_))));
                    prop_assert_eq!(story.history(), &steps[..given.len() - back]);
                }
                for place in given.len() - depth..given.len() {
                    let next = step(&mut story, &heard[place], Step::Answer(given[place])).expect("the same answer");
                    prop_assert_eq!(&next, &heard[place + 1]);
                    prop_assert_eq!(story.state(), states[place + 1]);
                }
                prop_assert_eq!(story.history(), &steps[..]);
                prop_assert_eq!(story.first_tries().collect::<Vec<_>>(), first.clone());
            }
        }
    }

    #[test]
    fn meters_stay_in_range_and_what_is_told_of_them_adds_up(shape in shapes(), seed in any::<u64>(), answers in answers()) {
        let lesson = lesson(&shape.yaml());
        let mut story = story(&lesson, seed);
        let reading = |story: &Story<'_>| -> Vec<u8> {
            (0..lesson.meters.len()).map(|meter| story.machine().layout().meter(story.state(), meter)).collect()
        };
        let mut told = reading(&story);
        let mut heard = hear(&mut story);
        let mut answers = answers.into_iter();
        loop {
            for event in &heard {
                if let Event::MeterMoved { meter, before, now } = *event {
                    prop_assert!(before != now && told[meter] == before, "{meter} was told to be {}, not {before}", told[meter]);
                    told[meter] = now;
                }
            }
            prop_assert_eq!(&told, &reading(&story));
            for (meter, value) in lesson.meters.iter().zip(&told) {
                prop_assert!((meter.min..=meter.max).contains(value));
            }
            let Some(next) = answers.next().and_then(|number| step(&mut story, &heard, Step::Answer(number))) else { break };
            heard = next;
        }
    }

    #[test]
    fn what_can_be_taken_once_is_not_offered_again(shape in shapes(), seed in any::<u64>(), answers in answers()) {
        let lesson = lesson(&shape.yaml());
        let mut story = story(&lesson, seed);
        let mut heard = hear(&mut story);
        let mut taken = Vec::new();
        for number in answers {
            if let Some(Event::Decision(decision)) = heard.last() {
                for option in &decision.options {
                    prop_assert!(!taken.contains(&(decision.scene.clone(), option.id.clone())), "{} was taken", option.id);
                }
            }
            let Some(next) = step(&mut story, &heard, Step::Answer(number)) else { break };
            let last = story.history().last().expect("an answer");
            let scene = story.machine().scene(last.state).expect("a scene");
            if let Some(way) = last.way.and_then(|index| scene.way(index)).filter(|way| way.once.is_some()) {
                taken.push((scene.id.clone(), way.id.clone()));
            }
            heard = next;
        }
    }

    #[test]
    fn misuse_is_told_by_type_and_changes_nothing(shape in shapes(), seed in any::<u64>(), answers in answers()) {
        let lesson = lesson(&shape.yaml());
        let mut story = story(&lesson, seed);
        let nobody = Answer::Way(Id::new("nobody").expect("an id"));
        let words = Answer::Words(Text::new("words"));
        for number in answers {
            let undisturbed = hear(&mut story.clone());
            prop_assert_eq!(story.answer(&nobody), Err(Misuse::NothingAsked));
            prop_assert_eq!(story.answer(&words), Err(Misuse::NothingAsked));
            if story.history().is_empty() {
                prop_assert_eq!(story.back(), Err(Misuse::NothingToUndo));
                prop_assert_eq!(story.revise(Text::new("words")), Err(Misuse::NothingToUndo));
            }
            let wrote = story.history().last().map(|step| step.words.is_some());
            let mut revised = story.clone();
            match wrote.map(|wrote| (wrote, revised.revise(Text::new("anew")))) {
                Some((true, done)) => {
                    prop_assert_eq!(done, Ok(()));
                    prop_assert_eq!(revised.history().last().and_then(|step| step.words.clone()), Some(Text::new("anew")));
                    prop_assert_eq!(&hear(&mut revised), &undisturbed);
                }
                Some((false, done)) => prop_assert_eq!(done, Err(Misuse::WrongKind)),
                None => {}
            }
            let heard = hear(&mut story);
            prop_assert_eq!(&heard, &undisturbed);
            let (state, steps) = (story.state(), story.history().to_vec());
            match heard.last() {
                Some(Event::Decision(_)) => {
                    prop_assert_eq!(story.advance(), Err(Misuse::AnswerWanted));
                    prop_assert_eq!(story.answer(&words), Err(Misuse::WrongKind));
                    prop_assert_eq!(story.answer(&nobody), Err(Misuse::NotOffered(Id::new("nobody").expect("an id"))));
                }
                Some(Event::Compose(_)) => {
                    prop_assert_eq!(story.advance(), Err(Misuse::AnswerWanted));
                    prop_assert_eq!(story.answer(&nobody), Err(Misuse::WrongKind));
                }
                _ => {
                    prop_assert_eq!(story.answer(&nobody), Err(Misuse::NothingAsked));
                    prop_assert_eq!(story.advance(), Ok(Event::End));
                }
            }
            prop_assert_eq!((story.state(), story.history()), (state, &steps[..]));
            let Some(answer) = answer_to(heard.last().expect("something heard"), number) else { break };
            prop_assert_eq!(story.answer(&answer), Ok(()));
        }
    }

    #[test]
    fn the_order_of_choices_is_that_of_seed_and_scene(shape in shapes(), seed in any::<u64>(), steps in steps()) {
        let lesson = lesson(&shape.yaml());
        let mut story = story(&lesson, seed);
        let mut heard = hear(&mut story);
        let mut orders: Vec<(Id, Vec<Id>)> = Vec::new();
        for one in steps {
            if let Some(Event::Decision(decision)) = heard.last() {
                let shown: Vec<Id> = decision.options.iter().map(|option| option.id.clone()).collect();
                prop_assert_eq!(&shown, &story.shown_ids());
                for (_, before) in orders.iter().filter(|(scene, _)| scene == decision.scene) {
                    let common = |these: &[Id], those: &[Id]| -> Vec<Id> { these.iter().filter(|id| those.contains(id)).cloned().collect() };
                    prop_assert_eq!(common(before, &shown), common(&shown, before));
                }
                orders.push((decision.scene.clone(), shown));
            }
            heard = step(&mut story, &heard, one).unwrap_or(heard);
        }
    }

    #[test]
    fn the_machine_without_text_agrees_with_the_story(shape in shapes(), seed in any::<u64>(), answers in answers()) {
        let lesson = lesson(&shape.yaml());
        let machine = Machine::new(&lesson).expect("a machine");
        let mut story = story(&lesson, seed);
        let mut heard = hear(&mut story);
        let drawn: Vec<usize> = lesson
            .vary
            .iter()
            .zip(&story.values().vary)
            .map(|(vary, value)| vary.values.iter().position(|known| known == value).expect("a value of the lesson"))
            .collect();
        let mut state = machine.settle(machine.start(&drawn));
        let ids = |scene: &mingle::lesson::model::Scene, indexes: Vec<usize>| -> Vec<Id> {
            indexes.into_iter().map(|index| scene.way(index).expect("a way on").id.clone()).collect()
        };
        for number in answers {
            prop_assert_eq!(story.state(), state);
            if let Some(scene) = machine.scene(state) {
                let (mut open, mut shown) = (ids(scene, machine.available(state).collect()), story.shown_ids());
                open.sort();
                shown.sort();
                prop_assert_eq!(open, shown);
            }
            let Some(next) = step(&mut story, &heard, Step::Answer(number)) else { break };
            heard = next;
            state = machine.settle(match story.history().last().and_then(|step| step.way) {
                Some(index) => machine.take(state, index).next,
                None => machine.pass(state),
            });
        }
        prop_assert_eq!(story.state(), state);
    }

    #[test]
    fn held_feedback_is_told_once_and_where_it_should_be(shape in shapes(), seed in any::<u64>(), steps in steps()) {
        let lesson = lesson(&shape.yaml());
        let mut story = story(&lesson, seed);
        let mut heard = hear(&mut story);
        for one in steps {
            let Some(next) = step(&mut story, &heard, one) else { continue };
            heard = next;
            let told: Vec<String> = heard.iter().filter_map(feedback).collect();
            let tells = heard.iter().any(|event| matches!(event, Event::Scene(head) if tells(&lesson, head.id)));
            let due = match (one, lesson.feedback) {
                (Step::Answer(_), Timing::AtOnce) => of_last_answer(&story).into_iter().collect(),
                (Step::Answer(_), Timing::Held) if tells => untold(&lesson, &story),
                (Step::Answer(_), Timing::Held) | (Step::Back, _) => Vec::new(),
            };
            prop_assert_eq!(told, due);
        }
    }

    #[test]
    fn progress_never_counts_past_its_end(shape in shapes(), seed in any::<u64>(), steps in steps()) {
        let lesson = lesson(&shape.yaml());
        let mut story = story(&lesson, seed);
        let mut heard = hear(&mut story);
        for one in steps {
            let (answered, about) = story.progress();
            let asks = matches!(heard.last(), Some(Event::Decision(decision)) if decision.practises.is_some());
            prop_assert!(answered + usize::from(asks) <= about, "{answered} of {about}");
            heard = step(&mut story, &heard, one).unwrap_or(heard);
        }
    }

    #[test]
    fn the_best_way_takes_the_best_that_is_offered_and_ends(shape in shapes(), seed in any::<u64>()) {
        let lesson = lesson(&shape.yaml());
        let mut story = story(&lesson, seed);
        let expected = story.machine().best_way(story.state());
        let mut states: Vec<State> = Vec::new();
        let mut heard = hear(&mut story);
        while !states.contains(&story.state()) {
            states.push(story.state());
            let answer = match (story.machine().best(story.state()), story.machine().scene(story.state())) {
                (Some(index), Some(scene)) => {
                    let quality = |index: usize| scene.choices().get(index).map_or(Quality::Strong, |choice| choice.quality);
                    let open: Vec<usize> = story.machine().available(story.state()).collect();
                    prop_assert!(open.contains(&index));
                    prop_assert!(open.iter().all(|&other| quality(index) < quality(other) || (quality(index) == quality(other) && index <= other)));
                    let leads = |door: usize| story.machine().settle(story.machine().take(story.state(), door).next);
                    let new_door = open.iter().copied().find(|&door| scene.choices().is_empty() && !states.contains(&leads(door)));
                    Answer::Way(scene.way(new_door.unwrap_or(index)).expect("a way on").id.clone())
                }
                _ => Answer::Words(Text::new("words")),
            };
            if story.answer(&answer).is_err() {
                break;
            }
            heard = hear(&mut story);
        }
        let _ = heard;
        prop_assert_eq!(expected, states);
    }
}

/// The feedback of an event that tells some.
fn feedback(event: &Event<'_>) -> Option<String> {
    if let Event::Feedback(feedback) = event { Some(feedback.text.to_string()) } else { None }
}

/// The feedback on the last answer, if it was to a decision.
fn of_last_answer(story: &Story<'_>) -> Option<String> {
    story.history().last().and_then(|step| of_step(story, step))
}

fn of_step(story: &Story<'_>, step: &mingle::story::Step) -> Option<String> {
    let choice = story.machine().scene(step.state)?.choices().get(step.way?)?;
    Some(choice.feedback.fill(story.values()).to_string())
}

fn tells(lesson: &Lesson, scene: &Id) -> bool {
    lesson.scenes.iter().any(|known| known.id == *scene && known.tell)
}

/// What a scene that tells held feedback has to tell after the last answer: of all choices since the one before it that told some.
fn untold(lesson: &Lesson, story: &Story<'_>) -> Vec<String> {
    let machine = story.machine();
    let mut due = Vec::new();
    let mut steps = story.history().iter().peekable();
    while let Some(step) = steps.next() {
        due.extend(of_step(story, step));
        if steps.peek().is_none() {
            break;
        }
        let mut state = match step.way {
            Some(index) => machine.take(step.state, index).next,
            None => machine.pass(step.state),
        };
        while let Target::Scene(scene) = machine.place(state) {
            if lesson.scenes[scene].tell {
                due.clear();
            }
            if lesson.scenes[scene].body != Body::Passage {
                break;
            }
            state = machine.pass(state);
        }
    }
    due
}
