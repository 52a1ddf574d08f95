//! The words of practice: reviews, what is due, how a learner is doing, and what is good to do next.

use jiff::civil::Date;

use super::again::Again;
use crate::lesson::text::Text;

fn text(words: impl Into<String>) -> Text {
    Text::new(words)
}

/// So many of something, in words: "1 move", "3 moves".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// A day as people write it: "Wednesday, 2 December".
pub(super) fn day(day: Date) -> String {
    day.strftime("%A, %-d %B").to_string()
}

/// In so many days, in words.
pub(super) fn in_days(days: i32) -> String {
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
    match days {
        ..=0 => "you practised it today".to_owned(),
        1 => "you practised it yesterday".to_owned(),
        days => format!("you practised it {days} days ago"),
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

/// What is said on the page of progress before anything was answered.
pub fn nothing_answered() -> Text {
    text("There is nothing to show yet: it begins with your first answer in a lesson.")
}

/// The heading over the shares of principles.
pub fn first_tries() -> Text {
    text("How often you took the strongest line at the first try")
}

/// The trend of a share, against those before.
pub fn trend_up() -> Text {
    text("more than before")
}

/// See [`trend_up`].
pub fn trend_level() -> Text {
    text("about as before")
}

/// See [`trend_up`].
pub fn trend_down() -> Text {
    text("fewer than before")
}

/// A share of strong first tries in a sentence: "Listen first: strong 5 of 8, more than before."
pub fn share_in_words(principle: &Text, (strong, of): (u32, u32), trend: Option<&Text>) -> Text {
    let trend = trend.map(|trend| format!(", {trend}")).unwrap_or_default();
    text(format!("{principle}: strong {strong} of {of}{trend}."))
}

/// What the shares are of.
pub fn what_counts() -> Text {
    text("A first try is your first answer ever to a scene. The last 8 for each principle count here.")
}

/// The principles of which too little is known, each with its number of first tries.
pub fn too_few(few: &[(&Text, u32)]) -> Text {
    let few: Vec<String> = few.iter().map(|(title, tries)| format!("{title} has {tries}")).collect();
    text(format!("Nothing is said before 5 first tries: {}.", few.join(", ")))
}

/// What is said of answers to what was answered before.
pub fn retries(strong: u32, of: u32) -> Text {
    let answers = if of == 1 { "1 answer".to_owned() } else { format!("{of} answers") };
    text(format!("{answers} in scenes that you had seen before do not count: you took the strongest line in {strong} of them."))
}

/// The heading over the headline.
pub fn after_a_delay() -> Text {
    text("What you still know days later")
}

/// Before the share of strong first tries at new scenes.
pub fn new_scenes() -> Text {
    text("Strongest line in new scenes")
}

/// The same in a sentence.
pub fn new_scenes_in_words(strong: u32, of: u32) -> Text {
    text(format!("The strongest line in {strong} of {of} new scenes."))
}

/// What is said where there were too few new scenes after a delay.
pub fn too_few_new(of: u32) -> Text {
    text(format!(
        "Nothing to say yet: it takes 5 new scenes, each a day or more after you first practised the same thing. You have had {of}."
    ))
}

/// The heading over the calibration.
pub fn how_sure_head() -> Text {
    text("How often it was the strongest line, by how sure you were")
}

/// Before the share of strong answers of which the learner was sure.
pub fn when_sure() -> Text {
    text("When sure")
}

/// The same of those that they thought so of.
pub fn when_they_thought_so() -> Text {
    text("When you thought so")
}

/// The same of guesses.
pub fn when_guessing() -> Text {
    text("When guessing")
}

/// Such a share in a sentence: "When sure, strong 6 of 10."
pub fn calibration_in_words(when: &Text, strong: u32, of: u32) -> Text {
    text(format!("{when}, strong {strong} of {of}."))
}

/// The heading over lessons.
pub fn endings_seen() -> Text {
    text("Endings seen")
}

/// How many endings of a lesson were seen, in a sentence.
pub fn endings_in_words(lesson: &Text, (seen, endings): (u32, u32), note: Option<&Text>) -> Text {
    let note = note.map(|note| format!(", {note}")).unwrap_or_default();
    let endings = if endings == 1 { "1 ending".to_owned() } else { format!("{endings} endings") };
    text(format!("{lesson}: {seen} of {endings} seen{note}."))
}

/// Beside a lesson of which an attempt is open.
pub fn begun() -> Text {
    text("not finished")
}

/// How many lessons are still new.
pub fn new_lessons(new: usize) -> Text {
    text(format!("{} not begun yet.", count(new, "lesson is", "lessons are")))
}

/// The heading over what is due.
pub fn due_head() -> Text {
    text("Due now")
}

/// What a move is, and when it is due.
pub fn what_is_due() -> Text {
    text("These moves, each one thing to do in a talk, have waited long enough: a review brings them back in other scenes.")
}

/// How many more moves are due than are named.
pub fn more_due(more: usize) -> Text {
    text(format!("And {}, a few at a time.", count(more, "other", "others")))
}

/// The heading over the last weeks.
pub fn last_weeks() -> Text {
    text("The last weeks")
}

/// What is said of so many weeks without an answer, of which the last has just begun.
pub fn none_for_weeks(weeks: usize) -> Text {
    text(format!("No answers in the last {weeks} weeks."))
}

/// The heading over the last weeks where there is something in them.
pub fn last_weeks_by_day() -> Text {
    text("Answers by day, Monday to Sunday")
}

/// A week by its Monday.
pub fn week_of(monday: Date) -> Text {
    text(monday.strftime("%-d %B").to_string())
}

/// The days of a week as a picture: a dot for a day without answers, a higher bar for more of them.
pub fn week_picture(answers: &[u32]) -> Text {
    let bar = |answers: &u32| match answers {
        0 => "\u{b7}",
        1..=2 => "\u{2582}",
        3..=5 => "\u{2584}",
        6..=9 => "\u{2586}",
        _ => "\u{2588}",
    };
    text(answers.iter().map(bar).collect::<Vec<_>>().join(" "))
}

/// The same in words.
pub fn week_words(monday: Date, answers: &[u32]) -> Text {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let days = answers.iter().zip(DAYS).filter(|&(&answers, _)| answers > 0);
    let days: Vec<String> = days.map(|(answers, day)| format!("{answers} on {day}")).collect();
    let days = if days.is_empty() { "none".to_owned() } else { days.join(", ") };
    text(format!("Week of {}: {days}.", monday.strftime("%-d %B")))
}

/// What a good count does not prove.
pub fn no_proof() -> Text {
    text("A good count here does not prove skill in the room. It is about these scenes, and it is there for you alone.")
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
