//! The words of the if-then plans that learners make.

use super::text;
use crate::lesson::model::Plan;
use crate::lesson::text::Text;

/// The heading over the plan.
pub fn head() -> Text {
    text("A plan for a real place")
}

/// What to do with the plan.
pub fn intro() -> Text {
    text("Make it yours: a place you will be in, and an act you can do there. An empty answer keeps the words as they are.")
}

/// Where a plan that was made before can be changed.
pub fn there() -> Text {
    text("My card on the home screen leads to your plans, to change them.")
}

/// What is asked for the first half of a plan.
pub fn ask_if() -> Text {
    text("If")
}

/// What is asked for the second half of a plan.
pub fn ask_then() -> Text {
    text("then")
}

/// What is said of a half of a plan that has no word in it.
pub fn needs_words() -> Text {
    text("A plan needs words, so the ones from before stay.")
}

/// A plan as a sentence.
pub fn sentence(plan: &Plan) -> Text {
    text(format!("If {}, then {}.", plan.cue.as_str().trim_end_matches('.'), plan.act.as_str().trim_end_matches('.')))
}

/// What is said once a plan is kept.
pub fn kept(kept: &Plan) -> Text {
    text(format!("Kept: {}", sentence(kept)))
}

/// The item that lists the plans to change them.
pub fn item() -> Text {
    text("Change my plans")
}

/// What is asked over the plans.
pub fn which() -> Text {
    text("Which plan?")
}

/// What can be done with a plan.
pub fn change() -> Text {
    text("Write it anew")
}

/// See [`change`].
pub fn delete() -> Text {
    text("Delete it")
}

/// What is said once a plan is deleted.
pub fn deleted(deleted: &Plan) -> Text {
    text(format!("Deleted: {}", sentence(deleted)))
}
