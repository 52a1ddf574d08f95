//! The explorer and every rule of the graph find what a naive search of the same lesson finds, in generated lessons that have every
//! operator of the format and every fault of the graph; and what they show can be replayed.

use std::collections::{BTreeMap, BTreeSet};

use mingle::check::explore::Explored;
use mingle::check::facts::Facts;
use mingle::check::registry::{REGISTRY, Run};
use mingle::check::rule::{Locator, Subject};
use mingle::lesson::finding::Finding;
use mingle::lesson::layout::State;
use mingle::lesson::model::{Body, Lesson, Quality, Target};
use mingle::lesson::source::Source;
use mingle::lesson::text::Text;
use mingle::lesson::vocabulary::Vocabulary;
use mingle::story::Machine;

use crate::generate::Shape;
use crate::naive::{Naive, Now, findings};
use crate::player::lesson;

/// How many lessons are generated.
const LESSONS: u64 = 400;
/// Lessons with more states are left out: the naive search would take too long.
const STATES: usize = 2_000;

/// A small lesson, of few rules or many, that mostly goes straight on or leaps about.
fn shape(seed: u64) -> Shape {
    let of = |step: u64, values: u64| usize::try_from(seed / step % values).expect("a small number");
    let percent = |step: u64, values: &[u32]| values[of(step, values.len() as u64)];
    Shape {
        seed,
        scenes: 1 + of(1, 7),
        endings: 1 + of(3, 3),
        meters: of(2, 4),
        flags: of(5, 3),
        vary: of(7, 2),
        odd: percent(1, &[0, 40, 80]),
        rules: percent(2, &[5, 15, 30, 60]),
        leaps: percent(4, &[10, 40, 80]),
        held: false,
        words: 1,
    }
}

/// A generated lesson with all that is known of it.
struct Case<'l> {
    yaml: &'l str,
    facts: Facts<'l>,
    naive: Naive<'l>,
    /// What the rules of the graph find.
    found: Vec<Finding>,
}

/// Does something with each generated lesson that is small enough.
fn each_case(mut look: impl FnMut(&Case<'_>)) {
    let mut looked_at = 0;
    for seed in 0..LESSONS {
        let yaml = shape(seed).yaml();
        let lesson = lesson(&yaml);
        let Some(naive) = Naive::search(&lesson, STATES) else { continue };
        let facts = Facts::new(Machine::new(&lesson).expect("a machine")).expect("few states");
        let found = found(&yaml, &lesson, &facts);
        looked_at += 1;
        look(&Case { yaml: &yaml, facts, naive, found });
    }
    assert!(looked_at * 4 > LESSONS * 3, "only {looked_at} lessons were small enough");
}

fn found(yaml: &str, lesson: &Lesson, facts: &Facts<'_>) -> Vec<Finding> {
    let (source, _) = Source::new(yaml.into(), Text::new("lesson.yaml"));
    let locator = Locator::new(&source);
    let vocabulary = Vocabulary::default();
    let subject =
        Subject { lesson, locator: &locator, vocabulary: &vocabulary, facts: Some(facts), decisions: &[], reading: None };
    let of = |run: Run| if let Run::Graph(check) = run { check(&subject, facts) } else { Vec::new() };
    let all = REGISTRY.iter().flat_map(|entry| of(entry.run).into_iter().map(|found| found.finding(entry.rule, &locator)));
    all.collect()
}

/// A state of the explorer as the naive search writes it, without the details that no guard asks for.
fn unpacked(explored: &Explored<'_>, state: State) -> Now {
    let (lesson, layout) = (explored.lesson(), explored.machine().layout());
    let ways = lesson.scenes.iter().enumerate().flat_map(|(at, scene)| (0..scene.way_count()).map(move |way| (at, way)));
    let is_used = |&(at, way): &(usize, usize)| {
        lesson.scenes[at].way(way).and_then(|way| way.once).is_some_and(|once| layout.used(state, once))
    };
    Now {
        place: layout.place(state),
        meters: (0..lesson.meters.len()).map(|meter| i32::from(layout.meter(state, meter))).collect(),
        flags: (0..lesson.flags.len()).map(|flag| layout.flag(state, flag)).collect(),
        used: ways.filter(is_used).collect(),
        vary: (0..lesson.vary.len()).map(|vary| layout.vary(state, vary)).collect(),
    }
}

fn without_unasked(lesson: &Lesson, state: &Now) -> Now {
    let mut state = state.clone();
    state.vary.iter_mut().zip(&lesson.vary).filter(|(_, vary)| !vary.guarded).for_each(|(value, _)| *value = 0);
    state
}

#[test]
fn the_explorer_reaches_what_a_naive_search_reaches() {
    each_case(|Case { yaml, facts, naive, .. }| {
        let explored = &facts.explored;
        let reached: BTreeSet<Now> = explored.states().map(|(_, state)| unpacked(explored, state)).collect();
        let expected: BTreeSet<Now> = naive.states.iter().map(|state| without_unasked(naive.lesson, state)).collect();
        assert_eq!(reached, expected, "{yaml}");
        assert_eq!(reached.len(), explored.len(), "a state was found twice\n{yaml}");
        assert_eq!(facts.reached, naive.reached(), "{yaml}");
        for quality in [Quality::Weak, Quality::Fair, Quality::Strong] {
            let mut least: BTreeMap<usize, u32> = BTreeMap::new();
            for (at, cost) in naive.fewest(quality).into_iter().enumerate() {
                if let Target::Ending(ending) = naive.states[at].place {
                    let known = least.entry(ending).or_insert(u32::MAX);
                    *known = cost.0.min(*known);
                }
            }
            let fewest = explored.fewest(quality);
            for (ending, least) in least {
                let there = explored.states().filter(|&(_, state)| explored.ending(state) == Some(ending));
                let found = there.map(|(number, _)| fewest[number as usize]).min();
                assert_eq!(found, Some(least), "{quality:?} choices to ending {ending}\n{yaml}");
            }
        }
    });
}

#[test]
fn the_rules_of_the_graph_find_what_a_naive_search_finds_and_each_finds_something() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    each_case(|Case { yaml, naive, found, .. }| {
        let file = serde_yaml::from_str(yaml).expect("YAML");
        let others = found.iter().filter(|finding| finding.code.0 != "G106");
        let others: Vec<_> = others.map(|finding| (finding.code.0, finding.path.to_string())).collect();
        let codes: BTreeSet<_> = others.iter().cloned().collect();
        assert_eq!(codes, findings::expected(naive, &file), "{yaml}");
        assert_eq!(codes.len(), others.len(), "a finding stands twice: {others:?}\n{yaml}");
        let traps: BTreeSet<BTreeSet<usize>> = found.iter().filter_map(|finding| trap(naive.lesson, finding)).collect();
        assert_eq!(traps, findings::traps(naive).into_keys().collect(), "{yaml}");
        assert!(found.iter().all(|finding| finding.place.is_some()), "{found:?}\n{yaml}");
        for finding in found {
            *counts.entry(finding.code.0).or_default() += 1;
        }
    });
    let codes = ["G101", "G102", "G103", "G104", "G105", "G106", "G107", "G108", "G109", "G110"];
    assert_eq!(counts.keys().copied().collect::<Vec<_>>(), codes, "{counts:?}");
    assert!(counts.values().all(|&count| count >= 5), "{counts:?}");
}

/// The scenes that a trap names.
fn trap(lesson: &Lesson, finding: &Finding) -> Option<BTreeSet<usize>> {
    let names = finding.message.as_str().strip_prefix("from here no ending can be reached any more; the trap is ")?;
    let place = |name: &str| lesson.scenes.iter().position(|scene| scene.id.as_str() == name.trim_matches('`'));
    Some(names.split(", ").map(|name| place(name).expect("a scene")).collect())
}

/// What an author can replay: the answers after `to see it`, and the place of the drawn value of each detail.
fn shown(lesson: &Lesson, finding: &Finding) -> Option<(Vec<String>, Vec<usize>)> {
    let (_, shown) = finding.help.as_ref()?.as_str().split_once("to see it: ")?;
    let (way, set) = shown.split_once(" (with ").unwrap_or((shown, ""));
    let answers = if way.starts_with("play the lesson") { Vec::new() } else { way.split(" > ").map(str::to_owned).collect() };
    let value = |vary: &mingle::lesson::model::Vary| {
        let (_, rest) = set.split_once(&format!("--set \"{}=", vary.id))?;
        vary.values.iter().position(|value| rest.split_once('"').is_some_and(|(first, _)| first == value.as_str()))
    };
    Some((answers, lesson.vary.iter().map(|vary| value(vary).unwrap_or(0)).collect()))
}

/// Goes on while nothing is picked.
fn up_to_a_question(machine: &Machine<'_>, state: State) -> State {
    let mut state = state;
    for _ in 0..100 {
        match machine.scene(state).map(|scene| &scene.body) {
            Some(Body::Compose(_) | Body::Passage) => state = machine.pass(state),
            Some(Body::Choices(_) | Body::Doors(_)) | None => break,
        }
    }
    state
}

#[test]
fn what_findings_show_leads_there_and_nothing_shorter_does() {
    let mut replayed: BTreeMap<&str, usize> = BTreeMap::new();
    each_case(|Case { yaml, facts, naive, found, .. }| {
        let (lesson, explored) = (naive.lesson, &facts.explored);
        let machine = explored.machine();
        let number: BTreeMap<Now, usize> = naive.states.iter().cloned().zip(0..).collect();
        let (answers, weak, caught) = (naive.answers(), naive.fewest(Quality::Weak), naive.caught());
        let saved = naive.leading_to(|at| naive.is_strong(at));
        for finding in found {
            let Some((way, vary)) = shown(lesson, finding) else { continue };
            let at_start = machine.start(&vary);
            let (mut state, mut best, mut bad) = (at_start, true, 0);
            for (place, id) in way.iter().enumerate() {
                state = up_to_a_question(machine, state);
                let scene = machine.scene(state).expect("a scene");
                let index = machine.available(state).find(|&index| scene.way(index).is_some_and(|way| way.id.as_str() == id));
                let index = index.unwrap_or_else(|| panic!("{id} is not offered: {finding:#?}\n{yaml}"));
                let quality = scene.choices().get(index).map(|choice| choice.quality);
                let offered = machine.available(state).filter_map(|way| Some(scene.choices().get(way)?.quality)).min();
                best &= quality == offered || place + 1 == way.len();
                bad += u32::from(quality == Some(Quality::Weak));
                state = machine.take(state, index).next;
            }
            let there = number[&unpacked(explored, up_to_a_question(machine, state))];
            let here = |at: usize| format!("scenes.{}", lesson.scenes[naive.scene(at).expect("a scene")].id);
            let path = finding.path.to_string();
            let nearest = |is: &dyn Fn(usize) -> bool| naive.all().filter(|&at| is(at)).map(|at| answers[at]).min();
            let least = match finding.code.0 {
                "G105" => nearest(&|at| naive.is_dead_end(at) && here(at) == path).filter(|_| naive.is_dead_end(there)),
                "G107" => nearest(&|at| naive.lacks_strong(at) && here(at) == path).filter(|_| naive.lacks_strong(there)),
                "G106" => {
                    let trap = trap(lesson, finding).expect("a trap");
                    findings::traps(naive)
                        .get(&trap)
                        .copied()
                        .filter(|_| caught[there] && trap.contains(&naive.scene(there).expect("a scene")))
                }
                "G109" => {
                    let strong = naive.all().filter(|&at| naive.is_strong(at)).map(|at| weak[at]).min();
                    let (fewest, answers) = strong.expect("a strong ending");
                    assert_eq!(bad, fewest, "{finding:#?}\n{yaml}");
                    assert!(finding.message.as_str().ends_with(&format!(" {fewest}")), "{finding:#?}");
                    Some(answers).filter(|_| naive.is_strong(there))
                }
                "G110" => findings::unforgiving(naive).get(&path).copied().filter(|_| best && !saved[there]),
                code => panic!("{code} shows something: {finding:#?}"),
            };
            assert_eq!(least, u32::try_from(way.len()).ok(), "{finding:#?}\n{yaml}");
            *replayed.entry(finding.code.0).or_default() += 1;
        }
    });
    assert_eq!(replayed.keys().copied().collect::<Vec<_>>(), ["G105", "G106", "G107", "G109", "G110"]);
}
