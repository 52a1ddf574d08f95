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
        deserializer.deserialize_seq(All)
    }
}

/// Reads all ids.
struct All;

impl<'de> de::Visitor<'de> for All {
    type Value = Ids;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ids")
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Ids, A::Error> {
        let mut ids = String::with_capacity(USUAL);
        while seq.next_element_seed(Next(&mut ids))?.is_some() {}
        Ok(Ids(ids.into()))
    }
}

/// Reads one id and puts it behind those before it, without an [`Id`] of its own in between.
struct Next<'i>(&'i mut String);

impl<'de> de::DeserializeSeed<'de> for Next<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl de::Visitor<'_> for Next<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id")
    }

    fn visit_str<E: de::Error>(self, id: &str) -> Result<(), E> {
        if !Id::is_id(id) {
            return Err(E::custom(format_args!("`{id}` is no id")));
        }
        self.0.push_str(id);
        self.0.push(Ids::BETWEEN);
        Ok(())
    }
}
