//! A map as files have it: in order, without a repeated key.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, IntoDeserializer as _};
use serde::{Deserialize, Deserializer};

use crate::lesson::id::Id;

/// A map that keeps the order of the file and refuses a key that it has seen.
#[derive(Debug)]
pub struct Map<V, K = Id>(pub Vec<(K, V)>);

impl<V, K> Default for Map<V, K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, V: Deserialize<'de>, K: Deserialize<'de> + Clone + Eq + Hash + fmt::Display> Deserialize<'de> for Map<V, K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<V, K>(PhantomData<(V, K)>);
        impl<'de, V: Deserialize<'de>, K: Deserialize<'de> + Clone + Eq + Hash + fmt::Display> de::Visitor<'de> for Visitor<V, K> {
            type Value = Map<V, K>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("keys with values")
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut seen = HashSet::new();
                let mut pairs = Vec::new();
                while let Some(key) = map.next_key_seed(NewKey(&mut seen))? {
                    pairs.push((key, map.next_value()?));
                }
                Ok(Map(pairs))
            }
        }
        deserializer.deserialize_map(Visitor(PhantomData))
    }
}

/// Reads a key and refuses it within the key itself, so that the parser's place is the key's.
pub(super) struct NewKey<'a, K>(pub(super) &'a mut HashSet<K>);

impl<'de, K: Deserialize<'de> + Clone + Eq + Hash + fmt::Display> de::DeserializeSeed<'de> for NewKey<'_, K> {
    type Value = K;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<K, D::Error> {
        struct Visitor<'a, K>(&'a mut HashSet<K>);
        impl<'de, K: Deserialize<'de> + Clone + Eq + Hash + fmt::Display> de::Visitor<'de> for Visitor<'_, K> {
            type Value = K;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<K, E> {
                let key = K::deserialize(name.into_deserializer())?;
                if self.0.insert(key.clone()) { Ok(key) } else { Err(E::custom(format_args!("`{key}` stands twice"))) }
            }
        }
        deserializer.deserialize_str(Visitor(self.0))
    }
}

impl<V: JsonSchema, K: JsonSchema> JsonSchema for Map<V, K> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", V::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (names, values) = (generator.subschema_for::<K>(), generator.subschema_for::<V>());
        json_schema!({ "type": "object", "propertyNames": names, "additionalProperties": values })
    }
}
