//! docs/lesson-format.md tells the truth: every example in it is loaded, and nothing is found but what it says.
//!
//! The first example is a whole lesson. The others say where their lines belong in it by `# in: scenes.counter`, several times if need
//! be, or are a file of the library, `# file: principles.yaml`. `# finds: F006` names what is found in a bad example.

use std::fs;
use std::path::Path;

use mingle::lesson::fault::CODES;

use crate::test::Test;

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/lesson-format.md")).expect("docs/lesson-format.md")
}

/// The examples of the page.
fn examples(page: &str) -> Vec<&str> {
    page.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```\n").next()).collect()
}

/// What a line of an example says to this test.
fn marker<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    line.strip_prefix("# ").and_then(|rest| rest.strip_prefix(name)).and_then(|rest| rest.strip_prefix(": "))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The lines of a block that begins at `start`: those after it that are empty or stand further in.
fn block_end(lines: &[String], start: usize, column: usize) -> usize {
    let inside = |line: &String| line.trim().is_empty() || indent(line) > column;
    lines.iter().skip(start + 1).position(|line| !inside(line)).map_or(lines.len(), |length| start + 1 + length)
}

/// The key that a line begins with.
fn key(line: &str) -> Option<&str> {
    let name = line.trim_start().split(':').next()?;
    (line.contains(':') && !name.is_empty() && !name.starts_with(['#', '-'])).then_some(name)
}

/// The line of a key among those that stand in one column of a part of a lesson.
fn find(lines: &[String], (start, end): (usize, usize), column: usize, name: &str) -> Option<usize> {
    (start..end).find(|&at| indent(&lines[at]) == column && key(&lines[at]) == Some(name))
}

/// Puts lines where they belong: each key takes the place of what was there under its name.
fn put(lesson: &mut Vec<String>, place: &str, added: &[&str]) {
    let (mut start, mut end, mut column) = (0, lesson.len(), 0);
    for name in place.split('.').filter(|_| place != "the top level") {
        let at = find(lesson, (start, end), column, name).unwrap_or_else(|| panic!("there is no `{name}` for `{place}`"));
        (start, end) = (at + 1, block_end(lesson, at, column));
        column += 2;
    }
    for line in added.iter().filter(|line| indent(line) == 0) {
        let old = key(line).and_then(|name| find(lesson, (start, end), column, name));
        if let Some(at) = old {
            let gone = block_end(lesson, at, column);
            lesson.drain(at..gone);
            end -= gone - at;
        }
    }
    let added = added.iter().map(|line| if line.is_empty() { String::new() } else { " ".repeat(column) + line });
    lesson.splice(end..end, added);
}

/// The faults of form in a file or a library, and examples of own words that do not show what they should.
fn found(test: Test, args: &str) -> String {
    let ran = test.args(&format!("check --format concise --select F,S,T109 {args}")).run();
    assert_eq!(ran.stderr, "");
    ran.stdout
}

#[test]
fn the_complete_lesson_is_one_in_which_nothing_is_found() {
    let page = page();
    let test = Test::new().file("lesson.yaml", examples(&page)[0]).args("check --strict lesson.yaml");
    test.run().success().stdout("1 file checked, nothing found.\n");
}

#[test]
fn every_example_is_read_as_it_is_said() {
    let page = page();
    let (mut fragments, mut bad, mut files) = (0, 0, Vec::new());
    for example in examples(&page).into_iter().skip(1) {
        let mut lesson: Vec<String> = examples(&page)[0].lines().map(str::to_owned).collect();
        let lines: Vec<&str> = example.lines().collect();
        if let Some(name) = marker(lines[0], "file") {
            files.push((name, example));
            continue;
        }
        let finds = lines.iter().find_map(|line| marker(line, "finds"));
        let starts: Vec<usize> = (0..lines.len()).filter(|&at| marker(lines[at], "in").is_some()).collect();
        assert!(!starts.is_empty(), "where does this belong?\n{example}");
        for (position, &start) in starts.iter().enumerate() {
            let end = starts.get(position + 1).copied().unwrap_or(lines.len());
            put(&mut lesson, marker(lines[start], "in").expect("a place"), &lines[start + 1..end]);
        }
        let lesson = lesson.join("\n") + "\n";
        let told = found(Test::new().file("lesson.yaml", &lesson), "lesson.yaml");
        match finds {
            None => assert_eq!(told, "", "{example}\n{lesson}"),
            Some(code) => {
                assert_eq!(told.lines().count(), 1, "{told}{example}");
                assert!(told.contains(&format!(" {code}: ")), "{told}{example}");
                bad += 1;
            }
        }
        fragments += 1;
    }
    assert!(fragments > 25 && bad == 5, "{fragments} fragments, {bad} of them bad");
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["principles.yaml", "sources.yaml", "words.yaml"]);
    let library = files.iter().fold(Test::new(), |test, (name, text)| test.file(&format!("library/{name}"), text));
    let told = found(library.file("library/lesson.yaml", examples(&page)[0]), "library");
    assert_eq!(told, "");
}

#[test]
fn every_code_is_in_the_table_with_its_meaning() {
    let page = page();
    let table = page.split("## Codes\n").nth(1).expect("a part about codes");
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| F") || line.starts_with("| S")).collect();
    let expected: Vec<String> = CODES.iter().map(|(code, meaning)| format!("| {code} | {meaning} |")).collect();
    assert_eq!(rows, expected);
}

#[test]
fn every_key_of_the_schema_is_named() {
    let page = page();
    let schema: serde_json::Value = serde_json::from_str(&Test::new().args("schema").run().success().stdout).expect("JSON");
    let parts = schema["$defs"].as_object().expect("parts").values().chain([&schema]);
    for name in parts.flat_map(|part| part["properties"].as_object().into_iter().flatten()).map(|(name, _)| name) {
        assert!(page.contains(&format!("`{name}`")) || page.contains(&format!("`{name}:")), "{name}");
    }
}

#[test]
fn links_within_the_page_lead_somewhere() {
    let page = page();
    let slug = |heading: &str| {
        let kept = heading.trim_start_matches(['#', ' ']).to_lowercase();
        let kept: String = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect();
        kept.replace(' ', "-")
    };
    let headings: Vec<String> = page.lines().filter(|line| line.starts_with("##")).map(slug).collect();
    for link in page.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(headings.iter().any(|heading| heading == link), "#{link}");
    }
}
