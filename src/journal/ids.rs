//! Several ids in one piece of memory: the choices that were on offer are most of what a journal of some years holds.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::lesson::id::Id;

/// About how much memory the ids of a decision take, in bytes.
const USUAL: usize = 48;

/// Ids in their order, written as a list of strings.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Ids(Box<str>);

impl Ids {
    /// What stands between two ids, and in none.
    const BETWEEN: char = ' ';

    /// The ids as they are written.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split_terminator(Self::BETWEEN)
    }
}

impl FromIterator<Id> for Ids {
    fn from_iter<I: IntoIterator<Item = Id>>(ids: I) -> Self {
        Self(ids.into_iter().flat_map(|id| [id.to_string(), Self::BETWEEN.to_string()]).collect())
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Ids {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Ids {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Ids;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("ids")
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Ids, A::Error> {
                let mut ids = String::with_capacity(USUAL);
                while let Some(id) = seq.next_element::<Id>()? {
                    ids.push_str(id.as_str());
                    ids.push(Ids::BETWEEN);
                }
                Ok(Ids(ids.into()))
            }
        }
        deserializer.deserialize_seq(Visitor)
    }
}
