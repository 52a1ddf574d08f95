//! What is counted over lessons, as plain tables: players, and coverage.

use std::fmt::Write as _;

use crate::check::Counts;
use crate::check::players::{COUNTED_FROM, PLAYERS, Score};

/// What players reach, and how often the odd one out is strong.
pub fn players(counts: &Counts) -> String {
    let tally = counts.shelf().players();
    let missing = |place: usize| PLAYERS[place].measure.missing(&counts.vocabulary);
    let scores = tally.scores().enumerate().filter(|(place, _)| missing(*place).is_none());
    let mut rows: Vec<(&str, Score)> = scores.map(|(_, (player, score))| (player.name, score)).collect();
    let odd = tally.odd_one();
    rows.extend((odd.decisions > 0).then_some(("odd one out of say and do", odd)));
    let head = ["player", "share", "chance", "bar", "decisions", ""].map(str::to_owned).to_vec();
    let mut table = vec![head];
    table.extend(rows.into_iter().map(|(name, score)| {
        let percent = |share: f64| format!("{:.0} %", share * 100.0);
        let verdict = if score.is_over() { "over its bar" } else { "ok" };
        let decisions = score.decisions.to_string();
        vec![name.to_owned(), percent(score.share), percent(score.chance), percent(score.bar), decisions, verdict.to_owned()]
    }));
    let mut text = aligned(&table);
    let mut lists: Vec<&str> = (0..PLAYERS.len()).filter_map(missing).collect();
    lists.dedup();
    if !lists.is_empty() {
        let _ = writeln!(text, "Not counted, since words.yaml has no such list: {}.", lists.join(", "));
    }
    if tally.decisions() < COUNTED_FROM {
        let _ = writeln!(text, "Players are held to their bars from {COUNTED_FROM} decisions on.");
    }
    text + &unread(counts)
}

/// Where points, principles, moves and kinds of error are met.
pub fn coverage(counts: &Counts) -> String {
    let shelf = counts.shelf();
    let row = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>();
    let mut points = vec![row(&["point", "lessons"])];
    points.extend(shelf.points().into_iter().map(|(point, lessons)| {
        let lessons: Vec<&str> = lessons.into_iter().map(crate::lesson::id::Id::as_str).collect();
        row(&[point.on_one_line().as_str(), if lessons.is_empty() { "none".to_owned() } else { lessons.join(", ") }.as_str()])
    }));
    let mut principles = vec![row(&["principle", "decisions", "lessons", "media"])];
    principles.extend(counts.vocabulary.principles.iter().map(|principle| {
        let is = shelf.coverage(principle);
        row(&[principle.id.as_str(), &is.decisions.to_string(), &is.lessons.to_string(), &is.media.to_string()])
    }));
    let mut moves = vec![row(&["move", "decisions", "drills"])];
    moves.extend(counts.vocabulary.moves().map(|(_, id, _)| {
        let is = shelf.practice(id);
        row(&[id.as_str(), &is.decisions.to_string(), &is.drills.to_string()])
    }));
    let mut errors = vec![row(&["error", "choices"])];
    errors.extend(counts.vocabulary.errors.iter().map(|(id, _)| row(&[id.as_str(), &shelf.errors(id).to_string()])));
    let mut text = [points, principles, moves, errors].map(|table| aligned(&table)).join("\n");
    let decisions = shelf.decisions();
    let _ = write!(text, "\nLessons: {}. Decisions, drills included: {decisions}.", counts.lessons.len());
    if decisions < COUNTED_FROM {
        let _ = write!(text, " Coverage is checked from {COUNTED_FROM} decisions on.");
    }
    text.push('\n');
    text + &unread(counts)
}

fn unread(counts: &Counts) -> String {
    match counts.unread {
        0 => String::new(),
        1 => "1 lesson could not be read and is not counted: see `mingle check`.\n".to_owned(),
        unread => format!("{unread} lessons could not be read and are not counted: see `mingle check`.\n"),
    }
}

/// Columns two spaces apart; those that hold numbers are flush right.
fn aligned(table: &[Vec<String>]) -> String {
    let columns = table.iter().map(Vec::len).max().unwrap_or_default();
    let width =
        |column: usize| table.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let numeric = |column: usize| {
        let mut cells = table.iter().skip(1).filter_map(|row| row.get(column)).peekable();
        cells.peek().is_some() && cells.all(|cell| cell.starts_with(|c: char| c.is_ascii_digit()))
    };
    let numeric: Vec<bool> = (0..columns).map(numeric).collect();
    let mut text = String::new();
    for row in table {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let width = widths[column];
            let _ = if numeric[column] { write!(line, "{cell:>width$}  ") } else { write!(line, "{cell:<width$}  ") };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
