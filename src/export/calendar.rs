//! The plan up to an event as an iCalendar file (RFC 5545): practice before it, the day itself, and when to follow up.
//!
//! All entries are whole days, so that no time zone can move them. Their ids come from the event's own and stay when it is moved, so
//! that a second import changes entries instead of adding some.
//!
//! # Which crate writes it
//!
//! Looked at in November 2026. The first two and `ics` wrote the same entry; CPU is that of a release build with nothing else in it.
//!
//! | crate | last change | brings | CPU | a line, at most | what it leaves to us |
//! |---|---|---|---|---|---|
//! | `ical_vcard` 0.5.0 | 2026-08 | no other crate | 5 s | 75 bytes | escaping text, and which lines make an entry |
//! | `icalendar` 0.17.17 | 2026-10 | 10 crates; no feature turns chrono off | 18 s | 75 bytes | nothing |
//! | `ics` 0.5.8 | 2022-09 | no other crate | 5 s | 76 bytes, and the standard wants 75 | folding |
//! | `calcard` 0.3.14 | 2026-07 or later | 23 crates, chrono and its time zones among them | | | |
//! | `caldata` 0.18.0 | 2026-06 or later | 36 crates, chrono and its time zones among them | | | |
//! | `ical` 0.11.0 | 2024-03 | 6 crates, to build it | | | |
//!
//! Dates are jiff's everywhere here, and a second library for them would be for nothing. `icalendar` reads the files back in the tests.

use ical_vcard::{Contentline, Writer};

use crate::journal::{Day, Moment};
use crate::lesson::text::Text;
use crate::practice::plan::is_session;
use crate::practice::{Part, Plan, PlannedDay, Upcoming};
use crate::wording::{after, prep as say};

/// Who wrote the file: by this, one that may be written over is known.
const WRITER: &str = "-//mingle//practice plan//EN";

/// A calendar of an event. `plan` is what is ahead of it, `titles` are those of the lessons, by their places.
pub fn calendar(upcoming: &Upcoming, plan: Option<&Plan>, titles: &[Text], now: Moment) -> String {
    let mut book = Book { upcoming, now, lines: Vec::new() };
    book.line("BEGIN", "VCALENDAR");
    book.line("VERSION", "2.0");
    book.line("PRODID", WRITER);
    book.line("METHOD", "PUBLISH");
    let is_practice = |day: &&PlannedDay| is_session(day.before) && !day.parts.is_empty();
    let planned: Vec<PlannedDay> = plan.iter().flat_map(|plan| &plan.days).filter(is_practice).cloned().collect();
    for day in &planned {
        let words: Vec<String> = day.parts.iter().map(|part| part.words(titles).to_string()).collect();
        let minutes = day.parts.iter().map(Part::minutes).sum();
        let summary = say::calendar_practice(minutes, upcoming.name.as_ref());
        book.entry(&format!("before-{}", day.before), day.day, &summary, &words.join("\n"));
    }
    for before in dropped(upcoming, &planned) {
        book.cancelled(before);
    }
    let name = say::calendar_event(upcoming.name.as_ref());
    book.entry("event", upcoming.date, &name, say::calendar_event_note().as_str());
    for (place, day) in upcoming.follow_ups().into_iter().enumerate() {
        let summary = say::calendar_follow_up(upcoming.name.as_ref());
        book.entry(&format!("after-{}", place + 1), day, &summary, after::follow_up(place).as_str());
    }
    book.line("END", "VCALENDAR");
    book.written()
}

/// Whether a file holds a calendar that was written here.
pub fn is_ours(bytes: &[u8]) -> bool {
    let head = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{WRITER}\r\n");
    bytes.starts_with(head.as_bytes())
}

/// A calendar as it grows.
struct Book<'a> {
    upcoming: &'a Upcoming,
    now: Moment,
    lines: Vec<Contentline>,
}

impl Book<'_> {
    fn entry(&mut self, which: &str, day: Day, summary: &Text, note: &str) {
        self.begin(which, day);
        self.line("SUMMARY", &escaped(summary.as_str()));
        self.line("DESCRIPTION", &escaped(note));
        self.line("END", "VEVENT");
    }

    /// Practice that an earlier file may hold, and that the plan has no longer.
    fn cancelled(&mut self, before: i32) {
        self.begin(&format!("before-{before}"), self.upcoming.date.plus(-before));
        self.line("SUMMARY", &escaped(say::calendar_cancelled().as_str()));
        self.line("STATUS", "CANCELLED");
        self.line("END", "VEVENT");
    }

    /// What all entries have in common.
    fn begin(&mut self, which: &str, day: Day) {
        self.line("BEGIN", "VEVENT");
        self.line("UID", &format!("{}-{which}@mingle", self.upcoming.occasion));
        self.line("DTSTAMP", &self.now.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string());
        self.whole_day("DTSTART", day);
        self.whole_day("DTEND", day.plus(1));
        self.line("SEQUENCE", &self.sequence().to_string());
        // Others who see the calendar need not know, and are free to be met.
        self.line("CLASS", "PRIVATE");
        self.line("TRANSP", "TRANSPARENT");
        self.line("CATEGORIES", "mingle");
    }

    /// A date as a calendar file has it: `20261202`.
    fn whole_day(&mut self, name: &str, day: Day) {
        let date = day.0.strftime("%Y%m%d").to_string();
        self.lines.push(Contentline::new(name, date).add_param("VALUE", ["DATE"]));
    }

    fn line(&mut self, name: &str, value: &str) {
        self.lines.push(Contentline::new(name, value));
    }

    /// The number of this version: later ones have higher numbers, whatever was changed in between.
    fn sequence(&self) -> i64 {
        let since = self.now.timestamp().as_second() - self.upcoming.began.timestamp().as_second();
        since.clamp(0, i64::from(i32::MAX))
    }

    /// The file, each line folded as the standard wants it.
    fn written(&self) -> String {
        let mut writer = Writer::new(Vec::new());
        // Memory takes all that is written to it.
        let _ = writer.write_all(&self.lines);
        String::from_utf8_lossy(writer.inner()).into_owned()
    }
}

/// The days of practice that an earlier file may hold and that are not planned any more, once the event was moved.
fn dropped(upcoming: &Upcoming, planned: &[PlannedDay]) -> impl Iterator<Item = i32> {
    let most = if upcoming.moved { upcoming.furthest } else { 0 };
    (1..=most).rev().filter(|&before| is_session(before) && !planned.iter().any(|day| day.before == before))
}

/// A text with all escaped that means something in a calendar file (RFC 5545, 3.3.11); of control characters it has only line ends. No
/// space is at its ends, which the writer would not take at the beginning of a value.
fn escaped(text: &str) -> String {
    text.trim().replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}
