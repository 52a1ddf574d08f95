//! A review: a few short drills of different principles, each one decision with its reaction, feedback and strongest line.

use super::choose::Chosen;
use super::play::{feedback_blocks, line};
use super::{Error, Leave, Session};
use crate::lesson::library::Library;
use crate::lesson::model::{Choice, Drill, Lesson, Line, Medium, Quality};
use crate::lesson::template::Values;
use crate::lesson::text::Text;
use crate::practice::{Because, DrillId, Picked, attempts};
use crate::story::{Decision, Feedback, Machine, Offer, Said, seed};
use crate::ui::{Ask, Block, Reply};
use crate::wording::{page as say, practice as words};

/// A drill that is about to be shown.
struct Shown {
    id: DrillId,
    /// Why it came up.
    because: Text,
    /// What the order of its options comes from: the same after going back.
    seed: u64,
    /// How good the first answer in this review was, once there is one.
    first: Option<Quality>,
}

/// A drill with what it needs to be shown.
struct Drawn<'l> {
    lesson: &'l Lesson,
    drill: &'l Drill,
    seed: u64,
}

/// How a drill was left.
enum Drilled {
    Answered(Quality),
    Back,
    Left,
}

impl Session<'_> {
    /// Runs a review of what is due, and asks what next.
    pub fn review(&mut self) -> Result<Leave, Error> {
        let lessons = self.lessons();
        let mut drills = match self.pick_drills()? {
            Ok(drills) if drills.is_empty() => return self.what_next(),
            Ok(drills) => drills,
            Err(leave) => return Ok(leave),
        };
        self.show([Block::Heading(words::review()), Block::Paragraph(words::review_intro(drills.len()))])?;
        let mut place = 0;
        while let Some(shown) = drills.get(place) {
            // The picks come from these lessons.
            let Some((lesson, drill)) = find(&lessons, &shown.id) else { return Ok(Leave::Done) };
            let head = drill_head(drill, words::review_progress(place + 1, drills.len()));
            self.show([head, Block::Notice(shown.because.clone())])?;
            let drawn = Drawn { lesson, drill, seed: shown.seed };
            match self.drill(drawn, place > 0)? {
                Drilled::Answered(quality) => {
                    drills[place].first.get_or_insert(quality);
                    place += 1;
                }
                Drilled::Back => place -= 1,
                Drilled::Left => {
                    self.show([Block::Notice(words::review_kept(&self.again))])?;
                    return Ok(Leave::Quit);
                }
            }
        }
        let strong = drills.iter().filter(|drill| drill.first == Some(Quality::Strong)).count();
        self.show([Block::Heading(words::review_done()), Block::Paragraph(words::review_end(strong, drills.len()))])?;
        self.what_next()
    }

    /// The drills of the review; where nothing is due, those of one that comes too early, if the learner wants it. None of them is
    /// wanted where there are none.
    fn pick_drills(&mut self) -> Result<Result<Vec<Shown>, Leave>, Error> {
        // Another order for the same drill each time, and none that depends on chance.
        let seed = self.recorder.record().drills.len() as u64;
        let items = self.items();
        let practice = self.practice(&items);
        let due = practice.review();
        if !due.is_empty() {
            return Ok(Ok(shown(&due, self.library, seed)));
        }
        let ahead = shown(&practice.review_ahead(), self.library, seed);
        let next = practice.next_due().map(|day| (day.0, day == practice.now().day()));
        let nothing = words::nothing_due(!practice.standings().is_empty(), next);
        self.show([Block::Heading(words::review()), Block::Paragraph(nothing)])?;
        if ahead.is_empty() {
            return Ok(Ok(ahead));
        }
        Ok(match self.ui.ask(&Ask::Confirm { prompt: words::review_anyway(), default: false })? {
            Reply::Pick(0) => Ok(ahead),
            Reply::Pick(_) | Reply::End => Ok(Vec::new()),
            Reply::Quit => Err(Leave::Quit),
            Reply::Back | Reply::Hint | Reply::Text(_) => Err(Leave::Done),
        })
    }

    /// Shows a drill, asks for an answer and tells what it leads to.
    fn drill(&mut self, Drawn { lesson, drill, seed }: Drawn<'_>, back: bool) -> Result<Drilled, Error> {
        let values = attempts::values_by_chance(lesson, seed, &self.recorder.record().settings);
        let scene = &drill.scene;
        let choices = scene.choices();
        let Some(machine) = Machine::new(lesson) else { return Ok(Drilled::Left) };
        let state = machine.start(&vec![0; lesson.vary.len()]);
        let told = |lines: &[Line]| -> Vec<Block> {
            let said = lines.iter().filter(|line| machine.holds(&line.when, state));
            said.map(|said| line(lesson, Said { speaker: said.speaker, words: said.words.fill(&values) })).collect()
        };
        self.show(told(&scene.lines))?;
        let order = seed::order(choices.len(), seed, &scene.id);
        let options = order.iter().map(|&index| &choices[index].way);
        let options = options.map(|way| Offer { id: &way.id, words: way.offer(&values) }).collect();
        let decision = Decision { scene: &scene.id, practises: scene.practises.as_ref(), options };
        let (pick, leave) = match self.choose(&decision, back)? {
            Chosen::Pick(pick, leave) => (pick, leave),
            Chosen::Back => return Ok(Drilled::Back),
            Chosen::Left => return Ok(Drilled::Left),
        };
        let Some(choice) = choices.iter().find(|choice| choice.way.id == pick.choice) else { return Ok(Drilled::Left) };
        self.recorder.drill(lesson, scene, pick)?;
        self.warn_unlocked()?;
        if leave == Leave::Quit {
            return Ok(Drilled::Left);
        }
        self.show(told(&choice.reaction))?;
        self.show(feedback_blocks(feedback(choice, choices, &values)))?;
        Ok(Drilled::Answered(choice.quality))
    }
}

/// Why the choice was as good as it was, and the strongest line where it was another.
fn feedback<'l>(choice: &'l Choice, choices: &'l [Choice], values: &Values) -> Feedback<'l> {
    let strong = choices.iter().find(|choice| choice.quality == Quality::Strong);
    let better = choice.better.as_ref().map(|better| better.fill(values));
    let strongest = strong.filter(|_| choice.quality != Quality::Strong).map(|strong| strong.way.offer(values));
    Feedback { about: None, choice, text: choice.feedback.fill(values), better: better.or(strongest) }
}

/// The head of a drill: how far the review is, and where the talk takes place unless it is face to face.
fn drill_head(drill: &Drill, progress: Text) -> Block {
    let at = (drill.scene.medium != Medium::InPerson).then(|| say::medium(drill.scene.medium));
    Block::Scene { title: words::review(), at, progress: Some(progress), meters: Vec::new() }
}

/// The drills of a review, each with its reason in words.
fn shown(picked: &[Picked<'_>], library: &Library, seed: u64) -> Vec<Shown> {
    let reason = |because: Because| match because {
        Because::ConfidentError => words::BECAUSE_SURE.to_owned(),
        Because::NotStrong => words::BECAUSE_NOT_STRONG.to_owned(),
        Because::Days(days) => words::because_days(days),
        Because::Event(days) => words::because_event(days),
        Because::Mix => words::BECAUSE_MIX.to_owned(),
    };
    let shown = |picked: &Picked<'_>| {
        let principle = library.vocabulary.practised(picked.practises).map(|(principle, _)| principle.title.clone());
        let because = words::because(&principle.unwrap_or_default(), &reason(picked.because));
        Shown { id: picked.drill.clone(), because, seed, first: None }
    };
    // The order of options comes from the seed and the drill's id, so that one seed does for all.
    picked.iter().map(shown).collect()
}

/// A drill and the lesson that it stands in.
fn find<'l>(lessons: &'l [Lesson], id: &DrillId) -> Option<(&'l Lesson, &'l Drill)> {
    let lesson = lessons.iter().find(|lesson| lesson.id == id.lesson)?;
    Some((lesson, lesson.drills.iter().find(|drill| drill.id == id.drill)?))
}
