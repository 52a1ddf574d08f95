//! The rules, one file each, by the letter of their codes.

pub mod form;
pub mod graph;
