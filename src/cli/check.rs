//! `mingle check`: what is wrong in lessons.

use std::path::Path;

use super::args::{Check, FindingFormat};
use super::environment::Environment;
use super::error::Error;
use super::{FINDINGS, FINE, print};
use crate::check::players::COUNTED_FROM;
use crate::check::render::{self, concise, full, sentences, tables};
use crate::check::{self, Checked, Counts, Report, Tally};

pub(super) fn run(environment: &Environment, args: &Check) -> Result<u8, Error> {
    let checked: Vec<Checked> = if args.paths.is_empty() {
        vec![check::library(&environment.library()?)]
    } else {
        let of = |path: &Path| check::path(path).map_err(|error| Error::Library { folder: path.to_owned(), error });
        args.paths.iter().map(|path| of(path)).collect::<Result<_, _>>()?
    };
    if args.players || args.coverage {
        return counts(checked.into_iter().map(|checked| checked.counts), args.players);
    }
    let reports: Vec<Report> = checked.into_iter().flat_map(|checked| checked.reports).collect();
    let tally = Tally::of(&reports);
    let found = match args.format {
        FindingFormat::Concise => concise::render(&reports),
        FindingFormat::Full if environment.plain => sentences::render(&reports) + &render::tally(tally),
        FindingFormat::Full => full::render(&reports, environment.color) + &render::tally(tally),
    };
    print(found)?;
    Ok(if tally.errors > 0 || (args.strict && tally.warnings > 0) { FINDINGS } else { FINE })
}

/// Prints a table for each path that was named.
fn counts(counts: impl Iterator<Item = Counts>, players: bool) -> Result<u8, Error> {
    let (mut tables, mut code) = (Vec::new(), FINE);
    for counts in counts {
        let tally = counts.shelf().players();
        let over = tally.decisions() >= COUNTED_FROM && tally.scores().any(|(_, score)| score.is_over());
        // What could not be read might be what fails.
        if counts.unread > 0 || (players && over) {
            code = FINDINGS;
        }
        tables.push(if players { tables::players(&counts) } else { tables::coverage(&counts) });
    }
    print(tables.join("\n"))?;
    Ok(code)
}
