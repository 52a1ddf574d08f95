//! The words of practice: reviews, what is due, how a learner is doing, and what is good to do next.

use jiff::civil::Date;

use crate::lesson::text::Text;

fn text(words: impl Into<String>) -> Text {
    Text::new(words)
}

/// So many of something, in words: "1 move", "3 moves".
fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// A day as people write it: "Wednesday, 2 December".
fn day(day: Date) -> String {
    day.strftime("%A, %-d %B").to_string()
}

/// In so many days, in words.
fn in_days(days: i32) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    }
}

/// The head of a review.
pub fn review() -> Text {
    text("Review")
}

/// What a review is, as it begins.
pub fn review_intro(drills: usize) -> Text {
    let minutes = (2 * drills).div_ceil(3);
    let (drills, minutes) = (count(drills, "short scene", "short scenes"), count(minutes, "minute", "minutes"));
    text(format!("{drills}, about {minutes}: moves that you have met, with other people in other places."))
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
pub const BECAUSE_MIX: &str = "to mix another idea in";

/// See [`because`]: after so many days.
pub fn because_days(days: i32) -> String {
    match days {
        ..=0 => "you met it today".to_owned(),
        1 => "you met it yesterday".to_owned(),
        days => format!("you met it {days} days ago"),
    }
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
        "You took the strongest line in {strong} of {drills}. That is about these scenes; it does not show how you will do in a room."
    ))
}

/// What is said on leaving in the middle of a review.
pub fn review_kept() -> Text {
    text("Kept. `mingle review` goes on with what is left.")
}

/// What is said where nothing is due: whether anything was met yet, and on which day something is due, with whether that is today.
pub fn nothing_due(met: bool, next: Option<(Date, bool)>) -> Text {
    text(match (met, next) {
        (false, _) => "A review draws on what lessons have shown you: play one first.".to_owned(),
        (true, None) => "Nothing is due.".to_owned(),
        (true, Some((_, true))) => "Nothing is due just now: what you have just met comes by at your next session.".to_owned(),
        (true, Some((next, false))) => {
            format!("Nothing is due before {}: a move stays longer if some days lie between.", day(next))
        }
    })
}

/// What is asked where nothing is due.
pub fn review_anyway() -> Text {
    text("Practise some moves anyway?")
}

/// The item that starts a review.
pub fn review_item(drills: usize) -> Text {
    text(format!("Review: {}", count(drills, "short scene", "short scenes")))
}

/// The item that goes on with a lesson.
pub fn go_on(title: &Text) -> Text {
    text(format!("Continue: {title}"))
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
    let moves = if errors == 1 { "one move".to_owned() } else { format!("{errors} moves") };
    text(format!("You were sure of {moves} for which another line was stronger: those are worth another look first."))
}

/// Why a review is a good step where so many moves are due.
pub fn why_due(due: usize) -> Text {
    text(match due {
        1 => "It is time to meet a move again.".to_owned(),
        due => format!("It is time to meet {due} moves again, a few at a time."),
    })
}

/// The same with an event so many days ahead.
pub fn why_event(days: i32, due: usize) -> Text {
    let moves = if due == 1 { "a move is".to_owned() } else { format!("{due} moves are") };
    text(format!("Your event is {}, and {moves} worth meeting again before.", in_days(days)))
}

/// Why a new lesson is a good step.
pub fn why_new() -> Text {
    text("Nothing is due, so there is room for something new.")
}

/// What is said where all was played: the day on which something is due, with whether that is today.
pub fn why_rest(next: Option<(Date, bool)>) -> Text {
    let until = match next {
        None => "Nothing is due.".to_owned(),
        Some((_, true)) => "What you have just met comes by at your next session.".to_owned(),
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
