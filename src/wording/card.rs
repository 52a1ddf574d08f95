//! The words of the card that learners carry to an event.

use jiff::civil::Date;

use super::dates::day;
use super::text;
use crate::lesson::text::Text;

/// The head of the card.
pub fn head(event: Option<(Option<&Text>, Date)>) -> Text {
    text(match event {
        None => "My card".to_owned(),
        Some((None, date)) => format!("My card for {}", day(date)),
        Some((Some(name), date)) => format!("{}, {}", name.on_one_line(), day(date)),
    })
}

/// The headings of its parts.
pub fn ideal_client() -> Text {
    text("Whom I help best")
}

/// See [`ideal_client`].
pub fn what_i_do() -> Text {
    text("What I do")
}

/// See [`ideal_client`].
pub fn openers() -> Text {
    text("To begin a talk")
}

/// See [`ideal_client`].
pub fn leaving() -> Text {
    text("To leave one")
}

/// See [`ideal_client`].
pub fn plans() -> Text {
    text("My plans")
}

/// See [`ideal_client`].
pub fn moves() -> Text {
    text("To remember")
}

/// See [`ideal_client`].
pub fn promises() -> Text {
    text("Promises to keep")
}

/// What stands in parts that are empty: how to fill them. Here by a lesson that asks for own words.
pub fn no_words(lesson: &Text, id: &str) -> Text {
    text(format!("Still empty: the lesson \"{lesson}\" asks for it (`mingle play {id}`)."))
}

/// See [`no_words`]: where the lesson is planned for a day before an event.
pub fn words_planned(lesson: &Text, planned: Date) -> Text {
    text(format!("Still empty: the lesson \"{lesson}\" asks for it, in your plan on {}.", day(planned)))
}

/// See [`no_words`]: where no lesson asks whom the learner serves best.
pub fn no_client() -> Text {
    text("Still empty: `mingle settings ideal-client` takes it.")
}

/// See [`no_words`]: where no lesson asks what the learner does.
pub fn no_offer() -> Text {
    text("Still empty: no lesson of this library asks for it.")
}

/// See [`no_words`].
pub fn no_lines() -> Text {
    text("This library has none.")
}

/// See [`no_words`].
pub fn no_plans() -> Text {
    text("Still empty: each lesson ends with a plan of yours.")
}

/// See [`no_words`].
pub fn no_moves() -> Text {
    text("Still empty: comes from where another line was stronger, in lessons and reviews.")
}

/// See [`no_words`].
pub fn no_promises() -> Text {
    text("None open. `mingle prep` asks for them after an event.")
}

/// What stands for promises that have no room.
pub fn more_promises(count: usize) -> Text {
    text(format!("and {count} more"))
}

/// Where the promises are that have no room.
pub fn all_promises() -> Text {
    text("`mingle prep` lists them all.")
}

/// The home screen's item for the card.
pub fn item() -> Text {
    text("My card")
}
