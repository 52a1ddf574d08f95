//! The branch map as a picture: SVG without scripts, references or fonts of its own, on a background of its own.

use std::fmt::Write as _;

use textwrap::core::display_width;

use super::layout::{Line, Point, Size, place};
use super::{Asks, Graph, Kind, Node};
use crate::export::escape::markup;
use crate::lesson::model::Quality;
use crate::lesson::text::Text;

/// The width of a character. In a monospaced font every machine agrees on it closely enough that no box is too small.
const CHARACTER: f64 = 7.3;
/// The height of a line.
const LINE: f64 = 16.0;
/// The empty border inside a box.
const PADDING: f64 = 10.0;
/// The most characters on a line; longer titles are wrapped.
const WRAP: usize = 40;
/// How soft the corners of lines are, in pixels.
const CORNER: f64 = 14.0;
/// The length of an arrow's head, in pixels.
const HEAD: f64 = 9.0;
/// The width and height of a fork, in pixels.
const FORK: f64 = 22.0;
/// The room on a node for each way that arrives or leaves, in pixels.
const WAY: f64 = 16.0;
/// The ink of all that has no quality.
const INK: &str = "#1f2328";

/// The most nodes in a picture: beyond, nobody could read it, and finding the layers takes minutes.
pub const MOST: usize = 300;

/// The picture; `None` where there are more than [`MOST`] nodes.
pub fn render(graph: &Graph) -> Option<String> {
    if graph.nodes.len() > MOST {
        return None;
    }
    let nodes: Vec<Vec<String>> = graph.nodes.iter().map(|node| wrapped(&node.lines())).collect();
    let labels: Vec<Vec<String>> = graph.edges.iter().map(|edge| edge.labels.iter().map(Text::to_string).collect()).collect();
    let sizes: Vec<Size> =
        graph.nodes.iter().zip(&nodes).zip(busiest(graph)).map(|((node, lines), ways)| size_of(node, lines, ways)).collect();
    let lines = graph.edges.iter().zip(&labels);
    let lines: Vec<Line> =
        lines.map(|(edge, words)| Line { from: edge.from, to: edge.to, label: text_size(words, 2.0) }).collect();
    let page = place(&sizes, &lines);
    let Size { width, height, .. } = page.size;
    let title = markup(&format!("{} ({})", graph.title, graph.id));
    let mut picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" font-family=\"monospace\" font-size=\"12\" \
         text-anchor=\"middle\" fill=\"{INK}\">\n<title>{title}</title>\n\
         <rect width=\"{width:.0}\" height=\"{height:.0}\" fill=\"#ffffff\"/>\n"
    );
    for (edge, course) in graph.edges.iter().zip(&page.courses) {
        line(course, edge.kind, graph.nodes[edge.to] != Node::Fork, &mut picture);
    }
    for ((node, lines), (&middle, &size)) in graph.nodes.iter().zip(&nodes).zip(page.nodes.iter().zip(&sizes)) {
        picture.push_str(&shape(node, middle, size));
        words(lines, middle, INK, !lines.is_empty(), &mut picture);
    }
    for ((edge, words), (&middle, line)) in graph.edges.iter().zip(&labels).zip(page.labels.iter().zip(&lines)) {
        label(words, middle, line.label, pen(edge.kind).0, &mut picture);
    }
    Some(picture + "</svg>\n")
}

/// The colour of a kind of edge, and the rest of its stroke: no two differ by colour alone.
fn pen(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Choice(Quality::Strong) => ("#116329", "stroke-width=\"3\""),
        Kind::Choice(Quality::Fair) => ("#7d4e00", "stroke-width=\"1.5\""),
        Kind::Choice(Quality::Weak) => ("#a40e26", "stroke-width=\"1.8\" stroke-dasharray=\"2 4\""),
        Kind::Unscored => (INK, "stroke-width=\"1.2\""),
        Kind::UsedUp => (INK, "stroke-width=\"1.2\" stroke-dasharray=\"9 5\""),
    }
}

/// Draws a course with soft corners, and with a head at its end where it arrives at a place.
fn line(course: &[Point], kind: Kind, arrives: bool, picture: &mut String) {
    let ([first, .., before, last] | [first @ before, last]) = course else { return };
    let (color, stroke) = pen(kind);
    let mut path = format!("M{:.1} {:.1}", first.x, first.y);
    for corner in course.windows(3) {
        let radius = CORNER.min(distance(corner[1], corner[0]) / 2.0).min(distance(corner[1], corner[2]) / 2.0);
        let (from, to) = (toward(corner[1], corner[0], radius), toward(corner[1], corner[2], radius));
        let _ = write!(path, " L{:.1} {:.1} Q{:.1} {:.1} {:.1} {:.1}", from.x, from.y, corner[1].x, corner[1].y, to.x, to.y);
    }
    let neck = if arrives { toward(*last, *before, HEAD) } else { *last };
    let _ = writeln!(picture, "<path d=\"{path} L{:.1} {:.1}\" fill=\"none\" stroke=\"{color}\" {stroke}/>", neck.x, neck.y);
    if arrives {
        let (dx, dy) = ((last.x - neck.x) / 2.0, (last.y - neck.y) / 2.0);
        let head = [*last, Point { x: neck.x - dy, y: neck.y + dx }, Point { x: neck.x + dy, y: neck.y - dx }];
        let head: Vec<String> = head.iter().map(|point| format!("{:.1},{:.1}", point.x, point.y)).collect();
        let _ = writeln!(picture, "<polygon points=\"{}\" fill=\"{color}\"/>", head.join(" "));
    }
}

fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// The point that lies so many pixels from one point towards another.
fn toward(from: Point, to: Point, pixels: f64) -> Point {
    let share = pixels / distance(from, to).max(1.0);
    Point { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

/// The outline of a node.
fn shape(node: &Node, middle: Point, size: Size) -> String {
    let Size { width, height, .. } = size;
    let (left, top) = (middle.x - width / 2.0, middle.y - height / 2.0);
    let (right, bottom) = (left + width, top + height);
    let frame = |radius: f64, look: &str, inset: f64| {
        format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{radius:.1}\" {look}/>\n",
            left + inset,
            top + inset,
            width - 2.0 * inset,
            height - 2.0 * inset
        )
    };
    let scene = "fill=\"#f6f8fa\" stroke=\"#57606a\"";
    match node {
        Node::Scene { asks: Asks::Decision, .. } => frame(0.0, scene, 0.0),
        Node::Scene { asks: Asks::Passage, .. } => frame(8.0, scene, 0.0),
        Node::Scene { asks: Asks::Doors, .. } => frame(0.0, scene, 0.0) + &frame(0.0, "fill=\"none\" stroke=\"#57606a\"", 3.0),
        Node::Scene { asks: Asks::Compose, .. } => format!(
            "<path d=\"M{left:.1} {top:.1} H{:.1} L{right:.1} {:.1} V{bottom:.1} H{left:.1} Z\" {scene}/>\n",
            right - 10.0,
            top + 10.0
        ),
        Node::Ending { quality, .. } => {
            let (color, stroke) = pen(Kind::Choice(*quality));
            let fill = match quality {
                Quality::Strong => "#dafbe1",
                Quality::Fair => "#fff8c5",
                Quality::Weak => "#ffebe9",
            };
            frame(height / 2.0, &format!("fill=\"{fill}\" stroke=\"{color}\" {stroke}"), 0.0)
        }
        Node::Fork => format!(
            "<path d=\"M{:.1} {top:.1} L{right:.1} {:.1} L{:.1} {bottom:.1} L{left:.1} {:.1} Z\" {scene}/>\n",
            middle.x, middle.y, middle.x, middle.y
        ),
    }
}

/// Writes lines around their middle, the first one in bold if it is a head.
fn words(lines: &[String], middle: Point, color: &str, head: bool, picture: &mut String) {
    let mut y = middle.y - text_size(lines, 0.0).height / 2.0 + 0.75 * LINE;
    for (place, line) in lines.iter().enumerate() {
        let weight = if head && place == 0 { " font-weight=\"bold\"" } else { "" };
        let _ = writeln!(picture, "<text x=\"{:.1}\" y=\"{y:.1}\" fill=\"{color}\"{weight}>{}</text>", middle.x, markup(line));
        y += LINE;
    }
}

/// Writes a label on ground of its own, since its line runs under it.
fn label(lines: &[String], middle: Point, size: Size, color: &str, picture: &mut String) {
    if lines.is_empty() {
        return;
    }
    let Size { width, height, .. } = size;
    let (x, y) = (middle.x - width / 2.0, middle.y - height / 2.0);
    let _ = writeln!(picture, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"#ffffff\"/>");
    words(lines, middle, color, false, picture);
}

/// Lines no longer than a box should be.
fn wrapped(lines: &[Text]) -> Vec<String> {
    lines.iter().flat_map(|line| textwrap::wrap(line.as_str(), WRAP)).map(std::borrow::Cow::into_owned).collect()
}

/// The size of a node, with room for its ways: an ending has round ends, a fork no words.
fn size_of(node: &Node, lines: &[String], ways: usize) -> Size {
    let Size { width, height, .. } = text_size(lines, PADDING);
    let flat = WAY * pixels(ways + 1);
    match node {
        Node::Fork => Size { width: FORK, height: FORK, flat: 0.0 },
        Node::Ending { .. } => {
            let width = (width + height / 2.0).max(flat + height);
            Size { width, height, flat: width - height }
        }
        Node::Scene { .. } => {
            let width = width.max(flat);
            Size { width, height, flat: width }
        }
    }
}

/// How many ways arrive at each node, or leave it, whatever is more.
fn busiest(graph: &Graph) -> Vec<usize> {
    let mut counts = vec![(0, 0); graph.nodes.len()];
    for edge in &graph.edges {
        counts[edge.from].0 += 1;
        counts[edge.to].1 += 1;
    }
    counts.into_iter().map(|(leave, arrive)| leave.max(arrive)).collect()
}

fn pixels(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The room that lines take, with a border around them.
fn text_size(lines: &[String], border: f64) -> Size {
    let widest = lines.iter().map(|line| display_width(line)).max().unwrap_or(0);
    if lines.is_empty() {
        return Size::default();
    }
    let (width, height) = (pixels(widest) * CHARACTER + 2.0 * border, pixels(lines.len()) * LINE + 2.0 * border);
    Size { width, height, flat: width }
}
