//! Guards, effects and ways on: names and comparisons become indexes and ranges.

use super::{At, Loader, Name};
use crate::lesson::fault::{BranchFault, Fault, Kind};
use crate::lesson::id::Id;
use crate::lesson::model::{Branch, Condition, Effect, Guard, Target};
use crate::lesson::raw::{self, Change, Quality, Wanted};

/// The highest value of any meter.
const MOST: u8 = 100;
/// The most meters and flags that fit into a state: each takes a bit.
const MAX_NAMES: usize = u64::BITS as usize;

impl Loader<'_> {
    /// A guard; what is not understood counts as true.
    pub(super) fn guard(&mut self, at: &At<'_>, raw: &raw::Guard) -> Guard {
        raw.0.iter().filter_map(|(name, wanted)| self.condition(&at.key(name.as_str()), name, wanted)).collect()
    }

    fn condition(&mut self, at: &At<'_>, name: &Id, wanted: &Wanted) -> Option<Condition> {
        let name = name.as_str();
        match self.names.get(name) {
            Some(&Name::Meter(meter)) => {
                let range = match wanted {
                    Wanted::Number(number) => {
                        u8::try_from(*number).ok().filter(|&number| number <= MOST).map(|number| (number, number))
                    }
                    Wanted::Words(words) => range(words),
                    Wanted::Truth(_) => None,
                };
                if let Some((least, most)) = range {
                    return Some(Condition::Meter { meter, least, most });
                }
                self.fault(at, Fault::Comparison { kind: Kind::Meter, found: written(wanted) });
            }
            Some(&Name::Flag(flag)) => {
                if let Wanted::Truth(is) = *wanted {
                    return Some(Condition::Flag { flag, is });
                }
                self.fault(at, Fault::Comparison { kind: Kind::Flag, found: written(wanted) });
            }
            Some(&Name::Vary(vary)) => {
                let found = written(wanted);
                if let Some(value) = self.vary[vary].1.iter().position(|value| *value == found) {
                    self.guarded[vary] = true;
                    return Some(Condition::Vary { vary, value });
                }
                self.fault(at, Fault::Comparison { kind: Kind::Vary, found });
            }
            None => {
                let near = self.near(name, self.names.keys().map(Id::as_str));
                self.fault_of_key(at, Fault::UnknownName { kind: Kind::Asked, name: name.to_owned(), near });
            }
        }
        None
    }

    /// Effects, at most one a meter or flag. What is not understood changes nothing.
    pub(super) fn effects(&mut self, at: &At<'_>, raw: &raw::Effects) -> Vec<Effect> {
        raw.0.iter().filter_map(|(name, change)| self.effect(&at.key(name.as_str()), name, *change)).collect()
    }

    /// The effects of every choice of a quality, kept for [`Loader::with_quality`].
    pub(super) fn by_quality(&mut self, raw: &raw::ByQuality) {
        let at = At::top("by_quality");
        let effects = [
            self.effects(&at.key("strong"), &raw.strong),
            self.effects(&at.key("fair"), &raw.fair),
            self.effects(&at.key("weak"), &raw.weak),
        ];
        // A lesson that has more meters and flags than fit is refused, and each of its choices would carry them all.
        if effects.iter().all(|effects| effects.len() <= MAX_NAMES) {
            self.by_quality = effects;
        }
    }

    /// A choice's own effects on top of those of its quality: numbers add up, its own flags win.
    pub(super) fn with_quality(&self, quality: Quality, own: Vec<Effect>) -> Vec<Effect> {
        let mut effects = self.by_quality[quality as usize].clone();
        for effect in own {
            let same = effects.iter_mut().find(|known| match (&**known, &effect) {
                (Effect::Meter { meter: a, .. }, Effect::Meter { meter: b, .. })
                | (Effect::Flag { flag: a, .. }, Effect::Flag { flag: b, .. }) => a == b,
                (Effect::Meter { .. }, Effect::Flag { .. }) | (Effect::Flag { .. }, Effect::Meter { .. }) => false,
            });
            match (same, effect) {
                (Some(Effect::Meter { by, .. }), Effect::Meter { by: more, .. }) => *by += more,
                (Some(known), effect) => *known = effect,
                (None, effect) => effects.push(effect),
            }
        }
        effects
    }

    fn effect(&mut self, at: &At<'_>, name: &Id, change: Change) -> Option<Effect> {
        let name = name.as_str();
        match (self.names.get(name), change) {
            (Some(&Name::Meter(meter)), Change::Add(by)) => {
                return Some(Effect::Meter { meter, by: i16::try_from(by.clamp(-100, 100)).unwrap_or(0) });
            }
            (Some(&Name::Flag(flag)), Change::Set(to)) => return Some(Effect::Flag { flag, to }),
            (Some(Name::Meter(_)), Change::Set(_)) => self.fault(at, Fault::Effect { kind: Kind::Meter }),
            (Some(Name::Flag(_)), Change::Add(_)) => self.fault(at, Fault::Effect { kind: Kind::Flag }),
            (Some(Name::Vary(_)) | None, _) => {
                let known = self.names.iter().filter(|(_, known)| !matches!(known, Name::Vary(_)));
                let near = self.near(name, known.map(|(known, _)| known.as_str()));
                self.fault_of_key(at, Fault::UnknownName { kind: Kind::Changed, name: name.to_owned(), near });
            }
        }
        None
    }

    /// Where something leads, which must be somewhere.
    pub(super) fn next(&mut self, at: &At<'_>, raw: &raw::Next) -> Vec<Branch> {
        match raw {
            raw::Next::To(id) => vec![Branch { when: Vec::new(), to: self.target(at, id) }],
            raw::Next::Branches(branches) => {
                let last = branches.len().wrapping_sub(1);
                if branches.is_empty() {
                    self.fault_of_key(at, Fault::Branches(BranchFault::None));
                }
                let branch = |(index, branch): (usize, &raw::Branch)| {
                    let at = at.index(index);
                    match (index == last, branch.when.0.is_empty()) {
                        (true, false) => self.fault(&at, Fault::Branches(BranchFault::LastGuarded)),
                        (false, true) => self.fault(&at, Fault::Branches(BranchFault::EarlyUnguarded)),
                        (true, true) | (false, false) => {}
                    }
                    Branch { when: self.guard(&at.key("when"), &branch.when), to: self.target(&at.key("to"), &branch.to) }
                };
                branches.iter().enumerate().map(branch).collect()
            }
        }
    }

    /// A scene or ending by its name; an unknown one counts as the nearest, or else as an ending.
    pub(super) fn target(&mut self, at: &At<'_>, id: &Id) -> Target {
        if let Some(&target) = self.places.get(id.as_str()) {
            return target;
        }
        let near = self.near(id.as_str(), self.places.keys().map(Id::as_str));
        let target = near.as_deref().and_then(|near| self.places.get(near)).copied().unwrap_or(Target::Ending(0));
        self.fault(at, Fault::UnknownName { kind: Kind::Place, name: id.to_string(), near });
        target
    }
}

/// A comparison with a meter as an inclusive range: `2`, `>2`, `>=2`, `<2`, `<=2` or `2..4`.
fn range(words: &str) -> Option<(u8, u8)> {
    let number = |words: &str| words.trim().parse::<u8>().ok().filter(|&number| number <= MOST);
    let words = words.trim();
    if let Some((least, most)) = words.split_once("..") {
        return number(least).zip(number(most)).filter(|(least, most)| least <= most);
    }
    if let Some(least) = words.strip_prefix(">=") {
        return number(least).map(|least| (least, u8::MAX));
    }
    if let Some(below) = words.strip_prefix('>') {
        return number(below).map(|below| (below + 1, u8::MAX));
    }
    if let Some(most) = words.strip_prefix("<=") {
        return number(most).map(|most| (0, most));
    }
    if let Some(above) = words.strip_prefix('<') {
        return number(above)?.checked_sub(1).map(|most| (0, most));
    }
    number(words).map(|exact| (exact, exact))
}

/// What a guard asks, as it was written.
fn written(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Number(number) => number.to_string(),
        Wanted::Truth(truth) => truth.to_string(),
        Wanted::Words(words) => words.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn comparisons_are_ranges() {
        for (words, expected) in [
            ("2", Some((2, 2))),
            (">2", Some((3, u8::MAX))),
            (">= 2", Some((2, u8::MAX))),
            ("<2", Some((0, 1))),
            ("<=2", Some((0, 2))),
            ("2..4", Some((2, 4))),
            ("4..2", None),
            ("<0", None),
            ("=2", None),
            ("two", None),
            ("101", None),
        ] {
            assert_eq!(range(words), expected, "{words}");
        }
    }
}
