//! Amounts over time: as they add up, against a goal, or each period's own. Invariant: a period without an amount is a gap.

use std::rc::Rc;

use yew::prelude::*;

use super::axis::Axis;
use super::cursor::use_cursor;
use super::frame::{self, Key};
use super::labels;
use super::plot::{Ink, Label, Plot, Point, Shape, Spot};
use super::{GoalLine, Table, Unit, shown_goal};
use crate::i18n::Locale;
use crate::ui::desk::Desk;

#[derive(Clone, PartialEq, Properties)]
pub struct TimelineProperties {
    pub desk: Desk,
    /// What it shows, as within a sentence: "running total of revenue".
    pub name: AttrValue,
    /// What its saved pictures are called, as "Autumn campaign running total".
    pub file: AttrValue,
    /// The conclusion.
    pub caption: Html,
    pub form: Form,
    pub unit: Unit,
    pub periods: Rc<[Period]>,
    /// What the amounts are, as "Expected".
    pub amount_word: AttrValue,
    /// What the ranges are, as "In 8 of 10 runs".
    pub range_word: AttrValue,
    #[prop_or_default]
    pub goal: Option<GoalLine>,
    /// The position of the period in which the goal is reached.
    #[prop_or_default]
    pub reached_in: Option<usize>,
    pub table: Table,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    /// Amounts at the end of each period, from zero at the beginning of the first: a line, its ranges a band.
    Running,
    /// Each period by itself: bars, their ranges whiskers.
    Each,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// For the axis, as "Jun".
    pub short: AttrValue,
    /// As "June 2026".
    pub long: AttrValue,
    pub amount: Option<f64>,
    /// Its low and its high end.
    pub range: Option<(f64, f64)>,
}

#[component]
pub fn Timeline(properties: &TimelineProperties) -> Html {
    let TimelineProperties { desk, name, caption, periods, range_word, table, .. } = properties;
    let locale = desk.locale();
    let messages = &locale.messages;
    let cursor = use_cursor(periods.len());
    let point = cursor.point().and_then(|place| periods.get(place).map(|period| (place, period)));
    let plot = plot(properties, point.map(|(place, _)| place), locale);
    let say = |place: usize| -> AttrValue {
        let Some(period) = periods.get(place) else { return AttrValue::default() };
        let amount = shown_amount(period, properties.unit, locale);
        match period.range {
            Some(range) => {
                let range = properties.unit.print_range(locale, range);
                messages.chart_point_with_range(period.long.clone(), amount, range_word.clone(), range).text().into()
            }
            None => messages.chart_point(period.long.clone(), amount).text().into(),
        }
    };
    let over = |drawn: Html| {
        cursor.over(drawn, messages.chart_points(name.clone()).text().into(), say, frame::is_from_right(locale))
    };
    html! {
        <figure class="chart timeline">
            <figcaption><b>{caption.clone()}</b></figcaption>
            {frame::keys(point.map(|(_, period)| period.long.clone()), &keys(properties, point.map(|(_, period)| period), locale), locale)}
            {frame::plot(&plot, over, locale)}
            if *table == Table::Own {
                {own_table(properties, locale)}
            }
        </figure>
    }
}

fn shown_amount(period: &Period, unit: Unit, locale: &Locale) -> AttrValue {
    period.amount.map_or_else(|| locale.messages.figure_none(), |amount| unit.print(locale, amount))
}

/// What is drawn, or what it comes to in a period.
fn keys(properties: &TimelineProperties, period: Option<&Period>, locale: &Locale) -> Vec<Key> {
    let TimelineProperties { form, unit, periods, amount_word, range_word, goal, .. } = properties;
    let with = |word: &AttrValue, amount: Option<AttrValue>| match amount {
        Some(amount) => locale.messages.chart_key(word.clone(), amount).text().into(),
        None => word.clone(),
    };
    let (amount_ink, range_ink) = match form {
        Form::Running => (Ink::Value, Ink::Band),
        Form::Each => (Ink::Bar, Ink::Whisker),
    };
    let amount = period.map(|period| shown_amount(period, *unit, locale));
    let mut keys = vec![Key { ink: amount_ink, text: with(amount_word, amount) }];
    if periods.iter().any(|period| period.range.is_some()) {
        let range = period.and_then(|period| period.range).map(|range| unit.print_range(locale, range));
        keys.push(Key { ink: range_ink, text: with(range_word, range) });
    }
    keys.extend(goal.iter().map(|goal| {
        let is_shown = shown_goal(&properties.goal, amounts(periods)).is_some();
        let text =
            if is_shown { goal.label.clone() } else { locale.messages.chart_beyond(goal.label.clone()).text().into() };
        Key { ink: Ink::Goal, text }
    }));
    keys
}

/// All amounts that are to be seen.
fn amounts(periods: &[Period]) -> impl Iterator<Item = f64> {
    let of = |period: &Period| {
        let (low, high) = period.range.unzip();
        [period.amount, low, high]
    };
    periods.iter().flat_map(of).flatten()
}

const STEPS: u32 = 5;

fn plot(properties: &TimelineProperties, pointed: Option<usize>, locale: &Locale) -> Plot {
    let TimelineProperties { form, unit, periods, goal, reached_in, .. } = properties;
    let goal = shown_goal(goal, amounts(periods));
    let axis = Axis::around(amounts(periods).chain(goal.map(|goal| goal.amount)), STEPS);
    let ticks: Vec<f64> = axis.ticks().collect();
    let drawing = Drawing { periods, axis };
    let mut shapes = Vec::new();
    if let Some(place) = pointed {
        shapes.push(Shape::boxes(Ink::Pointed, [((drawing.begin(place), 0.0), (drawing.end(place), 1.0))]));
    }
    shapes.push(Shape::across(Ink::Grid, ticks.iter().map(|tick| drawing.height(*tick))));
    shapes.push(Shape::across(Ink::Zero, [drawing.height(0.0)]));
    match form {
        Form::Running => drawing.running(&mut shapes),
        Form::Each => drawing.each(&mut shapes),
    }
    let mut labels: Vec<Label> = labels::along(periods.iter().map(|period| &*period.short))
        .into_iter()
        .enumerate()
        .filter_map(|(place, from)| {
            let spot = Spot::Below((drawing.begin(place) + drawing.end(place)) / 2.0, from?);
            Some(Label { text: periods.get(place)?.short.clone(), ink: Ink::Zero, spot })
        })
        .collect();
    if let Some(goal) = goal {
        let height = drawing.height(goal.amount);
        shapes.push(Shape::across(Ink::Goal, [height]));
        labels.push(Label { text: goal.label.clone(), ink: Ink::Goal, spot: Spot::On(height) });
        if let Some(point) =
            reached_in.filter(|_| *form == Form::Running).and_then(|place| drawing.crossing(place, goal.amount))
        {
            shapes.push(Shape::new(Ink::Reached, vec![vec![point]]));
        }
    }
    if let Some(place) = pointed
        && *form == Form::Running
        && let Some(amount) = periods.get(place).and_then(|period| period.amount)
    {
        shapes.push(Shape::new(Ink::Dot, vec![vec![(drawing.end(place), drawing.height(amount))]]));
    }
    let print = unit.print_compact(locale);
    let levels = ticks.iter().rev().map(|tick| print(*tick)).collect();
    Plot { shapes, levels, labels }
}

/// Periods on their axes.
struct Drawing<'a> {
    periods: &'a [Period],
    axis: Axis,
}

impl Drawing<'_> {
    fn begin(&self, place: usize) -> f64 {
        place as f64 / self.periods.len().max(1) as f64
    }

    fn end(&self, place: usize) -> f64 {
        self.begin(place + 1)
    }

    /// How far down.
    fn height(&self, amount: f64) -> f64 {
        1.0 - self.axis.share(amount)
    }

    /// A line at the ends of the periods, from zero at the beginning of the first.
    fn line(&self, amount: impl Fn(&Period) -> Option<f64>) -> Vec<Vec<Point>> {
        let mut lines = vec![vec![(0.0, self.height(0.0))]];
        for (place, period) in self.periods.iter().enumerate() {
            match (amount(period), lines.last_mut()) {
                (Some(amount), Some(line)) => line.push((self.end(place), self.height(amount))),
                _ => lines.push(Vec::new()),
            }
        }
        lines.retain(|line| line.len() > 1);
        lines
    }

    fn running(&self, shapes: &mut Vec<Shape>) {
        let lows = self.line(|period| period.range.map(|(low, _)| low));
        let highs = self.line(|period| period.range.map(|(_, high)| high));
        let bands = lows.iter().zip(&highs).map(|(low, high)| low.iter().chain(high.iter().rev()).copied().collect());
        shapes.push(Shape::new(Ink::Band, bands.collect()));
        shapes.push(Shape::new(Ink::BandEdge, [lows, highs].concat()));
        shapes.push(Shape::new(Ink::Value, self.line(|period| period.amount)));
    }

    fn each(&self, shapes: &mut Vec<Shape>) {
        // Of a period's width, what is left free before and behind a bar, and around a whisker's end.
        const BESIDE_BAR: f64 = 0.16;
        const BESIDE_END: f64 = 0.38;
        let across = |place: usize, beside: f64| {
            let room = (self.end(place) - self.begin(place)) * beside;
            (self.begin(place) + room, self.end(place) - room)
        };
        let bars = |is_loss: bool| {
            let amounts = self.periods.iter().enumerate().filter_map(|(place, period)| Some((place, period.amount?)));
            amounts.filter(move |(_, amount)| (*amount < 0.0) == is_loss).map(move |(place, amount)| {
                let (start, end) = across(place, BESIDE_BAR);
                ((start, self.height(amount)), (end, self.height(0.0)))
            })
        };
        shapes.push(Shape::boxes(Ink::Bar, bars(false)));
        shapes.push(Shape::boxes(Ink::Loss, bars(true)));
        let mut whiskers = Vec::new();
        for (place, period) in self.periods.iter().enumerate() {
            if let Some((low, high)) = period.range {
                let (start, end) = across(place, BESIDE_END);
                let middle = (start + end) / 2.0;
                whiskers.push(vec![(middle, self.height(low)), (middle, self.height(high))]);
                whiskers
                    .extend([low, high].map(|amount| vec![(start, self.height(amount)), (end, self.height(amount))]));
            }
        }
        shapes.push(Shape::new(Ink::Halo, whiskers.clone()));
        shapes.push(Shape::new(Ink::Whisker, whiskers));
    }

    /// Where the line meets an amount in a period.
    fn crossing(&self, place: usize, amount: f64) -> Option<Point> {
        let before = place.checked_sub(1).map_or(Some(0.0), |before| self.periods.get(before)?.amount)?;
        let after = self.periods.get(place)?.amount?;
        let share = if after > before { ((amount - before) / (after - before)).clamp(0.0, 1.0) } else { 1.0 };
        Some((self.begin(place) + share * (self.end(place) - self.begin(place)), self.height(amount)))
    }
}

fn own_table(properties: &TimelineProperties, locale: &Locale) -> Html {
    let TimelineProperties { name, unit, periods, amount_word, range_word, .. } = properties;
    let heads = [locale.messages.chart_period(), amount_word.clone(), range_word.clone()];
    let rows = periods.iter().map(|period| {
        let range = period.range.map_or_else(|| locale.messages.figure_none(), |range| unit.print_range(locale, range));
        [period.long.clone(), shown_amount(period, *unit, locale), range]
    });
    frame::table(heads, rows, name.clone(), locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periods(amounts: &[Option<f64>]) -> Vec<Period> {
        let of = |amount: &Option<f64>| Period {
            short: "Jan".into(),
            long: "January".into(),
            amount: *amount,
            range: amount.map(|amount| (amount * 0.5, amount * 2.0)),
        };
        amounts.iter().map(of).collect()
    }

    fn drawing(periods: &[Period]) -> Drawing<'_> {
        Drawing { periods, axis: Axis::around(amounts(periods), STEPS) }
    }

    #[test]
    fn a_line_begins_at_zero_and_stops_at_gaps() {
        let periods = periods(&[Some(50.0), Some(100.0), None, Some(200.0), Some(200.0)]);
        let lines = drawing(&periods).line(|period| period.amount);
        let expected = [vec![(0.0, 1.0), (0.2, 0.875), (0.4, 0.75)], vec![(0.8, 0.5), (1.0, 0.5)]];
        assert_eq!(lines, expected);
    }

    #[test]
    fn the_goal_is_met_within_the_period_that_meets_it() {
        let periods = periods(&[Some(100.0), Some(300.0), Some(300.0)]);
        let drawing = drawing(&periods);
        let (x, y) = drawing.crossing(1, 150.0).unwrap();
        assert!((x - (1.0 + 0.25) / 3.0).abs() < 1e-12 && y == drawing.height(150.0));
        assert_eq!(drawing.crossing(0, 0.0).unwrap().0, 0.0);
        assert_eq!(drawing.crossing(2, 300.0).unwrap().0, 1.0);
        assert_eq!(drawing.crossing(9, 1.0), None);
    }

    #[test]
    fn bars_stand_within_their_periods_and_losses_hang_from_zero() {
        let periods = periods(&[Some(100.0), None, Some(-100.0)]);
        let drawing = drawing(&periods);
        let mut shapes = Vec::new();
        drawing.each(&mut shapes);
        let of = |ink: Ink| shapes.iter().find(|shape| shape.ink == ink).unwrap().outlines.clone();
        let zero = drawing.height(0.0);
        for (ink, place, is_above) in [(Ink::Bar, 0, true), (Ink::Loss, 2, false)] {
            let [outline] = of(ink).try_into().unwrap();
            assert!(outline.iter().all(|(x, _)| (drawing.begin(place)..drawing.end(place)).contains(x)));
            assert!(outline.iter().all(|(_, y)| if is_above { *y <= zero } else { *y >= zero }));
        }
        assert_eq!(of(Ink::Whisker).len(), 6);
    }

    #[test]
    fn a_goal_out_of_reach_does_not_make_all_else_small() {
        let goal = |amount: f64| Some(GoalLine { amount, label: "Goal".into() });
        assert!(shown_goal(&goal(200.0), [100.0].into_iter()).is_some());
        assert!(shown_goal(&goal(300.0), [100.0].into_iter()).is_none());
    }
}
