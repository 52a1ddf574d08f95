//! Guards, effects and where things lead.

use rand::RngExt as _;
use rand::seq::IndexedRandom as _;

use super::{Body, Draft, METERS};

impl Draft<'_> {
    /// Where a meter leads that is used up: a scene that asks, or an ending.
    pub(super) fn last_call(&mut self) -> String {
        let asking: Vec<usize> = (0..self.shape.scenes).filter(|&scene| self.bodies[scene] != Body::Passage).collect();
        match asking.choose(&mut self.rng) {
            Some(scene) if self.rng.random_bool(0.7) => format!("s{scene}"),
            Some(_) | None => self.an_ending(),
        }
    }

    pub(super) fn an_ending(&mut self) -> String {
        format!("e{}", self.rng.random_range(0..self.shape.endings))
    }

    /// Where a way on from a scene leads. A scene that only passes on leads forward, so that none passes on in a circle.
    pub(super) fn target(&mut self, scene: usize) -> String {
        let next = scene + 1;
        let leaps = self.shape.leaps;
        if self.chance(leaps) {
            let first = if self.bodies[scene] == Body::Passage { next } else { 0 };
            let to = self.rng.random_range(first..=self.shape.scenes);
            if to < self.shape.scenes { format!("s{to}") } else { self.an_ending() }
        } else if next < self.shape.scenes {
            format!("s{next}")
        } else {
            self.an_ending()
        }
    }

    /// A `next` of one target or of branches.
    pub(super) fn next(&mut self, indent: usize, scene: usize) {
        let to = self.target(scene);
        if !self.ruled() {
            return self.line(indent, &format!("next: {to}"));
        }
        self.line(indent, "next:");
        for _ in 0..self.rng.random_range(1..=2) {
            let (when, to) = (self.guard(), self.target(scene));
            if !when.is_empty() {
                self.line(indent + 2, &format!("- {{ when: {when}, to: {to} }}"));
            }
        }
        self.line(indent + 2, &format!("- {{ to: {to} }}"));
    }

    /// Whether a place that may have a rule has one.
    pub(super) fn ruled(&mut self) -> bool {
        self.chance(self.shape.rules)
    }

    /// A guard of one or two conditions, or nothing where there is nothing to ask for.
    pub(super) fn guard(&mut self) -> String {
        let (meters, flags, vary) = (self.shape.meters, self.shape.flags, self.shape.vary);
        let mut names: Vec<String> = (0..meters).map(|meter| format!("m{meter}")).collect();
        names.extend((0..flags).map(|flag| format!("f{flag}")));
        names.extend((0..vary).map(|key| format!("v{key}")));
        let count = if self.rng.random_bool(0.3) { 2 } else { 1 };
        let asked: Vec<String> = names.sample(&mut self.rng, count).cloned().collect();
        let conditions: Vec<String> = asked.iter().map(|name| self.condition(name)).collect();
        if conditions.is_empty() { String::new() } else { format!("{{ {} }}", conditions.join(", ")) }
    }

    fn condition(&mut self, name: &str) -> String {
        let wanted = match (&name[..1], name[1..].parse::<usize>()) {
            ("m", Ok(meter)) => {
                let (min, max, _) = METERS[meter];
                let (a, b) = (self.rng.random_range(min..=max), self.rng.random_range(min..=max));
                let (least, most) = (a.min(b), a.max(b));
                let form = self.pick(&["{a}", "\">{a}\"", "\">={a}\"", "\"<{above}\"", "\"<={a}\"", "\"{least}..{most}\""]);
                form.replace("{a}", &a.to_string())
                    .replace("{above}", &(a + 1).min(max.max(1)).to_string())
                    .replace("{least}", &least.to_string())
                    .replace("{most}", &most.to_string())
            }
            ("f", _) => self.pick(&["true", "false"]).to_owned(),
            _ => self.pick(&["a notebook", "a candle"]).to_owned(),
        };
        format!("{name}: {wanted}")
    }

    /// Effects on one or two meters or flags, or nothing where there are none. On entry no meter is raised that leads somewhere: two
    /// scenes that filled and used up each other's meters would pass on in a circle.
    pub(super) fn effects(&mut self, on_entry: bool) -> String {
        let mut names: Vec<String> = (0..self.shape.meters).map(|meter| format!("m{meter}")).collect();
        names.extend((0..self.shape.flags).map(|flag| format!("f{flag}")));
        let count = if self.rng.random_bool(0.3) { 2 } else { 1 };
        let changed: Vec<String> = names.sample(&mut self.rng, count).cloned().collect();
        let mut effects = Vec::new();
        for name in changed {
            let leads = name.strip_prefix('m').and_then(|meter| meter.parse::<usize>().ok()).map(|meter| self.leading[meter]);
            let change = match leads {
                Some(true) if on_entry => self.pick(&["-1", "-2"]),
                Some(_) => self.pick(&["1", "2", "-1", "-2", "-100"]),
                None => self.pick(&["true", "true", "false"]),
            };
            effects.push(format!("{name}: {change}"));
        }
        if effects.is_empty() { String::new() } else { format!("{{ {} }}", effects.join(", ")) }
    }
}
