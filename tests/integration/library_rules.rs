//! The codes L, on libraries that are made for them: what 60 decisions or more say together.

use mingle::check::registry::REGISTRY;

use crate::fixtures::{check, folder};
use crate::players::lesson;
use crate::test::Test;

/// A decision in which no cue finds the strong choice more often than another.
const FLAT: (&str, &[(&str, &str)]) = ("Hm.", &[("strong", "Ask."), ("fair", "Sit."), ("weak", "Run.")]);

/// The findings of a library of one lesson.
fn found(decisions: &[(&str, &[(&str, &str)])]) -> String {
    let ran = Test::new()
        .lesson("one", &lesson(decisions))
        .file("lessons/words.yaml", "absolutes: [always]\n")
        .args("check --format concise")
        .run();
    let library = ran.stdout.lines().filter(|line| line.contains(" L1"));
    library.flat_map(|line| [line.rsplit_once("/lessons/").expect("in the library").1, "\n"]).collect()
}

/// Decisions, the last ones of another kind.
fn with<'a>(last: &[(&'a str, &'a [(&'a str, &'a str)])], all: usize) -> Vec<(&'a str, &'a [(&'a str, &'a str)])> {
    let mut decisions = vec![FLAT; all - last.len()];
    decisions.extend_from_slice(last);
    decisions
}

#[test]
fn each_code_is_found_where_it_is_and_only_there() {
    let mut all = String::new();
    for code in REGISTRY.iter().map(|entry| entry.rule.code.0).filter(|code| code.starts_with('L')) {
        let found = |kind: &str| check(code, &folder(code).join(kind)).arg("--select=F,G,L").arg("--format=concise").run().stdout;
        let bad = found("bad");
        assert!(!bad.is_empty() && bad.lines().all(|line| line.contains(&format!(" {code}: "))), "{code} is found alone:\n{bad}");
        assert_eq!(found("good"), "", "{code}");
        all.push_str(&bad);
    }
    insta::assert_snapshot!(all);
}

#[test]
fn nothing_is_counted_under_sixty_decisions() {
    let longest: (&str, &[(&str, &str)]) = ("Hm.", &[("strong", "Ask them."), ("weak", "Run.")]);
    assert_eq!(found(&[longest; 59]), "");
}

#[test]
fn coverage_drills_and_errors_are_found_at_their_places() {
    assert_eq!(
        found(&[FLAT; 60]),
        "\
principles.yaml:3:3: warning L102: `listening` is practised in 60 decisions, 1 lesson and 1 medium (practise it in at least 4 decisions, 3 lessons and 2 media)
principles.yaml:9:7: warning L103: `leave-a-pause` is practised in 0 drills (write at least 2, with other people and places)
principles.yaml:10:3: warning L102: `giving` is practised in 0 decisions, 0 lessons and 0 media (practise it in at least 4 decisions, 3 lessons and 2 media)
principles.yaml:15:7: warning L103: `help-that-fits` is practised in 0 drills (write at least 2, with other people and places)
principles.yaml:17:3: warning L104: `pitching` is the error of 0 choices (show it in at least 3, or drop it)
principles.yaml:18:3: warning L104: `topping` is the error of 0 choices (show it in at least 3, or drop it)
"
    );
}

#[test]
fn a_library_that_covers_its_vocabulary_has_nothing_to_find() {
    // The moves and the errors take turns.
    let instead = |lesson: &str, part: &str, with: &[&str]| {
        let mut pieces = lesson.split(part);
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.zip(with.iter().cycle()).fold(first, |text, (piece, with)| text + with + piece)
    };
    let lesson = instead(&lesson(&[FLAT; 30]), "follow-up-question", &["follow-up-question", "leave-a-pause", "help-that-fits"]);
    let one = instead(&lesson, "quality: weak", &["quality: weak, error: pitching", "quality: weak, error: topping"]);
    let chat = one.replace("medium: phone", "medium: chat");
    let ran = Test::new().lesson("a", &one).lesson("b", &chat).lesson("c", &one).args("check --format concise").run();
    assert!(!ran.stdout.contains(" L1"), "{}", ran.stdout);
}

#[test]
fn a_player_over_its_bar_is_an_error_of_the_library() {
    let asks: (&str, &[(&str, &str)]) = ("Hm.", &[("strong", "Ask?"), ("fair", "Sit."), ("weak", "Run.")]);
    // In 10 of 60 the strong one alone asks: (10 + 50 / 3) / 60 = 44 %, and the bar is 33 + 10.
    let of = |count: usize| found(&with(&vec![asks; count], 60));
    let line = of(10).lines().next().expect("a finding").to_owned();
    assert_eq!(
        line,
        "principles.yaml: error L101: the player “most question marks” finds the strong choice in 44 % of 60 decisions; chance finds 33 %, \
         and the bar is 43 % (see `mingle check --players`; change choices until the cue finds no more than chance does)"
    );
    assert!(!of(8).contains("most question marks"), "{}", of(8));
}

#[test]
fn absolutes_are_not_more_frequent_in_weak_choices_than_in_strong_ones() {
    let weak: (&str, &[(&str, &str)]) = ("Hm.", &[("strong", "Ask."), ("fair", "Sit."), ("weak", "Always.")]);
    let strong: (&str, &[(&str, &str)]) = ("Hm.", &[("strong", "Always."), ("fair", "Sit."), ("weak", "Run.")]);
    let message = "principles.yaml: warning L105: absolutes stand in 2 of 60 (3 %) weak choices and in 1 of 60 (2 %) strong ones";
    assert!(found(&with(&[weak, strong, weak], 60)).contains(message), "{}", found(&with(&[weak, strong, weak], 60)));
    assert!(!found(&with(&[weak, strong], 60)).contains("L105"));
}

#[test]
fn the_odd_one_out_is_not_strong_more_often_than_chance_allows() {
    let odd: (&str, &[(&str, &str)]) = ("Hm.", &[("strong", "Ask!"), ("fair", "Sit."), ("weak", "Run.")]);
    let even: (&str, &[(&str, &str)]) = ("Hm.", &[("strong", "Ask."), ("fair", "Sit!"), ("weak", "Run.")]);
    // Over six the error is .192: the bar is 91 %.
    let message = "L106: where `say` and `do` mix, the odd one out is strong in 100 % of 6 decisions; chance finds 33 %, and the bar is 91 %";
    assert!(found(&with(&[odd; 6], 60)).contains(message), "{}", found(&with(&[odd; 6], 60)));
    assert!(!found(&with(&[odd, odd, odd, odd, odd, even], 60)).contains("L106"));
}

#[test]
fn a_lesson_that_cannot_be_read_keeps_the_library_uncounted() {
    let ran =
        Test::new().lesson("one", &lesson(&[FLAT; 60])).lesson("two", "format: [\n").args("check --format concise").run().code(1);
    assert!(!ran.stdout.contains(" L1"), "{}", ran.stdout);
}

#[test]
fn a_single_file_is_no_library() {
    let test = Test::new().lesson("one", &lesson(&[FLAT; 60])).args("check --format concise lessons/one.yaml");
    assert!(!test.run().stdout.contains(" L1"));
}

#[test]
fn coverage_is_printed_as_tables() {
    Test::new().lesson("one", &lesson(&[FLAT; 2])).args("check --coverage").run().success().stdout(
        "\
point  lessons
f      none
g      one

principle  decisions  lessons  media
listening          2        1      1
giving             0        0      0

move                decisions  drills
follow-up-question          2       1
leave-a-pause               0       0
help-that-fits              0       0

error     choices
pitching        0
topping         0

Lessons: 1. Decisions, drills included: 2. Coverage is checked from 60 decisions on.
",
    );
}
