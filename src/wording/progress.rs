//! The words of the page of progress: how a learner is doing, and what is due.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::dates::day_of_month;
use super::{count, text};
use crate::lesson::text::Text;

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
    let answers = count(of, "answer", "answers");
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
    let endings = count(endings, "ending", "endings");
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
    text(day_of_month(monday))
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
    let days = answers.iter().zip(monday.series(1.day())).filter(|&(&answers, _)| answers > 0);
    let days: Vec<String> = days.map(|(answers, day)| format!("{answers} on {}", day.strftime("%A"))).collect();
    let days = if days.is_empty() { "none".to_owned() } else { days.join(", ") };
    text(format!("Week of {}: {days}.", day_of_month(monday)))
}

/// What a good count does not prove.
pub fn no_proof() -> Text {
    text("A good count here does not prove skill in the room. It is about these scenes, and it is there for you alone.")
}
