//! Amounts over time: as they add up, against a goal, or each period's own. Invariant: a period without an amount is a gap.

mod geometry;

use std::rc::Rc;

use yew::prelude::*;

use super::axis::Axis;
use super::cursor::use_cursor;
use super::frame::{self, Frame, Key};
use super::labels;
use super::paper;
use super::plot::{Ink, Label, Plot, Shape, Spot};
use super::{GoalLine, Table, Unit};
use crate::i18n::{Locale, Part};
use crate::later::picture::Picture;
use crate::ui::desk::Desk;
use geometry::{Layout, STEPS, amounts, shown_goal};

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
    let TimelineProperties { desk, name, file, caption, periods, unit, range_word, table, .. } = properties;
    let locale = desk.locale();
    let messages = &locale.messages;
    let cursor = use_cursor(periods.len());
    let looked_at = cursor.point();
    let say = |place: usize| -> AttrValue {
        let Some(period) = periods.get(place) else { return AttrValue::default() };
        let amount = shown_amount(period, *unit, locale);
        match period.range {
            Some(range) => {
                let range = unit.print_range(locale, range);
                messages.chart_point_with_range(period.long.clone(), amount, range_word.clone(), range).text().into()
            }
            None => messages.chart_point(period.long.clone(), amount).text().into(),
        }
    };
    let count = periods.len() as f64;
    let find = move |share: f64| (share * count).max(0.0) as usize;
    let over = |drawn: Html| {
        let name = messages.chart_points(name.clone()).text().into();
        cursor.over(drawn, name, say, find, frame::is_from_right(locale))
    };
    let point =
        |period: &Period| frame::Point { name: period.long.clone(), keys: keys(properties, Some(period), locale) };
    Frame {
        desk,
        class: "timeline",
        name,
        file,
        caption,
        keys: keys(properties, None, locale),
        // Amounts mostly grow.
        longest: periods.last().map(point),
        point: looked_at.and_then(|place| periods.get(place)).map(point),
        plot: plot(properties, looked_at, locale),
        table: if *table == Table::Own { own_table(properties, locale) } else { Html::default() },
        picture: {
            let properties = properties.clone();
            Rc::new(move || picture(&properties))
        },
    }
    .html(over)
}

fn picture(properties: &TimelineProperties) -> Picture {
    let TimelineProperties { desk, name, caption, .. } = properties;
    let locale = desk.locale();
    let said = Part::Node(caption.clone()).text();
    paper::picture(name, &said, &keys(properties, None, locale), &plot(properties, None, locale), locale)
}

fn shown_amount(period: &Period, unit: Unit, locale: &Locale) -> AttrValue {
    period.amount.map_or_else(|| locale.messages.figure_none(), |amount| unit.print(locale, amount))
}

/// To what is drawn, or what it comes to in a period.
fn keys(properties: &TimelineProperties, period: Option<&Period>, locale: &Locale) -> Vec<Key> {
    let TimelineProperties { form, unit, periods, amount_word, range_word, goal, .. } = properties;
    let (amount_ink, range_ink) = match form {
        Form::Running => (Ink::Value, Ink::Band),
        Form::Each => (Ink::Bar, Ink::Whisker),
    };
    let amount = period.map(|period| shown_amount(period, *unit, locale));
    let mut keys = vec![Key { ink: amount_ink, word: amount_word.clone(), amount }];
    if periods.iter().any(|period| period.range.is_some()) {
        let range = period.and_then(|period| period.range).map(|range| unit.print_range(locale, range));
        keys.push(Key { ink: range_ink, word: range_word.clone(), amount: range });
    }
    keys.extend(goal.iter().map(|goal| goal.key(shown_goal(periods, Some(goal)).is_some(), locale)));
    keys
}

fn plot(properties: &TimelineProperties, pointed: Option<usize>, locale: &Locale) -> Plot {
    let TimelineProperties { form, unit, periods, goal, reached_in, .. } = properties;
    let goal = shown_goal(periods, goal.as_ref());
    let axis = Axis::around(amounts(periods).chain(goal.map(|goal| goal.amount)), STEPS);
    let ticks: Vec<f64> = axis.ticks().collect();
    let layout = Layout { periods, axis };
    let mut shapes = Vec::new();
    if let Some(place) = pointed {
        shapes.push(Shape::boxes(Ink::Pointed, [((layout.begin(place), 0.0), (layout.end(place), 1.0))]));
    }
    shapes.push(Shape::across(Ink::Grid, ticks.iter().map(|tick| layout.height(*tick))));
    shapes.push(Shape::across(Ink::Zero, [layout.height(0.0)]));
    match form {
        Form::Running => layout.running(&mut shapes),
        Form::Each => layout.each(&mut shapes),
    }
    let mut labels: Vec<Label> = labels::along(periods.iter().map(|period| &*period.short))
        .into_iter()
        .enumerate()
        .filter_map(|(place, from)| {
            let spot = Spot::Below((layout.begin(place) + layout.end(place)) / 2.0, from?);
            Some(Label { text: periods.get(place)?.short.clone(), ink: Ink::Zero, spot })
        })
        .collect();
    if let Some(goal) = goal {
        let height = layout.height(goal.amount);
        shapes.push(Shape::across(Ink::Goal, [height]));
        labels.push(Label { text: goal.label.clone(), ink: Ink::Goal, spot: Spot::On(height) });
        if let Some(point) =
            reached_in.filter(|_| *form == Form::Running).and_then(|place| layout.crossing(place, goal.amount))
        {
            shapes.push(Shape::new(Ink::Reached, vec![vec![point]]));
        }
    }
    if let Some(place) = pointed
        && *form == Form::Running
        && let Some(amount) = periods.get(place).and_then(|period| period.amount)
    {
        shapes.push(Shape::new(Ink::Dot, vec![vec![(layout.end(place), layout.height(amount))]]));
    }
    let print = unit.print_compact(locale);
    let levels = ticks.iter().rev().map(|tick| print(*tick)).collect();
    Plot { shapes, levels, labels }
}

fn own_table(properties: &TimelineProperties, locale: &Locale) -> Html {
    let TimelineProperties { name, unit, periods, amount_word, range_word, .. } = properties;
    let heads = [locale.messages.chart_period(), amount_word.clone(), range_word.clone()];
    let rows = periods.iter().map(|period| {
        let range = period.range.map_or_else(|| locale.messages.figure_none(), |range| unit.print_range(locale, range));
        [period.long.clone(), shown_amount(period, *unit, locale), range]
    });
    frame::table(name, heads, rows, locale)
}
