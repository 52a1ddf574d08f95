//! Own words as a learner meets them: what was found and what was not, writing anew, overruling, rating, the models, and what is kept.

use mingle::journal::{Answer, AttemptId, Event, EventId, Given, Moment, What};
use mingle::lesson::id::Id;
use mingle::lesson::text::Text;
use mingle::practice::{Kept, Record};
use serde_json::json;

use crate::screen::At;
use crate::test::{Ran, Test, events, same_file};

const PAGE: &str = include_str!("../fixtures/play/page.yaml");
const WORDS: &str = include_str!("../../lessons/words.yaml");

/// Words in which several checks find nothing.
const WEAK: &str = "I help anyone who wants to grow.\n\n";

/// Words in which every check finds what it looks for.
const STRONG: &str = "I work with young bakers in the hills who cannot read their own figures. With me they know by Friday noon what \
                      the week has earned.\nIf you know one of them, send them to me.\n\n";

fn page() -> Test {
    Test::new().lesson("page", PAGE).file("lessons/words.yaml", WORDS)
}

fn play(typed: &str) -> Ran {
    page().args("play page --seed 7").stdin(typed).run().success()
}

/// The events between the start and what follows, by their kinds.
fn kinds(ran: &Ran) -> Vec<String> {
    ran.events().iter().skip(1).map(|event| event["kind"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn somebody_in_a_hurry_gets_through_with_three_empty_lines() {
    let ran = play(&format!("{WEAK}\n\n\n"));
    same_file("tests/fixtures/play/page.txt", &ran.stdout);
    assert_eq!(kinds(&ran), ["answer", "rate"]);
    assert_eq!(ran.events()[2], json!({"kind": "rate", "scene": "page", "lines": {}}), "a rating that was passed by");
    assert_eq!(
        ran.events()[1],
        json!({"kind": "answer", "scene": "page", "text": "I help anyone who wants to grow.", "keep_as": "ideal-client"})
    );
}

#[test]
fn a_letter_that_stands_for_nothing_here_is_no_answer() {
    let mut test = Test::new().lesson("own", crate::card::OWN);
    let ran = test.again("play own --seed 1", "b\n W \nBakers.\nb\n\nI bake.\n\n").success();
    let keys = "Write your lines, then an empty one. Or q leave.\n";
    let ran = ran.stdout_has(&format!(
        "{keys}There is nothing to go back to here: write your words, or q leave.\n\
         There is no hint here: write your words, or q leave.\n"
    ));
    assert_eq!(ran.events()[1]["text"], "Bakers.\nb", "a letter on a later line is part of the words");

    let test = test.args("play own --fresh");
    let mut screen = test.screen(80, 24);
    screen.read_to(At::Words).press("b\r").until_text("There is nothing to go back to here: write your words, or q leave.");
    screen.read_to(At::Words).press("w\r").until_text("There is no hint here: write your words, or q leave.");
    screen.read_to(At::Words).press("q\r");
    screen.end().code(0);
}

#[test]
fn all_that_is_found_is_quoted_and_nothing_is_asked_about_it() {
    let ran = play(STRONG);
    let found = "Found: who it is for, “young bakers in the hills who cannot read their own figures”; what they are short of, “cannot”; what is \
                 better afterwards, “With me they”; a number, place, time or trade, “hills”; whom to send, “If you know”; 36 words.\n";
    let honest = "I can spot words. I cannot judge sincerity, truth or tone. Ask a person who does not know your field.\n";
    ran.stdout_has(&format!("\n{found}{honest}\nRead it as they would."))
        .stdout_has("\nKept. `mingle play page` goes on here.\n");
}

#[test]
fn words_are_written_again_and_the_last_ones_count() {
    let mut test = page();
    let ran = test.again("play page --seed 7", &format!("{WEAK}2\n{STRONG}\nB\nStrong words, once more.\n\n\n\n")).success();
    assert_eq!(kinds(&ran), ["answer", "revise", "rate", "back", "answer", "rate"]);
    assert_eq!(ran.events()[2]["keep_as"], "ideal-client");
    let ran = test.again("play page", "1\n\n").success().stdout_has("\nMei: So you work with people.");
    assert_eq!(kinds(&ran).last().map(String::as_str), Some("end"));
    test.again("transcript", "").success().stdout_has("\n**You:** Strong words, once more.\n");

    let ran = test.again("play page --fresh", &format!("{WEAK}2\nBakers only.\n\n\n\nBakers who bake.\nAnd sell.\n\n")).success();
    assert_eq!(kinds(&ran).iter().filter(|kind| *kind == "revise").count(), 3);
    test.again("transcript", "").success().stdout_has("\n**You:** Bakers who bake.  \nAnd sell.\n");
}

#[test]
fn a_check_is_overruled_and_does_not_come_again() {
    let ran = play(&format!("{WEAK}4\n3\n2\nAnyone at all, and often, and for good.\n\n\n\n\n"));
    assert_eq!(kinds(&ran), ["answer", "overrule", "overrule", "revise", "rate"]);
    assert_eq!(ran.events()[2], json!({"kind": "overrule", "scene": "page", "check": "specific"}));
    let (before, after) = ran.stdout.split_once("\nKept, as you wrote it.\n").expect("words that were written again");
    assert!(before.contains("\nCounted: a number, place, time or trade. You know what you wrote.\n"), "{before}");
    assert!(before.contains("\n3. Count it anyway: whom to send\nAnswer 1 to 3, "), "{before}");
    assert!(!after.contains("Not found: a number") && !after.contains("Not found: who it is for"), "{after}");
    assert!(after.contains("\nNot found: whom to send. "), "{after}");
}

#[test]
fn where_every_check_is_overruled_it_goes_on() {
    let ran = play(&format!("{WEAK}3\n3\n3\n\n"));
    assert_eq!(kinds(&ran), ["answer", "overrule", "overrule", "overrule", "rate"]);
    ran.stdout_has("\nCounted: whom to send. You know what you wrote.\n\nRead it as they would.")
        .stdout_has("\nOne that works (1)");
}

#[test]
fn words_that_are_far_too_few_are_told_as_such_and_nothing_else_is_said_of_them() {
    let mut test = page();
    let few = |count: &str| {
        let told = "too little to look for anything in. Between 25 and 60 are easy to take in.";
        let ways = "1. Go on\n2. Write it again\n3. Count it anyway: the length\nAnswer 1 to 3, ";
        format!("\n\nLook again: {count} {told}\n\nWhat next?\n{ways}")
    };
    let ran = test.again("play page", &format!("Bakers.\n\n2\n{WEAK}")).success().stdout_has(&few("1 word is"));
    ran.stdout_has("\nKept, as you wrote it.\nFound: what they are short of, ");
    let ran = test.again("play page --fresh", "I help anyone who is new.\n\n3\n\n").success().stdout_has(&few("6 words are"));
    ran.stdout_has("\nCounted: the length. You know what you wrote.\n\nRead it as they would.");
}

#[test]
fn a_transcript_tells_what_the_learner_said_of_their_words() {
    let mut test = page();
    let you = "\n**You:** I help anyone who wants to grow.\n\n";
    let transcript = |test: &mut Test| test.again("transcript", "").success();
    test.again("play page", &format!("{WEAK}4\n\ny\ny\nn\ny\ny\n")).success();
    let rated = "> *Counted anyway:* a number, place, time or trade.\n\n> *How you rated it:* clear to a stranger, specific, easy to \
                 answer; not yet about them.\n";
    transcript(&mut test).stdout_has(&format!("{you}{rated}"));
    test.again("play page --fresh", &format!("{WEAK}\ny\nn\nn\nn\nn\nBakers.\n\n")).success();
    let none = "> *How you rated it, before you wrote it once more:* not yet clear to a stranger, about them, specific, easy to answer.\n";
    transcript(&mut test).stdout_has(&format!("\n**You:** Bakers.\n\n{none}"));
    test.again("play page --fresh", &format!("{WEAK}4\nb\n{WEAK}\n\n")).success();
    transcript(&mut test).stdout_has(&format!("{you}**Mei:** So you work with people."));
}

#[test]
fn a_rating_has_four_lines_and_is_kept_once_all_are_answered() {
    let ran = play(&format!("{WEAK}\ny\ny\nn\n\nn\n"));
    assert_eq!(kinds(&ran), ["answer", "rate"]);
    let lines = json!({"clear": true, "about-them": false, "specific": true, "easy-to-answer": false});
    assert_eq!(ran.events()[2], json!({"kind": "rate", "scene": "page", "lines": lines}));
    let ran =
        ran.stdout_has("\nIs it about them? No means: not yet.\n").stdout_has("\nKept. Not yet: about them, easy to answer.\n");
    ran.stdout_has("\nOne that works (1)");
    assert_eq!(kinds(&play(&format!("{WEAK}\ny\ny\nn\nq\n"))), ["answer"]);
}

#[test]
fn leaving_anywhere_keeps_the_words() {
    for typed in ["", "q\n", "\n", "\nq\n", "\ny\n", "\n\n", "\n\nq\n", "2\n", "2\nq\n"] {
        let ran = play(&format!("{WEAK}{typed}"));
        assert!(ran.stdout.ends_with("\nKept. `mingle play page` goes on here.\n"), "{typed:?}: {}", ran.stdout);
        let passed_by = ["\n\n", "\n\nq\n"].contains(&typed);
        assert_eq!(kinds(&ran), if passed_by { vec!["answer", "rate"] } else { vec!["answer"] }, "{typed:?}");
    }
    let ran = play("2\nI help bakers.");
    assert_eq!(ran.events()[1]["text"], "2\nI help bakers.", "the end of the input ends the words");
}

#[test]
fn who_leaves_between_the_words_and_the_models_goes_on_with_the_checks_and_finds_the_models() {
    const MODELS: &str = "One that works (1)";
    let again =
        "On with The page, from where you left.\nWhom do you serve best?\nYou wrote: I help anyone who wants to grow.\nFound: ";
    for (typed, shown_later) in [("", true), ("q\n", true), ("\nq\n", true), ("\ny\ny\nq\n", true), ("\n\nq\n", false)] {
        let mut test = page();
        let left = test.again("play page --seed 7", &format!("{WEAK}{typed}")).success().stdout;
        let on = test.again("play page", "\n\n\n").success().stdout;
        assert_eq!([left.contains(MODELS), on.contains(MODELS)], [!shown_later, shown_later], "{typed:?}: {on}");
        assert_eq!(on.starts_with(again), shown_later, "{typed:?}: {on}");
        assert!(on.contains("\nMei: "), "{typed:?}: it goes on after them: {on}");
    }
}

#[test]
fn what_was_overruled_or_forgotten_is_not_asked_about_on_coming_back() {
    let mut test = page();
    test.again("play page", &format!("{WEAK}4\nq\n")).success();
    let on = test.again("play page", "b\n").success().stdout;
    assert!(on.contains("\nNot found: who it is for") && !on.contains("\nNot found: a number"), "{on}");
    test.again("play page", WEAK).success().stdout_has("\nNot found: a number");
    test.again("data forget --texts --yes", "").success();
    let on = test.again("play page", "\n").success().stdout;
    assert!(on.contains("One that works (1)") && !on.contains("You wrote"), "{on}");
}

#[test]
fn going_back_asks_for_the_words_again() {
    let prompt = "\nWhom do you serve best?\n";
    for (typed, happened) in [("b\n", &["answer", "back"][..]), ("\n\nb\n", &["answer", "rate", "back"])] {
        let ran = play(&format!("{WEAK}{typed}"));
        assert_eq!(kinds(&ran), happened, "{typed:?}");
        assert_eq!(ran.stdout.matches(prompt).count(), 2, "{typed:?}");
    }
    let ran = play(&format!("{WEAK}2\nb\n"));
    assert_eq!(kinds(&ran), ["answer"]);
    assert_eq!(ran.stdout.matches("\n1. Go on\n").count(), 2, "back from writing again is the question before");
}

#[test]
fn words_that_repeat_themselves_have_no_verdict() {
    let ran = play("bakers bakers bakers bakers bakers bakers\n\n");
    let told = "\nThe same words come again and again here, so I say nothing about them. They are kept as you wrote them.\n";
    let ran = ran.stdout_has(&format!("{told}\nWhat next?\n1. Go on\n2. Write it again\nAnswer 1 to 2, "));
    assert!(!ran.stdout.contains("ound:"), "{}", ran.stdout);
}

#[test]
fn an_ideal_client_is_named_in_later_talks() {
    let mut test = page();
    let ran = test.again("play page --seed 7", &format!("{STRONG}\n\nbakers  in the hills\n")).success();
    let asked = "\nLater talks can name these people. Which few words fit behind \"I work with\"?\nSo far:\nyoung bakers in the hills \
                 who cannot read their own figures\n";
    let ran = ran.stdout_has(asked);
    assert_eq!(ran.events().last(), Some(&json!({"kind": "setting", "name": "ideal-client", "value": "bakers in the hills"})));
    test.again("settings ideal-client", "").success().stdout("Whom you serve best: bakers in the hills\n");
    let ran = test.again("play page --fresh", &format!("{STRONG}\n\n\n")).success();
    let ran = ran.stdout_has("\nSo far:\nbakers in the hills\n").stdout_has("\nMei: So you work with bakers in the hills.");
    assert_eq!(ran.events().iter().filter(|event| event["kind"] == "setting").count(), 1, "what stays needs no event");
}

#[test]
fn a_library_without_word_lists_counts_words_alone() {
    let ran = Test::new().lesson("page", PAGE).args("play page --seed 7").stdin(WEAK).run().success();
    ran.stdout_has("\nLook again: 7 words, where 25 to 60 are easy to take in.\nI can spot words.");
}

#[test]
fn on_a_screen_a_key_too_many_never_answers_the_next_question() {
    for columns in [80, 40] {
        let test = page().args("play page --seed 7");
        let mut screen = test.screen(columns, 80);
        screen.read_to(At::Words).say("I help anyone who wants to grow.").read_to(At::Words).press("\r");
        screen.read_to(At::Menu).pick("Count it anyway: who it is for");
        screen.read_to(At::Menu).press("\r");
        screen.read_to(At::YesNo).answer(true);
        for line in ["clear to a stranger", "about them", "specific", "easy to answer"] {
            screen.read_to(At::YesNo).until_text(line).answer(false);
        }
        screen.read_to(At::Words).say("Bakers.").read_to(At::Words).press("\r");
        screen.read_to(At::Decision).press("q");
        screen.end().code(0).within(columns);
        let kinds: Vec<_> = events(&test.journal()).iter().map(|event| event["kind"].clone()).collect();
        assert_eq!(kinds, ["start", "answer", "overrule", "rate", "revise"]);
    }
}

#[test]
fn what_is_kept_under_a_name_is_what_was_written_last() {
    let (scene, name) = (Id::new("page").expect("an id"), Id::new("ideal-client").expect("an id"));
    let attempt = AttemptId(1);
    let answer = |text: &str, keep_as: Option<&Id>| Answer {
        scene: scene.clone(),
        given: Given::Words { text: text.to_owned(), keep_as: keep_as.cloned() },
    };
    let at = |hour: u32| format!("2026-11-23T{hour:02}:00:00+01:00").parse::<Moment>().expect("a moment");
    let happened = [
        What::Answer { attempt, answer: answer("Anyone.", Some(&name)) },
        What::Revise { attempt, answer: answer("Bakers.", Some(&name)) },
        What::Answer { attempt, answer: answer("Something else.", None) },
        What::Revise { attempt, answer: answer(" ", Some(&name)) },
    ];
    let events = happened.into_iter().zip(9..).map(|(what, hour)| Event::new(EventId(u128::from(hour)), at(hour), what));
    let record = Record::of(events);
    assert_eq!(record.kept.into_iter().collect::<Vec<_>>(), [(name, Kept { words: Text::new("Bakers."), at: at(10) })]);
}
