//! The plan up to an event, over days and minutes.

use std::fmt::Write as _;

use mingle::journal::{Moment, What};
use mingle::practice::{Next, Part, Plan, Portion, Step, Why};

use super::{Learner, Library, Shape, at, drill};

/// Ten lessons of nine minutes.
pub(super) const TEN: Shape = Shape { principles: 10, moves: 2, drills: 2, lessons: 10 };

/// An event of a day and so many minutes.
pub(super) fn name(learner: &mut Learner<'_>, at: Moment, date: &str, minutes: u16) {
    let date = Some(date.parse().expect("a date"));
    learner.push(at, What::Event { date, name: None, minutes: Some(minutes) });
}

/// A plan as lines: the days before the event, and what is on them.
pub(super) fn told(plan: &Plan) -> String {
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
        let rehearsal = if plan.no_rehearsal.is_some() { ", the rehearsal too" } else { "" };
        let _ = writeln!(lines, "{} of {} left out{rehearsal}", plan.left_out, plan.lessons);
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
    let planned = "8 2026-11-24: all of l1 9\n7 2026-11-25: review, begin l2 5\n6 2026-11-26: on with l2 4, begin l3 5\n\
                   5 2026-11-27: on with l3 4, review\n4 2026-11-28: all of l4 9\n3 2026-11-29: review\n2 2026-11-30: all of l9! 9\n\
                   1 2026-12-01: review, plans\n0 2026-12-02: plans\n4 of 9 left out\n";
    assert_eq!(plan(&learner, at(23, "20:00")), format!("9 2026-11-23: \n{planned}"));
    // Nobody looked for four days: it is time to review, there is less room, and nothing is late.
    assert_eq!(
        plan(&learner, at(27, "09:00")),
        "5 2026-11-27: review, all of l1 9\n4 2026-11-28: all of l2 9\n3 2026-11-29: review\n2 2026-11-30: all of l9! 9\n\
         1 2026-12-01: review, plans\n0 2026-12-02: plans\n6 of 9 left out\n"
    );
}

#[test]
fn a_lesson_that_was_begun_goes_on_first_for_the_minutes_that_are_left_of_it() {
    let library = TEN.library();
    let mut learner = Learner::new(&library);
    name(&mut learner, at(23, "09:00"), "2026-11-27", 10);
    let attempt = learner.start(at(23, "09:00"), "l4", None);
    assert!(plan(&learner, at(23, "09:01")).starts_with("4 2026-11-23: on with l4 9\n"), "nothing of it is done");
    learner.answer(at(23, "09:02"), attempt, "m8", "strong");
    assert!(plan(&learner, at(23, "19:00")).starts_with("4 2026-11-23: on with l4 5\n"), "half of it and of today is left");
    assert!(plan(&learner, at(24, "09:00")).starts_with("3 2026-11-24: on with l4 5, review\n"));
}

#[test]
fn where_not_all_fits_lessons_are_chosen_that_teach_what_no_other_does() {
    // Three lessons of each principle, one after the other; the last is the rehearsal.
    let library = Shape { principles: 3, moves: 2, drills: 2, lessons: 9 }.library();
    let chosen = |plan: &Plan| {
        let lessons = plan.days.iter().flat_map(|day| &day.parts).filter_map(|part| match part {
            Part::Lesson { lesson, rehearsal: false, .. } => Some(*lesson),
            Part::Lesson { .. } | Part::Review { .. } | Part::Plans => None,
        });
        let mut lessons: Vec<usize> = lessons.collect();
        lessons.dedup();
        lessons
    };
    let mut learner = Learner::new(&library);
    name(&mut learner, at(23, "09:00"), "2026-11-29", 10);
    let plan = |learner: &Learner<'_>, now| chosen(&learner.practice(now).plan().expect("an event is ahead"));
    assert_eq!(plan(&learner, at(23, "09:00")), [0, 3, 6]);
    // What is done on the way brings no other choice.
    learner.play(at(23, "09:00"), "l0", "m0", "strong");
    assert_eq!(plan(&learner, at(24, "09:00")), [3, 6]);
    // What was finished before need not be taught again.
    let mut learner = Learner::new(&library);
    learner.play(at(1, "09:00"), "l4", "m2", "strong");
    name(&mut learner, at(23, "09:00"), "2026-11-29", 10);
    assert_eq!(plan(&learner, at(23, "09:00")), [0, 1, 6]);
}

#[test]
fn more_than_was_planned_takes_nothing_away_and_is_told_as_more() {
    let library = TEN.library();
    let mut learner = Learner::new(&library);
    learner.play(at(20, "09:00"), "l0", "m0", "weak");
    name(&mut learner, at(22, "20:00"), "2026-12-02", 10);
    // Today's review, and after it the lesson as it was planned.
    let now = at(23, "09:00");
    let today = |learner: &Learner<'_>, now| plan(learner, now).lines().next().map(str::to_owned).expect("today");
    assert_eq!(today(&learner, now), "9 2026-11-23: review, all of l1 9");
    assert_eq!(learner.practice(now).next().step, Step::Review(1));
    learner.drill(at(23, "09:05"), &drill("l0", "m0-d0"), "strong", None);
    assert_eq!(today(&learner, at(23, "09:10")), "9 2026-11-23: all of l1 9");
    let planned = Why::Planned { days: 9, rehearsal: false };
    assert_eq!(learner.practice(at(23, "09:10")).next(), Next { step: Step::Lesson(1), why: planned });
    // Others that nobody planned.
    for _ in 0..2 {
        learner.drill(at(23, "09:10"), &drill("l0", "m0-d1"), "weak", None);
        learner.drill(at(23, "09:11"), &drill("l0", "m0-d0"), "weak", None);
    }
    assert!(today(&learner, at(23, "14:00")).ends_with("l1 9") || today(&learner, at(23, "14:00")).ends_with("begin l1 5"));
    // The lesson uses up what today has for lessons; what is due then is more than was planned.
    learner.play(at(23, "14:10"), "l1", "m2", "weak");
    assert_eq!(today(&learner, at(23, "20:00")), "9 2026-11-23: ");
    let beyond = Why::Beyond { days: 9, practised: true };
    assert_eq!(learner.practice(at(23, "20:00")).next().why, beyond);
    assert!(matches!(learner.practice(at(23, "20:00")).next().step, Step::Review(_)));
}

#[test]
fn the_rehearsal_is_left_out_where_it_would_leave_no_time_for_lessons_and_that_is_told() {
    let library = TEN.library();
    let mut learner = Learner::new(&library);
    name(&mut learner, at(23, "09:00"), "2026-11-25", 5);
    let practice = learner.practice(at(23, "09:00"));
    let plan = practice.plan().expect("an event is ahead");
    assert_eq!((plan.lessons, plan.left_out, plan.no_rehearsal), (10, 9, Some(9)));
    assert_eq!(practice.minutes_for(|plan| plan.no_rehearsal.is_none()), Some(7));
    let enough = practice.minutes_for(|plan| plan.left_out == 0).expect("some number of minutes");
    let mut with = Learner::new(&library);
    for (minutes, left_out) in [(enough - 1, true), (enough, false)] {
        name(&mut with, at(23, "09:00"), "2026-11-25", minutes);
        assert_eq!(with.practice(at(23, "09:00")).plan().expect("an event is ahead").left_out > 0, left_out, "{minutes}");
    }
    let mut late = Learner::new(&library);
    name(&mut late, at(23, "09:00"), "2026-11-24", 60);
    assert_eq!(late.practice(at(24, "09:00")).minutes_for(|plan| plan.left_out == 0), None, "the day itself is left free");
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
