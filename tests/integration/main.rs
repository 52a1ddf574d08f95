//! All tests of the program as its users meet it, in one binary so that it links once.

#![expect(clippy::disallowed_methods, reason = "tests make files and measure from outside; the bans are for the program")]

mod architecture;
mod asked;
mod author;
mod calendar;
mod card;
mod check;
mod circles;
mod clean;
mod compose;
mod cues;
mod data;
mod explore;
mod format_docs;
mod generate;
mod generated;
mod graph;
mod hostile;
mod journal;
mod lessons;
mod library_rules;
mod machine;

mod mutants;
mod naive;
mod nine_days;
mod own_words;
mod play;
mod player;
mod players;
mod playthroughs;
mod practice;
mod prep;
mod progress;
mod proofs;
mod readme;
mod resume;
mod review;
mod rules;
mod schema;
mod screen;
mod seeded;
mod story;
mod talk;
mod teaching;
mod terminal;
mod test;
mod ways_out;
