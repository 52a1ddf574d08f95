//! Where nodes, edges and labels go on a page, in layers from the top down: sizes in, points out.
//!
//! Which layer everything is in, and where, is worked out by `dagre`. Courses are our own: straight down past everything in a layer,
//! aslant only between layers, and spread evenly along the nodes, so that no line runs through a box or a label.

use dagre::graph::{Graph, GraphOptions};
use dagre::layout::types::LabelPos;
use dagre::{EdgeLabel, LayoutOptions, NodeLabel};

/// The empty border of the page, in pixels.
const MARGIN: f64 = 16.0;
/// The space between two layers, in pixels.
const GAP: f64 = 34.0;
/// How far an edge runs straight before it arrives, in pixels, so that its head points at the node.
const ARRIVAL: f64 = 12.0;

/// What takes room on the page, in pixels.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
    /// How much of the width is flat at the top and bottom, where edges can arrive and leave.
    pub(super) flat: f64,
}

/// A point of the page, in pixels from its top left corner.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// An edge between two nodes, by index, with the size of its label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) label: Size,
}

/// A laid out page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its size.
    pub(super) size: Size,
    /// The middle of each node.
    pub(super) nodes: Vec<Point>,
    /// The corners of each edge, from border to border.
    pub(super) courses: Vec<Vec<Point>>,
    /// The middle of each edge's label.
    pub(super) labels: Vec<Point>,
}

/// Lays out nodes and lines.
pub(super) fn place(nodes: &[Size], lines: &[Line]) -> Page {
    let mut page = layered(nodes, lines);
    let layers = layers(&page, nodes, lines);
    let ends = ends(&page, nodes, lines);
    for (index, (course, line)) in page.courses.iter_mut().zip(lines).enumerate() {
        // A way back to the same node goes round its side as it is.
        if line.from != line.to {
            *course = routed(course, ends[index], &layers);
        }
    }
    fit(&mut page, nodes, lines);
    page
}

/// The layered layout, with courses through the middles of the layers.
fn layered(nodes: &[Size], lines: &[Line]) -> Page {
    let mut graph: Graph<NodeLabel, EdgeLabel> =
        Graph::with_options(GraphOptions { directed: true, multigraph: true, compound: false });
    for (index, &Size { width, height, .. }) in nodes.iter().enumerate() {
        graph.set_node(index.to_string(), Some(NodeLabel { width, height, ..NodeLabel::default() }));
    }
    for (index, line) in lines.iter().enumerate() {
        let Size { width, height, .. } = line.label;
        let label = EdgeLabel { width, height, labelpos: LabelPos::Center, ..EdgeLabel::default() };
        graph.set_edge(line.from.to_string(), line.to.to_string(), Some(label), Some(&index.to_string()));
    }
    let options = LayoutOptions {
        nodesep: 24.0,
        edgesep: 16.0,
        ranksep: 2.0 * GAP, // dagre halves it, for a layer of labels between two of nodes
        tie_keep_first: true,
        ..LayoutOptions::default()
    };
    dagre::layout(&mut graph, Some(options));
    let point = |x: Option<f64>, y: Option<f64>| Point { x: x.unwrap_or_default(), y: y.unwrap_or_default() };
    let mut page = Page::default();
    for index in 0..nodes.len() {
        page.nodes.push(graph.node(&index.to_string()).map_or_else(Point::default, |node| point(node.x, node.y)));
    }
    for (index, line) in lines.iter().enumerate() {
        let edge = graph.edge(&line.from.to_string(), &line.to.to_string(), Some(&index.to_string()));
        let course = edge.map(|edge| edge.points.iter().map(|point| Point { x: point.x, y: point.y }).collect());
        page.courses.push(course.unwrap_or_default());
        page.labels.push(edge.map_or_else(Point::default, |edge| point(edge.x, edge.y)));
    }
    page
}

/// The layers from the top down: the middle of each, and half of its height.
fn layers(page: &Page, nodes: &[Size], lines: &[Line]) -> Vec<(f64, f64)> {
    let straight = lines.iter().zip(&page.labels).filter(|(line, _)| line.from != line.to);
    let labels = straight.map(|(line, middle)| (middle.y, line.label.height / 2.0));
    let mut all: Vec<(f64, f64)> =
        page.nodes.iter().zip(nodes).map(|(middle, size)| (middle.y, size.height / 2.0)).chain(labels).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all.dedup_by(|next, kept| {
        let same = next.0 - kept.0 < 0.5;
        kept.1 = if same { kept.1.max(next.1) } else { kept.1 };
        same
    });
    all
}

/// Moves all to the margin, and gives the page its size.
fn fit(page: &mut Page, nodes: &[Size], lines: &[Line]) {
    let boxes = page.nodes.iter().zip(nodes).chain(page.labels.iter().zip(lines.iter().map(|line| &line.label)));
    let corners = boxes.flat_map(|(&Point { x, y }, size)| {
        let (dx, dy) = (size.width / 2.0, size.height / 2.0);
        [Point { x: x - dx, y: y - dy }, Point { x: x + dx, y: y + dy }]
    });
    let all: Vec<Point> = corners.chain(page.courses.iter().flatten().copied()).collect();
    let least = |of: fn(&Point) -> f64| all.iter().map(of).reduce(f64::min).unwrap_or_default();
    let most = |of: fn(&Point) -> f64| all.iter().map(of).reduce(f64::max).unwrap_or_default();
    let (left, top) = (least(|point| point.x) - MARGIN, least(|point| point.y) - MARGIN);
    let (width, height) = (most(|point| point.x) + MARGIN - left, most(|point| point.y) + MARGIN - top);
    page.size = Size { width, height, flat: 0.0 };
    for point in page.nodes.iter_mut().chain(&mut page.labels).chain(page.courses.iter_mut().flatten()) {
        (point.x, point.y) = (point.x - left, point.y - top);
    }
}

/// Where each line leaves and arrives: spread evenly over the flat part of the nodes, in the order in which the lines go on.
fn ends(page: &Page, nodes: &[Size], lines: &[Line]) -> Vec<[Point; 2]> {
    struct End {
        node: usize,
        below: bool,
        toward: f64,
        line: usize,
        last: bool,
    }
    let mut all = Vec::new();
    for (index, (line, course)) in lines.iter().zip(&page.courses).enumerate() {
        if let [_, first, .., last, _] | [_, first @ last, _] = &course[..] {
            for (node, toward, last) in [(line.from, first, false), (line.to, last, true)] {
                all.push(End { node, below: toward.y > page.nodes[node].y, toward: toward.x, line: index, last });
            }
        }
    }
    all.sort_by(|a, b| (a.node, a.below).cmp(&(b.node, b.below)).then(a.toward.total_cmp(&b.toward)));
    let mut ends: Vec<[Point; 2]> = page
        .courses
        .iter()
        .map(|course| [course.first().copied().unwrap_or_default(), course.last().copied().unwrap_or_default()])
        .collect();
    for side in all.chunk_by(|a, b| (a.node, a.below) == (b.node, b.below)) {
        let shares = f64::from(u32::try_from(side.len() + 1).unwrap_or(u32::MAX));
        for (end, share) in side.iter().zip(1_u32..) {
            let (middle, size) = (page.nodes[end.node], nodes[end.node]);
            let x = middle.x + size.flat * (f64::from(share) / shares - 0.5);
            let y = middle.y + if end.below { size.height / 2.0 } else { -size.height / 2.0 };
            ends[end.line][usize::from(end.last)] = Point { x, y };
        }
    }
    ends
}

/// A course between its ends, straight through each layer on its way.
fn routed(course: &[Point], [start, end]: [Point; 2], layers: &[(f64, f64)]) -> Vec<Point> {
    let mut routed = vec![start];
    let inner = if course.len() > 2 { &course[1..course.len() - 1] } else { &[] };
    let down = if end.y > start.y { 1.0 } else { -1.0 };
    for point in inner {
        let layer = layers.partition_point(|(middle, _)| *middle < point.y - 0.5);
        let half = layers.get(layer).filter(|(middle, _)| (middle - point.y).abs() < 0.5).map_or(0.0, |&(_, half)| half);
        routed.extend([Point { x: point.x, y: point.y - down * half }, Point { x: point.x, y: point.y + down * half }]);
    }
    routed.extend([Point { x: end.x, y: end.y - down * ARRIVAL }, end]);
    routed
}
