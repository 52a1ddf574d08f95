//! What a plan up to an event promises, whatever the days, the minutes and what was done: over made-up lessons and those that ship.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;

use mingle::journal::{Moment, What};
use mingle::lesson::model::Lesson;
use mingle::practice::{Items, Part, Plan, Portion};

use super::due::later;
use super::plan::{TEN, name, told};
use super::{Learner, Library, at, id};

/// Lessons of a library, and it.
struct Shelf {
    lessons: Vec<Lesson>,
    library: Library,
}

/// The lessons that ship.
static SHIPPED: LazyLock<Shelf> = LazyLock::new(|| {
    let library = mingle::lesson::library::Library::built_in();
    let lessons = library.playable();
    Shelf { library: Library { vocabulary: library.vocabulary.clone(), items: Items::of(&lessons) }, lessons }
});

/// Ten lessons that take nine minutes each.
static MADE_UP: LazyLock<Library> = LazyLock::new(|| TEN.library());

/// When the event is named.
fn morning() -> Moment {
    at(23, "09:00")
}

/// Plays a lesson to an ending.
fn finish(learner: &mut Learner<'_>, at: Moment, lesson: usize) {
    let lesson = learner.library.items.lessons()[lesson].to_string();
    let attempt = learner.start(at, &lesson, None);
    learner.push(at, What::End { attempt, ending: id("end") });
}

/// The plan of somebody with so many lessons finished, by the bits of a number, and one begun.
struct Case {
    ahead: i32,
    minutes: u16,
    finished: u32,
    begun: Option<usize>,
}

impl Case {
    fn learner(self, library: &Library) -> Learner<'_> {
        let mut learner = Learner::new(library);
        let all = library.items.lessons().len();
        for lesson in (0..all).filter(|lesson| self.finished & (1 << lesson) != 0) {
            finish(&mut learner, at(1, "09:00"), lesson);
        }
        if let Some(lesson) = self.begun {
            learner.start(at(2, "09:00"), library.items.lessons()[lesson % all].clone().as_str(), None);
        }
        name(&mut learner, morning(), &morning().day().plus(self.ahead).to_string(), self.minutes);
        learner
    }
}

fn plan(learner: &Learner<'_>, now: Moment) -> Plan {
    learner.practice(now).plan().expect("an event is ahead")
}

/// The lessons of a plan in its order, each with whether it is the rehearsal; one that goes on is there once.
fn lessons(plan: &Plan) -> Vec<(usize, bool)> {
    let lesson = |part: &Part| match part {
        Part::Lesson { lesson, rehearsal, .. } => Some((*lesson, *rehearsal)),
        Part::Review { .. } | Part::Plans => None,
    };
    let mut lessons: Vec<_> = plan.days.iter().flat_map(|day| &day.parts).filter_map(lesson).collect();
    lessons.dedup();
    lessons
}

/// How many lessons fit as a whole.
fn fitting(plan: &Plan) -> usize {
    plan.lessons - plan.left_out
}

/// Holds a plan to what each promises.
fn sound(plan: &Plan, minutes: u16, begun: Option<usize>) -> Result<(), TestCaseError> {
    prop_assert!(plan.days.windows(2).all(|days| days[0].day < days[1].day));
    let last = plan.days.last().expect("a day");
    prop_assert_eq!((last.before, last.parts.last()), (0, Some(&Part::Plans)));
    for day in &plan.days {
        let total: u16 = day.parts.iter().map(Part::minutes).sum();
        prop_assert!(u32::from(total) * 4 <= u32::from(minutes.max(4)) * 5, "about as many minutes as were said: {}", told(plan));
        let rehearses = day.parts.iter().any(|part| matches!(part, Part::Lesson { rehearsal: true, .. }));
        let reviews = day.parts.iter().any(|part| matches!(part, Part::Review { .. }));
        prop_assert!(!rehearses || !reviews, "the rehearsal is practice enough: {}", told(plan));
    }
    let order = lessons(plan);
    let different: BTreeSet<_> = order.iter().collect();
    prop_assert_eq!(different.len(), order.len(), "no lesson twice: {}", told(plan));
    prop_assert!(order.iter().rev().skip(1).all(|(_, rehearsal)| !rehearsal), "the rehearsal comes last: {}", told(plan));
    let rest = if order.first().is_some_and(|(lesson, _)| Some(*lesson) == begun) { &order[1..] } else { &order[..] };
    prop_assert!(rest.is_sorted(), "in the order of learning: {}", told(plan));
    let is_chosen = |lesson: usize| order.iter().any(|(chosen, rehearsal)| *chosen == lesson && !rehearsal);
    prop_assert!(begun.is_none_or(|begun| !is_chosen(begun) || order[0].0 == begun), "what was begun goes on: {}", told(plan));
    let portions = plan.days.iter().flat_map(|day| &day.parts).filter_map(|part| match part {
        Part::Lesson { lesson, portion, .. } => Some((*lesson, *portion)),
        Part::Review { .. } | Part::Plans => None,
    });
    let portions: Vec<_> = portions.collect();
    let ends = |place: usize| portions.get(place + 1).is_some_and(|next| *next == (portions[place].0, Portion::GoOn));
    let begins = (0..portions.len()).filter(|place| portions[*place].1 == Portion::Begin);
    prop_assert!(fitting(plan) == 0 || begins.into_iter().all(ends), "what is begun is gone on with: {}", told(plan));
    Ok(())
}

proptest! {
    // Each case makes some plans of up to two years.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_plan_is_sound_whatever_the_days_minutes_and_progress(
        ahead in 0..800i32, minutes in 3..200u16, finished in any::<u32>(), begun in 0..10usize, hour in 0..23i64,
    ) {
        for library in [&*MADE_UP, &SHIPPED.library] {
            let is_finished = finished & (1 << begun) != 0;
            let learner = Case { ahead, minutes, finished, begun: Some(begun) }.learner(library);
            let now = later(morning(), hour);
            let practice = learner.practice(now);
            let Some(plan) = practice.plan() else {
                prop_assert!(now.day() > morning().day().plus(ahead));
                continue;
            };
            prop_assert_eq!(plan.days[0].day, now.day());
            sound(&plan, minutes, Some(begun).filter(|_| !is_finished))?;
        }
    }

    #[test]
    fn more_minutes_never_make_less_fit(ahead in 0..100i32, finished in any::<u32>(), from in 3..60u16) {
        for library in [&*MADE_UP, &SHIPPED.library] {
            let at = |minutes| plan(&Case { ahead, minutes, finished, begun: None }.learner(library), morning());
            let plans: Vec<Plan> = (from..from + 12).map(at).collect();
            for (place, pair) in plans.windows(2).enumerate() {
                let (less, more) = (&pair[0], &pair[1]);
                let told = || format!("{} minutes: {}\n{}", usize::from(from) + place, told(less), told(more));
                // Once there is room for the rehearsal, it has its place, and takes that of some lessons.
                prop_assert!(less.no_rehearsal.is_some() || more.no_rehearsal.is_none(), "{}", told());
                prop_assert!(fitting(less) <= fitting(more) || less.no_rehearsal != more.no_rehearsal, "{}", told());
            }
        }
    }

    #[test]
    fn what_is_done_never_makes_more_left_out(
        ahead in 1..40i32, minutes in 3..60u16, finished in any::<u32>(), played in 0..10usize,
    ) {
        for library in [&*MADE_UP, &SHIPPED.library] {
            let mut learner = Case { ahead, minutes, finished, begun: None }.learner(library);
            let before = plan(&learner, morning());
            // The first lesson of the plan, or another one. What that one takes of today may be more or less than the planned one, and
            // days hold whole parts of lessons: it may cost one of them, never more.
            let planned = lessons(&before).first().map(|(lesson, _)| *lesson);
            let lesson = if played == 0 { planned.unwrap_or(0) } else { played };
            let may_cost = usize::from(Some(lesson) != planned);
            finish(&mut learner, later(morning(), 1), lesson);
            let learned = finished & (1 << lesson) != 0;
            // Of the rehearsal only the last week before the event counts: earlier, it is still to come.
            let counts = !learned && (ahead <= 7 || lesson + 1 != library.items.lessons().len());
            let after = plan(&learner, later(morning(), 2));
            let told = || format!("{lesson} is done:\n{}\n{}", told(&before), told(&after));
            prop_assert!(!counts || after.left_out <= before.left_out + may_cost, "{}", told());
        }
    }
}

/// Does what a plan has for today.
fn follow(learner: &mut Learner<'_>, today: &[Part], now: Moment) {
    for part in today {
        match *part {
            Part::Review { .. } => {
                let drills: Vec<_> = learner.practice(now).review().iter().map(|picked| picked.drill.clone()).collect();
                for drill in &drills {
                    learner.drill(now, drill, "strong", None);
                }
            }
            Part::Lesson { lesson, minutes, portion, .. } => go_on(learner, (lesson, minutes, portion), now),
            Part::Plans => {}
        }
    }
}

/// Plays a lesson of those that ship for so many minutes, as near as its decisions allow.
fn go_on(learner: &mut Learner<'_>, (lesson, minutes, portion): (usize, u16, Portion), now: Moment) {
    let Shelf { lessons, library } = &*SHIPPED;
    let of = &lessons[lesson];
    let before = learner.record.unfinished("made-up", &of.id).map(|attempt| (attempt.id, attempt.entries.len()));
    let (attempt, answered) = before.unwrap_or_else(|| (learner.start(now, of.id.as_str(), None), 0));
    let decisions = library.items.decisions(lesson);
    let done = answered * usize::from(of.minutes) / decisions + usize::from(minutes);
    let target = (done * decisions).div_ceil(usize::from(of.minutes));
    let scenes: Vec<&str> = of.scenes.iter().filter(|scene| !scene.choices().is_empty()).map(|scene| scene.id.as_str()).collect();
    for scene in scenes.iter().cycle().skip(answered).take(target.saturating_sub(answered)) {
        learner.answer(now, attempt, scene, "strong");
    }
    if portion == Portion::Whole || done >= usize::from(of.minutes) {
        learner.push(now, What::End { attempt, ending: id("end") });
    }
}

#[test]
fn whoever_does_what_is_planned_gets_all_that_was_planned_and_no_other_lesson_instead() {
    for (ahead, minutes) in [(9, 5), (9, 8), (9, 10), (9, 12), (9, 15), (9, 20), (9, 30), (5, 10), (14, 10), (30, 10), (3, 20)] {
        let mut learner = Case { ahead, minutes, finished: 0, begun: None }.learner(&SHIPPED.library);
        let first = plan(&learner, morning());
        let mut before = first.clone();
        for day in 0..=i64::from(ahead) {
            let now = later(morning(), 24 * day);
            let plan = plan(&learner, now);
            let still: BTreeSet<_> = lessons(&plan).into_iter().map(|(lesson, _)| lesson).collect();
            let finished = |lesson: usize| learner.record.finished("made-up", &SHIPPED.lessons[lesson].id);
            for (lesson, _) in lessons(&before) {
                assert!(
                    still.contains(&lesson) || finished(lesson),
                    "{minutes} minutes, day {day}: {lesson} is gone:\n{}\n{}",
                    told(&before),
                    told(&plan)
                );
            }
            let parts = plan.days[0].parts.clone();
            follow(&mut learner, &parts, now);
            let rest = learner.practice(later(now, 1)).plan().expect("an event is ahead");
            let left = rest.days[0].parts.iter().filter(|part| matches!(part, Part::Lesson { .. })).count();
            assert_eq!(left, 0, "{minutes} minutes, day {day}: today is done:\n{}\n{}", told(&plan), told(&rest));
            before = plan;
        }
        for (lesson, _) in lessons(&first) {
            assert!(learner.record.finished("made-up", &SHIPPED.lessons[lesson].id), "{ahead} days, {minutes}: {}", told(&first));
        }
    }
}

#[test]
fn a_rehearsal_that_ran_ahead_of_its_days_goes_on_at_once() {
    let rehearsal = SHIPPED.lessons.len() - 1;
    let mut learner = Case { ahead: 9, minutes: 10, finished: 1, begun: None }.learner(&SHIPPED.library);
    let first = later(morning(), 24 * 5);
    go_on(&mut learner, (rehearsal, 22, Portion::Begin), first);
    let next = plan(&learner, later(first, 24));
    let goes_on = |part: &Part| matches!(part, Part::Lesson { lesson, portion: Portion::GoOn, .. } if *lesson == rehearsal);
    assert!(next.days[0].parts.first().is_some_and(goes_on), "{}", told(&next));
}
