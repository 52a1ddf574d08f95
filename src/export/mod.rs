//! Turns lessons and histories into bytes; others write them.

pub mod calendar;
pub mod card;
mod escape;
pub mod graph;
pub mod template;
pub mod transcript;
