//! The branch map as a Mermaid flowchart, for Markdown pages that draw it. The title is left to the page: a head could carry it, but
//! Mermaid takes what looks like HTML out of heads.

use std::fmt::Write as _;

use super::{Asks, Edge, Graph, Kind, Node};
use crate::lesson::model::Quality;
use crate::lesson::text::Text;

/// How nodes look. Each names its own ink, so that it is readable on a dark page too.
const CLASSES: &str = "  classDef scene fill:#f6f8fa,stroke:#57606a,color:#1f2328
  classDef strong fill:#dafbe1,stroke:#1a7f37,stroke-width:3px,color:#1f2328
  classDef fair fill:#fff8c5,stroke:#9a6700,color:#1f2328
  classDef weak fill:#ffebe9,stroke:#cf222e,stroke-dasharray:2 3,color:#1f2328
";

/// The flowchart. Its lines have colours that show on light and dark pages.
pub fn render(graph: &Graph) -> String {
    let mut page = "flowchart TD\n".to_owned();
    for (index, node) in graph.nodes.iter().enumerate() {
        let _ = writeln!(page, "  n{index}{}", shape(node));
    }
    for edge in &graph.edges {
        let Edge { from, to, kind, labels } = edge;
        let arrow = match kind {
            Kind::Choice(Quality::Strong) => "==>",
            Kind::Choice(Quality::Fair | Quality::Weak) | Kind::Unscored => "-->",
            Kind::UsedUp => "-.->",
        };
        let label = if labels.is_empty() { String::new() } else { format!("|{}|", quoted(labels)) };
        let _ = writeln!(page, "  n{from} {arrow}{label} n{to}");
    }
    page.push_str(CLASSES);
    for (kind, style) in [
        (Kind::Choice(Quality::Strong), "stroke:#2da44e,stroke-width:3px"),
        (Kind::Choice(Quality::Fair), "stroke:#bf8700,stroke-width:2px"),
        (Kind::Choice(Quality::Weak), "stroke:#e5534b,stroke-width:2px,stroke-dasharray:2 3"),
        (Kind::UsedUp, "stroke-dasharray:8 5"),
    ] {
        let places = graph.edges.iter().enumerate().filter(|(_, edge)| edge.kind == kind).map(|(place, _)| place.to_string());
        let places = places.collect::<Vec<_>>().join(",");
        if !places.is_empty() {
            let _ = writeln!(page, "  linkStyle {places} {style}");
        }
    }
    page
}

/// A node's shape around its label, and its class.
fn shape(node: &Node) -> String {
    let label = quoted(&node.lines());
    match node {
        Node::Scene { asks: Asks::Decision, .. } => format!("[{label}]:::scene"),
        Node::Scene { asks: Asks::Doors, .. } => format!("([{label}]):::scene"),
        Node::Scene { asks: Asks::Compose, .. } => format!("[/{label}/]:::scene"),
        Node::Scene { asks: Asks::Passage, .. } => format!("({label}):::scene"),
        Node::Ending { quality, .. } => format!("{{{{{label}}}}}:::{}", super::word(*quality)),
        Node::Fork => "{\" \"}:::scene".to_owned(),
    }
}

/// Lines as a label. All that could mean something to Mermaid, Markdown or HTML is a number code. Mermaid still takes a backslash
/// before an `n` for the end of a line, which harms nothing.
fn quoted(lines: &[Text]) -> String {
    let mut label = String::new();
    for (place, line) in lines.iter().enumerate() {
        label.push_str(if place == 0 { "" } else { "<br>" });
        for c in line.as_str().chars() {
            if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '=' | ',' | '.' | '(' | ')') {
                label.push(c);
            } else {
                let _ = write!(label, "#{};", u32::from(c));
            }
        }
    }
    format!("\"{label}\"")
}
