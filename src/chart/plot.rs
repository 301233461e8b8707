//! A plot: the shapes and labels of a chart, wherever it is drawn. Invariant: places are shares of a plot's width, from
//! where reading begins, and of its height, from its top, so that the page and a saved picture draw the same.

use yew::prelude::*;

use funnelwright::i18n::plain;

/// How far along and how far down.
pub type Point = (f64, f64);

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plot {
    /// The first one lowest.
    pub shapes: Vec<Shape>,
    /// What stands beside the plot at equal distances, from its top to its bottom.
    pub levels: Vec<AttrValue>,
    pub labels: Vec<Label>,
}

/// Outlines of one kind; one of a single point is a dot.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    pub style: SeriesStyle,
    pub outlines: Vec<Vec<Point>>,
}

/// What a shape means, which decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesStyle {
    /// What is pointed at, from top to bottom.
    Pointed,
    Grid,
    Zero,
    /// Where a value likely lies.
    Band,
    BandEdge,
    Value,
    Bar,
    /// A bar of what misses the goal.
    Missed,
    Loss,
    Whisker,
    Mark,
    Goal,
    Reached,
    /// The value that is pointed at.
    Dot,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    pub text: AttrValue,
    pub style: SeriesStyle,
    pub position: LabelPosition,
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LabelPosition {
    /// Below the plot with its middle there, if the plot is so wide.
    Below(f64, Width),
    /// On a line that far down, where it begins.
    On(f64),
    /// Within the plot, its feet there.
    At(Point, TextAnchor),
}

/// How wide a plot has to be for a label to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    Narrow,
    Middle,
    Wide,
}

/// Which part of a label stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextAnchor {
    Start,
    Middle,
    End,
}

impl Plot {
    /// On the page; `is_from_right` where reading begins at the right.
    pub fn html(&self, is_from_right: bool) -> Html {
        html! {
            <svg class="drawn" aria-hidden="true">
                {shapes(&self.shapes, is_from_right)}
                {labels(&self.labels, is_from_right)}
            </svg>
        }
    }
}

impl SeriesStyle {
    pub fn is_filled(self) -> bool {
        matches!(
            self,
            SeriesStyle::Pointed | SeriesStyle::Band | SeriesStyle::Bar | SeriesStyle::Missed | SeriesStyle::Loss
        )
    }

    fn class(self) -> &'static str {
        match self {
            SeriesStyle::Pointed => "pointed",
            SeriesStyle::Grid => "grid",
            SeriesStyle::Zero => "zero",
            SeriesStyle::Band => "band",
            SeriesStyle::BandEdge => "band-edge",
            SeriesStyle::Value => "value",
            SeriesStyle::Bar => "bar",
            SeriesStyle::Missed => "missed",
            SeriesStyle::Loss => "loss",
            SeriesStyle::Whisker => "whisker",
            SeriesStyle::Mark => "mark",
            SeriesStyle::Goal => "goal",
            SeriesStyle::Reached => "reached",
            SeriesStyle::Dot => "dot",
        }
    }
}

impl Shape {
    pub fn new(style: SeriesStyle, outlines: Vec<Vec<Point>>) -> Self {
        Self { style, outlines }
    }

    /// Lines over the whole width.
    pub fn across(style: SeriesStyle, heights: &[f64]) -> Self {
        Self::new(style, heights.iter().map(|height| vec![(0.0, *height), (1.0, *height)]).collect())
    }

    /// Boxes, each from one corner to the other.
    pub fn boxes(style: SeriesStyle, corners: &[(Point, Point)]) -> Self {
        let outline = |&((start, top), (end, bottom)): &(Point, Point)| {
            vec![(start, top), (end, top), (end, bottom), (start, bottom)]
        };
        Self::new(style, corners.iter().map(outline).collect())
    }

    /// Its place, if it is a dot.
    pub fn dot(&self) -> Option<Point> {
        match self.outlines.as_slice() {
            [outline] if outline.len() == 1 => outline.first().copied(),
            _ => None,
        }
    }

    /// How one of a kind looks as a key to it.
    pub fn key(style: SeriesStyle) -> Vec<Self> {
        match style {
            SeriesStyle::Band => {
                vec![Self::boxes(style, &[KEY]), Self::across(SeriesStyle::BandEdge, &[KEY.0.1, KEY.1.1])]
            }
            _ if style.is_filled() => vec![Self::boxes(style, &[KEY])],
            _ => vec![Self::across(style, &[0.5])],
        }
    }
}

/// The corners of an area in a key.
const KEY: (Point, Point) = ((0.0, 0.1), (1.0, 0.9));

/// How many parts a plot has either way on the page: whole numbers are printed more easily.
const PARTS: f64 = 10_000.0;

/// Shapes over the whole of the SVG element that they are put into; `is_from_right` where reading begins at the right.
pub fn shapes(shapes: &[Shape], is_from_right: bool) -> Html {
    let across = |share: f64| if is_from_right { 1.0 - share } else { share };
    let draw = |shape: &Shape| {
        let class = shape.style.class();
        if let Some((x, y)) = shape.dot() {
            return html! { <circle {class} cx={percent(across(x))} cy={percent(y)} r="4.5" /> };
        }
        let mut path = String::new();
        for outline in &shape.outlines {
            for (place, (x, y)) in outline.iter().enumerate() {
                path.push(if place == 0 { 'M' } else { 'L' });
                for (share, after) in [(across(*x), ' '), (*y, ' ')] {
                    path.push_str(&((share * PARTS).round() as i32).to_string());
                    path.push(after);
                }
            }
            if shape.style.is_filled() {
                path.push('Z');
            }
        }
        html! {
            <svg viewBox="0 0 10000 10000" preserveAspectRatio="none" width="100%" height="100%">
                <path {class} d={path} />
            </svg>
        }
    };
    shapes.iter().map(draw).collect()
}

/// Labels in the same element.
fn labels(labels: &[Label], is_from_right: bool) -> Html {
    let across = |share: f64| percent(if is_from_right { 1.0 - share } else { share });
    let draw = |label: &Label| {
        let (class, x, y, shift) = match label.position {
            LabelPosition::Below(x, Width::Narrow) => ("below", x, 1.0, "1.5em"),
            LabelPosition::Below(x, Width::Middle) => ("below from-middle", x, 1.0, "1.5em"),
            LabelPosition::Below(x, Width::Wide) => ("below from-wide", x, 1.0, "1.5em"),
            LabelPosition::On(y) => ("at start", 0.0, y, "-0.4em"),
            LabelPosition::At((x, y), TextAnchor::Start) => ("at start", x, y, "0"),
            LabelPosition::At((x, y), TextAnchor::Middle) => ("at", x, y, "0"),
            LabelPosition::At((x, y), TextAnchor::End) => ("at end", x, y, "0"),
        };
        html! {
            <text {class} translate="no" x={across(x)} y={percent(y)} dy={shift}><tspan class={label.style.class()}>{&label.text}</tspan></text>
        }
    };
    labels.iter().map(draw).collect()
}

fn percent(share: f64) -> String {
    // Fewer digits than a share has are enough for any screen.
    [&plain((share * PARTS).round() / 100.0), "%"].concat()
}
