//! How fast states are explored, and how long checking a lesson takes beside only deserialising the same text into the same types.

#[path = "../tests/integration/clean.rs"]
mod clean;
#[path = "../tests/integration/generate/mod.rs"]
mod generate;

use clean::{Clean, DENSE_STATES, Fault};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use mingle::check;
use mingle::check::explore::Explored;
use mingle::check::selection::Selection;
use mingle::lesson::load::load;
use mingle::lesson::model::Lesson;
use mingle::lesson::raw;
use mingle::lesson::source::Source;
use mingle::lesson::text::Text;
use mingle::lesson::vocabulary::Vocabulary;
use mingle::story::Machine;

fn main() {
    divan::main();
}

/// What is read: how many files, and of how many scenes each.
const SIZES: [(usize, usize); 3] = [(1, 100), (1, 1000), (10, 1000)];

const WORDS: &str = "You wait and Rosa puts the candle back on the shelf before she looks up at you again.";

/// Kinds of lessons: without faults, with all that can be seeded, and by chance, with more findings than are placed.
fn lessons() -> [(&'static str, Yaml); 3] {
    [
        ("clean", |scenes| Clean { scenes, words: WORDS, faults: &[] }.yaml()),
        ("seeded", |scenes| Clean { scenes, words: WORDS, faults: &Fault::ALL }.yaml()),
        ("random", |scenes| generate::Shape::long(scenes).yaml()),
    ]
}

/// Every kind of lesson in every size.
fn cases() -> impl Iterator<Item = Case> {
    lessons().into_iter().flat_map(|(kind, yaml)| SIZES.map(|(files, scenes)| Case { kind, files, scenes, yaml }))
}

/// A lesson of so many scenes.
type Yaml = fn(usize) -> String;

struct Case {
    kind: &'static str,
    files: usize,
    scenes: usize,
    yaml: Yaml,
}

impl std::fmt::Display for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, {} x {} scenes", self.kind, self.files, self.scenes)
    }
}

fn vocabulary() -> Vocabulary {
    let source = Source::new(generate::VOCABULARY.into(), Text::new("principles.yaml"));
    Vocabulary::load(source, None, None).0
}

fn lesson(yaml: &str) -> Lesson {
    let (source, faults) = Source::new(yaml.into(), Text::new("lesson.yaml"));
    load(None, &source, faults, &vocabulary()).lesson.expect("a lesson")
}

/// All states of the lesson of 483,160 of them.
#[divan::bench]
fn states(bencher: Bencher<'_, '_>) {
    let lesson = lesson(&clean::dense());
    bencher.counter(ItemsCount::new(DENSE_STATES)).bench(|| {
        let explored = Explored::new(Machine::new(black_box(&lesson)).expect("a machine")).expect("few enough states");
        assert_eq!(explored.len(), DENSE_STATES);
        explored
    });
}

/// Reading the YAML, with nothing before or after it.
#[divan::bench(args = cases(), sample_count = 15)]
fn deserialise(bencher: Bencher<'_, '_>, case: &Case) {
    let yaml = (case.yaml)(case.scenes);
    bencher.bench(|| {
        for _ in 0..case.files {
            black_box(serde_yaml::from_str::<raw::Lesson>(black_box(&yaml)).expect("a lesson"));
        }
    });
}

/// All that `mingle check --select F,G` does with the bytes of files.
#[divan::bench(args = cases(), sample_count = 15)]
fn form_and_graph(bencher: Bencher<'_, '_>, case: &Case) {
    checked(bencher, case, &Selection { select: vec!["F".into(), "G".into()], ignore: Vec::new() });
}

/// All that `mingle check` does with the bytes of files.
#[divan::bench(args = cases(), sample_count = 15)]
fn all_rules(bencher: Bencher<'_, '_>, case: &Case) {
    checked(bencher, case, &Selection::default());
}

fn checked(bencher: Bencher<'_, '_>, case: &Case, selection: &Selection) {
    let (yaml, vocabulary) = ((case.yaml)(case.scenes), vocabulary());
    bencher.bench(|| {
        for _ in 0..case.files {
            let (source, faults) = Source::new(black_box(&yaml).as_bytes().to_vec(), Text::new("lesson.yaml"));
            let loaded = load(None, &source, faults, &vocabulary);
            black_box(check::lesson(&source, loaded, &vocabulary, selection));
        }
    });
}
