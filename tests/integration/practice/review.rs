//! What a review consists of, and what is good to do next.

use mingle::journal::{Confidence, Moment};
use mingle::practice::{Because, Next, Step, Why};

use super::{Learner, SMALL, Shape, at, drill, id};

/// A learner who met all six moves of [`SMALL`] on the first of November.
fn met<'l>(library: &'l super::Library, choice: &str) -> Learner<'l> {
    let mut learner = Learner::new(library);
    for (lesson, scene) in [("l0", "m0"), ("l0", "m1"), ("l1", "m2"), ("l1", "m3"), ("l2", "m4"), ("l2", "m5")] {
        learner.play(at(1, "09:00"), lesson, scene, choice);
    }
    learner
}

/// The drills of a review with the reason of each.
fn picks(learner: &Learner<'_>, now: Moment) -> Vec<(String, Because)> {
    learner.practice(now).review().iter().map(|pick| (pick.drill.drill.to_string(), pick.because)).collect()
}

#[test]
fn nothing_met_is_nothing_to_review() {
    let library = SMALL.library();
    let learner = Learner::new(&library);
    assert_eq!(picks(&learner, at(1, "09:00")), []);
    assert!(learner.practice(at(1, "09:00")).review_ahead().is_empty());
}

#[test]
fn five_drills_at_most_of_three_principles_at_least_and_neighbours_differ() {
    let library = SMALL.library();
    let learner = met(&library, "weak");
    let names: Vec<String> = picks(&learner, at(2, "09:00")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["m0-d0", "m2-d0", "m1-d0", "m3-d0", "m4-d0"]);
}

#[test]
fn one_due_move_is_mixed_with_two_other_principles() {
    let library = SMALL.library();
    let mut learner = met(&library, "strong");
    learner.drill(at(1, "10:00"), &drill("l1", "m2-d0"), "fair", None);
    assert_eq!(
        picks(&learner, at(2, "09:00")),
        [("m2-d1".to_owned(), Because::NotStrong), ("m0-d0".to_owned(), Because::Mix), ("m4-d0".to_owned(), Because::Mix),]
    );
}

#[test]
fn confident_errors_come_first() {
    let library = SMALL.library();
    let mut learner = met(&library, "weak");
    learner.drill(at(1, "10:00"), &drill("l2", "m5-d0"), "fair", Some(Confidence::Sure));
    let first = picks(&learner, at(2, "09:00")).swap_remove(0);
    assert_eq!(first, ("m5-d1".to_owned(), Because::ConfidentError));
    let next = learner.practice(at(2, "09:00")).next();
    assert_eq!(next, Next { step: Step::Review(5), why: Why::ConfidentErrors(1) });
}

#[test]
fn a_drill_says_why_it_came_up() {
    let library = SMALL.library();
    let mut learner = met(&library, "strong");
    assert_eq!(picks(&learner, at(3, "09:00"))[0].1, Because::Days(2));
    learner.event(at(3, "09:00"), "2026-11-13");
    assert_eq!(picks(&learner, at(5, "09:00"))[0].1, Because::Event(8));
}

#[test]
fn the_drill_of_a_move_is_the_one_that_was_answered_longest_ago() {
    let library = Shape { principles: 1, moves: 1, drills: 3, lessons: 1 }.library();
    let mut learner = Learner::new(&library);
    learner.play(at(1, "09:00"), "l0", "m0", "weak");
    let mut shown = Vec::new();
    for day in 2..8 {
        let practice = learner.practice(at(day, "09:00"));
        let pick = practice.review().swap_remove(0).drill.clone();
        shown.push(pick.drill.to_string());
        learner.drill(at(day, "09:00"), &pick, "weak", None);
    }
    assert_eq!(shown, ["m0-d0", "m0-d1", "m0-d2", "m0-d0", "m0-d1", "m0-d2"]);
}

#[test]
fn a_drill_is_not_shown_twice_in_a_row_even_if_there_is_no_other() {
    let library = Shape { principles: 2, moves: 1, drills: 1, lessons: 1 }.library();
    let mut learner = Learner::new(&library);
    learner.play(at(1, "09:00"), "l0", "m0", "weak");
    learner.drill(at(1, "10:00"), &drill("l0", "m0-d0"), "weak", None);
    assert_eq!(picks(&learner, at(2, "09:00")), []);
    learner.play(at(1, "11:00"), "l0", "m1", "weak");
    let names: Vec<String> = picks(&learner, at(2, "09:00")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["m1-d0", "m0-d0"]);
}

#[test]
fn one_step_is_next_and_it_says_why() {
    let library = SMALL.library();
    let mut learner = Learner::new(&library);
    let next = |learner: &Learner<'_>, now: Moment| learner.practice(now).next();
    assert_eq!(next(&learner, at(1, "09:00")), Next { step: Step::Lesson(0), why: Why::First });
    let attempt = learner.start(at(1, "09:00"), "l0", None);
    assert_eq!(next(&learner, at(1, "09:01")), Next { step: Step::Continue(attempt), why: Why::Unfinished });
    learner.answer(at(1, "09:02"), attempt, "m0", "strong");
    learner.push(at(1, "09:03"), mingle::journal::What::End { attempt, ending: id("end") });
    assert_eq!(next(&learner, at(1, "09:04")), Next { step: Step::Lesson(1), why: Why::New });
    assert_eq!(next(&learner, at(3, "09:00")), Next { step: Step::Review(1), why: Why::Due(1) });
    learner.event(at(3, "09:00"), "2026-11-08");
    assert_eq!(next(&learner, at(4, "09:00")), Next { step: Step::Review(1), why: Why::Event { days: 4, due: 1 } });
    let open = learner.start(at(4, "09:00"), "l1", None);
    assert_eq!(next(&learner, at(4, "09:00")).step, Step::Continue(open));
    let spring = "2027-03-01T09:00:00+01:00".parse().expect("a moment");
    assert_eq!(next(&learner, spring), Next { step: Step::Review(1), why: Why::Away(117) });
}

#[test]
fn where_all_is_done_there_is_rest_until_a_day() {
    let library = SMALL.library();
    let learner = met(&library, "strong");
    let day = "2026-11-03".parse().ok();
    assert_eq!(learner.practice(at(1, "10:00")).next(), Next { step: Step::Rest(day), why: Why::AllDone });
}
