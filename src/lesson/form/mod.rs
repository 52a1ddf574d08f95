//! From text to the raw types, or to all that keeps it from being read as them.
//!
//! A file that reads well is read once. Only one that fails is read again as a tree, which tells all its faults with their places.

mod lost;
pub(super) mod parts;
mod shape;
mod syntax;
pub(super) mod tree;

use std::cell::Cell;
use std::fmt;

use schemars::JsonSchema;
use serde::Deserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, MapAccess, SeqAccess, Visitor};

use super::fault::Fault;
use super::finding::{Finding, Path, Severity};
pub(super) use lost::lost;
use tree::{Node, Value};

/// Reads a file into any of the raw types. Where it has faults of form there is none, and all of them are listed.
pub(super) fn file<T: DeserializeOwned + JsonSchema>(text: &str) -> Result<T, Vec<Finding>> {
    let whole = |fault: &Fault| vec![fault.at(Path::default(), None)];
    // Aliases can make a small text huge. Only a text that may have some is weighed, since that costs another reading.
    if text.contains('&') && text.contains('*') && weighs_too_much(text) {
        return Err(whole(&Fault::AliasBomb));
    }
    let error = match serde_yaml::from_str(text) {
        Ok(read) => return Ok(read),
        Err(error) => error,
    };
    let tree = match Node::read(text) {
        Ok(tree) if tree.value != Value::Nothing => tree,
        Err(error) if !says_nothing(text) => return Err(vec![syntax::fault(text, &error)]),
        Ok(_) | Err(_) => return Err(whole(&Fault::Empty)),
    };
    let mut findings = shape::faults(schemars::schema_for!(T).as_value(), text, &tree);
    let at = |finding: &Finding| finding.place.map(|place| (place.line, place.column));
    let lost = lost(text).into_iter().filter(|lost| findings.iter().all(|found| at(found) != at(lost)));
    let lost: Vec<Finding> = lost.collect();
    findings.extend(lost);
    // Whatever the schema is too wide for is told as serde has it.
    let any_error = findings.iter().any(|finding| finding.severity == Severity::Error);
    Err(if any_error { findings } else { vec![syntax::fault(text, &error)] })
}

/// Whether nothing is in a text but comments and marks of documents.
fn says_nothing(text: &str) -> bool {
    text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#') || matches!(line, "---" | "..."))
}

/// Whether aliases make a text larger than any file may be.
fn weighs_too_much(text: &str) -> bool {
    let left = Cell::new(super::source::MAX_BYTES);
    // Any other fault is found by the reading itself.
    Weight(&left).deserialize(serde_yaml::Deserializer::from_str(text)).is_err() && left.get() == 0
}

/// Visits all of a text, aliases followed, and fails once more has been seen than is left.
#[derive(Clone, Copy)]
struct Weight<'a>(&'a Cell<usize>);

impl Weight<'_> {
    /// What a node takes besides its text, in bytes.
    const NODE: usize = 32;

    fn charge<E: de::Error>(self, bytes: usize) -> Result<(), E> {
        let left = self.0.get().saturating_sub(bytes + Self::NODE);
        self.0.set(left);
        if left == 0 { Err(E::custom("too much")) } else { Ok(()) }
    }
}

impl<'de> DeserializeSeed<'de> for Weight<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Weight<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.charge(0)?;
        while map.next_key_seed(self)?.is_some() {
            map.next_value_seed(self)?;
        }
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        self.charge(0)?;
        while seq.next_element_seed(self)?.is_some() {}
        Ok(())
    }
    fn visit_enum<A: de::EnumAccess<'de>>(self, tagged: A) -> Result<(), A::Error> {
        let (_, inner) = tagged.variant::<de::IgnoredAny>()?;
        de::VariantAccess::newtype_variant_seed(inner, self)
    }
    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        self.charge(0)
    }
    fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
        self.charge(0)
    }
    fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
        self.charge(0)
    }
    fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
        self.charge(0)
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.charge(text.len())
    }
    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.charge(0)
    }
}
