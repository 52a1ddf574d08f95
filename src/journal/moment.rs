//! Moments: when something happened, and what the clock on the wall showed there.
//!
//! Nothing here reads a clock; the caller says what time it is.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

use super::as_text::as_text;

/// An instant with its offset from UTC, written as in RFC 3339: `2026-11-23T09:00:00+01:00`.
///
/// Moments are ordered by instant, and for the same instant by offset, so that order and equality agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    timestamp: Timestamp,
    offset: Offset,
}

impl Moment {
    /// The moment at an instant, as seen with an offset, of which seconds are dropped: RFC 3339 cannot write them.
    pub fn new(timestamp: Timestamp, offset: Offset) -> Self {
        let seconds = offset.seconds();
        Self { timestamp, offset: Offset::from_seconds(seconds - seconds % 60).unwrap_or(offset) }
    }

    /// The instant.
    pub fn timestamp(self) -> Timestamp {
        self.timestamp
    }

    /// The offset from UTC, in whole minutes.
    pub fn offset(self) -> Offset {
        self.offset
    }

    /// What calendar and clock showed there.
    pub fn datetime(self) -> DateTime {
        self.offset.to_datetime(self.timestamp)
    }

    /// The day that it was there.
    pub fn day(self) -> Day {
        Day(self.datetime().date())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timestamp.display_with_offset(self.offset).fmt(f)
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    /// Reads a date and time with an offset or `Z`; without one, it would not be an instant.
    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let pieces = Pieces::parse(text).map_err(|_| NotAMoment)?;
        // A zone's name could contradict the offset, and RFC 3339 has none.
        if pieces.time_zone_annotation().is_some() {
            return Err(NotAMoment);
        }
        let offset = pieces.to_numeric_offset().ok_or(NotAMoment)?;
        let time = pieces.time().ok_or(NotAMoment)?;
        let timestamp = offset.to_timestamp(pieces.date().to_datetime(time)).map_err(|_| NotAMoment)?;
        Ok(Self::new(timestamp, offset))
    }
}

as_text!(Moment, Day);

/// A day of the calendar, written as `2026-12-02`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl Day {
    /// How many days there are from `earlier` to this one; less than none where this one is the earlier.
    pub fn since(self, earlier: Self) -> i32 {
        self.0.since(earlier.0).map_or(0, |span| span.get_days())
    }

    /// The day so many days later, or the last that there is.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = NotADay;

    /// Reads a date alone: with a time it would be more than a day.
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let day = text.parse().map(Self).map_err(|_| NotADay)?;
        if day.to_string() == text { Ok(day) } else { Err(NotADay) }
    }
}

/// A text that is no date such as `2026-12-02`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADay;

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date such as 2026-12-02")
    }
}

impl Error for NotADay {}

/// A text that is no date and time with an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAMoment;

impl fmt::Display for NotAMoment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date and time with an offset")
    }
}

impl Error for NotAMoment {}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().expect(text)
    }

    #[test]
    fn a_moment_is_written_as_it_was_read() {
        for text in [
            "2026-11-23T09:00:00+01:00",
            "2026-11-23T09:00:00.123456789-09:30",
            "2024-02-29T23:59:59+00:00",
            "1969-12-31T23:59:59.5+14:00",
        ] {
            assert_eq!(moment(text).to_string(), text);
            let json = format!("\"{text}\"");
            assert_eq!(serde_json::to_string(&moment(text)).expect("a string"), json);
            assert_eq!(serde_json::from_str::<Moment>(&json).expect("the same"), moment(text));
        }
        assert_eq!(moment("2026-11-23T08:00:00Z").to_string(), "2026-11-23T08:00:00+00:00");
    }

    #[test]
    fn what_is_no_instant_is_refused() {
        for text in [
            "",
            "yesterday",
            "2026-11-23",
            "2026-11-23T09:00:00",
            "2026-11-23T09:00:00[Europe/Berlin]",
            "2026-11-23T09:00:00+01:00[Europe/Berlin]",
            "2026-02-30T09:00:00Z",
            "2026-11-23T25:00:00Z",
            "2026-11-23T09:00:00Z ",
            "9999-12-31T23:59:59-23:59",
        ] {
            assert_eq!(text.parse::<Moment>(), Err(NotAMoment), "{text}");
        }
    }

    #[test]
    fn the_instant_orders_whatever_the_offset() {
        let east = moment("2026-11-23T09:00:00+01:00");
        let utc = moment("2026-11-23T08:00:00Z");
        assert!(east < moment("2026-11-23T08:30:00Z"));
        assert_eq!(east.timestamp(), utc.timestamp());
        assert_ne!(east, utc);
        assert_ne!(east.cmp(&utc), std::cmp::Ordering::Equal);
    }

    #[test]
    fn the_clock_on_the_wall_is_kept() {
        let late = moment("2026-11-23T23:30:00-05:00");
        assert_eq!(late.datetime().date().to_string(), "2026-11-23");
        assert_eq!(late.offset(), Offset::constant(-5));
    }

    #[test]
    fn days_are_those_of_a_place() {
        assert_eq!(moment("2026-11-23T23:30:00-05:00").day().to_string(), "2026-11-23");
        let day = |text: &str| text.parse::<Day>().expect(text);
        assert_eq!(day("2028-03-01").since(day("2028-02-28")), 2);
        assert_eq!(day("2026-11-23").since(day("2026-12-02")), -9);
        assert_eq!(day("2026-12-30").plus(9), day("2027-01-08"));
        assert_eq!(day("9999-12-31").plus(9), day("9999-12-31"));
        for text in ["", "tomorrow", "2026-02-30", "2026-12-2", "20261202", "2026-12-02T10:00:00Z"] {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
    }

    #[test]
    fn seconds_of_an_offset_are_dropped_and_the_instant_kept() {
        let amsterdam = Offset::from_seconds(1172).expect("in range");
        let then = Moment::new(Timestamp::UNIX_EPOCH, amsterdam);
        assert_eq!(then.to_string(), "1970-01-01T00:19:00+00:19");
        assert_eq!(moment(&then.to_string()), then);
    }
}
