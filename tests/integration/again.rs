//! Commands that are told can be pasted as they are: with the folders that the command line named, as a shell takes them.

use crate::test::{PRINCIPLES, QUEUE, Test};

/// A run on a library in a folder with a space in its name.
fn with(command: &str) -> Test {
    let test = Test::new().file("my lessons/principles.yaml", PRINCIPLES).file("my lessons/queue.yaml", QUEUE).args(command);
    test.arg("--lessons").arg("my lessons").arg("--data-dir").arg("it's mine")
}

#[test]
fn what_was_kept_goes_on_where_it_is_kept() {
    let ran = with("play queue").stdin("q\n").run().success();
    let last = ran.stdout.lines().last();
    assert_eq!(last, Some(r"Kept. `mingle play queue --lessons 'my lessons' --data-dir 'it'\''s mine'` goes on here."));
}

#[test]
fn lessons_are_listed_and_checked_where_they_are() {
    let told = r"mingle: there is no lesson `quee`. Did you mean `queue`? `mingle lessons --lessons 'my lessons'` lists them all";
    with("play quee").run().code(2).stderr(&format!("{told}\n"));
    let broken = with("play broken").file("my lessons/broken.yaml", QUEUE.replace("format: 1", "format: 2"));
    let told =
        "mingle: this lesson has an error and cannot be played; `mingle check 'my lessons/broken.yaml'` lists what to mend\n";
    broken.run().code(2).stderr(told);
}

#[test]
fn a_history_is_copied_from_where_it_is() {
    let mut test = Test::new().queue();
    test.again("play queue --data-dir here", "1\nq\n").success();
    let held = test.again("data where --data-dir here", "").success().stdout;
    let last = held.lines().last().expect("a line");
    assert!(last.ends_with("`mingle data export FILE --data-dir here` copies them all."), "{last}");
}

#[test]
fn what_the_environment_names_is_not_told() {
    let ran = Test::new().queue().args("play queue").stdin("q\n").run().success();
    assert_eq!(ran.stdout.lines().last(), Some("Kept. `mingle play queue` goes on here."));
}
