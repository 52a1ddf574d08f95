//! The words around own words: what was found in them and what was not, rating, and the models.

use super::again::Again;
use super::text;
use crate::lesson::model::ComposeKind;
use crate::lesson::text::Text;

/// What a check is called, and what it asks where it found nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked {
    /// What it looks for, in a few words.
    pub name: &'static str,
    /// What a learner may ask themselves.
    pub ask: &'static str,
}

const fn asked(name: &'static str, ask: &'static str) -> Asked {
    Asked { name, ask }
}

/// What a check is called in a text of a kind and asks, by the name that a history keeps; `None` where there is no such check.
pub fn of_check(kind: ComposeKind, check: &str) -> Option<Asked> {
    Some(match check {
        "who" => who(kind),
        "problem" => problem(kind),
        "outcome" => outcome(kind),
        "specific" => specific(kind),
        "next-step" => next_step(kind),
        "words" => asked("the length", ""),
        "sentence" => asked("the long sentence", ""),
        "tone" => asked("the tone", ""),
        _ => return None,
    })
}

/// What the check on people or names is called and asks.
fn who(kind: ComposeKind) -> Asked {
    match kind {
        ComposeKind::IdealClient => asked("who it is for", "Which people, and what sets them apart?"),
        ComposeKind::WhatIDo => asked("somebody you help", "Whom do you help, or work with?"),
        ComposeKind::Introduction => asked("both names", "Who are the two?"),
        ComposeKind::FollowUp | ComposeKind::Thanks | ComposeKind::Free => asked("a name in the greeting", "Whom do you greet?"),
    }
}

/// What the check on needs, or on the help that was given, is called and asks.
fn problem(kind: ComposeKind) -> Asked {
    match kind {
        ComposeKind::IdealClient | ComposeKind::WhatIDo | ComposeKind::Free => {
            asked("what they are short of", "What can they not do, or when do they come?")
        }
        ComposeKind::FollowUp => asked("their need", "What did they tell you that they need?"),
        ComposeKind::Introduction => asked("what one of them needs", "What is one of them looking for?"),
        ComposeKind::Thanks => asked("what the help was", "What did they do for you?"),
    }
}

/// What the check on what is better afterwards, or offered, is called and asks.
fn outcome(kind: ComposeKind) -> Asked {
    match kind {
        ComposeKind::IdealClient | ComposeKind::WhatIDo | ComposeKind::Free => {
            asked("what is better afterwards", "What can they do then, or do without?")
        }
        ComposeKind::FollowUp => asked("an offer or thanks", "Is there a small thing to offer, or to thank for?"),
        ComposeKind::Introduction => asked("what the other can give", "What does the other one bring?"),
        ComposeKind::Thanks => asked("what came of it", "What happened because of it?"),
    }
}

/// What the check on what only this text could say is called and asks.
fn specific(kind: ComposeKind) -> Asked {
    match kind {
        ComposeKind::IdealClient => asked("a number, place, time or trade", "How many, where, when, in which trade?"),
        ComposeKind::WhatIDo => asked("a thing that one can see", "Which word could a stranger picture?"),
        ComposeKind::FollowUp | ComposeKind::Introduction | ComposeKind::Thanks | ComposeKind::Free => {
            asked("a detail from your talk", "What could only come from this talk?")
        }
    }
}

/// What the check on what comes next is called and asks.
fn next_step(kind: ComposeKind) -> Asked {
    match kind {
        ComposeKind::IdealClient => asked("whom to send", "What should somebody do who knows one of them?"),
        ComposeKind::WhatIDo => asked("a question at the end", "What would you like to know of them?"),
        ComposeKind::Introduction => asked("that both would want it", "Did both say yes, or do you ask first?"),
        ComposeKind::FollowUp | ComposeKind::Thanks | ComposeKind::Free => {
            asked("an act and when", "What comes next, and on which day? Or is there no need to reply?")
        }
    }
}

/// Before what was found.
pub fn found() -> Text {
    text("Found")
}

/// Before what was not found.
pub fn not_found() -> Text {
    text("Not found")
}

/// Before what was found and may be better left out.
pub fn look_again() -> Text {
    text("Look again")
}

/// Words that were found, with what they may show.
pub fn found_quote(name: &str, words: &Text) -> Text {
    text(format!("{name}, \u{201c}{words}\u{201d}"))
}

/// How many words there are, where that is neither few nor many.
pub fn found_words(count: usize) -> Text {
    text(format!("{count} words"))
}

/// Several things in one sentence.
pub fn list(things: &[Text]) -> Text {
    let things: Vec<&str> = things.iter().map(Text::as_str).collect();
    text(format!("{}.", things.join("; ")))
}

/// What is said of a check that found nothing.
pub fn nothing(name: &str, ask: &str) -> Text {
    text(format!("{name}. {ask}"))
}

/// What is said where only a word for nobody in particular was found.
pub fn anybody(name: &str, word: &Text, ask: &str) -> Text {
    text(format!("{name}, only \u{201c}{word}\u{201d}. {ask}"))
}

/// What is said of a text that is short or long.
pub fn length(count: usize, (least, most): (usize, usize)) -> Text {
    let words = super::count(count, "word", "words");
    text(format!("{words}, where {least} to {most} are easy to take in."))
}

/// What is said of a text that is far too short.
pub fn far_too_short(count: usize, (least, most): (usize, usize)) -> Text {
    let words = super::count(count, "word is", "words are");
    text(format!("{words} too little to look for anything in. Between {least} and {most} are easy to take in."))
}

/// What is said of a long sentence: its first words, how many there are, and the most that are easy to follow.
pub fn long_sentence(start: &Text, count: usize, most: usize) -> Text {
    text(format!("the sentence \u{201c}{start} ...\u{201d} has {count} words. Up to {most} are easy to follow."))
}

/// What is said of a word of insiders.
pub fn jargon(word: &Text) -> Text {
    text(format!("\u{201c}{word}\u{201d} may be a word of your field. What would you say to a neighbour?"))
}

/// What is said of a superlative.
pub fn superlative(word: &Text) -> Text {
    text(format!("\u{201c}{word}\u{201d} puts you above others. What could somebody see instead?"))
}

/// What is said of a word of advertising.
pub fn sales(word: &Text) -> Text {
    text(format!("\u{201c}{word}\u{201d} sounds like an advertisement. Does it have to be in there?"))
}

/// What is said of requests: how many sentences ask for something, and the most that are light to read.
pub fn requests(count: usize, most: usize) -> Text {
    let asks = super::count(count, "sentence asks", "sentences ask");
    let rest = if most == 0 { "Thanks are lighter when they ask for nothing." } else { "One request is easy to answer." };
    text(format!("{asks} for something. {rest}"))
}

/// What is said where there are more words for the writer than for the reader.
pub fn about_me(me: usize, you: usize) -> Text {
    text(format!(
        "\u{201c}I\u{201d} stands there {me} times, \u{201c}you\u{201d} {you} times. Could one sentence begin with them?"
    ))
}

/// What words can show and what they cannot (EVIDENCE.md, free text).
pub fn honest() -> Text {
    text("I can spot words. I cannot judge sincerity, truth or tone. Ask a person who does not know your field.")
}

/// What is said of words that repeat themselves.
pub fn no_verdict() -> Text {
    text("The same words come again and again here, so I say nothing about them. They are kept as you wrote them.")
}

/// What is said of own words of which only the length is looked at.
pub fn composed(words: usize) -> Text {
    let words = super::count(words, "word", "words");
    text(format!("Kept, as you wrote it: {words}. I cannot judge sincerity, truth or tone; compare it with these."))
}

/// The item that goes on.
pub fn go_on() -> Text {
    text("Go on")
}

/// The item that writes anew.
pub fn write_again() -> Text {
    text("Write it again")
}

/// What is asked of somebody who writes anew.
pub fn write_again_prompt() -> Text {
    text("Write it again, with what you would like to change.")
}

/// The item that overrules a check.
pub fn count_anyway(name: &str) -> Text {
    text(format!("Count it anyway: {name}"))
}

/// What is said of a check that was overruled.
pub fn counted(name: &str) -> Text {
    text(format!("Counted: {name}. You know what you wrote."))
}

/// What is said once words are kept that were written anew.
pub fn kept() -> Text {
    text("Kept, as you wrote it.")
}

/// What is asked before the four lines.
pub fn rate() -> Text {
    text("Read it as they would. Rate it yourself, in four lines?")
}

/// The four lines by which learners rate their own words (EVIDENCE.md, free text): the name that a history keeps, and the words.
pub const RATED: [(&str, &str); 4] = [
    ("clear", "clear to a stranger"),
    ("about-them", "about them"),
    ("specific", "specific"),
    ("easy-to-answer", "easy to answer"),
];

/// What is asked for one of them.
pub fn rate_line(line: &str) -> Text {
    text(format!("Is it {line}? No means: not yet."))
}

/// What is said of a rating: the lines of it that are not yet so.
pub fn rated(not_yet: &[&str]) -> Text {
    if not_yet.is_empty() { text("Kept: all four.") } else { text(format!("Kept. Not yet: {}.", not_yet.join(", "))) }
}

/// Before the checks that were overruled.
pub fn counted_anyway() -> Text {
    text("Counted anyway")
}

/// Before the rating of own words, which may have been written anew since.
pub fn rated_head(rewritten: bool) -> Text {
    text(if rewritten { "How you rated it, before you wrote it once more" } else { "How you rated it" })
}

/// A rating: the lines of it that are so, and those that are not yet.
pub fn rating(so: &[&str], not_yet: &[&str]) -> Text {
    let not_yet = (!not_yet.is_empty()).then(|| format!("not yet {}", not_yet.join(", ")));
    let so = (!so.is_empty()).then(|| so.join(", "));
    text(format!("{}.", so.into_iter().chain(not_yet).collect::<Vec<_>>().join("; ")))
}

/// Before own words that are looked at again after a break.
pub fn wrote() -> Text {
    text("You wrote")
}

/// The heading over a model for a composed answer.
pub fn model(number: usize) -> Text {
    text(format!("One that works ({number})"))
}

/// The heading over the flawed example of a composed answer.
pub fn flawed() -> Text {
    text("One that does not")
}

/// What is asked beside the models.
pub fn copy_one() -> Text {
    text("Is there one thing in these that yours could use? Write it once more with that, or keep it as it is.")
}

/// What is asked for the few words by which later talks name the learner's ideal client.
pub fn name_client() -> Text {
    text("Later talks can name these people. Which few words fit behind \"I work with\"?")
}

/// Where these few words can be given, if none could be taken from the description.
pub fn name_client_later(again: &Again) -> Text {
    let settings = again.on_history("settings ideal-client \"bakers who ...\"");
    text(format!("Later talks can name these people: `{settings}`."))
}
