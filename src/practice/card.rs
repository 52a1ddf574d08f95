//! What stands on the card that learners carry to an event.

use super::Practice;
use crate::journal::Day;
use crate::lesson::id::Id;
use crate::lesson::model::{Lesson, Plan};
use crate::lesson::text::Text;

/// Under these names lessons keep own words for the card (`keep_as`): whom the learner serves best, and what they do.
pub(super) const OWN: [&str; 2] = [IDEAL_CLIENT, WHAT_I_DO];
/// See [`OWN`].
const IDEAL_CLIENT: &str = "ideal-client";
/// See [`OWN`].
const WHAT_I_DO: &str = "what-i-do";
/// How many openers, ways to leave, plans and moves stand on a card: as much as one looks up in a corridor.
const OPENERS: usize = 3;
/// See [`OPENERS`].
const LEAVING: usize = 2;
/// See [`OPENERS`].
const PLANS: usize = 3;
/// See [`OPENERS`].
const MOVES: usize = 3;

/// What stands on a card. Parts may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card<'a> {
    /// The event that it is for: its name and date.
    pub event: Option<(Option<&'a Text>, Day)>,
    /// Whom the learner serves best, in their own words.
    pub ideal_client: Own,
    /// What they do, in their own words.
    pub what_i_do: Own,
    /// Ways to begin a talk.
    pub openers: Vec<&'a Text>,
    /// Ways to leave one.
    pub leaving: Vec<&'a Text>,
    /// The if-then plans, the latest first.
    pub plans: Vec<&'a Plan>,
    /// The sentences of the moves for which another line was stronger most often.
    pub moves: Vec<&'a Text>,
    /// The promises that are open, in words, in the order of their dates.
    pub promises: Vec<Text>,
}

/// Words of the learner's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// The latest words, if there are any.
    pub words: Option<Text>,
    /// The first lesson that asks for them.
    pub asks: Option<Asks>,
}

/// A lesson that asks for words of the learner's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asks {
    /// The lesson.
    pub lesson: Id,
    /// Its name.
    pub title: Text,
    /// The first day of it in the plan up to an event.
    pub planned: Option<Day>,
}

impl<'a> Practice<'a> {
    /// The card as it is now. `lessons` are those that the items come from.
    pub fn card(&self, lessons: &[Lesson]) -> Card<'a> {
        let kept = &self.record.kept;
        let plan = self.plan();
        let asks = |place: usize| {
            let planned = plan.as_ref().and_then(|plan| plan.days_of(place).next());
            lessons.get(place).map(|lesson| Asks { lesson: lesson.id.clone(), title: lesson.title.clone(), planned })
        };
        let own = |name: &str| {
            let words = kept.iter().find(|(id, _)| id.as_str() == name).map(|(_, kept)| kept.words.on_one_line());
            Own { words, asks: (0..lessons.len()).find(|place| self.items.keeps(*place, name)).and_then(asks) }
        };
        let (ideal_client, setting) = (own(IDEAL_CLIENT), self.record.settings.ideal_client.as_ref());
        // The lines of the last occasion make room for the next ones, so that no two events have the same.
        let occasion = self.record.occasions.saturating_sub(1);
        let today = self.now.day();
        Card {
            event: self.event_ahead().map(|upcoming| (upcoming.name.as_ref(), upcoming.date)),
            ideal_client: Own { words: ideal_client.words.or_else(|| setting.map(Text::on_one_line)), ..ideal_client },
            what_i_do: own(WHAT_I_DO),
            openers: in_turn(&self.vocabulary.openers, OPENERS, occasion),
            leaving: in_turn(&self.vocabulary.leaving, LEAVING, occasion),
            plans: self.record.plans(self.library).map(|planned| &planned.plan).take(PLANS).collect(),
            moves: self.weakest_moves(),
            promises: self.record.open_promises().into_iter().map(|promise| promise.words(today)).collect(),
        }
    }

    /// The sentences of the moves whose first tries were strong least often, the latest of equals first.
    fn weakest_moves(&self) -> Vec<&'a Text> {
        let met = |practises: &Id| self.tries.iter().rposition(|tried| tried.practises == practises);
        let weak = self.standings.iter().filter_map(|standing| {
            let last = self.mastery_of_move(standing.practises).last;
            (last.strong < last.of).then(|| (1000 * last.strong / last.of, met(standing.practises), standing.practises))
        });
        let mut weak: Vec<_> = weak.collect();
        weak.sort_by_key(|&(share, met, _)| (share, std::cmp::Reverse(met)));
        let sentence = |id: &Id| self.vocabulary.practised(id).map(|(_, sentence)| sentence);
        weak.into_iter().take(MOVES).filter_map(|(_, _, id)| sentence(id)).collect()
    }
}

/// So many lines of a list, beginning where the last time ended.
fn in_turn(lines: &[Text], count: usize, time: usize) -> Vec<&Text> {
    let from = if lines.is_empty() { 0 } else { time.wrapping_mul(count) % lines.len() };
    lines.iter().cycle().skip(from).take(count.min(lines.len())).collect()
}
