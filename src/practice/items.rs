//! What can be practised: the decisions and drills of lessons, by their ids, each with its move and how good its choices are.

use std::collections::BTreeMap;

use crate::lesson::id::Id;
use crate::lesson::model::{Body, Lesson, Medium, Quality, Scene};
use crate::story::Machine;

/// The decisions and drills of the lessons of a library.
#[derive(Debug, Clone, Default)]
pub struct Items {
    /// The lessons, in the order of learning.
    lessons: Vec<Id>,
    /// What is known of each as a whole.
    known: Vec<Known>,
    places: BTreeMap<Id, LessonItems>,
    drills: Vec<DrillId>,
    count: usize,
}

/// What is known of a lesson as a whole.
#[derive(Debug, Clone, Default)]
struct Known {
    minutes: u16,
    decisions: usize,
    principles: Vec<Id>,
    keeps: Vec<Id>,
}

/// The items of a lesson.
#[derive(Debug, Clone, Default)]
struct LessonItems {
    scenes: BTreeMap<Id, Item>,
    drills: BTreeMap<Id, Item>,
}

/// A decision or a drill.
#[derive(Debug, Clone)]
pub struct Item {
    /// The move that it trains.
    pub practises: Id,
    /// Where its talk takes place.
    pub medium: Medium,
    /// Its place among all items.
    pub(super) number: usize,
    choices: Vec<(Id, Quality)>,
}

/// What a drill is called: the same id may stand in two lessons.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DrillId {
    /// The lesson that it stands in.
    pub lesson: Id,
    /// Its id there.
    pub drill: Id,
}

impl Item {
    /// How good a choice is; `None` where there is none of that id any more.
    pub fn quality(&self, choice: &Id) -> Option<Quality> {
        self.choices.iter().find(|(id, _)| id == choice).map(|&(_, quality)| quality)
    }
}

impl Known {
    fn of(lesson: &Lesson) -> Self {
        let keeps = |scene: &Scene| match &scene.body {
            Body::Compose(compose) => compose.keep_as.clone(),
            Body::Choices(_) | Body::Doors(_) | Body::Passage => None,
        };
        let decisions = |machine: Machine<'_>| machine.decisions_ahead(machine.start(&vec![0; lesson.vary.len()]));
        Self {
            minutes: lesson.minutes,
            decisions: Machine::new(lesson).map_or(0, decisions),
            principles: lesson.principles.clone(),
            keeps: lesson.scenes.iter().filter_map(keeps).collect(),
        }
    }
}

impl Items {
    /// The items of lessons, which come in the order of learning.
    pub fn of<'l>(lessons: impl IntoIterator<Item = &'l Lesson>) -> Self {
        let mut items = Self::default();
        for lesson in lessons {
            let scenes = lesson.scenes.iter().filter_map(|scene| items.item(scene)).collect();
            let drills = lesson.drills.iter().filter_map(|drill| items.item(&drill.scene)).collect();
            let ids = lesson.drills.iter().map(|drill| DrillId { lesson: lesson.id.clone(), drill: drill.id.clone() });
            items.drills.extend(ids);
            items.lessons.push(lesson.id.clone());
            items.known.push(Known::of(lesson));
            items.places.insert(lesson.id.clone(), LessonItems { scenes, drills });
        }
        items
    }

    /// The item of a scene, if it is a decision.
    fn item(&mut self, scene: &Scene) -> Option<(Id, Item)> {
        let practises = scene.practises.clone().filter(|_| !scene.choices().is_empty())?;
        let choices = scene.choices().iter().map(|choice| (choice.way.id.clone(), choice.quality)).collect();
        self.count += 1;
        Some((scene.id.clone(), Item { practises, medium: scene.medium, number: self.count - 1, choices }))
    }

    /// The lessons, in the order of learning.
    pub fn lessons(&self) -> &[Id] {
        &self.lessons
    }

    /// The place of a lesson in the order of learning.
    pub fn place(&self, lesson: &Id) -> Option<usize> {
        self.lessons.iter().position(|known| known == lesson)
    }

    /// How many minutes a lesson takes, by its place.
    pub fn minutes(&self, lesson: usize) -> u16 {
        self.known.get(lesson).map_or(0, |known| known.minutes)
    }

    /// How many decisions lie on the best way through a lesson, by its place.
    pub fn decisions(&self, lesson: usize) -> usize {
        self.known.get(lesson).map_or(0, |known| known.decisions)
    }

    /// The principles that a lesson teaches, by its place.
    pub fn principles(&self, lesson: usize) -> &[Id] {
        self.known.get(lesson).map_or(&[], |known| &known.principles)
    }

    /// Whether a lesson asks for own words and keeps them under a name, by its place.
    pub fn keeps(&self, lesson: usize, name: &str) -> bool {
        self.known.get(lesson).is_some_and(|known| known.keeps.iter().any(|id| id.as_str() == name))
    }

    /// How many items there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The decision of a scene.
    pub fn scene(&self, lesson: &Id, scene: &Id) -> Option<&Item> {
        self.places.get(lesson)?.scenes.get(scene)
    }

    /// A drill.
    pub fn drill(&self, lesson: &Id, drill: &Id) -> Option<&Item> {
        self.places.get(lesson)?.drills.get(drill)
    }

    /// Whether there is any drill.
    pub fn has_drills(&self) -> bool {
        !self.drills.is_empty()
    }

    /// The drills of a move, in the order of learning.
    pub fn drills_of<'a>(&'a self, practises: &'a Id) -> impl Iterator<Item = &'a DrillId> {
        let trains = move |id: &&DrillId| self.drill(&id.lesson, &id.drill).is_some_and(|item| item.practises == *practises);
        self.drills.iter().filter(trains)
    }
}
