//! Practise professional networking in the terminal.

pub mod journal;
pub mod lesson;
pub mod story;
pub mod ui;
pub mod wording;
