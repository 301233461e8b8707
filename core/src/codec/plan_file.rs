//! A plan as a file. Invariant: what is written reads back as the same plan, its stages known by their positions.
//!
//! Counts are whole numbers, money is in minor units, exact decimals are text (`"0.125"`), stages are referred to by
//! their position from 1, and what is not set is left out. Every number is at most 10¹⁵, so a reader that
//! knows only doubles loses nothing. A new field, even an optional one, makes a new version: an older
//! reader would drop it without a word.
//!
//! Version 2 has, besides, `outlook`, `history`, `pipeline`, `team`, and `days_spread`, `touches`, `touch_every` and
//! `minutes` of a stage. Each may be missing, and a plan of which none is set is written in version 1: who knows no more
//! can read it, and [`read_basic_plan`] is such a reader, for where only little of the program is there. So a file of
//! version 1 takes no step to version 2. A version that changes what was there before will bring a function that makes
//! a [`Value`] of it of one of the version before. Such steps will stand in one table in their order, [`read_plan`]
//! will take those from a file's version on, and the reader will know only the last version. [`Value`] is what makes
//! that plain: no step needs the types of a former version.

mod reading;
mod writing;

use super::header::{check_header, written_version};
use super::place::Place;
use super::{FileProblem, Value};
use crate::model::{MAXIMUM_STAGES, Measure, Method, Month, Period, Plan, PlanDraft, PlanProblem, StageKind};

pub(super) const FORMAT: &str = "funnelwright-plan";
pub(super) const VERSION: u32 = 2;
/// That of a plan whose [`PlanDraft::is_basic`].
const BASIC_VERSION: u32 = 1;

/// The plan in a file, its stages' ids counting up from 0 in their order.
///
/// # Errors
/// The first [`FileProblem`] found; nothing is mended.
pub fn read_plan(file: &Value) -> Result<Plan, FileProblem> {
    check_header(file, FORMAT, VERSION, FileProblem::NotAPlan)?;
    read_parts(written_version(file), file.field("plan"))
}

/// The same where nothing of a later version than the first is in the file, and [`FileProblem::NewerVersion`] elsewhere.
pub fn read_basic_plan(file: &Value) -> Result<Plan, FileProblem> {
    check_header(file, FORMAT, BASIC_VERSION, FileProblem::NotAPlan)?;
    let plan = Place::beginning(file.field("plan"));
    Plan::new(basic_parts(&plan)?).map_err(FileProblem::Unfit)
}

/// The plan of a file without its header, which said that it is of this version.
pub(super) fn read_parts(version: u32, plan: &Value) -> Result<Plan, FileProblem> {
    let plan = Place::beginning(plan);
    let mut draft = basic_parts(&plan)?;
    if version != BASIC_VERSION {
        reading::beyond::add(&plan, &mut draft)?;
    }
    Plan::new(draft).map_err(FileProblem::Unfit)
}

fn basic_parts(plan: &Place) -> Result<PlanDraft, FileProblem> {
    // First, because what follows takes longer the more stages there are, and the file may be a stranger's.
    if plan.field("stages").length()? > MAXIMUM_STAGES {
        return Err(FileProblem::Unfit(PlanProblem::TooManyStages));
    }
    reading::draft(plan)
}

/// One plan in the form that is stored and given away as a file.
///
/// A rate that no one can have typed, such as 1/3 from counts, is written as the next lower one that can be.
pub fn write_plan(plan: &Plan) -> Value {
    let version = if plan.is_basic() { BASIC_VERSION } else { VERSION };
    Value::record(vec![
        ("format", Value::text(FORMAT)),
        ("version", Value::whole(version.into())),
        ("plan", writing::plan(plan)),
    ])
}

const PERIODS: [(&str, Period); 4] =
    [("week", Period::Week), ("month", Period::Month), ("quarter", Period::Quarter), ("year", Period::Year)];
const KINDS: [(&str, StageKind); 2] = [("formal", StageKind::Formal), ("key", StageKind::Key)];
const MEASURES: [(&str, Measure); 3] =
    [("customers", Measure::Customers), ("revenue", Measure::Revenue), ("profit", Measure::Profit)];
/// Those that need not be told anything else.
const METHODS: [(&str, Method); 3] =
    [("linear_trend", Method::LinearTrend), ("seasonal", Method::Seasonal), ("best", Method::Best)];

/// As `2026-07` (ISO 8601).
fn month_text(month: Month) -> String {
    let hyphen = if month.month() < 10 { "-0" } else { "-" };
    [&month.year().to_string(), hyphen, &month.month().to_string()].concat()
}
