//! The branch map of a lesson: its scenes, ways on and endings, as a small graph that each format draws in its own way.
//!
//! Where several choices of one quality lead to the same place they are one edge. Where a way on branches by guards it leads to a
//! fork, and the branches leave from there, so that no choice is named once for each of its branches.

pub mod dot;
mod layout;
pub mod mermaid;
pub mod svg;

pub mod text;

use crate::lesson::id::Id;
use crate::lesson::model::{Body, Branch, Condition, Effect, Guard, Lesson, Quality, Scene, Target, Way};
use crate::lesson::template::Values;
use crate::lesson::text::Text;

/// A lesson as places and ways between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// The lesson's id.
    pub id: Id,
    /// Its title, on one line.
    pub title: Text,
    /// The scenes and then the endings, in the order of the file, and then the forks.
    pub nodes: Vec<Node>,
    /// The ways, those that leave the same node in the order of the file.
    pub edges: Vec<Edge>,
}

/// A place of the graph. All texts are on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A scene.
    Scene {
        /// Its id.
        id: Id,
        /// What it asks.
        asks: Asks,
        /// Whether the lesson starts here.
        starts: bool,
        /// Where or when we are.
        at: Option<Text>,
    },
    /// An ending.
    Ending {
        /// Its id.
        id: Id,
        /// Its quality.
        quality: Quality,
        /// Its title.
        title: Text,
    },
    /// The point at which a way on branches by guards.
    Fork,
}

/// What a scene asks at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// A decision among choices.
    Decision,
    /// Which door to take.
    Doors,
    /// The learner's own words.
    Compose,
    /// Nothing.
    Passage,
}

/// A way from one node to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The node that it leaves, by index.
    pub from: usize,
    /// The node that it leads to, by index.
    pub to: usize,
    /// How it is taken.
    pub kind: Kind,
    /// The ways on that it stands for, or the guard of a branch; empty where there is only one way.
    pub labels: Vec<Text>,
}

/// How a way is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By choices of a quality.
    Choice(Quality),
    /// By doors, after a compose, out of a passage, or by a branch of a fork.
    Unscored,
    /// By itself, once a meter is used up.
    UsedUp,
}

impl Graph {
    /// The graph of a lesson. One with faults is drawn as far as loading understood it.
    pub fn new(lesson: &Lesson) -> Self {
        let values =
            Values { vary: lesson.vary.iter().filter_map(|vary| vary.values.first().cloned()).collect(), ..Values::default() };
        let scenes = lesson.scenes.iter().enumerate().map(|(index, scene)| Node::Scene {
            id: scene.id.clone(),
            asks: match scene.body {
                Body::Choices(_) => Asks::Decision,
                Body::Doors(_) => Asks::Doors,
                Body::Compose(_) => Asks::Compose,
                Body::Passage => Asks::Passage,
            },
            starts: index == lesson.start,
            at: scene.at.as_ref().map(|at| at.fill(&values).on_one_line()),
        });
        let endings = lesson.endings.iter().map(|ending| Node::Ending {
            id: ending.id.clone(),
            quality: ending.quality,
            title: ending.title.on_one_line(),
        });
        let mut maker = Maker { lesson, nodes: scenes.chain(endings).collect(), edges: Vec::new() };
        for (index, scene) in lesson.scenes.iter().enumerate() {
            maker.scene(index, scene);
        }
        Self { id: lesson.id.clone(), title: lesson.title.on_one_line(), nodes: maker.nodes, edges: maker.edges }
    }

    /// The edges that leave a node, by its index.
    pub fn leaving(&self, node: usize) -> impl Iterator<Item = &Edge> {
        self.edges.iter().filter(move |edge| edge.from == node)
    }
}

impl Node {
    /// What stands in the node: its id, what it is, and where or how; nothing for a fork.
    pub fn lines(&self) -> Vec<Text> {
        match self {
            Self::Scene { id, asks, starts, at } => {
                let what = if *starts { format!("{}, start", asks.words()) } else { asks.words().to_owned() };
                [Text::new(id.as_str()), Text::new(what)].into_iter().chain(at.clone()).collect()
            }
            Self::Ending { id, quality, title } => {
                vec![Text::new(id.as_str()), Text::new(format!("ending, {}", word(*quality))), title.clone()]
            }
            Self::Fork => Vec::new(),
        }
    }
}

impl Asks {
    /// What such a scene is called.
    pub fn words(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Doors => "doors",
            Self::Compose => "compose",
            Self::Passage => "passage",
        }
    }
}

/// A quality in a word, which stands beside every colour.
fn word(quality: Quality) -> &'static str {
    match quality {
        Quality::Strong => "strong",
        Quality::Fair => "fair",
        Quality::Weak => "weak",
    }
}

/// Makes the edges of a lesson, and the forks as they are needed.
struct Maker<'l> {
    lesson: &'l Lesson,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
}

impl<'l> Maker<'l> {
    fn scene(&mut self, index: usize, scene: &'l Scene) {
        let mut forks: Vec<(&[Branch], usize)> = Vec::new();
        for (number, way) in scene.ways().enumerate() {
            let quality = scene.choices().get(number).map(|choice| choice.quality);
            let kind = quality.map_or(Kind::Unscored, Kind::Choice);
            let known = forks.iter().find(|(branches, _)| *branches == way.next).map(|&(_, fork)| fork);
            let to = match (&way.next[..], known) {
                ([only], _) if only.when.is_empty() => self.node(only.to),
                (_, Some(fork)) => Some(fork),
                (branches, None) => {
                    let fork = self.nodes.len();
                    self.nodes.push(Node::Fork);
                    forks.push((branches, fork));
                    Some(fork)
                }
            };
            if let Some(to) = to {
                self.edge(index, to, kind, Some(self.label(way, quality)));
            }
        }
        if matches!(scene.body, Body::Compose(_) | Body::Passage) {
            self.branches(index, &scene.next);
        }
        self.used_up(index, scene);
        for (branches, fork) in forks {
            self.branches(fork, branches);
        }
    }

    /// Adds the branches that leave a node, of which the first that holds is taken.
    fn branches(&mut self, from: usize, branches: &[Branch]) {
        for (place, branch) in branches.iter().enumerate() {
            let Some(to) = self.node(branch.to) else { continue };
            let label = match (place, branch.when.is_empty()) {
                (0, true) => None,
                (0, false) => Some(format!("if {}", self.guard(&branch.when))),
                (_, false) => Some(format!("else if {}", self.guard(&branch.when))),
                (_, true) => Some("otherwise".to_owned()),
            };
            self.edges.push(Edge { from, to, kind: Kind::Unscored, labels: label.map(Text::new).into_iter().collect() });
        }
    }

    /// Adds where meters lead that a scene, on entry or by a way on, can use up. A way on to endings alone cannot be overtaken.
    fn used_up(&mut self, index: usize, scene: &Scene) {
        let ways = scene.ways();
        let overtaken = |way: &&Way| way.next.iter().any(|branch| matches!(branch.to, Target::Scene(_)));
        let effects: Vec<&Effect> = ways.filter(overtaken).flat_map(|way| &way.effects).chain(&scene.effects).collect();
        for (number, meter) in self.lesson.meters.iter().enumerate() {
            let uses = |effect: &&Effect| matches!(**effect, Effect::Meter { meter, by } if meter == number && by < 0);
            if let Some(to) = meter.at_min.and_then(|target| self.node(target))
                && effects.iter().any(uses)
            {
                self.edge(index, to, Kind::UsedUp, Some(Text::new(format!("{} used up", meter.id))));
            }
        }
    }

    /// Adds an edge, or a label to the one that there is already.
    fn edge(&mut self, from: usize, to: usize, kind: Kind, label: Option<Text>) {
        match self.edges.iter_mut().find(|edge| (edge.from, edge.to, edge.kind) == (from, to, kind)) {
            Some(edge) => edge.labels.extend(label),
            None => self.edges.push(Edge { from, to, kind, labels: label.into_iter().collect() }),
        }
    }

    /// The node of a target. A lesson that has no ending leads to none.
    fn node(&self, target: Target) -> Option<usize> {
        match target {
            Target::Scene(scene) => Some(scene),
            Target::Ending(ending) => (ending < self.lesson.endings.len()).then(|| self.lesson.scenes.len() + ending),
        }
    }

    /// A way on as its edge names it: `ask-back (strong, once, if trust >= 2)`.
    fn label(&self, way: &Way, quality: Option<Quality>) -> Text {
        let when = (!way.when.is_empty()).then(|| format!("if {}", self.guard(&way.when)));
        let once = way.once.map(|_| "once".to_owned());
        let notes: Vec<String> = quality.map(|quality| word(quality).to_owned()).into_iter().chain(once).chain(when).collect();
        Text::new(if notes.is_empty() { way.id.to_string() } else { format!("{} ({})", way.id, notes.join(", ")) })
    }

    /// A guard in words: `trust >= 3 and not told`.
    fn guard(&self, guard: &Guard) -> String {
        let condition = |condition: &Condition| match *condition {
            Condition::Meter { meter, least, most } => {
                let meter = &self.lesson.meters[meter];
                match (least, most) {
                    _ if least == most => format!("{} = {least}", meter.id),
                    (_, u8::MAX) => format!("{} >= {least}", meter.id),
                    (0, _) => format!("{} <= {most}", meter.id),
                    _ => format!("{} {least}..{most}", meter.id),
                }
            }
            Condition::Flag { flag, is: true } => self.lesson.flags[flag].to_string(),
            Condition::Flag { flag, is: false } => format!("not {}", self.lesson.flags[flag]),
            Condition::Vary { vary, value } => {
                let vary = &self.lesson.vary[vary];
                format!("{} = {}", vary.id, vary.values[value].on_one_line())
            }
        };
        guard.iter().map(condition).collect::<Vec<_>>().join(" and ")
    }
}
