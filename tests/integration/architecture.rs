//! A room may use rooms on lower floors only: not its own floor, not a higher one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The floors of the house, as `src/lib.rs` maps them.
const FLOORS: [(&str, u32); 12] = [
    ("cli", 5),
    ("session", 4),
    ("ui", 3),
    ("export", 3),
    ("check", 2),
    ("practice", 2),
    ("story", 1),
    ("compose", 1),
    ("journal", 1),
    ("wording", 1),
    ("lesson", 0),
    ("prose", 0),
];

/// The crates that draw on terminals, which `ui::terminal` alone may name.
const TERMINAL_CRATES: [&str; 5] = ["console::", "dialoguer::", "indicatif::", "ctrlc::", "rustix::"];

fn floor(room: &str) -> u32 {
    FLOORS.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("`{room}` has no floor: add it to the map")).1
}

/// All source files, each with the room that it is in.
fn files() -> Vec<(String, PathBuf)> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("src can be listed") {
            let path = entry.expect("src can be listed").path();
            if path.is_dir() {
                walk(&path, files);
            } else {
                files.push(path);
            }
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&src, &mut files);
    let room = |path: &Path| {
        let first = path.strip_prefix(&src).expect("a file of src").components().next().expect("a name");
        Path::new(&first).with_extension("").to_string_lossy().into_owned()
    };
    files.iter().map(|path| (room(path), path.clone())).filter(|(room, _)| room != "lib" && room != "main").collect()
}

/// The rooms that a text names, in imports and in paths, without its comments.
fn rooms_named(text: &str) -> BTreeSet<String> {
    let code: String = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    code.split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default().split(',').map(str::to_owned).collect::<Vec<_>>(),
            None => vec![rest.to_owned()],
        })
        .map(|name| name.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn no_room_uses_its_own_floor_or_a_higher_one() {
    let mut wrong = Vec::new();
    for (room, path) in files() {
        for named in rooms_named(&fs::read_to_string(&path).expect("a source file")) {
            if named != room && floor(&named) >= floor(&room) {
                wrong.push(format!("{}: `{room}` uses `{named}`", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_terminal_frontend_names_terminal_crates() {
    for (_, path) in files() {
        let text = fs::read_to_string(&path).expect("a source file");
        let inside = path.components().any(|part| part.as_os_str() == "terminal");
        let named = TERMINAL_CRATES
            .iter()
            .find(|name| text.lines().any(|line| line.contains(*name) && !line.trim_start().starts_with("//")));
        assert!(inside || named.is_none(), "{} names {}", path.display(), named.unwrap_or(&""));
    }
}

#[test]
fn the_map_in_lib_rs_shows_every_room_that_exists() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("lib.rs");
    for room in files().into_iter().map(|(room, _)| room).collect::<BTreeSet<_>>() {
        assert!(map.contains(&format!("| {} | [`{room}`] |", floor(&room))), "lib.rs does not map `{room}` to its floor");
    }
}
