//! Asks for the learner's own words: line by line, or in the learner's editor.

use std::io;

use console::Term;
use dialoguer::{Editor, Input};

use super::draw::{self, Look};
use super::prompt::{Prompt, io_error};
use super::{Size, Terminal};
use crate::lesson::text::Text;
use crate::ui::{Ask, Reply, letter_for_words};
use crate::wording::frontend::{self as wording, Letters};

/// Whether dialoguer can start `command`: it panics where there is no word in it, as in a blank or a comment.
pub(super) fn is_command(command: &str) -> bool {
    !command.trim_start().is_empty() && !command.trim_start().starts_with('#')
}

impl Terminal {
    /// Asks for own words, of which the question and the words so far stand above: in a line that holds them already, whoever types
    /// others gets both, as dialoguer has no key that clears it. Any other question is none of its business and is answered with `End`.
    pub(super) fn words(&self, ask: &Ask, prompt: &mut Prompt) -> io::Result<Reply> {
        let Ask::Words { initial, many_lines, back, hint, .. } = ask else { return Ok(Reply::End) };
        let letters = Letters { back: *back, hint: *hint };
        let editor = self.editor_for(*many_lines);
        let mut kept: Vec<String> = Vec::new();
        loop {
            let line = self.line()?;
            let word = line.trim().to_lowercase();
            if kept.is_empty() {
                match letter_for_words(&word, letters) {
                    Some(Ok(reply)) => return Ok(reply),
                    Some(Err(unusable)) => {
                        self.lines(draw::told(&unusable, self.size().text()))?;
                        continue;
                    }
                    None => {}
                }
                if let Some(editor) = editor.filter(|_| word == "e") {
                    match self.edit(editor, initial.as_ref(), prompt)? {
                        Some(words) => return Ok(Reply::Text(words)),
                        None => continue,
                    }
                }
            }
            match (word.is_empty(), kept.is_empty(), initial) {
                (true, false, _) => return Ok(Reply::Text(kept.join("\n"))),
                (true, true, Some(initial)) => return Ok(Reply::Text(initial.to_string())),
                (true, true, None) => {
                    self.lines(draw::told(&wording::words_missing(letters), self.size().text()))?;
                }
                (false, ..) if *many_lines => kept.push(line),
                (false, ..) => return Ok(Reply::Text(line)),
            }
        }
    }

    /// Reads one line and leaves the record of it, wrapped, in place of what dialoguer drew.
    fn line(&self) -> io::Result<String> {
        let size = self.size();
        let input = Input::<String>::with_theme(&Look).allow_empty(true).report(false);
        let start = Start::mark(&self.term, size)?;
        let line = input.interact_text_on(&self.term).map_err(io_error);
        start.clear()?;
        let line = line?;
        self.lines(draw::record(&Text::new(&line), size.text()))?;
        Ok(line)
    }

    /// Opens the editor on the words that there are. `None` when it brought nothing back, with a word about why.
    fn edit(&self, command: &str, initial: Option<&Text>, prompt: &mut Prompt) -> io::Result<Option<String>> {
        let before = initial.map_or("", Text::as_str);
        let edited = prompt.lend(|| Editor::new().executable(command).edit(before).map_err(io_error))?;
        let width = self.size().text();
        let notice = match edited {
            // An editor that fails gives back what it was given, as if that had been saved.
            Ok(Some(words)) if words.trim() != before.trim() && !words.trim().is_empty() => {
                self.lines(draw::record(&Text::new(&words), width))?;
                return Ok(Some(words));
            }
            Ok(_) => wording::editor_kept_nothing(),
            Err(error) => wording::editor_failed(&Text::new(command), &Text::new(error.to_string())),
        };
        self.lines(draw::told(&notice, width))?;
        Ok(None)
    }
}

/// Where a line began. dialoguer clears only the last row of a long one; this clears all of them and never a row above. Rows are
/// made free first, since a terminal that scrolls does not move the place that it remembers.
struct Start<'a>(&'a Term);

impl<'a> Start<'a> {
    fn mark(term: &'a Term, size: Size) -> io::Result<Self> {
        let rows = size.free();
        term.write_str(&"\n".repeat(rows))?;
        term.move_cursor_up(rows)?;
        term.write_str("\u{1b}7")?;
        Ok(Self(term))
    }

    fn clear(self) -> io::Result<()> {
        self.0.write_str("\u{1b}8")?;
        self.0.clear_to_end_of_screen()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_without_a_word_is_none() {
        assert!(is_command("vi") && is_command("code --wait"));
        assert!(!is_command("") && !is_command("  ") && !is_command(" # vi"));
    }
}
