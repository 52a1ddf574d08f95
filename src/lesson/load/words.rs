//! Texts of a lesson: what may stand in them, their placeholders, and scripts line by line.

use std::collections::BTreeSet;

use super::{At, Loader};
use crate::lesson::fault::{Fault, Kind};
use crate::lesson::id::Id;
use crate::lesson::model::{Line, Member};
use crate::lesson::raw;
use crate::lesson::template::{Names, Template};
use crate::lesson::text::{Harm, Text};

/// The speaker of what nobody says.
const NARRATOR: &str = "narrator";

impl Loader<'_> {
    /// Notes each character of a text that would harm its readers, where it stands first.
    pub(super) fn harm(&mut self, at: &At<'_>, raw: &str) {
        if Harm::none_in(raw) {
            return;
        }
        let harmful: BTreeSet<char> = raw.chars().filter(|&c| c != '\t' && Harm::of(c).is_some()).collect();
        for c in harmful {
            self.fault(at, Fault::Harmful(c));
        }
    }

    /// A text with placeholders, which must not be empty.
    pub(super) fn template(&mut self, at: &At<'_>, raw: &str, cast: &[Member]) -> Template {
        if raw.trim().is_empty() {
            self.fault_of_key(at, Fault::EmptyText);
        }
        self.harm(at, raw);
        self.words(at, raw.trim(), cast)
    }

    /// The same, where there may be none.
    pub(super) fn optional(&mut self, at: &At<'_>, raw: Option<&String>, cast: &[Member]) -> Option<Template> {
        raw.map(|raw| self.template(at, raw, cast))
    }

    fn words(&mut self, at: &At<'_>, words: &str, cast: &[Member]) -> Template {
        // Most texts have no braces and need no names.
        let (vary, cast): (Vec<&str>, Vec<(&str, &Text)>) = if words.contains('{') {
            (
                self.vary.iter().map(|&(key, _)| key).collect(),
                cast.iter().map(|member| (member.id.as_str(), &member.name)).collect(),
            )
        } else {
            (Vec::new(), Vec::new())
        };
        let (template, faults) = Template::new(words, Names { vary: &vary, cast: &cast, suggest: self.lists_more() });
        for fault in faults {
            self.fault(at, Fault::Placeholder(fault));
        }
        template
    }

    /// A script, which must have a line.
    pub(super) fn script(&mut self, at: &At<'_>, raw: &raw::Script, cast: &[Member]) -> Vec<Line> {
        match raw {
            raw::Script::Text(text) => {
                if text.trim().is_empty() {
                    self.fault_of_key(at, Fault::EmptyText);
                }
                self.harm(at, text);
                let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                lines.map(|line| self.said(at, line, cast)).collect()
            }
            raw::Script::Lines(lines) => {
                if lines.is_empty() {
                    self.fault_of_key(at, Fault::EmptyText);
                }
                lines.iter().enumerate().map(|(index, line)| self.line(&at.index(index), line, cast)).collect()
            }
        }
    }

    /// A line of a listed script.
    fn line(&mut self, at: &At<'_>, raw: &raw::Line, cast: &[Member]) -> Line {
        let when = self.guard(&at.key("when"), &raw.when);
        let words = self.template(&at.key(raw.speaker.as_str()), &raw.words, cast);
        let key = raw.speaker.as_str();
        Line { speaker: self.speaker(&at.key(key), key, cast, true), words, when }
    }

    /// A line of a script that is one text: `who: words`, or the narrator's.
    fn said(&mut self, at: &At<'_>, line: &str, cast: &[Member]) -> Line {
        let (speaker, words) = line
            .split_once(':')
            .filter(|(_, words)| words.is_empty() || words.starts_with(' '))
            .filter(|(who, _)| Id::is_id(who))
            .map_or((None, line), |(who, words)| (self.speaker(at, who, cast, false), words.trim()));
        if words.is_empty() {
            let who = line.trim_end_matches(':');
            self.fault(at, Fault::Silent(who.to_owned()));
        }
        Line { speaker, words: self.words(at, words, cast), when: Vec::new() }
    }

    /// Who speaks, named by a key or within a text; `None` is the narrator, who also stands in for somebody unknown.
    fn speaker(&mut self, at: &At<'_>, who: &str, cast: &[Member], key: bool) -> Option<usize> {
        let found = cast.iter().rposition(|member| member.id.as_str() == who);
        if found.is_none() && who != NARRATOR {
            let known = cast.iter().map(|member| member.id.as_str()).chain([NARRATOR]);
            let near = self.near(who, known);
            let fault = Fault::UnknownName { kind: Kind::Speaker, name: who.to_owned(), near };
            if key { self.fault_of_key(at, fault) } else { self.fault(at, fault) }
        }
        found
    }
}
