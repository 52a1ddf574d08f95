//! The learner's history on disk: the events of practice, appended one JSON line each. Only merging another history in and
//! forgetting write it anew.
//!
//! It knows ids, not meanings: what an answer was worth is for `practice`, and how a [`Trouble`] or a [`Notice`] is told to a
//! person is for `wording`. The clock, randomness and the folder are arguments.

mod as_text;
pub mod event;
pub mod history;
pub mod ids;
mod line;
pub mod moment;
pub mod rewrite;
pub mod store;
pub mod trouble;

pub use event::{Answer, AttemptId, Confidence, Event, EventId, Given, NotAnId, Pick, Question, What};
pub use history::{History, Notice};
pub use ids::Ids;
pub use moment::{Day, Moment, NotADay, NotAMoment};
pub use rewrite::{Merged, Revised};
pub use store::{Appended, Journal};
pub use trouble::{Doing, Trouble};
