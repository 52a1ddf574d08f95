//! How fast an automatic player goes through lessons, and what a learner's screen costs on the way.

#[path = "../tests/integration/generate/mod.rs"]
mod generate;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use mingle::lesson::load::load;
use mingle::lesson::model::{Body, Lesson};
use mingle::lesson::source::Source;
use mingle::lesson::template::Values;
use mingle::lesson::text::Text;
use mingle::lesson::vocabulary::Vocabulary;
use mingle::story::{Machine, Story, seed};

fn main() {
    divan::main();
}

/// How many choices one run makes.
const CHOICES: usize = 10_000;

fn lesson(scenes: usize) -> Lesson {
    let source = |text: String| Source::new(text.into(), Text::new("lesson.yaml")).0;
    let (vocabulary, _) = Vocabulary::load((source(generate::VOCABULARY.into()), Vec::new()), None, None);
    let loaded = load(None, &source(generate::Shape::long(scenes).yaml()), Vec::new(), &vocabulary);
    assert!(loaded.findings.is_empty());
    loaded.lesson.expect("a lesson")
}

/// Choices in turn, over the machine without text: from the start again at each ending or dead end.
#[divan::bench(args = [100, 1000])]
fn automatic_play(bencher: Bencher, scenes: usize) {
    let lesson = lesson(scenes);
    let machine = Machine::new(&lesson).expect("a machine");
    let vary = vec![0; lesson.vary.len()];
    bencher.counter(ItemsCount::new(CHOICES)).bench(|| {
        let start = machine.settle(machine.start(black_box(&vary)));
        let mut state = start;
        for turn in 0..CHOICES {
            let open = machine.available(state).count();
            let next = match machine.scene(state).map(|scene| &scene.body) {
                Some(Body::Compose(_)) => Some(machine.pass(state)),
                _ => turn
                    .checked_rem(open)
                    .and_then(|place| machine.available(state).nth(place))
                    .map(|way| machine.take(state, way).next),
            };
            state = next.map_or(start, |next| machine.settle(next));
        }
        state
    });
}

/// How far a learner is: asked once for each scene that is shown.
#[divan::bench(args = [100, 1000])]
fn progress(bencher: Bencher, scenes: usize) {
    let lesson = lesson(scenes);
    let values = Values { vary: seed::vary(&lesson, 7), ..Values::default() };
    let story = Story::new(&lesson, 7, values).expect("a story");
    bencher.bench(|| black_box(&story).progress());
}
