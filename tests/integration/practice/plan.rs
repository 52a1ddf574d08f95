//! The plan up to an event, over days and minutes.

use std::fmt::Write as _;
use std::sync::LazyLock;

use proptest::prelude::*;

use mingle::journal::{Moment, What};
use mingle::practice::{Part, Plan, Portion};

use super::{Learner, Library, Shape, at};

/// Ten lessons of nine minutes.
const TEN: Shape = Shape { principles: 10, moves: 2, drills: 2, lessons: 10 };

/// An event of a day and so many minutes.
fn name(learner: &mut Learner<'_>, at: Moment, date: &str, minutes: u16) {
    let date = Some(date.parse().expect("a date"));
    learner.push(at, What::Event { date, name: None, minutes: Some(minutes) });
}

/// A plan as lines: the days before the event, and what is on them.
fn told(plan: &Plan) -> String {
    let mut lines = String::new();
    for day in &plan.days {
        let part = |part: &Part| match part {
            Part::Review { .. } => "review".to_owned(),
            Part::Plans => "plans".to_owned(),
            Part::Lesson { lesson, minutes, portion, rehearsal } => {
                let portion = match portion {
                    Portion::Whole => "all of",
                    Portion::Begin => "begin",
                    Portion::GoOn => "on with",
                };
                format!("{portion} l{lesson}{} {minutes}", if *rehearsal { "!" } else { "" })
            }
        };
        let parts: Vec<String> = day.parts.iter().map(part).collect();
        let _ = writeln!(lines, "{} {}: {}", day.before, day.day, parts.join(", "));
    }
    if plan.left_out > 0 {
        let _ = writeln!(lines, "{} left out", plan.left_out);
    }
    lines
}

fn plan(learner: &Learner<'_>, now: Moment) -> String {
    told(&learner.practice(now).plan().expect("an event is ahead"))
}

/// The plan of somebody who names an event on the 23rd and has done nothing yet.
fn first(library: &Library, date: &str, minutes: u16) -> String {
    let mut learner = Learner::new(library);
    let now = at(23, "09:00");
    name(&mut learner, now, date, minutes);
    plan(&learner, now)
}

#[test]
fn a_plan_fits_the_days_and_minutes_that_there_are() {
    let library = TEN.library();
    let mut table = String::new();
    for (days, date) in
        [("nine days", "2026-12-02"), ("two days", "2026-11-25"), ("tomorrow", "2026-11-24"), ("today", "2026-11-23")]
    {
        for minutes in [5, 10, 60] {
            let _ = writeln!(table, "{days}, {minutes} minutes\n{}", first(&library, date, minutes));
        }
    }
    let _ = writeln!(table, "300 days, 10 minutes\n{}", first(&library, "2027-09-19", 10));
    insta::assert_snapshot!(table);
}

#[test]
fn what_was_missed_is_spread_over_the_days_that_are_left() {
    let library = TEN.library();
    let mut learner = Learner::new(&library);
    name(&mut learner, at(23, "09:00"), "2026-12-02", 10);
    learner.play(at(23, "09:10"), "l0", "m0", "strong");
    // The lesson of today is done, and the rest stays as it was.
    let planned = "8 2026-11-24: all of l1 9\n7 2026-11-25: review\n6 2026-11-26: all of l2 9\n5 2026-11-27: review\n\
                   4 2026-11-28: all of l3 9\n3 2026-11-29: review\n2 2026-11-30: all of l9! 9\n\
                   1 2026-12-01: review, plans\n0 2026-12-02: plans\n5 left out\n";
    assert_eq!(plan(&learner, at(23, "20:00")), format!("9 2026-11-23: \n{planned}"));
    // Nobody looked for four days: it is time to review, there is less room, and nothing is late.
    assert_eq!(
        plan(&learner, at(27, "09:00")),
        "5 2026-11-27: review, all of l1 9\n4 2026-11-28: all of l2 9\n3 2026-11-29: review\n2 2026-11-30: all of l9! 9\n\
         1 2026-12-01: review, plans\n0 2026-12-02: plans\n6 left out\n"
    );
}

#[test]
fn a_lesson_that_was_begun_comes_first_and_takes_half_of_its_time() {
    let library = TEN.library();
    let mut learner = Learner::new(&library);
    name(&mut learner, at(23, "09:00"), "2026-11-27", 10);
    learner.start(at(23, "09:00"), "l4", None);
    assert!(plan(&learner, at(24, "09:00")).starts_with("3 2026-11-24: on with l4 5\n"));
    assert!(plan(&learner, at(23, "19:00")).starts_with("4 2026-11-23: on with l4 5\n"), "half of today is left");
}

#[test]
fn the_rehearsal_is_in_the_last_days_also_where_it_was_played_before() {
    let library = TEN.library();
    let mut learner = Learner::new(&library);
    name(&mut learner, at(20, "09:00"), "2026-11-30", 10);
    learner.play(at(20, "09:00"), "l9", "m18", "strong");
    assert!(plan(&learner, at(21, "09:00")).contains("2 2026-11-28: all of l9! 9\n"));
    learner.play(at(28, "09:00"), "l9", "m18", "strong");
    assert!(!plan(&learner, at(29, "09:00")).contains("l9"));
}

#[test]
fn days_are_those_of_the_place_also_where_summer_time_begins_or_ends() {
    let library = TEN.library();
    // Named in Berlin on the evening before the clocks change, and looked at on the morning after; then on a journey.
    for (named, date, later, ahead) in [
        ("2027-03-27T23:30:00+01:00", "2027-03-29", "2027-03-28T00:30:00+01:00", 1),
        ("2027-03-27T23:30:00+01:00", "2027-03-29", "2027-03-28T23:30:00+02:00", 1),
        ("2026-10-24T23:30:00+02:00", "2026-10-26", "2026-10-25T23:59:00+01:00", 1),
        ("2026-11-23T23:30:00+01:00", "2026-11-25", "2026-11-23T14:30:00-08:00", 2),
        ("2026-11-23T23:30:00-08:00", "2026-11-25", "2026-11-25T08:00:00+13:00", 0),
    ] {
        let mut learner = Learner::new(&library);
        name(&mut learner, named.parse().expect("a moment"), date, 10);
        let plan = learner.practice(later.parse().expect("a moment")).plan().expect("it is ahead");
        let first = plan.days.first().expect("today is always there");
        assert_eq!((first.before, first.day.to_string()), (ahead, later[..10].to_owned()), "{later}");
        assert_eq!(plan.days.last().map(|day| day.day.to_string()), Some(date.to_owned()), "{later}");
    }
}

#[test]
fn an_event_that_is_moved_stays_the_same_one_until_it_is_over() {
    let library = TEN.library();
    let mut learner = Learner::new(&library);
    name(&mut learner, at(20, "09:00"), "2026-11-30", 10);
    let first = learner.record.upcoming.clone().expect("an event");
    name(&mut learner, at(22, "09:00"), "2026-11-25", 10);
    let moved = learner.record.upcoming.clone().expect("an event");
    assert_eq!((moved.occasion, moved.began, moved.moved, moved.furthest), (first.occasion, first.began, true, 10));
    assert_eq!(moved.named, at(22, "09:00"));
    // The same date again, with other minutes, is no move.
    name(&mut learner, at(23, "09:00"), "2026-11-25", 20);
    let longer = learner.record.upcoming.clone().expect("an event");
    assert_eq!((longer.named, longer.minutes), (moved.named, Some(20)));
    name(&mut learner, at(26, "09:00"), "2026-12-20", 10);
    let next = learner.record.upcoming.clone().expect("an event");
    assert_ne!(next.occasion, first.occasion);
    assert_eq!((next.moved, learner.record.occasions), (false, 2));
}

static LIBRARY: LazyLock<Library> = LazyLock::new(|| TEN.library());

proptest! {
    #[test]
    fn a_plan_is_sound_whatever_the_days_minutes_and_progress(
        ahead in 0..800i32, minutes in 1..200u16, finished in 0..10usize, begun in 0..10u32, hour in 0..23i64,
    ) {
        let mut learner = Learner::new(&LIBRARY);
        let now = at(23, "09:00");
        for lesson in 0..finished {
            learner.play(at(1, "09:00"), &format!("l{lesson}"), &format!("m{}", 2 * lesson), "strong");
        }
        learner.start(at(2, "09:00"), &format!("l{begun}"), None);
        name(&mut learner, now, &now.day().plus(ahead).to_string(), minutes);
        let now = super::due::later(now, hour);
        let practice = learner.practice(now);
        let Some(plan) = practice.plan() else {
            prop_assert!(now.day() > at(23, "09:00").day().plus(ahead));
            return Ok(());
        };
        prop_assert_eq!(plan.days[0].day, now.day());
        prop_assert!(plan.days.windows(2).all(|days| days[0].day < days[1].day));
        let last = plan.days.last().expect("a day");
        prop_assert_eq!((last.before, last.parts.last()), (0, Some(&Part::Plans)));
        let mut order = Vec::new();
        let mut open = None;
        for day in &plan.days {
            let total: u16 = day.parts.iter().map(Part::minutes).sum();
            prop_assert!(u32::from(total) * 4 <= u32::from(minutes.max(4)) * 5, "{}", told(&plan));
            for part in &day.parts {
                let Part::Lesson { lesson, portion, rehearsal, .. } = part else { continue };
                order.push((*rehearsal, *lesson));
                open = (*portion == Portion::Begin).then_some(*lesson);
            }
        }
        // One lesson after the other, and the rehearsal last.
        order.dedup();
        let all = order.len();
        prop_assert!(order.iter().rev().skip(1).all(|(rehearsal, _)| !rehearsal), "{}", told(&plan));
        order.sort_unstable();
        order.dedup();
        prop_assert_eq!(order.len(), all, "{}", told(&plan));
        prop_assert!(open.is_none() || ahead <= 1, "what is begun has an end: {}", told(&plan));
    }
}
