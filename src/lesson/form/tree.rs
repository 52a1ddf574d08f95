//! A file as a tree in which every part knows its place.
//!
//! The parser tells places only in its errors. So each scalar is refused on purpose once it has been seen, and the error that
//! comes back is taken for its place and otherwise dropped: the parser has by then moved past the scalar, and reading goes on. Maps
//! and lists cannot be refused that way, so their place is that of their first part. One reading gives all places of a file.

use std::cell::RefCell;
use std::fmt;

use serde::Deserializer;
use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, VariantAccess as _, Visitor};

use crate::lesson::finding::Step;

/// Where something begins: line and character, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lesson) struct Mark {
    /// The line.
    pub(in crate::lesson) line: usize,
    /// The character in it.
    pub(in crate::lesson) column: usize,
}

impl Mark {
    /// The place that the words of an error name: `... at line 3 column 5`. At the very start of a text they name none.
    pub(super) fn named(error: &impl fmt::Display) -> Self {
        let said = error.to_string();
        let numbers = said.rsplit_once(" at line ").and_then(|(_, numbers)| numbers.split_once(" column "));
        let number = |digits: &str| digits.parse().ok();
        let mark = numbers.and_then(|(line, column)| Some(Self { line: number(line)?, column: number(column)? }));
        mark.unwrap_or(Self { line: 1, column: 1 })
    }
}

/// A part of a file.
#[derive(Debug, PartialEq)]
pub(in crate::lesson) struct Node {
    /// Where it begins: a map or a list with its first part. For an alias, this is in what it repeats.
    pub(in crate::lesson) mark: Option<Mark>,
    /// What it is.
    pub(in crate::lesson) value: Value,
}

/// What a part of a file is.
#[derive(Debug, PartialEq)]
pub(in crate::lesson) enum Value {
    /// Nothing at all.
    Nothing,
    /// `true` or `false`.
    Truth(bool),
    /// A whole number.
    Whole(i128),
    /// Any other number.
    Decimal(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in order, repeated ones included.
    Map(Vec<(Key, Node)>),
    /// Something behind a `!tag`.
    Tagged,
}

/// A key of a map.
#[derive(Debug, PartialEq)]
pub(in crate::lesson) struct Key {
    /// The key as a text.
    pub(in crate::lesson) name: String,
    /// Where it stands.
    pub(in crate::lesson) mark: Mark,
}

impl Node {
    /// Reads a text; fails where it is no YAML.
    pub(in crate::lesson) fn read(text: &str) -> Result<Self, serde_yaml::Error> {
        Self::read_part(text, 0)
    }

    /// Reads whole lines out of a file, with so many lines of it above them.
    pub(in crate::lesson) fn read_part(lines: &str, above: usize) -> Result<Self, serde_yaml::Error> {
        Reader { above }.deserialize(serde_yaml::Deserializer::from_str(lines))
    }

    /// Whether it has one key and no other, which a path begins with.
    pub(in crate::lesson) fn is_only(&self, path: &[Step]) -> bool {
        match (&self.value, path.first()) {
            (Value::Map(pairs), Some(Step::Key(name))) => matches!(&pairs[..], [(key, _)] if key.name == *name),
            _ => false,
        }
    }

    /// Whether any text of the file that is read as one holds `words`.
    pub(in crate::lesson) fn holds(&self, words: &str) -> bool {
        match &self.value {
            Value::Text(text) => text.contains(words),
            Value::List(nodes) => nodes.iter().any(|node| node.holds(words)),
            Value::Map(pairs) => pairs.iter().any(|(key, node)| key.name.contains(words) || node.holds(words)),
            Value::Nothing | Value::Truth(_) | Value::Whole(_) | Value::Decimal(_) | Value::Tagged => false,
        }
    }
}

impl Value {
    /// Whether it is a text, or reads as one where a text is wanted.
    pub(in crate::lesson) fn is_scalar(&self) -> bool {
        !matches!(self, Self::List(_) | Self::Map(_) | Self::Tagged)
    }

    /// A scalar as a text; of anything else, something that no key or word is called.
    pub(in crate::lesson) fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Truth(truth) => truth.to_string(),
            Self::Whole(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
            Self::Nothing => String::new(),
            Self::List(_) => "[...]".to_owned(),
            Self::Map(_) => "{...}".to_owned(),
            Self::Tagged => "!".to_owned(),
        }
    }
}

/// Reads any part.
#[derive(Clone, Copy)]
struct Reader {
    /// How many lines of the file stand above what is read.
    above: usize,
}

impl Reader {
    fn mark(self, error: &impl fmt::Display) -> Mark {
        let mark = Mark::named(error);
        Mark { line: mark.line + self.above, ..mark }
    }
}

impl<'de> DeserializeSeed<'de> for Reader {
    type Value = Node;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let scalar = RefCell::new(None);
        match deserializer.deserialize_any(Look { reader: self, scalar: &scalar }) {
            Ok(value) => Ok(Node { mark: first(&value), value }),
            Err(error) => match scalar.take() {
                Some(value) => Ok(Node { mark: Some(self.mark(&error)), value }),
                None => Err(error),
            },
        }
    }
}

/// Where the first part of a map or list is.
fn first(value: &Value) -> Option<Mark> {
    match value {
        Value::List(nodes) => nodes.first().and_then(|node| node.mark),
        Value::Map(pairs) => pairs.first().map(|(key, _)| key.mark),
        Value::Nothing | Value::Truth(_) | Value::Whole(_) | Value::Decimal(_) | Value::Text(_) | Value::Tagged => None,
    }
}

/// Takes a scalar down and refuses it; takes everything else.
struct Look<'a> {
    reader: Reader,
    scalar: &'a RefCell<Option<Value>>,
}

impl Look<'_> {
    fn seen<E: de::Error>(self, value: Value) -> Result<Value, E> {
        self.scalar.replace(Some(value));
        Err(E::custom("seen"))
    }
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(Node { mark, value }) = map.next_key_seed(self.reader)? {
            let key = Key { name: value.words(), mark: mark.unwrap_or(Mark { line: self.reader.above + 1, column: 1 }) };
            pairs.push((key, map.next_value_seed(self.reader)?));
        }
        Ok(Value::Map(pairs))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = seq.next_element_seed(self.reader)? {
            nodes.push(node);
        }
        Ok(Value::List(nodes))
    }
    fn visit_enum<A: de::EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (_, inner) = tagged.variant::<IgnoredAny>()?;
        inner.newtype_variant::<IgnoredAny>()?;
        Ok(Value::Tagged)
    }
    /// An empty document.
    fn visit_none<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }
    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        self.seen(Value::Nothing)
    }
    fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Value, E> {
        self.seen(Value::Truth(truth))
    }
    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
        self.seen(Value::Whole(number.into()))
    }
    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
        self.seen(Value::Whole(number.into()))
    }
    fn visit_i128<E: de::Error>(self, number: i128) -> Result<Value, E> {
        self.seen(Value::Whole(number))
    }
    fn visit_u128<E: de::Error>(self, number: u128) -> Result<Value, E> {
        self.seen(Value::Whole(i128::try_from(number).unwrap_or(i128::MAX)))
    }
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value, E> {
        self.seen(Value::Decimal(number))
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        self.seen(Value::Text(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# é\na: one\n'b': { c: [1, -2.5, \"é\", *x], d: }\ne:\n  - |\n    f\n  - g: true\n";

    fn drawn(node: &Node) -> String {
        let mark = node.mark.map_or_else(|| "?".to_owned(), |mark| format!("{}:{}", mark.line, mark.column));
        match &node.value {
            Value::List(nodes) => format!("{mark}[{}]", nodes.iter().map(drawn).collect::<Vec<_>>().join(" ")),
            Value::Map(pairs) => {
                let pair =
                    |(key, node): &(Key, Node)| format!("{}:{}{}={}", key.mark.line, key.mark.column, key.name, drawn(node));
                format!("{mark}{{{}}}", pairs.iter().map(pair).collect::<Vec<_>>().join(" "))
            }
            Value::Nothing | Value::Truth(_) | Value::Whole(_) | Value::Decimal(_) | Value::Text(_) | Value::Tagged => {
                format!("{mark}{:?}", node.value)
            }
        }
    }

    #[test]
    fn every_scalar_and_key_has_its_place() {
        let text = TEXT.replace("a: one", "a: &x one");
        assert_eq!(
            drawn(&Node::read(&text).expect("YAML")),
            "2:1{2:1a=2:4Text(\"one\") 3:1b=3:8{3:8c=3:12[3:12Whole(1) 3:15Decimal(-2.5) 3:21Text(\"é\") 2:4Text(\"one\")] \
             3:31d=3:34Nothing} 4:1e=5:5[5:5Text(\"f\\n\") 7:5{7:5g=7:8Truth(true)}]}"
        );
    }

    #[test]
    fn a_text_that_is_no_yaml_is_an_error() {
        assert!(Node::read(TEXT).is_err(), "an alias of nothing");
        assert!(Node::read("a: [b").is_err());
    }

    #[test]
    fn tags_and_odd_keys_are_kept_apart() {
        assert_eq!(drawn(&Node::read("a: !b c\n").expect("YAML")), "1:1{1:1a=?Tagged}");
        assert_eq!(drawn(&Node::read("a: !b [c]\nd: 1").expect("YAML")), "1:1{1:1a=?Tagged 2:1d=2:4Whole(1)}");
        assert_eq!(drawn(&Node::read("{a}: 1\n").expect("YAML")), "1:2{1:2{...}=1:6Whole(1)}");
    }
}
