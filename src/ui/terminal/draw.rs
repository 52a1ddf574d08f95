//! Makes lines of blocks: wrapped by display width, styled, never wider than they may be. Writes nothing.

use std::fmt;

use console::Style;
use dialoguer::theme::Theme;
use textwrap::core::display_width;

pub(super) use super::lines::MARGIN;
use super::lines::{DOT, styled, wrapped, wrapped_at_dots};
use super::meter;
pub(super) use super::palette::{accent, quiet};
use super::palette::{name, strong};
use crate::lesson::text::Text;
use crate::ui::{Block, MeterReading};
use crate::wording::frontend as wording;

/// The widest column of names; longer names stand on a line of their own.
const NAME_COLUMN: usize = 8;

/// The column of labels in a list of entries, which stand under each other: wide enough for a day such as "Wed, 23 Dec".
const LABEL_COLUMN: usize = 13;

/// The column of labels beside pictures, which stand under each other.
const PICTURE_COLUMN: usize = 14;

/// What a page ended with, which decides about blank lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// Nothing yet.
    #[default]
    Nothing,
    /// A quiet heading, which belongs to what follows.
    Label,
    /// One of several that stand together.
    Row(Row),
    /// Anything else.
    Other,
}

/// Kinds of blocks that stand together without a blank line between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// Lines of the narrator's.
    Narration,
    /// Items of a list.
    Items,
    /// Entries of a list.
    Entries,
    /// Shares of a whole.
    Shares,
    /// Pictures.
    Pictures,
    /// Meters that moved.
    Meters,
    /// Notices.
    Notices,
}

impl Shown {
    /// Notes that `block` is shown next and tells whether a blank line comes before it.
    pub(super) fn apart(&mut self, block: &Block) -> bool {
        let next = match block {
            // The next block stands apart, whatever it is.
            Block::Break if *self == Self::Nothing => return false,
            Block::Break => {
                *self = Self::Other;
                return false;
            }
            Block::Label(_) => Self::Label,
            Block::Narration(_) => Self::Row(Row::Narration),
            Block::Item(_) => Self::Row(Row::Items),
            Block::Entry { .. } => Self::Row(Row::Entries),
            Block::Share { .. } => Self::Row(Row::Shares),
            Block::Picture { .. } => Self::Row(Row::Pictures),
            Block::MeterMoved { .. } => Self::Row(Row::Meters),
            Block::Notice(_) => Self::Row(Row::Notices),
            Block::Heading(_) | Block::Scene { .. } | Block::Paragraph(_) | Block::Aside(_) | Block::Line { .. } => Self::Other,
        };
        let apart = match (*self, next) {
            (Self::Nothing | Self::Label, _) => false,
            (Self::Row(last), Self::Row(next)) => last != next,
            (Self::Row(_) | Self::Other, _) => true,
        };
        *self = next;
        apart
    }

    /// Notes that a question follows and tells whether a blank line comes before it.
    pub(super) fn question(&mut self) -> bool {
        let apart = *self != Self::Nothing;
        *self = Self::Other;
        apart
    }
}

/// The lines of a block, at most `width` columns wide.
pub(super) fn block(block: &Block, width: usize) -> Vec<String> {
    match block {
        Block::Heading(words) => styled(told(words, width), &accent().bold()),
        Block::Scene { title, at, progress, meters } => scene(title, at.as_ref(), progress.as_ref(), meters, width),
        Block::Label(words) => styled(told(words, width), &strong()),
        Block::Aside(words) => styled(told(words, width), &quiet()),
        // Lines of the narrator's that stand together are told apart by where they begin.
        Block::Narration(words) => wrapped(words.as_str(), MARGIN, "   ", width),
        Block::Item(words) => wrapped(words.as_str(), &format!("{MARGIN}{DOT} "), "   ", width),
        Block::Break => Vec::new(),
        Block::Paragraph(words) | Block::Notice(words) => told(words, width),
        Block::Line { speaker, words } => named(&speaker.name, &name(speaker.voice), words, NAME_COLUMN, width),
        Block::Entry { label, words } => named(label, &strong(), words, LABEL_COLUMN, width),
        Block::MeterMoved { now, before } => {
            let moved = wording::meter_change(*before, now.value);
            meter::lines(now, Some(&moved), width)
        }
        Block::Share { label, part, whole, note, .. } => meter::share(label, (*part, *whole), note.as_ref(), width),
        Block::Picture { label, picture, .. } => {
            let gap = PICTURE_COLUMN.saturating_sub(display_width(label.as_str()));
            vec![format!("{MARGIN}{label}{:gap$}{picture}", "")]
        }
    }
}

/// Running text.
pub(super) fn told(words: &Text, width: usize) -> Vec<String> {
    wrapped(words.as_str(), MARGIN, MARGIN, width)
}

/// The options of a decision or the items of a menu, numbered from 1.
pub(super) fn options(options: &[Text], width: usize) -> Vec<String> {
    items(options, width).concat()
}

/// The same, each with its own lines.
pub(super) fn items(options: &[Text], width: usize) -> Vec<Vec<String>> {
    let column = options.len().to_string().len();
    let rest = " ".repeat(column + 3);
    let lines = options.iter().enumerate().map(|(place, option)| {
        let first = format!("{MARGIN}{:>column$}  ", place + 1);
        let mut lines = wrapped(option.on_one_line().as_str(), &first, &rest, width);
        if let Some(words) = lines.first().and_then(|line| line.strip_prefix(&first)) {
            lines[0] = format!("{}{words}", accent().bold().apply_to(&first));
        }
        lines
    });
    lines.collect()
}

/// The words of a question.
pub(super) fn question(prompt: &Text, width: usize) -> Vec<String> {
    styled(told(prompt, width), &strong())
}

/// Keys that can be pressed, one step quieter than what they help with.
pub(super) fn help(words: &str, width: usize) -> Vec<String> {
    styled(wrapped_at_dots(words, width), &quiet())
}

/// Answers of a few words, each with its key.
pub(super) fn short_options(words: &Text, width: usize) -> Vec<String> {
    wrapped_at_dots(words.as_str(), width)
}

/// The words of a question for own words, how to answer it, and the words that there are, where these cannot be changed in place.
pub(super) fn own_words(prompt: &Text, keys: &Text, so_far: Option<&Text>, width: usize) -> Vec<String> {
    let mut lines = question(prompt, width);
    lines.extend(help(keys.as_str(), width));
    if let Some(so_far) = so_far {
        lines.extend(help(wording::words_so_far().as_str(), width));
        lines.extend(told(so_far, width));
    }
    lines
}

/// What is left of a question once it is answered.
pub(super) fn record(answer: &Text, width: usize) -> Vec<String> {
    styled(wrapped(answer.as_str(), " > ", "   ", width), &strong())
}

/// The first of `forms` that is at most `width` columns wide.
pub(super) fn fitting(forms: &[Text], width: usize) -> Option<&Text> {
    forms.iter().find(|form| display_width(form.as_str()) <= width)
}

/// Words with a name before them, which hang under the column of names.
fn named(called: &Text, style: &Style, words: &Text, least: usize, width: usize) -> Vec<String> {
    let called = called.on_one_line();
    let wide = display_width(called.as_str());
    // Words need room beside the name; on a narrow screen, or after a long name, they go below it.
    if wide + 2 > NAME_COLUMN.max(width / 4) {
        let mut lines = styled(told(&called, width), style);
        lines.extend(wrapped(words.as_str(), "   ", "   ", width));
        return lines;
    }
    let column = if width < 50 { wide + 2 } else { (wide + 2).max(least) };
    let rest = " ".repeat(1 + column);
    let mut lines = wrapped(words.as_str(), &rest, &rest, width);
    if let Some(said) = lines.first().and_then(|line| line.strip_prefix(&rest)) {
        lines[0] = format!("{MARGIN}{}{}{said}", style.apply_to(&called), " ".repeat(column - wide));
    }
    lines
}

/// The head of a scene. How far it is stays in one piece: beside the title, or on a line of its own.
fn scene(title: &Text, at: Option<&Text>, progress: Option<&Text>, meters: &[MeterReading], width: usize) -> Vec<String> {
    let bold = accent().bold();
    let head = progress.map_or_else(|| title.to_string(), |progress| format!("{title} {DOT} {progress}"));
    let fits = MARGIN.len() + display_width(&head) <= width;
    let mut heads = match progress.filter(|_| !fits) {
        None => wrapped(&head, MARGIN, MARGIN, width),
        Some(progress) => [told(title, width), told(progress, width)].concat(),
    };
    let bars = meters.iter().map(meter::reading).collect::<Vec<_>>().join("   ");
    let last = heads.pop().unwrap_or_default();
    let used = display_width(&last) + display_width(&bars);
    let mut lines = styled(heads, &bold);
    let painted = styled(vec![last], &bold).concat();
    if bars.is_empty() || used + 3 > width {
        lines.push(painted);
        if MARGIN.len() + display_width(&bars) <= width {
            lines.extend((!bars.is_empty()).then(|| format!("{MARGIN}{bars}")));
        } else {
            lines.extend(meters.iter().flat_map(|meter| meter::lines(meter, None, width)));
        }
    } else {
        lines.push(format!("{painted}{}{bars}", " ".repeat(width - used)));
    }
    lines.extend(at.into_iter().flat_map(|at| told(at, width)));
    lines
}

/// Draws the prompts of dialoguer.
#[derive(Debug)]
pub(super) struct Look;

impl Theme for Look {
    fn format_input_prompt(&self, f: &mut dyn fmt::Write, _: &str, _: Option<&str>) -> fmt::Result {
        write!(f, " {} ", accent().bold().apply_to(">"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Speaker;

    fn speaker(name: &str, voice: usize) -> Speaker {
        Speaker { name: Text::new(name), voice }
    }

    fn reading(value: u8) -> MeterReading {
        MeterReading { label: Text::new("Trust"), min: 0, max: 5, value }
    }

    #[test]
    fn words_hang_under_words() {
        let words = Text::new("Is it for someone special, or for a client who closed a hard deal?");
        let said = Block::Line { speaker: speaker("Rosa", 0), words };
        assert_eq!(
            block(&said, 39),
            [" Rosa  Is it for someone special, or", "       for a client who closed a hard", "       deal?"]
        );
        let long = Block::Line { speaker: speaker("Professor Bartholomew", 1), words: Text::new("Good evening to you all.") };
        assert_eq!(block(&long, 25), [" Professor Bartholomew", "   Good evening to you", "   all."]);
    }

    #[test]
    fn wide_characters_count_as_two() {
        for line in options(&[Text::new("漢".repeat(60))], 39) {
            assert!(display_width(&line) <= 39, "{line}");
        }
    }

    #[test]
    fn a_scene_has_its_meter_at_the_right_where_it_fits() {
        let scene = Block::Scene {
            title: Text::new("The person behind the counter"),
            at: Some(Text::new("Half past seven")),
            progress: Some(Text::new("3 of about 7")),
            meters: vec![reading(3)],
        };
        assert_eq!(
            block(&scene, 79),
            [" The person behind the counter · 3 of about 7                     Trust ███░░ 3", " Half past seven"]
        );
        assert_eq!(
            block(&scene, 39),
            [" The person behind the counter", " 3 of about 7             Trust ███░░ 3", " Half past seven"]
        );
    }

    #[test]
    fn a_meter_says_how_far_it_moved() {
        let moved = |before, now| block(&Block::MeterMoved { now: reading(now), before }, 39);
        assert_eq!(moved(2, 3), [" Trust ███░░ 3 (+1)"]);
        assert_eq!(moved(3, 0), [" Trust ░░░░░ 0 (-3)"]);
        assert_eq!(moved(4, 5), [" Trust █████ 5 (+1)"]);
    }
}
