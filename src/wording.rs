//! Every word that a learner reads and that no lesson holds, as functions of plain values, in one place to be translated.

pub mod after;
pub mod again;
pub mod card;
pub mod compose;
pub mod data;
pub mod dates;
pub mod frontend;
pub mod notice;
pub mod page;
pub mod plans;
pub mod practice;
pub mod prep;
pub mod progress;

use std::fmt::Display;

use crate::lesson::text::Text;

fn text(words: impl Into<String>) -> Text {
    Text::new(words)
}

/// So many of something, in words: "1 move", "3 moves".
fn count<N: Copy + From<u8> + PartialEq + Display>(number: N, one: &str, many: &str) -> String {
    let name = if number == N::from(1) { one } else { many };
    format!("{number} {name}")
}
