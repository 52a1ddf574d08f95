//! The exact text of every block and question, and what each kind of answer is taken for.

use std::io;

use super::Plain;
use crate::lesson::text::Text;
use crate::ui::{Ask, Block, Frontend, MeterReading, Reply, Speaker};

/// What is written while `act` runs on the given input.
fn written(input: &[u8], act: impl FnOnce(&mut Plain<&[u8], &mut Vec<u8>>) -> io::Result<()>) -> io::Result<String> {
    let mut out = Vec::new();
    act(&mut Plain::new(input, &mut out))?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// The reply to `ask`, and what was written.
fn replied(ask: &Ask, input: &[u8]) -> io::Result<(Reply, String)> {
    let mut reply = Reply::End;
    let text = written(input, |ui| {
        reply = ui.ask(ask)?;
        Ok(())
    })?;
    Ok((reply, text))
}

fn text(words: &str) -> Text {
    Text::new(words)
}

fn trust(value: u8) -> MeterReading {
    MeterReading { label: text("Trust"), min: 0, max: 5, value }
}

fn words(initial: Option<&str>, many_lines: bool) -> Ask {
    Ask::Words { prompt: text("Write to Ann."), initial: initial.map(text), many_lines, back: true, hint: false }
}

fn decision() -> Ask {
    Ask::Decision { options: vec![text("Ask."), text("Wait\na while.")], back: true, hint: true }
}

#[test]
fn a_page_reads_from_top_to_bottom() -> io::Result<()> {
    let rosa = Speaker { name: text("Rosa"), voice: 0 };
    let page = written(b"2\n", |ui| {
        ui.show(&Block::Scene {
            title: text("The person behind the counter"),
            at: Some(text("Half past seven")),
            progress: Some(text("3 of about 7")),
            meters: vec![trust(3)],
        })?;
        ui.show(&Block::Paragraph(text("You put a candle on the counter.")))?;
        ui.show(&Block::Line { speaker: rosa, words: text("Is it for someone special?\nOr for you?") })?;
        ui.ask(&decision())?;
        ui.show(&Block::Label(text("Why")))?;
        ui.show(&Block::Paragraph(text("Silence is long.")))?;
        ui.show(&Block::MeterMoved { now: trust(2), before: 3 })?;
        ui.show(&Block::Heading(text("Debrief")))?;
        ui.show(&Block::Entry { label: text("You"), words: text("Ask first.") })?;
        let words = text("Listening: 5 of 8.");
        ui.show(&Block::Share { label: text("Listening"), part: 5, whole: 8, note: None, words })?;
        ui.show(&Block::Notice(text("Kept.")))
    })?;
    assert_eq!(
        page,
        "The person behind the counter, 3 of about 7. Half past seven. Trust 3 of 5.\n\
         You put a candle on the counter.\n\
         Rosa: Is it for someone special?\n\
         Rosa: Or for you?\n\
         \n\
         1. Ask.\n\
         2. Wait a while.\n\
         Answer 1 to 2, b back, w hint, q leave.\n\
         \n\
         Why:\n\
         Silence is long.\n\
         Trust is now 2 of 5, down 1.\n\
         \n\
         Debrief\n\
         You: Ask first.\n\
         Listening: 5 of 8.\n\
         Kept.\n"
    );
    Ok(())
}

#[test]
fn decisions_take_numbers_and_the_letters_that_are_allowed() -> io::Result<()> {
    for (input, reply) in [
        (&b" 2 \n"[..], Reply::Pick(1)),
        (b"1.\r\n", Reply::Pick(0)),
        (b"B\n", Reply::Back),
        (b"w\n", Reply::Hint),
        (b"Q", Reply::Quit),
        (b"", Reply::End),
        (b"3\n", Reply::End),
    ] {
        assert_eq!(replied(&decision(), input)?.0, reply, "{input:?}");
    }
    let only = Ask::Decision { options: vec![text("Ask.")], back: false, hint: false };
    let (reply, page) = replied(&only, b"b\n\n\xff\n1\n")?;
    assert_eq!(reply, Reply::Pick(0));
    let unusable = "That is not one of the answers here: answer 1, q leave.\n";
    assert_eq!(page, format!("1. Ask.\nAnswer 1, q leave.\n{unusable}{unusable}{unusable}"));
    Ok(())
}

#[test]
fn a_line_without_end_is_refused() -> io::Result<()> {
    let mut input = vec![b'1'; 1 << 20];
    input.extend(b"\n1\n");
    assert_eq!(replied(&decision(), &input)?.0, Reply::Pick(0));
    input[0] = b'x';
    let (reply, page) = replied(&words(None, false), &input)?;
    assert_eq!(reply, Reply::Text("1".into()));
    assert!(page.ends_with("would be over 64 KiB: write a shorter one.\n"), "{page}");
    Ok(())
}

#[test]
fn menus_take_the_default_on_an_empty_line() -> io::Result<()> {
    let menu = Ask::Menu { prompt: text("What next?"), items: vec![text("Replay"), text("Leave")], default: 1 };
    let (reply, page) = replied(&menu, b"\n")?;
    assert_eq!(reply, Reply::Pick(1));
    assert_eq!(page, "What next?\n1. Replay\n2. Leave\nAnswer 1 to 2, Enter for 2, b back, q leave.\n");
    assert_eq!(replied(&menu, b"1\n")?.0, Reply::Pick(0));
    assert_eq!(replied(&menu, b"b\n")?.0, Reply::Back);
    assert_eq!(replied(&menu, b"")?.0, Reply::End);
    Ok(())
}

#[test]
fn own_words_end_with_an_empty_line_or_the_input() -> io::Result<()> {
    for (input, reply) in [
        (&b"Dear Ann\nb\n\nmore"[..], Reply::Text("Dear Ann\nb".into())),
        (b"Dear Ann\nq", Reply::Text("Dear Ann\nq".into())),
        (b"b\n", Reply::Back),
        (b" Q \n", Reply::Quit),
        (b"w\n\nWith love\n\n", Reply::Text("With love".into())),
        (b"", Reply::End),
        (b"\n", Reply::End),
        (b"a\n\xff\nb\n\n", Reply::Text("a\nb".into())),
    ] {
        assert_eq!(replied(&words(None, true), input)?.0, reply, "{input:?}");
    }
    assert_eq!(replied(&words(None, false), b"  one \n two\n")?.0, Reply::Text("  one ".into()));
    let many = "x".repeat(1000) + "\n";
    let (reply, page) = replied(&words(None, true), many.repeat(70).as_bytes())?;
    assert!(matches!(reply, Reply::Text(kept) if kept.len() <= super::LIMIT));
    assert!(page.contains("over 64 KiB"), "{page}");
    Ok(())
}

#[test]
fn an_empty_answer_keeps_the_words_that_there_are() -> io::Result<()> {
    let (reply, page) = replied(&words(Some("Thank you."), false), b"\n")?;
    assert_eq!(reply, Reply::Text("Thank you.".into()));
    assert_eq!(
        page,
        "Write to Ann.\nSo far:\nThank you.\nWrite one line, or an empty one to keep these words. Or b back, q leave.\n"
    );
    assert_eq!(replied(&words(Some("Thank you."), true), b"Hello\n\n")?.0, Reply::Text("Hello".into()));
    Ok(())
}

#[test]
fn yes_and_no_are_words() -> io::Result<()> {
    let confirm = |default| Ask::Confirm { prompt: text("Delete it?"), default };
    for (input, default, reply) in [
        (&b"Yes\n"[..], false, Reply::Pick(0)),
        (b"n\n", true, Reply::Pick(1)),
        (b"\n", true, Reply::Pick(0)),
        (b"\n", false, Reply::Pick(1)),
        (b"b\n", true, Reply::Back),
        (b"q\n", true, Reply::Quit),
        (b"perhaps\n", true, Reply::End),
    ] {
        assert_eq!(replied(&confirm(default), input)?.0, reply, "{input:?}");
    }
    let (_, page) = replied(&confirm(false), b"perhaps\n")?;
    assert_eq!(
        page,
        "Delete it?\nAnswer y or n, Enter for n, b back, q leave.\n\
         That is neither yes nor no: answer y or n, Enter for n, b back, q leave.\n"
    );
    Ok(())
}
