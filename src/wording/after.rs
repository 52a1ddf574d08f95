//! The words of what comes after an event: looking back on it, promises to keep, and when to follow up.

use jiff::civil::Date;

use super::dates::{ago, day};
use super::prep::{event, event_head};
use super::text;
use crate::lesson::text::Text;

/// What is asked once an event is over.
pub fn ask_look_back(name: Option<&Text>, days: i32) -> Text {
    text(format!("{} was {}. Look back on it, in two minutes? It is asked only once.", event_head(name), ago(days)))
}

/// The heading over the questions about an event.
pub fn look_back_head(name: Option<&Text>) -> Text {
    text(format!("Looking back: {}", event(name)))
}

/// The first of these questions; `there` tells whether it was answered before.
pub fn ask_happened(there: bool) -> Text {
    or_out("What happened, in a sentence or two?", there)
}

/// The second.
pub fn ask_met(there: bool) -> Text {
    or_out("Whom did you meet? First names are enough, with commas between.", there)
}

/// A question whose answer, if there is one, can be taken out.
fn or_out(question: &str, there: bool) -> Text {
    text(if there { format!("{question} A single - takes it out.") } else { question.to_owned() })
}

/// The third, which comes again after each promise.
pub fn ask_promise(more: bool) -> Text {
    text(if more {
        "What else did you promise somebody?"
    } else {
        "What did you promise somebody, such as \"send the name of the museum\"?"
    })
}

/// The same about a promise that is there already.
pub fn ask_promise_again() -> Text {
    or_out("What did you promise?", true)
}

/// To whom something was promised.
pub fn ask_to(there: bool) -> Text {
    or_out("To whom? A first name is enough.", there)
}

/// By when something was promised.
pub fn ask_by(there: bool) -> Text {
    or_out("By when? A date such as 2026-12-09 or 9 December, or \"Friday\", or \"in 9 days\".", there)
}

/// What is said once the questions are answered.
pub fn looked_back(promises: usize) -> Text {
    text(match promises {
        0 => "Kept.".to_owned(),
        _ => "Kept. What you promised is on your card, and here until you tick it off.".to_owned(),
    })
}

/// The head of the page after an event.
pub fn after_head(name: Option<&Text>) -> Text {
    text(format!("After {}", event(name)))
}

/// Whom the learner met.
pub fn met(names: &[Text]) -> Text {
    let names: Vec<&str> = names.iter().map(Text::as_str).collect();
    let all = match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        Some(_) | None => names.concat(),
    };
    text(format!("You met {all}."))
}

/// A promise in a line. `by` is the day for it, and whether that has passed.
pub fn promise(what: &Text, to: Option<&Text>, by: Option<(Date, bool)>) -> Text {
    let to = to.map(|to| format!(", to {}", to.on_one_line())).unwrap_or_default();
    let by = by.map(|(by, passed)| format!(", {} {}", if passed { "open since" } else { "by" }, day(by))).unwrap_or_default();
    text(format!("{}{to}{by}", what.on_one_line().as_str().trim_end_matches('.')))
}

/// What is said once a promise was ticked off.
pub fn promise_kept() -> Text {
    text("Kept, and off your card.")
}

/// The heading over when to follow up.
pub fn follow_up_head() -> Text {
    text("Following up")
}

/// Now, as the head of a line.
pub fn now() -> Text {
    text("Now")
}

/// What to do on one of the days after an event, by its place from 0.
pub fn follow_up(place: usize) -> Text {
    text(match place {
        0 => "Write to those you met, each with one thing that only they told you.",
        1 => "If you promised anything, do it by now, and say that it is done.",
        2 => "Send one of them a small sign that asks for nothing.",
        _ => "Get in touch again, and ask what came of the thing they told you about.",
    })
}

/// The item that leads to so many promises that are open, while another event is ahead.
pub fn item_promises(open: usize) -> Text {
    text(format!("Promises to keep: {open}"))
}

/// The item that ticks a promise off.
pub fn item_tick_off(promise: &Text) -> Text {
    text(format!("Tick off: {promise}"))
}

/// The item that asks for one more promise.
pub fn item_promise() -> Text {
    text("Write down a promise")
}

/// The item that goes on with the questions about an event, where they were left in the middle.
pub fn item_go_on() -> Text {
    text("Go on looking back")
}

/// The item that lists what was written of an event, to change it.
pub fn item_change() -> Text {
    text("Change what you wrote")
}

/// What happened, as an item to change.
pub fn item_happened(happened: Option<&Text>) -> Text {
    text(format!("What happened: {}", happened.map_or(NOTHING, Text::as_str)))
}

/// Whom the learner met, as an item to change.
pub fn item_met(names: &Text) -> Text {
    text(format!("Whom you met: {}", if names.is_blank() { NOTHING } else { names.as_str() }))
}

/// What stands for an answer that is not there.
const NOTHING: &str = "nothing yet";

/// Names in the form in which they are asked for.
pub fn names(names: &[Text]) -> Text {
    text(names.iter().map(Text::as_str).collect::<Vec<_>>().join(", "))
}

/// The names in an answer.
pub fn names_in(answer: &Text) -> Vec<Text> {
    answer.as_str().split(',').map(str::trim).filter(|name| !name.is_empty()).map(Text::new).collect()
}

/// A promise as an item to change.
pub fn item_promised(promise: &Text) -> Text {
    text(format!("Promise: {promise}"))
}

/// A promise that was ticked off, as an item that takes that back.
pub fn item_reopen(promise: &Text) -> Text {
    text(format!("Not kept yet after all: {promise}"))
}

/// What is said once a promise is open again.
pub fn reopened() -> Text {
    text("Open again, and back on your card.")
}

/// What is said once a promise was taken out.
pub fn taken_out() -> Text {
    text("Taken out.")
}
