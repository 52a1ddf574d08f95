//! What the lessons that ship teach, held against the plan of the curriculum, and told in docs/curriculum.md.

use std::fmt::Write as _;

use mingle::lesson::library::Library;
use mingle::lesson::model::Lesson;

use crate::test::same_file;

/// The points of the article in order, with what each says.
const POINTS: [(&str, &str); 13] = [
    ("a", "Networking is not selling: no cold calls, no hard sell."),
    ("b", "A network supports people over years, and brings no clients overnight."),
    ("c", "It does good to both sides."),
    ("d", "Everyday acts are networking: putting two people in touch, passing on a tip."),
    ("e", "It is no prepared speech, and no swapping of cards in the hope of a client."),
    ("f", "It is a sincere interest in what somebody needs, so that one can help now or later."),
    ("g", "Listen well."),
    ("h", "Say clearly what you do and how you can be of use."),
    ("i", "Be able to describe the client whom you serve best."),
    ("j", "Talk about hobbies can draw people in more than talk about work alone."),
    ("k", "It takes place everywhere."),
    ("l", "Keeping contacts matters as much as making them."),
    ("m", "Trade dread for interest and generosity: it can be a pleasure."),
];

/// The ways of keeping contacts that point `l` names.
const KEEPING: [(&str, &str); 7] = [
    ("l1", "a follow-up email"),
    ("l2", "a holiday greeting"),
    ("l3", "an article of interest"),
    ("l4", "a check-in now and then"),
    ("l5", "a coffee"),
    ("l6", "golf, or whatever both like to do"),
    ("l7", "a referral"),
];

/// A lesson as the curriculum plans it: its id, the points that it is mainly about, and those that it also touches.
type Planned = (&'static str, &'static [&'static str], &'static [&'static str]);

/// Which lesson teaches which points, in the order of learning.
const PLAN: [Planned; 15] = [
    ("not-selling", &["a", "b", "e", "m"], &["c"]),
    ("small-acts", &["c", "d"], &["f", "k", "m"]),
    ("listen-first", &["f", "g"], &["k"]),
    ("who-i-serve-best", &["i"], &["h"]),
    ("what-i-do", &["e", "h"], &["a", "g", "i"]),
    ("beyond-work", &["j"], &["b", "c", "g", "k", "m"]),
    ("anywhere", &["k", "l7"], &["a", "f", "g", "h", "m"]),
    ("help-now-or-later", &["c", "f", "l7"], &["g", "m"]),
    ("connecting-two", &["d", "l7"], &["c", "f", "h", "i"]),
    ("next-day-note", &["l1"], &["a", "f", "g"]),
    ("twelve-weeks", &["b", "l1", "l2", "l3", "l4", "l5", "l6", "l7"], &["c", "f", "j", "m"]),
    ("reconnect", &["b", "l4", "l5"], &["g", "k"]),
    ("asking-and-thanking", &["a", "c", "l1"], &["b", "f", "h", "m"]),
    ("first-month", &["b", "k", "l4", "l5"], &["d", "f", "g", "h"]),
    ("one-evening", &["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l1", "l2", "l3", "l4", "l5", "l6", "l7", "m"], &[]),
];

fn lessons() -> Vec<Lesson> {
    let library = Library::built_in();
    library.entries.iter().filter_map(|entry| library.load(entry).1.lesson).collect()
}

#[test]
fn each_lesson_teaches_the_points_that_are_planned_for_it() {
    let lessons = lessons();
    assert_eq!(lessons.len(), PLAN.len(), "a lesson of the plan is missing, or one is not planned");
    for (id, main, also) in PLAN {
        let lesson = lessons.iter().find(|lesson| lesson.id.as_str() == id).unwrap_or_else(|| panic!("there is no {id}"));
        let mut taught: Vec<&str> = lesson.points.iter().map(mingle::lesson::text::Text::as_str).collect();
        let mut planned: Vec<&str> = main.iter().chain(also).copied().collect();
        taught.sort_unstable();
        planned.sort_unstable();
        assert_eq!(taught, planned, "{id}");
    }
}

#[test]
fn each_point_is_the_main_point_of_a_lesson_before_the_last() {
    for (point, _) in POINTS.iter().filter(|(point, _)| *point != "l").chain(&KEEPING) {
        assert!(PLAN[..14].iter().any(|(_, main, _)| main.contains(point)), "no lesson is mainly about {point}");
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is for whoever runs this test to see")]
fn the_page_on_the_curriculum_says_what_the_lessons_teach() {
    let page = page(&lessons());
    println!("{page}");
    same_file("docs/curriculum.md", &page);
}

fn page(lessons: &[Lesson]) -> String {
    let mut page = "# The curriculum

What the lessons teach, in the order in which they are learned. The points are those of a short article on professional networking,
in our own words. This page is written from the lessons by a test, which holds each lesson to the points that are planned for it.

## Lessons

| lesson | title | minutes | decisions | drills | endings |
|---|---|---|---|---|---|
"
    .to_owned();
    for lesson in lessons {
        let decisions = lesson.scenes.iter().filter(|scene| !scene.choices().is_empty()).count();
        let (drills, endings) = (lesson.drills.len(), lesson.endings.len());
        let _ =
            writeln!(page, "| `{}` | {} | {} | {decisions} | {drills} | {endings} |", lesson.id, lesson.title, lesson.minutes);
    }
    page += "\nMinutes are those of one way through, and decisions all that there are, on whatever way.\n\n## Points\n\n";
    let _ = writeln!(page, "| lesson | {} |", POINTS.map(|(point, _)| point).join(" | "));
    let _ = writeln!(page, "|---|{}", "---|".repeat(POINTS.len()));
    for lesson in lessons {
        let Some((_, main, also)) = PLAN.iter().find(|(id, ..)| *id == lesson.id.as_str()) else { continue };
        let cells = POINTS.map(|(point, _)| if point == "l" { keeping(main, also) } else { mark(point, main, also).to_owned() });
        let _ = writeln!(page, "| `{}` | {} |", lesson.id, cells.join(" | "));
    }
    page += "\n● what the lesson is about, ○ what it also touches.\n\n";
    for (point, says) in POINTS {
        let _ = writeln!(page, "- **{point}** {says}");
    }
    let _ = writeln!(page, "\nOf point l: {}.", KEEPING.map(|(point, says)| format!("{point} {says}")).join(", "));
    page
}

fn mark(point: &str, main: &[&str], also: &[&str]) -> &'static str {
    match (main.contains(&point), also.contains(&point)) {
        (true, _) => "●",
        (false, true) => "○",
        (false, false) => "",
    }
}

/// Which ways of keeping contacts a lesson teaches.
fn keeping(main: &[&str], also: &[&str]) -> String {
    let here = KEEPING.map(|(point, _)| point).into_iter().filter(|point| !mark(point, main, also).is_empty());
    let here: Vec<&str> = here.collect();
    if here.len() == KEEPING.len() { "l1 to l7".to_owned() } else { here.join(" ") }
}
