//! All faults of form of a file at once: its tree is held against the JSON Schema of its type.
//!
//! Serde stops at the first fault. So a file that serde has refused is walked once more along the schema that editors use, and each
//! part that does not fit is noted with its place. What the schema says beyond shapes (ranges, counts) is worded by loading.

use std::collections::HashSet;

use serde_json::Value as Schema;

use super::tree::{Key, Node, Value};
use crate::lesson::fault::{Fault, Found, Shape, Within};
use crate::lesson::finding::{Finding, Path, Step};
use crate::lesson::id::{Id, nearest};
use crate::lesson::load::MAX_FAULTS;
use crate::lesson::locate::Lines;

/// All that does not fit.
pub(super) fn faults(schema: &Schema, text: &str, tree: &Node) -> Vec<Finding> {
    let mut walk = Walk { root: schema, lines: Lines::new(text), path: Path::default(), found: Vec::new() };
    walk.part(schema, None, tree);
    walk.found
}

struct Walk<'a> {
    root: &'a Schema,
    lines: Lines<'a>,
    path: Path,
    found: Vec<Finding>,
}

impl<'a> Walk<'a> {
    /// A part and what it should be.
    fn part(&mut self, schema: &'a Schema, key: Option<&Key>, node: &Node) {
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.rsplit('/').next().unwrap_or_default();
            return self.named(name, &self.root["$defs"][name], key, node);
        }
        if let Some(any) = schema["anyOf"].as_array() {
            // Something that may be left out, and so may be nothing.
            if let Some(schema) = any.iter().find(|one| one["type"] != "null").filter(|_| node.value != Value::Nothing) {
                self.part(schema, key, node);
            }
            return;
        }
        let one = std::slice::from_ref(&schema["type"]);
        let types: Vec<&str> = schema["type"].as_array().map_or(one, |types| types).iter().filter_map(Schema::as_str).collect();
        match types.first().copied() {
            _ if types.contains(&"null") && node.value == Value::Nothing => {}
            Some("string") => self.scalar(Shape::Text, key, node, Value::is_scalar),
            Some("boolean") => self.scalar(Shape::Truth, key, node, |value| matches!(value, Value::Truth(_))),
            Some("integer") => {
                // Of the type itself: narrower bounds are worded by loading.
                let (least, most) = match schema["format"].as_str() {
                    Some("uint16") => (0, u16::MAX.into()),
                    Some("uint32") => (0, u32::MAX.into()),
                    _ => (i64::MIN, i64::MAX),
                };
                let fits = |value: &Value| matches!(value, Value::Whole(n) if (least.into()..=most.into()).contains(n));
                self.scalar(Shape::Whole { least, most }, key, node, fits);
            }
            Some("array") => self.list(&schema["items"], Shape::List, key, node),
            Some("object") => self.map(schema, key, node),
            _ => {}
        }
    }

    /// A part whose type has a name. Those that take one of several shapes are told apart by what is there.
    fn named(&mut self, name: &str, schema: &'a Schema, key: Option<&Key>, node: &Node) {
        let list = || schema["anyOf"].as_array().and_then(|any| any.iter().find(|one| one["type"] == "array"));
        match (name, &node.value) {
            ("Id", value) if value.is_scalar() => self.id(key, node, &value.words()),
            ("Script" | "Next", Value::List(_)) => {
                self.list(list().map_or(&Schema::Null, |list| &list["items"]), Shape::List, key, node);
            }
            ("Script", _) => self.scalar(Shape::Script, key, node, |value| matches!(value, Value::Text(_))),
            ("Next", Value::Text(name)) => self.id(key, node, name),
            ("Next", _) => self.wrong(Shape::Next, key, node),
            ("Line", Value::Map(pairs)) => self.line(schema, key, node, pairs),
            ("Line", _) => self.wrong(Shape::Line, key, node),
            ("Wanted", _) => {
                let fits = |value: &Value| matches!(value, Value::Whole(_) | Value::Truth(_) | Value::Text(_));
                self.scalar(Shape::Asked, key, node, fits);
            }
            ("Change", _) => {
                self.scalar(Shape::Change, key, node, |value| matches!(value, Value::Whole(_) | Value::Truth(_)));
            }
            _ if schema["oneOf"].is_array() => self.word(schema, key, node),
            _ => self.part(schema, key, node),
        }
    }

    fn scalar(&mut self, wanted: Shape, key: Option<&Key>, node: &Node, fits: impl Fn(&Value) -> bool) {
        if !fits(&node.value) {
            self.wrong(wanted, key, node);
        }
    }

    fn id(&mut self, key: Option<&Key>, node: &Node, name: &str) {
        if Id::new(name).is_none() {
            self.fault(&Fault::NotAnId(name.to_owned()), key, node);
        }
    }

    /// One word out of a list.
    fn word(&mut self, schema: &Schema, key: Option<&Key>, node: &Node) {
        let known = schema["oneOf"].as_array().into_iter().flatten().filter_map(|one| one["const"].as_str());
        let known: Vec<String> = known.map(str::to_owned).collect();
        if !node.value.is_scalar() {
            self.fault(&Fault::UnknownWord { word: String::new(), near: None, known }, key, node);
        } else if !known.contains(&node.value.words()) {
            let word = node.value.words();
            let near = nearest(&word, known.iter().map(String::as_str)).map(str::to_owned);
            self.fault(&Fault::UnknownWord { word, near, known }, key, node);
        }
    }

    fn list(&mut self, items: &'a Schema, wanted: Shape, key: Option<&Key>, node: &Node) {
        if let Value::List(nodes) = &node.value {
            for (index, node) in nodes.iter().enumerate() {
                self.within(Step::Index(index), |walk| walk.part(items, None, node));
            }
        } else if !self.is_empty(key, node) {
            self.wrong(wanted, key, node);
        }
    }

    fn map(&mut self, schema: &'a Schema, key: Option<&Key>, node: &Node) {
        let pairs = if let Value::Map(pairs) = &node.value { &pairs[..] } else { &[] };
        if pairs.is_empty() && !self.is_empty(key, node) {
            return self.wrong(Shape::Map, key, node);
        }
        self.repeated(pairs);
        let Some(properties) = schema["properties"].as_object() else {
            for (name, node) in pairs {
                if schema["propertyNames"]["$ref"].is_string() && Id::new(&name.name).is_none() {
                    self.fault_of_key(&Fault::NotAnId(name.name.clone()), name);
                    if name.name.ends_with(['}', ']']) {
                        // Text that YAML has taken for a key is not what the rest was meant for.
                        continue;
                    }
                }
                self.within(Step::Key(name.name.clone()), |walk| walk.part(&schema["additionalProperties"], Some(name), node));
            }
            return;
        };
        let names: HashSet<&str> = pairs.iter().map(|(key, _)| key.name.as_str()).collect();
        let mut meant = Vec::new();
        for (name, node) in pairs {
            if let Some(schema) = properties.get(&name.name) {
                self.within(Step::Key(name.name.clone()), |walk| walk.part(schema, Some(name), node));
                continue;
            }
            let (known, near) = if self.lists_more() {
                let known: Vec<String> = properties.keys().cloned().collect();
                // A key that is there already is hardly meant.
                let absent = known.iter().map(String::as_str).filter(|known| !names.contains(known));
                let near = nearest(&name.name, absent).or_else(|| nearest(&name.name, known.iter().map(String::as_str)));
                let near = near.map(str::to_owned);
                (known, near)
            } else {
                (Vec::new(), None)
            };
            meant.extend(near.clone());
            self.fault_of_key(&Fault::UnknownKey { key: name.name.clone(), near, known }, name);
        }
        // A key that is misspelt is not missing as well.
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Schema::as_str);
        let keys: Vec<String> =
            required.filter(|name| !names.contains(name) && !meant.iter().any(|m| m == name)).map(str::to_owned).collect();
        if !keys.is_empty() {
            self.missing(keys, key, node);
        }
    }

    /// Whether nothing is written, which counts as an empty list or map where a written `null` does not, or an empty one.
    fn is_empty(&self, key: Option<&Key>, node: &Node) -> bool {
        match &node.value {
            Value::Nothing => key.is_none_or(|key| self.lines.sign_beside(key).is_none()),
            Value::Map(pairs) => pairs.is_empty(),
            Value::List(_) | Value::Truth(_) | Value::Whole(_) | Value::Decimal(_) | Value::Text(_) | Value::Tagged => false,
        }
    }

    /// A line of a listed script: one speaker with words, and perhaps a guard.
    fn line(&mut self, schema: &'a Schema, key: Option<&Key>, node: &Node, pairs: &[(Key, Node)]) {
        self.repeated(pairs);
        let mut speakers: Vec<String> = Vec::new();
        for (name, node) in pairs {
            let when = name.name == "when";
            if !when {
                if Id::new(&name.name).is_none() {
                    self.fault_of_key(&Fault::NotAnId(name.name.clone()), name);
                }
                speakers.push(name.name.clone());
            }
            let schema = if when { &schema["properties"]["when"] } else { &schema["additionalProperties"] };
            self.within(Step::Key(name.name.clone()), |walk| walk.part(schema, Some(name), node));
        }
        speakers.dedup();
        if speakers.len() != 1 {
            match pairs.get(1).or(pairs.first()) {
                Some((second, _)) => self.fault_of_key(&Fault::Speakers(speakers), second),
                None => self.fault(&Fault::Speakers(speakers), key, node),
            }
        }
    }

    fn repeated(&mut self, pairs: &[(Key, Node)]) {
        let mut seen = HashSet::new();
        for (key, _) in pairs.iter().filter(|(key, _)| !seen.insert(key.name.as_str())) {
            self.fault_of_key(&Fault::RepeatedKey(key.name.clone()), key);
        }
    }

    fn missing(&mut self, keys: Vec<String>, key: Option<&Key>, node: &Node) {
        if let Some(key) = key {
            let fault = Fault::MissingKeys { keys, within: Within::Key(key.name.clone()) };
            self.found.push(fault.at(self.path.clone(), Some(self.lines.of_key(key))));
        } else if self.path.0.is_empty() {
            // Its place is the whole file.
            self.found.push(Fault::MissingKeys { keys, within: Within::Top }.at(Path::default(), None));
        } else {
            self.fault(&Fault::MissingKeys { keys, within: Within::Entry }, key, node);
        }
    }

    fn wrong(&mut self, wanted: Shape, key: Option<&Key>, node: &Node) {
        let found = match &node.value {
            Value::List(_) | Value::Map(_) => {
                let sign = key.and_then(|key| self.lines.sign_beside(key)).filter(|sign| matches!(sign, '[' | '{'));
                let other = if matches!(node.value, Value::List(_)) { Found::List } else { Found::Map };
                sign.map_or(other, Found::Bracket)
            }
            Value::Nothing => Found::Nothing,
            Value::Truth(truth) => Found::Truth(*truth),
            Value::Whole(_) | Value::Decimal(_) => Found::Number(node.value.words()),
            Value::Text(text) => Found::Text(shortened(text)),
            Value::Tagged => Found::Tagged,
        };
        self.fault(&Fault::WrongKind { found, wanted }, key, node);
    }

    fn fault(&mut self, fault: &Fault, key: Option<&Key>, node: &Node) {
        let rough = || node.mark.or_else(|| key.map(|key| key.mark)).map(|mark| mark.place(1));
        let place = if self.lists_more() { Some(self.lines.of_value(key, node, &[])) } else { rough() };
        self.found.push(fault.at(self.path.clone(), place));
    }

    fn fault_of_key(&mut self, fault: &Fault, key: &Key) {
        let place = if self.lists_more() { self.lines.of_key(key) } else { key.mark.place(1) };
        self.within(Step::Key(key.name.clone()), |walk| walk.found.push(fault.at(walk.path.clone(), Some(place))));
    }

    /// Whether another fault would be listed, and not only counted: suggestions and exact places take a while.
    fn lists_more(&self) -> bool {
        self.found.len() < MAX_FAULTS
    }

    fn within(&mut self, step: Step, look: impl FnOnce(&mut Self)) {
        self.path.0.push(step);
        look(self);
        self.path.0.pop();
    }
}

/// The beginning of a text, for a message.
fn shortened(text: &str) -> String {
    /// How much of a text is enough to know it by.
    const ENOUGH: usize = 40;
    match text.trim().char_indices().nth(ENOUGH) {
        Some((end, _)) => format!("{}...", &text.trim()[..end]),
        None => text.trim().to_owned(),
    }
}
