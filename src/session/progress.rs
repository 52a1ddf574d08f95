//! The page that shows how a learner is doing, as pictures on a screen and as sentences elsewhere.

use super::{Error, Leave, Session};
use crate::journal::Confidence;
use crate::lesson::text::Text;
use crate::practice::overview::{OfDay, OfLesson, OfPrinciple, Overview};
use crate::practice::{Count, Trend};
use crate::ui::Block;
use crate::wording::{practice, progress as words};

/// The most moves that are due and named.
const NAMED: usize = 5;

impl Session<'_> {
    /// Shows how the learner is doing.
    pub fn progress(&mut self) -> Result<Leave, Error> {
        let overview = self.overview();
        self.show(page(&overview))?;
        Ok(Leave::Done)
    }

    /// How the learner is doing, as data.
    pub fn overview(&self) -> Overview {
        self.practice(&self.items()).overview(&self.lessons())
    }
}

fn page(overview: &Overview) -> Vec<Block> {
    let mut page = vec![Block::Heading(practice::progress())];
    if overview.principles.is_empty() {
        page.push(Block::Paragraph(words::nothing_answered()));
        return page;
    }
    page.extend(shares(&overview.principles));
    page.extend(after_a_delay(overview.new_after_a_delay));
    page.extend(calibration(overview));
    page.extend(lessons(&overview.lessons));
    page.extend(due(overview));
    page.extend(last_weeks(&overview.days));
    page.push(Block::Notice(words::no_proof()));
    page
}

/// A bar for each principle of which enough is known, and the names of the others.
fn shares(principles: &[OfPrinciple]) -> Vec<Block> {
    let mut blocks = vec![Block::Label(words::first_tries())];
    let trend = |trend: Trend| match trend {
        Trend::Up => words::trend_up(),
        Trend::Level => words::trend_level(),
        Trend::Down => words::trend_down(),
    };
    blocks.extend(principles.iter().filter(|principle| principle.enough).map(|principle| {
        let Count { strong, of } = principle.last;
        let note = principle.trend.map(trend);
        let words = words::share_in_words(&principle.title, (strong, of), note.as_ref());
        Block::Share { label: principle.title.clone(), part: strong, whole: of, note, words }
    }));
    let few: Vec<(&Text, u32)> = principles
        .iter()
        .filter(|principle| !principle.enough)
        .map(|principle| (&principle.title, principle.first_tries.of))
        .collect();
    blocks.extend((!few.is_empty()).then(|| Block::Paragraph(words::too_few(&few))));
    blocks.push(Block::Notice(words::what_counts()));
    let retries = principles.iter().fold(Count::default(), |sum, principle| Count {
        strong: sum.strong + principle.retries.strong,
        of: sum.of + principle.retries.of,
    });
    blocks.extend((retries.of > 0).then(|| Block::Notice(words::retries(retries.strong, retries.of))));
    blocks
}

fn after_a_delay(count: Count) -> Vec<Block> {
    let told = match count.enough() {
        Some(Count { strong, of }) => {
            let words = words::new_scenes_in_words(strong, of);
            Block::Share { label: words::new_scenes(), part: strong, whole: of, note: None, words }
        }
        None => Block::Paragraph(words::too_few_new(count.of)),
    };
    vec![Block::Label(words::after_a_delay()), told]
}

fn calibration(overview: &Overview) -> Vec<Block> {
    let asked = overview.calibration.iter().filter(|of| of.count.of > 0);
    let told: Vec<Block> = asked
        .map(|of| {
            let label = match of.confidence {
                Confidence::Sure => words::when_sure(),
                Confidence::ThinkSo => words::when_they_thought_so(),
                Confidence::Guess => words::when_guessing(),
            };
            let Count { strong, of } = of.count;
            let words = words::calibration_in_words(&label, strong, of);
            Block::Share { label, part: strong, whole: of, note: None, words }
        })
        .collect();
    if told.is_empty() { told } else { [vec![Block::Label(words::how_sure_head())], told].concat() }
}

fn lessons(lessons: &[OfLesson]) -> Vec<Block> {
    let begun = |lesson: &&OfLesson| lesson.begun || lesson.endings_seen > 0;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut blocks = vec![Block::Label(words::endings_seen())];
    blocks.extend(lessons.iter().filter(begun).map(|lesson| {
        let (part, whole) = (count(lesson.endings_seen), count(lesson.endings));
        let note = lesson.begun.then(words::begun);
        let words = words::endings_in_words(&lesson.title, (part, whole), note.as_ref());
        Block::Share { label: lesson.title.clone(), part, whole, note, words }
    }));
    let new = lessons.iter().filter(|lesson| !begun(lesson)).count();
    blocks.extend((new > 0).then(|| Block::Notice(words::new_lessons(new))));
    blocks
}

fn due(overview: &Overview) -> Vec<Block> {
    let mut blocks = vec![Block::Label(words::due_head())];
    blocks.extend((!overview.due.is_empty()).then(|| Block::Paragraph(words::what_is_due())));
    blocks.extend(overview.due.iter().take(NAMED).map(|due| Block::Item(due.sentence.clone())));
    let more = overview.due.len().saturating_sub(NAMED);
    blocks.extend((more > 0).then(|| Block::Notice(words::more_due(more))));
    if overview.due.is_empty() {
        let today = overview.days.last().map(|today| today.day);
        let next = overview.next_due.map(|day| (day.0, Some(day) == today));
        blocks.push(Block::Paragraph(practice::nothing_due(true, next)));
    }
    blocks
}

/// The last weeks day by day; where there is nothing in them, that is all there is to say.
fn last_weeks(days: &[OfDay]) -> Vec<Block> {
    let weeks = days.chunks(7);
    if days.iter().all(|day| day.answers == 0) {
        return vec![Block::Label(words::last_weeks()), Block::Paragraph(words::none_for_weeks(weeks.len()))];
    }
    std::iter::once(Block::Label(words::last_weeks_by_day())).chain(weeks.map(week)).collect()
}

/// A week, from its Monday on.
fn week(days: &[OfDay]) -> Block {
    let answers: Vec<u32> = days.iter().map(|day| day.answers).collect();
    let monday = days.first().map(|day| day.day.0).unwrap_or_default();
    Block::Picture {
        label: words::week_of(monday),
        picture: words::week_picture(&answers),
        words: words::week_words(monday, &answers),
    }
}
