//! How fast states are explored.

#[expect(dead_code, reason = "the module holds more kinds of lessons than are explored here")]
#[path = "../tests/integration/clean.rs"]
mod clean;
#[expect(dead_code, reason = "only its vocabulary is used here")]
#[path = "../tests/integration/generate/mod.rs"]
mod generate;

use clean::DENSE_STATES;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use mingle::check::explore::Explored;
use mingle::check::facts::Facts;
use mingle::lesson::load::load;
use mingle::lesson::model::Lesson;
use mingle::lesson::source::Source;
use mingle::lesson::text::Text;
use mingle::lesson::vocabulary::Vocabulary;
use mingle::story::Machine;

fn main() {
    divan::main();
}

fn source(text: &str) -> (Source, Vec<mingle::lesson::finding::Finding>) {
    Source::new(text.into(), Text::new("lesson.yaml"))
}

/// The lesson of 483,160 states.
fn lesson() -> Lesson {
    let vocabulary = Vocabulary::load(source(generate::VOCABULARY), None, None).0;
    let (source, faults) = source(&clean::dense());
    load(None, &source, faults, &vocabulary).lesson.expect("a lesson")
}

/// All of its states.
#[divan::bench]
fn states(bencher: Bencher<'_, '_>) {
    let lesson = lesson();
    bencher.counter(ItemsCount::new(DENSE_STATES)).bench(|| {
        let explored = Explored::new(Machine::new(black_box(&lesson)).expect("a machine")).expect("few enough states");
        assert_eq!(explored.len(), DENSE_STATES);
        explored
    });
}

/// All of its states, and what guards and effects are in each.
#[divan::bench]
fn facts(bencher: Bencher<'_, '_>) {
    let lesson = lesson();
    bencher
        .counter(ItemsCount::new(DENSE_STATES))
        .bench(|| Facts::new(Machine::new(black_box(&lesson)).expect("a machine")).expect("few enough states"));
}
