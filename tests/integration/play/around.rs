//! What lies around a play: the list of lessons, the transcript, settings and their placeholders, help, and names that do not exist.

use serde_json::json;

use super::TYPED;
use crate::test::{CALL, QUEUE, Test, same};

#[test]
fn lessons_are_listed_with_how_far_the_learner_is() {
    let mut test = Test::new().queue().lesson("call", CALL);
    let listed = |call: &str, queue: &str| {
        format!(
            "\
call: A call to the club · {call} · 2 min
  You call the chess club before your first evening.
queue: The queue at the bakery · {queue} · 3 min
  The man before you in the queue holds a box of lemons.
"
        )
    };
    test.again("lessons", "").success().stdout(&listed("new", "new"));
    test.again("play call", "1\n").success();
    test.again("play queue --seed 7", TYPED).success();
    test.again("lessons", "").success().stdout(&listed("begun", "1 of 2 endings seen"));

    let test = test.lesson("broken", "format: 1\n").args("lessons --format json");
    let ran = test.run().success();
    let file = |name: &str| test.path(format!("lessons/{name}.yaml")).to_string_lossy().into_owned();
    let known = |id: &str, title: &str, summary: &str, minutes: u32, principles: &[&str], endings: u32, seen: u32| {
        json!({
            "id": id, "file": file(id), "title": title, "summary": summary, "minutes": minutes, "principles": principles,
            "endings": endings, "endings_seen": seen, "begun": seen == 0, "playable": true,
        })
    };
    let expected = json!([
        {
            "id": "broken", "file": file("broken"), "title": null, "summary": null, "minutes": null, "principles": [],
            "endings": 0, "endings_seen": 0, "begun": false, "playable": false,
        },
        known("call", "A call to the club", "You call the chess club before your first evening.", 2, &["listening"], 1, 0),
        known(
            "queue",
            "The queue at the bakery",
            "The man before you in the queue holds a box of lemons.",
            3,
            &["listening", "giving"],
            2,
            1
        ),
    ]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&ran.stdout).expect("JSON"), expected);
}

#[test]
fn a_transcript_is_markdown_with_the_feedback_inline() {
    let mut test = Test::new().queue();
    let typed = TYPED.replace("And for the sister.", "# 1. *not* <b>markup</b>");
    test.again("play queue --seed 7", &typed).success();
    let told = test.again("transcript", "").success().stdout;
    let (head, rest) = told.split_once("\n\n*").expect("a head");
    let id = head.strip_prefix("# The queue at the bakery\n\n2026-11-23 · ").expect("the day and the attempt's id").to_owned();
    assert_eq!(test.again(&format!("transcript {id}"), "").success().stdout, told);
    assert_eq!(test.again("transcript queue", "").success().stdout, told);
    let rest = format!("*{rest}");
    same(
        "the transcript",
        &rest,
        "\
*Eight in the morning*

You want a loaf.

**Ben:** Twelve lemons. Do not ask me why.

**You:** “Now I have to ask why.”

**Ben:** A wedding cake, my friend. For my sister.

> *Why:* He held them out while he told you not to ask.

*Trust 1 to 2.*

The queue moves on.

**You:** Look at the cakes.

The queue moves on.

**You:** Move up to the counter.

**Ben:** I am next. Lemon cake, twelve eggs, and then...

He counts on his fingers.

**Ben:** You know what it is for.

**You:** Say nothing, and wait.

**Ben:** And sugar! I would have forgotten.

> *Why:* He was still counting.

*Trust 2 to 3.*

Ben writes his number on a paper bag and gives you the pen.

**You:** For Sunday.  \n\\# 1. \\*not\\* \\<b\\>markup\\</b\\>

The box breaks. Lemons roll over the street.

**You:** Pick up lemons.

**Ben:** Eleven. Where is the twelfth?

> *Why:* The need lay in the street.

*Trust 3 to 4.*

## How it ends: A place at the table

**Ben:** Sunday at three. Bring a loaf.

## A plan for a real place

If I wait in a queue, then I will ask Ben.
",
    );
}

#[test]
fn a_transcript_is_of_the_latest_attempt_or_of_the_one_that_is_named() {
    let mut test = Test::new().queue();
    let first = test.again("play queue --seed 7", "2\n").success();
    let id = first.journal.split_once("\"attempt\":\"").expect("an attempt").1[..8].to_owned();
    test.again("play queue --seed 7", "3\n").success();
    test.again("transcript", "").success().stdout_has("\n**Ben:** It is a box.\n");
    test.again(&format!("transcript {id}"), "").success().stdout_has("\n**Ben:** A wedding cake, my friend. For my sister.\n");

    let wrong = format!("{}x", &id[..7]);
    let near = test.again(&format!("transcript {wrong}"), "").code(2).stdout("");
    let last = near.journal.rsplit_once("\"attempt\":\"").expect("an attempt").1[..8].to_owned();
    let latest = format!("The latest, the last one first: `{id}` (queue, 2026-11-23), `{last}` (queue, 2026-11-23)");
    near.stderr(&format!("mingle: there is no attempt `{wrong}`. Did you mean `{id}`? {latest}\n"));
}

#[test]
fn what_is_not_there_is_said_with_the_nearest_name() {
    let mut test = Test::new().queue();
    let mut refused =
        |args: &str, words: &str| drop(test.again(args, "").code(2).stdout("").stderr(&format!("mingle: {words}\n")));
    refused("play queeu", "there is no lesson `queeu`. Did you mean `queue`? `mingle lessons` lists them all");
    refused("play dinner", "there is no lesson `dinner`. `mingle lessons` lists them all");
    refused(
        "settings nam",
        "there is no setting `nam`. Did you mean `name`? There are `name`, `profession`, `ideal-client`, `plain`, `confidence` and `say-first`",
    );
    refused("transcript", "nothing has been played yet; `mingle play` starts");
    refused("play --now today", "`today` is no time; write it like 2026-11-23T09:00:00+01:00");
    assert!(!test.journal_path().exists());
}

#[test]
fn a_broken_lesson_is_refused_while_the_others_play() {
    let mut test = Test::new().queue().lesson("broken", &CALL.replace("next: tea\n", "next: tee\n"));
    let file = test.path("lessons/broken.yaml");
    let words = format!("this lesson has an error and cannot be played; `mingle check {}` lists what to mend", file.display());
    test.again("play broken", "").code(2).stdout("").stderr(&format!("mingle: {words}\n"));
    test.again("lessons", "").success().stdout(&format!(
        "broken: cannot be played: `mingle check {}` says why\nqueue: The queue at the bakery · new · 3 min\n  The man before you in the \
         queue holds a box of lemons.\n",
        file.display()
    ));
    assert!(test.again("play", "").success().stdout.starts_with("The queue at the bakery\n"));
}

#[test]
fn a_library_without_a_lesson_that_plays_says_so() {
    let test = Test::new().lesson("broken", "format: 1\n").args("play");
    let folder = test.path("lessons").canonicalize().expect("a folder");
    let words = format!("There is no lesson to play in {}. `mingle check` lists what is wrong.", folder.display());
    test.run().code(2).stdout("").stderr(&format!("mingle: {words}\n"));
}

#[test]
fn placeholders_stand_for_what_the_learner_has_said_of_themselves() {
    let mut test = Test::new().queue();
    let mut set = |args: &str, shown: &str| {
        test.again(args, "").success().stdout(&format!("{shown}\n"));
        test.again("play queue --seed 7", "2\n").success()
    };
    let ran = set("settings name Sam", "Your name: Sam");
    ran.stdout_has("\n3. “As someone who sells boxes, I could").stdout_has("\nBen: A wedding cake, Sam. For my sister.\n");
    let ran = set("settings profession baker", "Your profession: baker");
    ran.stdout_has("\n3. “As baker, I could").stdout_has("\nBen: A wedding cake, Sam. For my sister.\n");
}

#[test]
fn settings_are_changed_by_name_and_forgotten_by_an_empty_value() {
    let mut test = Test::new();
    test.again("settings name Sam", "").success().stdout("Your name: Sam\n");
    test.again("settings name", "").success().stdout("Your name: Sam\n");
    test.again("settings plain yes", "").success().stdout("Plain text: on\n");
    test.again("settings plain off", "").success().stdout("Plain text: off\n");
    test.args("settings name").arg("").run().success().stdout("Your name: not given\n");
}

#[test]
fn settings_are_changed_on_their_page() {
    let mut test = Test::new();
    let page = |name: &str, profession: &str| {
        format!(
            "
What would you like to change?
1. Your name: {name}
2. Your profession: {profession}
3. Whom you serve best: not given
4. Ask how sure I am: off
5. Say it first: off
6. Plain text: off
7. Back
Answer 1 to 7, Enter for 7, b back, q leave.
"
        )
    };
    let (none, sam) = (page("not given", "not given"), page("Sam", "not given"));
    let ask = "\nWhat may people in the talks call you? A single - forgets it.\n";
    test.again("settings", "1\nSam\n1\n-\n\n").success().stdout(&format!(
        "Settings\n{none}{ask}Write one line. Or b back, q leave.\n\nKept.\n{sam}{ask}So far:\nSam\nWrite one line, or an empty one to \
         keep these words. Or b back, q leave.\n\nKept.\n{none}"
    ));
}

#[test]
fn without_a_terminal_the_program_alone_prints_its_help() {
    let help = Test::new().args("--help").run().success().stdout;
    assert!(
        help.contains("\nUsage: mingle [OPTIONS] [COMMAND]\n") && help.ends_with("Example: mingle play anywhere\n"),
        "{help}"
    );
    let ran = Test::new().run().success().stdout(&help);
    assert_eq!(ran.journal, "");
}

#[test]
fn every_command_has_an_example_in_its_help() {
    for command in ["play", "review", "progress", "lessons", "transcript", "settings", "check", "schema", "completions", "man"] {
        let ran = Test::new().args(&format!("{command} --help")).run().success();
        assert!(ran.stdout.contains(&format!("\nExample: mingle {command}")), "{}", ran.stdout);
    }
}

#[test]
fn the_details_of_an_attempt_stay_when_the_lesson_offers_others() {
    let mut test = Test::new().queue();
    test.again("play queue --seed 7", "").success().stdout_has("\nYou want a loaf.\n");
    let mut test = test.lesson("queue", &QUEUE.replace("[a loaf, a bun, a pretzel]", "[a roll]"));
    test.again("play queue", "").success().stdout_has("\nYou want a loaf.\n");
    test.again("play queue --fresh", "").success().stdout_has("\nYou want a roll.\n");
}
