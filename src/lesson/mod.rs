//! x
pub mod finding;
pub mod id;
pub mod raw;
pub mod text;
