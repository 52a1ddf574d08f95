//! From a path in a file to its line and column, without a second parser.
//!
//! The text is read once more with a seed that walks the path and fails on purpose at its end: the place of that error is the
//! place of the part. For a mapping the parser names its first key, so a mapping is located by the key that leads to it.

use std::cell::Cell;
use std::fmt;

use serde::Deserializer;
use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::finding::{Path, Place, Step};

/// Which end of the last step is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The key.
    Key,
    /// The value.
    Value,
}

/// The place of the part of `text` at `path`. Where `shown` (such as a mistyped name) is found in the part, the place is of these
/// words; otherwise it is of the part's first line. `None` where the text has no such part.
pub fn locate(text: &str, path: &Path, target: Target, shown: Option<&str>) -> Option<Place> {
    let found = Cell::new(false);
    let walk = Walk { steps: &path.0, target, found: &found };
    let error = walk.deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
    let start = error_index(&error).filter(|_| found.get())?;
    Some(place_from(text, start, target, shown))
}

/// Where in the text the parser was when it failed, as a byte index.
pub(super) fn error_index(error: &serde_yaml::Error) -> Option<usize> {
    error.location().map(|location| location.index())
}

/// The place of `shown` from a byte index on, else of the rest of the line there.
pub(super) fn place_from(text: &str, start: usize, target: Target, shown: Option<&str>) -> Place {
    /// How far words may be from where their text begins: further away they are somebody else's.
    const NEAR: usize = 20_000;
    let start = start.min(text.len());
    let rest = text.get(start..).unwrap_or_default();
    let found = shown.filter(|shown| !shown.is_empty()).and_then(|shown| Some((rest.find(shown)?, shown)));
    if let Some((at, shown)) = found.filter(|&(at, _)| at < NEAR) {
        return Place::at(text, start + at, shown.chars().count());
    }
    let line = rest.lines().next().unwrap_or_default();
    let part = match target {
        Target::Key => line.split(':').next().unwrap_or(line),
        Target::Value => line.split(" #").next().unwrap_or(line),
    };
    Place::at(text, start, part.trim_end().chars().count().max(1))
}

/// Walks the steps of a path, and fails where it ends.
#[derive(Clone, Copy)]
struct Walk<'a> {
    steps: &'a [Step],
    target: Target,
    found: &'a Cell<bool>,
}

impl Walk<'_> {
    /// The failure that marks the place.
    fn here<E: de::Error>(self) -> E {
        self.found.set(true);
        E::custom("here")
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the part of the file that was asked for")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((Step::Key(wanted), rest)) = self.steps.split_first() else { return Err(self.here()) };
        let last = rest.is_empty() && self.target == Target::Key;
        while let Some(hit) = map.next_key_seed(KeyWalk { walk: self, wanted, fail: last })? {
            if hit {
                return map.next_value_seed(Walk { steps: rest, ..self });
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Some((&Step::Index(wanted), rest)) = self.steps.split_first() else { return Err(self.here()) };
        for _ in 0..wanted {
            if seq.next_element::<IgnoredAny>()?.is_none() {
                return Ok(());
            }
        }
        seq.next_element_seed(Walk { steps: rest, ..self }).map(|_| ())
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        Err(self.here())
    }
    fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
        Err(self.here())
    }
    fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
        Err(self.here())
    }
    fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
        Err(self.here())
    }
    fn visit_str<E: de::Error>(self, _: &str) -> Result<(), E> {
        Err(self.here())
    }
    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Err(self.here())
    }
}

/// Reads a key, and fails within it if it is the part that is meant.
struct KeyWalk<'a> {
    walk: Walk<'a>,
    wanted: &'a str,
    fail: bool,
}

impl<'de> DeserializeSeed<'de> for KeyWalk<'_> {
    type Value = bool;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeyWalk<'_> {
    type Value = bool;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }
    fn visit_str<E: de::Error>(self, key: &str) -> Result<bool, E> {
        if key == self.wanted && self.fail { Err(self.walk.here()) } else { Ok(key == self.wanted) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# é\nscenes:\n  one:\n    say: 'é {x} there'\n    flow: { a: [1, two], b: {c: d} }\n    lines: |\n      Hello\n\n      roas: Hi\n";

    fn found(path: &[&str], target: Target, shown: Option<&str>) -> Option<(usize, usize, usize)> {
        let step = |s: &&str| s.parse().map_or_else(|_| Step::Key((*s).to_owned()), Step::Index);
        let place = locate(TEXT, &Path(path.iter().map(step).collect()), target, shown)?;
        Some((place.line, place.column, place.end_column))
    }

    #[test]
    fn keys_values_and_words_have_their_places() {
        assert_eq!(found(&["scenes", "one"], Target::Key, None), Some((3, 3, 6)));
        assert_eq!(found(&["scenes", "one", "say"], Target::Value, None), Some((4, 10, 23)));
        assert_eq!(found(&["scenes", "one", "say"], Target::Value, Some("{x}")), Some((4, 13, 16)));
        assert_eq!(found(&["scenes", "one", "flow", "a", "1"], Target::Value, Some("two")), Some((5, 20, 23)));
        assert_eq!(found(&["scenes", "one", "flow", "b", "c"], Target::Key, None), Some((5, 30, 31)));
        assert_eq!(found(&["scenes", "one", "lines"], Target::Value, Some("roas")), Some((9, 7, 11)));
    }

    #[test]
    fn what_is_not_there_has_no_place() {
        assert_eq!(found(&["scenes", "two"], Target::Key, None), None);
        assert_eq!(found(&["scenes", "one", "flow", "a", "7"], Target::Value, None), None);
    }
}
