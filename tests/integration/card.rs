//! `mingle card`: what learners carry to an event, whatever they have typed.

use crate::test::{PRINCIPLES, Test};

/// A lesson whose own words go to the card.
pub(crate) const OWN: &str = include_str!("../fixtures/play/own.yaml");

/// Lines that a library has for cards.
pub(crate) const LINES: &str = "\
card:
  openers: [One?, Two?, Three?, Four?]
  leaving: [Bye., So long., Farewell.]
";

/// Somebody who has a library of one lesson, with lines for cards.
fn learner() -> Test {
    Test::new().lesson("own", OWN).file("lessons/principles.yaml", format!("{PRINCIPLES}{LINES}"))
}

/// The same after the lesson, with these words for whom they help and for what they do; the choice was the weak one.
fn played(whom: &str, what: &str) -> Test {
    let mut test = learner();
    let options = test.again("play own --seed 1", &format!("{whom}\n\n{what}\n\n")).stdout;
    let weak = if options.contains("1. “So have I.”") { 1 } else { 2 };
    test.again("play own", &format!("{weak}\nI meet Bo\nI will ask how the garden is\n\n")).success();
    test
}

#[test]
fn an_empty_card_says_how_to_fill_it() {
    learner().args("card").run().success().stdout(
        "My card
Whom I help best:
Still empty: the lesson \"Whom you serve\" asks for it (`mingle play own`).

What I do:
Still empty: the lesson \"Whom you serve\" asks for it (`mingle play own`).

To begin a talk:
One?
Two?
Three?

To leave one:
Bye.
So long.

My plans:
Still empty: each lesson ends with a plan of yours.

To remember:
Still empty: comes from where another line was stronger, in lessons and reviews.

Promises to keep:
None open. `mingle prep` asks for them after an event.
",
    );
}

#[test]
fn a_page_to_carry_says_only_what_is_on_it() {
    let mut test = learner();
    test.again("card --format markdown", "").success().stdout(
        "# My card

## To begin a talk

- One?
- Two?
- Three?

## To leave one

- Bye.
- So long.
",
    );
    let page = test.again("card --format html", "").success().stdout;
    assert_eq!(page.matches("<h2>").count(), 2, "{page}");
    assert!(!page.contains('`') && !page.contains("mingle"), "{page}");
    // Promises that have no room are counted, and the screen says where they all are.
    test.again("prep --event 2026-11-24", "").success();
    let mut test = test.now("2026-11-25T09:00:00+01:00");
    let promised: String = ["One", "Two", "Three", "Four", "Five"].map(|promise| format!("{promise}\n\n\n")).concat();
    test.again("prep", &format!("y\n\n\n{promised}\nq\n")).success();
    let kept = "## Promises to keep\n\n- One\n- Two\n- Three\n- Four\n- and 1 more\n";
    test.again("card --format markdown", "").success().stdout_has(kept);
    test.again("card", "").success().stdout_has("\nFour\nand 1 more\n`mingle prep` lists them all.\n");
}

#[test]
fn a_library_without_lines_and_lessons_that_ask_says_so() {
    let ran = Test::new().queue().args("card").run().success();
    assert_eq!(ran.stdout.matches("This library has none.\n").count(), 2);
    assert!(ran.stdout.contains("Still empty: `mingle settings ideal-client` takes it.\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("Still empty: no lesson of this library asks for it.\n"), "{}", ran.stdout);
}

#[test]
fn the_built_in_library_has_lines_for_every_card() {
    let ran = Test::new().args("card").run().success();
    assert!(!ran.stdout.contains("This library has none."), "{}", ran.stdout);
}

#[test]
fn a_card_is_filled_by_what_the_learner_wrote_chose_and_planned() {
    let mut test = played("Bakers who\nwork nights.", "I keep their books.");
    test.again("card --format markdown", "").success().stdout(
        "# My card

## Whom I help best

Bakers who work nights.

## What I do

I keep their books.

## To begin a talk

- One?
- Two?
- Three?

## To leave one

- Bye.
- So long.

## My plans

If I meet Bo, then I will ask how the garden is.

## To remember

Ask about the thing that they have just said.
",
    );
    // The latest words count, and a stronger answer later does not take a first try back.
    let again = "Nurses.\n\nI bake.\n\n";
    test.again("play own --fresh --seed 1", again);
    let card = test.again("card", "").success().stdout;
    assert!(card.contains("\nNurses.\n") && card.contains("\nI bake.\n") && card.contains("\nAsk about the thing"), "{card}");
}

const HOSTILE: &str =
    "</style></title></p><script>alert(1)</script><img src=x onerror=alert(1)> \"'&amp;&#0; ]]> <!-- \u{1b}[31m\u{202e}";

#[test]
fn a_page_is_harmless_whatever_was_typed() {
    let mut test = played(&HOSTILE.repeat(20), HOSTILE).args("card --format html");
    let page = test.run().success().stdout;
    // What a browser reads leniently is strict XML here, so that nothing is left to guesses.
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let tree = roxmltree::Document::parse_with_options(&page, options).expect("well-formed");
    let names: std::collections::BTreeSet<&str> =
        tree.descendants().filter(roxmltree::Node::is_element).map(|node| node.tag_name().name()).collect();
    let known = ["body", "h1", "h2", "head", "html", "li", "main", "meta", "p", "section", "style", "title", "ul"];
    assert_eq!(names.into_iter().collect::<Vec<_>>(), known);
    let typed = HOSTILE.replace("\u{1b}[31m\u{202e}", "");
    let words = tree.descendants().filter(|node| node.has_tag_name("p")).filter_map(|node| node.text());
    assert!(words.into_iter().any(|words| words == typed.trim()), "{page}");
    assert!(!page.contains("://") && !page.contains("url(") && !page.contains("@import"), "nothing from elsewhere: {page}");
    let policy = tree.descendants().find(|node| node.attribute("http-equiv") == Some("Content-Security-Policy"));
    let policy = policy.and_then(|node| node.attribute("content")).expect("a policy");
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    // Notes stay notes.
    let notes = test.again("card --format markdown", "").success().stdout;
    assert!(notes.matches('<').count() > 100, "{notes}");
    assert_eq!(notes.matches('<').count(), notes.matches("\\<").count(), "{notes}");
}

#[test]
fn letters_on_paper_are_as_large_as_the_texts_let_them_be() {
    let size = |mut test: Test| {
        let page = test.again("card --format html", "").success().stdout;
        let (size, _) = page.split_once("--size: ").and_then(|(_, rest)| rest.split_once(" }")).expect("a size");
        size.to_owned()
    };
    assert_eq!(size(learner()), "10.5pt; --rows: 99");
    assert_eq!(size(played(&"Bakers who work nights. ".repeat(30), "I keep their books.")), "9.5pt; --rows: 99");
    assert_eq!(size(played(&"Bakers who work nights. ".repeat(99), "I keep their books.")), "7.5pt; --rows: 3");
}
