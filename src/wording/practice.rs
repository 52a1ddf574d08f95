//! The words of practice: reviews, questions about an answer, and what is good to do next.

use jiff::civil::Date;

use super::again::Again;
use super::dates::{ago, day, in_days};
use super::{count, text};
use crate::lesson::text::Text;

/// The head of a review.
pub fn review() -> Text {
    text("Review")
}

/// What a review is, as it begins.
pub fn review_intro(drills: usize) -> Text {
    let minutes = (2 * drills).div_ceil(3);
    let (drills, minutes) = (count(drills, "short scene", "short scenes"), count(minutes, "minute", "minutes"));
    text(format!(
        "{drills}, about {minutes}. Each brings back a move, which is one thing to do in a talk, with other people in another place."
    ))
}

/// How far a review is: "2 of 5".
pub fn review_progress(now: usize, drills: usize) -> Text {
    text(format!("{now} of {drills}"))
}

/// Why a drill came up: the principle that it is about, and the reason.
pub fn because(principle: &Text, reason: &str) -> Text {
    text(format!("{principle}: {reason}."))
}

/// See [`because`]: after a confident error.
pub const BECAUSE_SURE: &str = "last time you were sure, and another line was stronger";

/// See [`because`]: after any other answer that was not strong.
pub const BECAUSE_NOT_STRONG: &str = "last time another line was stronger";

/// See [`because`]: to mix another principle in.
pub const BECAUSE_MIX: &str = "to mix another principle in";

/// See [`because`]: after so many days.
pub fn because_days(days: i32) -> String {
    format!("you practised it {}", ago(days))
}

/// See [`because`]: before an event.
pub fn because_event(days: i32) -> String {
    format!("your event is {}", in_days(days))
}

/// The heading over the end of a review.
pub fn review_done() -> Text {
    text("That was the review")
}

/// What a review came to.
pub fn review_end(strong: usize, drills: usize) -> Text {
    text(format!(
        "You took the strongest line in {strong} of {drills} scenes. That is about these scenes; it does not show how you will do in a room."
    ))
}

/// What is said on leaving in the middle of a review.
pub fn review_kept(again: &Again) -> Text {
    text(format!("Kept. `{}` goes on with what is left.", again.command("review")))
}

/// What is said where nothing is due: whether anything was met yet, and on which day something is due, with whether that is today.
pub fn nothing_due(met: bool, next: Option<(Date, bool)>) -> Text {
    text(match (met, next) {
        (false, _) => "A review draws on what lessons have shown you: play one first.".to_owned(),
        (true, None) => "Nothing is due.".to_owned(),
        (true, Some((_, true))) => {
            "Nothing is due just now: what you have just practised comes back at your next session.".to_owned()
        }
        (true, Some((next, false))) => {
            format!("Nothing is due before {}: what you learn stays longer if some days lie between.", day(next))
        }
    })
}

/// What is asked where nothing is due.
pub fn review_anyway() -> Text {
    text("Practise a few scenes anyway?")
}

/// The item that starts a review.
pub fn review_item(drills: usize) -> Text {
    text(format!("Review: {}", count(drills, "short scene", "short scenes")))
}

/// The item that starts a review where nothing is due.
pub fn review_early() -> Text {
    text("Review: nothing is due")
}

/// The item that shows how the learner is doing, and the head of that page.
pub fn progress() -> Text {
    text("Progress")
}

/// Why a first lesson is a good step.
pub fn why_first() -> Text {
    text("A first lesson takes about ten minutes.")
}

/// Why a review is a good step for somebody who was away for so many days.
pub fn why_away(days: i32) -> Text {
    let months = count(usize::try_from(days / 30).unwrap_or_default(), "month", "months");
    text(format!("Good to see you again after {months}. A few short scenes are the easiest way back in."))
}

/// Why it is good to go on.
pub fn why_unfinished() -> Text {
    text("You are in the middle of a lesson, and it goes on exactly there.")
}

/// Why a review is a good step after so many confident errors.
pub fn why_errors(errors: usize) -> Text {
    text(match errors {
        1 => "You were sure of an answer, and another line was stronger: that is worth another look first.".to_owned(),
        errors => {
            format!("You were sure of {errors} answers, and other lines were stronger: those are worth another look first.")
        }
    })
}

/// Why a review is a good step where so many moves are due.
pub fn why_due(due: usize) -> Text {
    text(match due {
        1 => "It is time to come back to one thing that you have practised.".to_owned(),
        due => format!("It is time to come back to {due} things that you have practised, a few at a time."),
    })
}

/// The same with an event so many days ahead.
pub fn why_event(days: i32, due: usize) -> Text {
    let things = if due == 1 {
        "one thing that you have practised is".to_owned()
    } else {
        format!("{due} things that you have practised are")
    };
    text(format!("Your event is {}, and {things} worth another look before.", in_days(days)))
}

/// Why a new lesson is a good step.
pub fn why_new() -> Text {
    text("Nothing is due, so there is room for something new.")
}

/// Why a lesson of the plan is a good step, so many days before the event.
pub fn why_planned(days: i32, rehearsal: bool) -> Text {
    let what = if rehearsal { "today is the rehearsal" } else { "this lesson is for today" };
    text(format!("Your event is {}, and {what}.", in_days(days)))
}

/// What is said where nothing, or nothing more, is planned for today.
pub fn why_beyond(days: i32, practised: bool) -> Text {
    let event = format!("Your event is {}.", in_days(days));
    text(format!("{} {event} Whatever you do besides is more than was planned.", super::prep::nothing_today(practised)))
}

/// What is said where all was played: the day on which something is due, with whether that is today.
pub fn why_rest(next: Option<(Date, bool)>) -> Text {
    let until = match next {
        None => "Nothing is due.".to_owned(),
        Some((_, true)) => "What you have just practised comes back at your next session.".to_owned(),
        Some((next, false)) => format!("Nothing is due before {}.", day(next)),
    };
    text(format!("You have played every lesson. {until} Time for a real talk."))
}

/// What is asked before the options of a decision show.
pub fn say_first() -> Text {
    text("What would you say or do? A line of your own, before you see others.")
}

/// What is said once there is a line of the learner's own.
pub fn pick_closest() -> Text {
    text("Kept. Now pick the one that is closest to it.")
}

/// Before a line of the learner's own, in a transcript.
pub fn said_first() -> Text {
    text("You, before the answers showed")
}

/// What is asked after a choice.
pub fn how_sure() -> Text {
    text("How sure are you that it is the strongest line here?")
}

/// An answer to [`how_sure`].
pub fn guess() -> Text {
    text("a guess")
}

/// An answer to [`how_sure`].
pub fn think_so() -> Text {
    text("I think so")
}

/// An answer to [`how_sure`].
pub fn sure() -> Text {
    text("sure")
}

/// The heading over a question about reasons.
pub fn which_reason() -> Text {
    text("Which reason fits?")
}

/// What reasons are for: the strong line.
pub fn for_the_strong_line(strong: &Text) -> Text {
    text(format!("The strong line here: {strong}"))
}

/// The heading over the reason that fits, where another was picked.
pub fn reason_that_fits() -> Text {
    text("The one that fits")
}
