//! What checking costs beside only deserialising the same text into the same types, as a table for docs/performance.md.
//!
//! Each round does one after the other and measures the time that the processor gave to it, so that whatever else the machine does
//! in a round is in all of them. What is compared is compared within a round; of all rounds the median is told.

#![expect(clippy::print_stdout, reason = "the table is what the benchmark is for")]
#![expect(clippy::disallowed_methods, reason = "a benchmark looks at its arguments, and writes lessons for others to measure")]

#[expect(dead_code, reason = "the module holds more kinds of lessons than are checked here")]
#[path = "../tests/integration/clean.rs"]
mod clean;
#[path = "../tests/integration/generate/mod.rs"]
mod generate;

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;
use std::{fs, io};

use clean::{Clean, Fault};
use mingle::check;
use mingle::check::selection::Selection;
use mingle::lesson::load::load;
use mingle::lesson::raw;
use mingle::lesson::source::Source;
use mingle::lesson::text::Text;
use mingle::lesson::vocabulary::Vocabulary;

/// What is read: how many files, and of how many scenes each.
const SIZES: [(usize, usize); 3] = [(1, 100), (1, 1000), (10, 1000)];

const WORDS: &str = "You wait and Rosa puts the candle back on the shelf before she looks up at you again.";

/// A lesson of so many scenes.
type Yaml = fn(usize) -> String;

/// A kind of lessons, and how it is measured.
struct Kind {
    name: &'static str,
    yaml: Yaml,
    sizes: &'static [(usize, usize)],
    /// How often.
    rounds: usize,
}

/// Without faults, with all that can be seeded, and by chance, with more findings than are placed and so many states that a few
/// rounds take long enough.
fn kinds() -> [Kind; 3] {
    let clean: Yaml = |scenes| Clean { scenes, words: WORDS, faults: &[] }.yaml();
    let seeded: Yaml = |scenes| Clean { scenes, words: WORDS, faults: &Fault::ALL }.yaml();
    let random: Yaml = |scenes| generate::Shape::long(scenes).yaml();
    [
        Kind { name: "clean", yaml: clean, sizes: &SIZES, rounds: 15 },
        Kind { name: "seeded", yaml: seeded, sizes: &SIZES, rounds: 15 },
        Kind { name: "random", yaml: random, sizes: &SIZES[..2], rounds: 5 },
    ]
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    if let [word, folder] = &wanted[..]
        && word == "library"
    {
        return write_library(Path::new(folder)).expect("a folder that can be written");
    }
    println!("| lessons | deserialised | form and graph | / | all rules | / |\n|---|---|---|---|---|---|");
    let vocabulary = Vocabulary::load(Source::new(generate::VOCABULARY.into(), Text::new("principles.yaml")), None, None).0;
    for kind in kinds().into_iter().filter(|kind| wanted.is_empty() || wanted.iter().any(|name| name == kind.name)) {
        let Kind { name: kind, yaml, sizes, rounds } = kind;
        let row = |&(files, scenes): &(usize, usize)| {
            let rounds = measured(&vec![yaml(scenes); files], rounds, &vocabulary);
            let times = [0, 1, 2].map(|which| median(rounds.iter().map(|round| round[which].as_secs_f64())));
            let [graph, all] = [1, 2].map(|which| median(rounds.iter().map(|round| round[which].div_duration_f64(round[0]))));
            let [read_ms, graph_ms, all_ms] = times.map(|time| format!("{:.1} ms", time * 1e3));
            println!("| {kind}, {files} of {scenes} scenes | {read_ms} | {graph_ms} | {graph:.2} | {all_ms} | {all:.2} |");
            times
        };
        let times: Vec<_> = sizes.iter().map(row).collect();
        let growth = |which: usize| (times[1][which] / times[0][which]).log10();
        println!("| {kind}, growth as an exponent | {:.2} | {:.2} | | {:.2} | |", growth(0), growth(1), growth(2));
    }
}

/// Writes ten files of 1,000 scenes as a library, to look at the program itself with.
fn write_library(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("principles.yaml"), generate::VOCABULARY)?;
    let lessons =
        kinds().into_iter().flat_map(|Kind { name, yaml, .. }| (0..3).map(move |number| (format!("{name}-{number}"), yaml)));
    let tenth = kinds().into_iter().map(|Kind { name, yaml, .. }| (format!("{name}-more"), yaml)).take(1);
    lessons.chain(tenth).try_for_each(|(name, yaml)| fs::write(folder.join(name).with_extension("yaml"), yaml(1000)))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// What each round took of reading some files alone, of `mingle check --select F,G` and of `mingle check`, one after the other for
/// each file.
fn measured(files: &[String], rounds: usize, vocabulary: &Vocabulary) -> Vec<[Duration; 3]> {
    let graph = Selection { select: vec!["F".into(), "G".into()], ignore: Vec::new() };
    let all = Selection::default();
    let round = || {
        let mut times = [Duration::ZERO; 3];
        for yaml in files {
            times[0] += timed(|| drop(serde_yaml::from_str::<raw::Lesson>(yaml).expect("a lesson")));
            times[1] += timed(|| check(yaml, vocabulary, &graph));
            times[2] += timed(|| check(yaml, vocabulary, &all));
        }
        times
    };
    (0..rounds).map(|_| round()).collect()
}

/// All that checking does with the bytes of a file.
fn check(yaml: &str, vocabulary: &Vocabulary, selection: &Selection) {
    let (source, faults) = Source::new(yaml.as_bytes().to_vec(), Text::new("lesson.yaml"));
    let loaded = load(None, &source, faults, vocabulary);
    black_box(check::lesson(&source, loaded, vocabulary, selection));
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = now();
    work();
    now().saturating_sub(start)
}

/// The time that the processor has given to this process.
#[cfg(unix)]
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.try_into().expect("seconds"), time.tv_nsec.try_into().expect("nanoseconds"))
}

/// Time, where what the processor gave is not told.
#[cfg(not(unix))]
fn now() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}
