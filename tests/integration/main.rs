//! All tests of the program as its users meet it, in one binary so that it links once.

#![expect(clippy::disallowed_methods, reason = "tests make files and measure from outside; the bans are for the program")]

mod architecture;
mod author;
mod graph;
mod lessons;
mod readme;
mod rules;
mod test;
