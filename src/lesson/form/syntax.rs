//! What an error of the parser means. It gives only sentences, so this is the one place that takes them apart.

use super::tree::Mark;
use crate::lesson::fault::{Fault, Syntax};
use crate::lesson::finding::{Finding, Path, Place};
use crate::lesson::locate::Lines;

/// How deep parts may lie within parts: a limit of the parser's own.
const MAX_DEPTH: usize = 128;

/// An error as a finding, with its place where it has one.
pub(super) fn fault(text: &str, error: &serde_yaml::Error) -> Finding {
    let said = error.to_string();
    let lines = Lines::new(text);
    if said.contains("more than one document") {
        return Fault::ManyDocuments.at(Path::default(), second_document(text));
    }
    if said.contains("repetition limit") {
        return Fault::AliasBomb.at(Path::default(), None);
    }
    let here = error.location().map_or(Mark { line: 1, column: 1 }, |at| Mark { line: at.line(), column: at.column() });
    let here = lines.clamped(here);
    if said.contains("recursion limit") {
        return Fault::TooDeep { limit: MAX_DEPTH }.at(Path::default(), Some(here.place(1)));
    }
    let (syntax, mark) = syntax(&said, &lines, here);
    #[expect(clippy::wildcard_enum_match_arm, reason = "most of it is about the rest of a line")]
    let length = match syntax {
        Syntax::Tab | Syntax::OpenQuote | Syntax::OpenBracket | Syntax::StrayBracket => 1,
        Syntax::Indent => lines.rest(mark).find([':', ' ']).unwrap_or(1),
        _ => lines.rest(mark).trim_end().chars().count(),
    };
    Fault::NotYaml(syntax).at(Path::default(), Some(mark.place(length)))
}

/// What the parser has stumbled over, and the place to show for it.
fn syntax(said: &str, lines: &Lines<'_>, here: Mark) -> (Syntax, Mark) {
    let line = lines.line(here.line);
    let begins = Mark { line: here.line, column: line.chars().take_while(|c| c.is_whitespace()).count() + 1 };
    if line.trim_start_matches(' ').starts_with('\t') {
        return (Syntax::Tab, Mark { column: line.chars().take_while(|&c| c == ' ').count() + 1, ..begins });
    }
    // Where what the parser was in the middle of begins.
    let context = said.split_once(", while ").filter(|(_, context)| context.contains(" at line "));
    let context = context.map(|(_, context)| lines.clamped(Mark::named(&context)));
    let value = value_of(lines, begins);
    let sign = value.and_then(|(mark, value)| Some((mark, value.chars().next()?)));
    let sign = sign.filter(|(_, sign)| "{[&*!%@`|>-?,]}".contains(*sign));
    if said.contains("end of stream") && said.contains("quoted scalar") {
        return (Syntax::OpenQuote, context.unwrap_or(here));
    }
    if let Some(context) = context.filter(|_| said.contains("while parsing a flow")) {
        let inside = sign.filter(|&(mark, _)| mark == context && mark.line == here.line);
        return inside.map_or((Syntax::OpenBracket, context), |(mark, sign)| (Syntax::Sign(sign), mark));
    }
    if line.starts_with('%') {
        return (Syntax::Sign('%'), begins);
    }
    if said.contains("escape") {
        return (Syntax::Escape, here);
    }
    if said.contains("unknown anchor") {
        return (Syntax::NoAnchor, here);
    }
    if said.contains("while scanning a block scalar") {
        return (Syntax::BesideBlock, here);
    }
    if said.contains("expected ':'") {
        return (Syntax::NoKey, context.unwrap_or(here));
    }
    if lines.rest(here).starts_with([']', '}']) {
        return (Syntax::StrayBracket, here);
    }
    if let Some((mark, sign)) = sign {
        return (Syntax::Sign(sign), mark);
    }
    if let Some((mark, value)) = value {
        if value.starts_with(['"', '\'']) {
            return (Syntax::AfterQuote, if here > mark { here } else { mark });
        }
        if value.contains(": ") || value.ends_with(':') {
            return (Syntax::Colon, mark);
        }
    }
    if said.contains("not allowed in this context") || said.contains("while parsing a block") {
        return without_key(lines, begins).map_or((Syntax::Indent, begins), |above| (Syntax::NoKey, above));
    }
    (Syntax::Other(problem(said).to_owned()), here)
}

/// The line above, if it begins in the same column and has no key: YAML joins it with the next line, and stumbles only there.
fn without_key(lines: &Lines<'_>, begins: Mark) -> Option<Mark> {
    let above = (1..begins.line).rev().find(|&number| !lines.line(number).trim().is_empty())?;
    let mark = Mark { line: above, column: begins.column };
    let content = lines.line(above).trim();
    let same = lines.line(above).len() - lines.line(above).trim_start().len() == begins.column - 1;
    (same && !content.contains(": ") && !content.ends_with(':')).then_some(mark)
}

/// What stands behind the key or the dash that a line begins with.
fn value_of<'t>(lines: &Lines<'t>, begins: Mark) -> Option<(Mark, &'t str)> {
    let entry = lines.rest(begins);
    let inner = entry.trim_start_matches("- ");
    let dashes = entry.len() - inner.len();
    let (before, value) = match inner.split_once(": ") {
        Some((key, value)) => (key.chars().count() + 2, value),
        None if dashes > 0 => (0, inner),
        None => return None,
    };
    let space = value.chars().count() - value.trim_start().chars().count();
    let mark = Mark { column: begins.column + dashes + before + space, ..begins };
    Some((mark, value.trim())).filter(|(_, value)| !value.is_empty())
}

/// The parser's sentence without its places.
fn problem(said: &str) -> &str {
    if said.contains("<document start>") {
        return "this belongs to nothing that stands above";
    }
    said.split(" at line ").next().unwrap_or(said)
}

/// The line that starts a second document.
fn second_document(text: &str) -> Option<Place> {
    let (mut content, mut ended) = (false, false);
    for (number, line) in text.lines().enumerate() {
        let marks = |mark: &str| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
        let says_something = !line.trim().is_empty() && !line.trim_start().starts_with('#');
        if content && (marks("---") || (ended && says_something)) {
            let length = if marks("---") { 3 } else { line.trim_end().chars().count() };
            return Some(Mark { line: number + 1, column: 1 }.place(length));
        }
        ended |= marks("...");
        content |= says_something && !marks("---") && !line.starts_with('%');
    }
    None
}
