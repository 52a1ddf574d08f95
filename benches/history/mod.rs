//! A journal of many attempts, as the program writes it.

use std::fmt::Write as _;

use mingle::lesson::library::Library;

/// How many answers an attempt has: with its start and its end, twenty events.
const ANSWERS: usize = 18;

/// The bytes of a journal of so many events.
pub(crate) fn of(events: usize) -> Vec<u8> {
    let mut lines = String::new();
    for number in 0..events {
        let (attempt, step) = (number / (ANSWERS + 2), number % (ANSWERS + 2));
        // Event ids are random and use all their digits.
        let id = (number as u128 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        let (minute, second) = (number / 60 % 60, number % 60);
        let _ = write!(lines, r#"{{"v":1,"id":"{id:032x}","at":"2026-11-23T09:{minute:02}:{second:02}.250+01:00","#);
        let _ = match step {
            0 => writeln!(
                lines,
                r#""kind":"start","attempt":"{attempt:08x}","library":"built-in","lesson":"anywhere","seed":{number},"vary":{{"gift":"a candle"}}}}"#
            ),
            ANSWERS.. => writeln!(lines, r#""kind":"end","attempt":"{attempt:08x}","ending":"two-referrals"}}"#),
            _ => writeln!(
                lines,
                r#""kind":"answer","attempt":"{attempt:08x}","scene":"back-room-{step}","choice":"ask-back","shown":["pitch-now","ask-back","change-topic"]}}"#
            ),
        };
    }
    lines.into_bytes()
}

/// The bytes of a journal of about so many events: the lessons that ship, played through one after the other, each decision answered.
#[allow(dead_code, reason = "not each benchmark needs both")]
pub(crate) fn of_lessons(events: usize) -> Vec<u8> {
    let library = Library::built_in();
    let lessons = library.playable();
    let mut lines = String::new();
    let mut number = 0;
    let mut head = || {
        number += 1;
        let id = (number as u128).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        let (month, day, second) = (1 + number / 10_000, 1 + number / 400 % 25, number % 60);
        (number, format!(r#"{{"v":1,"id":"{id:032x}","at":"2025-{month:02}-{day:02}T09:00:{second:02}.250+01:00","kind":"#))
    };
    for (attempt, lesson) in lessons.iter().cycle().enumerate() {
        let (number, start) = head();
        if number >= events {
            break;
        }
        let id = &lesson.id;
        let _ = writeln!(
            lines,
            r#"{start}"start","attempt":"{attempt:08x}","library":"built-in","lesson":"{id}","seed":{attempt},"vary":{{}}}}"#
        );
        for scene in lesson.scenes.iter().filter(|scene| !scene.choices().is_empty()) {
            let shown: Vec<String> = scene.choices().iter().map(|choice| format!("\"{}\"", choice.way.id)).collect();
            let (choice, scene, shown) = (&shown[attempt % shown.len()], &scene.id, shown.join(","));
            let _ = writeln!(
                lines,
                r#"{}"answer","attempt":"{attempt:08x}","scene":"{scene}","choice":{choice},"shown":[{shown}]}}"#,
                head().1
            );
        }
        let ending = &lesson.endings[attempt % lesson.endings.len()].id;
        let _ = writeln!(lines, r#"{}"end","attempt":"{attempt:08x}","ending":"{ending}"}}"#, head().1);
    }
    lines.into_bytes()
}
