//! All plans of a person in one file, to keep or to give away. Invariant: each plan in it is a plan file of its own, read as one whatever becomes of the others.
//!
//! Version 1 holds `plans`, a list of what [`write_plan`] gives, and `active`, the position from 1 of the one that is
//! open. Plans have no ids there: those mean something in one browser only. Since each plan brings its version, it
//! takes the same steps to a later one here as by itself, and this file's version is only that of the list.

use super::header::check_header;
use super::plan_file::{read_plan, repair_plan, write_plan};
use super::problem::FileProblem;
use super::repair::Repaired;
use crate::format::Value;
use crate::plan::Workspace;

const FORMAT: &str = "funnelwright-plans";
const VERSION: u32 = 1;

/// The most plans of one file that are read.
pub const MAXIMUM_PLANS: usize = 500;
/// The most repairs in one file. What is broken in more places than that is no accident, and repairs take time.
const MAXIMUM_REPAIRS: usize = 5000;

/// What a file of plans holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadPlans {
    /// In the order of the file: each as it stands there or repaired, or why nothing of it can be read.
    pub plans: Vec<Result<Repaired, FileProblem>>,
    /// The position, from 0, of the one to open.
    pub active: usize,
    /// How many come after the first [`MAXIMUM_PLANS`], and are not read.
    pub left_out: usize,
}

/// The plans of a file of either kind, which may be of one plan or of many.
///
/// # Errors
/// A [`FileProblem`] where it is neither, or nothing in it can be read.
pub fn read_plans(file: &Value) -> Result<ReadPlans, FileProblem> {
    if file.field("format").as_text() != Some(FORMAT) {
        return repair_plan(file).map(|plan| ReadPlans { plans: vec![Ok(plan)], active: 0, left_out: 0 });
    }
    check_header(file, FORMAT, VERSION, FileProblem::NotAPlan)?;
    let files = match file.field("plans") {
        Value::List(files) if !files.is_empty() => files,
        _ => return Err(FileProblem::IllegalField("plans".into())),
    };
    let mut plans = Vec::new();
    let mut repairs = 0;
    for file in files.iter().take(MAXIMUM_PLANS) {
        let plan = if repairs < MAXIMUM_REPAIRS {
            repair_plan(file)
        } else {
            read_plan(file).map(|plan| Repaired { plan, repairs: Vec::new() })
        };
        repairs += plan.as_ref().map_or(0, |plan| plan.repairs.len());
        plans.push(plan);
    }
    let active = file.field("active").as_whole().and_then(|position| usize::try_from(position).ok()?.checked_sub(1));
    Ok(ReadPlans {
        active: active.filter(|position| *position < plans.len()).unwrap_or(0),
        left_out: files.len() - plans.len(),
        plans,
    })
}

/// All plans in their order.
pub fn write_plans(workspace: &Workspace) -> Value {
    let plans = workspace.plans();
    let active = plans.iter().zip(1..).find(|(entry, _)| entry.id == workspace.active_id());
    Value::record(vec![
        ("format", Value::text(FORMAT)),
        ("version", Value::whole(VERSION.into())),
        ("active", active.map_or(Value::Nothing, |(_, position)| Value::whole(position))),
        ("plans", Value::List(plans.iter().map(|entry| write_plan(&entry.plan)).collect())),
    ])
}
