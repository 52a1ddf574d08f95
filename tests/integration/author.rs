//! What authors do besides checking: start a lesson, and try it out from the middle.

use std::fs;

use crate::test::{PRINCIPLES, QUEUE, Test};

/// What is said of a new lesson: its file and its folder.
fn begun(file: &str, folder: &str) -> String {
    format!(
        "{file} is a short complete lesson. Change it in a text editor, and as you go:\n`mingle check {file}` lists what is wrong, with the \
         line and what to do.\n`mingle play {file}` plays it.\n`mingle --lessons {folder}` opens the folder, as others will see it.\n"
    )
}

#[test]
fn a_new_lesson_in_no_folder_of_lessons_passes_check_and_is_tried_out() {
    let mut test = Test::new();
    let said = "\
my-lesson.yaml is a short complete lesson. Change it in a text editor, and as you go:
`mingle check my-lesson.yaml` lists what is wrong, with the line and what to do.
`mingle play my-lesson.yaml` plays it.
`mingle new NAME --lessons FOLDER` begins a folder of lessons, for others to play.
";
    test.again("new my-lesson", "").success().stdout(said);
    test.again("check --strict my-lesson.yaml", "").success().stdout("1 file checked, nothing found.\n");
    let refused = test.again("new my-lesson.yaml", "").code(2);
    refused.stderr("mingle: my-lesson.yaml is there already, and is left as it is; choose another name\n");
    let ran = test.again("play my-lesson.yaml --seed 3", "1\n1\n").success();
    let opening = "A run to try the lesson out: nothing of it is kept.\n\nThe queue for the printer\nTwo minutes beside";
    assert!(ran.stdout.starts_with(opening) && ran.stdout.contains("\nAsk about the answer:\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("\nLooking back: The queue for the printer\n"), "{}", ran.stdout);
    assert_eq!(ran.journal, "");
    let meant = test.again("play my-lesson", "").code(2);
    meant.stderr("mingle: there is no lesson `my-lesson` there; `mingle play my-lesson.yaml` plays the file\n");
}

#[test]
fn a_folder_of_lessons_is_begun_with_its_first_lesson() {
    let mut test = Test::new().file("ours/words.yaml", "absolutes: [always]\n");
    let made =
        "ours is a folder of lessons now: principles.yaml, sources.yaml and words.yaml hold what all lessons in it share.\n";
    test.again("new first-day --lessons ours", "").success().stdout(&format!("{made}{}", begun("ours/first-day.yaml", "ours")));
    let words = fs::read_to_string(test.path("ours/words.yaml")).expect("words");
    assert_eq!(words, "absolutes: [always]\n", "what was there stays");
    test.again("check ours --strict", "").success().stdout("1 file checked, nothing found.\n");
    let listed = "first-day: The queue for the printer · new · 1 min\n  Two minutes beside a slow printer";
    test.again("lessons --lessons ours", "").success().stdout_has(listed);
    let kept = "\nKept. `mingle play first-day --lessons ours` goes on here.\n";
    test.again("play --lessons ours", "1\nq\n").success().stdout_has(kept);

    test.again("new second-day --lessons ours", "").success().stdout(&begun("ours/second-day.yaml", "ours"));
    let taken = test.again("new second-day --lessons ours", "").code(2);
    taken.stderr("mingle: ours/second-day.yaml is a lesson `second-day` already; choose another name\n");
    test.again("new third-day --lessons ours/later", "").success().stdout(&begun("ours/later/third-day.yaml", "ours"));
    assert!(!test.path("ours/later/principles.yaml").exists(), "it is the same folder of lessons");
    test.again("check ours", "").success();
}

#[test]
fn a_lesson_begun_inside_a_folder_of_lessons_is_found_there() {
    let built_in = fs::read("lessons/principles.yaml").expect("the built-in vocabulary");
    let mut test = Test::new().queue().file("lessons/principles.yaml", built_in);
    let ran = test.again_with("new next-one").current_dir(test.path("lessons")).output().expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&ran.stdout), begun("next-one.yaml", "."));
    test.again("lessons", "").success().stdout_has("next-one: The queue for the printer · new · 1 min\n");
}

#[test]
fn a_lesson_begun_beside_other_principles_says_what_comes_first() {
    let mut test = Test::new().queue();
    let first = "lists what to change first: it names what this folder's principles.yaml does not have.\n";
    test.again("new next-one", "").success().stdout_has(first);
}

#[test]
fn a_name_that_is_no_id_is_refused() {
    let refused = |name: &str, like: &str| {
        let ran = Test::new().args("new").arg(name).run().code(2);
        let words = "cannot be the id of a lesson; use small letters and digits, joined by single - or _";
        ran.stderr(&format!("mingle: `{name}` {words}{like}\n"));
    };
    refused("My First.Lesson", ", such as `my-first-lesson`");
    refused("??", "");
    let shared = Test::new().args("new words --lessons ours").run().code(2);
    shared.stderr("mingle: words.yaml is a file that lessons share; choose another name for a lesson\n");
}

#[test]
fn a_file_of_a_library_is_played_as_its_lesson() {
    let mut test = Test::new().file("ours/principles.yaml", PRINCIPLES).file("ours/inner/queue.yaml", QUEUE);
    let kept = "\nKept. `mingle play queue --lessons ours` goes on here.\n";
    test.again("play ours/inner/queue.yaml --seed 7", "1\n").success().stdout_has(kept);
    let on = test.again("play ours/inner/../inner/queue.yaml", "").success();
    assert!(on.stdout.starts_with("On with The queue at the bakery, from where you left.\n"), "{}", on.stdout);
    let fresh = test.again("play ours/inner/queue.yaml --fresh", "").success().events();
    assert_eq!(fresh.iter().filter(|event| event["kind"] == "start").count(), 2);
    let before = test.journal();
    let tried = test.again("play ours/inner/queue.yaml --set trust=3 --from counter", "").success();
    assert!(tried.stdout.starts_with("A run to try the lesson out: nothing of it is kept.\n"), "{}", tried.stdout);
    assert_eq!(test.journal(), before);
    let named = test.env("MINGLE_LESSONS", "ours").args("play ours/inner/queue.yaml").run().success();
    named.stdout_has("\nKept. `mingle play queue` goes on here.\n");
}

#[test]
fn a_file_that_cannot_be_played_is_told_as_such() {
    let mut test =
        Test::new().file("broken.yaml", "format: 1\n").file("inner/notes.txt", "").file("ours/principles.yaml", PRINCIPLES);
    let mut refused =
        |args: &str, words: &str| drop(test.again(args, "").code(2).stdout("").stderr(&format!("mingle: {words}\n")));
    let mend = "this lesson has an error and cannot be played; `mingle check broken.yaml` lists what to mend";
    refused("play broken.yaml", mend);
    refused("play nowhere.yaml", "there is no file nowhere.yaml");
    refused("play ours/nowhere.yaml", "there is no file ours/nowhere.yaml");
    let nothing =
        "inner holds no principles.yaml, so it is no folder of lessons yet; `mingle new NAME --lessons inner` makes it one";
    refused("play --lessons inner", nothing);
    refused("play ours/", "ours/ is a folder; `mingle --lessons ours/` shows the lessons in it");
    refused("play --lessons other", "there is no folder other, which --lessons or MINGLE_LESSONS names");
    refused("play --lessons broken.yaml", "broken.yaml is no folder; name the one that holds principles.yaml");
}

#[test]
fn a_run_from_the_middle_is_not_kept() {
    let ran = Test::new().args("play anywhere --plain --seed 3 --from report --set trust=5").stdin("1\n").run().success();
    assert!(ran.stdout.starts_with("A run to try the lesson out: nothing of it is kept.\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("Trust 5 of 6") && ran.stdout.contains("Looking back"), "{}", ran.stdout);
    assert_eq!(ran.journal, "");
}

#[test]
fn answers_lead_to_where_a_finding_points() {
    let mut test = Test::new();
    let there = test.again("play anywhere --plain --to tags>big-bow", "").success();
    assert!(there.stdout.contains("3 of about 8"), "{}", there.stdout);
    let not_there = test.again("play anywhere --plain --to tags>tags", "").code(2);
    assert!(not_there.stderr.starts_with("mingle: `tags` is not offered there; there is "), "{}", not_there.stderr);
}

/// What `mingle new` writes.
const TEMPLATE: &[u8] = include_bytes!("../../src/export/template.yaml");

#[test]
fn a_start_that_is_not_there_is_said_with_those_that_are() {
    let mut test = Test::new().file("first-day.yaml", TEMPLATE);
    let mut refused =
        |args: &str, words: &str| drop(test.again(args, "").code(2).stdout("").stderr(&format!("mingle: {words}\n")));
    refused(
        "play anywhere --to tgas",
        "there is no choice or door `tgas`. Did you mean `tags`? `mingle graph anywhere` lists them all",
    );
    let ways = "`agree`, `help-you`, `my-report`, `new-desk`, `take-page` and `wait`";
    refused(
        "play first-day.yaml --to waits",
        &format!("there is no choice or door `waits`. Did you mean `wait`? There are {ways}"),
    );
    let scenes = "there is no scene `priner`. Did you mean `printer`? There are `printer` and `last-page`";
    refused("play first-day.yaml --from priner", scenes);
    refused("play first-day.yaml --set luck=1", "there is no meter, flag or detail `luck`. There is only `trust`");
    refused("play first-day.yaml --set trust", "`trust` sets nothing; write NAME=VALUE, such as trust=1");
    refused("play first-day.yaml --set trust=9", "`trust=9` sets nothing; it takes a number from 0 to 3");
}

#[test]
fn a_detail_on_which_a_finding_depends_can_be_set() {
    let of = |gift: &str| Test::new().args("play anywhere --plain").arg("--set").arg(format!("gift={gift}")).run();
    let gifts = ["a mug", "a candle", "a scarf"];
    for gift in gifts {
        let told = of(gift).success().stdout;
        let named: Vec<&str> = gifts.into_iter().filter(|name| told.contains(name.trim_start_matches("a "))).collect();
        assert_eq!(named, [gift], "{told}");
    }
    of("a duck").code(2).stderr("mingle: `gift=a duck` sets nothing; it takes `a mug`, `a candle` or `a scarf`\n");
}
