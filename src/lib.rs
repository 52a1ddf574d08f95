//! Practise professional networking in the terminal: lessons in YAML run as branching dialogues with feedback.
//!
//! # The house
//!
//! One crate, a library and a thin binary. A room may use rooms on lower floors only: not its own floor, not a higher one.
//!
//! | floor | module | its one job |
//! |---|---|---|
//! | 6 | `main.rs` | calls [`run`] and returns its exit code |
//! | 5 | [`cli`] | arguments as data, the environment read in one place, a file for each command |
//! | 4 | [`session`] | the loops a learner is in: home, play, debrief, review, the way up to an event and after it |
//! | 3 | [`ui`] | pages as blocks, questions as asks, and the frontends that show and ask |
//! | 3 | [`export`] | lessons and histories as bytes |
//! | 2 | [`check`] | finds faults and draws them |
//! | 2 | [`practice`] | what the journal tells: attempts, replayed through the story; what is due, what comes next, the plan up to an event, the card |
//! | 1 | [`story`] | the dialogue as a pure state machine |
//! | 1 | [`compose`] | the honest checks on a learner's own words |
//! | 1 | [`journal`] | the learner's history on disk |
//! | 1 | [`wording`] | every word that a learner reads and that no lesson holds |
//! | 0 | [`prose`] | measures of text: words, sentences, syllables |
//! | 0 | [`lesson`] | what a file says, what it means, what is wrong with it |
//!
//! # Invariants
//!
//! Kept by clippy (`clippy.toml`) and `tests/integration/architecture.rs`:
//!
//! - No module but [`ui::terminal`] names a terminal crate; nothing below [`cli`] reads the clock, the environment or prints.
//! - [`story`] never knows who asks: the same machine serves play, replay, debrief and checks.
//! - A broken lesson gives all its findings, not the first: loading returns a lesson, if there is one, together with them.
//! - Text from a lesson or a learner reaches a terminal or a file only as [`lesson::text::Text`], which is harmless by its type.
//! - Every answer is on disk before its feedback shows.

pub mod check;
pub mod cli;
pub mod compose;
pub mod export;
pub mod journal;
pub mod lesson;
pub mod practice;
pub mod prose;
pub mod session;
pub mod story;
pub mod ui;
pub mod wording;

pub use cli::run;
