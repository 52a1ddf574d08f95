//! Turns lessons and histories into bytes; others write them.

pub mod transcript;
