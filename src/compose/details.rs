//! Words of a scene that come again in a text, also in another form: guitar, guitars, guitarist.

use super::lists::Lists;
use super::written::Written;
use crate::lesson::text::Text;
use crate::prose;
use std::ops::Range;

/// The fewest letters that are left of a word without its ending.
const SHORTEST: usize = 3;

/// The first place in a text where one of some words or phrases stands.
pub(super) fn find<'d>(lists: &Lists<'_>, text: &Written<'_>, sought: impl Iterator<Item = &'d Text>) -> Option<Range<usize>> {
    let stems: Vec<&str> = text.words.iter().map(|word| stem(lists, word)).collect();
    let places = sought.filter_map(|phrase| {
        let words: Vec<String> = prose::words(phrase.as_str()).collect();
        let sought: Vec<&str> = words.iter().map(|word| stem(lists, word)).collect();
        let at = (!sought.is_empty()).then(|| stems.windows(sought.len()).position(|window| window == sought))??;
        Some(at..at + sought.len())
    });
    places.min_by_key(|place| place.start)
}

/// A word without the longest ending that leaves enough of it, and without the second of two letters that stood before that.
fn stem<'w>(lists: &Lists<'_>, word: &'w str) -> &'w str {
    let enough = |rest: &&str| rest.chars().count() >= SHORTEST;
    let stem = lists.endings.iter().find_map(|ending| word.strip_suffix(*ending).filter(enough)).unwrap_or(word);
    let mut letters = stem.char_indices().rev();
    match (letters.next(), letters.next()) {
        (Some((last, one)), Some((_, other))) if one == other && last >= SHORTEST => &stem[..last],
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::library::Library;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let library = Library::built_in();
        let lists = Lists::new(&library.vocabulary);
        for forms in [
            &["guitar", "guitars", "guitar's", "guitarist"][..],
            &["bake", "bakes", "baked", "baking", "bakers"],
            &["city", "cities"],
            &["run", "running", "runs"],
            &["tea"],
        ] {
            assert!(forms.iter().all(|form| stem(&lists, form) == stem(&lists, forms[0])), "{forms:?}");
        }
        assert_ne!(stem(&lists, "boat"), stem(&lists, "book"));
    }
}
