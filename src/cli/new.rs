//! `mingle new`: a lesson to start from.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use super::error::Error;
use super::print;
use crate::export::template::TEMPLATE;
use crate::lesson::id::Id;

pub(super) fn run(name: &str) -> Result<u8, Error> {
    let id = Id::new(name).ok_or_else(|| Error::NotAnId(name.to_owned()))?;
    let file = format!("{id}.yaml");
    // A file that is there already is somebody's work: it is never written over.
    let created = OpenOptions::new().write(true).create_new(true).open(Path::new(&file));
    let written = created.and_then(|mut new| new.write_all(TEMPLATE));
    written.map_err(|error| Error::NotWritten { file: file.clone(), error })?;
    print(format!("{file} is a short complete lesson. Change it, and run `mingle check {file}` as you go.\n"))
}
