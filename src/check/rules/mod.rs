//! The rules, one file each, by the letter of their codes.

pub mod graph;
