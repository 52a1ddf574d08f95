//! Turns lessons and histories into bytes; others write them.

pub mod template;
pub mod transcript;
