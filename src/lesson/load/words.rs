//! Texts of a lesson: what may stand in them, their placeholders, and scripts line by line.

use std::collections::BTreeSet;

use super::{At, Loader};
use crate::lesson::fault::{Fault, Kind};
use crate::lesson::id::Id;
use crate::lesson::model::{Line, Member};
use crate::lesson::raw;
use crate::lesson::template::{Names, Template, has_braces};
use crate::lesson::text::{Harm, Text};

/// The speaker of what nobody says.
const NARRATOR: &str = "narrator";

impl Loader<'_> {
    /// A text without placeholders, which must not be empty. Notes each character of it that would harm its readers, where it
    /// stands first.
    pub(super) fn text(&mut self, at: &At<'_>, raw: String) -> Text {
        if raw.trim().is_empty() {
            self.fault_of_key(at, Fault::EmptyText);
        }
        let text = Text::harmless(raw).unwrap_or_else(|raw| {
            let harmful: BTreeSet<char> = raw.chars().filter(|&c| c != '\t' && Harm::of(c).is_some()).collect();
            for c in harmful {
                self.fault(at, Fault::Harmful(c));
            }
            Text::new(raw)
        });
        text.trimmed()
    }

    /// A text with placeholders, which must not be empty.
    pub(super) fn template(&mut self, at: &At<'_>, raw: String, cast: &[Member]) -> Template {
        let text = self.text(at, raw);
        self.words(at, text, cast)
    }

    /// The same, where there may be none.
    pub(super) fn optional(&mut self, at: &At<'_>, raw: Option<String>, cast: &[Member]) -> Option<Template> {
        raw.map(|raw| self.template(at, raw, cast))
    }

    fn words(&mut self, at: &At<'_>, words: Text, cast: &[Member]) -> Template {
        if !has_braces(&words) {
            return Template::plain(words);
        }
        let vary: Vec<&str> = self.vary.iter().map(|(key, _)| key.as_str()).collect();
        let cast: Vec<(&str, &Text)> = cast.iter().map(|member| (member.id.as_str(), &member.name)).collect();
        let (template, faults) = Template::new(words.as_str(), Names { vary: &vary, cast: &cast, suggest: self.lists_more() });
        for fault in faults {
            self.fault(at, Fault::Placeholder(fault));
        }
        template
    }

    /// A script, which must have a line.
    pub(super) fn script(&mut self, at: &At<'_>, raw: raw::Script, cast: &[Member]) -> Vec<Line> {
        match raw {
            raw::Script::Text(text) => {
                let text = self.text(at, text);
                let lines = text.as_str().lines().map(str::trim).filter(|line| !line.is_empty());
                // Most scripts are one line, for which a list that grows would keep room for four.
                let mut said = Vec::with_capacity(1);
                said.extend(lines.map(|line| self.said(at, line, cast)));
                said
            }
            raw::Script::Lines(lines) => {
                if lines.is_empty() {
                    self.fault_of_key(at, Fault::EmptyText);
                }
                lines.into_iter().enumerate().map(|(index, line)| self.line(&at.index(index), line, cast)).collect()
            }
        }
    }

    /// A line of a listed script.
    fn line(&mut self, at: &At<'_>, raw: raw::Line, cast: &[Member]) -> Line {
        let key = raw.speaker.as_str();
        let when = self.guard(&at.key("when"), &raw.when);
        let words = self.template(&at.key(key), raw.words, cast);
        Line { speaker: self.speaker(&at.key(key), key, cast, true), words, when }
    }

    /// A line of a script that is one text: `who: words`, or the narrator's.
    fn said(&mut self, at: &At<'_>, line: &str, cast: &[Member]) -> Line {
        let (speaker, words) = line
            .split_once(':')
            .filter(|(_, words)| words.is_empty() || words.starts_with(' '))
            .filter(|(who, _)| Id::is_id(who) || meant(who, cast).is_some())
            .map_or((None, line), |(who, words)| (self.speaker(at, who, cast, false), words.trim()));
        if words.is_empty() {
            let who = line.trim_end_matches(':');
            self.fault(at, Fault::Silent(who.to_owned()));
        }
        Line { speaker, words: self.words(at, Text::new(words), cast), when: Vec::new() }
    }

    /// Who speaks, named by a key or within a text; `None` is the narrator, who also stands in for somebody unknown.
    fn speaker(&mut self, at: &At<'_>, who: &str, cast: &[Member], key: bool) -> Option<usize> {
        let found = cast.iter().rposition(|member| member.id.as_str() == who);
        if found.is_none() && who != NARRATOR {
            let known = cast.iter().map(|member| member.id.as_str()).chain([NARRATOR]);
            let near = meant(who, cast).map(|member| member.id.to_string()).or_else(|| self.near(who, known));
            let fault = Fault::UnknownName { kind: Kind::Speaker, name: who.to_owned(), near };
            if key { self.fault_of_key(at, fault) } else { self.fault(at, fault) }
        }
        found
    }
}

/// The member of the cast whom somebody means who writes a name, or an id with capital letters: learners would take that for who speaks.
fn meant<'c>(who: &str, cast: &'c [Member]) -> Option<&'c Member> {
    cast.iter().find(|member| member.name.as_str() == who || member.id.as_str().eq_ignore_ascii_case(who))
}
