//! What holds of every journal, whatever was answered when.

use std::collections::BTreeSet;

use mingle::journal::{Confidence, Moment};
use mingle::practice::DrillId;
use mingle::practice::review::{MOST, PRINCIPLES};
use proptest::prelude::*;

use super::due::later;
use super::{Learner, Library, SMALL, at, drill};

/// One answer: minutes since the beginning, the move, the drill of it, the choice, whether the learner was sure.
type Answer = (i64, usize, usize, usize, bool);

const CHOICES: [&str; 3] = ["strong", "fair", "weak"];

fn answers() -> impl Strategy<Value = Vec<Answer>> {
    prop::collection::vec((0..60 * 24 * 90_i64, 0..6_usize, 0..2_usize, 0..3_usize, any::<bool>()), 0..40)
}

/// The drill of a move of [`SMALL`].
fn drill_of(number: usize, which: usize) -> DrillId {
    drill(&format!("l{}", number / 2), &format!("m{number}-d{which}"))
}

fn minutes(begin: Moment, minutes: i64) -> Moment {
    Moment::new(begin.timestamp() + jiff::SignedDuration::from_mins(minutes), begin.offset())
}

/// A learner who gave the answers in the order of their times. The event is so many days after the beginning.
fn learner<'l>(library: &'l Library, answers: &[Answer], event: Option<i32>) -> Learner<'l> {
    let begin = at(1, "09:00");
    let mut learner = Learner::new(library);
    if let Some(days) = event {
        learner.event(begin, &begin.day().plus(days).to_string());
    }
    let mut sorted = answers.to_vec();
    sorted.sort_unstable();
    for (after, number, which, choice, sure) in sorted {
        let confidence = sure.then_some(Confidence::Sure);
        learner.drill(minutes(begin, after), &drill_of(number, which), CHOICES[choice], confidence);
    }
    learner
}

fn due(learner: &Learner<'_>, now: Moment) -> BTreeSet<String> {
    learner.due(now).into_iter().collect()
}

/// Another place: the same instant with an offset of so many hours.
fn elsewhere(moment: Moment, hours: i8) -> Moment {
    Moment::new(moment.timestamp(), jiff::tz::Offset::constant(hours))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_later_time_never_makes_less_due(
        answers in answers(), event in prop::option::of(-5..400_i32), first in 0..2000_i64, more in 0..2000_i64,
    ) {
        let library = SMALL.library();
        let learner = learner(&library, &answers, event);
        let end = minutes(at(1, "09:00"), 60 * 24 * 90);
        let (earlier, after) = (later(end, first), later(end, first + more));
        prop_assert!(due(&learner, earlier).is_subset(&due(&learner, after)));
        // A day later also where the clock was put back or forward, or the learner went elsewhere meanwhile.
        for hours in [-9, 0, 2, 9] {
            let there = elsewhere(later(earlier, 24), hours);
            prop_assert!(due(&learner, earlier).is_subset(&due(&learner, there)), "{there}");
        }
    }

    #[test]
    fn a_review_is_short_mixed_and_has_nothing_twice(
        answers in answers(), event in prop::option::of(0..400_i32), hours in 0..3000_i64,
    ) {
        let library = SMALL.library();
        let learner = learner(&library, &answers, event);
        let practice = learner.practice(later(minutes(at(1, "09:00"), 60 * 24 * 90), hours));
        let review = practice.review();
        prop_assert_eq!(review.is_empty(), practice.due().next().is_none());
        prop_assert!(review.len() <= MOST);
        let moves: BTreeSet<_> = review.iter().map(|pick| pick.practises).collect();
        prop_assert_eq!(moves.len(), review.len());
        let principle = |id| library.vocabulary.practised(id).map(|(principle, _)| &principle.id);
        let mixed: BTreeSet<_> = moves.iter().map(|id| principle(id)).collect();
        let met: BTreeSet<_> = practice.standings().iter().map(|standing| principle(standing.practises)).collect();
        prop_assert!(review.is_empty() || mixed.len() >= PRINCIPLES.min(met.len()));
        let last = learner.record.drills.last().map(|last| (&last.lesson, &last.drill));
        prop_assert!(review.first().is_none_or(|first| Some((&first.drill.lesson, &first.drill.drill)) != last));
    }

    #[test]
    fn a_clock_moved_back_harms_nothing(answers in answers(), event in prop::option::of(0..400_i32), back in 1..4000_i64) {
        let library = SMALL.library();
        let mut learner = learner(&library, &answers, event);
        // The clock was ahead, and shows an earlier time than all or some of the answers.
        let now = later(minutes(at(1, "09:00"), 60 * 24 * 90), -back);
        for _ in 0..6 {
            let picks: Vec<DrillId> = learner.practice(now).review().iter().map(|pick| pick.drill.clone()).collect();
            for pick in picks {
                learner.drill(now, &pick, "strong", None);
            }
        }
        // All was answered once more with the clock as it is now: nothing is left over.
        prop_assert!(due(&learner, now).is_empty());
        // Everything comes by again, at the latest once the clock is where it was.
        let met = learner.practice(now).standings().len();
        let was = minutes(at(1, "09:00"), 60 * 24 * 90);
        prop_assert_eq!(due(&learner, later(was, 24 * 46)).len(), met);
    }
}
