//! What learners say of words of their own: which checks they overruled, and how they rated the words.

use std::collections::{BTreeMap, BTreeSet};

use crate::lesson::id::Id;

/// What a learner said of their own words in one scene.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opinion {
    /// The checks that count as if they had found what they look for, by their names. They stay so when the words are written anew.
    pub counted: BTreeSet<Id>,
    /// Which lines of the rating are so, by their names; empty where the rating was passed by.
    pub rated: BTreeMap<Id, bool>,
    /// Whether the words were written anew since they were rated.
    pub rewritten: bool,
}

impl Opinion {
    /// Takes in a rating of the words as they are.
    pub(super) fn rate(&mut self, lines: BTreeMap<Id, bool>) {
        (self.rated, self.rewritten) = (lines, false);
    }
}
