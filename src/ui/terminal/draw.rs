//! Makes lines of blocks: wrapped by display width, styled, never wider than they may be. Writes nothing.

use std::borrow::Cow;
use std::fmt;

use console::Style;
use dialoguer::theme::Theme;
use textwrap::core::display_width;

use super::meter;
use crate::lesson::text::Text;
use crate::ui::{Block, MeterReading};
use crate::wording::frontend as wording;

/// The space before every line.
pub(super) const MARGIN: &str = " ";

/// The widest column of names; longer names stand on a line of their own.
const NAME_COLUMN: usize = 8;

/// The column of labels in a list of entries, which stand under each other.
const LABEL_COLUMN: usize = 10;

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
            Block::Entry { .. } => Self::Row(Row::Entries),
            Block::Share { .. } => Self::Row(Row::Shares),
            Block::Picture { .. } => Self::Row(Row::Pictures),
            Block::MeterMoved { .. } => Self::Row(Row::Meters),
            Block::Notice(_) => Self::Row(Row::Notices),
            Block::Heading(_) | Block::Scene { .. } | Block::Paragraph(_) | Block::Line { .. } => Self::Other,
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
        Block::Heading(words) => styled(wrapped(words.as_str(), MARGIN, MARGIN, width), &accent().bold()),
        Block::Scene { title, at, progress, meters } => scene(title, at.as_ref(), progress.as_ref(), meters, width),
        Block::Label(words) | Block::Notice(words) => help(words.as_str(), width),
        // Lines of the narrator's that stand together are told apart by where they begin.
        Block::Narration(words) => wrapped(words.as_str(), MARGIN, "   ", width),
        Block::Break => Vec::new(),
        Block::Paragraph(words) => wrapped(words.as_str(), MARGIN, MARGIN, width),
        Block::Line { speaker, words } => named(&speaker.name, &name(speaker.voice), words, NAME_COLUMN, width),
        Block::Entry { label, words } => named(label, &quiet(), words, LABEL_COLUMN, width),
        Block::MeterMoved { now, before } => {
            let moved = format!("{} {}", meter::reading(now), wording::meter_change(*before, now.value));
            wrapped(&moved, MARGIN, MARGIN, width)
        }
        Block::Share { label, part, whole, note } => {
            let note = note.as_ref().map(|note| format!(" \u{b7} {note}")).unwrap_or_default();
            wrapped(&(meter::share(label, *part, *whole, width) + &note), MARGIN, MARGIN, width)
        }
        Block::Picture { label, picture, .. } => {
            let gap = PICTURE_COLUMN.saturating_sub(display_width(label.as_str()));
            vec![format!("{MARGIN}{}{:gap$}{picture}", quiet().apply_to(label), "")]
        }
    }
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
    styled(wrapped(prompt.as_str(), MARGIN, MARGIN, width), &Style::new().bold())
}

/// Help that is one step quieter than what it helps with.
pub(super) fn help(words: &str, width: usize) -> Vec<String> {
    styled(wrapped(words, MARGIN, MARGIN, width), &quiet())
}

/// The words of a question for own words, how to answer it, and the words that there are, where these cannot be changed in place.
pub(super) fn own_words(prompt: &Text, keys: &Text, so_far: Option<&Text>, width: usize) -> Vec<String> {
    let mut lines = question(prompt, width);
    lines.extend(help(keys.as_str(), width));
    if let Some(so_far) = so_far {
        lines.extend(help(wording::words_so_far().as_str(), width));
        lines.extend(wrapped(so_far.as_str(), MARGIN, MARGIN, width));
    }
    lines
}

/// What is left of a question once it is answered.
pub(super) fn record(answer: &Text, width: usize) -> Vec<String> {
    styled(wrapped(answer.as_str(), " > ", "   ", width), &Style::new().bold())
}

/// The first of `forms` that is at most `width` columns wide.
pub(super) fn fitting(forms: &[Text], width: usize) -> Option<&Text> {
    forms.iter().find(|form| display_width(form.as_str()) <= width)
}

/// The one colour for what is active.
pub(super) fn accent() -> Style {
    Style::new().cyan()
}

/// Help, notices and quiet headings.
pub(super) fn quiet() -> Style {
    Style::new().dim()
}

/// The style of a name: the same for the same place in the cast, in colours that can be read on light and on dark.
fn name(voice: usize) -> Style {
    let style = Style::new().bold();
    match voice % 4 {
        0 => style.magenta(),
        1 => style.green(),
        2 => style.blue(),
        _ => style.red(),
    }
}

/// Words with a name before them, which hang under the column of names.
fn named(called: &Text, style: &Style, words: &Text, least: usize, width: usize) -> Vec<String> {
    let called = called.on_one_line();
    let wide = display_width(called.as_str());
    // Words need room beside the name; on a narrow screen, or after a long name, they go below it.
    if wide + 2 > NAME_COLUMN.max(width / 4) {
        let mut lines = styled(wrapped(called.as_str(), MARGIN, MARGIN, width), style);
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

fn scene(title: &Text, at: Option<&Text>, progress: Option<&Text>, meters: &[MeterReading], width: usize) -> Vec<String> {
    let head = progress.map_or_else(|| title.to_string(), |progress| format!("{title} · {progress}"));
    let bars: Vec<_> = meters.iter().map(meter::reading).collect();
    let beside = bars.join("   ");
    let bold = accent().bold();
    let used = MARGIN.len() + display_width(&head) + display_width(&beside);
    let mut lines = if beside.is_empty() || used + 3 > width {
        let mut lines = styled(wrapped(&head, MARGIN, MARGIN, width), &bold);
        if MARGIN.len() + display_width(&beside) <= width {
            lines.extend((!beside.is_empty()).then(|| format!("{MARGIN}{beside}")));
        } else {
            lines.extend(bars.iter().flat_map(|bar| wrapped(bar, MARGIN, MARGIN, width)));
        }
        lines
    } else {
        vec![format!("{MARGIN}{}{}{beside}", bold.apply_to(&head), " ".repeat(width - used))]
    };
    if let Some(at) = at {
        lines.extend(styled(wrapped(at.as_str(), MARGIN, MARGIN, width), &quiet()));
    }
    lines
}

/// Wraps each line of `words`. Blank lines among them are kept.
fn wrapped(words: &str, first: &str, rest: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in words.trim_end().lines() {
        let indent = if lines.is_empty() { first } else { rest };
        let options = textwrap::Options::new(width.max(display_width(rest) + 2)).initial_indent(indent).subsequent_indent(rest);
        lines.extend(textwrap::wrap(line, options).into_iter().map(Cow::into_owned));
    }
    lines
}

/// Styles the words of each line and leaves its indent as it is.
fn styled(lines: Vec<String>, style: &Style) -> Vec<String> {
    let styled = lines.into_iter().map(|line| {
        let words = line.trim_start();
        let indent = &line[..line.len() - words.len()];
        format!("{indent}{}", style.apply_to(words))
    });
    styled.collect()
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
            [" The person behind the counter · 3 of", " about 7", " Trust ███░░ 3", " Half past seven"]
        );
    }

    #[test]
    fn a_meter_says_how_far_it_moved() {
        let moved = |before, now| block(&Block::MeterMoved { now: reading(now), before }, 39);
        assert_eq!(moved(2, 3), [" Trust ███░░ 3 (+1)"]);
        assert_eq!(moved(3, 0), [" Trust ░░░░░ 0 (-3)"]);
        assert_eq!(moved(4, 5), [" Trust █████ 5 (+1)"]);
    }

    #[test]
    fn voices_keep_their_colours() {
        let painted = |voice| name(voice).force_styling(true).apply_to("x").to_string();
        assert_eq!(painted(1), painted(5));
        assert_ne!(painted(0), painted(1));
    }
}
