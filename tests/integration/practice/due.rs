//! The ladder: when a move comes by again.

use mingle::journal::Moment;

use super::{Learner, SMALL, at, drill};

/// So many hours later.
pub(super) fn later(moment: Moment, hours: i64) -> Moment {
    Moment::new(moment.timestamp() + jiff::SignedDuration::from_hours(hours), moment.offset())
}

/// After how many days a move comes by that is met for the first time on 1 November and answered so, if it is answered `strong`
/// whenever it comes by. The learner began long before, so that the first weeks are over; an event is named on the same day.
fn days(first: &str, event: Option<&str>) -> Vec<i32> {
    let library = SMALL.library();
    let mut learner = Learner::new(&library);
    learner.play("2026-01-01T09:00:00+01:00".parse().expect("a moment"), "l2", "m4", "strong");
    if let Some(date) = event {
        learner.event(at(1, "08:00"), date);
    }
    comes_by(&mut learner, first)
}

/// The same for a learner of whom something may be known.
fn comes_by(learner: &mut Learner<'_>, first: &str) -> Vec<i32> {
    let begin = at(1, "09:00");
    learner.play(begin, "l0", "m0", first);
    let mut days = Vec::new();
    for hour in 1..24 * 100 {
        let now = later(begin, hour);
        if learner.due(now).contains(&"m0".to_owned()) {
            days.push(now.day().since(begin.day()));
            learner.drill(now, &drill("l0", if days.len() % 2 == 0 { "m0-d0" } else { "m0-d1" }), "strong", None);
        }
    }
    days
}

#[test]
fn a_weak_or_fair_first_try_comes_by_at_the_next_session_then_after_2_7_and_21_days() {
    assert_eq!(days("weak", None), [0, 2, 9, 30, 60, 90]);
    assert_eq!(days("fair", None), days("weak", None));
}

#[test]
fn a_strong_first_try_comes_by_after_7_and_30_days() {
    assert_eq!(days("strong", None), [7, 37, 67, 97]);
}

#[test]
fn a_weak_answer_starts_the_ladder_again() {
    let library = SMALL.library();
    let mut learner = Learner::new(&library);
    learner.play(at(1, "09:00"), "l0", "m0", "strong");
    learner.drill(at(3, "09:00"), &drill("l0", "m0-d0"), "weak", None);
    assert!(learner.due(at(3, "12:59")).is_empty());
    assert_eq!(learner.due(at(3, "13:00")), ["m0"]);
}

#[test]
fn a_strong_answer_before_its_time_counts_from_its_day_and_climbs_no_rung() {
    let library = SMALL.library();
    let mut learner = Learner::new(&library);
    learner.play("2026-01-01T09:00:00+01:00".parse().expect("a moment"), "l2", "m4", "strong");
    learner.play(at(1, "09:00"), "l0", "m0", "strong");
    learner.drill(at(4, "09:00"), &drill("l0", "m0-d0"), "strong", None);
    assert!(!learner.due(at(10, "23:59")).contains(&"m0".to_owned()));
    assert!(learner.due(at(11, "00:00")).contains(&"m0".to_owned()));
}

#[test]
fn going_back_and_replays_change_nothing() {
    let library = SMALL.library();
    let mut learner = Learner::new(&library);
    let attempt = learner.start(at(1, "09:00"), "l0", None);
    learner.answer(at(1, "09:00"), attempt, "m0", "strong");
    learner.push(at(1, "09:01"), mingle::journal::What::Back { attempt });
    learner.answer(at(1, "09:02"), attempt, "m0", "weak");
    let replay = learner.start(at(1, "09:05"), "l0", Some(attempt));
    learner.answer(at(1, "09:06"), replay, "m0", "fair");
    assert!(learner.due(at(2, "23:00")).is_empty());
    assert_eq!(learner.due(at(3, "09:00")), ["m0"], "the first weeks bring it by on the second day");
}

#[test]
fn the_first_weeks_bring_everything_by_on_days_2_7_21_and_60() {
    let library = SMALL.library();
    assert_eq!(comes_by(&mut Learner::new(&library), "strong"), [2, 7, 21, 60, 90]);
}

#[test]
fn an_event_puts_its_days_into_the_ladder() {
    for (date, weak, strong) in [
        ("2026-11-01", vec![0, 2, 9, 30, 60, 90], vec![7, 37, 67, 97]),
        ("2026-11-02", vec![0, 1, 8, 29, 59, 89], vec![1, 8, 38, 68, 98]),
        ("2026-11-05", vec![0, 1, 2, 9, 30, 60, 90], vec![1, 2, 9, 39, 69, 99]),
        ("2026-11-10", vec![0, 2, 5, 12, 33, 63, 93], vec![2, 5, 12, 42, 72]),
        ("2026-12-01", vec![0, 2, 6, 15, 36, 66, 96], vec![6, 15, 45, 75]),
        ("2027-01-30", vec![0, 2, 9, 18, 45, 75], vec![7, 18, 45, 75]),
        ("2027-11-01", vec![0, 2, 9, 30, 73], vec![7, 37, 73]),
    ] {
        assert_eq!(days("weak", Some(date)), weak, "{date}");
        assert_eq!(days("strong", Some(date)), strong, "{date}");
    }
}

#[test]
fn an_event_that_is_forgotten_or_over_leaves_the_ladder_as_it_was() {
    let library = SMALL.library();
    let mut learner = Learner::new(&library);
    learner.play("2026-01-01T09:00:00+01:00".parse().expect("a moment"), "l2", "m4", "strong");
    learner.event(at(1, "08:00"), "2026-11-10");
    learner.push(at(1, "08:30"), mingle::journal::What::Event { date: None, name: None, minutes: None });
    assert_eq!(comes_by(&mut learner, "strong"), [2, 7, 37, 67, 97][1..]);
    assert_eq!(days("strong", Some("2026-10-01")), [7, 37, 67, 97]);
}

#[test]
fn summer_time_costs_nobody_a_day() {
    // In Berlin the clock goes back an hour in the night to 25 October 2026, and forward in the night to 28 March 2027.
    for (met, early, due) in [
        ("2026-10-24T23:30:00+02:00", "2026-10-31T00:10:00+01:00", "2026-10-31T08:00:00+01:00"),
        ("2027-03-27T23:30:00+01:00", "2027-04-02T23:50:00+02:00", "2027-04-03T00:10:00+02:00"),
    ] {
        let library = SMALL.library();
        let mut learner = Learner::new(&library);
        learner.play("2026-01-01T09:00:00+01:00".parse().expect("a moment"), "l2", "m4", "strong");
        learner.play(met.parse().expect("a moment"), "l0", "m0", "strong");
        let is_due = |now: &str| learner.due(now.parse().expect("a moment")).contains(&"m0".to_owned());
        assert_eq!(is_due(early), early.starts_with("2026"), "{early}");
        assert!(is_due(due), "{due}");
    }
}

#[test]
fn a_journey_moves_a_day_by_one_at_most() {
    let library = SMALL.library();
    let mut learner = Learner::new(&library);
    learner.play("2026-01-01T09:00:00+01:00".parse().expect("a moment"), "l2", "m4", "strong");
    learner.play("2026-11-01T08:00:00+09:00".parse().expect("a moment"), "l0", "m0", "strong");
    let is_due = |now: &str| learner.due(now.parse().expect("a moment")).contains(&"m0".to_owned());
    assert!(!is_due("2026-11-07T20:00:00-08:00"), "it is the 8th in Tokyo, but not here");
    assert!(is_due("2026-11-08T00:00:00-08:00"));
}

#[test]
fn a_clock_that_was_ahead_keeps_nothing_back() {
    let library = SMALL.library();
    let mut learner = Learner::new(&library);
    learner.play("2031-01-01T09:00:00+01:00".parse().expect("a moment"), "l0", "m0", "strong");
    assert_eq!(learner.due(at(1, "09:00")), ["m0"]);
    learner.drill(at(1, "09:00"), &drill("l0", "m0-d0"), "strong", None);
    assert!(learner.due(at(1, "18:00")).is_empty());
    assert_eq!(learner.practice(at(1, "18:00")).review(), []);
}
