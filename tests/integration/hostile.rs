//! Files that would choke a parser, never end, or are no files: each ends in one clear finding, and never in a panic.
//!
//! How long each takes and how much memory is measured by hand in a release build; docs/lesson-format.md has the limits.

use std::fs;
use std::path::Path;

use crate::test::{PRINCIPLES, Ran, Test};

/// A lesson in which nothing is found.
const LESSON: &str = include_str!("../fixtures/check/F010/good.yaml");

/// What is found in a file.
fn found(name: &str, contents: impl AsRef<[u8]>) -> Ran {
    Test::new()
        .file("principles.yaml", PRINCIPLES)
        .file(name, contents)
        .args("check --select F,S --format concise")
        .arg(name)
        .run()
}

/// Holds a file to one finding.
#[track_caller]
fn refused(contents: impl AsRef<[u8]>, finding: &str) {
    let ran = found("lesson.yaml", contents).code(1);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (format!("lesson.yaml{finding}\n").as_str(), ""));
}

const TOO_LARGE: &str = ": error F002: the file is larger than 4 MiB (a lesson of 1,000 scenes has about 1 MiB; split it)";
const TOO_MANY: &str = ": error F002: the file has more than 100000 of the characters , - ? : [ { \
                        (a lesson of 1,000 scenes has half of that; split it)";
const BOMB: &str = ": error F002: aliases (*name) repeat parts of this file until it is many times its size \
                    (write the parts out where they are used)";
const EMPTY: &str = ": error F004: nothing is in the file (`mingle new NAME` writes a short complete lesson to start from)";

fn too_deep(line: usize, column: usize, limit: usize) -> String {
    format!(
        ":{line}:{column}: error F002: more than {limit} parts within parts are open here \
         (close the brackets, or put quotes around the text)"
    )
}

#[test]
fn aliases_that_multiply_are_refused() {
    let level = |name: u32| format!("a{}: &a{} [{}]\n", name + 1, name + 1, vec![format!("*a{name}"); 9].join(", "));
    refused(format!("{LESSON}a0: &a0 [x]\n{}", (0..9).map(level).collect::<String>()), BOMB);
    let doubled = |name: u32| format!("a{}: &a{} {{ a: *a{name}, b: *a{name} }}\n", name + 1, name + 1);
    refused(format!("{LESSON}a0: &a0 {{ a: x }}\n{}", (0..40).map(doubled).collect::<String>()), BOMB);
    refused(format!("{LESSON}a: &a {}\nb: [{}]\n", "x".repeat(100_000), vec!["*a"; 3000].join(", ")), BOMB);
    refused(format!("{LESSON}a: &a [{}]\nb: {{{}}}\n", vec!["x"; 5000].join(", "), vec!["? *a : x"; 2000].join(", ")), BOMB);
}

#[test]
fn an_alias_of_itself_is_refused() {
    refused(LESSON.replace("feedback: You", "feedback: &me [*me] # You"), &too_deep(21, 19, 128));
}

#[test]
fn parts_within_parts_without_end_are_refused() {
    refused("[".repeat(200_000), &too_deep(1, 65, 64));
    refused("{a: ".repeat(50_000), &too_deep(1, 257, 64));
    refused("- ".repeat(49_000), &too_deep(1, 257, 128));
    refused("? ".repeat(49_000), &too_deep(1, 257, 128));
    let steps: Vec<String> = (0..500).map(|depth| " ".repeat(depth) + "a:\n").collect();
    refused(steps.concat(), &too_deep(129, 129, 128));
}

#[test]
fn more_parts_than_any_lesson_has_are_refused() {
    refused("- ".repeat(2_000_000), TOO_MANY);
    refused("? ".repeat(2_000_000), TOO_MANY);
    refused(format!("[{}]", vec!["a"; 1_000_000].join(",")), TOO_MANY);
}

#[test]
fn a_huge_file_is_not_read_to_its_end() {
    let test = Test::new().file("principles.yaml", PRINCIPLES).args("check --select F,S --format concise huge.yaml");
    let file = fs::File::create(test.path("huge.yaml")).expect("a file");
    file.set_len(100 << 20).expect("a file with nothing but holes");
    test.run().code(1).stdout(&format!("huge.yaml{TOO_LARGE}\n"));
}

#[test]
fn a_file_without_a_lesson_is_empty() {
    for nothing in ["", "\n\n", "\u{feff}", "# words\n", "---\n", "---\n---\n", "...\n", "%YAML 1.2\n---\n# words\n", "\t\t\n"] {
        refused(nothing, EMPTY);
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_by_place() {
    refused(b"title: caf\xe9\n", ":1:11: error F003: these bytes are no UTF-8 text (save the file as UTF-8)");
    refused("title: a\nsummary: \0\n", ":2:10: error S001: the character U+0000 controls terminals (take it out)");
    let both = found("lesson.yaml", "\u{1}".repeat(1000)).code(1).stdout;
    let last = "lesson.yaml: error F099: 1 more fault is not listed (mend these first)";
    assert_eq!((both.lines().count(), both.lines().last()), (51, Some(last)), "no more are looked for than are listed");
}

#[test]
fn escapes_reach_no_terminal() {
    let lesson = LESSON.replace("At the counter", "\"a \\e[31mred\\e[0m \\u202e\\x9b2J title\"");
    let lesson = lesson.replace("next: done", "\"\\e[31mnext\\e]0;x\\a\": done").replace("  done:", "  \"\\x9b31mdone\":");
    for format in ["full", "concise"] {
        let test = Test::new().file("principles.yaml", PRINCIPLES).file("lesson.yaml", &lesson);
        let ran = test.args("check --select F,S --color never --format").arg(format).arg("lesson.yaml").run().code(1);
        assert!(ran.stdout.contains("F010") && ran.stdout.contains("F014"), "{}", ran.stdout);
        let harmful = ran.stdout.chars().find(|&c| c != '\n' && (c.is_control() || c == '\u{202e}'));
        assert_eq!(harmful, None, "{:?}", ran.stdout);
    }
}

#[test]
fn a_lesson_may_come_through_a_pipe() {
    let check = |typed: &str| {
        Test::new().file("principles.yaml", PRINCIPLES).args("check --select F,S --format concise /dev/stdin").stdin(typed).run()
    };
    let known = LESSON.replace("follow-up-question", "small-aim").replace("[listening]", "[not-selling]");
    check(&known).success().stdout("");
    check("").code(1).stdout(&format!("/dev/stdin{EMPTY}\n"));
    check(&"- ".repeat(200_000)).code(1).stdout(&format!("/dev/stdin{TOO_MANY}\n"));
}

#[test]
fn a_path_that_leads_to_no_file_is_a_finding() {
    let test = || Test::new().file("lesson.yaml", LESSON).args("check --select F,S --format concise");
    let missing = "gone.yaml: error F001: there is no such file (check the path, letter by letter)\n";
    test().arg("gone.yaml").run().code(1).stdout(missing);
    let within = test().arg("lesson.yaml/lesson.yaml").run().code(1);
    assert!(within.stdout.starts_with("lesson.yaml/lesson.yaml: error F001: the file cannot be read: "), "{}", within.stdout);
    test().arg(".").run().code(1).stdout(
        ".: error F001: this folder is no library: it has no principles.yaml \
         (name a lesson file, or the folder that holds principles.yaml; `mingle new NAME --lessons FOLDER` makes a folder one)\n",
    );
}

#[test]
fn a_device_that_never_ends_is_a_large_file() {
    Test::new().args("check --select F,S --format concise /dev/zero").run().code(1).stdout(&format!("/dev/zero{TOO_LARGE}\n"));
}

#[test]
fn a_file_that_may_not_be_read_is_a_finding() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::process::CommandExt as _;
    /// Whoever is nobody on this machine, for when the tests run as somebody who may read everything.
    const NOBODY: u32 = 65534;
    let test = Test::new().file("principles.yaml", PRINCIPLES).file("lesson.yaml", LESSON);
    let file = test.path("lesson.yaml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).expect("rights");
    let test = test.args("check --select F,S --format concise lesson.yaml");
    let mut command = test.command_of_a_copy();
    if fs::read(&file).is_ok() {
        command.uid(NOBODY);
    }
    let ran = command.output().expect("the program runs");
    assert_eq!(
        (String::from_utf8_lossy(&ran.stdout).as_ref(), ran.status.code()),
        ("lesson.yaml: error F001: the file may not be read (give yourself the right to read it)\n", Some(1))
    );
}

#[test]
fn odd_files_in_a_library_do_not_hide_the_others() {
    use std::os::unix::ffi::OsStringExt as _;
    use std::os::unix::fs::symlink;
    let test = Test::new()
        .file("library/principles.yaml", PRINCIPLES)
        .file("library/good.yaml", LESSON)
        .file("library/folder.yaml/inner.yaml", LESSON)
        .file("library/inner/good.yaml", LESSON)
        .file("library/Two Words.yaml", LESSON);
    let within = |name: &str| test.path("library").join(name);
    fs::write(within("").join(std::ffi::OsString::from_vec(b"caf\xe9.yaml".to_vec())), LESSON).expect("a file");
    symlink("loop.yaml", within("loop.yaml")).expect("a link");
    symlink(".", within("itself")).expect("a link");
    symlink("gone.yaml", within("lost.yaml")).expect("a link");
    symlink("/dev/zero", within("zero.yaml")).expect("a link");
    let made = std::process::Command::new("mkfifo").arg(within("pipe.yaml")).status().expect("mkfifo");
    assert!(made.success());
    let ran = test.args("check --select F,S --format concise library").run().code(1);
    let rename = "cannot be the id of a lesson, which its file's name gives (rename the file to small letters and digits, \
                  joined by single - or _, such as `back-room.yaml`)";
    let device = "error F001: this is no file but a pipe or a device (take it out of the library)";
    let (stem, looped) = ("caf\u{fffd}", "error F001: the file cannot be read: ");
    let expected = [
        format!("library/Two Words.yaml: error F014: `Two Words` {rename}"),
        format!("library/{stem}.yaml: error F014: `{stem}` {rename}"),
        "library/inner/good.yaml: error F024: `good` is already the name of another lesson (give one of them another name)"
            .into(),
        format!("library/pipe.yaml: {device}"),
        format!("library/zero.yaml: {device}"),
        format!("library/loop.yaml: {looped}"),
        "library/lost.yaml: error F001: there is no such file (check the path, letter by letter)".into(),
    ];
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), expected.len(), "{}", ran.stdout);
    for (line, expected) in lines.iter().zip(&expected) {
        // The system words by itself why a link that leads to itself cannot be read.
        assert!(line == expected || (expected.ends_with(looped) && line.starts_with(expected)), "{line}\n{expected}");
    }
}

#[test]
fn a_broken_vocabulary_is_told_once_and_blames_no_lesson() {
    let principles = PRINCIPLES.replace("language:", "languag:");
    let test = Test::new().file("library/principles.yaml", principles).file("library/lesson.yaml", LESSON);
    let broken = "principles.yaml:1:1: error F010: `languag` is not a key that can stand here (did you mean `language`?)\n";
    let mut test = test.args("check --select F,S --format concise library");
    test.run().code(1).stdout(&format!("library/{broken}"));
    let alone = test.again("check --select F,S --format concise library/lesson.yaml", "").code(1);
    assert!(alone.stdout.ends_with(broken) && alone.stdout.lines().count() == 1, "{}", alone.stdout);
    let named = test.again("--lessons library check --select F,S --format concise", "").code(1);
    assert_eq!(named.stdout, format!("library/{broken}"));
    test.again("--lessons library play lesson --plain", "1\n").code(2).stdout("").stderr(
        "mingle: the lessons in library cannot be played without a sound principles.yaml; `mingle check library` says more\n",
    );
}

#[test]
fn broken_sources_are_told_once_and_keep_no_lesson_from_being_played() {
    let lesson = LESSON.replace("cast:\n", "ideas:\n  - { title: Ask, text: Ask., source: huang-2017 }\ncast:\n");
    let test = Test::new().file("library/principles.yaml", PRINCIPLES).file("library/lesson.yaml", lesson);
    let mut test = test.file("library/sources.yaml", "huang-2017: [2017]\n").args("check --select F --format concise library");
    test.run().code(1).stdout(
        "library/sources.yaml:1:13: error F013: a text should stand here, not a list (if it is text, put quotes around the whole \
         of it, or write `>` and put the text on the next line, indented)\n",
    );
    let played = test.again("--lessons library play lesson --plain --seed 1", "1\nq\n").code(0);
    assert!(played.stdout.contains("You wait at the counter."), "{}", played.stdout);
}

#[test]
fn a_vocabulary_is_held_to_the_same_rules_as_a_lesson() {
    let principles = PRINCIPLES
        .replace("Listen first", "\"Listen \\e[1mfirst\"")
        .replace("help-that-fits:", "leave-a-pause:")
        .replace("  topping: You answer a story with one of your own.", "  topping:");
    let test = Test::new().file("library/principles.yaml", principles).file("library/sources.yaml", "a-1: \"\"\nB: x\n");
    let sources = "library/sources.yaml:2:1: error F014: `B` cannot be an id (an id is small letters and digits, \
                   joined by single - or _, at most 64 long, such as `back-room`)\n";
    test.args("check --select F,S --format concise library").run().code(1).stdout(&format!(
        "library/principles.yaml:4:20: error S001: the character U+001B controls terminals (take it out)\n\
         library/principles.yaml:15:7: error F011: `leave-a-pause` stands twice here \
         (YAML would drop one of them: rename one, or join them)\n\
         library/principles.yaml:18:3: error F016: there is no text here (write it, or take the key away)\n{sources}"
    ));
}

#[test]
fn faults_beyond_those_that_are_listed_are_counted() {
    let lines: Vec<String> = (0..300).map(|guest| format!("      guest-{guest}: Good evening.\n")).collect();
    let told = found("lesson.yaml", LESSON.replace("      You wait at the counter.\n", &lines.concat())).code(1).stdout;
    assert_eq!(told.lines().count(), 51);
    assert_eq!(told.lines().last(), Some("lesson.yaml: error F099: 250 more faults are not listed (mend these first)"));
    let keys: Vec<String> = (0..300).map(|key| format!("key-{key}: x\n")).collect();
    let told = found("lesson.yaml", format!("{LESSON}{}", keys.concat())).code(1).stdout;
    assert_eq!(told.lines().last(), Some("lesson.yaml: error F099: 250 more faults are not listed (mend these first)"));
}

#[test]
fn a_lesson_is_checked_by_the_vocabulary_of_the_library_above_it() {
    let test = Test::new().file("library/principles.yaml", PRINCIPLES).file("library/inner/lesson.yaml", LESSON);
    test.args("check --select F,S")
        .arg(Path::new("library/inner/lesson.yaml"))
        .run()
        .success()
        .stdout("1 file checked, nothing found.\n");
}

#[test]
fn a_library_names_a_rehearsal_that_is_there_and_lines_that_say_something() {
    let principles = format!("{PRINCIPLES}rehearsal: lessn\ncard:\n  openers: [\"\"]\n");
    let test = Test::new().file("library/principles.yaml", principles).file("library/lesson.yaml", LESSON);
    let told = test.args("check library --select F,S --format concise").run().code(1).stdout;
    assert_eq!(
        told,
        "library/principles.yaml:21:13: error F016: there is no text here (write it, or take the key away)\n\
         library/principles.yaml:19:12: error F023: no lesson is called `lessn` (did you mean `lesson`?)\n"
    );
}
