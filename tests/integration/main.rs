//! All tests of the program as its users meet it, in one binary so that it links once.

#![expect(clippy::disallowed_methods, reason = "tests make files and measure from outside; the bans are for the program")]

mod architecture;
mod author;
mod generate;
mod journal;
mod lessons;
mod play;
mod playthroughs;
mod readme;
mod rules;
mod screen;
mod story;
mod terminal;
mod test;
mod ways_out;
