//! `mingle new`: a lesson to start from.

use std::path::Path;

use super::error::Error;
use super::output::write_new;
use super::print;
use crate::export::template::TEMPLATE;
use crate::lesson::id::Id;

pub(super) fn run(name: &str) -> Result<u8, Error> {
    let id = Id::new(name).ok_or_else(|| Error::NotAnId(name.to_owned()))?;
    let file = format!("{id}.yaml");
    write_new(Path::new(&file), TEMPLATE)?;
    print(format!("{file} is a short complete lesson. Change it, and run `mingle check {file}` as you go.\n"))
}
