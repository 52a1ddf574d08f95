//! Guards, effects and ways on: all the logic that a lesson has.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, IntoDeserializer as _};
use serde::{Deserialize, Deserializer};

use super::map::Map;
use crate::lesson::id::Id;

/// Comparisons by the name of a meter, a flag or a `vary` key; all must hold.
pub type Guard = Map<Wanted>;

/// Changes by the name of a meter or a flag.
pub type Effects = Map<Change>;

/// What a guard asks of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A meter's exact value.
    Number(i64),
    /// A flag's state.
    Truth(bool),
    /// A comparison (`>=2`, `2..4`) or one value of a `vary` key.
    Words(String),
}

/// What an effect does to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Adds to a meter.
    Add(i64),
    /// Sets a flag.
    Set(bool),
}

impl<'de> Deserialize<'de> for Wanted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Wanted;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number, `true`, `false`, a comparison such as \">=2\", or a value of a `vary` key")
            }
            fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Wanted, E> {
                Ok(Wanted::Truth(truth))
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Wanted, E> {
                Ok(Wanted::Number(number))
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Wanted, E> {
                Ok(Wanted::Number(i64::try_from(number).unwrap_or(i64::MAX)))
            }
            fn visit_str<E: de::Error>(self, words: &str) -> Result<Wanted, E> {
                Ok(Wanted::Words(words.to_owned()))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl<'de> Deserialize<'de> for Change {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Change;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number to add to a meter, or `true` or `false` for a flag")
            }
            fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Change, E> {
                Ok(Change::Set(truth))
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Change, E> {
                Ok(Change::Add(number))
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Change, E> {
                Ok(Change::Add(i64::try_from(number).unwrap_or(i64::MAX)))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for Wanted {
    fn schema_name() -> Cow<'static, str> {
        "Wanted".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A meter (2, \">2\", \">=2\", \"<2\", \"<=2\", \"2..4\"), a flag (true, false) or one value of a `vary` key.",
            "type": ["integer", "boolean", "string"],
        })
    }
}

impl JsonSchema for Change {
    fn schema_name() -> Cow<'static, str> {
        "Change".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "A number to add to a meter, or true or false for a flag.", "type": ["integer", "boolean"] })
    }
}

/// Where to go: one id, or branches of which the first that holds is taken.
#[derive(Debug)]
pub enum Next {
    /// Always there.
    To(Id),
    /// The first whose guard holds; the last has none.
    Branches(Vec<Branch>),
}

/// One way on, and when it is taken.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// When it is taken; the last branch has none.
    #[serde(default)]
    pub when: Guard,
    /// A scene or an ending.
    pub to: Id,
}

impl<'de> Deserialize<'de> for Next {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Next;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the id of a scene or ending, or a list of branches")
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<Next, E> {
                Id::deserialize(name.into_deserializer()).map(Next::To)
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, seq: A) -> Result<Next, A::Error> {
                Vec::deserialize(de::value::SeqAccessDeserializer::new(seq)).map(Next::Branches)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for Next {
    fn schema_name() -> Cow<'static, str> {
        "Next".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (id, branch) = (generator.subschema_for::<Id>(), generator.subschema_for::<Branch>());
        json_schema!({
            "description": "A scene or an ending, or branches of which the first that holds is taken; the last has no `when`.",
            "anyOf": [id, { "type": "array", "items": branch, "minItems": 1 }],
        })
    }
}
