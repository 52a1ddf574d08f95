//! Ids: the stable names by which lessons, journals and commands refer to things, and the nearest right one to a wrong one.

use std::borrow::{Borrow, Cow};
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de};
use smol_str::SmolStr;

/// The longest id, in characters.
pub const MAX_ID: usize = 64;

/// The shape of an id, as a regular expression for editors; [`Id::new`] is the rule itself.
const PATTERN: &str = "^[a-z0-9]+([-_][a-z0-9]+)*$";

/// A stable name: words of `a-z` and `0-9`, joined by single `-` or `_`, at most [`MAX_ID`] characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Id(SmolStr);

impl Id {
    /// Takes `name` if it has the shape of an id.
    pub fn new(name: &str) -> Option<Self> {
        Self::is_id(name).then(|| Self(name.into()))
    }

    /// Whether `name` has the shape of an id.
    pub fn is_id(name: &str) -> bool {
        // In one pass, to its end: a journal of some years holds half a million ids.
        let (mut fits, mut after_mark) = (true, true);
        for byte in name.bytes() {
            let mark = matches!(byte, b'-' | b'_');
            fits &= byte.is_ascii_lowercase() || byte.is_ascii_digit() || (mark && !after_mark);
            after_mark = mark;
        }
        fits && !after_mark && name.len() <= MAX_ID
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Id {
    fn default() -> Self {
        Self(SmolStr::new_static("unnamed"))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id")
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<Id, E> {
                Id::new(name).ok_or_else(|| E::custom(format_args!("`{name}` is no id")))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": PATTERN, "maxLength": MAX_ID })
    }
}

/// The candidate nearest to a mistyped `name`: a third of its letters may differ, and at least one.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (name.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .filter(|&(distance, _)| distance <= allowed)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// Names in a row, with a word before the last: `a`, `b` or `c`.
pub fn listed(names: &[impl AsRef<str>], last: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match quoted.split_last() {
        Some((end, before)) if !before.is_empty() => format!("{} {last} {end}", before.join(", ")),
        _ => quoted.join(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_words_joined_by_single_marks() {
        for good in ["a", "ask-back", "knows_her_past", "2nd-try", &"x".repeat(MAX_ID)] {
            assert!(Id::new(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "a-_b", "Ask", "a b", "é", &"x".repeat(MAX_ID + 1)] {
            assert!(Id::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_nearest_name_is_near() {
        assert_eq!(nearest("bakc-room", ["counter", "back-room"]), Some("back-room"));
        assert_eq!(nearest("kitchen", ["counter", "back-room"]), None);
    }
}
