//! Scripts: what is said and what happens, as a text or as a list of lines.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de;
use serde::{Deserialize, Deserializer};

use super::logic::Guard;
use super::map::NewKey;
use crate::lesson::id::Id;

/// What is said and what happens: one text with a line each (`who: words`, or the narrator's), or a list where a line has a guard.
#[derive(Debug)]
pub enum Script {
    /// A text; every line that is not empty is one line of the talk.
    Text(String),
    /// A list of lines.
    Lines(Vec<Line>),
}

/// One line of a listed script: who speaks, the words, and when it is said.
#[derive(Debug)]
pub struct Line {
    /// A member of the cast, or `narrator`.
    pub speaker: Id,
    /// The words.
    pub words: String,
    /// When it is said.
    pub when: Guard,
}

impl<'de> Deserialize<'de> for Script {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Script;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a list of lines")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Script, E> {
                Ok(Script::Text(text.to_owned()))
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, seq: A) -> Result<Script, A::Error> {
                Vec::deserialize(de::value::SeqAccessDeserializer::new(seq)).map(Script::Lines)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Line;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`who: words`, with or without a `when`")
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Line, A::Error> {
                let mut seen = HashSet::new();
                let (mut said, mut when) = (None, None);
                while let Some(key) = map.next_key_seed(NewKey::<Id>(&mut seen))? {
                    if key.as_str() == "when" {
                        when = Some(map.next_value()?);
                    } else if said.is_some() {
                        return Err(de::Error::custom("a line has one speaker; begin the next line with `-`"));
                    } else {
                        said = Some((key, map.next_value()?));
                    }
                }
                let (speaker, words) = said.ok_or_else(|| de::Error::custom("a line needs a speaker: `who: words`"))?;
                Ok(Line { speaker, words, when: when.unwrap_or_default() })
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

impl JsonSchema for Script {
    fn schema_name() -> Cow<'static, str> {
        "Script".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let line = generator.subschema_for::<Line>();
        json_schema!({
            "description": "A text with a line each (`who: words`, or the narrator's), or a list where a line has a guard.",
            "anyOf": [{ "type": "string" }, { "type": "array", "items": line }],
        })
    }
}

impl JsonSchema for Line {
    fn schema_name() -> Cow<'static, str> {
        "Line".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut guard = generator.subschema_for::<Guard>();
        guard.insert("description".to_owned(), "When the line is said; everything named must hold.".into());
        json_schema!({
            "description": "Who speaks (`narrator` for nobody) and the words, with or without a `when`.",
            "type": "object",
            "properties": { "when": guard },
            "additionalProperties": { "type": "string" },
            "minProperties": 1,
            "maxProperties": 2,
        })
    }
}
