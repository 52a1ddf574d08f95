//! The words of pages: scenes, debrief, home, lessons, settings.

use super::{count, text};
use crate::lesson::model::Medium;
use crate::lesson::text::Text;

/// How far a lesson is: "3 of about 7".
pub fn progress(now: usize, about: usize) -> Text {
    text(format!("{now} of about {about}"))
}

/// Where a talk takes place, for the head of a scene that changes it.
pub fn medium(medium: Medium) -> Text {
    text(match medium {
        Medium::InPerson => "In person",
        Medium::Phone => "On the phone",
        Medium::VideoCall => "On a video call",
        Medium::Email => "By email",
        Medium::Chat => "By message",
        Medium::Calendar => "On a calendar",
    })
}

/// Where or when we are, and the medium where it is another than the lesson's.
pub fn at(at: &Text, medium: &Text) -> Text {
    text(format!("{at}, {}", medium.as_str().to_lowercase()))
}

/// The heading over feedback.
pub fn why() -> Text {
    text("Why")
}

/// The heading over feedback that was held back: the option it is about.
pub fn about(option: &Text) -> Text {
    text(format!("On {option}"))
}

/// The heading over a better line.
pub fn next_time() -> Text {
    text("Next time")
}

/// The heading over a hint.
pub fn hint() -> Text {
    text("Hint")
}

/// Where an idea card comes from.
pub fn source(citation: &Text) -> Text {
    text(format!("Source: {citation}"))
}

/// How an ending is introduced.
pub fn ending(title: &Text) -> Text {
    text(format!("How it ends: {title}"))
}

/// The head of a debrief.
pub fn debrief(title: &Text) -> Text {
    text(format!("Looking back: {title}"))
}

/// What a debrief is for.
pub fn debrief_intro(decisions: usize, strong: usize) -> Text {
    let count = if decisions == 1 { "one decision".to_owned() } else { format!("{decisions} decisions") };
    text(format!("You made {count}; {strong} of them took the strongest line that was on offer. What each one led to:"))
}

/// The same of a replay: from which decision on, how many answers were given in it, and how many of them were strong.
pub fn replay_intro(from: usize, answers: usize, strong: usize) -> Text {
    let answers = count(answers, "answer", "answers");
    text(format!(
        "This is the replay from decision {from} on: {strong} of {answers} in it took the strongest line that was on offer. What each \
         decision led to:"
    ))
}

/// The head of a decision in a debrief: its number and the last words before it.
pub fn decision_head(number: usize, cue: &Text) -> Text {
    text(format!("{number} · {cue}"))
}

/// Before the move that a decision trains.
pub fn practised() -> Text {
    text("Move")
}

/// Before what the learner did.
pub fn you() -> Text {
    text("You")
}

/// Before what followed.
pub fn then() -> Text {
    text("Then")
}

/// Before why people pick an option.
pub fn tempting() -> Text {
    text("Tempting")
}

/// Before the strong line of a decision.
pub fn stronger() -> Text {
    text("Stronger")
}

/// Before where the strong line would have led.
pub fn would_have() -> Text {
    text("And then")
}

/// What the learner did, where it was the strong line.
pub fn was_strong(option: &Text) -> Text {
    text(format!("{option} This was the strongest line here."))
}

/// A meter's way in a debrief: "Trust 2 to 3".
pub fn meter_way(label: &Text, before: u8, now: u8) -> Text {
    text(format!("{label} {before} to {now}."))
}

/// Where the strong line and strong choices after it lead, if it is to another ending: its title and first words.
pub fn leads_to(title: &Text, first: &Text) -> Text {
    text(format!("With strong lines from here on it ends otherwise: \u{201c}{title}\u{201d}. {first}"))
}

/// The heading over the shares of strong first tries.
pub fn first_tries() -> Text {
    text("Strong at the first try")
}

/// What is said where some decisions of an attempt, or all of them, had been answered in an earlier one.
pub fn answered_before(known: usize, all: bool) -> Text {
    text(match (known, all) {
        (_, true) => "None: you had answered all of these decisions before, so that they are practice.".to_owned(),
        (1, false) => "One decision you had answered before: it is practice, and no first try.".to_owned(),
        (known, false) => format!("{known} decisions you had answered before: they are practice, and no first tries."),
    })
}

/// What a replay counts for.
pub fn replay_counts() -> Text {
    text("None: a replay is there to try things. It changes nothing in `mingle progress`, nor in what comes up for review.")
}

/// What a score can say.
pub fn honest() -> Text {
    text("These counts are about these scenes. They do not show how you will do in a room.")
}

/// What is asked after a debrief.
pub fn what_next() -> Text {
    text("What next?")
}

/// The item that replays from a decision.
pub fn replay() -> Text {
    text("Replay from a decision")
}

/// What is asked before a replay.
pub fn replay_which() -> Text {
    text("Replay from which decision?")
}

/// What a replay is, as it begins.
pub fn replay_begins(number: usize) -> Text {
    text(format!("A replay from decision {number}. The attempt before stays as it was."))
}

/// The item that plays the next lesson.
pub fn next_lesson(title: &Text, minutes: u16) -> Text {
    text(format!("Next lesson: {title} ({minutes} min)"))
}

/// The item that goes to the home screen.
pub fn home() -> Text {
    text("Home")
}

/// The item that leaves the program.
pub fn leave() -> Text {
    text("Leave")
}

/// The item that goes back one menu.
pub fn back() -> Text {
    text("Back")
}

/// The head of the home screen.
pub fn home_head(name: Option<&Text>) -> Text {
    name.map_or_else(|| text("mingle"), |name| text(format!("mingle · Hello, {name}")))
}

/// What the program is for, for somebody who has played nothing yet.
pub fn welcome() -> Text {
    text(
        "Practise professional networking in short talks. You choose what to say, see what it leads to, and look back on it together.",
    )
}

/// What was done so far, in one sentence.
pub fn so_far(finished: usize, lessons: usize) -> Text {
    text(format!("You have played {finished} of {lessons} lessons to an ending."))
}

/// The item that goes on with an attempt.
pub fn continue_with(title: &Text, done: usize, about: usize) -> Text {
    text(format!("Continue: {title} ({done} of about {about} decisions made)"))
}

/// The item that lists the lessons.
pub fn all_lessons() -> Text {
    text("All lessons")
}

/// The item that opens the settings, and the head of their page.
pub fn settings() -> Text {
    text("Settings")
}

/// How far a learner is with a lesson.
pub fn lesson_state(unfinished: bool, seen: usize, endings: usize) -> Text {
    match (unfinished, seen) {
        (true, _) => text("begun"),
        (false, 0) => text("new"),
        (false, seen) => text(format!("{seen} of {endings} endings seen")),
    }
}

/// A lesson in a list to pick from.
pub fn lesson_item(title: &Text, minutes: u16, state: &Text) -> Text {
    text(format!("{title} · {state} · {minutes} min"))
}

/// What is asked over the settings.
pub fn change_what() -> Text {
    text("What would you like to change?")
}

/// What is asked over a lesson that has come to an ending before.
pub fn seen_before(title: &Text) -> Text {
    text(format!("You have seen an ending of {title}."))
}

/// The item that plays a lesson again.
pub fn play_again() -> Text {
    text("Play it again")
}

/// The item that goes on with an attempt, where others have ended.
pub fn go_on() -> Text {
    text("Go on from where you left")
}

/// The item that plays a lesson anew, where there is also an attempt to go on with.
pub fn play_from_start() -> Text {
    text("Play it from the start")
}

/// The item that shows the debrief of the last attempt that was no replay.
pub fn look_back_again() -> Text {
    text("Look back at the last time")
}

/// The item that shows the debrief of the last replay after it.
pub fn look_back_at_replay() -> Text {
    text("Look back at the replay of it")
}

/// The names of the settings as learners see them.
pub fn setting_name() -> Text {
    text("Your name")
}

/// See [`setting_name`].
pub fn setting_profession() -> Text {
    text("Your profession")
}

/// See [`setting_name`].
pub fn setting_ideal_client() -> Text {
    text("Whom you serve best")
}

/// See [`setting_name`].
pub fn setting_plain() -> Text {
    text("Plain text")
}

/// See [`setting_name`].
pub fn setting_confidence() -> Text {
    text("Ask how sure I am")
}

/// See [`setting_name`].
pub fn setting_say_first() -> Text {
    text("Say it first")
}

/// A setting and its value.
pub fn setting(name: &Text, value: Option<&Text>) -> Text {
    text(format!("{name}: {}", value.map_or("not given", Text::as_str)))
}

/// Whether a setting is on.
pub fn on_or_off(on: bool) -> Text {
    text(if on { "on" } else { "off" })
}

/// What is typed to leave an answer out, or to take out the one from before.
pub const NONE: &str = "-";

/// What is asked for a name.
pub fn ask_name() -> Text {
    text("What may people in the talks call you? A single - forgets it.")
}

/// What is asked for a profession.
pub fn ask_profession() -> Text {
    text(
        "What is your field, in words that fit behind \"It says\" and \"We need somebody for\", such as \"bookkeeping\"? A single - forgets it.",
    )
}

/// What is asked for the client that a learner serves best.
pub fn ask_ideal_client() -> Text {
    text(
        "Whom do you serve best, in words that fit behind \"I work with\", such as \"bakers who cannot read their figures\"? A single - forgets it.",
    )
}

/// What is asked before plain text is switched.
pub fn ask_plain() -> Text {
    text("Plain text, without colours and redrawing, from the next start on?")
}

/// What is asked before the question after each choice is switched.
pub fn ask_confidence_on() -> Text {
    text("Ask after each choice how sure you are, so that you can see how often you are right when you feel sure?")
}

/// What is asked before lines of one's own are switched.
pub fn ask_say_first_on() -> Text {
    text("Ask for a line of your own before the answers show? It is kept for you to compare, and never graded.")
}

/// What is said once a setting is kept.
pub fn setting_kept() -> Text {
    text("Kept.")
}

/// A line of a talk that is told again.
pub fn retold(name: Option<&Text>, words: &Text) -> Text {
    name.map_or_else(|| words.clone(), |name| text(format!("{name}: {words}")))
}

/// Lines of a narrator that are told again, after where or when that was.
pub fn described(at: Option<&Text>, lines: &[Text]) -> Text {
    let at = at.map(|at| format!("{}.", at.as_str().trim_end_matches('.')));
    text(at.into_iter().chain(lines.iter().map(Text::to_string)).collect::<Vec<_>>().join(" "))
}
