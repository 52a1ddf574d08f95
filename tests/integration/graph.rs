//! `mingle graph`: every place and way of a lesson is drawn in each format, and what a lesson says stays text in all of them.

use roxmltree::Document;

use crate::test::{PRINCIPLES, Test};

/// A lesson with every kind of place and way.
const LESSON: &str = r#"
format: 1
title: The counter
summary: A small lesson.
principles: [listening]
medium: in-person
minutes: 6
meters:
  trust: { label: Trust, min: 0, max: 5, start: 1 }
  time: { label: Minutes, min: 0, max: 12, start: 12, at_min: last-call }
flags: [told]
vary:
  gift: [a mug, a candle]
scenes:
  counter:
    at: Ten past two
    lines: You put {gift} on the counter.
    practises: follow-up-question
    choices:
      ask:
        { say: For whom?, quality: strong, reaction: A smile., feedback: Good., effects: { trust: 1 },
          next: [{ when: { trust: ">2" }, to: room }, { when: { gift: a candle, told: false }, to: words }, { to: closed }] }
      pitch: { say: Buy., quality: weak, temptation: Easy., error: pitching, reaction: A frown., feedback: Bad. }
      pitch-more: { say: Buy two., quality: weak, when: { trust: 1 }, temptation: Easy., error: pitching, reaction: No., feedback: Bad. }
      wait: { say: Hm., quality: fair, temptation: Easy., error: topping, reaction: A look., feedback: Late., next: counter }
    next: room
  room:
    effects: { time: -1 }
    lines: The room hums.
    doors:
      piano: { do: Go to the piano., next: words, once: true, when: { trust: "1..3" } }
      home: { do: Fetch your coat., next: closed }
  words:
    lines: Now you.
    compose:
      prompt: Write.
      kind: free
      models: [{ text: I bake., why: Short. }, { text: I cook., why: Short. }]
      flawed: { text: Hm., why: Nothing said. }
    next: room
  last-call:
    lines: Last call.
    next: [{ when: { trust: "<=3" }, to: closed }, { to: good }]
  lost:
    lines: Nobody comes here.
    next: closed
endings:
  closed: { title: Closed, quality: weak, text: The shop closes. }
  good: { title: A good day, quality: strong, text: It was. }
"#;

const TEXT: &str = "\
The counter (small): 5 scenes, 2 endings

counter: decision, start (Ten past two)
  ask (strong):
    if trust >= 3: leads to room
    else if gift = a candle and not told: leads to words
    otherwise: leads to the ending closed
  pitch (weak): leads to room
  pitch-more (weak, if trust = 1): leads to room
  wait (fair): leads to counter

room: doors
  piano (once, if trust 1..3): leads to words
  home: leads to the ending closed
  time used up: leads to last-call

words: compose
  leads to room

last-call: passage
  if trust <= 3: leads to the ending closed
  otherwise: leads to the ending good

lost: passage, nothing leads here
  leads to the ending closed

closed: ending, weak (Closed)
  takes at least 0 weak and 0 strong choices

good: ending, strong (A good day)
";

const MERMAID: &str = r#"flowchart TD
  n0["counter<br>decision, start<br>Ten past two"]:::scene
  n1(["room<br>doors"]):::scene
  n2[/"words<br>compose"/]:::scene
  n3("last-call<br>passage"):::scene
  n4("lost<br>passage"):::scene
  n5{{"closed<br>ending, weak<br>Closed"}}:::weak
  n6{{"good<br>ending, strong<br>A good day"}}:::strong
  n7{" "}:::scene
  n0 ==>|"ask (strong)"| n7
  n0 -->|"pitch (weak)<br>pitch-more (weak, if trust = 1)"| n1
  n0 -->|"wait (fair)"| n0
  n7 -->|"if trust #62;= 3"| n1
  n7 -->|"else if gift = a candle and not told"| n2
  n7 -->|"otherwise"| n5
  n1 -->|"piano (once, if trust 1..3)"| n2
  n1 -->|"home"| n5
  n1 -.->|"time used up"| n3
  n2 --> n1
  n3 -->|"if trust #60;= 3"| n5
  n3 -->|"otherwise"| n6
  n4 --> n5
  classDef scene fill:#f6f8fa,stroke:#57606a,color:#1f2328
  classDef strong fill:#dafbe1,stroke:#1a7f37,stroke-width:3px,color:#1f2328
  classDef fair fill:#fff8c5,stroke:#9a6700,color:#1f2328
  classDef weak fill:#ffebe9,stroke:#cf222e,stroke-dasharray:2 3,color:#1f2328
  linkStyle 0 stroke:#2da44e,stroke-width:3px
  linkStyle 2 stroke:#bf8700,stroke-width:2px
  linkStyle 1 stroke:#e5534b,stroke-width:2px,stroke-dasharray:2 3
  linkStyle 8 stroke-dasharray:8 5
"#;

const DOT: &str = r##"digraph "small" {
  graph [label="The counter (small)", labelloc=t, bgcolor=white, fontname="sans-serif"];
  node [style=filled, fillcolor="#f6f8fa", fontname="sans-serif"];
  edge [fontname="sans-serif"];
  n0 [label="counter\ndecision, start\nTen past two", shape=box];
  n1 [label="room\ndoors", shape=house];
  n2 [label="words\ncompose", shape=note];
  n3 [label="last-call\npassage", shape=box, style="filled,rounded"];
  n4 [label="lost\npassage", shape=box, style="filled,rounded"];
  n5 [label="closed\nending, weak\nClosed", shape=ellipse, style="filled,dotted", color="#cf222e", fillcolor="#ffebe9"];
  n6 [label="good\nending, strong\nA good day", shape=ellipse, peripheries=2, color="#1a7f37", fillcolor="#dafbe1"];
  n7 [label="", shape=diamond, width=0.3, height=0.3];
  n0 -> n7 [label="ask (strong)", color="#1a7f37", style=bold];
  n0 -> n1 [label="pitch (weak)\npitch-more (weak, if trust = 1)", color="#cf222e", style=dotted];
  n0 -> n0 [label="wait (fair)", color="#9a6700", style=solid];
  n7 -> n1 [label="if trust >= 3", color="#1f2328", style=solid];
  n7 -> n2 [label="else if gift = a candle and not told", color="#1f2328", style=solid];
  n7 -> n5 [label="otherwise", color="#1f2328", style=solid];
  n1 -> n2 [label="piano (once, if trust 1..3)", color="#1f2328", style=solid];
  n1 -> n5 [label="home", color="#1f2328", style=solid];
  n1 -> n3 [label="time used up", color="#57606a", style=dashed];
  n2 -> n1 [label="", color="#1f2328", style=solid];
  n3 -> n5 [label="if trust <= 3", color="#1f2328", style=solid];
  n3 -> n6 [label="otherwise", color="#1f2328", style=solid];
  n4 -> n5 [label="", color="#1f2328", style=solid];
}
"##;

/// A title that would be more than text in one format or another.
const HOSTILE: &str = r#"</title><script>alert("x")</script> --> n1 \" \n & &lt; ]] "]; %%{init}%% `b` #35; | x"#;

fn small() -> Test {
    Test::new().lesson("small", LESSON)
}

#[test]
fn an_outline_lists_every_way_on_and_where_it_leads() {
    small().args("graph small").run().success().stdout(TEXT);
}

#[test]
fn a_mermaid_flowchart_has_a_shape_for_each_place_and_a_style_for_each_quality() {
    small().args("graph small --format mermaid").run().success().stdout(MERMAID);
}

#[test]
fn a_dot_graph_has_a_shape_for_each_place_and_a_style_for_each_quality() {
    small().args("graph small --format dot").run().success().stdout(DOT);
}

#[test]
fn a_picture_holds_every_text_and_lies_within_its_frame() {
    let picture = small().args("graph small --format svg").run().success().stdout;
    let said = texts(&picture);
    for text in ["counter", "decision, start", "Ten past two", "ask (strong)", "pitch-more (weak, if trust = 1)", "wait (fair)"]
        .into_iter()
        .chain(["if trust >= 3", "otherwise", "doors", "compose", "passage", "time used up", "ending, weak", "A good day"])
    {
        assert!(said.iter().any(|said| said == text), "`{text}` is not in {said:?}");
    }
    let document = Document::parse(&picture).expect("XML");
    let number = |node: roxmltree::Node<'_, '_>, name: &str| node.attribute(name)?.parse::<f64>().ok();
    let root = document.root_element();
    let (width, height) = (number(root, "width").expect("a width"), number(root, "height").expect("a height"));
    assert_eq!(root.attribute("viewBox"), Some(format!("0 0 {width} {height}").as_str()));
    let background =
        root.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "rect"))).expect("a background");
    assert_eq!((number(background, "width"), number(background, "height")), (Some(width), Some(height)));
    for node in document.descendants() {
        let (left, top) = (number(node, "x").unwrap_or(0.0), number(node, "y").unwrap_or(0.0));
        let (wide, high) = (number(node, "width").unwrap_or(0.0), number(node, "height").unwrap_or(0.0));
        let within = left >= 0.0 && top >= 0.0 && left + wide <= width && top + high <= height;
        assert!(within, "{node:?} is not within {width} x {height}");
    }
}

#[test]
fn a_picture_runs_and_fetches_nothing() {
    for lesson in ["not-selling", "listen-first", "anywhere"] {
        let picture = Test::new().args("graph --format svg").arg(lesson).run().success().stdout;
        let document = Document::parse(&picture).expect("XML");
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            assert!(["svg", "title", "rect", "path", "polygon", "text"].contains(&name), "{lesson}: <{name}>");
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(!name.starts_with("on") && !value.contains("url(") && !name.contains("href"), "{lesson}: {name}={value}");
            }
        }
    }
}

#[test]
fn a_hostile_title_stays_text() {
    let title = HOSTILE.replace('\'', "''");
    let mut test = Test::new().lesson("small", &LESSON.replace("title: A good day", &format!("title: '{title}'")));
    let outline = test.again("graph small", "").success().stdout;
    assert!(outline.contains(&format!("good: ending, strong ({HOSTILE})\n")), "{outline}");
    let flowchart = test.again("graph small --format mermaid", "").success().stdout;
    let line = r#"  n6{{"good<br>ending, strong<br>#60;#47;title#62;#60;script#62;alert(#34;x#34;)#60;#47;script#62; --#62; n1 #92;#34; #92;n #38; #38;lt#59; #93;#93; #34;#93;#59; #37;#37;#123;init#125;#37;#37; #96;b#96; #35;35#59; #124; x"}}:::strong"#;
    assert!(flowchart.lines().any(|drawn| drawn == line), "{flowchart}");
    let dot = test.again("graph small --format dot", "").success().stdout;
    let line = r##"  n6 [label="good\nending, strong\n</title><script>alert(\"x\")</script> --> n1 \\\" \\n &amp; &amp;lt; ]] \"]; %%{init}%% `b` #35; | x", shape=ellipse, peripheries=2, color="#1a7f37", fillcolor="#dafbe1"];"##;
    assert!(dot.lines().any(|drawn| drawn == line), "{dot}");
    let picture = test.again("graph small --format svg", "").success().stdout;
    // A long title is wrapped.
    assert!(texts(&picture).join(" ").contains(HOSTILE), "{picture}");
}

#[test]
fn an_unknown_lesson_has_a_nearest_one() {
    let ran = Test::new().args("graph anywere").run().code(2).stdout("");
    ran.stderr("mingle: there is no lesson `anywere`. Did you mean `anywhere`? `mingle lessons` lists them all\n");
}

#[test]
fn a_path_is_a_lesson_too_with_the_words_of_its_library() {
    let test = Test::new().file("mine/principles.yaml", PRINCIPLES).file("mine/deep/small.yaml", LESSON);
    test.args("graph mine/deep/small.yaml").run().success().stdout(TEXT);
}

#[test]
fn a_lesson_with_errors_is_drawn_as_far_as_it_is_understood() {
    let wrong = LESSON.replace("next: room\n  last-call", "next: rom\n  last-call");
    // Of a lesson with faults nothing is proved.
    let without_fewest = TEXT.replace("  takes at least 0 weak and 0 strong choices\n", "");
    let ran = Test::new().file("small.yaml", wrong).args("graph small.yaml").run().code(0).stdout(&without_fewest);
    ran.stderr("mingle: this lesson has an error, so its map may be wrong; `mingle check small.yaml` lists what to mend\n");
}

#[test]
fn what_is_no_lesson_is_not_drawn() {
    let ran = Test::new().file("none.yaml", "format: 1\n").args("graph none.yaml --format svg").run().code(2).stdout("");
    assert!(ran.stderr.ends_with("cannot be drawn; `mingle check none.yaml` lists what to mend\n"), "{}", ran.stderr);
}

#[test]
fn a_picture_that_nobody_could_read_is_refused() {
    let more: Vec<String> = (0..300).map(|scene| format!("  s{scene}: {{ lines: On., next: closed }}\n")).collect();
    let large = LESSON.replace("endings:", &(more.concat() + "endings:"));
    let mut test = Test::new().lesson("small", &large);
    let ran = test.again("graph small --format svg", "").code(2).stdout("");
    ran.stderr("mingle: a picture of 308 places could not be read, and ends at 300; --format text has them all\n");
    assert!(test.again("graph small", "").success().stdout.starts_with("The counter (small): 305 scenes, 2 endings\n"));
}

/// All texts of a picture in their order.
fn texts(picture: &str) -> Vec<String> {
    let document = Document::parse(picture).expect("XML");
    let texts = document.descendants().filter(|node| node.tag_name().name() == "text");
    texts.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

#[test]
fn an_outline_tells_what_each_ending_takes() {
    let mut test = Test::new();
    test.again("new printer", "").success();
    let outline = test.again("graph printer.yaml", "").success().stdout;
    for ending in [
        "lunch: ending, strong (Lunch on Thursday)\n  takes at least 0 weak and 1 strong choices\n",
        "a-nod: ending, fair (A nod)\n  takes at least 0 weak and 0 strong choices\n",
        "forty-pages: ending, weak (Forty pages)\n  takes at least 1 weak and 0 strong choices\n",
    ] {
        assert!(outline.contains(ending), "{outline}");
    }
}
