//! Findings with the line they are in and a caret under the place, drawn by annotate-snippets.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::check::report::Report;
use crate::lesson::finding::{Place, Severity};
use crate::lesson::text::{Harm, Text};

/// The most characters of a line that are drawn: a lesson may hold a line of megabytes.
const MAX_LINE: usize = 160;
/// The fewest that are, however narrow the window.
const MIN_LINE: usize = 24;

/// The findings of all reports, each as a small drawing, with an empty line after each. In a window of so many `columns`, no line is
/// longer if it can be helped; where nobody reads on a screen, lines are as long as they are.
pub fn render(reports: &[Report], color: bool, columns: Option<usize>) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    // Words are wrapped in what is left beside what stands before them.
    let wrapped = |words: &Text, before: usize| match columns {
        Some(columns) => {
            let options = textwrap::Options::new(columns.saturating_sub(before).max(MIN_LINE)).break_words(false);
            textwrap::fill(words.as_str(), options)
        }
        None => words.to_string(),
    };
    let mut drawn = String::new();
    for report in reports {
        let name = report.file.on_one_line();
        for finding in &report.findings {
            let (level, head) = match finding.severity {
                Severity::Error => (Level::ERROR, "error[G101]: "),
                Severity::Warning => (Level::WARNING, "warning[G101]: "),
            };
            let title = level.primary_title(wrapped(&finding.message, head.len())).id(finding.code.0);
            // Beside a line stands its number with a bar.
            let margin = finding.place.map_or(0, |place| place.line.to_string().len() + " | ".len());
            let most = columns.map_or(MAX_LINE, |columns| columns.saturating_sub(margin).clamp(MIN_LINE, MAX_LINE));
            let excerpt = finding.place.map(|place| (place, Excerpt::of(report.line(place.line), place, most)));
            let mut group = match &excerpt {
                Some((place, excerpt)) => title.element(
                    Snippet::source(excerpt.line.as_str())
                        .line_start(place.line)
                        .path(name.as_str())
                        .annotation(AnnotationKind::Primary.span(excerpt.marked.clone())),
                ),
                None => title.element(annotate_snippets::Origin::path(name.as_str())),
            };
            if let Some(help) = &finding.help {
                group = group.element(Level::HELP.message(wrapped(help, margin + "= help: ".len())));
            }
            let mut drawing = renderer.render(&[group]);
            if let Some((place, excerpt)) = excerpt.as_ref().filter(|(_, excerpt)| excerpt.from > 0) {
                // The drawing counts columns from where the stretch begins.
                let told = |column: usize| format!("{name}:{}:{column}", place.line);
                drawing = drawing.replacen(&told(place.column - excerpt.from), &told(place.column), 1);
            }
            drawn.push_str(&drawing);
            drawn.push_str("\n\n");
        }
    }
    drawn
}

/// A line of a file, or the stretch of it that begins after `from` characters, made harmless without moving a column, and the bytes of it
/// that are marked.
struct Excerpt {
    line: String,
    from: usize,
    marked: Range<usize>,
}

impl Excerpt {
    fn of(line: &str, place: Place, most: usize) -> Self {
        // Of a long line, a stretch around the place is drawn; the path and the code still tell where it is.
        let from = if place.column > most / 2 && line.chars().nth(most).is_some() { place.column - most / 2 } else { 0 };
        let shown = line.chars().skip(from).take(most).map(|c| match c {
            '\t' => ' ',
            _ if Harm::of(c).is_some() => '\u{fffd}',
            _ => c,
        });
        let line: String = shown.collect();
        let byte = |column: usize| line.char_indices().nth(column.saturating_sub(from + 1)).map_or(line.len(), |(byte, _)| byte);
        let start = byte(place.column);
        let end = if place.end_line == place.line { byte(place.end_column).max(start) } else { line.len() };
        Self { marked: start..end, from, line }
    }
}
