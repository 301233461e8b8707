//! A plan as a file. Invariant: what is written reads back as the same plan, its stages known by their positions.
//!
//! Counts are whole numbers, money is in minor units, exact decimals are text (`"0.125"`), stages are referred to by
//! their position from 1, and what is not set is left out. Every number is at most 10¹⁵, so a reader that
//! knows only doubles loses nothing. A new field, even an optional one, makes a new version: an older
//! reader would drop it without a word.
//!
//! A version 2 will bring a function that makes a [`Value`] of version 2 of one of version 1. Such steps will stand in
//! one table in their order, [`read_plan`] will take those from a file's version on, and the reader will know only the
//! last version. [`Value`] is what makes that plain: no step needs the types of a former version.

mod reading;
mod writing;

use super::header::check_header;
use super::place::Place;
use super::{FileProblem, Value};
use crate::model::{MAXIMUM_STAGES, Measure, Period, Plan, PlanProblem, StageKind};

pub(super) const FORMAT: &str = "funnelcast-plan";
pub(super) const VERSION: u32 = 1;

/// The plan in a file, its stages' ids counting up from 0 in their order.
///
/// # Errors
/// The first [`FileProblem`] found; nothing is mended.
pub fn read_plan(file: &Value) -> Result<Plan, FileProblem> {
    check_header(file, FORMAT, VERSION, FileProblem::NotAPlan)?;
    read_parts(file.field("plan"))
}

/// The plan of a file without its header.
pub(super) fn read_parts(plan: &Value) -> Result<Plan, FileProblem> {
    let plan = Place::beginning(plan);
    // First, because what follows takes longer the more stages there are, and the file may be a stranger's.
    if plan.field("stages").length()? > MAXIMUM_STAGES {
        return Err(FileProblem::Unfit(PlanProblem::TooManyStages));
    }
    Plan::new(reading::draft(&plan)?).map_err(FileProblem::Unfit)
}

/// One plan in the form that is stored and given away as a file.
///
/// A rate that no one can have typed, such as 1/3 from counts, is written as the next lower one that can be.
pub fn write_plan(plan: &Plan) -> Value {
    Value::record(vec![
        ("format", Value::text(FORMAT)),
        ("version", Value::whole(VERSION.into())),
        ("plan", writing::plan(plan)),
    ])
}

const PERIODS: [(&str, Period); 4] =
    [("week", Period::Week), ("month", Period::Month), ("quarter", Period::Quarter), ("year", Period::Year)];
const KINDS: [(&str, StageKind); 2] = [("formal", StageKind::Formal), ("key", StageKind::Key)];
const MEASURES: [(&str, Measure); 3] =
    [("customers", Measure::Customers), ("revenue", Measure::Revenue), ("profit", Measure::Profit)];
