//! Counts what nobody can have read yet, so that it never scrolls off the screen.

/// The rows that were shown since the learner last had a say.
#[derive(Debug, Default)]
pub(super) struct Pager {
    unread: usize,
}

impl Pager {
    /// How many of the next `lines` go under what is unread on a `page` of so many rows. They count as shown.
    pub(super) fn take(&mut self, lines: usize, page: usize) -> usize {
        let taken = page.saturating_sub(self.unread).min(lines);
        self.unread += taken;
        taken
    }

    /// Whether `rows` that belong together go under what is unread, or cannot have more room than they have.
    pub(super) fn has_room(&self, rows: usize, page: usize) -> bool {
        self.unread == 0 || self.unread + rows <= page
    }

    /// How many rows nobody can have read yet.
    pub(super) fn unread(&self) -> usize {
        self.unread
    }

    /// Notes that everything was read.
    pub(super) fn read(&mut self) {
        self.unread = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_taken_before_there_is_a_pause() {
        let mut pager = Pager::default();
        assert_eq!(pager.take(5, 8), 5);
        assert_eq!(pager.take(3, 8), 3);
        assert_eq!(pager.take(1, 8), 0);
        pager.read();
        assert_eq!(pager.take(20, 8), 8);
    }

    #[test]
    fn what_belongs_together_waits_for_a_page_of_its_own() {
        let mut pager = Pager::default();
        assert!(pager.has_room(9, 8), "no pause would make more room");
        pager.take(4, 8);
        assert!(pager.has_room(4, 8));
        assert!(!pager.has_room(5, 8));
    }

    #[test]
    fn a_window_that_shrinks_leaves_no_room() {
        let mut pager = Pager::default();
        pager.take(20, 22);
        assert_eq!(pager.take(1, 8), 0);
        assert!(!pager.has_room(1, 8));
    }
}
