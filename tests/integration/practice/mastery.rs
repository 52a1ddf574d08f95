//! Counts: what is told of a learner, and what is not.

use mingle::journal::Confidence;
use mingle::practice::mastery::{calibration, headline};
use mingle::practice::{Count, Trend, Turn};

use super::{Learner, SMALL, Shape, at, drill};

#[test]
fn only_the_first_answer_ever_to_an_item_counts_for_mastery() {
    let library = SMALL.library();
    let mut learner = Learner::new(&library);
    let attempt = learner.start(at(1, "09:00"), "l0", None);
    learner.answer(at(1, "09:00"), attempt, "m0", "weak");
    learner.push(at(1, "09:01"), mingle::journal::What::Back { attempt });
    learner.answer(at(1, "09:02"), attempt, "m0", "strong");
    learner.play(at(5, "09:00"), "l0", "m0", "strong");
    learner.drill(at(5, "09:10"), &drill("l0", "m0-d0"), "fair", None);
    learner.drill(at(6, "09:10"), &drill("l0", "m0-d0"), "strong", None);
    let practice = learner.practice(at(7, "09:00"));
    let turns: Vec<Turn> = practice.tries().iter().map(|tried| tried.turn).collect();
    assert_eq!(turns, [Turn::First, Turn::Retry, Turn::Again, Turn::First, Turn::Again]);
    let mastery = practice.mastery_of(&library.vocabulary.principles[0]);
    assert_eq!(mastery.first, Count { strong: 0, of: 2 });
    assert_eq!(mastery.retries, Count { strong: 3, of: 3 });
    assert_eq!(mastery.share(), None, "two are too few to tell");
}

#[test]
fn a_share_is_over_the_last_eight_and_a_trend_against_the_eight_before() {
    let library = Shape { principles: 1, moves: 1, drills: 20, lessons: 1 }.library();
    for (answers, last, share, trend) in [
        ("ssss", (4, 4), false, None),
        ("sswws", (3, 5), true, None),
        ("wwwwwwwwss", (2, 8), true, None),
        ("wwwww sswsssws", (6, 8), true, Some(Trend::Up)),
        ("swswswsw swswswss", (5, 8), true, Some(Trend::Level)),
        ("ssssssss sssssws s", (7, 8), true, Some(Trend::Level)),
        ("ssssssss wwssssww", (4, 8), true, Some(Trend::Down)),
    ] {
        let mut learner = Learner::new(&library);
        for (number, answer) in answers.chars().filter(|c| *c != ' ').enumerate() {
            let choice = if answer == 's' { "strong" } else { "weak" };
            learner.drill(at(1, "09:00"), &drill("l0", &format!("m0-d{number}")), choice, None);
        }
        let mastery = learner.practice(at(2, "09:00")).mastery_of_move(&super::id("m0"));
        assert_eq!(mastery.last, Count { strong: last.0, of: last.1 }, "{answers}");
        assert_eq!(mastery.share().is_some(), share, "{answers}");
        assert_eq!(mastery.trend(), trend, "{answers}");
    }
}

#[test]
fn the_headline_is_of_new_items_whose_move_was_met_on_an_earlier_day() {
    let library = SMALL.library();
    let mut learner = Learner::new(&library);
    learner.play(at(1, "09:00"), "l0", "m0", "strong");
    learner.drill(at(1, "23:00"), &drill("l0", "m0-d0"), "strong", None);
    learner.drill(at(2, "01:00"), &drill("l0", "m0-d1"), "weak", None);
    learner.drill(at(9, "01:00"), &drill("l0", "m0-d1"), "strong", None);
    assert_eq!(headline(learner.practice(at(9, "09:00")).tries()), Count { strong: 0, of: 1 });
}

#[test]
fn calibration_says_how_often_answers_were_strong_by_how_sure_the_learner_was() {
    let library = SMALL.library();
    let mut learner = Learner::new(&library);
    let answers = [
        ("m0-d0", "strong", Some(Confidence::Sure)),
        ("m0-d1", "weak", Some(Confidence::Sure)),
        ("m0-d1", "strong", Some(Confidence::Sure)),
        ("m1-d0", "fair", Some(Confidence::Guess)),
        ("m1-d1", "strong", None),
    ];
    for (name, choice, confidence) in answers {
        learner.drill(at(1, "09:00"), &drill("l0", name), choice, confidence);
    }
    let counts = calibration(learner.practice(at(2, "09:00")).tries());
    let count = |strong, of| Count { strong, of };
    assert_eq!(counts, [(Confidence::Sure, count(1, 2)), (Confidence::ThinkSo, count(0, 0)), (Confidence::Guess, count(0, 1))]);
}

#[test]
fn what_lessons_have_lost_and_other_libraries_count_for_nothing() {
    let library = SMALL.library();
    let mut learner = Learner::new(&library);
    learner.play(at(1, "09:00"), "l0", "gone", "strong");
    learner.play(at(1, "09:00"), "gone", "m0", "strong");
    learner.play(at(1, "09:00"), "l0", "m0", "gone");
    assert_eq!(learner.practice(at(2, "09:00")).tries(), []);
    learner.play(at(1, "09:00"), "l0", "m0", "weak");
    let elsewhere =
        mingle::practice::Practice::of(&learner.record, "another", &library.items, &library.vocabulary, at(2, "09:00"));
    assert_eq!(elsewhere.tries(), []);
}
