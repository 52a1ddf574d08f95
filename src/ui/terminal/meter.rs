//! Bars for meters and shares, drawn by indicatif into memory: a bar is finished text before it reaches the screen, so that none is
//! ever live beside a prompt.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle, TermLike};
use textwrap::core::display_width;

use super::lines::{DOT, MARGIN, beside, wrapped};
use crate::lesson::text::Text;
use crate::ui::MeterReading;
use crate::wording::frontend as wording;

/// The most cells of a bar; a meter with fewer steps has one cell a step.
const CELLS: u64 = 10;

/// How wide a screen must be for bars of shares to stand right of what they are of.
const WIDE: usize = 60;

/// The column of bars there.
const SHARE_COLUMN: usize = 33;

/// The column right of bars and their counts on a narrower screen.
const COUNT_COLUMN: usize = 16;

/// A meter as a bar: "Trust ███░░ 3".
pub(super) fn reading(meter: &MeterReading) -> String {
    format!("{} {}", meter.label.on_one_line(), value(meter))
}

/// The same on as many lines as it takes, with how far it `moved`. The bar and its number stay together.
pub(super) fn lines(meter: &MeterReading, moved: Option<&Text>, width: usize) -> Vec<String> {
    let moved = moved.map(|moved| format!(" {moved}")).unwrap_or_default();
    let (label, value) = (meter.label.on_one_line(), format!("{}{moved}", value(meter)));
    if MARGIN.len() + display_width(label.as_str()) + 1 + display_width(&value) <= width {
        return vec![format!("{MARGIN}{label} {value}")];
    }
    let mut lines = wrapped(label.as_str(), MARGIN, MARGIN, width);
    lines.push(format!("   {value}"));
    lines
}

fn value(meter: &MeterReading) -> String {
    let steps = u64::from(meter.max.saturating_sub(meter.min));
    let done = u64::from(meter.value.saturating_sub(meter.min)).min(steps);
    format!("{} {}", bar(done, steps, steps.clamp(1, CELLS)), meter.value)
}

/// A share of a whole as a bar and its count, which stay together, beside what it is of: to the right, or to the left where a screen is
/// narrow, so that bars stand under each other everywhere.
pub(super) fn share(label: &Text, (part, whole): (u32, u32), note: Option<&Text>, width: usize) -> Vec<String> {
    let count = |cells| format!("{} {}", bar(part.min(whole).into(), whole.into(), cells), wording::part_of(part, whole));
    let label = label.on_one_line();
    // With the note beside it, or below it where there is no room.
    let noted = |words: &str, room: usize| match note {
        Some(note) => {
            let all = format!("{words} {DOT} {note}");
            if display_width(&all) <= room { vec![all] } else { [on(words, room), on(note.as_str(), room)].concat() }
        }
        None => on(words, room),
    };
    let room = |column: usize| width.saturating_sub(MARGIN.len() + column);
    if width < WIDE {
        let count = count(CELLS / 2);
        let column = COUNT_COLUMN.max(display_width(&count) + 2);
        return beside(&[count], column, &noted(label.as_str(), room(column)));
    }
    beside(&on(label.as_str(), SHARE_COLUMN - 1), SHARE_COLUMN, &noted(&count(CELLS), room(SHARE_COLUMN)))
}

/// Words on lines of so many columns.
fn on(words: &str, columns: usize) -> Vec<String> {
    wrapped(words, "", "", columns)
}

fn bar(done: u64, whole: u64, cells: u64) -> String {
    let memory = Memory::default();
    // The template is fixed but for its width, which is a number; without a style of its own there is no bar.
    let Ok(style) = ProgressStyle::with_template(&format!("{{bar:{cells}}}")) else { return String::new() };
    let target = ProgressDrawTarget::term_like(Box::new(memory.clone()));
    let bar =
        ProgressBar::with_draw_target(Some(whole.max(1)), target).with_style(style.progress_chars("█░")).with_position(done);
    bar.abandon();
    memory.text().trim().to_owned()
}

/// A terminal that only remembers what was written last.
#[derive(Debug, Clone, Default)]
struct Memory(Arc<Mutex<String>>);

impl Memory {
    fn text(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl TermLike for Memory {
    fn width(&self) -> u16 {
        80
    }

    fn move_cursor_up(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn move_cursor_down(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn move_cursor_right(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn move_cursor_left(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn write_line(&self, line: &str) -> io::Result<()> {
        self.write_str(line)
    }

    fn write_str(&self, words: &str) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_str(words);
        Ok(())
    }

    fn clear_line(&self) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(())
    }

    fn flush(&self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_has_a_cell_a_step_up_to_ten() {
        let meter = |min, max, value| reading(&MeterReading { label: Text::new("Time"), min, max, value });
        assert_eq!(meter(0, 3, 1), "Time █░░ 1");
        assert_eq!(meter(2, 4, 2), "Time ░░ 2");
        assert_eq!(meter(0, 100, 50), "Time █████░░░░░ 50");
        assert_eq!(meter(3, 3, 3), "Time ░ 3");
    }

    #[test]
    fn a_meter_that_is_too_long_for_a_line_keeps_its_number() {
        let meter = MeterReading { label: Text::new("How patient the people behind are"), min: 0, max: 5, value: 3 };
        assert_eq!(lines(&meter, Some(&Text::new("(+1)")), 39), [" How patient the people behind are", "   ███░░ 3 (+1)"]);
        assert_eq!(lines(&meter, None, 79), [" How patient the people behind are ███░░ 3"]);
    }

    #[test]
    fn bars_of_shares_stand_under_each_other_with_their_counts() {
        let share =
            |label: &str, of, note: Option<&str>, width| share(&Text::new(label), of, note.map(Text::new).as_ref(), width);
        assert_eq!(share("Listening", (5, 8), None, 79), [" Listening                        ██████░░░░ 5 of 8"]);
        assert_eq!(
            share("Give, and hope for reciprocity from all", (1, 8), Some("fewer than before"), 60),
            [" Give, and hope for reciprocity   █░░░░░░░░░ 1 of 8", " from all                         fewer than before"]
        );
        assert_eq!(share("Listening", (8, 8), None, 39), [" █████ 8 of 8    Listening"]);
        assert_eq!(
            share("Everything except umbrellas", (2, 14), Some("not finished"), 39),
            [" ░░░░░ 2 of 14   Everything except", "                 umbrellas", "                 not finished"]
        );
        for width in [29, 39, 60, 79] {
            for line in share("漢字の練習🎉と会話の始め方と終わり方の長い題名", (123, 456), Some("about as before"), width)
            {
                assert!(display_width(&line) <= width && (!line.contains("of") || line.contains("123 of 456")), "{line}");
            }
        }
    }
}
