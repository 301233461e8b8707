//! A plan as a file. Invariant: what is written reads back as the same plan, its stages known by their positions.
//!
//! Counts are whole numbers, money is in minor units, exact decimals are text (`"0.125"`), stages are referred to by
//! their position from 1, and what is not set is left out. Every number is at most 10¹⁵, so a reader that
//! knows only doubles loses nothing. What stands where, the plan's description says
//! ([`Described`]).
//!
//! Once this version is released, a new field, even an optional one, makes a new version: an older reader would drop it
//! without a word. A version that changes what was there before brings a function that makes a [`Value`] of it of one of
//! the version before; such steps stand in one table in their order, and the reader knows only the last version.

use super::header::{check_header, written_version};
use super::problem::FileProblem;
use super::reader::FileReader;
use super::repair::{Repair, Repaired};
use super::writer::FileWriter;
use crate::format::Value;
use crate::format::form::{Described, Mending};
use crate::plan::{MAXIMUM_STAGES, Plan, PlanDraft};

const FORMAT: &str = "funnelwright-plan";
const VERSION: u32 = 1;

/// One plan in the form that is stored and given away as a file.
///
/// A rate that no one can have typed, such as 1/3 from counts, is written as the next lower one that can be.
pub fn write_plan(plan: &Plan) -> Value {
    let mut writer = FileWriter::new();
    // Nothing is illegal in a legal plan.
    let _ = plan.to_draft().pass(&mut writer);
    Value::record(vec![
        ("format", Value::text(FORMAT)),
        ("version", Value::whole(VERSION.into())),
        ("plan", writer.finish()),
    ])
}

/// The plan in a file, its stages' ids counting up from 0 in their order.
///
/// # Errors
/// The first [`FileProblem`] found; nothing is repaired.
pub fn read_plan(file: &Value) -> Result<Plan, FileProblem> {
    check_header(file, FORMAT, VERSION, FileProblem::NotAPlan)?;
    read(FileReader::strict(file.field("plan"))).map(|repaired| repaired.plan)
}

/// The plan in a file, repaired where it is not legal: what can be left out is, what can't be becomes plain, and all
/// else stays as it is.
///
/// # Errors
/// [`FileProblem::NotAPlan`], [`FileProblem::NewerVersion`], and [`FileProblem::IllegalField`] where there is no stage
/// to be saved.
pub fn repair_plan(file: &Value) -> Result<Repaired, FileProblem> {
    let version = written_version(file);
    match read_plan(file) {
        Ok(plan) => Ok(Repaired { plan, repairs: Vec::new() }),
        Err(_) if version > VERSION && (is_ours(file) || holds_stages(file)) => Err(FileProblem::NewerVersion(version)),
        Err(_) => read_newer(file),
    }
}

/// What this version understands of a plan file of any version. To be shown, not to be saved: the rest would be lost.
///
/// # Errors
/// As [`repair_plan`], save [`FileProblem::NewerVersion`].
pub fn read_newer(file: &Value) -> Result<Repaired, FileProblem> {
    if !holds_stages(file) {
        return Err(if is_ours(file) { FileProblem::IllegalField("stages".into()) } else { FileProblem::NotAPlan });
    }
    let mut repairs = Vec::new();
    let plain = |path: &str| Repair { path: path.into(), mending: Mending::Plain };
    if !is_ours(file) {
        repairs.push(plain("format"));
    }
    if written_version(file) == 0 {
        repairs.push(plain("version"));
    }
    let plan = file.field("plan");
    if let Value::List(stages) = plan.field("stages")
        && stages.len() == 1
    {
        // A funnel has two.
        repairs.push(plain("stages.2"));
        return read(FileReader::repairing(&with_a_plain_stage(plan), repairs));
    }
    read(FileReader::repairing(plan, repairs))
}

fn read(mut reader: FileReader) -> Result<Repaired, FileProblem> {
    let mut draft = PlanDraft::blank();
    if draft.pass(&mut reader).is_err() {
        return Err(reader.problem());
    }
    let plan = Plan::new(draft).map_err(FileProblem::Unfit)?;
    Ok(Repaired { plan, repairs: reader.into_repairs() })
}

fn is_ours(file: &Value) -> bool {
    file.field("format").as_text() == Some(FORMAT)
}

fn holds_stages(file: &Value) -> bool {
    let Value::List(stages) = file.field("plan").field("stages") else { return false };
    stages.iter().take(MAXIMUM_STAGES).any(|stage| matches!(stage, Value::Record(_)))
}

fn with_a_plain_stage(plan: &Value) -> Value {
    let mut plan = plan.clone();
    if let Value::Record(fields) = &mut plan
        && let Some((_, Value::List(stages))) = fields.iter_mut().find(|(name, _)| name == "stages")
    {
        stages.push(Value::record(vec![("name", Value::text("")), ("count", Value::whole(0))]));
    }
    plan
}
