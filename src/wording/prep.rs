//! The words of `mingle prep` up to an event: naming it, the plan, the page of today, and the calendar.

use jiff::civil::Date;

use super::again::Again;
use super::dates::{day, in_days};
use super::{count, text};
use crate::lesson::text::Text;

/// What an event is called in a sentence.
pub(super) fn event(name: Option<&Text>) -> String {
    name.map_or_else(|| "your event".to_owned(), |name| name.on_one_line().to_string())
}

/// The same at the head of a line.
pub(super) fn event_head(name: Option<&Text>) -> String {
    name.map_or_else(|| "Your event".to_owned(), |name| name.on_one_line().to_string())
}

/// What is said where an event is needed and none is named.
pub fn no_event(again: &Again) -> Text {
    text(format!("No event is named yet. `{}` makes a plan up to it.", again.command("prep --event DATE")))
}

/// What is asked where no event is named.
pub fn ask_date() -> Text {
    text("When is your event? A date such as 2026-12-02 or 2 December, or \"Friday\", or \"in 9 days\".")
}

/// What is asked after the date.
pub fn ask_minutes() -> Text {
    text("How many minutes a day do you want to practise?")
}

/// What is said where an answer is no number of minutes.
pub fn minutes_unclear(least: u16, most: u16) -> Text {
    text(format!("A number from {least} to {most}, please."))
}

/// What is asked after the minutes; `named` tells whether it has a name already.
pub fn ask_event_name(named: bool) -> Text {
    text(if named { "What is it called? A single - takes the name away." } else { "What is it called?" })
}

/// What is said once an event was named.
pub fn event_kept(again: &Again) -> Text {
    text(format!("Kept. `{}` shows each day what is good to do.", again.command("prep")))
}

/// What is said once an event was forgotten.
pub fn event_cleared() -> Text {
    text("Your event is forgotten. What you practised stays.")
}

/// What is said where there was none to forget.
pub fn nothing_to_clear() -> Text {
    text("There is no event to forget.")
}

/// From how many days on the year of a date is told: a day and a month alone would be taken for those of this year.
const YEAR_TOLD: i32 = 180;

/// The head of the page: which event, and when.
pub fn head(name: Option<&Text>, days: i32, date: Date) -> Text {
    let year = if days < YEAR_TOLD { String::new() } else { format!(" {}", date.year()) };
    let when = if days == 0 { "today".to_owned() } else { format!("{}, {}{year}", in_days(days), day(date)) };
    text(format!("{}: {when}", event_head(name)))
}

/// The heading over what is for today.
pub fn today() -> Text {
    text("Today")
}

/// What is said where nothing is left for today.
pub fn nothing_today(practised: bool) -> Text {
    text(if practised { "That was it for today." } else { "Nothing is planned for today." })
}

/// What is said on the day itself.
pub fn the_day() -> Text {
    text("Read your plans once more, take your card along, and enjoy one good talk.")
}

/// What comes after today: how many lessons and reviews on how many days, and the first and the last day of the rehearsal.
pub fn rest(lessons: usize, reviews: usize, days: usize, rehearsal: Option<(Date, Date)>) -> Text {
    let mut parts = Vec::new();
    if lessons > 0 {
        parts.push(count(lessons, "lesson", "lessons"));
    }
    if reviews > 0 {
        parts.push(count(reviews, "review", "reviews"));
    }
    let on = count(days, "day", "days");
    let rehearsal = rehearsal.map(|(first, last)| {
        let from = if first == last { "on".to_owned() } else { format!("from {} to", day(first)) };
        format!("the rehearsal {from} {}", day(last))
    });
    let what = match (parts.is_empty(), rehearsal) {
        (true, None) => return text("After today: your plans to read again, and the day itself."),
        (true, Some(rehearsal)) => rehearsal,
        (false, None) => format!("{} on {on}", parts.join(" and ")),
        (false, Some(rehearsal)) => format!("{} on {on}, with {rehearsal}", parts.join(" and ")),
    };
    text(format!("After today: {what}. On the last day you read your plans again."))
}

/// What is said where only so many of the lessons that are left fit into the minutes a day; all would into `enough` of them, if there
/// are so many up to the `most` that there can be.
pub fn left_out((fit, of): (usize, usize), (minutes, most): (u16, u16), enough: Option<u16>, again: &Again) -> Text {
    let (fits, first) = if fit == 1 { ("fits", ".") } else { ("fit", ": those that fill your card and show you most first.") };
    let all = match enough {
        Some(enough) if enough <= 60 => {
            format!("With {enough} minutes a day all would fit: `{}`.", again.command(&format!("prep --minutes {enough}")))
        }
        // Nobody is to be talked into hours.
        Some(enough) => format!("For all of them it would take {enough} minutes a day."),
        None => format!("Not even {most} minutes a day would be enough for all."),
    };
    text(format!(
        "{fit} of the {of} lessons to play {fits} into {minutes} minutes a day{first} The others can wait until after the event. {all}"
    ))
}

/// The same where none fits any more.
pub fn none_fits(of: usize) -> Text {
    text(match of {
        1 => "The lesson that is left can wait until after the event.".to_owned(),
        of => format!("The {of} lessons that are left can wait until after the event."),
    })
}

/// What is said where the rehearsal, which takes so many minutes, has no place; with `enough` minutes a day it would have one, if any.
pub fn no_rehearsal(minutes: u16, enough: Option<u16>, again: &Again) -> Text {
    let how = match enough {
        Some(enough) => {
            format!("With {enough} minutes a day it would fit: `{}`.", again.command(&format!("prep --minutes {enough}")))
        }
        None => "You can play it whenever you like; it is the last of the lessons.".to_owned(),
    };
    text(format!("The rehearsal takes about {minutes} minutes, and does not fit before the event. {how}"))
}

/// The heading over the whole plan.
pub fn plan_head() -> Text {
    text("Your plan")
}

/// A day of the plan, as the head of a line.
pub fn plan_day(date: Date) -> Text {
    text(date.strftime("%a, %-d %b").to_string())
}

/// A review as a part of a day.
pub fn review_part(minutes: u16) -> Text {
    text(format!("Review what is due, about {minutes} min"))
}

/// A lesson as a part of a day.
pub fn lesson_part(title: &Text, minutes: u16, rehearsal: bool) -> Text {
    let what = if rehearsal { "Rehearsal" } else { "Lesson" };
    text(format!("{what}: {title}, {minutes} min"))
}

/// The beginning of a lesson as a part of a day.
pub fn begin_part(title: &Text, minutes: u16, rehearsal: bool) -> Text {
    let what = if rehearsal { "Begin the rehearsal" } else { "Begin" };
    text(format!("{what}: {title}, {minutes} min"))
}

/// The rest of a lesson as a part of a day.
pub fn go_on_part(title: &Text, minutes: u16) -> Text {
    text(format!("Go on with: {title}, about {minutes} min"))
}

/// Plans as a part of a day.
pub fn plans_part() -> Text {
    text("Read your plans again")
}

/// The day itself in the plan.
pub fn day_itself(name: Option<&Text>) -> Text {
    text(event_head(name))
}

/// What is said as a lesson opens of which only so many minutes are for today, and which goes on on a later day.
pub fn for_today(minutes: u16, next: Date) -> Text {
    text(format!(
        "About {minutes} minutes of it are for today. Leave with `q` when they are over: it goes on exactly there on {}.",
        day(next)
    ))
}

/// The heading over the learner's if-then plans.
pub fn plans_head() -> Text {
    text("Your plans")
}

/// What stands where there are no plans.
pub fn no_plans() -> Text {
    text("You have no plan yet: each lesson ends with one.")
}

/// The items of the menu.
pub fn item_plan() -> Text {
    text("See the whole plan")
}

/// The item that leads back to the preparation.
pub fn item_back() -> Text {
    text("Back to the preparation")
}

/// See [`item_plan`].
pub fn item_change() -> Text {
    text("Change the date, the minutes or the name")
}

/// See [`item_plan`].
pub fn item_next_event() -> Text {
    text("Prepare for another event")
}

/// See [`item_plan`]: a review of so many drills that is more than was planned.
pub fn item_more_review(drills: usize) -> Text {
    text(format!("One more review: {}", count(drills, "short scene", "short scenes")))
}

/// See [`item_plan`]: to look back on an event.
pub fn item_look_back(name: Option<&Text>) -> Text {
    text(format!("Look back on {}", event(name)))
}

/// The home screen's item that leads here.
pub fn item_prepare(name: Option<&Text>, days: Option<i32>) -> Text {
    text(match days {
        None => "Prepare for an event".to_owned(),
        Some(days) => format!("Prepare for {}, {}", event(name), in_days(days)),
    })
}

/// The same after the event, with so many promises open.
pub fn item_after(name: Option<&Text>, promises: usize) -> Text {
    let open = if promises == 0 { String::new() } else { format!(": {} to keep", count(promises, "promise", "promises")) };
    text(format!("After {}{open}", event(name)))
}

/// What is said on leaving.
pub fn leaving(again: &Again) -> Text {
    text(format!("`{}` leads on from here.", again.command("prep")))
}

/// What an entry of a calendar is called on a day of practice.
pub fn calendar_practice(minutes: u16, name: Option<&Text>) -> Text {
    text(match minutes {
        0 => format!("mingle: read your plans for {}", event(name)),
        minutes => format!("mingle: {minutes} minutes of practice for {}", event(name)),
    })
}

/// What the entry of the event itself is called.
pub fn calendar_event(name: Option<&Text>) -> Text {
    text(event_head(name))
}

/// What it says.
pub fn calendar_event_note() -> Text {
    text("Read your plans once more and take your card along: `mingle prep`, `mingle card`.")
}

/// What an entry is called on a day to follow up.
pub fn calendar_follow_up(name: Option<&Text>) -> Text {
    text(format!("mingle: follow up on {}", event(name)))
}

/// What an entry is called that is no longer planned.
pub fn calendar_cancelled() -> Text {
    text("mingle: no practice on this day any more")
}

/// What is said once a calendar was written.
pub fn calendar_written(file: &Text, entries: usize) -> Text {
    let entries = count(entries, "entry", "entries");
    text(format!("{entries} in {file}. Import it into your calendar; a later export of the same event updates them."))
}
