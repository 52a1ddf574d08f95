//! `mingle graph LESSON`: the branch map of a lesson.

use std::path::Path;

use super::args::{Graph as Args, GraphFormat};
use super::environment::Environment;
use super::error::{Error, Named, counted, mend};
use super::{print, say_aloud};
use crate::check::endings::fewest;
use crate::export::graph::{Graph, dot, mermaid, svg, text};
use crate::lesson::id::Id;
use crate::lesson::library::Library;
use crate::lesson::load::{Loaded, load};
use crate::lesson::source::Source;
use crate::lesson::text::Text;

pub(super) fn run(environment: &Environment, args: &Args) -> Result<u8, Error> {
    let (source, loaded) = find(&environment.library()?, &args.lesson)?;
    let errors = loaded.errors();
    let Some(lesson) = &loaded.lesson else { return Err(Error::NotDrawn { file: source.name, errors }) };
    if errors > 0 {
        let (count, mend) = (counted(errors), mend(&source.name.on_one_line()));
        say_aloud(&format!("mingle: this lesson has {count}, so its map may be wrong; {mend}"));
    }
    let graph = Graph::new(lesson);
    print(match args.format {
        GraphFormat::Text => text::render(&graph, &if errors > 0 { Vec::new() } else { fewest(lesson) }),
        GraphFormat::Mermaid => mermaid::render(&graph),
        GraphFormat::Dot => dot::render(&graph),
        GraphFormat::Svg => svg::render(&graph).ok_or(Error::TooLarge { places: graph.nodes.len(), most: svg::MOST })?,
    })
}

/// The lesson of an id, or else the one in a file.
fn find(library: &Library, name: &str) -> Result<(Source, Loaded), Error> {
    if let Some(entry) = library.entry(name) {
        return Ok(library.load(entry));
    }
    let path = Path::new(name);
    if path.exists() && !path.is_dir() {
        let (source, faults) = Source::read(path, Text::new(path.to_string_lossy()));
        let id = path.file_stem().and_then(|stem| Id::new(&stem.to_string_lossy()));
        let loaded = load(id.as_ref(), &source, faults, &Library::above(path).vocabulary);
        return Ok((source, loaded));
    }
    Err(Error::UnknownName { kind: Named::Lesson, name: name.to_owned(), near: library.nearest(name).map(str::to_owned) })
}
