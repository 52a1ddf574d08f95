//! `mingle prep --calendar`: a file that other programs read as it is meant, and that a later one updates.

use std::collections::BTreeMap;
use std::fs;

use icalendar::{Calendar, CalendarComponent, Component as _, DatePerhapsTime};

use crate::test::{DRILLS, Test};

/// An entry of a calendar, as another program reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    date: String,
    summary: String,
    note: String,
    sequence: u32,
    stamp: String,
    cancelled: bool,
}

fn learner() -> Test {
    Test::new().lesson("doors", DRILLS)
}

/// Exports the calendar and reads it back: the entries by what tells them apart, without the part that they share.
fn exported(test: &mut Test) -> (String, BTreeMap<String, Entry>) {
    test.again("prep --calendar plan.ics", "").success();
    let bytes = fs::read_to_string(test.path("plan.ics")).expect("a calendar");
    let calendar: Calendar = bytes.parse().expect("a calendar that another program can read");
    let mut entries = BTreeMap::new();
    let mut shared = None;
    for component in &calendar.components {
        let CalendarComponent::Event(event) = component else { panic!("only entries: {component:?}") };
        let id = event.get_uid().expect("an id").strip_suffix("@mingle").expect("an id of ours");
        let (occasion, which) = id.split_once('-').expect("an occasion and which");
        assert_eq!(*shared.get_or_insert_with(|| occasion.to_owned()), occasion);
        assert_eq!(occasion.len(), 32);
        let Some(DatePerhapsTime::Date(date)) = event.get_start() else { panic!("whole days: {event:?}") };
        let Some(DatePerhapsTime::Date(end)) = event.get_end() else { panic!("whole days: {event:?}") };
        assert_eq!(date.succ_opt(), Some(end));
        let property = |key: &str| event.property_value(key).unwrap_or_default().to_owned();
        let entry = Entry {
            date: date.to_string(),
            summary: event.get_summary().unwrap_or_default().to_owned(),
            note: event.get_description().unwrap_or_default().to_owned(),
            sequence: property("SEQUENCE").parse().expect("a number"),
            stamp: property("DTSTAMP"),
            cancelled: property("STATUS") == "CANCELLED",
        };
        assert_eq!((property("CLASS"), property("TRANSP")), ("PRIVATE".into(), "TRANSPARENT".into()));
        assert!(entries.insert(which.to_owned(), entry).is_none(), "each id once");
    }
    (shared.expect("entries"), entries)
}

fn dates(entries: &BTreeMap<String, Entry>) -> Vec<(&str, &str)> {
    let mut dates: Vec<_> = entries
        .iter()
        .filter(|(_, entry)| !entry.cancelled)
        .map(|(which, entry)| (entry.date.as_str(), which.as_str()))
        .collect();
    dates.sort_unstable();
    dates
}

#[test]
fn a_calendar_has_practice_the_day_and_when_to_follow_up() {
    let mut test = learner();
    let ran = test.again("prep --event 2026-12-02 --minutes 10 --name Fair --calendar plan.ics", "").success();
    ran.stdout("11 entries in plan.ics. Import it into your calendar; a later export of the same event updates them.\n");
    let (_, entries) = exported(&mut test);
    assert_eq!(
        dates(&entries),
        [
            ("2026-11-23", "before-9"),
            ("2026-11-25", "before-7"),
            ("2026-11-27", "before-5"),
            ("2026-11-29", "before-3"),
            ("2026-11-30", "before-2"),
            ("2026-12-01", "before-1"),
            ("2026-12-02", "event"),
            ("2026-12-03", "after-1"),
            ("2026-12-09", "after-2"),
            ("2027-01-02", "after-3"),
            ("2027-03-02", "after-4"),
        ]
    );
    let of = |which: &str| (entries[which].summary.as_str(), entries[which].note.as_str());
    assert_eq!(of("event"), ("Fair", "Read your plans once more and take your card along: `mingle prep`, `mingle card`."));
    assert_eq!(of("before-2"), ("mingle: 3 minutes of practice for Fair", "Rehearsal: Three doors, 3 min"));
    assert_eq!(
        of("before-1"),
        ("mingle: 4 minutes of practice for Fair", "Review what is due, about 4 min\nRead your plans again")
    );
    assert_eq!(
        of("after-1"),
        ("mingle: follow up on Fair", "Write to those you met, each with one thing that only they told you.")
    );
}

#[test]
fn a_later_calendar_updates_an_earlier_one_also_where_the_event_was_moved() {
    let mut test = learner();
    test.again("prep --event 2026-12-02 --calendar plan.ics", "").success();
    let (occasion, first) = exported(&mut test);
    let mut test = test.now("2026-11-25T09:00:00+01:00");
    test.again("prep --event 2026-11-28", "").success();
    let (same, moved) = exported(&mut test);
    assert_eq!(same, occasion, "the same event");
    assert_eq!(moved["event"].date, "2026-11-28");
    assert_eq!(moved["before-1"].date, "2026-11-27");
    // Days that the event had before and has no longer are taken out again, so that nobody practises after it.
    for (which, entry) in first.iter().filter(|(_, entry)| entry.date.as_str() > "2026-11-25") {
        let now = &moved[which];
        assert!(now.sequence > entry.sequence && now.stamp > entry.stamp, "{which}: {entry:?}, then {now:?}");
        assert!(now.cancelled || now.date.as_str() <= "2026-11-28" || which.starts_with("after"), "{which}: {now:?}");
    }
    // The next event is another one.
    let mut test = test.now("2026-12-05T09:00:00+01:00");
    test.again("prep --event 2026-12-20", "").success();
    assert_ne!(exported(&mut test).0, occasion);
}

#[test]
fn names_are_escaped_and_lines_folded_between_characters() {
    let name =
        format!("Fair; with, commas \\ and \"quotes\": END:VEVENT {} {}", "häß漢字🎪 ".repeat(30).trim_end(), "x".repeat(200));
    let mut test =
        learner().args("prep --event 2026-12-02 --calendar plan.ics --name").arg(format!("{name}\r\nBEGIN:VEVENT\n\u{1b}[31m"));
    test.run().success();
    let (_, entries) = exported(&mut test);
    assert_eq!(entries["event"].summary, format!("{name} BEGIN:VEVENT"));
    let bytes = fs::read(test.path("plan.ics")).expect("a calendar");
    let file = String::from_utf8(bytes).expect("UTF-8");
    assert!(file.ends_with("END:VCALENDAR\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']), "lines end in CRLF");
    // Cut between characters: each line is UTF-8 on its own, and none is longer than the standard wants.
    let longest = file.split("\r\n").map(str::len).max();
    assert!(longest.is_some_and(|longest| (72..=75).contains(&longest)), "{longest:?}");
}

#[test]
fn no_time_zone_moves_a_day_and_no_change_of_summer_time() {
    for (now, stamp) in [
        ("2026-11-23T00:30:00+13:00", "20261122T113000Z"),
        ("2026-11-23T23:30:00-10:00", "20261124T093000Z"),
        ("2026-11-23T09:00:00+05:45", "20261123T031500Z"),
    ] {
        let mut test = learner().now(now);
        test.again("prep --event 2026-12-02", "").success();
        let (_, entries) = exported(&mut test);
        assert_eq!((entries["before-7"].date.as_str(), entries["event"].date.as_str()), ("2026-11-25", "2026-12-02"), "{now}");
        assert!(entries.values().all(|entry| entry.stamp == stamp), "{now}: {entries:?}");
    }
    // Over the beginning of summer time in Berlin, and over its end; each day once.
    for (now, event, before) in
        [("2027-03-25T23:45:00+01:00", "2027-03-30", "2027-03-28"), ("2026-10-22T23:45:00+02:00", "2026-10-27", "2026-10-25")]
    {
        let mut test = learner().now(now);
        test.again(&format!("prep --event {event}"), "").success();
        let (_, entries) = exported(&mut test);
        assert_eq!((entries["event"].date.as_str(), entries["before-2"].date.as_str()), (event, before));
    }
}

#[test]
fn three_months_after_the_end_of_november_is_the_end_of_february() {
    let mut test = learner();
    test.again("prep --event 2026-11-30", "").success();
    assert_eq!(exported(&mut test).1["after-4"].date, "2027-02-28");
}

#[test]
fn a_file_that_is_there_is_written_over_only_if_it_is_a_calendar_of_mingle() {
    let mut test = learner().file("notes.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//somebody//else//EN\r\n");
    test.again("prep --event 2026-12-02", "").success();
    let refused = "mingle: notes.ics is there already, and is left as it is; choose another name\n";
    test.again("prep --calendar notes.ics", "").code(2).stdout("").stderr(refused);
    assert!(fs::read_to_string(test.path("notes.ics")).expect("it is there").contains("somebody"));
    test.again("prep --calendar plan.ics", "").success();
    let first = fs::read_to_string(test.path("plan.ics")).expect("a calendar");
    test = test.now("2026-11-24T09:00:00+01:00");
    test.again("prep --calendar plan.ics", "").success();
    let second = fs::read_to_string(test.path("plan.ics")).expect("a calendar");
    assert_ne!(first, second);
    test.again("prep --calendar -", "").success().stdout(&second);
}

#[test]
fn without_an_event_there_is_no_calendar() {
    let ran = learner().args("prep --calendar plan.ics").run().code(2);
    ran.stdout("").stderr("mingle: no event is named yet; `mingle prep --event DATE` names one\n");
}
