//! Scenes that pass on to each other for ever are found, and what only looks like it is not.

use crate::machine::{after, decision, file};
use crate::player::{lesson, read};

/// What is found in a file: of each circle its scenes.
fn circles(opening: &str, scenes: &str) -> Vec<String> {
    let (_, findings) = read(&file(opening, scenes));
    findings.iter().map(|finding| finding.message.to_string().rsplit(": ").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn circles_of_scenes_that_only_pass_on_are_found() {
    let ring = "  z: { lines: x, next: b }\n  a: { lines: x, next: b }\n  c: { lines: x, next: a }\n  b: { lines: x, next: c }\n";
    assert_eq!(circles("", ring), ["a > b > c > a"]);
    assert_eq!(circles("", "  a: { lines: x, next: a }\n"), ["a > a"]);
    let crossing = "  a: { lines: x, next: [{ when: { f: true }, to: b }, { to: c }] }\n  b: { lines: x, next: a }\n  c: { lines: x, next: a }\n";
    assert_eq!(circles("flags: [f]", crossing), ["a > b > a"], "circles that share a scene are one fault");
    let two = "  a: { lines: x, next: b }\n  b: { lines: x, next: a }\n  c: { lines: x, next: d }\n  d: { lines: x, next: c }\n";
    assert_eq!(circles("", two), ["a > b > a", "c > d > c"]);
    let fine = "  a: { lines: x, next: [{ when: { f: true }, to: b }, { to: c }] }\n  b: { lines: x, next: c }\n  c: { lines: x, next: good }\n";
    assert_eq!(circles("flags: [f]", fine), [""; 0]);
}

#[test]
fn a_meter_closes_a_circle_only_where_it_can_be_filled_again_on_the_way() {
    let opening = "meters: { m: { label: M, min: 0, max: 5, start: 5, at_min: last-call } }";
    let room = decision("room", "    effects: { m: -1 }\n    next: room\n", &[("x", ""), ("y", "next: good")]);
    let last_call = |effects| format!("  last-call: {{ lines: Last call., {effects}next: room }}\n");
    assert_eq!(circles(opening, &(room.clone() + &last_call(""))), [""; 0]);
    assert_eq!(circles(opening, &(room.clone() + &last_call("effects: { m: 1 }, "))), ["room > last-call > room"]);
    let lesson = lesson(&file(opening, &(room + &last_call(""))));
    assert_eq!(
        after(&lesson, &["x", "x", "x", "x"])[2..],
        ["m 1>0", "scene last-call", "\"Last call.\"", "scene room", "\"In room.\"", "? x y"]
    );
}
