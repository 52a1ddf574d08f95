//! A journal of many attempts, as the program writes it.

use std::fmt::Write as _;

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
