//! `mingle prep`: the event that is prepared for, its plan, and its calendar.

use std::path::Path;

use super::args::{ListFormat, Prep};
use super::environment::Environment;
use super::error::Error;
use super::learner::with_lessons;
use super::output::{PIPE, write_again};
use super::{FINE, json, print};
use crate::export::calendar::is_ours;
use crate::lesson::text::Text;
use crate::practice::occasion::date_meant;
use crate::session::prep::Named;
use crate::session::{Leave, Session};
use crate::ui::Block;
use crate::wording::prep as say;

pub(super) fn run(environment: &Environment, args: &Prep) -> Result<u8, Error> {
    with_lessons(environment, |session| {
        if args.clear {
            return session.clear_event().map_err(Error::from);
        }
        let changed = change(session, args)?;
        if let Some(file) = &args.calendar {
            return calendar(session, file);
        }
        if args.format == ListFormat::Json {
            return print(json(&session.agenda())?).map(|_| ());
        }
        if changed {
            session.show_plan()?;
        }
        match session.prep()? {
            Leave::Done => session.home().map_err(Error::from),
            Leave::Quit => Ok(()),
        }
    })?;
    Ok(FINE)
}

/// Names an event, or changes what is known of it; what is not said stays. Tells whether there was anything to change.
fn change(session: &mut Session<'_>, args: &Prep) -> Result<bool, Error> {
    if args.event.is_none() && args.minutes.is_none() && args.name.is_none() {
        return Ok(false);
    }
    let today = session.recorder.now().day();
    let known = session.recorder.record().upcoming.as_ref().filter(|upcoming| upcoming.is_open(today)).map(Named::of);
    let date = args.event.as_ref().map(|words| date_meant(words, today)).transpose().map_err(Error::NoDate)?;
    let (before, minutes, name) = known.map_or((None, None, None), |known| (Some(known.date), known.minutes, known.name));
    let name = args.name.as_ref().map_or(name, |name| Some(Text::new(name).on_one_line()).filter(|name| !name.is_blank()));
    let date = date.or(before).ok_or(Error::NoEvent)?;
    session.set_event(Named { date, minutes: args.minutes.or(minutes), name })?;
    Ok(true)
}

/// Writes the calendar. A file that was written here before is written over, since a later calendar updates an earlier one.
fn calendar(session: &mut Session<'_>, file: &Path) -> Result<(), Error> {
    let calendar = session.calendar().ok_or(Error::NoEvent)?;
    if file == Path::new(PIPE) {
        return print(calendar).map(|_| ());
    }
    write_again(file, calendar.as_bytes(), is_ours)?;
    let entries = calendar.matches("BEGIN:VEVENT").count();
    let name = Text::new(file.to_string_lossy());
    session.ui.show(&Block::Paragraph(say::calendar_written(&name, entries))).map_err(Error::from)
}
