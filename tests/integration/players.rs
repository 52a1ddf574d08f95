//! Players that choose by a cue: their shares on decisions small enough to count by hand, and what `check --players` says of them.

use crate::test::Test;

/// Lists of words that are easy to count.
const WORDS: &str = "you: [you, your]\ni: [i]\npolite: [please, thank you]\nhedges: [maybe, a bit]\nnumbers: [two]\n";

/// A lesson of one decision and some drills, each with a line and its choices: quality and words, done where they end in `!`.
pub(crate) fn lesson(decisions: &[(&str, &[(&str, &str)])]) -> String {
    let choice = |(n, (quality, words)): (usize, &(&str, &str))| {
        let form = if words.ends_with('!') { "do" } else { "say" };
        format!("      c{n}: {{ {form}: \"{words}\", quality: {quality}, reaction: A nod., feedback: Because. }}\n")
    };
    let body = |(line, choices): &(&str, &[(&str, &str)])| {
        let choices = choices.iter().enumerate().map(choice).collect::<Vec<_>>().concat();
        format!("    lines: \"{line}\"\n    practises: follow-up-question\n    choices:\n{choices}")
    };
    let drill = |(n, decision)| format!("  drill-{n}:\n{}", body(decision));
    let drills = decisions.iter().enumerate().skip(1).map(drill).collect::<Vec<_>>().concat();
    format!(
        "format: 1\ntitle: T\nsummary: S.\nprinciples: [listening]\npoints: [g]\nmedium: phone\nminutes: 1\nscenes:\n  hall:\n{}    next: end\nendings:\n  \
         end: {{ title: End, quality: strong, text: End. }}\ndrills:{}\n{drills}",
        body(&decisions[0]),
        if drills.is_empty() { " {}" } else { "" }
    )
}

/// The share, the chance and the bar that a table gives to a player.
fn score(table: &str, player: &str) -> [u32; 3] {
    let row = table.lines().find_map(|line| line.strip_prefix(player).filter(|rest| rest.starts_with("  ")));
    let row = row.unwrap_or_else(|| panic!("no `{player}` in:\n{table}"));
    let mut numbers = row.split_whitespace().filter_map(|cell| cell.parse().ok());
    std::array::from_fn(|_| numbers.next().expect("a number"))
}

fn table(lesson: &str) -> String {
    Test::new().lesson("one", lesson).file("lessons/words.yaml", WORDS).args("check --players").run().success().stdout
}

#[test]
fn a_player_gets_what_it_finds_and_ties_are_split() {
    // By hand: three choices of which one is strong, so that chance is a third.
    let table = table(&lesson(&[(
        "The red boat leaves at noon.",
        &[("strong", "May I ask you about the boat, please?"), ("fair", "Boats? I have two of them."), ("weak", "I see it.")],
    )]));
    for (player, share) in [
        ("longest", 100),
        ("shortest", 0),
        // One question mark in two choices.
        ("most question marks", 50),
        ("fewest question marks", 0),
        ("most \"you\"", 100),
        ("fewest \"you\"", 0),
        // One `I` in each choice.
        ("most \"I\"", 33),
        ("fewest \"I\"", 33),
        ("most polite words", 100),
        ("fewest polite words", 0),
        // None anywhere.
        ("most hedges", 33),
        ("fewest hedges", 33),
        // `two` is a number; the other two tie without one.
        ("most numbers", 0),
        ("fewest numbers", 50),
        // Words in common: strong and fair `i` of 13, strong and weak `i` of 10, fair and weak `i` of 8. Means .088, .101 and .113.
        ("most like the others", 0),
        ("least like the others", 100),
        // `boat` of the scene comes again; `the` is short, and `boats` is another word.
        ("most echo of the scene", 100),
        ("least echo of the scene", 0),
    ] {
        assert_eq!(score(&table, player)[..2], [share, 33], "{player} in\n{table}");
    }
}

#[test]
fn the_share_is_a_mean_over_decisions_and_those_of_one_quality_are_left_out() {
    let table = table(&lesson(&[
        ("One.", &[("strong", "Longer than that."), ("weak", "Short.")]),
        ("Two.", &[("weak", "Longer than that."), ("strong", "Short."), ("fair", "Also short."), ("strong", "Also it.")]),
        ("Three.", &[("strong", "Longer than that."), ("strong", "Short.")]),
    ]));
    // Chance: a half, and two of four. The longest is strong in the first alone. Of two decisions no share is too high.
    assert_eq!(score(&table, "longest"), [50, 50, 100], "{table}");
    assert!(
        table.lines().any(|line| line.starts_with("longest ") && line.split_whitespace().rev().nth(1) == Some("2")),
        "{table}"
    );
}

#[test]
fn the_bar_is_three_standard_errors_above_chance_or_ten_points() {
    // A pick among three of which one is strong has the variance 1/3 * 2/3; over 49 of them the error is .0673.
    let decision: (&str, &[(&str, &str)]) =
        ("Hm.", &[("strong", "Longer than that."), ("weak", "Short."), ("fair", "Middling.")]);
    let table = table(&lesson(&[decision; 49]));
    assert_eq!(score(&table, "longest"), [100, 33, 54], "{table}");
    // Where all choices tie nothing is left to chance, and ten points remain.
    assert_eq!(score(&table, "most hedges"), [33, 33, 43], "{table}");
}

#[test]
fn choices_are_compared_as_they_show_together() {
    let choice = |id: &str, rest: &str| format!("      {id}: {{ {rest}, reaction: A nod., feedback: Because. }}\n");
    let choices = [
        choice("long", "when: { late: true }, say: The longest of them all., quality: strong"),
        choice("long-early", "when: { late: false }, same_as: long, quality: weak"),
        choice("short", "when: { late: true }, say: Short., quality: weak"),
        choice("middle", "when: { late: false }, say: Middling it is., quality: strong"),
    ]
    .concat();
    let lesson = lesson(&[("Wait?", &[("strong", "Yes."), ("strong", "Oh.")])])
        .replace("scenes:\n", "flags: [late]\nscenes:\n")
        .replace(
            "    next: end\n",
            &format!(
                "    next: gate\n  gate:\n    lines: So.\n    practises: leave-a-pause\n    choices:\n{choices}    next: end\n"
            ),
        )
        .replacen("\"Yes.\", quality: strong", "\"Yes.\", quality: strong, effects: { late: true }", 1);
    // Late, the longest is strong; early, its twin is weak. Both sets are one decision.
    assert_eq!(score(&table(&lesson), "longest"), [50, 50, 100], "{}", table(&lesson));
}

#[test]
fn the_table_says_which_players_are_over_their_bar() {
    let decision: (&str, &[(&str, &str)]) =
        ("Hm.", &[("strong", "Longer than that."), ("weak", "Short."), ("fair", "Middling.")]);
    let few = Test::new().lesson("one", &lesson(&[decision; 59])).args("check --players").run().success();
    assert!(few.stdout.contains("over its bar\n"), "{}", few.stdout);
    assert!(few.stdout.ends_with(
        "Not counted, since words.yaml has no such list: you, i, polite, hedges.\nPlayers are held to their bars from 60 decisions on.\n"
    ));
    let enough = Test::new().lesson("one", &lesson(&[decision; 60])).args("check --players").run().code(1);
    enough.stdout(
        "player                   share  chance   bar  decisions
longest                  100 %    33 %  52 %         60  over its bar
shortest                   0 %    33 %  52 %         60  ok
most question marks       33 %    33 %  43 %         60  ok
fewest question marks     33 %    33 %  43 %         60  ok
most numbers              33 %    33 %  43 %         60  ok
fewest numbers            33 %    33 %  43 %         60  ok
most like the others      33 %    33 %  43 %         60  ok
least like the others     33 %    33 %  43 %         60  ok
most echo of the scene    33 %    33 %  43 %         60  ok
least echo of the scene   33 %    33 %  43 %         60  ok
Not counted, since words.yaml has no such list: you, i, polite, hedges.
",
    );
}

#[test]
fn a_lesson_that_cannot_be_read_is_not_passed_over() {
    let ran = Test::new().lesson("one", "format: [\n").args("check --players").run().code(1);
    assert!(ran.stdout.ends_with("1 lesson could not be read and is not counted: see `mingle check`.\n"), "{}", ran.stdout);
}

#[test]
fn no_player_is_over_its_bar_on_the_lessons_that_ship() {
    let table = Test::new().args("check --players").run().success().stdout;
    assert!(!table.contains("over its bar"), "{table}");
}
