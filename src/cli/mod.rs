//! The command line: arguments become data, the environment is read in one place, and each command has a file.

mod args;
mod card;
mod check;
mod data;
mod environment;
mod error;
mod graph;
mod learner;
mod lesson_file;
mod lessons;
mod new;
mod output;
mod prep;
mod reference;
mod settings;
mod transcript;
mod try_out;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;

use args::{Cli, Command};
use environment::Environment;
use error::Error;

use crate::ui::terminal::{self, Capability};
use crate::wording::again::Again;
use crate::wording::notice;

/// All went well, and nothing was found.
const FINE: u8 = 0;
/// Something was found.
const FINDINGS: u8 = 1;
/// The command could not run.
const COULD_NOT_RUN: u8 = 2;
/// Ctrl-C.
const INTERRUPTED: u8 = 130;

/// Runs the program with its arguments, the first of which is its own name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let (mut cli, mut again) = match args::parse(args) {
        Ok(parsed) => parsed,
        Err(error) => {
            // Help and version are asked for; everything else is a mistake. Printing can only fail where nobody reads.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { COULD_NOT_RUN } else { FINE });
        }
    };
    lesson_file::resolve(&mut cli, &mut again);
    ExitCode::from(match command(cli, &again) {
        Ok(code) => code,
        Err(error) if error.is_closed_pipe() => FINE,
        Err(error) if error.is_interrupt() => {
            say_aloud(&notice::interrupted(&again).to_string());
            INTERRUPTED
        }
        Err(error) => {
            say_aloud(&format!("mingle: {}", error.words(&again)));
            COULD_NOT_RUN
        }
    })
}

/// Writes a line to stderr. Where nobody reads it, nothing better can be done.
fn say_aloud(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn command(cli: Cli, again: &Again) -> Result<u8, Error> {
    let environment = Environment::new(&cli.global, again)?;
    // Only where somebody answers is there something to keep.
    let is_session =
        matches!(cli.command, None | Some(Command::Play(_) | Command::Review | Command::Prep(_) | Command::Settings(_)));
    let stopped = notice::interrupted(again);
    terminal::install(move || is_session.then(|| stopped.clone()))?;
    match cli.command {
        None if environment.capability != Capability::NoTerminal => learner::home(&environment),
        None => reference::help(),
        Some(Command::Play(play)) => learner::play(&environment, &play),
        Some(Command::Review) => learner::review(&environment),
        Some(Command::Prep(prep)) => prep::run(&environment, &prep),
        Some(Command::Card(card)) => card::run(&environment, card.format),
        Some(Command::Progress(progress)) => learner::progress(&environment, progress.format),
        Some(Command::Lessons(lessons)) => lessons::run(&environment, lessons.format),
        Some(Command::Transcript(transcript)) => transcript::run(&environment, transcript.attempt.as_deref()),
        Some(Command::Settings(settings)) => settings::run(&environment, &settings),
        Some(Command::Data(data)) => data::run(&environment, &data),
        Some(Command::Check(check)) => check::run(&environment, &check),
        Some(Command::New { name }) => new::run(&environment, &name),
        Some(Command::Explain { code }) => check::explain(code.as_deref()),
        Some(Command::Graph(graph)) => graph::run(&environment, &graph),
        Some(Command::Schema) => reference::schema(),
        Some(Command::Completions { shell }) => reference::completions(shell),
        Some(Command::Man) => reference::man(),
    }
}

/// A value as JSON for people and programs, with a newline at its end.
fn json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string_pretty(value).map(|pretty| pretty + "\n").map_err(|error| Error::Output(error.into()))
}

/// Writes to stdout at once.
fn print(bytes: impl AsRef<[u8]>) -> Result<u8, Error> {
    let mut out = io::stdout().lock();
    out.write_all(bytes.as_ref())?;
    out.flush()?;
    Ok(FINE)
}
