//! `mingle check` and `mingle explain`: what is wrong in lessons, and what that means.

use super::args::{Check, FindingFormat};
use super::environment::Environment;
use super::error::{Error, Named};
use super::{FINDINGS, FINE, json, print};
use crate::check::players::COUNTED_FROM;
use crate::check::registry;
use crate::check::render::{self, concise, full, json as objects, rules, sentences, tables};
use crate::check::report::{Report, Tally};
use crate::check::selection::Selection;
use crate::check::{self, Checked, Counts, Order};
use crate::lesson::id::nearest;
use crate::lesson::library::Library;
use crate::ui::terminal::Progress;

pub(super) fn run(environment: &Environment, args: &Check) -> Result<u8, Error> {
    for code in args.select.iter().chain(&args.ignore) {
        known(code)?;
    }
    let counted = args.players || args.coverage;
    let (select, ignore) = (args.select.clone(), args.ignore.clone());
    let selection = if counted { Selection::default() } else { Selection { select, ignore } };
    let progress = Progress::default();
    let order = Order { selection: &selection, workers: environment.workers, progress: &|done, of| progress.show(done, of) };
    // A library that cannot be played can be checked: that is what `check` is for.
    let paths = if args.paths.is_empty() { environment.lessons.as_slice() } else { &args.paths };
    let checked: Vec<Checked> = if paths.is_empty() {
        vec![check::library(&Library::built_in(), &order)]
    } else {
        check::paths(paths, &order).map_err(|(path, error)| Error::Library { folder: path.to_owned(), error })?
    };
    drop(progress);
    if counted {
        return counts(checked.into_iter().map(|checked| checked.counts), args.players);
    }
    let mut reports: Vec<Report> = checked.into_iter().flat_map(|checked| checked.reports).collect();
    for report in &mut reports {
        report.findings.retain(|finding| selection.has(finding.code.0));
    }
    let tally = Tally::of(&reports);
    print(match args.format {
        FindingFormat::Json => json(&objects::objects(&reports))?,
        FindingFormat::Concise => concise::render(&reports),
        FindingFormat::Full if environment.plain => sentences::render(&reports) + &render::tally(tally),
        FindingFormat::Full => full::render(&reports, environment.color, environment.columns) + &render::tally(tally),
    })?;
    Ok(if tally.errors > 0 || (args.strict && tally.warnings > 0) { FINDINGS } else { FINE })
}

/// Explains a code, or lists them all.
pub(super) fn explain(code: Option<&str>) -> Result<u8, Error> {
    let rules = registry::rules();
    let Some(code) = code else { return print(rules::listed(&rules)) };
    let rule = rules.iter().find(|rule| rule.code.0.eq_ignore_ascii_case(code));
    print(rules::explained(rule.ok_or_else(|| unknown(code))?))
}

/// Whether something is a code, or the letter of some.
fn known(code: &str) -> Result<(), Error> {
    let is_known = !code.is_empty() && registry::rules().iter().any(|rule| rule.code.0 == code || rule.code.0[..1] == *code);
    if is_known { Ok(()) } else { Err(unknown(code)) }
}

fn unknown(code: &str) -> Error {
    let rules = registry::rules();
    let near = nearest(&code.to_uppercase(), rules.iter().map(|rule| rule.code.0)).map(str::to_owned);
    Error::UnknownName { kind: Named::Code, name: code.to_owned(), near, known: None }
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
