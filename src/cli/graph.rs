//! `mingle graph LESSON`: the branch map of a lesson.

use std::path::Path;

use super::args::{Graph as Args, GraphFormat};
use super::environment::Environment;
use super::error::{Error, counted, mend};
use super::{print, say_aloud};
use crate::check::endings::fewest;
use crate::export::graph::{Graph, dot, mermaid, svg, text};
use crate::lesson::library::Library;
use crate::lesson::load::Loaded;
use crate::lesson::source::Source;

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
        return Ok(Library::above(path).load_file(path));
    }
    Err(Error::unknown_lesson(library, name))
}
