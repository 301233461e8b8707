//! Charts as pictures to save. Invariant: what is drawn is the plot that the page shows, in a file that stands by itself.

use super::keys::Key;
use super::labels::LABEL_SIZE;
use super::plot::{LabelPosition, Plot, Point, SeriesStyle, Shape, TextAnchor};
use super::plotted::Plotted;
use super::tornado::{Bar, shapes};
use crate::saving::picture::drawing::{
    ACCENT, Drawing, EDGE, End, GOAL, INK, LINE, LOSS, MUTED, PAPER, Pen, Picture, SOFT, TINT, Type,
};
use crate::saving::picture::lines::length;
use crate::saving::picture::{INNER, MARGIN, WIDTH, block, finish, start};
use funnelwright::i18n::{Locale, Part};

const HEIGHT: u32 = 380;
/// The width and the height of a key.
const KEY: (u32, u32) = (22, 12);

const SMALL: Type = start(LABEL_SIZE + 1, 400, MUTED);

/// A chart whose conclusion is `said`.
pub fn picture(name: &str, said: &str, plotted: &dyn Plotted, locale: &Locale) -> Picture {
    draw_plot(name, said, &plotted.keys(locale), &plotted.plot(None, locale), locale)
}

fn draw_plot(name: &str, said: &str, keys: &[Key], plot: &Plot, locale: &Locale) -> Picture {
    let mut drawing = Drawing::new(WIDTH, locale.direction());
    let y = heading(&mut drawing, said);
    let top = draw_keys(&mut drawing, y + 8, keys) + 24;
    let longest = plot.levels.iter().map(|level| length(level, SMALL.size)).max().unwrap_or(0);
    let left = MARGIN + if longest > 0 { longest + 10 } else { 0 };
    let frame = Box { left, top, width: MARGIN + INNER - left, height: HEIGHT };
    for shape in &plot.shapes {
        draw(&mut drawing, shape, frame);
    }
    for (place, level) in plot.levels.iter().enumerate() {
        let share = place as f64 / (plot.levels.len() - 1).max(1) as f64;
        let (_, y) = frame.place((0.0, share));
        drawing.text(left - 10, y as u32 + 4, finish(SMALL.size, 400, MUTED), level);
    }
    for label in &plot.labels {
        let (at, end) = match label.position {
            LabelPosition::Below(x, _) => ((x, 1.0), End::Middle),
            LabelPosition::On(y) => ((0.0, y), End::Start),
            LabelPosition::At(at, TextAnchor::Start) => (at, End::Start),
            LabelPosition::At(at, TextAnchor::Middle) => (at, End::Middle),
            LabelPosition::At(at, TextAnchor::End) => (at, End::Finish),
        };
        let (x, y) = frame.place(at);
        let (y, weight, colour) = match label.position {
            LabelPosition::Below(..) => (y as u32 + 22, 400, MUTED),
            LabelPosition::On(_) => (y as u32 - 6, 600, GOAL),
            LabelPosition::At(..) => (y as u32, 600, if label.style == SeriesStyle::Goal { GOAL } else { INK }),
        };
        drawing.text(x as u32, y, Type { size: SMALL.size, weight, colour, end }, &label.text);
    }
    drawing.finish(top + HEIGHT + 48, name, said, &locale.tag())
}

/// Writes the conclusion, and gives the line below it.
fn heading(drawing: &mut Drawing, said: &str) -> u32 {
    // Bold letters are wider than they are estimated.
    block(drawing, MARGIN, 28, INNER * 9 / 10, start(20, 650, INK), said)
}

/// Writes the keys in lines, and gives the line below them.
fn draw_keys(drawing: &mut Drawing, mut y: u32, keys: &[Key]) -> u32 {
    let mut x = MARGIN;
    for key in keys {
        let amount = key.amount.as_deref().unwrap_or_default();
        let text = [&*key.word, amount].join(" ");
        let text = text.trim_end();
        let (width, height) = KEY;
        let needed = width + 8 + length(text, SMALL.size) + 24;
        if x > MARGIN && x + needed > MARGIN + INNER {
            (x, y) = (MARGIN, y + 22);
        }
        for shape in Shape::key(key.style) {
            draw(drawing, &shape, Box { left: x, top: y, width, height });
        }
        drawing.text(x + width + 8, y + height - 1, SMALL, text);
        x += needed;
    }
    y + 22
}

/// Where a plot lies in a picture.
#[derive(Clone, Copy)]
struct Box {
    left: u32,
    top: u32,
    width: u32,
    height: u32,
}

impl Box {
    fn place(self, (x, y): Point) -> Point {
        (f64::from(self.left) + x * f64::from(self.width), f64::from(self.top) + y * f64::from(self.height))
    }
}

fn draw(drawing: &mut Drawing, shape: &Shape, frame: Box) {
    let pen = pen(shape.style);
    if let Some(dot) = shape.dot() {
        drawing.dot(frame.place(dot), 5, pen);
        return;
    }
    let placed = |outline: &Vec<Point>| outline.iter().map(|point| frame.place(*point)).collect();
    let outlines: Vec<Vec<Point>> = shape.outlines.iter().map(placed).collect();
    drawing.outlines(&outlines, pen);
}

/// As `styles.css` has it in the light.
fn pen(style: SeriesStyle) -> Pen {
    let line = |stroke, tenths| Pen { fill: "none", stroke, tenths, dashes: "" };
    let area = |fill| Pen { fill, stroke: "none", tenths: 0, dashes: "" };
    match style {
        SeriesStyle::Pointed => area("none"),
        SeriesStyle::Grid => line(LINE, 10),
        SeriesStyle::Zero => line(EDGE, 10),
        SeriesStyle::Band => area(TINT),
        SeriesStyle::BandEdge => line(SOFT, 10),
        SeriesStyle::Value => line(ACCENT, 30),
        SeriesStyle::Bar => area(SOFT),
        SeriesStyle::Missed => Pen { stroke: SOFT, tenths: 10, ..area(TINT) },
        SeriesStyle::Loss => area(LOSS),
        SeriesStyle::Whisker => line(INK, 15),
        SeriesStyle::Mark => line(INK, 10),
        SeriesStyle::Goal => Pen { dashes: "6 4", ..line(GOAL, 20) },
        SeriesStyle::Reached => Pen { stroke: GOAL, tenths: 25, ..area(PAPER) },
        SeriesStyle::Dot => Pen { stroke: ACCENT, tenths: 25, ..area(PAPER) },
    }
}

/// The columns of rows: names, and bars, with what is shown at the end.
const NAMES: u32 = 300;
const SHOWN: u32 = 130;
const ROW: u32 = 44;
const BAR: u32 = 22;

/// A chart of bars with their words, whose conclusion is `said`.
pub fn rows(name: &str, said: &str, bars: &[Bar], locale: &Locale) -> Picture {
    let mut drawing = Drawing::new(WIDTH, locale.direction());
    let mut y = heading(&mut drawing, said) + 16;
    for (bar, shapes) in bars.iter().zip(shapes(bars)) {
        let below_name = block(&mut drawing, MARGIN, y, NAMES - 20, start(14, 600, INK), &bar.name);
        let below = block(&mut drawing, MARGIN, below_name, NAMES - 20, start(12, 400, MUTED), &bar.move_word);
        let frame = Box { left: MARGIN + NAMES, top: y + 4, width: INNER - NAMES - SHOWN, height: BAR };
        for shape in &shapes {
            draw(&mut drawing, shape, frame);
        }
        drawing.text(MARGIN + INNER, y + 20, finish(14, 600, INK), &Part::Node(bar.shown.clone()).text());
        y = (y + ROW).max(below + 8);
    }
    drawing.finish(y + 20, name, said, &locale.tag())
}

#[cfg(test)]
mod tests {
    use yew::prelude::*;

    use super::*;
    use crate::chart::plot::{Label, Width};
    use crate::testing::english;

    fn plot() -> Plot {
        let label = |text: &'static str, style, position| Label { text: text.into(), style, position };
        Plot {
            shapes: vec![
                Shape::boxes(SeriesStyle::Band, &[((0.0, 0.0), (1.0, 1.0))]),
                Shape::across(SeriesStyle::Goal, &[0.5]),
                Shape::new(SeriesStyle::Reached, vec![vec![(0.5, 0.5)]]),
            ],
            levels: vec!["€2M".into(), "€1M".into(), "€0".into()],
            labels: vec![
                label("Jan", SeriesStyle::Zero, LabelPosition::Below(0.5, Width::Narrow)),
                label("Goal <1>", SeriesStyle::Goal, LabelPosition::On(0.5)),
                label("P50", SeriesStyle::Mark, LabelPosition::At((1.0, 0.2), TextAnchor::End)),
            ],
        }
    }

    /// Where things stand.
    fn coordinates(svg: &str) -> Vec<f64> {
        let first = |text: &'_ str| text.split('"').next().unwrap_or_default().to_owned();
        let openings = [" x=\"", " y=\"", " cx=\"", " cy=\""];
        let attributes = openings.into_iter().flat_map(|opening| svg.split(opening).skip(1).map(first));
        let paths: Vec<String> = svg.split(" d=\"").skip(1).map(first).collect();
        let numbers = paths.iter().flat_map(|path| path.split(['M', 'L', 'Z', ' '])).map(str::to_owned);
        let found = attributes.chain(numbers).filter(|number| !number.is_empty());
        found.map(|number| number.parse().unwrap()).collect()
    }

    #[test]
    fn it_holds_the_plot_its_words_and_nothing_beyond_its_edges() {
        let keys = |count: usize| {
            vec![Key { style: SeriesStyle::Band, word: "In 8 of 10 runs".into(), amount: Some("€5".into()) }; count]
        };
        let small = draw_plot("total", "It is reached.", &keys(1), &plot(), &english());
        for text in ["It is reached.", "In 8 of 10 runs €5", "€1M", "Jan", "Goal &lt;1&gt;", "P50"] {
            assert!(small.svg.contains(&[">", text, "<"].concat()), "{text} in {}", small.svg);
        }
        let large = draw_plot("total", &"A long conclusion. ".repeat(20), &keys(20), &plot(), &english());
        assert!(large.height > small.height && large.width == small.width);
        for picture in [small, large] {
            let most = f64::from(picture.width.max(picture.height));
            let found = coordinates(&picture.svg);
            assert!(found.len() > 30 && found.iter().all(|number| (0.0..=most).contains(number)), "{found:?}");
        }
    }

    #[test]
    fn rows_make_room_for_long_names() {
        let bar = |name: String| Bar {
            name: name.into(),
            move_word: "40% to 41%".into(),
            gain: 5.0,
            shown: html! { <data>{"+€5"}</data> },
            is_set: false,
            on_press: Callback::noop(),
        };
        let short = rows("levers", "One brings most.", &[bar("Leads".into()), bar("Leads".into())], &english());
        let long = "Long words in a name ".repeat(8);
        let long = rows("levers", "One brings most.", &[bar(long), bar("Leads".into())], &english());
        assert!(long.height > short.height);
        assert_eq!(long.svg.matches(">+€5<").count(), 2);
    }
}
