//! Bars for meters and shares, drawn by indicatif into memory: a bar is finished text before it reaches the screen, so that none is
//! ever live beside a prompt.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle, TermLike};
use textwrap::core::display_width;

use crate::lesson::text::Text;
use crate::ui::MeterReading;
use crate::wording::frontend as wording;

/// The most cells of a bar; a meter with fewer steps has one cell a step.
const CELLS: u64 = 10;

/// The column after which bars of shares stand, where the screen is wide enough.
const SHARE_COLUMN: usize = 32;

/// A meter as a bar: "Trust ███░░ 3".
pub(super) fn reading(meter: &MeterReading) -> String {
    let steps = u64::from(meter.max.saturating_sub(meter.min));
    let done = u64::from(meter.value.saturating_sub(meter.min)).min(steps);
    format!("{} {} {}", meter.label.on_one_line(), bar(done, steps, steps.clamp(1, CELLS)), meter.value)
}

/// A share of a whole as a bar: "Listening █████░░░ 5 of 8".
pub(super) fn share(label: &Text, part: u32, whole: u32, width: usize) -> String {
    // Where there is room, bars stand under each other.
    let (cells, column) = if width < 60 { (CELLS / 2, 0) } else { (CELLS, SHARE_COLUMN) };
    let bar = bar(part.min(whole).into(), whole.into(), cells);
    let label = label.on_one_line();
    let gap = column.saturating_sub(display_width(label.as_str()));
    format!("{label}{:gap$} {bar} {}", "", wording::part_of(part, whole))
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
        assert_eq!(share(&Text::new("Listening"), 5, 8, 79), "Listening                        ██████░░░░ 5 of 8");
        assert_eq!(share(&Text::new("Listening"), 8, 8, 39), "Listening █████ 8 of 8");
    }
}
