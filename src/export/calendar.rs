//! The plan up to an event as an iCalendar file (RFC 5545): practice before it, the day itself, and when to follow up.
//!
//! All entries are whole days, so that no time zone can move them. Their ids come from the event's own and stay when it is moved, so
//! that a second import changes entries instead of adding some.

use ics::components::{Parameter, Property};
use ics::parameters::Value;
use ics::properties::{Categories, Class, Description, DtEnd, DtStart, Method, Sequence, Status, Summary, Transp};
use ics::{Event, ICalendar, escape_text};

use crate::journal::{Day, Moment};
use crate::lesson::text::Text;
use crate::practice::plan::is_session;
use crate::practice::{Part, Plan, PlannedDay, Upcoming};
use crate::wording::prep as say;

/// Who wrote the file: by this, one that may be written over is known.
const WRITER: &str = "-//mingle//practice plan//EN";
/// The most bytes of a line without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// A calendar of an event. `plan` is what is ahead of it, `titles` are those of the lessons, by their places.
pub fn calendar(upcoming: &Upcoming, plan: Option<&Plan>, titles: &[Text], now: Moment) -> String {
    let book = Book { upcoming, now };
    let mut calendar = ICalendar::new("2.0", WRITER);
    calendar.push(Method::new("PUBLISH"));
    let is_practice = |day: &&PlannedDay| is_session(day.before) && !day.parts.is_empty();
    let planned: Vec<PlannedDay> = plan.iter().flat_map(|plan| &plan.days).filter(is_practice).cloned().collect();
    for day in &planned {
        let words: Vec<String> = day.parts.iter().map(|part| part.words(titles).to_string()).collect();
        let minutes = day.parts.iter().map(Part::minutes).sum();
        let summary = say::calendar_practice(minutes, upcoming.name.as_ref());
        calendar.add_event(book.entry(&format!("before-{}", day.before), day.day, &summary, &words.join("\n")));
    }
    for before in book.dropped(&planned) {
        calendar.add_event(book.cancelled(before));
    }
    let name = say::calendar_event(upcoming.name.as_ref());
    calendar.add_event(book.entry("event", upcoming.date, &name, say::calendar_event_note().as_str()));
    for (place, day) in upcoming.follow_ups().into_iter().enumerate() {
        let summary = say::calendar_follow_up(upcoming.name.as_ref());
        calendar.add_event(book.entry(&format!("after-{}", place + 1), day, &summary, say::follow_up(place).as_str()));
    }
    folded(&calendar.to_string())
}

/// Whether a file holds a calendar that was written here.
pub fn is_ours(bytes: &[u8]) -> bool {
    let head = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{WRITER}\r\n");
    bytes.starts_with(head.as_bytes())
}

/// What all entries of a calendar have in common.
struct Book<'a> {
    upcoming: &'a Upcoming,
    now: Moment,
}

impl Book<'_> {
    fn entry<'e>(&self, which: &str, day: Day, summary: &Text, note: &str) -> Event<'e> {
        let mut event = self.bare(which, day);
        event.push(Summary::new(escaped(summary.as_str())));
        event.push(Description::new(escaped(note)));
        event
    }

    /// Practice that an earlier file may hold, and that the plan has no longer.
    fn cancelled<'e>(&self, before: i32) -> Event<'e> {
        let mut event = self.bare(&format!("before-{before}"), self.upcoming.date.plus(-before));
        event.push(Summary::new(escaped(say::calendar_cancelled().as_str())));
        event.push(Status::cancelled());
        event
    }

    fn bare<'e>(&self, which: &str, day: Day) -> Event<'e> {
        let id = format!("{}-{which}@mingle", self.upcoming.occasion);
        let stamp = self.now.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string();
        let mut event = Event::new(id, stamp);
        event.push(whole_day(DtStart::new(date(day))));
        event.push(whole_day(DtEnd::new(date(day.plus(1)))));
        event.push(Sequence::new(self.sequence().to_string()));
        // Others who see the calendar need not know, and are free to be met.
        event.push(Class::private());
        event.push(Transp::transparent());
        event.push(Categories::new("mingle"));
        event
    }

    /// The number of this version: later ones have higher numbers, whatever was changed in between.
    fn sequence(&self) -> i64 {
        let since = self.now.timestamp().as_second() - self.upcoming.began.timestamp().as_second();
        since.clamp(0, i64::from(i32::MAX))
    }

    /// The days of practice that an earlier file may hold and that are not planned any more, once the event was moved.
    fn dropped(&self, planned: &[PlannedDay]) -> impl Iterator<Item = i32> {
        let most = if self.upcoming.moved { self.upcoming.furthest } else { 0 };
        (1..=most).rev().filter(|&before| is_session(before) && !planned.iter().any(|day| day.before == before))
    }
}

/// A date as a calendar file has it: `20261202`.
fn date(day: Day) -> String {
    day.0.strftime("%Y%m%d").to_string()
}

fn whole_day<'e>(property: impl Into<Property<'e>>) -> Property<'e> {
    let mut property = property.into();
    let value: Parameter<'e> = Value::DATE.into();
    property.add(value);
    property
}

/// A text with all escaped that means something in a calendar file.
fn escaped(text: &str) -> String {
    escape_text(text).into_owned()
}

/// The same lines, none longer than the standard wants. The crate that writes them counts the space that continues a line as
/// nothing, and comes to one byte more.
fn folded(calendar: &str) -> String {
    let mut text = String::with_capacity(calendar.len());
    for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        let mut rest = line;
        let mut room = LONGEST;
        while rest.len() > room {
            let at = (0..=room).rev().find(|&at| rest.is_char_boundary(at)).unwrap_or(room);
            text.push_str(&rest[..at]);
            text.push_str("\r\n ");
            (rest, room) = (&rest[at..], LONGEST - 1);
        }
        text.push_str(rest);
        text.push_str("\r\n");
    }
    text
}
