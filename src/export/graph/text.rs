//! The branch map as an outline: for terminals, and to be read aloud.

use std::fmt::Write as _;

use super::{Edge, Graph, Node, word};
use crate::check::endings::Fewest;
use crate::lesson::text::Text;

/// The outline: each scene in the order of the file with its ways on and where they lead, and then the endings, each with the fewest
/// weak and strong choices on ways to it where these are known.
pub fn render(graph: &Graph, fewest: &[Option<Fewest>]) -> String {
    let mut fewest = fewest.iter();
    let scenes = graph.nodes.iter().filter(|node| matches!(node, Node::Scene { .. })).count();
    let endings = graph.nodes.iter().filter(|node| matches!(node, Node::Ending { .. })).count();
    let (title, id) = (&graph.title, &graph.id);
    let mut page = format!("{title} ({id}): {}, {}\n", counted(scenes, "scene"), counted(endings, "ending"));
    for (index, node) in graph.nodes.iter().enumerate() {
        let _ = match node {
            Node::Scene { id, asks, starts, at } => {
                let start = if *starts { ", start" } else { "" };
                let reached = *starts || graph.edges.iter().any(|edge| edge.to == index);
                let lost = if reached { "" } else { ", nothing leads here" };
                let at = at.as_ref().map(|at| format!(" ({at})")).unwrap_or_default();
                writeln!(page, "\n{id}: {}{start}{lost}{at}", asks.words())
            }
            Node::Ending { id, quality, title } => {
                let least = fewest.next().copied().flatten();
                let least =
                    least.map(|Fewest { weak, strong }| format!("\n  takes at least {weak} weak and {strong} strong choices"));
                writeln!(page, "\n{id}: ending, {} ({title}){}", word(*quality), least.unwrap_or_default())
            }
            Node::Fork => continue,
        };
        ways(graph, index, &mut page);
    }
    page
}

/// The ways on from a scene, one a line; those that branch together share a line above their branches.
fn ways(graph: &Graph, from: usize, page: &mut String) {
    let mut forks = Vec::new();
    for edge in graph.leaving(from) {
        if matches!(graph.nodes[edge.to], Node::Fork) {
            if !forks.contains(&edge.to) {
                forks.push(edge.to);
                let together: Vec<&str> = graph
                    .leaving(from)
                    .filter(|other| other.to == edge.to)
                    .flat_map(|other| other.labels.iter().map(Text::as_str))
                    .collect();
                let _ = writeln!(page, "  {}:", together.join(", "));
                for branch in graph.leaving(edge.to) {
                    way(graph, branch, "    ", page);
                }
            }
        } else {
            way(graph, edge, "  ", page);
        }
    }
}

/// Where an edge leads, once for each of its labels.
fn way(graph: &Graph, edge: &Edge, indent: &str, page: &mut String) {
    let to = match &graph.nodes[edge.to] {
        Node::Scene { id, .. } => id.to_string(),
        Node::Ending { id, .. } => format!("the ending {id}"),
        Node::Fork => return,
    };
    if edge.labels.is_empty() {
        let _ = writeln!(page, "{indent}leads to {to}");
    }
    for label in &edge.labels {
        let _ = writeln!(page, "{indent}{label}: leads to {to}");
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("{count} {what}") } else { format!("{count} {what}s") }
}
