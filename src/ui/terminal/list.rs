//! A menu that is taller than the window: the part of it around the mark is drawn, and drawn anew where the mark leaves it.

use std::io;
use std::ops::Range;

use console::Term;

use super::{Size, draw};
use crate::lesson::text::Text;
use crate::wording::frontend as wording;

/// The rows that a list leaves free: one that was read before, a blank one, and the line of keys.
const FREE: usize = 3;
/// As many rows of items are enough to see where one is.
const FEW: usize = 3;

/// The items of a menu, and which of them are drawn.
#[derive(Debug)]
pub(super) struct List<'a> {
    items: &'a [Text],
    /// How many rows of the window are not its own: they stand above and are to stay in sight, or are free.
    others: usize,
    /// What is drawn: at which size, which items, and in how many rows.
    drawn: Option<(Size, Range<usize>, usize)>,
}

impl<'a> List<'a> {
    /// A list that takes so many `rows` of a window of a size.
    pub(super) fn new(items: &'a [Text], size: Size, rows: usize) -> Self {
        Self { items, others: size.rows.saturating_sub(rows), drawn: None }
    }

    /// The rows that it takes in a window of a size, under a question of so many rows. What is `unread` stays in sight too, if a few
    /// items then have room.
    pub(super) fn rows(size: Size, question: usize, unread: usize) -> usize {
        let rows = |above: usize| size.rows.saturating_sub(FREE + above).max(2);
        let few = rows(question + unread);
        if few > FEW { few } else { rows(question) }
    }

    /// Draws the part with a place in it, unless it is there already. The cursor is on the row below, and stays there.
    pub(super) fn draw(&mut self, term: &Term, place: usize, size: Size) -> io::Result<()> {
        let items: Vec<Vec<String>> = draw::items(self.items, size.text());
        // One row says which part it is.
        let room = size.rows.saturating_sub(self.others + 1).max(1);
        let heights: Vec<usize> = items.iter().map(|lines| lines.len().min(room)).collect();
        // After a change of the window nobody knows which rows the part before has now: it stays as it is.
        let before = self.drawn.take().filter(|(drawn, ..)| *drawn == size);
        let from = before.as_ref().map_or(0, |(_, part, _)| part.start);
        let part = part(&heights, from, place, room);
        let mut rows = before.as_ref().map_or(0, |(.., rows)| *rows);
        if before.is_none_or(|(_, before, _)| before != part) {
            let mut lines: Vec<String> = Vec::new();
            items[part.clone()].iter().for_each(|item| lines.extend(item.iter().take(room).cloned()));
            let shown = wording::part_of_menu(part.start + 1, part.end, items.len());
            let shown = draw::fitting(&shown, size.text().saturating_sub(draw::MARGIN.len())).map_or("", Text::as_str);
            lines.push(format!("{}{}", draw::MARGIN, draw::quiet().apply_to(shown)));
            term.write_str("\r")?;
            term.move_cursor_up(rows)?;
            term.clear_to_end_of_screen()?;
            rows = lines.len();
            term.write_str(&(lines.join("\n") + "\n"))?;
        }
        self.drawn = Some((size, part, rows));
        Ok(())
    }
}

/// The items around `place` that fit into `room` rows, of which each takes at least one: from the first that was drawn before, if it
/// may be.
fn part(heights: &[usize], from: usize, place: usize, room: usize) -> Range<usize> {
    let mut start = from.min(place);
    while start < place && heights[start..=place].iter().sum::<usize>() > room {
        start += 1;
    }
    let mut rows = 0;
    let fits = |height: &&usize| {
        rows += **height;
        rows <= room
    };
    start..start + heights[start..].iter().take_while(fits).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_moves_only_as_far_as_the_mark_needs() {
        let heights = [1; 10];
        assert_eq!(part(&heights, 0, 0, 4), 0..4);
        assert_eq!(part(&heights, 0, 3, 4), 0..4);
        assert_eq!(part(&heights, 0, 4, 4), 1..5);
        assert_eq!(part(&heights, 1, 9, 4), 6..10);
        assert_eq!(part(&heights, 6, 7, 4), 6..10);
        assert_eq!(part(&heights, 6, 2, 4), 2..6);
    }

    #[test]
    fn items_of_several_rows_show_whole() {
        let heights = [1, 3, 2, 2, 1];
        assert_eq!(part(&heights, 0, 0, 4), 0..2);
        assert_eq!(part(&heights, 0, 2, 4), 2..4);
        assert_eq!(part(&heights, 2, 4, 4), 3..5);
        assert_eq!(part(&[1, 1], 0, 1, 1), 1..2);
    }
}
