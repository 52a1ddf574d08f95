//! What the program says of itself: help, the schema of lessons, completions and the manual page.

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::args::Cli;
use super::error::Error;
use super::{json, print};
use crate::lesson::raw;

/// The help, for whoever starts the program without a terminal.
pub(super) fn help() -> Result<u8, Error> {
    print(Cli::command().render_long_help().to_string())
}

/// The JSON Schema of lesson files.
pub(super) fn schema() -> Result<u8, Error> {
    print(json(&raw::schema())?)
}

/// A script for a shell.
pub(super) fn completions(shell: Shell) -> Result<u8, Error> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "mingle", &mut script);
    print(script)
}

/// The manual page.
pub(super) fn man() -> Result<u8, Error> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    print(page)
}
