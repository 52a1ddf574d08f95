//! Generated lessons are what the properties and benchmarks take them for.

use crate::generate::Shape;
use crate::player::lesson;

/// Keys and forms of values that generated lessons have between them.
const OPERATORS: &str = r#"
 when: { m|: ">=|: ">|: "<=|: "<|..|: a candle|f0: true|f0: false|m0: -|m0: 1|m0: 2|effects: {|by_quality:|same_as:|at_min: s|at_min: e
tell: true|feedback: held|compose:|doors:|once: true|start: s|vary:|- { when: |better:|temptation:|at: Half|medium: email|drills:
next: e|- ali: |{v0}|{{so}}|{profession"#;

#[test]
fn generated_lessons_have_every_operator_of_the_format_and_no_faults() {
    let shape =
        |seed| Shape { seed, held: seed % 2 == 0, meters: 3, flags: 3, vary: 2, odd: 50, rules: 50, leaps: 40, ..Shape::long(8) };
    let all: String = (0..20).map(|seed| shape(seed).yaml()).collect();
    for operator in OPERATORS.trim_start_matches('\n').split(['|', '\n']) {
        assert!(all.contains(operator), "no generated lesson has `{operator}`");
    }
    for seed in 0..20 {
        lesson(&shape(seed).yaml());
    }
}

#[test]
fn a_long_generated_lesson_has_about_79_words_around_an_option() {
    for scenes in [100, 1000] {
        let yaml = Shape::long(scenes).yaml();
        let choices = lesson(&yaml).scenes.into_iter().flat_map(|scene| scene.choices().to_vec());
        let options = choices.filter(|choice| choice.same_as.is_none()).count();
        let in_scenes = yaml.split("scenes:").nth(1).and_then(|rest| rest.split("endings:").next()).expect("scenes");
        let is_word = |word: &&str| word.starts_with(|c: char| c.is_alphabetic() || c == '{') && !word.ends_with(':');
        let around = in_scenes.split_whitespace().filter(is_word).count() / options;
        assert!((74..=84).contains(&around), "{around} words around an option");
    }
}
