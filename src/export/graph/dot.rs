//! The branch map in the language of Graphviz.

use std::fmt::Write as _;

use super::{Asks, Graph, Kind, Node};
use crate::lesson::model::Quality;
use crate::lesson::text::Text;

/// The graph.
pub fn render(graph: &Graph) -> String {
    let title = Text::new(format!("{} ({})", graph.title, graph.id));
    let mut page = format!("digraph {} {{\n", quoted(&[Text::new(graph.id.as_str())]));
    let _ = writeln!(page, "  graph [label={}, labelloc=t, bgcolor=white, fontname=\"sans-serif\"];", quoted(&[title]));
    page.push_str("  node [style=filled, fillcolor=\"#f6f8fa\", fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\"];\n");
    for (index, node) in graph.nodes.iter().enumerate() {
        let _ = writeln!(page, "  n{index} [label={}, {}];", quoted(&node.lines()), look(node));
    }
    for edge in &graph.edges {
        let style = match edge.kind {
            Kind::Choice(Quality::Strong) => "color=\"#1a7f37\", style=bold",
            Kind::Choice(Quality::Fair) => "color=\"#9a6700\", style=solid",
            Kind::Choice(Quality::Weak) => "color=\"#cf222e\", style=dotted",
            Kind::Unscored => "color=\"#1f2328\", style=solid",
            Kind::UsedUp => "color=\"#57606a\", style=dashed",
        };
        let _ = writeln!(page, "  n{} -> n{} [label={}, {style}];", edge.from, edge.to, quoted(&edge.labels));
    }
    page + "}\n"
}

/// A node's shape and colours.
fn look(node: &Node) -> &'static str {
    match node {
        Node::Scene { asks: Asks::Decision, .. } => "shape=box",
        Node::Scene { asks: Asks::Doors, .. } => "shape=house",
        Node::Scene { asks: Asks::Compose, .. } => "shape=note",
        Node::Scene { asks: Asks::Passage, .. } => "shape=box, style=\"filled,rounded\"",
        Node::Ending { quality: Quality::Strong, .. } => "shape=ellipse, peripheries=2, color=\"#1a7f37\", fillcolor=\"#dafbe1\"",
        Node::Ending { quality: Quality::Fair, .. } => "shape=ellipse, color=\"#9a6700\", fillcolor=\"#fff8c5\"",
        Node::Ending { quality: Quality::Weak, .. } => {
            "shape=ellipse, style=\"filled,dotted\", color=\"#cf222e\", fillcolor=\"#ffebe9\""
        }
        Node::Fork => "shape=diamond, width=0.3, height=0.3",
    }
}

/// Lines as a quoted label. Graphviz reads escapes and HTML's entities in it.
fn quoted(lines: &[Text]) -> String {
    let line = |line: &Text| line.as_str().replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;");
    format!("\"{}\"", lines.iter().map(line).collect::<Vec<_>>().join("\\n"))
}
