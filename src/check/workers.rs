//! The same work on many things, several at a time.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Does some work on each of the things, with so many workers, and gives what came out in the order of the things. After each, in
/// whatever order they end, `done` is told on this thread how many are.
pub(super) fn each<T: Sync, R: Send>(
    things: &[T],
    workers: NonZeroUsize,
    work: impl Fn(&T) -> R + Sync,
    done: impl Fn(usize),
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    let mut came_out = thread::scope(|scope| {
        for _ in 0..workers.get().min(things.len()) {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                // Nobody takes the same number twice, and nothing else is told by it.
                while let Some((index, thing)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, things.get(at)?)))
                {
                    // Whoever receives waits for all workers.
                    let _ = sender.send((index, work(thing)));
                }
            });
        }
        drop(sender);
        results.iter().zip(1..).inspect(|&(_, count)| done(count)).map(|(result, _)| result).collect::<Vec<_>>()
    });
    came_out.sort_by_key(|&(index, _)| index);
    came_out.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[test]
    fn results_keep_the_order_of_the_things() {
        let things: Vec<u64> = (0..500).collect();
        for workers in [1, 2, 7, 1000] {
            let told = RefCell::new(Vec::new());
            // The first things take longest.
            let work = |thing: &u64| (0..(500 - thing) * 100).fold(*thing, |sum, _| std::hint::black_box(sum));
            let done = each(&things, NonZeroUsize::new(workers).expect("some"), work, |count| told.borrow_mut().push(count));
            assert_eq!(done, things, "{workers} workers");
            assert_eq!(told.into_inner(), (1..=500).collect::<Vec<_>>());
        }
    }

    #[test]
    fn of_nothing_comes_nothing() {
        assert!(each(&[] as &[u8], NonZeroUsize::MIN, |thing| *thing, |_| panic!("nothing is done")).is_empty());
    }
}
