//! `mingle check`: what is wrong in lessons.

use std::path::Path;

use super::args::{Check, FindingFormat};
use super::environment::Environment;
use super::error::Error;
use super::{FINDINGS, FINE, print};
use crate::check::render::{self, concise, full, sentences};
use crate::check::{self, Report, Tally};

pub(super) fn run(environment: &Environment, args: &Check) -> Result<u8, Error> {
    let reports: Vec<Report> = if args.paths.is_empty() {
        check::library(&environment.library()?)
    } else {
        let of = |path: &Path| check::path(path).map_err(|error| Error::Library { folder: path.to_owned(), error });
        args.paths.iter().map(|path| of(path)).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect()
    };
    let tally = Tally::of(&reports);
    let found = match args.format {
        FindingFormat::Concise => concise::render(&reports),
        FindingFormat::Full if environment.plain => sentences::render(&reports) + &render::tally(tally),
        FindingFormat::Full => full::render(&reports, environment.color) + &render::tally(tally),
    };
    print(found)?;
    Ok(if tally.errors > 0 || (args.strict && tally.warnings > 0) { FINDINGS } else { FINE })
}
