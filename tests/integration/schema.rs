//! docs/lesson.schema.json, which editors read by the first line of a lesson, says what the program says.

use serde_json::Value;

use crate::test::{Test, same_file};

/// What `mingle schema` prints.
fn printed() -> String {
    Test::new().args("schema").run().success().stdout
}

#[test]
fn the_schema_in_docs_is_that_of_the_program() {
    same_file("docs/lesson.schema.json", &printed());
}

#[test]
fn every_key_has_a_text_for_those_who_point_at_it() {
    let schema: Value = serde_json::from_str(&printed()).expect("JSON");
    let parts = schema["$defs"].as_object().expect("parts").iter().map(|(name, part)| (name.as_str(), part));
    let mut told = 0;
    for (part, schema) in parts.chain([("Lesson", &schema)]) {
        for (key, value) in schema["properties"].as_object().into_iter().flatten() {
            let text = value["description"].as_str().unwrap_or_default();
            assert!(text.ends_with('.') && !text.contains('\n'), "{part}.{key}: {text:?}");
            told += 1;
        }
    }
    assert!(told > 60, "{told} keys");
}

#[test]
fn no_key_beyond_those_that_are_known_is_allowed() {
    let schema: Value = serde_json::from_str(&printed()).expect("JSON");
    let parts = schema["$defs"].as_object().expect("parts").iter().map(|(name, part)| (name.as_str(), part));
    // A line may have anybody's name for a key.
    for (part, schema) in parts.chain([("Lesson", &schema)]).filter(|(part, _)| *part != "Line") {
        assert!(schema["properties"].is_null() || schema["additionalProperties"] == false, "{part}");
    }
}
