//! Days in words: how a day is told, how people name one other than as `2026-12-02`, and what is said of words that name none.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _};

use super::text;
use crate::lesson::text::Text;

/// What words mean on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// A day.
    Day(Date),
    /// One of two days, and nobody can tell which: `next Friday` said on a Monday, or `5/12`.
    Either(Date, Date),
    /// No day.
    Nothing,
}

/// Dates with a year. Numbers with points between are a day and then a month wherever they are in use.
const FORMS: [&str; 5] = ["%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"];
/// The days of the week; three letters or more are enough.
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Numbers in words, from one.
const NUMBERS: [&str; 12] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/// A day without a year comes back after so many years at the latest: 29 February.
const LEAP: i16 = 8;

/// What words mean, said on a day.
pub fn meant(words: &str, today: Date) -> Meant {
    let words = words.to_lowercase().replace(',', " ");
    let words: Vec<&str> = words.split_whitespace().filter(|word| !["on", "the", "of", "this"].contains(word)).collect();
    let in_numbers = |word: &str| word.contains('/') && word.chars().all(|c| c.is_ascii_digit() || c == '/');
    let day = match words[..] {
        ["today"] => Some(today),
        ["yesterday"] => today.checked_sub(1.day()).ok(),
        ["tomorrow"] => today.checked_add(1.day()).ok(),
        [word] if in_numbers(word) => return slashed(word, today),
        ["in", number, unit] => number_of(number).and_then(|number| after(number, unit, today)),
        ["next", day] => match weekday(day).map(|day| coming(day, today)) {
            // It lies in this week, and the next week has one too.
            Some(day) if place(day) > place(today) => return Meant::Either(day, day.saturating_add(1.week())),
            next => next,
        },
        [day, ref date @ ..] if weekday(day).is_some() => weekday(day).and_then(|day| match date {
            [] => Some(coming(day, today)),
            date => dated(date, today).filter(|date| date.weekday() == day),
        }),
        ref date => dated(date, today),
    };
    day.map_or(Meant::Nothing, Meant::Day)
}

/// What numbers with slashes mean: some write the day first and some the month, and a year before both leaves no doubt.
fn slashed(word: &str, today: Date) -> Meant {
    let read = |day: &str, month: &str, year: &str| dated(&[&format!("{day}.{month}{year}")], today);
    let parts: Vec<&str> = word.split('/').collect();
    let (day_first, month_first) = match parts[..] {
        [year, month, day] if year.len() == 4 => (None, read(day, month, &format!(".{year}"))),
        [one, other, year] => {
            let year = format!(".{year}");
            (read(one, other, &year), read(other, one, &year))
        }
        [one, other] => (read(one, other, ""), read(other, one, "")),
        _ => (None, None),
    };
    match (day_first, month_first) {
        (Some(one), Some(other)) if one != other => Meant::Either(one, other),
        (day, other) => day.or(other).map_or(Meant::Nothing, Meant::Day),
    }
}

fn number_of(word: &str) -> Option<i64> {
    let in_words = || NUMBERS.iter().zip(1..).find(|(name, _)| **name == word).map(|(_, number)| number);
    let number: Option<u16> = word.parse().ok();
    number.map(i64::from).or_else(in_words).or_else(|| ["a", "an"].contains(&word).then_some(1))
}

fn after(number: i64, unit: &str, today: Date) -> Option<Date> {
    let span = match unit.strip_suffix('s').unwrap_or(unit) {
        "day" => Span::new().days(number),
        "week" => Span::new().weeks(number),
        "month" => Span::new().months(number),
        _ => return None,
    };
    today.checked_add(span).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    let place = DAYS.iter().position(|day| word.len() >= 3 && day.starts_with(word))?;
    Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()
}

/// The place of a day in its week.
fn place(day: Date) -> i8 {
    day.weekday().to_monday_zero_offset()
}

/// The first such day after today.
fn coming(day: Weekday, today: Date) -> Date {
    today.nth_weekday(1, day).unwrap_or(today)
}

/// A date with a month; where no year is said, the next time that it comes.
fn dated(words: &[&str], today: Date) -> Option<Date> {
    let words: Vec<&str> = words.iter().map(|word| plain(word)).collect();
    let date = words.join(" ");
    let read = |date: &str| FORMS.iter().find_map(|form| Date::strptime(form, date).ok());
    if let Some(date) = read(&date) {
        // A year of two digits is one of this century.
        return if date.year() < 100 { date.with().year(2000 + date.year()).build().ok() } else { Some(date) };
    }
    let gap = if date.contains('.') { "." } else { " " };
    let years = today.year()..=today.year().saturating_add(LEAP);
    years.filter_map(|year| read(&format!("{date}{gap}{year}"))).find(|date| *date >= today)
}

/// A word of a date without what only adorns it: `5.`, `5th`, `Dec.`
fn plain(word: &str) -> &str {
    let word = word.strip_suffix('.').unwrap_or(word);
    let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    number.filter(|number| number.parse::<u8>().is_ok()).unwrap_or(word)
}

/// A day as people write it: "Wednesday, 2 December".
pub(super) fn day(day: Date) -> String {
    day.strftime("%A, %-d %B").to_string()
}

/// The same without the day of the week: "2 December".
pub(super) fn day_of_month(day: Date) -> String {
    day.strftime("%-d %B").to_string()
}

/// In so many days, in words.
pub(super) fn in_days(days: i32) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    }
}

/// So many days ago, in words.
pub(super) fn ago(days: i32) -> String {
    match days {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}

/// Why a word is no date.
pub fn not_a_date(words: &Text, example: Date) -> Text {
    let day = day_of_month(example);
    text(format!("`{words}` is no date; write it like {example}, or \"{day}\", or \"in 9 days\""))
}

/// Why a word is no date: it may mean either of two days.
pub fn either_date(words: &Text, one: Date, other: Date) -> Text {
    let (first, second) = (one.strftime("%-d %B %Y"), other.strftime("%-d %B %Y"));
    text(format!("`{words}` may be {first} or {second}; write the one that you mean"))
}

/// Why a date cannot be prepared for: it is over.
pub fn date_past(date: Date, example: Date) -> Text {
    text(format!("{date} is in the past; name a day that is still to come, such as {example}"))
}

/// Why a date cannot be prepared for: it is too far away.
pub fn date_far(date: Date, years: i32) -> Text {
    text(format!("{date} is more than {years} years away; name it once it is nearer"))
}

/// What is wrong, as a sentence of its own.
pub fn sentence(wrong: &Text) -> Text {
    let mut letters = wrong.as_str().chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    text(format!("{first}{}.", letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What words mean on a Monday, 23 November 2026.
    fn on_monday(words: &str) -> Meant {
        meant(words, "2026-11-23".parse().expect("a date"))
    }

    #[test]
    fn people_name_a_day_in_many_ways() {
        for (words, day) in [
            ("today", "2026-11-23"),
            ("Tomorrow", "2026-11-24"),
            ("in 1 day", "2026-11-24"),
            ("in 9 days", "2026-12-02"),
            ("in nine days", "2026-12-02"),
            ("in a week", "2026-11-30"),
            ("In Two Weeks", "2026-12-07"),
            ("in 3 months", "2027-02-23"),
            ("yesterday", "2026-11-22"),
            ("13/12/2026", "2026-12-13"),
            ("12/13/26", "2026-12-13"),
            ("25/12", "2026-12-25"),
            ("12/12", "2026-12-12"),
            ("2026/12/05", "2026-12-05"),
            ("5.12.2026", "2026-12-05"),
            ("05.12.2026", "2026-12-05"),
            ("5.12.26", "2026-12-05"),
            ("5.12.", "2026-12-05"),
            ("5.12", "2026-12-05"),
            ("22.11.", "2027-11-22"),
            ("23.11.", "2026-11-23"),
            ("29.2.", "2028-02-29"),
            ("5 December", "2026-12-05"),
            ("5. December", "2026-12-05"),
            ("5 dec", "2026-12-05"),
            ("December 5", "2026-12-05"),
            ("Dec. 5", "2026-12-05"),
            ("Dec 5th, 2027", "2027-12-05"),
            ("the 1st of March", "2027-03-01"),
            ("22 November", "2027-11-22"),
            ("5 May 2027", "2027-05-05"),
            ("Saturday, 5 December", "2026-12-05"),
            ("Friday", "2026-11-27"),
            ("on Fri", "2026-11-27"),
            ("Monday", "2026-11-30"),
            ("next Monday", "2026-11-30"),
        ] {
            assert_eq!(on_monday(words), Meant::Day(day.parse().expect(day)), "{words}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_told_from_what_is_no_day() {
        let date = |day: &str| day.parse().expect(day);
        assert_eq!(on_monday("next Friday"), Meant::Either(date("2026-11-27"), date("2026-12-04")));
        // On a Saturday there is only one next Friday.
        assert_eq!(meant("next friday", date("2026-11-28")), Meant::Day(date("2026-12-04")));
        assert_eq!(on_monday("5/12/2026"), Meant::Either(date("2026-12-05"), date("2026-05-12")));
        assert_eq!(on_monday("12/5"), Meant::Either(date("2027-05-12"), date("2026-12-05")));
        for words in [
            "",
            "soon",
            "5",
            "31.2.2026",
            "31 November",
            "13.13.2026",
            "Tuesday, 5 December",
            "in days",
            "in -1 days",
            "in 2000000000 days",
            "fr",
            "next year",
            "5 Decembre",
            "the",
            "a/b",
            "/",
            "5/",
            "13/13/2026",
            "1/2/3/4",
            "2026/13/05",
        ] {
            assert_eq!(on_monday(words), Meant::Nothing, "{words}");
        }
    }
}
