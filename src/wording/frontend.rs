//! The words of the frontends: how to answer, and what stands where a screen would show it by its place.

use std::cmp::Ordering;

use crate::lesson::text::Text;

// Keys themselves (`b`, `w`, `q`, `y`, `n`, `e`) are part of the contract of the commands and stay.

/// Which letters answer a question, beside `q`, which always does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Letters {
    /// `b`, to go back.
    pub back: bool,
    /// `w`, for a hint.
    pub hint: bool,
}

impl Letters {
    /// Each letter with its word, of which the first byte is the letter.
    fn keys(self) -> impl Iterator<Item = &'static str> {
        self.back.then_some("b back").into_iter().chain(self.hint.then_some("w hint")).chain(["q leave"])
    }
}

/// Words that somebody says, where the name cannot be set apart by its place: "Rosa: Is it for someone special?".
pub fn said(name: &Text, words: &str) -> Text {
    Text::new(format!("{name}: {words}"))
}

/// A quiet heading where it cannot be set apart by its looks: "Why:".
pub fn label(label: &Text) -> Text {
    let words = label.as_str();
    Text::new(if words.ends_with(|c: char| c.is_ascii_punctuation()) { words.to_owned() } else { format!("{words}:") })
}

/// The head of a scene as one line to be heard: "The person behind the counter, 3 of about 7. Half past seven. Trust 3 of 5."
pub fn scene(title: &Text, progress: Option<&Text>, at: Option<&Text>, meters: &[(&Text, u8, u8)]) -> Text {
    let head = progress.map_or_else(|| title.to_string(), |progress| format!("{title}, {progress}"));
    let mut sentences = vec![sentence(&head)];
    sentences.extend(at.map(|at| sentence(at.as_str())));
    sentences.extend(meters.iter().map(|(label, value, max)| format!("{label} {value} of {max}.")));
    Text::new(sentences.join(" "))
}

/// A meter that has moved, to be heard: "Trust is now 3 of 5, up 1."
pub fn meter_moved(label: &Text, before: u8, now: u8, max: u8) -> Text {
    Text::new(match now.cmp(&before) {
        Ordering::Greater => format!("{label} is now {now} of {max}, up {}.", now - before),
        Ordering::Less => format!("{label} is now {now} of {max}, down {}.", before - now),
        Ordering::Equal => format!("{label} is still {now} of {max}."),
    })
}

/// How far a meter moved, beside its bar: "(+1)".
pub fn meter_change(before: u8, now: u8) -> Text {
    Text::new(format!("({:+})", i16::from(now) - i16::from(before)))
}

/// A part and its whole: "5 of 8".
pub fn part_of(part: u32, whole: u32) -> Text {
    Text::new(format!("{part} of {whole}"))
}

/// The keys that answer a numbered question, as a sentence: "Answer 1 to 3, b back, w hint, q leave."
///
/// `enter` is the number that an empty answer stands for.
pub fn number_keys(count: usize, enter: Option<usize>, letters: Letters) -> Text {
    Text::new(format!("Answer {}.", number_key_list(count, enter, letters)))
}

/// What is said after an answer that no number or key stands for.
pub fn number_unusable(count: usize, enter: Option<usize>, letters: Letters) -> Text {
    Text::new(format!("That is not one of the answers here: answer {}.", number_key_list(count, enter, letters)))
}

fn number_key_list(count: usize, enter: Option<usize>, letters: Letters) -> String {
    let mut parts = vec![numbers(count, " to ")];
    parts.extend(enter.map(|enter| format!("Enter for {enter}")));
    parts.extend(letters.keys().map(str::to_owned));
    parts.join(", ")
}

/// The keys that answer yes or no, as a sentence: "Answer y or n, Enter for y, b back, q leave."
pub fn confirm_keys(default: bool) -> Text {
    Text::new(format!("Answer y or n, Enter for {}, b back, q leave.", if default { "y" } else { "n" }))
}

/// What is said after an answer that is neither yes nor no.
pub fn confirm_unusable(default: bool) -> Text {
    Text::new(format!(
        "That is neither yes nor no: answer y or n, Enter for {}, b back, q leave.",
        if default { "y" } else { "n" }
    ))
}

/// The words for yes that count as an answer, beside `y`.
pub const YES: &str = "yes";

/// The words for no that count as an answer, beside `n`.
pub const NO: &str = "no";

/// How to answer in one's own words, as sentences. `initial` tells whether the words to start from, if there are any, are blank.
pub fn words_keys(many_lines: bool, initial: Option<bool>, letters: Letters) -> Text {
    let how = match (many_lines, initial) {
        (false, None) => "Write one line",
        (false, Some(true)) => "Write one line, or an empty one to skip it",
        (false, Some(false)) => "Write one line, or an empty one to keep these words",
        (true, None) => "Write your lines, then an empty one",
        (true, Some(true)) => "Write your lines, then an empty one; an empty one alone skips it",
        (true, Some(false)) => "Write your lines, then an empty one; an empty one alone keeps these words",
    };
    Text::new(format!("{how}. Or {}.", letters.keys().collect::<Vec<_>>().join(", ")))
}

/// What is said when there are no words in an answer that needs some.
pub fn words_missing(letters: Letters) -> Text {
    Text::new(format!(
        "There are no words in this answer yet: write at least one, or {}.",
        letters.keys().collect::<Vec<_>>().join(", ")
    ))
}

/// What is said after a letter in the place of own words that stands for nothing there. `None` for anything else.
pub fn letter_unusable(line: &str, letters: Letters) -> Option<Text> {
    let none = match line {
        "b" if !letters.back => "There is nothing to go back to here",
        "w" if !letters.hint => "There is no hint here",
        _ => return None,
    };
    Some(Text::new(format!("{none}: write your words, or {}.", letters.keys().collect::<Vec<_>>().join(", "))))
}

/// What is said before the words that an empty answer keeps.
pub fn words_so_far() -> Text {
    Text::new("So far:")
}

/// What is said after a line of own words that is too long to keep; `limit` is in bytes.
pub fn line_too_long(limit: usize) -> Text {
    Text::new(format!("That line was left out, because the answer would be over {} KiB: write a shorter one.", limit / 1024))
}

/// What is said after a line of own words that is not readable as text.
pub fn line_unreadable() -> Text {
    Text::new("That line was left out, because it is not readable as UTF-8 text: write it again.")
}

/// The keys beside a decision or under a menu on a screen, from the longest form to the shortest, of which the first that fits is shown.
///
/// Where there is no room for both, it names what comes next: a number, or Enter once one is `marked`.
pub fn decision_line(count: usize, marked: bool, letters: Letters) -> [Text; 4] {
    let numbers = numbers(count, "-");
    let next = if marked { "Enter" } else { &numbers };
    let [long, middle, short] = letter_forms(letters);
    [
        Text::new(format!("{numbers} or arrows, Enter · {long}")),
        Text::new(format!("{numbers}, Enter · {middle}")),
        Text::new(format!("{next} · {middle}")),
        Text::new(format!("{next} {short}")),
    ]
}

/// The letters that answer a question on a screen, from the longest form to the shortest. Esc goes back as `b` does.
fn letter_forms(letters: Letters) -> [String; 3] {
    let middle = letters.keys().collect::<Vec<_>>().join(" · ");
    let long = format!("{middle} (kept)").replacen("b back", "b or Esc back", 1);
    let short = letters.keys().map(|key| &key[..1]).collect::<Vec<_>>().join(" ");
    [long, middle, short]
}

/// Which items show of a menu that is taller than the window, from the longest form to the shortest.
pub fn part_of_menu(first: usize, last: usize, count: usize) -> [Text; 2] {
    let part = if first == last { first.to_string() } else { format!("{first}-{last}") };
    [Text::new(format!("{part} of {count}, the arrows show the others")), Text::new(format!("{part} of {count}"))]
}

/// A few words to pick from by one key: "1 a guess, 2 I think so, 3 sure".
pub fn key_options(options: &[Text], between: &str) -> Text {
    let options: Vec<String> = options.iter().enumerate().map(|(place, word)| format!("{} {word}", place + 1)).collect();
    Text::new(options.join(between))
}

/// The keys of a question that one key answers, from the longest form to the shortest.
pub fn key_line(count: usize, letters: Letters) -> [Text; 3] {
    let numbers = numbers(count, "-");
    let [long, middle, short] = letter_forms(letters);
    [format!("{numbers} · {long}"), format!("{numbers} · {middle}"), format!("{numbers} {short}")].map(Text::new)
}

/// What is said where the screen is full and there is more to read, from the longest form to the shortest.
pub fn more_line() -> [Text; 2] {
    [Text::new("more: Enter"), Text::new("more")]
}

/// The keys of own words on a screen: "Enter when done · type only: b back · w hint · q leave (kept)". Where words may be skipped, Enter
/// at once does that, or keeps the words so far: `initial` tells whether these, if there are any, are blank.
pub fn words_line(many_lines: bool, editor: bool, initial: Option<bool>, letters: Letters) -> Text {
    let keys = editor.then_some("e editor").into_iter().chain(letters.keys()).collect::<Vec<_>>().join(" · ");
    Text::new(match (initial, many_lines) {
        (Some(true), _) => format!("Enter when done, or at once to skip · type only: {keys} (kept)"),
        (Some(false), false) => format!("Enter when done, or at once to keep these words · type only: {keys} (kept)"),
        (Some(false), true) => format!("an empty line when done, or at once to keep these words · type only: {keys} (kept)"),
        (None, true) => format!("an empty line when done · as the first line, type only: {keys} (kept)"),
        (None, false) => format!("Enter when done · type only: {keys} (kept)"),
    })
}

/// The keys of a yes-or-no question on a screen, from the longest form to the shortest.
pub fn confirm_line(letters: Letters) -> [Text; 4] {
    let [long, middle, short] = letter_forms(letters);
    [format!("y or n, Enter · {long}"), format!("y/n, Enter · {middle}"), format!("Enter · {middle}"), format!("Enter {short}")]
        .map(Text::new)
}

/// What is said when the learner's editor brought nothing back.
pub fn editor_kept_nothing() -> Text {
    Text::new("Nothing new was saved in the editor: write here, or e to open it again.")
}

/// What is said when the learner's editor could not be used.
pub fn editor_failed(editor: &Text, reason: &Text) -> Text {
    Text::new(format!("The editor \"{editor}\" could not be used ({reason}): write here instead."))
}

fn numbers(count: usize, to: &str) -> String {
    if count == 1 { "1".to_owned() } else { format!("1{to}{count}") }
}

fn sentence(words: &str) -> String {
    if words.ends_with(['.', '!', '?', '…']) { words.to_owned() } else { format!("{words}.") }
}
