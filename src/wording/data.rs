//! The words of `mingle data`: where a history is, and what was copied, merged and forgotten.

use super::again::{Again, quoted};
use crate::lesson::text::Text;

/// "1 event", "12 events".
fn events(count: usize) -> String {
    super::count(count, "event", "events")
}

/// How much is kept.
pub fn kept(count: usize, again: &Again) -> Text {
    let export = again.on_history("data export FILE");
    Text::new(match count {
        0 => "Nothing is kept there yet.".to_owned(),
        1 => format!("It holds 1 event. `{export}` copies it."),
        count => format!("It holds {count} events. `{export}` copies them all."),
    })
}

/// What is said once all was copied into a file.
pub fn exported(count: usize, file: &Text) -> Text {
    Text::new(format!("{} in {file}. `mingle data import {}` brings this in elsewhere.", events(count), quoted(file.as_str())))
}

/// What is said once an export was merged in.
pub fn imported(added: usize, known: usize) -> Text {
    let here = match known {
        0 => String::new(),
        1 => " 1 was here already.".to_owned(),
        known => format!(" {known} were here already."),
    };
    Text::new(if added == 0 { format!("Nothing new.{here}") } else { format!("{} came in.{here}", events(added)) })
}

/// What is said of lines of an export that are no events: the first of them, and how many there are.
pub fn left_out(first: usize, count: usize, file: &Text) -> Text {
    Text::new(if count == 1 {
        format!("Line {first} of {file} is no event of mingle, and was left out.")
    } else {
        format!("{count} lines of {file} are no events of mingle, the first of them line {first}, and were left out.")
    })
}

/// What is asked before everything is forgotten.
pub fn ask_forget_all(count: usize) -> Text {
    Text::new(format!("Delete your whole history, {}, for good?", events(count)))
}

/// What is asked before a lesson is forgotten.
pub fn ask_forget_lesson(count: usize, lesson: &Text) -> Text {
    Text::new(format!("Delete what you did in {lesson}, {}, for good?", events(count)))
}

/// What is asked before own words are forgotten.
pub fn ask_forget_texts(count: usize) -> Text {
    Text::new(format!("Delete all words of your own, in {}, for good? What you chose is kept.", events(count)))
}

/// What is said once something was forgotten.
pub fn forgotten() -> Text {
    Text::new("Forgotten.")
}

/// What is said where lines that cannot be read were kept.
pub fn unread_kept(count: usize, again: &Again) -> Text {
    let lines = super::count(count, "line that cannot be read was", "lines that cannot be read were");
    Text::new(format!("{lines} kept; `{}` deletes everything.", again.on_history("data forget --all")))
}

/// What is said where there is nothing to forget.
pub fn nothing_to_forget() -> Text {
    Text::new("There is nothing of that to forget.")
}

/// What is said where the learner thinks better of it.
pub fn not_forgotten() -> Text {
    Text::new("Nothing was deleted.")
}
