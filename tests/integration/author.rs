//! What authors do besides checking: start a lesson, and try it out from the middle.

use crate::test::Test;

#[test]
fn a_new_lesson_passes_check_and_plays() {
    let mut test = Test::new();
    let said = "my-lesson.yaml is a short complete lesson. Change it, and run `mingle check my-lesson.yaml` as you go.\n";
    test.again("new my-lesson", "").success().stdout(said);
    test.again("check --strict my-lesson.yaml", "").success().stdout("1 file checked, nothing found.\n");
    let refused = test.again("new my-lesson", "").code(2);
    refused.stderr("mingle: my-lesson.yaml is there already, and is left as it is; choose another name\n");
}

#[test]
fn a_name_that_is_no_id_is_refused() {
    let ran = Test::new().args("new My.Lesson").run().code(2);
    ran.stderr("mingle: `My.Lesson` cannot be the id of a lesson; use small letters and digits, joined by single - or _\n");
}

#[test]
fn a_run_from_the_middle_is_not_kept() {
    let ran = Test::new().args("play anywhere --plain --seed 3 --from report --set trust=5").stdin("1\n").run().success();
    assert!(ran.stdout.starts_with("A run to try the lesson out: nothing of it is kept.\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("Trust 5 of 6") && ran.stdout.contains("Looking back"), "{}", ran.stdout);
    assert_eq!(ran.journal, "");
}

#[test]
fn answers_lead_to_where_a_finding_points() {
    let mut test = Test::new();
    let there = test.again("play anywhere --plain --to tags>big-bow", "").success();
    assert!(there.stdout.contains("3 of about 8"), "{}", there.stdout);
    let not_there = test.again("play anywhere --plain --to tags>tags", "").code(2);
    assert!(not_there.stderr.starts_with("mingle: `tags` is not offered there; there is "), "{}", not_there.stderr);
    let unknown = test.again("play anywhere --plain --to tgas", "").code(2);
    unknown.stderr("mingle: there is no choice or door `tgas`. Did you mean `tags`?\n");
    let scene = test.again("play anywhere --plain --from dnig", "").code(2);
    scene.stderr("mingle: there is no scene `dnig`. Did you mean `ding`?\n");
    let set = test.again("play anywhere --plain --set trust=9", "").code(2);
    let help =
        "write NAME=VALUE with a number in the range of a meter, true or false for a flag, or one of the values of a detail";
    set.stderr(&format!("mingle: `trust=9` sets nothing; {help}\n"));
}

#[test]
fn a_detail_on_which_a_finding_depends_can_be_set() {
    let of = |gift: &str| Test::new().args("play anywhere --plain").arg("--set").arg(format!("gift={gift}")).run();
    let gifts = ["a mug", "a candle", "a scarf"];
    for gift in gifts {
        let told = of(gift).success().stdout;
        let named: Vec<&str> = gifts.into_iter().filter(|name| told.contains(name.trim_start_matches("a "))).collect();
        assert_eq!(named, [gift], "{told}");
    }
    let help =
        "write NAME=VALUE with a number in the range of a meter, true or false for a flag, or one of the values of a detail";
    of("a duck").code(2).stderr(&format!("mingle: `gift=a duck` sets nothing; {help}\n"));
}
