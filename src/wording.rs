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
