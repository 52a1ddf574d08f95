//! What the rules of the graph should find, by the naive search.

use std::collections::{BTreeMap, BTreeSet};

use mingle::lesson::model::{Effect, Lesson, Quality, Target};
use serde_yaml::Value;

use super::Naive;

/// The code and path of each finding, traps (G106) left out: of those more than one scene may be the nearest.
pub(crate) fn expected(naive: &Naive<'_>, file: &Value) -> BTreeSet<(&'static str, String)> {
    let lesson = naive.lesson;
    let mut all: BTreeSet<(&'static str, String)> = BTreeSet::new();
    let mut add = |code: &'static str, path: String| assert!(all.insert((code, path.clone())), "{code} {path} twice");
    for place in unreachable(naive) {
        add("G101", path_of(lesson, place));
    }
    for (path, &(held, failed)) in &naive.guards {
        if !(held && failed) {
            add(if failed { "G102" } else { "G103" }, path.clone());
        }
    }
    let reached = naive.reached();
    for (path, _) in naive.effects.iter().filter(|&(_, &changed)| !changed) {
        let scene = lesson.scenes.iter().position(|scene| path.split('.').nth(1) == Some(scene.id.as_str())).expect("a scene");
        // What a choice does by its quality stands elsewhere in the file.
        let own = path.split('.').try_fold(file, |value, key| value.get(key)).is_some();
        if own && reached[scene] {
            add("G104", path.clone());
        }
    }
    let mut hidden = false;
    for (index, scene) in lesson.scenes.iter().enumerate() {
        let here = || naive.all().filter(|&at| naive.scene(at) == Some(index));
        if here().any(|at| naive.is_dead_end(at)) {
            add("G105", format!("scenes.{}", scene.id));
        }
        // A strong choice that is never there is told by its guard, and so is all that follows.
        let strong = || scene.choices().iter().filter(|choice| choice.quality == Quality::Strong);
        let never = |id| naive.guards.get(&format!("scenes.{}.choices.{id}.when", scene.id)) == Some(&(false, true));
        let is_hidden = strong().next().is_some() && strong().all(|choice| never(&choice.way.id));
        hidden |= is_hidden;
        if !is_hidden && here().any(|at| naive.lacks_strong(at)) {
            add("G107", format!("scenes.{}", scene.id));
        }
    }
    let weak = naive.fewest(Quality::Weak);
    match naive.all().filter(|&at| naive.is_strong(at)).map(|at| weak[at].0).min() {
        None if lesson.endings.iter().all(|ending| ending.quality != Quality::Strong) => add("G108", "endings".into()),
        Some(fewest) if !hidden => {
            if fewest > 0 {
                add("G109", "endings".into());
            }
            for path in unforgiving(naive).into_keys() {
                add("G110", path);
            }
        }
        None | Some(_) => {}
    }
    all
}

/// Weak choices beside the ways of best available choices after which no strong ending is reached, each with the fewest answers
/// after which it was taken.
pub(crate) fn unforgiving(naive: &Naive<'_>) -> BTreeMap<String, u32> {
    let (saved, best) = (naive.leading_to(|at| naive.is_strong(at)), naive.best_ways());
    let mut found = BTreeMap::new();
    for at in naive.all() {
        let (Some((_, answers)), Some(scene)) = (best[at], naive.scene(at)) else { continue };
        let scene = &naive.lesson.scenes[scene];
        for &(way, to) in &naive.steps[at] {
            if naive.quality(at, way) == Some(Quality::Weak) && !saved[to] {
                let id = &scene.way(way.expect("a choice")).expect("a choice").id;
                let least: &mut u32 = found.entry(format!("scenes.{}.choices.{id}", scene.id)).or_insert(answers + 1);
                *least = answers.min(*least - 1) + 1;
            }
        }
    }
    found
}

/// Each trap by the names of its scenes, with the fewest answers that lead into it.
pub(crate) fn traps(naive: &Naive<'_>) -> BTreeMap<BTreeSet<usize>, u32> {
    let (caught, answers) = (naive.caught(), naive.answers());
    let mut traps: Vec<(BTreeSet<usize>, u32)> = Vec::new();
    for at in naive.all().filter(|&at| caught[at]) {
        let mut scenes: BTreeSet<usize> = naive.scene(at).into_iter().collect();
        scenes.extend(naive.steps[at].iter().filter_map(|&(_, to)| naive.scene(to)));
        let mut least = answers[at];
        let (same, other): (Vec<_>, Vec<_>) = traps.into_iter().partition(|(known, _)| !known.is_disjoint(&scenes));
        for (known, answers) in same {
            scenes.extend(known);
            least = least.min(answers);
        }
        traps = other;
        traps.push((scenes, least));
    }
    traps.into_iter().collect()
}

fn path_of(lesson: &Lesson, place: usize) -> String {
    match place.checked_sub(lesson.scenes.len()) {
        None => format!("scenes.{}", lesson.scenes[place].id),
        Some(ending) => format!("endings.{}", lesson.endings[ending].id),
    }
}

/// Places that are not reached, by number: of those that lead to each other the first, and none that another leads to, be it only
/// through a guard that never held.
fn unreachable(naive: &Naive<'_>) -> Vec<usize> {
    let reached = naive.reached();
    let steps = steps_of_the_file(naive);
    let behind = |from: usize| {
        let mut all = BTreeSet::new();
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            for &(_, to, _) in steps.iter().filter(|&&(from, to, _)| from == at && !reached[to]) {
                if all.insert(to) {
                    open.push(to);
                }
            }
        }
        all
    };
    let mut told = BTreeSet::new();
    for &(from, to, never) in &steps {
        if never && reached[from] && !reached[to] {
            told.insert(to);
            told.extend(behind(to));
        }
    }
    let left: Vec<usize> = (0..reached.len()).filter(|at| !reached[*at] && !told.contains(at)).collect();
    let leads = |from: usize, to: usize| from == to || behind(from).contains(&to);
    let is_first = |at: usize| left.iter().all(|&other| !leads(other, at) || (leads(at, other) && at <= other));
    left.iter().copied().filter(|&at| is_first(at)).collect()
}

/// All steps that the file names: from, to, and whether a guard on it was judged and never held.
fn steps_of_the_file(naive: &Naive<'_>) -> Vec<(usize, usize, bool)> {
    let lesson = naive.lesson;
    let place = |target: Target| match target {
        Target::Scene(scene) => scene,
        Target::Ending(ending) => lesson.scenes.len() + ending,
    };
    let never = |path: String| naive.guards.get(&path) == Some(&(false, true));
    let mut steps = Vec::new();
    for (from, scene) in lesson.scenes.iter().enumerate() {
        let path = format!("scenes.{}", scene.id);
        let mut spends: Vec<(&Effect, bool)> = scene.effects.iter().map(|effect| (effect, false)).collect();
        if scene.way_count() == 0 {
            for (index, branch) in scene.next.iter().enumerate() {
                steps.push((from, place(branch.to), never(format!("{path}.next[{index}].when"))));
            }
        }
        for way in (0..scene.way_count()).map(|way| scene.way(way).expect("a way on")) {
            let part = if scene.choices().is_empty() { "doors" } else { "choices" };
            let own = format!("{path}.{part}.{}", way.id);
            let closed = never(format!("{own}.when"));
            let branches = if way.next == scene.next { &path } else { &own };
            for (index, branch) in way.next.iter().enumerate() {
                steps.push((from, place(branch.to), closed || never(format!("{branches}.next[{index}].when"))));
            }
            spends.extend(way.effects.iter().map(|effect| (effect, closed)));
        }
        for (effect, closed) in spends {
            if let Effect::Meter { meter, by: ..0 } = *effect {
                steps.extend(lesson.meters[meter].at_min.map(|target| (from, place(target), closed)));
            }
        }
    }
    steps
}
