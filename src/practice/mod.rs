//! What a learner has done so far: the journal folded into attempts and settings, and attempts replayed through the story.
//!
//! Pure: no clock, no disk, no chance. What the journal cannot tell any more (a lesson was edited since) comes back as data.

pub mod attempts;
pub mod forget;
pub mod record;

pub use attempts::{Resumed, resume};
pub use record::{Attempt, Entry, Record, Settings};
