//! Codes R: whether a lesson can be read with ease. They measure English only; other languages have other limits.

pub mod grade;
pub mod grade_too_high;
pub mod idioms;
pub mod long_sentence;
pub mod mean_sentence;

use crate::check::reading::{Reading, Sentence};

/// How many sentences are named where a lesson as a whole is found.
const NAMED: usize = 3;

/// The sentences that weigh most by some measure, the heaviest first.
fn worst<'r>(reading: &'r Reading<'_>, weight: impl Fn(&Sentence) -> f64) -> Vec<&'r Sentence> {
    let mut sentences: Vec<&Sentence> = reading.sentences.iter().collect();
    sentences.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
    sentences.dedup_by(|one, other| reading.said(one) == reading.said(other));
    sentences.truncate(NAMED);
    sentences
}

/// Sentences by their first words, for messages.
fn named(reading: &Reading<'_>, sentences: &[&Sentence]) -> String {
    let named = sentences.iter().map(|sentence| format!("\u{201c}{}\u{201d}", beginning(reading.said(sentence))));
    named.collect::<Vec<_>>().join(", ")
}

/// The first words of a sentence.
fn beginning(sentence: &str) -> String {
    const WORDS: usize = 8;
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let more = if words.len() > WORDS { " ..." } else { "" };
    words[..words.len().min(WORDS)].join(" ") + more
}
