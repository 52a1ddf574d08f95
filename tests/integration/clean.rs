//! Long lessons in which everything is as it should be, and what can be wrong in them.

use std::fmt::Write as _;

/// A lesson without faults but those that are asked for.
pub(crate) struct Clean<'a> {
    /// How many scenes there are; at least 100.
    pub(crate) scenes: usize,
    /// What each text says.
    pub(crate) words: &'a str,
    /// What is wrong with it.
    pub(crate) faults: &'a [Fault],
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A `next` names nothing.
    DanglingNext,
    /// Two scenes stand where nothing leads.
    OrphanScenes,
    /// Two scenes lead to each other, and nowhere else.
    LoopWithoutExit,
    /// A choice asks for more trust than there is.
    GuardThatCannotHold,
    /// Nothing leads to an ending.
    EndingThatNoStateReaches,
    /// A room has two doors that can be used only once, and both come back to it.
    SoftLock,
}

impl Fault {
    /// All of them.
    pub(crate) const ALL: [Self; 6] = [
        Self::DanglingNext,
        Self::OrphanScenes,
        Self::LoopWithoutExit,
        Self::GuardThatCannotHold,
        Self::EndingThatNoStateReaches,
        Self::SoftLock,
    ];
}

impl Clean<'_> {
    /// The lesson as YAML.
    pub(crate) fn yaml(&self) -> String {
        let mut yaml = String::from(
            "format: 1\ntitle: A long lesson\nsummary: Nothing is wrong in it.\nprinciples: [listening]\nmedium: in-person\n\
             minutes: 60\ncast:\n  rosa: { name: Rosa, role: gift-shop owner }\n\
             meters:\n  trust: { label: Trust, min: 0, max: 5, start: 2 }\nflags: [asked]\n\
             by_quality: { strong: { trust: 1 }, weak: { trust: -1 } }\nscenes:\n",
        );
        (0..self.scenes).for_each(|scene| self.scene(&mut yaml, scene));
        self.more_scenes(&mut yaml);
        yaml.push_str("endings:\n");
        let lost = self.has(Fault::EndingThatNoStateReaches).then_some(("lost", "fair"));
        for (id, quality) in [("well", "strong"), ("badly", "weak")].into_iter().chain(lost) {
            let _ = writeln!(yaml, "  {id}: {{ title: It ends, quality: {quality}, text: {} }}", self.words);
        }
        yaml
    }

    fn has(&self, fault: Fault) -> bool {
        self.faults.contains(&fault)
    }

    fn scene(&self, yaml: &mut String, scene: usize) {
        let words = self.words;
        let _ = writeln!(yaml, "  s{scene}:");
        if scene % 10 == 5 {
            let _ = writeln!(
                yaml,
                "    lines:\n      - narrator: {words}\n      - rosa: {words}\n        when: {{ trust: \">=3\" }}"
            );
        } else {
            let _ = writeln!(yaml, "    lines: |\n      {words}\n      rosa: {words}");
        }
        if scene % 25 == 24 && scene + 1 < self.scenes {
            // A room that one comes back to, with a way on.
            let lobby = if scene == 24 && self.has(Fault::SoftLock) { "lobby" } else { "" };
            let _ = writeln!(
                yaml,
                "    doors:\n      stay: {{ do: {words}, next: s{scene} }}\n      on: {{ do: {words}, next: s{} }}",
                scene + 1
            );
            if !lobby.is_empty() {
                let _ = writeln!(yaml, "      down: {{ do: {words}, next: lobby }}");
            }
            return;
        }
        let _ = writeln!(yaml, "    practises: follow-up-question\n    choices:");
        for quality in ["strong", "fair", "weak"] {
            let _ = writeln!(yaml, "      {quality}:\n        say: {words}\n        quality: {quality}");
            if quality != "strong" {
                let _ = writeln!(yaml, "        temptation: {words}\n        error: pitching");
            }
            let _ = writeln!(yaml, "        reaction: \"rosa: {words}\"\n        feedback: >\n          {words}");
            let more = match (quality, scene) {
                ("strong", 90) => "effects: { asked: true }",
                ("weak", 20) if self.has(Fault::DanglingNext) => "next: nowhere-at-all",
                ("weak", 41) if self.has(Fault::GuardThatCannotHold) => "when: { trust: \">=6\" }",
                ("weak", 31) if self.has(Fault::LoopWithoutExit) => "next: loop-a",
                _ => continue,
            };
            let _ = writeln!(yaml, "        {more}");
        }
        if scene + 1 < self.scenes {
            let _ = writeln!(yaml, "    next: s{}", scene + 1);
        } else {
            let _ = writeln!(
                yaml,
                "    next:\n      - {{ when: {{ trust: \">=2\" }}, to: well }}\n      - {{ when: {{ asked: true }}, to: well }}\n      - {{ to: badly }}"
            );
        }
    }

    /// The scenes of faults that have some of their own.
    fn more_scenes(&self, yaml: &mut String) {
        let room = |id: &str, doors: &str| format!("  {id}: {{ lines: {}, doors: {{ {doors} }} }}\n", self.words);
        let on = |to: &str| format!("on: {{ do: {}, next: {to} }}", self.words);
        if self.has(Fault::OrphanScenes) {
            *yaml += &(room("orphan-a", &on("orphan-b")) + &room("orphan-b", &on("s0")));
        }
        if self.has(Fault::LoopWithoutExit) {
            *yaml += &(room("loop-a", &on("loop-b")) + &room("loop-b", &on("loop-a")));
        }
        if self.has(Fault::SoftLock) {
            let once = |id: &str| format!("{id}: {{ do: {}, once: true, next: lobby }}", self.words);
            *yaml += &room("lobby", &(once("left") + ", " + &once("right")));
        }
    }
}

/// How many states the lesson of [`dense`] has.
pub(crate) const DENSE_STATES: usize = 483_160;

/// A lesson of 1,000 scenes, one meter 0..=10 and six flags, with [`DENSE_STATES`] states. Five scenes lie before the meter moves from
/// 4; in six more it spreads over all of its range; then the flags come, each in one scene, and with each there are twice as many.
pub(crate) fn dense() -> String {
    let mut yaml = String::from(
        "format: 1\ntitle: T\nsummary: S\nprinciples: [listening]\nmedium: chat\nminutes: 60\n\
         meters: { m: { label: M, min: 0, max: 10, start: 4 } }\nflags: [f0, f1, f2, f3, f4, f5]\nscenes:\n",
    );
    // After each of these scenes there is one flag more; 5 + 6 + 302 scenes have none.
    let setting = [312, 315, 316, 317, 318, 320];
    for scene in 0..1000 {
        let next = if scene < 999 { format!("s{}", scene + 1) } else { "e".to_owned() };
        let _ = writeln!(yaml, "  s{scene}:\n    lines: L.\n    next: {next}");
        let moves = if scene < 5 { [0; 3] } else { [1, 0, -1] };
        let _ = writeln!(yaml, "    practises: follow-up-question\n    choices:");
        for (quality, by) in ["strong", "fair", "weak"].into_iter().zip(moves) {
            let _ = writeln!(
                yaml,
                "      {quality}: {{ do: D., quality: {quality}, reaction: R., feedback: F., effects: {{ m: {by} }} }}"
            );
        }
        if let Some(flag) = setting.iter().position(|&at| at == scene) {
            let _ = writeln!(
                yaml,
                "      note: {{ do: N., quality: fair, reaction: R., feedback: F., effects: {{ f{flag}: true }} }}"
            );
        }
    }
    yaml + "endings: { e: { title: E, quality: strong, text: T. } }\n"
}
