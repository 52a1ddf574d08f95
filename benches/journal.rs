//! How long it takes to read a journal and to make of it what the program asks.

mod history;

use divan::{Bencher, black_box};
use mingle::journal::History;
use mingle::practice::Record;

fn main() {
    divan::main();
}

/// The lines of a journal as events.
#[divan::bench(args = [10_000, 100_000])]
fn read(bencher: Bencher, events: usize) {
    let bytes = history::of(events);
    bencher.bench(|| {
        let history = History::from_bytes(black_box(&bytes));
        assert_eq!((history.events.len(), history.notices.len()), (events, 0));
        history
    });
}

/// Events as attempts and settings.
#[divan::bench(args = [10_000, 100_000])]
fn fold(bencher: Bencher, events: usize) {
    let history = History::from_bytes(&history::of(events));
    bencher.with_inputs(|| history.events.clone()).bench_values(|events| Record::of(black_box(events)));
}
