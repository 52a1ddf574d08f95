//! The words of notices: what is said of attempts that go on or are kept, and of the journal.

use std::io;

use super::again::{Again, quoted};
use super::text;
use crate::lesson::text::Text;

/// What is said where a library holds no lesson that can be played.
pub fn no_lessons(library: &Text, again: &Again) -> Text {
    text(format!("There is no lesson to play in {library}. `{}` lists what is wrong.", again.on_lessons("check")))
}

/// A lesson that has errors, in a list.
pub fn lesson_broken(file: &Text) -> Text {
    text(format!("cannot be played: `mingle check {}` says why", quoted(file.as_str())))
}

/// The head of an attempt that goes on.
pub fn resumed(title: &Text) -> Text {
    text(format!("On with {title}, from where you left."))
}

/// What is said where a lesson was edited since an attempt was made.
pub fn edited(lost: usize) -> Text {
    let answers = if lost == 1 { "your last answer does".to_owned() } else { format!("your last {lost} answers do") };
    text(format!("This lesson was edited since, and {answers} not fit any more. You go on from the last one that does."))
}

/// What is said where a lesson offers nothing to answer.
pub fn dead_end(again: &Again) -> Text {
    let check = again.on_lessons("check");
    text(format!("This lesson has a fault: nothing can be answered here. `{check}` shows its author where."))
}

/// What is said before a run that an author starts in the middle.
pub fn not_recorded() -> Text {
    text("A run to try the lesson out: nothing of it is kept.")
}

/// What stands for own words where an author passes a question for them by.
pub fn no_words() -> Text {
    text("...")
}

/// What is said on leaving after an ending, before a plan is made.
pub fn kept_ended() -> Text {
    text("Kept, without a plan. Until you play this lesson again, All lessons on the home screen leads back to this debrief.")
}

/// What is said on leaving in the middle.
pub fn kept(lesson: &str, again: &Again) -> Text {
    text(format!("Kept. `{}` goes on here.", again.command(&format!("play {lesson}"))))
}

/// Why the journal at `path` could not be written or read (`kind`, and what the system `said`), and what to do.
pub fn trouble(path: &Text, kind: io::ErrorKind, said: &Text) -> Text {
    let other = format!("{said}: mend that, or name another folder with --data-dir");
    let advice = if matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
        "the disk is full: free some space, then go on"
    } else if kind == io::ErrorKind::FileTooLarge {
        "the file may not grow any further: lift the limit on its size, or name another folder with --data-dir"
    } else if matches!(kind, io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) {
        "it may not be written: give yourself the right, or name another folder with --data-dir"
    } else if matches!(kind, io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists) {
        "a file stands where the folder should be: move it, or name another folder with --data-dir"
    } else {
        &other
    };
    text(format!("{path}: {advice}. What was kept before is still there."))
}

/// What is said of a line of the journal that is no event.
pub fn bad_line(line: usize, journal: &Text) -> Text {
    text(format!("Line {line} of {journal} cannot be read. It is kept there and passed over."))
}

/// What is said of a last line that a stop cut off.
pub fn torn_tail(journal: &Text) -> Text {
    text(format!("The last line of {journal} was not written to its end. It is set aside; your other answers are all there."))
}

/// What is said of events that only a newer version knows.
pub fn newer_events(count: usize, journal: &Text) -> Text {
    text(if count == 1 {
        format!("1 event in {journal} comes from a newer mingle. It is kept and passed over.")
    } else {
        format!("{count} events in {journal} come from a newer mingle. They are kept and passed over.")
    })
}

/// What is said once where files cannot be locked.
pub fn unlocked() -> Text {
    text("This disk cannot lock files. Do not run mingle twice at the same time with it.")
}

/// What is said on Ctrl-C, and when the program is told to end.
pub fn interrupted(again: &Again) -> Text {
    text(format!("Stopped. All that you answered is kept. `{}` shows how to go on.", again.command("")))
}

/// What is said where a lesson was edited since an attempt was made, before its transcript.
pub fn edited_transcript(lost: usize) -> Text {
    let answers = if lost == 1 { "the last answer does".to_owned() } else { format!("the last {lost} answers do") };
    text(format!("This lesson was edited since, and {answers} not fit any more. The transcript ends before."))
}
