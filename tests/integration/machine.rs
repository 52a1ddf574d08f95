//! Each rule of the machine, in a lesson that has little else.

use std::fmt::Write as _;

use mingle::lesson::id::Id;
use mingle::lesson::model::{Lesson, Quality, Target};
use mingle::lesson::text::Text;
use mingle::story::{Answer, Event, Machine, Story};

use crate::player::{hear, lesson, read, story};

/// A file with these lines before its scenes, and these scenes. There are the endings `good` and `bad`.
pub(crate) fn file(opening: &str, scenes: &str) -> String {
    format!(
        "format: 1\ntitle: T\nsummary: S\nprinciples: [listening]\nmedium: chat\nminutes: 1\n{opening}\nscenes:\n{scenes}\n\
         endings:\n  good: {{ title: Good, quality: strong, text: Well done. }}\n  bad: {{ title: Bad, quality: weak, text: Oh no. }}\n"
    )
}

/// A scene with choices: each is its id and what it has besides words.
pub(crate) fn decision(id: &str, more: &str, choices: &[(&str, &str)]) -> String {
    let mut scene = format!("  {id}:\n    lines: In {id}.\n    practises: follow-up-question\n{more}    choices:\n");
    for (id, more) in choices {
        let words = if more.contains("same_as") { String::new() } else { format!("do: Take {id}., ") };
        let quality = if more.contains("quality") { "" } else { "quality: fair, " };
        let reaction = if more.contains("reaction") { "" } else { "reaction: Hm., " };
        let _ = writeln!(scene, "      {id}: {{ {words}{quality}{reaction}feedback: About {id}., {more} }}");
    }
    scene
}

/// What was heard, an event in a word or two.
fn told(story: &Story<'_>, events: &[Event<'_>]) -> Vec<String> {
    let lesson = story.machine().lesson();
    let tell = |event: &Event<'_>| match event {
        Event::Scene(opening) => format!("scene {}", opening.id),
        Event::Line(said) => format!("\"{}\"", said.words),
        Event::MeterMoved { meter, before, now } => format!("{} {before}>{now}", lesson.meters[*meter].id),
        Event::Feedback(feedback) => match &feedback.about {
            Some(about) => format!("why {about} {}", feedback.text),
            None => format!("why {}", feedback.text),
        },
        Event::Decision(decision) => {
            let mut ids: Vec<&str> = decision.options.iter().map(|option| option.id.as_str()).collect();
            ids.sort_unstable();
            format!("? {}", ids.join(" "))
        }
        Event::Compose(_) => "write".into(),
        Event::Models(_) => "models".into(),
        Event::Reasons(_) => "reasons".into(),
        Event::Ending(ending) => format!("ending {}", ending.id),
        Event::End => "end".into(),
    };
    events.iter().map(tell).collect()
}

/// Begins, takes these ways on, and tells what was heard after the last one.
pub(crate) fn after(lesson: &Lesson, ways: &[&str]) -> Vec<String> {
    let mut story = story(lesson, 1);
    let mut heard = hear(&mut story);
    for way in ways {
        heard = take(&mut story, way);
    }
    told(&story, &heard)
}

fn take<'l>(story: &mut Story<'l>, way: &str) -> Vec<Event<'l>> {
    story.answer(&Answer::Way(Id::new(way).expect("an id"))).unwrap_or_else(|misuse| panic!("{way}: {misuse:?}"));
    hear(story)
}

fn write<'l>(story: &mut Story<'l>, words: &str) -> Vec<Event<'l>> {
    story.answer(&Answer::Words(Text::new(words))).expect("own words are asked");
    hear(story)
}

#[test]
fn effects_add_up_and_stay_in_range() {
    let opening = "meters: { m: { label: M, min: 1, max: 4, start: 2 } }\nby_quality: { strong: { m: 2 }, weak: { m: -1 } }";
    let choices = [
        ("by-quality", "quality: strong"),
        ("on-top", "quality: strong, effects: { m: -1 }"),
        ("even", "quality: strong, effects: { m: -2 }"),
        ("over", "quality: strong, effects: { m: 50 }"),
        ("under", "quality: weak, effects: { m: -100 }"),
    ];
    let lesson = lesson(&file(opening, &decision("a", "    next: good\n", &choices)));
    let moved = |way| after(&lesson, &[way]).into_iter().find(|told| told.starts_with("m "));
    assert_eq!(moved("by-quality").as_deref(), Some("m 2>4"));
    assert_eq!(moved("on-top").as_deref(), Some("m 2>3"));
    assert_eq!(moved("even"), None);
    assert_eq!(moved("over").as_deref(), Some("m 2>4"));
    assert_eq!(moved("under").as_deref(), Some("m 2>1"));
}

#[test]
fn a_meter_that_is_used_up_leads_on_unless_the_lesson_ends_anyway() {
    let opening = "meters: { m: { label: M, min: 0, max: 5, start: 2, at_min: last } }";
    let spend = ("spend", "effects: { m: -2 }");
    let scenes =
        decision("a", "    next: b\n", &[spend, ("over", "effects: { m: -2 }, next: good"), ("less", "effects: { m: -1 }")])
            + &decision("b", "    next: b\n", &[spend, ("stay", "effects: { m: 0 }")])
            + &decision("last", "    next: b\n", &[spend, ("fill", "effects: { m: 1 }")]);
    let lesson = lesson(&file(opening, &scenes));
    assert_eq!(
        after(&lesson, &["spend"]),
        ["\"Hm.\"", "why About spend.", "m 2>0", "scene last", "\"In last.\"", "? fill spend"]
    );
    assert_eq!(after(&lesson, &["over"])[3..], ["ending good", "\"Well done.\"", "end"]);
    assert_eq!(after(&lesson, &["less"])[3], "scene b");
    assert_eq!(after(&lesson, &["less", "spend"])[2..4], ["m 1>0", "scene last"]);
    assert_eq!(after(&lesson, &["spend", "spend"])[2], "scene b", "what is used up already leads nowhere");
    assert_eq!(after(&lesson, &["spend", "fill", "spend"])[2..4], ["m 1>0", "scene last"]);
}

#[test]
fn a_meter_used_up_on_entry_leads_on_before_the_scene_is_told() {
    let opening = "meters:\n  m: { label: M, min: 0, max: 5, start: 1, at_min: tired }\n  n: { label: N, min: 0, max: 5, start: 1, at_min: bad }";
    let scenes = decision("a", "    next: room\n", &[("go", ""), ("rest", "effects: { m: 1, n: 1 }")])
        + &decision("room", "    effects: { m: -1 }\n    next: good\n", &[("x", ""), ("y", "")])
        + &decision("tired", "    effects: { n: -1 }\n    next: good\n", &[("x", ""), ("y", "")]);
    let lesson = lesson(&file(opening, &scenes));
    assert_eq!(after(&lesson, &["go"])[2..], ["m 1>0", "n 1>0", "ending bad", "\"Oh no.\"", "end"]);
    assert_eq!(after(&lesson, &["rest"])[2..], ["m 1>2", "n 1>2", "m 2>1", "scene room", "\"In room.\"", "? x y"]);
}

#[test]
fn the_first_scene_is_entered_with_its_effects_and_may_be_any() {
    let opening = "meters: { m: { label: M, min: 0, max: 5, start: 3 } }\nstart: b";
    let scenes = decision("a", "    next: good\n", &[("x", ""), ("y", "")])
        + &decision("b", "    effects: { m: -1 }\n    next: good\n", &[("x", "effects: { m: -1 }"), ("y", "")]);
    let lesson = lesson(&file(opening, &scenes));
    assert_eq!(after(&lesson, &[]), ["scene b", "\"In b.\"", "? x y"]);
    assert_eq!(after(&lesson, &["x"])[2], "m 2>1");
}

#[test]
fn meters_that_move_behind_a_passage_or_a_compose_are_told() {
    let opening = "meters: { m: { label: M, min: 0, max: 5, start: 5 } }";
    let compose = "  own:\n    lines: Your turn.\n    compose: { prompt: Write., kind: free, models: [{ text: A., why: B. }, { text: C., why: D. }], \
                   flawed: { text: E., why: F. } }\n    next: c\n";
    let scenes = "  pass:\n    lines: On we go.\n    effects: { m: -1 }\n    next: own\n".to_owned()
        + compose
        + &decision("c", "    effects: { m: -2 }\n    next: pass2\n", &[("x", ""), ("y", "")])
        + "  pass2: { lines: And on., next: d }\n"
        + &decision("d", "    effects: { m: -1 }\n    next: good\n", &[("x", ""), ("y", "")]);
    let lesson = lesson(&file(opening, &scenes));
    let mut story = story(&lesson, 1);
    let heard = hear(&mut story);
    assert_eq!(told(&story, &heard), ["scene pass", "\"On we go.\"", "scene own", "\"Your turn.\"", "write"]);
    let heard = write(&mut story, "My words.");
    assert_eq!(told(&story, &heard), ["models", "m 4>2", "scene c", "\"In c.\"", "? x y"]);
    let heard = take(&mut story, "x");
    assert_eq!(told(&story, &heard)[2..], ["scene pass2", "\"And on.\"", "m 2>1", "scene d", "\"In d.\"", "? x y"]);
    story.back().expect("an answer to undo");
    story.back().expect("words to undo");
    let heard = hear(&mut story);
    assert_eq!(told(&story, &heard), ["scene own", "\"Your turn.\"", "write"]);
    let heard = write(&mut story, "Other words.");
    assert_eq!(told(&story, &heard)[..3], ["models", "m 4>2", "scene c"]);
    assert_eq!(story.history()[0].words, Some(Text::new("Other words.")));
}

#[test]
fn reactions_and_branches_are_judged_after_the_effects() {
    let reaction = "reaction: [{ narrator: Not yet., when: { f: false } }, { narrator: Now., when: { f: true } }]";
    let scenes = decision(
        "a",
        "    next: [{ when: { f: true }, to: good }, { to: bad }]\n",
        &[("set", &format!("{reaction}, effects: {{ f: true }}")), ("leave", reaction)],
    );
    let lesson = lesson(&file("flags: [f]", &scenes));
    assert_eq!(after(&lesson, &["set"])[..3], ["\"Now.\"", "why About set.", "ending good"]);
    assert_eq!(after(&lesson, &["leave"])[..3], ["\"Not yet.\"", "why About leave.", "ending bad"]);
}

#[test]
fn the_first_branch_that_holds_is_taken() {
    let opening = "meters: { m: { label: M, min: 0, max: 9, start: 0 } }";
    let next = "    next: [{ when: { m: \">=2\" }, to: b }, { when: { m: \">=1\" }, to: c }, { to: good }]\n";
    let ways =
        [("two", "effects: { m: 2 }"), ("one", "effects: { m: 1 }"), ("none", ""), ("own", "effects: { m: 2 }, next: bad")];
    let scenes = decision("a", next, &ways)
        + &decision("b", "    next: good\n", &[("x", ""), ("y", "")])
        + &decision("c", "    next: good\n", &[("x", ""), ("y", "")]);
    let lesson = lesson(&file(opening, &scenes));
    let place = |way| after(&lesson, &[way]).into_iter().find(|told| told.starts_with("scene") || told.starts_with("ending"));
    let places = ["two", "one", "none", "own"].map(|way| place(way).expect("a place"));
    assert_eq!(places, ["scene b", "scene c", "ending good", "ending bad"]);
}

#[test]
fn guards_compare_in_every_form() {
    let forms = [("2", 2..=2), ("\">2\"", 3..=5), ("\">=2\"", 2..=5), ("\"<2\"", 0..=1), ("\"<=2\"", 0..=2), ("\"2..4\"", 2..=4)];
    for start in 0..=5_u8 {
        let opening = format!("meters: {{ m: {{ label: M, min: 0, max: 5, start: {start} }} }}");
        for (form, holds) in &forms {
            let ways = [("asked", format!("when: {{ m: {form} }}")), ("b", String::new()), ("c", String::new())];
            let ways = ways.each_ref().map(|(id, more)| (*id, more.as_str()));
            let lesson = lesson(&file(&opening, &decision("a", "    next: good\n", &ways)));
            let expected = if holds.contains(&start) { "? asked b c" } else { "? b c" };
            assert_eq!(after(&lesson, &[]).last().map(String::as_str), Some(expected), "{form} at {start}");
        }
    }
}

#[test]
fn flags_start_false_and_all_conditions_of_a_guard_must_hold() {
    let ways = [
        ("set", "effects: { f: true }"),
        ("unset", "effects: { f: false }"),
        ("both", "when: { f: true, g: false }, effects: { g: true }"),
    ];
    let lesson = lesson(&file("flags: [f, g]", &decision("a", "    next: a\n", &ways)));
    assert_eq!(after(&lesson, &[]).last().map(String::as_str), Some("? set unset"));
    assert_eq!(after(&lesson, &["set"]).last().map(String::as_str), Some("? both set unset"));
    assert_eq!(after(&lesson, &["set", "unset"]).last().map(String::as_str), Some("? set unset"));
    assert_eq!(after(&lesson, &["set", "both"]).last().map(String::as_str), Some("? set unset"));
}

#[test]
fn choices_and_doors_that_can_be_taken_once_are_gone_until_they_are_undone() {
    let scenes = decision("a", "    next: room\n", &[("x", "once: true"), ("y", ""), ("z", "")])
        + "  room:\n    lines: A room.\n    doors:\n      in: { do: Look., once: true, next: room }\n      out: { do: Go., next: a }\n";
    let lesson = lesson(&file("", &scenes));
    let mut story = story(&lesson, 1);
    hear(&mut story);
    let asked = |story: &mut Story<'_>, way: &str| {
        let heard = take(story, way);
        told(story, &heard).pop().expect("a question")
    };
    assert_eq!(asked(&mut story, "x"), "? in out");
    assert_eq!(asked(&mut story, "in"), "? out");
    assert_eq!(asked(&mut story, "out"), "? y z");
    for expected in ["? out", "? in out", "? x y z"] {
        story.back().expect("an answer to undo");
        let heard = hear(&mut story);
        assert_eq!(told(&story, &heard).last().map(String::as_str), Some(expected));
    }
    assert_eq!(story.first_tries().count(), 1, "what was tried first stays, also once it is undone");
}

#[test]
fn doors_are_not_scored_and_keep_their_order() {
    let scenes = "  room:\n    lines: A room.\n    doors:\n      b: { do: B., next: room }\n      a: { say: A., next: good }\n";
    let lesson = lesson(&file("", scenes));
    for seed in 0..20 {
        let mut story = story(&lesson, seed);
        let Some(Event::Decision(decision)) = hear(&mut story).pop() else { panic!("doors are asked") };
        let words: Vec<String> = decision.options.iter().map(|option| option.words.to_string()).collect();
        assert_eq!((decision.practises, words), (None, vec!["B.".to_owned(), "\u{201c}A.\u{201d}".to_owned()]));
    }
    assert_eq!(after(&lesson, &["b"]), ["scene room", "\"A room.\"", "? a b"]);
    let mut story = story(&lesson, 1);
    hear(&mut story);
    take(&mut story, "a");
    assert_eq!((story.progress(), story.first_tries().count()), ((0, 0), 0));
}

#[test]
fn a_twin_has_the_words_of_the_other_and_all_else_of_its_own() {
    let ways = [
        ("wait", "quality: strong, when: { f: false }, effects: { f: true }"),
        ("wait-again", "same_as: wait, quality: weak, when: { f: true }, next: bad"),
        ("go", "next: good"),
    ];
    let lesson = lesson(&file("flags: [f]", &decision("a", "    next: a\n", &ways)));
    assert_eq!(after(&lesson, &[]).last().map(String::as_str), Some("? go wait"));
    let mut story = story(&lesson, 1);
    hear(&mut story);
    let Some(Event::Decision(decision)) = take(&mut story, "wait").pop() else { panic!("a decision follows") };
    let twin = decision.options.iter().find(|option| option.id.as_str() == "wait-again").expect("the twin");
    assert_eq!(twin.words, Text::new("Take wait."));
    let heard = take(&mut story, "wait-again");
    assert_eq!(told(&story, &heard)[1..3], ["why About wait-again.", "ending bad"]);
    assert_eq!(story.first_tries().map(|first| first.quality).collect::<Vec<_>>(), [Quality::Strong], "the first answer counts");
}

#[test]
fn what_varies_is_drawn_by_the_seed_and_guards_know_it() {
    let ways = [("x", "when: { gift: a mug }"), ("y", ""), ("z", "")];
    let scenes = decision("a", "    next: good\n", &ways).replace("In a.", "Here is {gift}.");
    let lesson = lesson(&file("vary: { gift: [a candle, a mug] }", &scenes));
    let of = |seed| {
        let mut story = story(&lesson, seed);
        let heard = hear(&mut story);
        told(&story, &heard)[1..].to_vec()
    };
    let (candle, mug) = (["\"Here is a candle.\"", "? y z"], ["\"Here is a mug.\"", "? x y z"]);
    let drawn: Vec<Vec<String>> = (0..32).map(of).collect();
    assert!(drawn.iter().all(|told| *told == candle || *told == mug), "{drawn:?}");
    assert!(drawn.iter().any(|told| *told == candle) && drawn.iter().any(|told| *told == mug));
}

#[test]
fn held_feedback_is_told_on_entering_the_next_scene_that_tells() {
    let scenes = decision("a", "    next: b\n", &[("a1", ""), ("a2", "")])
        + &decision("b", "    next: look-back\n", &[("b1", ""), ("b2", "")])
        + "  look-back: { tell: true, lines: Sit down., next: c }\n"
        + &decision("c", "    tell: true\n    next: good\n", &[("c1", ""), ("c2", "")]);
    let lesson = lesson(&file("feedback: held", &scenes));
    let mut story = story(&lesson, 1);
    hear(&mut story);
    let say = |story: &mut Story<'_>, way: &str| {
        let heard = take(story, way);
        told(story, &heard)
    };
    assert_eq!(say(&mut story, "a1"), ["\"Hm.\"", "scene b", "\"In b.\"", "? b1 b2"]);
    let both = [
        "\"Hm.\"",
        "why Take a1. About a1.",
        "why Take b2. About b2.",
        "scene look-back",
        "\"Sit down.\"",
        "scene c",
        "\"In c.\"",
        "? c1 c2",
    ];
    assert_eq!(say(&mut story, "b2"), both);
    story.back().expect("an answer to undo");
    let heard = hear(&mut story);
    assert_eq!(told(&story, &heard), ["scene b", "\"In b.\"", "? b1 b2"]);
    assert_eq!(say(&mut story, "b2"), both);
    assert_eq!(say(&mut story, "c1"), ["\"Hm.\"", "ending good", "\"Well done.\"", "end"], "the debrief tells what no scene did");
    story.back().expect("an answer to undo, also at an ending");
    let heard = hear(&mut story);
    assert_eq!(told(&story, &heard), ["scene c", "\"In c.\"", "? c1 c2"]);
}

#[test]
fn seeds_put_choices_in_different_orders_and_scenes_too() {
    let ways = [("a", ""), ("b", ""), ("c", ""), ("d", "")];
    let lesson = lesson(&file("", &(decision("one", "    next: two\n", &ways) + &decision("two", "    next: good\n", &ways))));
    let orders = |seed| {
        let mut story = story(&lesson, seed);
        hear(&mut story);
        let first = story.shown_ids();
        take(&mut story, "a");
        (first, story.shown_ids())
    };
    assert!((0..8).any(|seed| orders(seed).0 != orders(seed + 1).0));
    assert!((0..8).any(|seed| orders(seed).0 != orders(seed).1));
    let mut firsts: Vec<Id> = (0..64).map(|seed| orders(seed).0[0].clone()).collect();
    firsts.sort();
    firsts.dedup();
    assert_eq!(firsts.len(), ways.len(), "each choice comes first for some seed");
}

#[test]
fn the_order_of_an_attempt_stays_the_same_in_later_versions() {
    let ways = [("a", ""), ("b", ""), ("c", ""), ("d", "")];
    let lesson = lesson(&file("", &decision("one", "    next: good\n", &ways)));
    let order = |seed| {
        let mut story = story(&lesson, seed);
        hear(&mut story);
        story.shown_ids().iter().map(Id::as_str).collect::<String>()
    };
    assert_eq!([0, 7, u64::MAX].map(order), ["bcda", "dbca", "dcba"]);
}

#[test]
fn the_best_way_comes_to_an_end_even_where_a_lesson_counts_to_a_million() {
    let bounds = "label: M, min: 0, max: 100, start: 0";
    let opening = format!("meters: {{ m: {{ {bounds} }}, n: {{ {bounds} }}, o: {{ {bounds} }} }}");
    let ways = [
        ("m", "quality: strong, when: { m: \"<100\" }, effects: { m: 1 }"),
        ("n", "quality: strong, when: { m: 100, n: \"<100\" }, effects: { m: -100, n: 1 }"),
        ("o", "quality: strong, when: { m: 100, n: 100, o: \"<100\" }, effects: { m: -100, n: -100, o: 1 }"),
        ("x", "when: { m: 100, n: 100, o: 100 }, next: good"),
    ];
    let lesson = lesson(&file(&opening, &decision("a", "    next: a\n", &ways)));
    let machine = Machine::new(&lesson).expect("a machine");
    assert_eq!(machine.best_way(machine.start(&[])).len(), 10_000);
    let small = file(&opening.replace("100", "9"), &decision("a", "    next: a\n", &ways).replace("100", "9"));
    let lesson = crate::player::lesson(&small);
    let machine = Machine::new(&lesson).expect("a machine");
    assert_eq!(machine.best_way(machine.start(&[])).len(), 1001);
}

#[test]
fn a_file_without_scenes_or_endings_leaves_no_lesson() {
    let whole = file("", "  a: { lines: x, next: good }\n");
    let endings = whole.find("endings:").expect("endings");
    for broken in [whole[..endings].to_owned() + "endings: {}\n", file("", "").replace("scenes:\n", "scenes: {}")] {
        let (lesson, findings) = read(&broken);
        assert!(lesson.is_none() && !findings.is_empty(), "{findings:#?}");
    }
}

#[test]
fn the_best_way_leaves_a_room_that_one_comes_back_to() {
    let doors = "  hall:\n    lines: A hall.\n    doors:\n      a: { do: Look round., next: hall }\n      b: { do: Leave., next: good }\n";
    let lesson = lesson(&file("", doors));
    let machine = Machine::new(&lesson).expect("its states fit");
    let last = machine.best_way(machine.start(&[])).last().map(|&state| machine.place(state));
    assert_eq!(last, Some(Target::Ending(0)));
}
