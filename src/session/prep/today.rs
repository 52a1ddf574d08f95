//! The page of today: what is planned, what comes after it, and what does not fit.

use std::collections::BTreeSet;

use super::Session;
use crate::journal::Day;
use crate::lesson::text::Text;
use crate::practice::plan::MOST;
use crate::practice::{Part, Plan, PlannedDay, Practice, Upcoming};
use crate::ui::Block;
use crate::wording::{plans, prep as say};

impl Session<'_> {
    pub(super) fn today_page(&self, practice: &Practice<'_>, plan: &Plan, upcoming: &Upcoming) -> Vec<Block> {
        let Some((today, later)) = plan.days.split_first() else { return Vec::new() };
        let titles = self.titles();
        let mut page = vec![Block::Heading(say::head(upcoming.name.as_ref(), today.before, upcoming.date.0))];
        let reads = today.parts.contains(&Part::Plans);
        if today.parts == [Part::Plans] && today.before == 0 {
            page.extend([Block::Paragraph(say::the_day()), Block::Label(say::plans_head())]);
            page.extend(self.plan_sentences());
            return page;
        }
        page.push(Block::Label(say::today()));
        if today.parts.iter().all(|part| *part == Part::Plans) {
            let practised = practice.practised_today();
            page.extend((practised || !reads).then(|| Block::Paragraph(say::nothing_today(practised))));
        }
        page.extend(today.parts.iter().map(|part| Block::Paragraph(part.words(&titles))));
        if reads {
            page.push(Block::Label(say::plans_head()));
            page.extend(self.plan_sentences());
        }
        page.extend(rest(later).map(Block::Paragraph));
        page.extend(self.left_out(practice, plan, upcoming.minutes_a_day()).into_iter().map(Block::Notice));
        page
    }

    /// The learner's if-then plans, the latest first.
    fn plan_sentences(&self) -> Vec<Block> {
        let sentences: Vec<Block> = self.plans().map(|planned| Block::Paragraph(plans::sentence(&planned.plan))).collect();
        if sentences.is_empty() { vec![Block::Notice(say::no_plans())] } else { sentences }
    }

    /// What does not fit, and with how many minutes it would.
    fn left_out(&self, practice: &Practice<'_>, plan: &Plan, minutes: u16) -> Vec<Text> {
        let mut told = Vec::new();
        let rehearsal = usize::from(plan.no_rehearsal.is_some());
        if plan.left_out > rehearsal {
            let enough = practice.minutes_for(|plan| plan.left_out == 0);
            let (fit, of) = (plan.lessons - plan.left_out, plan.lessons - rehearsal);
            told.push(if fit == 0 { say::none_fits(of) } else { say::left_out((fit, of), (minutes, MOST), enough, &self.again) });
        }
        if let Some(takes) = plan.no_rehearsal {
            let enough = practice.minutes_for(|plan| plan.no_rehearsal.is_none());
            told.push(say::no_rehearsal(takes, enough, &self.again));
        }
        told
    }
}

/// What comes after today, in a sentence; nothing where that is only the day itself.
fn rest(later: &[PlannedDay]) -> Option<Text> {
    let parts = || later.iter().flat_map(|day| day.parts.iter().map(move |part| (day, part)));
    let lesson = |part: &Part| match part {
        Part::Lesson { lesson, rehearsal: false, .. } => Some(*lesson),
        Part::Lesson { .. } | Part::Review { .. } | Part::Plans => None,
    };
    let lessons: BTreeSet<usize> = parts().filter_map(|(_, part)| lesson(part)).collect();
    let reviews = parts().filter(|(_, part)| matches!(part, Part::Review { .. })).count();
    let rehearsals = parts().filter(|(_, part)| matches!(part, Part::Lesson { rehearsal: true, .. }));
    let rehearsals: Vec<Day> = rehearsals.map(|(day, _)| day.day).collect();
    let rehearsal = rehearsals.first().zip(rehearsals.last()).map(|(first, last)| (first.0, last.0));
    let days = later.iter().filter(|day| day.parts.iter().any(|part| part.minutes() > 0)).count();
    (days > 0).then(|| say::rest(lessons.len(), reviews, days, rehearsal))
}
