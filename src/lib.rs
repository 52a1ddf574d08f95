//! Practise professional networking in the terminal.

pub mod journal;
pub mod lesson;
pub mod practice;
pub mod session;
pub mod story;
pub mod ui;
pub mod wording;
