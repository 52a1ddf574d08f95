//! The rules, one file each, by the letter of their codes.

pub mod cues;
pub mod form;
pub mod graph;
pub mod library;
pub mod reading;
pub mod teaching;
