//! Turns lessons and histories into bytes; others write them.

pub mod graph;
pub mod template;
pub mod transcript;
