//! From text to the raw types, and from what serde says to faults with a place.
//!
//! A file that reads well is read once. One that fails is read again with the parts that failed passed over, so that one
//! misspelt key does not hide the other faults.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::fault::{Fault, Trap};
use super::finding::Place;
use super::id::{NOT_AN_ID, nearest};
use super::locate::{Target, error_index, place_from};
use super::raw::{Drill, Ending, Lesson, LessonOf, REPEATED, Scene};

/// Something found while reading, and where.
pub(super) type Placed = (Fault, Option<Place>);

/// The most faults of one file that are listed; the rest is counted.
pub(super) const MAX_FAULTS: usize = 50;

/// Reads a lesson. Where it has faults of form there is no lesson, and all of them are listed that can be told apart.
pub(super) fn lesson(text: &str) -> Result<Lesson, Vec<Placed>> {
    let first = match file::<Lesson>(text) {
        Ok(lesson) => return Ok(lesson),
        Err(fault) => fault,
    };
    if parse::<IgnoredAny>(text).is_err() {
        return Err(vec![first]);
    }
    let mut faults: Vec<Placed> = parse::<LessonOf<IgnoredAny, IgnoredAny, IgnoredAny>>(text).err().into_iter().collect();
    faults.extend(parts::<Scene>(text, "scenes"));
    faults.extend(parts::<Ending>(text, "endings"));
    faults.extend(parts::<Drill>(text, "drills"));
    if faults.is_empty() { Err(vec![first]) } else { Err(faults) }
}

/// Reads a file into any of the raw types.
pub(super) fn file<T: DeserializeOwned>(text: &str) -> Result<T, Placed> {
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#') || line.trim_end() == "---") {
        return Err((Fault::Empty, None));
    }
    // Aliases can make a small text huge. Only a text that may have some is weighed, since that costs another reading.
    if text.contains('&') && text.contains('*') {
        weigh(text)?;
    }
    parse(text)
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Placed> {
    serde_yaml::from_str(text).map_err(|error| fault_of(text, &error))
}

/// Reads the entries of a top-level map again and again, each time passing over those that have failed, until none does.
fn parts<T: DeserializeOwned>(text: &str, key: &'static str) -> Vec<Placed> {
    let failed = RefCell::new(BTreeSet::new());
    let mut faults = Vec::new();
    while faults.len() < MAX_FAULTS {
        let at = Cell::new(None);
        let entries = Entries::<T> { key, inside: false, failed: &failed, at: &at, entry: PhantomData };
        let Err(error) = entries.deserialize(serde_yaml::Deserializer::from_str(text)) else { break };
        // A fault outside every entry (a repeated key, say) is found by the reading of the rest.
        let Some(entry) = at.get() else { break };
        failed.borrow_mut().insert(entry);
        faults.push(fault_of(text, &error));
    }
    faults
}

/// Walks to a top-level map and reads those of its entries that have not failed before.
struct Entries<'a, T> {
    key: &'static str,
    inside: bool,
    failed: &'a RefCell<BTreeSet<usize>>,
    at: &'a Cell<Option<usize>>,
    entry: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Entries<'_, T> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("keys with values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut position = 0;
        while let Some(key) = map.next_key::<String>()? {
            if self.inside {
                self.at.set(Some(position));
                if self.failed.borrow().contains(&position) {
                    map.next_value::<IgnoredAny>()?;
                } else {
                    map.next_value::<T>()?;
                }
                self.at.set(None);
            } else if key == self.key {
                map.next_value_seed(Entries { inside: true, ..self })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
            position += 1;
        }
        Ok(())
    }
}

impl<T> Clone for Entries<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Entries<'_, T> {}

/// Refuses a text that aliases make larger than any file may be.
fn weigh(text: &str) -> Result<(), Placed> {
    let left = Cell::new(super::source::MAX_BYTES);
    match Weight(&left).deserialize(serde_yaml::Deserializer::from_str(text)) {
        Err(_) if left.get() == 0 => Err((Fault::AliasBomb, None)),
        // Any other fault is found by the reading itself.
        _ => Ok(()),
    }
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

/// What an error of the parser or of serde means. Both give only sentences, so this is the one place that takes them apart;
/// `tests/integration/form.rs` pins every form that is taken apart here.
fn fault_of(text: &str, error: &serde_yaml::Error) -> Placed {
    let said = error.to_string();
    if said.contains("more than one document") {
        return (Fault::ManyDocuments, second_document(text));
    }
    let start = error_index(error).map(|start| start.min(text.len()));
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(before, _)| before);
    let quoted = || said.split('`').nth(1).unwrap_or_default().to_owned();
    let known = |after: &str| {
        let list = said.split_once(after).map_or("", |(_, list)| list);
        list.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()
    };
    let near = |word: &str, known: &[String]| nearest(word, known.iter().map(String::as_str)).map(str::to_owned);

    let (fault, target) = if said.contains("unknown field `") {
        let (key, known) = (quoted(), known("`, "));
        (Fault::UnknownKey { near: near(&key, &known), key, known }, Target::Key)
    } else if said.contains("unknown variant `") {
        let (word, known) = (quoted(), known("`, "));
        (Fault::UnknownWord { near: near(&word, &known), word, known }, Target::Value)
    } else if said.contains("missing field `") {
        (Fault::MissingKey(quoted()), Target::Key)
    } else if said.contains("duplicate field `") {
        let (key, start) = (quoted(), start.unwrap_or_default());
        let place = second_key(text, start, &key);
        return (Fault::RepeatedKey(key), Some(place));
    } else if said.contains(REPEATED) {
        (Fault::RepeatedKey(quoted()), Target::Key)
    } else if said.contains(NOT_AN_ID) {
        (Fault::NotAnId(quoted()), Target::Value)
    } else if let Some((found, wanted)) = said.split_once("invalid type: ").and_then(|(_, kinds)| kinds.split_once(", expected "))
    {
        let trap = start.and_then(|start| sign_trap(&text[start..])).filter(|_| wanted == "a string");
        (Fault::WrongKind { found: kind_words(found), wanted: kind_words(wanted), trap }, Target::Value)
    } else if let Some((found, wanted)) =
        said.split_once("invalid value: ").and_then(|(_, kinds)| kinds.split_once(", expected "))
    {
        (Fault::WrongKind { found: kind_words(found), wanted: kind_words(wanted), trap: None }, Target::Value)
    } else {
        let trap = start.and_then(|start| syntax_trap(text, start));
        (Fault::NotYaml { problem: without_path(said).to_owned(), trap }, Target::Value)
    };
    let place = start.map(|start| place_from(text, start.min(text.trim_end().len()), target, fault.shown()));
    (fault, place)
}

/// The kinds of serde in the words of authors.
fn kind_words(kind: &str) -> String {
    match kind {
        "map" => "keys with values".into(),
        "a string" => "a text".into(),
        "unit value" | "null" => "nothing".into(),
        "u16" | "u32" | "i64" => "a whole number".into(),
        "sequence" | "a sequence" => "a list".into(),
        _ if kind.starts_with("struct ") => "keys with values".into(),
        _ if kind.starts_with("string ") => kind.replacen("string ", "the text ", 1),
        _ if kind.starts_with("integer ") => kind.replacen("integer ", "the number ", 1).replace('`', ""),
        _ if kind.starts_with("floating point ") => kind.replacen("floating point ", "the number ", 1).replace('`', ""),
        _ if kind.starts_with("boolean ") => kind.replacen("boolean ", "the truth value ", 1).replace('`', ""),
        _ => kind.into(),
    }
}

/// A message of serde's without the path before it.
fn without_path(said: &str) -> &str {
    said.split_once(": ").filter(|(path, _)| path.contains('.') && !path.contains(' ')).map_or(said, |(_, message)| message)
}

/// The second time that a key stands at the indentation where its mapping starts.
fn second_key(text: &str, start: usize, key: &str) -> Place {
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = &text[line_start..start];
    let mut at = line_start;
    let mut seen = false;
    for line in text[line_start..].split_inclusive('\n') {
        let is_key = line.strip_prefix(indent).and_then(|rest| rest.strip_prefix(key)).is_some_and(|rest| rest.starts_with(':'));
        if is_key && seen && indent.trim().is_empty() {
            return Place::at(text, at + indent.len(), key.chars().count());
        }
        seen |= is_key;
        at += line.len();
    }
    place_from(text, start, Target::Key, Some(key))
}

/// The line that starts a second document.
fn second_document(text: &str) -> Option<Place> {
    let mut at = 0;
    let mut content = false;
    for line in text.split_inclusive('\n') {
        if content && line.trim_end() == "---" {
            return Some(Place::at(text, at, 3));
        }
        content |= !line.trim().is_empty() && !line.starts_with('#') && line.trim_end() != "---";
        at += line.len();
    }
    None
}

/// The trap of a text that starts with a sign which means something to YAML.
fn sign_trap(rest: &str) -> Option<Trap> {
    rest.starts_with(['{', '[', '&', '*', '!', '%', '@', '`']).then_some(Trap::LeadingSign)
}

/// The trap of a line that is no YAML.
fn syntax_trap(text: &str, start: usize) -> Option<Trap> {
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    if line.trim_start_matches(' ').starts_with('\t') {
        return Some(Trap::Tab);
    }
    let entry = line.trim_start().trim_start_matches("- ");
    let value = entry.split_once(": ").map_or("", |(_, value)| value.trim_start());
    if value.starts_with(['"', '\'']) {
        return Some(Trap::AfterQuote);
    }
    if value.contains(": ") || value.ends_with(':') {
        return Some(Trap::Colon);
    }
    sign_trap(value)
}

/// Words that a ` #` cuts off from an unquoted text: a trap that YAML steps into without a sound.
pub(super) fn cut_off(text: &str) -> Vec<Placed> {
    let mut found = Vec::new();
    if !text.contains(" #") {
        return found;
    }
    let mut block: Option<usize> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let content = line.trim_start();
        let indent = line.len() - content.len();
        let content = content.trim_end();
        if content.is_empty() || block.is_some_and(|outer| indent > outer) {
            continue;
        }
        block = None;
        let (before, comment) = content.split_once(" #").map_or((content, None), |(before, comment)| (before, Some(comment)));
        let value = before.split_once(": ").map_or_else(|| before.trim_start_matches("- "), |(_, value)| value).trim();
        if before.trim_end().ends_with(['|', '>']) || before.trim_end().ends_with("|-") || before.trim_end().ends_with(">-") {
            block = Some(indent);
        }
        let prose = !value.starts_with(['"', '\'', '|', '>', '[', '{', '&', '*', '#']) && value.contains(' ');
        if let Some(comment) = comment.filter(|_| prose && !content.starts_with('#')) {
            let lost = format!("#{comment}");
            let column = line.find(" #").map_or(0, |before| before + 1);
            let place = Place::at(text, start + column, lost.chars().count());
            found.push((Fault::CutOff { lost }, Some(place)));
        }
    }
    found
}

/// A path of keys.
pub(super) fn path(keys: &[&str]) -> super::finding::Path {
    super::finding::Path(keys.iter().map(|key| super::finding::Step::Key((*key).to_owned())).collect())
}
