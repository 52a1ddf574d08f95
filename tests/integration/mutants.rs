//! What somebody breaks in a lesson that ships is found, or breaks nothing: small changes by rule, each one checked, and what is not
//! found is held to a naive search.

use std::collections::BTreeMap;

use mingle::check;
use mingle::check::selection::Selection;
use mingle::lesson::library::Library;
use mingle::lesson::load::load;
use mingle::lesson::model::Lesson;
use mingle::lesson::source::Source;
use mingle::lesson::text::Text;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use serde_yaml::{Mapping, Value};

use crate::naive::Naive;

/// How many changes are made to each lesson, and to one of so many scenes that the naive search takes its time.
const OF_EACH: usize = 20;
const OF_LARGE: usize = 4;
const LARGE: usize = 40;
/// More states than any lesson that ships has, with every combination of the details that its guards ask for.
const STATES: usize = 2_000_000;

/// What is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    DropBranch,
    FlipGuard,
    CapMeter,
    RenameTarget,
}

/// The way to a value in a file.
type Path = Vec<Value>;

fn at<'v>(file: &'v Value, path: &[Value]) -> &'v Value {
    path.iter().fold(file, |value, step| &value[step])
}

fn at_mut<'v>(file: &'v mut Value, path: &[Value]) -> &'v mut Value {
    path.iter().fold(file, |value, step| value.get_mut(step).expect("a path of the file"))
}

/// The paths of all values under a key of that name, at any depth of the scenes.
fn under(file: &Value, key: &str) -> Vec<Path> {
    let mut found = Vec::new();
    let mut open: Vec<Path> = vec![vec!["scenes".into()]];
    while let Some(path) = open.pop() {
        if path.last() == Some(&Value::from(key)) {
            found.push(path.clone());
        }
        let inner: Vec<Value> = match at(file, &path) {
            Value::Mapping(mapping) => mapping.keys().cloned().collect(),
            Value::Sequence(list) => (0..list.len()).map(Value::from).collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Tagged(_) => Vec::new(),
        };
        open.extend(inner.into_iter().map(|step| [&path[..], &[step]].concat()));
    }
    found.sort_by_key(|path| format!("{path:?}"));
    found
}

/// Makes a change somewhere; `None` where the lesson has no place for it. Tells what was changed.
fn change(file: &mut Value, change: Change, rng: &mut ChaCha8Rng) -> Option<String> {
    match change {
        Change::DropBranch => drop_branch(file, rng),
        Change::FlipGuard => flip_guard(file, rng),
        Change::CapMeter => {
            let names: Vec<Value> = file["meters"].as_mapping()?.keys().cloned().collect();
            let name = names.choose(rng)?;
            let meter = &mut file["meters"][name];
            let (start, max) = (meter["start"].as_u64()?, meter["max"].as_u64()?);
            if start == max {
                return None;
            }
            let cap = rng.random_range(start..max);
            meter["max"] = cap.into();
            Some(format!("{name:?} is capped at {cap}"))
        }
        Change::RenameTarget => {
            let all = [under(file, "next"), under(file, "to")].concat();
            let targets: Vec<&Path> = all.iter().filter(|path| at(file, path).is_string()).collect();
            let path = (*targets.choose(rng)?).clone();
            let names = |key: &str| file[key].as_mapping().into_iter().flat_map(Mapping::keys).cloned();
            let mut places: Vec<Value> = names("scenes").chain(names("endings")).filter(|name| name != at(file, &path)).collect();
            places.push("nowhere-at-all".into());
            let to = places.choose(rng)?.clone();
            let told = format!("{path:?} leads to {to:?}");
            *at_mut(file, &path) = to;
            Some(told)
        }
    }
}

/// Drops a branch of a `next`, or a whole choice or door.
fn drop_branch(file: &mut Value, rng: &mut ChaCha8Rng) -> Option<String> {
    let mut parts = [under(file, "next"), under(file, "choices"), under(file, "doors")].concat();
    parts.retain(|path| !at(file, path).is_string());
    let path = parts.choose(rng)?.clone();
    match at_mut(file, &path) {
        Value::Sequence(branches) => {
            let index = rng.random_range(0..branches.len());
            branches.remove(index);
            Some(format!("{path:?} is without branch {index}"))
        }
        Value::Mapping(ways) => {
            let names: Vec<Value> = ways.keys().cloned().collect();
            let name = names.choose(rng)?;
            ways.remove(name);
            Some(format!("{path:?} is without {name:?}"))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Tagged(_) => None,
    }
}

/// Turns one condition of a guard into its opposite.
fn flip_guard(file: &mut Value, rng: &mut ChaCha8Rng) -> Option<String> {
    let path = under(file, "when").choose(rng)?.clone();
    let names: Vec<Value> = at(file, &path).as_mapping()?.keys().cloned().collect();
    let name = names.choose(rng)?;
    let asked = at_mut(file, &path).get_mut(name)?;
    let flipped = match &*asked {
        Value::Bool(is) => Value::from(!is),
        Value::Number(number) => Value::from(if number.as_u64() == Some(0) { ">0".to_owned() } else { format!("<{number}") }),
        Value::String(words) => Value::from(flip(words)?),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => return None,
    };
    *asked = flipped;
    Some(format!("{path:?} asks for the opposite of {name:?}"))
}

fn flip(words: &str) -> Option<String> {
    let pairs = [(">=", "<"), ("<=", ">"), (">", "<="), ("<", ">=")];
    pairs.iter().find_map(|(sign, opposite)| words.strip_prefix(sign).map(|number| format!("{opposite}{number}")))
}

/// A lesson that ships, as a file whose values can be changed.
fn file_of(source: &Source) -> Value {
    serde_yaml::from_str(&source.text).expect("YAML")
}

/// What the naive search says of a lesson: the places that it reaches, and whether anybody can be stopped or left without a strong
/// choice or ending.
fn harmless(before: &[bool], lesson: &Lesson) -> Result<(), &'static str> {
    let mut lesson = lesson.clone();
    // No guard asks for these, and the search would be as many times as long.
    lesson.vary.iter_mut().filter(|vary| !vary.guarded).for_each(|vary| vary.values.truncate(1));
    let naive = Naive::search(&lesson, STATES).expect("few enough states");
    let all = || naive.all();
    match () {
        () if naive.reached() != before => Err("other places are reached"),
        () if all().any(|at| naive.is_dead_end(at)) => Err("there is a dead end"),
        () if naive.caught().contains(&true) => Err("there is a trap"),
        () if all().any(|at| naive.lacks_strong(at)) => Err("a decision has no strong choice"),
        () if !all().any(|at| naive.is_strong(at)) => Err("no strong ending is reached"),
        () => Ok(()),
    }
}

#[test]
fn what_is_broken_in_a_lesson_that_ships_is_found_or_harmless() {
    let library = Library::built_in();
    let mut counts: BTreeMap<(Change, bool), usize> = BTreeMap::new();
    for (number, entry) in (0..).zip(&library.entries) {
        let (source, loaded) = library.load(entry);
        let before =
            loaded.lesson.as_ref().map(|lesson| vec![true; lesson.scenes.len() + lesson.endings.len()]).expect("a lesson");
        let original = file_of(&source);
        let check = |file: &Value| {
            let yaml = serde_yaml::to_string(file).expect("YAML");
            let (source, faults) = Source::new(yaml.into_bytes(), Text::new("mutant.yaml"));
            let loaded = load(Some(&entry.id), &source, faults, &library.vocabulary);
            let lesson = loaded.lesson.clone();
            (lesson, check::lesson(&source, loaded, &library.vocabulary, &Selection::default()).0)
        };
        let (lesson, findings) = check(&original);
        assert!(findings.is_empty(), "{findings:#?}");
        harmless(&before, &lesson.expect("a lesson")).expect("lessons that ship are as they should be");
        let most = if before.len() < LARGE { OF_EACH } else { OF_LARGE };
        let mut rng = ChaCha8Rng::seed_from_u64(number);
        let (mut made, mut tried) = (0, 0);
        while made < most {
            tried += 1;
            assert!(tried < 10 * OF_EACH, "{}: only {made} changes could be made", entry.id);
            let kind = [Change::DropBranch, Change::FlipGuard, Change::CapMeter, Change::RenameTarget][tried % 4];
            let mut file = original.clone();
            let Some(told) = change(&mut file, kind, &mut rng) else { continue };
            made += 1;
            let (lesson, findings) = check(&file);
            if findings.is_empty() {
                let harmless = harmless(&before, &lesson.expect("a lesson without findings"));
                assert_eq!(harmless, Ok(()), "{}: {told}, and nothing was found", entry.id);
            }
            *counts.entry((kind, !findings.is_empty())).or_default() += 1;
        }
    }
    assert!(counts.values().sum::<usize>() >= 200, "{counts:?}");
    let found: usize = counts.iter().filter(|((_, found), _)| *found).map(|(_, count)| count).sum();
    assert!(found >= 100, "{counts:?}");
}
