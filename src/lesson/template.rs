//! Texts with placeholders: `{gift}`, `{rosa}`, `{you}`, and with other words to fall back on `{profession|my work}`.

use std::borrow::Cow;

use super::fault::PlaceholderFault;
use super::id::nearest;
use super::text::Text;

/// A text whose placeholders are resolved, ready to be filled for an attempt: words, then placeholders each with the words behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Template {
    words: Text,
    rest: Vec<(Placeholder, Text)>,
}

/// What an attempt puts into a template.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Placeholder {
    Vary(usize),
    Learner(Field, Text),
}

/// What stood between two braces.
enum Inside<'a> {
    /// A name that is the same in every attempt.
    Name(&'a Text),
    Placeholder(Placeholder),
}

/// What learners may have said of themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Their name.
    You,
    /// Their profession.
    Profession,
    /// The client they serve best.
    IdealClient,
}

impl Field {
    /// The names that stand for a field in braces.
    const NAMES: [(&'static str, Self); 3] =
        [("you", Self::You), ("profession", Self::Profession), ("ideal_client", Self::IdealClient)];

    /// Whether `name` stands for the learner or something of theirs, so that nothing else may be called so.
    pub fn is_name(name: &str) -> bool {
        Self::NAMES.iter().any(|&(known, _)| known == name)
    }
}

/// What placeholders are filled with in one attempt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values {
    /// The drawn value of each `vary` key of the lesson, in its order.
    pub vary: Vec<Text>,
    /// The learner's name.
    pub you: Option<Text>,
    /// The learner's profession.
    pub profession: Option<Text>,
    /// The client the learner serves best.
    pub ideal_client: Option<Text>,
}

impl Values {
    fn field(&self, field: Field) -> Option<&Text> {
        match field {
            Field::You => self.you.as_ref(),
            Field::Profession => self.profession.as_ref(),
            Field::IdealClient => self.ideal_client.as_ref(),
        }
    }
}

/// The names that may stand in braces besides the learner's.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// The keys of `vary`, in order.
    pub vary: &'a [&'a str],
    /// The members of the cast: id and name.
    pub cast: &'a [(&'a str, &'a Text)],
    /// Whether to look for the name nearest to an unknown one, which takes a while.
    pub suggest: bool,
}

impl Template {
    /// A text without braces, as it is.
    pub fn plain(words: Text) -> Self {
        Self { words, rest: Vec::new() }
    }

    /// Resolves the placeholders of `words`. With faults, what is not understood stays as it is written.
    pub fn new(words: &str, names: Names<'_>) -> (Self, Vec<PlaceholderFault>) {
        let (mut template, mut faults) = (Self::default(), Vec::new());
        let mut plain = String::new();
        let mut rest = words;
        while let Some(at) = rest.find(['{', '}']) {
            plain.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                plain.push_str(brace);
                rest = after;
                continue;
            }
            let inside = (brace == "{").then(|| rest.split_once('}')).flatten();
            let Some((inside, after)) = inside.filter(|(inside, _)| !inside.contains('{')) else {
                // Of a text full of braces, the first few tell enough.
                if faults.len() < MAX_UNCLOSED {
                    faults.push(unclosed(words, words.len() - rest.len() - 1));
                }
                plain.push_str(brace);
                continue;
            };
            rest = after;
            match between_braces(inside, names) {
                Ok(Inside::Name(name)) => plain.push_str(name.as_str()),
                Ok(Inside::Placeholder(placeholder)) => {
                    template.end_words(&std::mem::take(&mut plain));
                    template.rest.push((placeholder, Text::default()));
                }
                Err(fault) => {
                    faults.push(fault);
                    plain.push_str(inside);
                }
            }
        }
        plain.push_str(rest);
        template.end_words(&plain);
        (template, faults)
    }

    /// Sets the words behind the last placeholder.
    fn end_words(&mut self, words: &str) {
        let last = self.rest.last_mut().map_or(&mut self.words, |(_, words)| words);
        *last = Text::new(words);
    }

    /// The text as it reads in an attempt.
    pub fn fill(&self, values: &Values) -> Text {
        self.filled(values).into_owned()
    }

    /// The same, not copied where it has no placeholders.
    pub fn filled(&self, values: &Values) -> Cow<'_, Text> {
        if self.rest.is_empty() {
            return Cow::Borrowed(&self.words);
        }
        let mut filled = self.words.as_str().to_owned();
        for (placeholder, words) in &self.rest {
            filled += match placeholder {
                &Placeholder::Vary(key) => values.vary.get(key).map_or("", Text::as_str),
                Placeholder::Learner(field, fallback) => values.field(*field).unwrap_or(fallback).as_str(),
            };
            filled += words.as_str();
        }
        Cow::Owned(Text::new(filled))
    }
}

/// Whether there may be something to resolve in a text. Most have nothing, and need no names.
pub fn has_braces(words: &Text) -> bool {
    words.as_str().bytes().fold(false, |found, byte| found | matches!(byte, b'{' | b'}'))
}

/// The most lonely braces of one text that are told.
const MAX_UNCLOSED: usize = 10;

/// A lonely brace at a byte of a text, with what stands next to it.
fn unclosed(words: &str, at: usize) -> PlaceholderFault {
    let start = words[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let around = words[start..].split(char::is_whitespace).next().unwrap_or_default().to_owned();
    PlaceholderFault::Unclosed { around, before: words[start..at].chars().count() }
}

/// What stands between two braces.
fn between_braces<'a>(inside: &str, names: Names<'a>) -> Result<Inside<'a>, PlaceholderFault> {
    let learner = |field, fallback| Ok(Inside::Placeholder(Placeholder::Learner(field, Text::new(fallback))));
    let (name, fallback) = inside.split_once('|').map_or((inside, None), |(name, fallback)| (name, Some(fallback)));
    if let Some(&(_, field)) = Field::NAMES.iter().find(|(known, _)| *known == name) {
        return match (field, fallback) {
            (_, Some(fallback)) => learner(field, fallback),
            // Whoever gave no name is still spoken to.
            (Field::You, None) => learner(field, "you"),
            (Field::Profession | Field::IdealClient, None) => Err(PlaceholderFault::NoFallback(name.to_owned())),
        };
    }
    if let Some(key) = names.vary.iter().position(|key| *key == name) {
        return Ok(Inside::Placeholder(Placeholder::Vary(key)));
    }
    if let Some((_, shown)) = names.cast.iter().find(|(id, _)| *id == name) {
        return Ok(Inside::Name(shown));
    }
    let known = names.vary.iter().copied().chain(names.cast.iter().map(|&(id, _)| id)).chain(Field::NAMES.map(|(name, _)| name));
    let near = names.suggest.then(|| nearest(name, known)).flatten().map(str::to_owned);
    Err(PlaceholderFault::Unknown { name: name.to_owned(), near })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(words: &str, values: &Values) -> (String, usize) {
        let rosa = Text::new("Rosa");
        let (template, faults) = Template::new(words, Names { vary: &["gift"], cast: &[("rosa", &rosa)], suggest: true });
        (template.fill(values).to_string(), faults.len())
    }

    #[test]
    fn placeholders_are_filled() {
        let mut values = Values { vary: vec![Text::new("a candle")], ..Values::default() };
        let words = "{rosa} sells {gift} to {you}, {profession|of my trade}. {{So}}";
        assert_eq!(filled(words, &values), ("Rosa sells a candle to you, of my trade. {So}".into(), 0));
        values.you = Some(Text::new("Sam"));
        values.profession = Some(Text::new("a baker"));
        assert_eq!(filled(words, &values), ("Rosa sells a candle to Sam, a baker. {So}".into(), 0));
    }

    #[test]
    fn what_is_no_placeholder_is_a_fault_and_stays() {
        assert_eq!(filled("{gfit}", &Values::default()), ("gfit".into(), 1));
        assert_eq!(filled("a { b", &Values::default()), ("a { b".into(), 1));
        assert_eq!(filled("a } b", &Values::default()), ("a } b".into(), 1));
        assert_eq!(filled("{profession}", &Values::default()), ("profession".into(), 1));
    }
}
