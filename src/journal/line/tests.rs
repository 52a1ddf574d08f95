use super::*;

const HEAD: &str = r#"{"v":1,"id":"000102030405060708090a0b0c0d0e0f","at":"2026-11-23T09:00:00+01:00","#;

fn id(name: &str) -> Id {
    Id::new(name).expect(name)
}

fn ask_back() -> Pick {
    Pick::new(id("ask-back"), [id("pitch-now"), id("ask-back")])
}

fn pick() -> Answer {
    Answer { scene: id("counter"), given: Given::Pick(ask_back()) }
}

fn sure_pick() -> Pick {
    Pick { confidence: Some(Confidence::Sure), said: Some("And you?".into()), ..ask_back() }
}

fn ids(names: &[&str]) -> Ids {
    names.iter().copied().map(id).collect()
}

fn words() -> Answer {
    let text = "I help\n\"small\" firms, \u{e9}\u{1b}".into();
    Answer { scene: id("own-words"), given: Given::Words { text, keep_as: None } }
}

/// The format: each kind of event, and the end of the line that holds it.
fn pinned() -> Vec<(What, &'static str)> {
    let attempt = AttemptId(0xa77e);
    let start = |seed, vary, parent, given| {
        let vary = BTreeMap::from_iter(vary);
        What::Start { attempt, library: "builtin".into(), lesson: id("rosa"), seed, vary, parent, given }
    };
    let setting = |value: Option<&str>| What::Setting { name: "profession".into(), value: value.map(Into::into) };
    let gift = (id("gift"), "a \u{1f56f} candle".to_owned());
    vec![
        (
            start(u64::MAX, vec![gift], Some(AttemptId(1)), vec![pick(), words()]),
            concat!(
                r#""kind":"start","attempt":"0000a77e","library":"builtin","lesson":"rosa","seed":18446744073709551615,"#,
                r#""vary":{"gift":"a "#,
                "\u{1f56f}",
                r#" candle"},"parent":"00000001","given":[{"scene":"counter","choice":"ask-back","shown":["pitch-now","ask-back"]},"#,
                r#"{"scene":"own-words","text":"I help\n\"small\" firms, "#,
                "\u{e9}",
                r#"\u001b"}]}"#
            ),
        ),
        (
            start((1 << 53) + 1, vec![], None, vec![]),
            r#""kind":"start","attempt":"0000a77e","library":"builtin","lesson":"rosa","seed":9007199254740993,"vary":{}}"#,
        ),
        (
            What::Answer { attempt, answer: pick() },
            r#""kind":"answer","attempt":"0000a77e","scene":"counter","choice":"ask-back","shown":["pitch-now","ask-back"]}"#,
        ),
        (
            What::Answer { attempt, answer: words() },
            concat!(
                r#""kind":"answer","attempt":"0000a77e","scene":"own-words","text":"I help\n\"small\" firms, "#,
                "\u{e9}",
                r#"\u001b"}"#
            ),
        ),
        (
            What::Answer { attempt, answer: Answer { scene: id("counter"), given: Given::Pick(sure_pick()) } },
            concat!(
                r#""kind":"answer","attempt":"0000a77e","scene":"counter","choice":"ask-back","shown":["pitch-now","ask-back"],"#,
                r#""confidence":"sure","said":"And you?"}"#
            ),
        ),
        (
            What::Drill {
                library: "builtin".into(),
                lesson: id("rosa"),
                drill: id("dentist-chair"),
                practises: id("follow-up-question"),
                medium: Medium::InPerson,
                pick: Pick { confidence: Some(Confidence::ThinkSo), ..ask_back() },
            },
            concat!(
                r#""kind":"drill","library":"builtin","lesson":"rosa","drill":"dentist-chair","move":"follow-up-question","#,
                r#""medium":"in-person","choice":"ask-back","shown":["pitch-now","ask-back"],"confidence":"think-so"}"#
            ),
        ),
        (
            What::Reason { attempt, scene: id("counter"), reason: id("polite"), shown: ids(&["polite", "took-up"]) },
            concat!(
                r#""kind":"reason","attempt":"0000a77e","scene":"counter","reason":"polite","#,
                r#""shown":["polite","took-up"]}"#
            ),
        ),
        (What::Back { attempt }, r#""kind":"back","attempt":"0000a77e"}"#),
        (What::End { attempt, ending: id("closed") }, r#""kind":"end","attempt":"0000a77e","ending":"closed"}"#),
        (
            What::Plan { attempt, cue: "I wait in a shop".into(), act: "I will ask".into() },
            r#""kind":"plan","attempt":"0000a77e","if":"I wait in a shop","then":"I will ask"}"#,
        ),
        (setting(Some("law")), r#""kind":"setting","name":"profession","value":"law"}"#),
        (setting(None), r#""kind":"setting","name":"profession","value":null}"#),
    ]
}

/// The same of an event that a learner prepares for, and of what comes after it.
fn pinned_of_events() -> Vec<(What, &'static str)> {
    vec![
        (
            What::Event { date: "2026-12-02".parse().ok(), name: Some("Fair".into()), minutes: Some(15) },
            r#""kind":"event","date":"2026-12-02","name":"Fair","minutes":15}"#,
        ),
        (What::Event { date: None, name: None, minutes: None }, r#""kind":"event","date":null}"#),
        (
            What::Reflection {
                occasion: EventId(0xfa1),
                happened: Some("Two good talks".into()),
                met: vec!["Mia".into(), "Ben".into()],
                next: Some(Question::Promises),
            },
            concat!(
                r#""kind":"reflection","occasion":"00000000000000000000000000000fa1","happened":"Two good talks","#,
                r#""met":["Mia","Ben"],"next":"promises"}"#
            ),
        ),
        (
            What::Reflection { occasion: EventId(0xfa1), happened: None, met: Vec::new(), next: None },
            r#""kind":"reflection","occasion":"00000000000000000000000000000fa1"}"#,
        ),
        (
            What::Promise { text: "Send the map".into(), to: Some("Mia".into()), by: "2026-12-09".parse().ok() },
            r#""kind":"promise","text":"Send the map","to":"Mia","by":"2026-12-09"}"#,
        ),
        (What::Promise { text: "Call".into(), to: None, by: None }, r#""kind":"promise","text":"Call"}"#),
        (What::Kept { promise: EventId(0xbe) }, r#""kind":"kept","promise":"000000000000000000000000000000be"}"#),
        (
            What::Amend { promise: EventId(0xbe), text: Some("Call".into()), to: Some("Mia".into()), by: None },
            r#""kind":"amend","promise":"000000000000000000000000000000be","text":"Call","to":"Mia"}"#,
        ),
        (
            What::Amend { promise: EventId(0xbe), text: None, to: None, by: None },
            r#""kind":"amend","promise":"000000000000000000000000000000be"}"#,
        ),
    ]
}

/// The same of what goes on around own words.
fn pinned_of_words() -> Vec<(What, &'static str)> {
    let attempt = AttemptId(0xa77e);
    vec![
        (
            What::Revise {
                attempt,
                answer: Answer {
                    scene: id("own-words"),
                    given: Given::Words { text: "I help bakers.".into(), keep_as: Some(id("what-i-do")) },
                },
            },
            concat!(
                r#""kind":"revise","attempt":"0000a77e","scene":"own-words","text":"I help bakers.","#,
                r#""keep_as":"what-i-do"}"#
            ),
        ),
        (
            What::Overrule { attempt, scene: id("own-words"), check: id("next-step") },
            r#""kind":"overrule","attempt":"0000a77e","scene":"own-words","check":"next-step"}"#,
        ),
        (
            What::Rate {
                attempt,
                scene: id("own-words"),
                lines: BTreeMap::from([(id("about-them"), false), (id("clear"), true)]),
            },
            r#""kind":"rate","attempt":"0000a77e","scene":"own-words","lines":{"about-them":false,"clear":true}}"#,
        ),
    ]
}

#[test]
fn every_event_is_written_and_read_in_its_pinned_form() {
    let at = "2026-11-23T09:00:00+01:00".parse().expect("a moment");
    for (what, end) in pinned().into_iter().chain(pinned_of_events()).chain(pinned_of_words()) {
        let event = Event::new(EventId(0x0001_0203_0405_0607_0809_0a0b_0c0d_0e0f), at, what);
        let line = serde_json::to_string(&event).expect("a line");
        assert_eq!(line, format!("{HEAD}{end}"));
        assert_eq!(read(line.as_bytes()), Line::Event(event));
    }
}

#[test]
fn what_later_versions_write_is_newer_not_bad() {
    for end in [
        r#""kind":"dream","text":"new"}"#,
        r#""kind":"dream","text":{"of":["other","shapes"]},"attempt":7}"#,
        r#""kind":"start","v2":true,"seed":"text"}"#,
    ] {
        let line = format!("{HEAD}{end}");
        let newer = line.replacen("\"v\":1", "\"v\":2", 1);
        assert_eq!(read(newer.as_bytes()), Line::Newer, "{newer}");
        let expected = if end.contains("dream") { Line::Newer } else { Line::Bad };
        assert_eq!(read(line.as_bytes()), expected, "{line}");
    }
    assert_eq!(read(br#"{"v":2,"kind":"answer","id":7}"#), Line::Newer);
}

#[test]
fn fields_that_later_versions_add_are_left_unread() {
    let line = format!(r#"{HEAD}"kind":"back","attempt":"0000a77e","mood":{{"calm":[1,2.5,null]}}}}"#);
    assert!(matches!(read(line.as_bytes()), Line::Event(_)));
}

#[test]
fn what_lacks_a_part_or_has_one_twice_is_bad() {
    for end in [
        r#""kind":"back"}"#,
        r#""kind":"back","attempt":"a77e"}"#,
        r#""kind":"back","attempt":"0000a77e","attempt":"0000a77e"}"#,
        r#""kind":"end","attempt":"0000a77e","ending":"Not an id"}"#,
        r#""kind":"answer","attempt":"0000a77e","scene":"counter"}"#,
        r#""kind":"answer","attempt":"0000a77e","scene":"counter","choice":"a"}"#,
        r#""kind":"answer","attempt":"0000a77e","scene":"counter","choice":"a","shown":["a"],"text":"both"}"#,
        r#""kind":"answer","attempt":"0000a77e","scene":"counter","choice":"a","shown":["a"],"confidence":"certain"}"#,
        r#""kind":"revise","attempt":"0000a77e","scene":"counter","choice":"a","shown":["a"]}"#,
        r#""kind":"overrule","attempt":"0000a77e","scene":"counter"}"#,
        r#""kind":"rate","attempt":"0000a77e","scene":"counter","lines":{"clear":"yes"}}"#,
        r#""kind":"event","date":"soon"}"#,
        r#""kind":"reflection","happened":"a lot"}"#,
        r#""kind":"promise","to":"Mia"}"#,
        r#""kind":"promise","text":"Call","by":"soon"}"#,
        r#""kind":"kept","promise":"be"}"#,
        r#""kind":"start","attempt":"0000a77e","library":"b","lesson":"rosa","seed":-1,"vary":{}}"#,
        r#""kind":"start","attempt":"0000a77e","library":"b","lesson":"rosa","seed":1.5,"vary":{}}"#,
        r#""kind":"back","attempt":"0000a77e"} {}"#,
    ] {
        let line = format!("{HEAD}{end}");
        assert_eq!(read(line.as_bytes()), Line::Bad, "{line}");
    }
    for line in [&b"{}"[..], b"null", b"[]", b"\0\0\0", b"{\"v\":1,\"kind\":\"\xff\"}"] {
        assert_eq!(read(line), Line::Bad);
    }
}
