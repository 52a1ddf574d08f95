//! Disks that are full, files that may not grow, folders that may not be written or cannot be made: the message says what to do,
//! and what was kept before is still there.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::test::{Ran, Test};

/// A shell in which anybody may mount things, where the system has that; what is mounted is gone with it.
const OWN_MOUNTS: [&str; 3] = ["unshare", "--map-root-user", "--mount"];

/// What follows the path when nothing may be written there.
const MAY_NOT: &str = "it may not be written: give yourself the right, or name another folder with --data-dir";

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_refuses_the_answer_and_keeps_those_before() {
    let test = Test::new().queue().file("typed", "1\nb\n".repeat(100)).file("data/hidden", "by what is mounted");
    let steps = r#"mount -t tmpfs -o size=64k none data && touch mounted || exit
        printf '1\n' | run begun "$@" play queue
        head -c 100000 /dev/zero > data/film
        run full "$@" play queue < typed
        cp data/journal.jsonl full.journal
        rm data/film
        printf '1\n' | run freed "$@" play queue
        cp data/journal.jsonl freed.journal"#;
    script(&test, &OWN_MOUNTS, steps);
    if test.path("mounted").exists() {
        let full =
            step(&test, "full").code(2).stderr(&refusal(&test.journal_path(), "the disk is full: free some space, then go on"));
        refused_and_freed(&test, &full, 2, "full.journal", "freed.journal");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_grow_refuses_the_answer_and_keeps_those_before() {
    let test = Test::new().queue().file("typed", "1\nb\n".repeat(100));
    let steps = r#"limited() { trap '' XFSZ; ulimit -f 4; exec "$@"; }
        run full limited "$@" play queue < typed
        cp data/journal.jsonl full.journal
        printf '1\n' | run freed "$@" play queue"#;
    script(&test, &["env"], steps);
    let advice = "the file may not grow any further: lift the limit on its size, or name another folder with --data-dir";
    let full = step(&test, "full").code(2).stderr(&refusal(&test.journal_path(), advice));
    refused_and_freed(&test, &full, 0, "full.journal", "data/journal.jsonl");
}

/// Holds a run to having shown nothing that was not kept, and the next one to having gone on with all that was.
#[track_caller]
fn refused_and_freed(test: &Test, full: &Ran, before: usize, full_journal: &str, freed_journal: &str) {
    let read = |journal| fs::read_to_string(test.path(journal)).expect("a journal");
    let (kept, later) = (read(full_journal), read(freed_journal));
    // Each question stands for an event: the start, an answer, a step back.
    let shown = full.stdout.matches(" leave.\n").count();
    assert!(full.stdout.ends_with(" leave.\n") && kept.ends_with('\n'), "{}\n{kept}", full.stdout);
    assert_eq!(kept.lines().count(), before.max(1) - 1 + shown);
    let freed = step(test, "freed").success();
    assert!(freed.stdout.starts_with("On with The queue at the bakery, from where you left.\n\n"), "{}", freed.stdout);
    assert!(later.starts_with(&kept) && later.lines().count() == kept.lines().count() + 1, "{later}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_history_that_may_not_be_written_can_still_be_read() {
    let test = Test::new().queue();
    let steps = r#"printf '2\n' | run begun "$@" play queue --seed 7
        run lessons "$@" lessons
        run transcript "$@" transcript
        mount --bind data data && mount -o remount,bind,ro data && touch mounted || exit
        run lessons-here "$@" lessons
        run transcript-here "$@" transcript
        run look-here "$@" play queue < /dev/null
        printf '1\n' | run answer-here "$@" play queue
        run fresh-here "$@" play queue --fresh < /dev/null"#;
    script(&test, &OWN_MOUNTS, steps);
    if test.path("mounted").exists() {
        for command in ["lessons", "transcript"] {
            let here = step(&test, &format!("{command}-here")).success();
            assert_eq!(here.stdout, step(&test, command).stdout);
        }
        let refusal = refusal(&test.path("data/journal.lock"), MAY_NOT);
        let look = step(&test, "look-here").success();
        let asked = look.stdout.strip_suffix("\nKept. `mingle play queue` goes on here.\n").expect("it is left");
        step(&test, "answer-here").code(2).stdout(asked).stderr(&refusal);
        step(&test, "fresh-here").code(2).stdout("").stderr(&refusal);
    }
}

#[test]
fn a_file_in_the_place_of_the_folder_is_said_to_be_there() {
    let advice = "a file stands where the folder should be: move it, or name another folder with --data-dir";
    let test = Test::new().queue().file("data", "mine").args("play queue");
    test.run().code(2).stdout("").stderr(&refusal(&test.path("data/journal.jsonl"), advice));
    assert_eq!(fs::read(test.path("data")).expect("the file"), b"mine");
    let below = test.path("data/below");
    let test = test.data_dir(Some(&below));
    test.run().code(2).stdout("").stderr(&refusal(&below.join("journal.jsonl"), advice));
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_made_is_said_to_be_so() {
    let advice = "No such file or directory (os error 2): mend that, or name another folder with --data-dir";
    let test = Test::new().queue().data_dir(Some(Path::new("/proc/mingle"))).args("play queue");
    test.run().code(2).stdout("").stderr(&refusal(Path::new("/proc/mingle"), advice));
}

#[test]
fn without_a_folder_named_the_history_is_in_the_home_folder() {
    let mut test = Test::new().queue().data_dir(None);
    test.again("settings name Sam", "").success();
    assert!(test.path(".local/share/mingle/journal.jsonl").exists());
    test.again("settings", "").success().stdout_has("Your name: Sam\n");
}

#[test]
fn the_folder_for_data_may_be_named_by_the_environment() {
    let mut test = Test::new().queue().data_dir(None);
    let (xdg, own) = (test.path("xdg"), test.path("own"));
    test = test.env("XDG_DATA_HOME", &xdg.to_string_lossy());
    test.again("settings name Sam", "").success();
    assert!(xdg.join("mingle/journal.jsonl").exists());
    test = test.env("MINGLE_DATA_DIR", &own.to_string_lossy());
    test.again("settings name Sam", "").success();
    assert!(own.join("journal.jsonl").exists());
}

/// What is said when the journal cannot be written at `path`.
fn refusal(path: &Path, advice: &str) -> String {
    format!("mingle: {}: {advice}. What was kept before is still there.\n", path.display())
}

/// Runs steps in a shell in the folder of a test, where `"$@"` is the program, and `run NAME COMMAND..` keeps what it did.
fn script(test: &Test, shell: &[&str], steps: &str) {
    let program = test.command();
    let run = r#"run() { name=$1; shift; { ("$@" 2> $name.err); echo $? > $name.code; } | cat > $name.out; }"#;
    let mut command = Command::new(shell[0]);
    command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.args(&shell[1..]).args(["sh", "-c", &format!("{run}\n{steps}"), "sh"]).arg(program.get_program());
    // A shell that is not there, or may not be, takes no step; whoever asks for the steps finds that.
    let _ = command.args(program.get_args()).current_dir(test.path("")).output();
}

/// What a step of a script did.
#[track_caller]
fn step(test: &Test, name: &str) -> Ran {
    let read = |end| fs::read_to_string(test.path(format!("{name}.{end}"))).expect("the step was taken");
    Ran { stdout: read("out"), stderr: read("err"), code: read("code").trim().parse().ok(), journal: String::new() }
}
