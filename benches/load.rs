//! How long it takes to load a lesson, beside only deserialising the same text into the same types.

#[path = "../tests/integration/generate/mod.rs"]
mod generate;

use divan::{Bencher, black_box};
use mingle::lesson::load::load;
use mingle::lesson::raw;
use mingle::lesson::source::Source;
use mingle::lesson::text::Text;
use mingle::lesson::vocabulary::Vocabulary;

fn main() {
    divan::main();
}

fn source(yaml: &str) -> Source {
    Source::new(yaml.into(), Text::new("lesson.yaml")).0
}

/// Reading the YAML and dropping what it says, with nothing before or between.
#[divan::bench(args = [100, 1000])]
fn deserialise(bencher: Bencher, scenes: usize) {
    let yaml = generate::Shape::long(scenes).yaml();
    bencher.bench(|| drop(black_box(serde_yaml::from_str::<raw::Lesson>(black_box(&yaml)).expect("a lesson"))));
}

/// All that `check` and `play` do with the bytes of a file.
#[divan::bench(args = [100, 1000])]
fn whole(bencher: Bencher, scenes: usize) {
    let yaml = generate::Shape::long(scenes).yaml();
    let (vocabulary, _) = Vocabulary::load((source(generate::VOCABULARY), Vec::new()), None, None);
    bencher.bench(|| {
        let (source, faults) = Source::new(black_box(&yaml).as_bytes().to_vec(), Text::new("lesson.yaml"));
        let loaded = load(None, &source, faults, &vocabulary);
        assert!(loaded.findings.is_empty());
        drop(black_box(loaded));
    });
}
