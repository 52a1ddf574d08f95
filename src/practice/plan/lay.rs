//! Lessons laid into the minutes of days: whole where a day can hold them, parted where more of them fit so.

use super::{LEAST, Part, Portion};

/// A day in the making.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// How many days it is before the event.
    pub before: i32,
    /// How many minutes it has.
    pub minutes: u16,
    /// How many of them are taken, or went by already.
    pub taken: u16,
    /// What to do on it.
    pub parts: Vec<Part>,
}

/// A lesson that is still to be played, and for how many minutes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub lesson: usize,
    pub minutes: u16,
    pub begun: bool,
}

/// A part of a lesson on a day, by the place of the day.
pub(super) type Laid = Vec<(usize, Part)>;

/// How lessons are laid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Spread evenly, and parted only where no day could hold them.
    Spread,
    /// One after the other without gaps, and parted wherever a day ends.
    Fill,
}

impl Slot {
    /// The minutes that are left.
    pub(super) fn room(&self) -> u16 {
        self.minutes.saturating_sub(self.taken)
    }

    /// The most minutes that may be added: what practice takes is known about, not exactly, so that a quarter more is no matter.
    pub(super) fn most(&self) -> u16 {
        longest(self.minutes).saturating_sub(self.taken)
    }

    /// The fewest minutes for which a lesson is worth opening.
    fn least(&self) -> u16 {
        LEAST.min(self.minutes).max(1)
    }

    pub(super) fn add(&mut self, part: Part) {
        self.taken += part.minutes();
        self.parts.push(part);
    }

    /// For how many minutes a lesson goes on here; `None` where it is not worth it.
    fn takes(&self, open: Open, way: Way) -> Option<u16> {
        let (left, least) = (open.minutes, self.least());
        if self.room() < least.min(left) {
            return None;
        }
        // Most of it is to lie within the minutes that there are.
        if left <= self.most() && 4 * u32::from(self.room()) >= 3 * u32::from(left) {
            return Some(left);
        }
        let longest = longest(self.minutes);
        let part = if left > longest {
            // On as few days as can hold it, about as long on each.
            self.room().min(left.div_ceil(left.div_ceil(longest)))
        } else if way == Way::Fill {
            // What is left of it is worth a day, too.
            self.room().min(left.saturating_sub(least))
        } else {
            return None;
        };
        (part >= least.min(left / 2)).then_some(part)
    }
}

/// The most minutes on a day that is to have so many.
fn longest(minutes: u16) -> u16 {
    u16::try_from(u32::from(minutes) * 5 / 4).unwrap_or(u16::MAX)
}

/// Chooses lessons, of which the first matter most, as long as all of the chosen ones fit up to the `last` day, in days before the
/// event; and lays them, what was begun first and the rest in the order of learning. `today` is how many minutes of today's share of
/// lessons were played. Gives how many fit, and their parts. A shorter lesson that would still fit in the place of the first that
/// does not is left out, since it would have to give way again as soon as there is more room. One that is longer than all days
/// together keeps no other back.
pub(super) fn lay_lessons(slots: &[Slot], last: i32, ranked: &[Open], today: u16) -> (usize, Laid) {
    let (mut chosen, mut laid): (Vec<Open>, Laid) = (Vec::new(), Vec::new());
    let fits = |lessons: &[Open]| [Way::Spread, Way::Fill].into_iter().find_map(|way| lay(slots, last, lessons, (way, today)));
    for open in ranked.iter().filter(|open| fits(&[**open]).is_some()) {
        let mut more = chosen.clone();
        more.push(*open);
        more.sort_by_key(|open| (!open.begun, open.lesson));
        let Some(fits) = fits(&more) else { break };
        (chosen, laid) = (more, fits);
    }
    (chosen.len(), laid)
}

/// The days on which it is worth opening a lesson, by their places.
fn days_with_room(slots: &[Slot], last: i32) -> impl Iterator<Item = (usize, &Slot)> {
    slots.iter().enumerate().filter(move |(_, slot)| slot.before >= last && slot.room() >= slot.least())
}

/// Lays lessons in their order; `None` where not all of them fit.
fn lay(slots: &[Slot], last: i32, lessons: &[Open], (way, today): (Way, u16)) -> Option<Laid> {
    let days = || days_with_room(slots, last);
    let sum = |minutes: &mut dyn Iterator<Item = u16>| minutes.map(u32::from).sum::<u32>();
    let all = u32::from(today) + sum(&mut lessons.iter().map(|open| open.minutes));
    let room = u32::from(today) + sum(&mut days().map(|(_, slot)| slot.room()));
    let (mut spent, mut passed) = (u32::from(today), u32::from(today));
    let mut rest = lessons.iter().copied();
    let mut open = rest.next();
    let mut laid = Laid::new();
    for (place, slot) in days() {
        let mut slot = slot.clone();
        passed += u32::from(slot.room());
        let share = (all * passed).div_ceil(room);
        let mut fresh = true;
        while let Some(lesson) = open.filter(|lesson| lesson.begun || way == Way::Fill || spent < share) {
            let Some(minutes) = slot.takes(lesson, way).filter(|minutes| fresh || way == Way::Fill || *minutes == lesson.minutes)
            else {
                break;
            };
            let whole = minutes == lesson.minutes;
            let part = Part::Lesson { lesson: lesson.lesson, minutes, portion: portion(lesson.begun, whole), rehearsal: false };
            laid.push((place, part));
            slot.add(part);
            spent += u32::from(minutes);
            fresh = false;
            if !whole {
                open = Some(Open { minutes: lesson.minutes - minutes, begun: true, ..lesson });
                break;
            }
            open = rest.next();
        }
    }
    open.is_none().then_some(laid)
}

/// As much of a lesson as there is room for, where no lesson fits as a whole: half of one is better than none.
pub(super) fn lay_half(slots: &[Slot], last: i32, open: Open) -> Laid {
    let mut left = open;
    let part = |(place, slot): (usize, &Slot)| {
        let (minutes, portion) = (slot.room().min(left.minutes), portion(left.begun, false));
        left = Open { minutes: left.minutes - minutes, begun: true, ..left };
        (minutes > 0).then_some((place, Part::Lesson { lesson: open.lesson, minutes, portion, rehearsal: false }))
    };
    days_with_room(slots, last).map_while(part).collect()
}

/// Puts the rehearsal on the `last` day for it, in days before the event, and on days before that if it takes longer: on as few as can
/// hold it, about as long on each. One that was begun and ran ahead of its days goes on now. Tells whether all of it has a place.
pub(super) fn place_rehearsal(slots: &mut [Slot], last: i32, open: Open) -> bool {
    let mut taken = Vec::new();
    let mut sum = 0;
    let days = slots.iter().enumerate();
    let days: Vec<_> = if open.begun && is_near(slots, last, open) { days.collect() } else { days.rev().collect() };
    for (place, slot) in days {
        if sum < u32::from(open.minutes) && slot.before >= last && slot.room() >= slot.least().min(open.minutes) {
            taken.push((slot.most(), place));
            sum += u32::from(slot.most());
        }
    }
    if sum < u32::from(open.minutes) {
        return false;
    }
    // Days that have less first, so that the others share what those cannot hold.
    taken.sort_unstable();
    let days = taken.len();
    let mut left = open.minutes;
    let mut parts = Vec::new();
    for (most, place) in taken {
        let days_left = u16::try_from(days - parts.len()).unwrap_or(u16::MAX);
        let minutes = most.min(left.div_ceil(days_left));
        left -= minutes;
        parts.push((place, minutes));
    }
    parts.sort_unstable();
    let mut begun = open.begun;
    for (place, minutes) in parts {
        let portion = portion(begun, days == 1);
        slots[place].add(Part::Lesson { lesson: open.lesson, minutes, portion, rehearsal: true });
        begun = true;
    }
    true
}

/// Whether the days of a rehearsal have come, and nothing was played today: it needs all days that are left for it, or all but one.
fn is_near(slots: &[Slot], last: i32, open: Open) -> bool {
    let longest = slots.iter().map(|slot| longest(slot.minutes)).max().unwrap_or_default().max(1);
    let days = slots.iter().filter(|slot| slot.before >= last).count();
    slots.first().is_some_and(|today| today.taken == 0) && days <= usize::from(open.minutes.div_ceil(longest)) + 1
}

fn portion(begun: bool, whole: bool) -> Portion {
    match (begun, whole) {
        (true, _) => Portion::GoOn,
        (false, true) => Portion::Whole,
        (false, false) => Portion::Begin,
    }
}
