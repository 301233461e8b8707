//! The results of a plan as a table. Invariant: a row per stage in the plan's order below one of headings, and a cell per column.

use super::writing::Cell;
use crate::calc::{Report, StageReport};
use crate::plan::{Money, Plan, Stage};

/// A column of the table of results. Counts are of people per period, rates fractions of 1, money in major units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The stage's name.
    Stage,
    /// As entered, whatever is in force.
    Count,
    ExpectedCount,
    StepConversion,
    CumulativeConversion,
    DropOff,
    DropOffRate,
    RateLow,
    RateHigh,
    /// What an entry earns.
    Value,
    /// What an entry costs.
    Cost,
    LeakValue,
    PointValue,
    RequiredCount,
    RequiredGap,
}

impl Column {
    /// In the order in which they are written: names and counts first, where they are looked for on reading.
    pub const ALL: [Column; 15] = [
        Column::Stage,
        Column::Count,
        Column::ExpectedCount,
        Column::StepConversion,
        Column::CumulativeConversion,
        Column::DropOff,
        Column::DropOffRate,
        Column::RateLow,
        Column::RateHigh,
        Column::Value,
        Column::Cost,
        Column::LeakValue,
        Column::PointValue,
        Column::RequiredCount,
        Column::RequiredGap,
    ];
}

/// The table of [`Column::ALL`] under the what-if in force, of which `report` is the report.
pub fn results_table(plan: &Plan, report: &Report, heading: &dyn Fn(Column) -> String) -> Vec<Vec<Cell>> {
    let headings = Column::ALL.into_iter().map(|column| Cell::Text(heading(column))).collect();
    let stages = plan.stages.iter().zip(&report.stages);
    let rows = stages.map(|(stage, told)| Column::ALL.map(|column| cell(column, plan, stage, told)).into());
    std::iter::once(headings).chain(rows).collect()
}

fn cell(column: Column, plan: &Plan, stage: &Stage, told: &StageReport) -> Cell {
    let major = |money: Money| money.major_units(plan.currency);
    let number = match column {
        Column::Stage => return Cell::Text(stage.name.as_str().into()),
        Column::Count => Some(stage.count.get() as f64),
        Column::ExpectedCount => told.expected_count,
        Column::StepConversion => told.step_conversion,
        Column::CumulativeConversion => told.cumulative_conversion,
        Column::DropOff => told.drop_off,
        Column::DropOffRate => told.drop_off_rate,
        Column::RateLow => told.rate_range.map(|(low, _)| low),
        Column::RateHigh => told.rate_range.map(|(_, high)| high),
        Column::Value => Some(major(plan.what_if.values.get(stage.id).unwrap_or(stage.value))),
        Column::Cost => Some(major(plan.what_if.costs.get(stage.id).unwrap_or(stage.cost))),
        Column::LeakValue => told.leak_value,
        Column::PointValue => told.point_value,
        Column::RequiredCount => told.required_count.map(|count| count as f64),
        Column::RequiredGap => told.required_gap,
    };
    number.map_or(Cell::Empty, Cell::Number)
}
