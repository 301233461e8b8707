//! How often a total comes out how large. Invariant: what is drawn is as long and as high as its bins say.

use std::rc::Rc;

use yew::prelude::*;

use super::axis::Axis;
use super::cursor::use_cursor;
use super::frame::{self, Frame, Key};
use super::labels;
use super::paper;
use super::plot::{Ink, Label, Lean, Plot, Shape, Spot};
use super::{GoalLine, Table, Unit};
use crate::i18n::{Locale, Part};
use crate::later::picture::Picture;
use crate::ui::desk::Desk;

#[derive(Clone, PartialEq, Properties)]
pub struct HistogramProperties {
    pub desk: Desk,
    /// What it shows, as within a sentence: "distribution of the total".
    pub name: AttrValue,
    /// What its saved pictures are called, as "Autumn campaign distribution".
    pub file: AttrValue,
    /// The conclusion.
    pub caption: Html,
    pub unit: Unit,
    /// From the least on, side by side.
    pub bins: Rc<[Bin]>,
    /// What the shares are of, as "Share of runs".
    pub share_word: AttrValue,
    /// As the percentiles, from the least on.
    pub marks: Rc<[Mark]>,
    #[prop_or_default]
    pub goal: Option<GoalLine>,
    pub table: Table,
}

/// Totals from `low` up to `high`, and their share of all, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    pub low: f64,
    pub high: f64,
    pub share: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub amount: f64,
    /// Short, as "P90".
    pub label: AttrValue,
}

#[component]
pub fn Histogram(properties: &HistogramProperties) -> Html {
    let HistogramProperties { desk, name, file, caption, unit, bins, table, .. } = properties;
    let locale = desk.locale();
    let cursor = use_cursor(bins.len());
    let looked_at = cursor.point();
    let say = |place: usize| -> AttrValue {
        let Some(bin) = bins.get(place) else { return AttrValue::default() };
        let range = unit.print_range(locale, (bin.low, bin.high));
        locale.messages.chart_point(range, locale.percent_brief(bin.share)).text().into()
    };
    let find = {
        let (bins, axis) = (Rc::clone(bins), axis(properties));
        move |share: f64| {
            let amount = axis.amount(share);
            bins.iter().position(|bin| amount < bin.high).unwrap_or(bins.len())
        }
    };
    let over = |drawn: Html| {
        let name = locale.messages.chart_points(name.clone()).text().into();
        cursor.over(drawn, name, say, find, frame::is_from_right(locale))
    };
    let point = |bin: &Bin| frame::Point {
        name: unit.print_range(locale, (bin.low, bin.high)),
        keys: keys(properties, Some(bin), locale),
    };
    Frame {
        desk,
        class: "histogram",
        name,
        file,
        caption,
        keys: keys(properties, None, locale),
        longest: bins.last().map(point),
        point: looked_at.and_then(|place| bins.get(place)).map(point),
        plot: plot(properties, looked_at, locale),
        table: if *table == Table::Own { own_table(properties, locale) } else { Html::default() },
        picture: {
            let properties = properties.clone();
            Rc::new(move || picture(&properties))
        },
    }
    .html(over)
}

fn picture(properties: &HistogramProperties) -> Picture {
    let HistogramProperties { desk, name, caption, .. } = properties;
    let locale = desk.locale();
    let said = Part::Node(caption.clone()).text();
    paper::picture(name, &said, &keys(properties, None, locale), &plot(properties, None, locale), locale)
}

/// To what is drawn, or what it comes to in a bin.
fn keys(properties: &HistogramProperties, bin: Option<&Bin>, locale: &Locale) -> Vec<Key> {
    let HistogramProperties { unit, share_word, marks, goal, .. } = properties;
    let messages = &locale.messages;
    let mut keys = Vec::new();
    match (bin, goal) {
        (None, Some(_)) => {
            keys.push(Key { ink: Ink::Bar, word: messages.chart_met(), amount: None });
            keys.push(Key { ink: Ink::Missed, word: messages.chart_missed(), amount: None });
        }
        _ => {
            let amount = bin.map(|bin| locale.percent_brief(bin.share));
            keys.push(Key { ink: Ink::Bar, word: share_word.clone(), amount });
        }
    }
    keys.extend(goal.iter().map(|goal| goal.key(shown_goal(properties).is_some(), locale)));
    let of_mark = |mark: &Mark| Key {
        ink: Ink::Mark,
        word: mark.label.clone(),
        amount: Some(unit.print_brief(locale, mark.amount)),
    };
    keys.extend(marks.iter().map(of_mark));
    keys
}

fn shown_goal(properties: &HistogramProperties) -> Option<&GoalLine> {
    let (first, last) = (properties.bins.first()?, properties.bins.last()?);
    properties.goal.as_ref().filter(|goal| goal.is_near(first.low, last.high))
}

const STEPS: u32 = 6;

fn axis(properties: &HistogramProperties) -> Axis {
    let ends = properties.bins.iter().flat_map(|bin| [bin.low, bin.high]);
    Axis::between(ends.chain(shown_goal(properties).map(|goal| goal.amount)), STEPS)
}

/// Of the plot's height, what a row of labels takes.
const ROW: f64 = 0.085;

fn plot(properties: &HistogramProperties, pointed: Option<usize>, locale: &Locale) -> Plot {
    let HistogramProperties { unit, bins, marks, .. } = properties;
    let axis = axis(properties);
    let goal = shown_goal(properties);
    let lines: Vec<(Ink, f64, &AttrValue)> = goal
        .map(|goal| (Ink::Goal, axis.share(goal.amount), &goal.label))
        .into_iter()
        .chain(marks.iter().map(|mark| (Ink::Mark, axis.share(mark.amount), &mark.label)))
        .collect();
    let places: Vec<(f64, &str)> = lines.iter().map(|(_, share, label)| (*share, label.as_str())).collect();
    let rows = labels::rows(&places);
    let top = rows.iter().map(|(row, _)| (*row + 1) as f64 * ROW).fold(0.0, f64::max);

    let mut shapes = Vec::new();
    if let Some(bin) = pointed.and_then(|place| bins.get(place)) {
        shapes.push(Shape::boxes(Ink::Pointed, [((axis.share(bin.low), top), (axis.share(bin.high), 1.0))]));
    }
    let (met, missed) = parted(bins, goal.map(|goal| goal.amount));
    let highest = bins.iter().map(|bin| bin.share).fold(0.0, f64::max);
    for (ink, parts) in [(Ink::Missed, missed), (Ink::Bar, met)] {
        let corners = parts.iter().filter(|bin| bin.share > 0.0).map(|bin| {
            let height = 1.0 - bin.share / highest * (1.0 - top - ROW / 2.0);
            ((axis.share(bin.low), height), (axis.share(bin.high), 1.0))
        });
        shapes.push(Shape::boxes(ink, corners));
    }
    shapes.push(Shape::across(Ink::Zero, [1.0]));

    let mut labels = Vec::new();
    for ((ink, share, text), (row, lean)) in lines.into_iter().zip(rows) {
        let feet = (row + 1) as f64 * ROW;
        shapes.push(Shape::new(ink, vec![vec![(share, feet), (share, 1.0)]]));
        let apart = if lean == Lean::Middle { ROW / 4.0 } else { ROW / 3.0 };
        labels.push(Label { text: text.clone(), ink, spot: Spot::At((share, feet - apart), lean) });
    }
    let print = unit.print_compact(locale);
    // There are no parts of people.
    let is_shown = |tick: &f64| *unit != Unit::Count || (tick - tick.round()).abs() < 1e-6;
    let ticks: Vec<(f64, AttrValue)> =
        axis.ticks().filter(is_shown).map(|tick| (axis.share(tick), print(tick))).collect();
    for ((share, text), from) in ticks.iter().zip(labels::along(ticks.iter().map(|(_, text)| text.as_str()))) {
        labels.extend(from.map(|from| Label { text: text.clone(), ink: Ink::Zero, spot: Spot::Below(*share, from) }));
    }
    Plot { shapes, levels: Vec::new(), labels }
}

/// The bins that meet an amount, and those that do not; the one that holds it in two.
fn parted(bins: &[Bin], amount: Option<f64>) -> (Vec<Bin>, Vec<Bin>) {
    let Some(amount) = amount else { return (bins.to_vec(), Vec::new()) };
    let met = bins.iter().filter(|bin| bin.high > amount).map(|bin| Bin { low: bin.low.max(amount), ..*bin });
    let missed = bins.iter().filter(|bin| bin.low < amount).map(|bin| Bin { high: bin.high.min(amount), ..*bin });
    (met.collect(), missed.collect())
}

fn own_table(properties: &HistogramProperties, locale: &Locale) -> Html {
    let HistogramProperties { name, unit, bins, share_word, .. } = properties;
    let heads = [locale.messages.chart_range(), share_word.clone()];
    let rows = bins.iter().map(|bin| [unit.print_range(locale, (bin.low, bin.high)), locale.percent_brief(bin.share)]);
    frame::table(name, heads, rows, locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bin_that_holds_the_goal_is_in_two_parts() {
        let bin = |low: f64, high: f64| Bin { low, high, share: 0.25 };
        let bins = [bin(0.0, 10.0), bin(10.0, 20.0), bin(20.0, 30.0)];
        let (met, missed) = parted(&bins, Some(15.0));
        assert_eq!(met, [bin(15.0, 20.0), bin(20.0, 30.0)]);
        assert_eq!(missed, [bin(0.0, 10.0), bin(10.0, 15.0)]);
        assert_eq!(parted(&bins, Some(10.0)), (vec![bin(10.0, 20.0), bin(20.0, 30.0)], vec![bin(0.0, 10.0)]));
        assert_eq!(parted(&bins, None), (bins.to_vec(), Vec::new()));
        assert_eq!(parted(&bins, Some(99.0)).0, []);
    }
}
