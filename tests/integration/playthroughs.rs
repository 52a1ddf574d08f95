//! Each ending of each lesson that ships is played as a file of `tests/playthroughs` tells it: to be read, and held to every word.
//!
//! A file begins with the seed and the answers that lead to its ending, by their ids, so that they outlive the order in which they
//! are shown.
//! `MINGLE_UPDATE=1 cargo test playthroughs` writes all files anew, with the same answers where they still lead there.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

use mingle::lesson::layout::State;
use mingle::lesson::library::Library;
use mingle::lesson::model::{Body, ComposeKind, Lesson, Target};
use mingle::lesson::template::Values;
use mingle::lesson::text::Text;
use mingle::story::{Answer, Event, Machine, Story, seed};

use crate::test::{Test, same_file, updating};

/// The first seed that is tried, and how many are: some endings are reached only with some details.
const SEED: u64 = 7;
const SEEDS: u64 = 50;

/// What is written where a lesson asks for own words, and what stands for it among the answers.
const WORDS: (&str, &str) = ("I had not thought of it that way.", "(words)");

#[test]
fn each_ending_is_reached_as_its_playthrough_tells() {
    let library = Library::built_in();
    let mut told = BTreeSet::new();
    for entry in &library.entries {
        let lesson = library.load(entry).1.lesson.expect("a lesson that ships can be played");
        for (place, ending) in lesson.endings.iter().enumerate() {
            let path = format!("tests/playthroughs/{}/{}.txt", lesson.id, ending.id);
            let (seed, answers) = answers(&lesson, place, &path);
            let typed = typed(&lesson, seed, &answers).unwrap_or_else(|wrong| panic!("{path}: {wrong}: {ANEW}"));
            let head = format!("{}: {}\nseed: {seed}\nanswers: {}\n\n", lesson.title, ending.title, answers.join(" "));
            let page = head + &play(&lesson, seed, &typed);
            assert!(page.contains(&format!("\nHow it ends: {}\n", ending.title)), "{path} does not end so: {ANEW}\n{page}");
            same_file(&path, &page);
            told.insert(path);
        }
    }
    for path in files().difference(&told) {
        assert!(updating(), "no lesson ends as {path} tells: {ANEW}");
        fs::remove_file(full(path)).expect("a file that can be removed");
    }
}

/// What to do where a file does not fit its lesson.
const ANEW: &str = "`MINGLE_UPDATE=1 cargo test playthroughs` writes it anew";

fn full(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// All playthroughs that there are.
fn files() -> BTreeSet<String> {
    let list = |folder: &str| -> Vec<String> {
        let entries = fs::read_dir(full(folder)).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        entries.map(|name| format!("{folder}/{}", name.to_string_lossy())).collect()
    };
    list("tests/playthroughs").iter().flat_map(|lesson| list(lesson)).collect()
}

/// The seed and the answers that lead to an ending: those of its file, or others if these do not and the files are written anew.
fn answers(lesson: &Lesson, ending: usize, path: &str) -> (u64, Vec<String>) {
    let file = fs::read_to_string(full(path)).unwrap_or_default();
    let known = |head: &str| file.lines().find_map(|line| line.strip_prefix(head));
    let seed = known("seed: ").and_then(|seed| seed.parse().ok()).unwrap_or(SEED);
    let answers: Vec<String> = known("answers: ").unwrap_or_default().split_whitespace().map(str::to_owned).collect();
    if !updating() || told(lesson, seed, &answers).is_ok_and(|(place, _)| place == Target::Ending(ending)) {
        return (seed, answers);
    }
    let way = |seed| {
        let story = story(lesson, seed);
        way_to(story.machine(), story.state(), ending).map(|way| (seed, way))
    };
    (SEED..SEED + SEEDS).find_map(way).unwrap_or_else(|| panic!("no way leads to {path} with {SEEDS} seeds"))
}

fn story(lesson: &Lesson, seed: u64) -> Story<'_> {
    let values = Values { vary: seed::vary(lesson, seed), ..Values::default() };
    Story::new(lesson, seed, values).expect("its states fit")
}

/// What is typed to give the answers, and then to keep the plan as it is.
fn typed(lesson: &Lesson, seed: u64, answers: &[String]) -> Result<Vec<String>, String> {
    let (place, mut typed) = told(lesson, seed, answers)?;
    if matches!(place, Target::Scene(_)) {
        return Err("its answers lead to no ending".to_owned());
    }
    if lesson.plan.is_some() {
        typed.extend([String::new(), String::new()]);
    }
    Ok(typed)
}

/// Where answers lead, and what is typed to give them; or what is wrong with them.
fn told(lesson: &Lesson, seed: u64, answers: &[String]) -> Result<(Target, Vec<String>), String> {
    let mut story = story(lesson, seed);
    let mut typed = Vec::new();
    let mut left = answers.iter();
    loop {
        match story.advance().expect("all questions are answered") {
            Event::Decision(decision) => {
                let Some(answer) = left.next() else { break };
                let number = decision.options.iter().position(|option| option.id.as_str() == answer);
                let number = number.ok_or_else(|| format!("{answer} is not on offer in {}", decision.scene))?;
                typed.push((number + 1).to_string());
                story.answer(&Answer::Way(decision.options[number].id.clone())).expect("it is on offer");
            }
            Event::Compose(compose) => {
                let Some(answer) = left.next() else { break };
                if answer != WORDS.1 {
                    return Err(format!("{answer} stands where own words are asked for"));
                }
                typed.push(format!("{}\n", WORDS.0));
                // What was not found, rating, and the models are each passed by.
                typed.extend(std::iter::repeat_n(String::new(), if compose.kind == ComposeKind::Free { 0 } else { 3 }));
                story.answer(&Answer::Words(Text::new(WORDS.0))).expect("words are asked for");
            }
            Event::Reasons(asked) => {
                let fits = asked.reasons.iter().position(|reason| reason.fits).expect("a reason that fits");
                typed.push((fits + 1).to_string());
            }
            Event::End => break,
            Event::Scene(_)
            | Event::Line(_)
            | Event::MeterMoved { .. }
            | Event::Feedback(_)
            | Event::Models(_)
            | Event::Ending(_) => {}
        }
    }
    match left.next() {
        Some(answer) => Err(format!("{answer} comes after the ending")),
        None => Ok((story.place(), typed)),
    }
}

/// The way of the best answers if it leads to an ending, else the shortest one, and of these the one whose answers are better.
fn way_to(machine: &Machine<'_>, start: State, ending: usize) -> Option<Vec<String>> {
    let start = machine.settle(start);
    let best = std::iter::successors(Some((String::new(), start)), |(_, state)| steps(machine, *state).into_iter().next());
    let (best, states): (Vec<String>, Vec<State>) = best.take(machine.lesson().scenes.len()).unzip();
    if states.last().is_some_and(|&last| machine.place(last) == Target::Ending(ending)) {
        return Some(best.into_iter().skip(1).collect());
    }
    let mut ways = BTreeMap::from([(start, Vec::new())]);
    let mut ahead = VecDeque::from([start]);
    while let Some(state) = ahead.pop_front() {
        let way = ways.get(&state).cloned().unwrap_or_default();
        if machine.place(state) == Target::Ending(ending) {
            return Some(way);
        }
        for (answer, next) in steps(machine, state) {
            ways.entry(next).or_insert_with(|| {
                ahead.push_back(next);
                way.iter().cloned().chain([answer]).collect()
            });
        }
    }
    None
}

/// The answers in a state, the best ones first, each with the next state that asks or ends.
fn steps(machine: &Machine<'_>, state: State) -> Vec<(String, State)> {
    let Some(scene) = machine.scene(state) else { return Vec::new() };
    if matches!(scene.body, Body::Compose(_)) {
        return vec![(WORDS.1.to_owned(), machine.settle(machine.pass(state)))];
    }
    let mut indexes: Vec<usize> = machine.available(state).collect();
    indexes.sort_by_key(|&index| scene.choices().get(index).map(|choice| choice.quality));
    let ways = indexes.into_iter().filter_map(|index| Some((index, scene.way(index)?)));
    ways.map(|(index, way)| (way.id.to_string(), machine.settle(machine.take(state, index).next))).collect()
}

/// What the program shows, with each answer after its question.
fn play(lesson: &Lesson, seed: u64, typed: &[String]) -> String {
    let args = format!("play {} --plain --seed {seed}", lesson.id);
    let ran = Test::new().args(&args).stdin(typed.join("\n") + "\n").run().success();
    let mut left = typed.iter();
    let echo = |line: &str| {
        let answer = line.ends_with(" leave.\n").then(|| left.next()).flatten();
        answer.map_or_else(|| line.to_owned(), |answer| format!("{line}{}\n", format!("> {}", answer.trim()).trim_end()))
    };
    ran.stdout.split_inclusive('\n').map(echo).collect()
}
