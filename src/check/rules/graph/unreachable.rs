//! G101: a scene or ending that nothing leads to.

use crate::check::facts::{Facts, GuardAt};
use crate::check::rule::{At, Found, Rule, Subject, keys};
use crate::lesson::finding::{Code, Severity};
use crate::lesson::model::{Branch, Effect, Lesson, Target};

use super::named;

/// See [`Rule`].
pub const RULE: Rule = Rule {
    code: Code("G101"),
    name: "unreachable",
    severity: Severity::Error,
    what: "Finds scenes and endings that no way through the lesson reaches, in any state. Those that can only be reached from others \
           of them are named with the first.",
    why: "What was written there is never read, and often it was meant to be: a `next` points elsewhere.",
    example: "`next: back-room` was changed to `next: closed`, and nothing leads to the scene `back-room` any more.",
};

/// Looks for places that were not reached. Where a guard that never holds is the cause, that is one finding of its own.
pub fn check(subject: &Subject<'_>, facts: &Facts<'_>) -> Vec<Found> {
    let lesson = subject.lesson;
    let edges = edges(lesson, facts);
    let unreached: Vec<usize> = (0..facts.reached.len()).filter(|&place| !facts.reached[place]).collect();
    let mut told = vec![false; facts.reached.len()];
    // What hangs on a guard that never holds, and all behind it, is told with that guard.
    for edge in edges.iter().filter(|edge| edge.dead && facts.reached[edge.from]) {
        follow(&edges, edge.to, &facts.reached, &mut told);
    }
    let roots = roots(&edges, &unreached, &told, &facts.reached);
    let mut found = Vec::new();
    for place in roots {
        let behind = follow(&edges, place, &facts.reached, &mut told);
        let (kind, id) = name(lesson, place);
        let also = if behind.is_empty() {
            String::new()
        } else {
            format!(", nor {}", named(behind.iter().map(|&place| name(lesson, place).1)))
        };
        let word = if kind == "scenes" { "scene" } else { "ending" };
        found.push(
            Found::new(At::key(keys([kind, id])), format!("no way leads to the {word} `{id}`{also}"))
                .help("let a `next` lead there, or delete it"),
        );
    }
    found
}

/// A step that the file names, whether it is ever taken or not. Places count scenes first, then endings.
struct Edge {
    from: usize,
    to: usize,
    /// Whether a guard on it never held where it was judged.
    dead: bool,
}

fn edges(lesson: &Lesson, facts: &Facts<'_>) -> Vec<Edge> {
    let place = |target: Target| match target {
        Target::Scene(scene) => scene,
        Target::Ending(ending) => lesson.scenes.len() + ending,
    };
    let mut never: Vec<GuardAt> = facts.guards.iter().filter(|(_, seen)| seen.never()).map(|&(at, _)| at).collect();
    never.dedup();
    let mut edges = Vec::new();
    for (from, scene) in lesson.scenes.iter().enumerate() {
        let mut add = |branches: &[Branch], way: Option<usize>, closed: bool| {
            for (branch, to) in branches.iter().enumerate() {
                let dead = closed || never.contains(&GuardAt::Branch { scene: from, way, branch });
                edges.push(Edge { from, to: place(to.to), dead });
            }
        };
        if scene.way_count() == 0 {
            add(&scene.next, None, false);
        }
        for (index, way) in scene.ways().enumerate() {
            let closed = never.contains(&GuardAt::Way { scene: from, way: index });
            add(&way.next, if way.next == scene.next { None } else { Some(index) }, closed);
        }
        let mut spend = |effects: &[Effect], dead: bool| {
            for effect in effects {
                if let Effect::Meter { meter, by } = *effect
                    && let (Some(target), true) = (lesson.meters[meter].at_min, by < 0)
                {
                    edges.push(Edge { from, to: place(target), dead });
                }
            }
        };
        spend(&scene.effects, false);
        for (index, way) in scene.ways().enumerate() {
            spend(&way.effects, never.contains(&GuardAt::Way { scene: from, way: index }));
        }
    }
    edges
}

/// The unreached places from which all others can be told: one of each circle that nothing else leads into, or a place alone.
fn roots(edges: &[Edge], unreached: &[usize], told: &[bool], reached: &[bool]) -> Vec<usize> {
    // Of a walk over all of them, what is done last is in such a circle (Kosaraju); with that and all behind it gone, so is what
    // was done last of the rest.
    let mut done = Vec::new();
    let mut seen = told.to_vec();
    for &place in unreached {
        walk(edges, place, reached, &mut seen, &mut done);
    }
    let mut told = told.to_vec();
    let mut roots = Vec::new();
    for &place in done.iter().rev() {
        if !told[place] {
            follow(edges, place, reached, &mut told);
            roots.push(place);
        }
    }
    roots.sort_unstable();
    roots
}

/// Walks from a place to all unreached ones behind it, and notes each once all behind it is done.
fn walk(edges: &[Edge], place: usize, reached: &[bool], seen: &mut [bool], done: &mut Vec<usize>) {
    if std::mem::replace(&mut seen[place], true) {
        return;
    }
    let mut open = vec![(place, 0)];
    while let Some((from, next)) = open.pop() {
        let step = edges.iter().enumerate().skip(next).find(|(_, edge)| edge.from == from && !reached[edge.to] && !seen[edge.to]);
        let Some((index, edge)) = step else {
            done.push(from);
            continue;
        };
        open.push((from, index + 1));
        seen[edge.to] = true;
        open.push((edge.to, 0));
    }
}

/// Marks a place and every unreached place behind it as told, and gives those behind it that were not.
fn follow(edges: &[Edge], place: usize, reached: &[bool], told: &mut [bool]) -> Vec<usize> {
    let mut behind = Vec::new();
    let mut open = vec![place];
    if reached[place] {
        return behind;
    }
    told[place] = true;
    while let Some(from) = open.pop() {
        for edge in edges.iter().filter(|edge| edge.from == from && !reached[edge.to]) {
            if !std::mem::replace(&mut told[edge.to], true) {
                behind.push(edge.to);
                open.push(edge.to);
            }
        }
    }
    behind.sort_unstable();
    behind
}

fn name(lesson: &Lesson, place: usize) -> (&'static str, &str) {
    match place.checked_sub(lesson.scenes.len()) {
        None => ("scenes", lesson.scenes[place].id.as_str()),
        Some(ending) => ("endings", lesson.endings[ending].id.as_str()),
    }
}
