//! What can be saved of a plan file that is not legal. Invariant: what comes out is legal, and wherever it is not what the file says, a [`Repair`] says so.
//!
//! [`read_parts`] stays the only reader: the first place that it refuses is mended, and it reads again.

mod tree;

use tree::{at, joined, position, put};

use super::header::written_version;
use super::plan_file::{FORMAT, VERSION, read_parts, read_plan};
use super::{FileProblem, Value};
use crate::model::{Horizon, MAXIMUM_HISTORY, MAXIMUM_PAYMENTS, MAXIMUM_SCENARIOS, MAXIMUM_STAGES, Plan};

/// A plan, and what was mended for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    pub plan: Plan,
    /// None where the file was legal.
    pub repairs: Vec<Repair>,
}

/// One thing mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Named as in [`FileProblem::IllegalField`], by the positions in the file. Also `format` and `version`, and nothing
    /// for the plan as a whole.
    pub path: String,
    pub mending: Mending,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mending {
    /// As if it did not stand there.
    LeftOut,
    /// The plainest value there can be: no name, a count of 0, or of nobody knows how many in the past, euros, a month,
    /// a goal of 0 customers.
    Plain,
    /// Of a list or record, what comes after this many.
    CutTo(usize),
}

/// The plan in a file, mended where it is not legal: what can be left out is, what can't be becomes plain, and all
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
    let version = written_version(file);
    if version == 0 {
        repairs.push(plain("version"));
    }
    let mut plan = file.field("plan").clone();
    cut(&mut plan, "", &mut repairs);
    if let Some(Value::List(stages)) = at(&mut plan, &["stages"])
        && stages.len() == 1
    {
        stages.push(plain_stage());
        repairs.push(plain("stages.2"));
    }
    let mut rounds = 0..MAXIMUM_ROUNDS;
    loop {
        match (read_parts(version, &plan), rounds.next()) {
            (Ok(plan), _) => return Ok(Repaired { plan, repairs }),
            (Err(FileProblem::IllegalField(path)), Some(_)) => {
                let repair = mend(&mut plan, &path, &repairs);
                repairs.push(repair);
            }
            (Err(problem), _) => return Err(problem),
        }
    }
}

/// More than a plan has places: 30 stages of 17, 7 what-ifs that say 4 things of each, and 60 past periods with as many
/// counts.
const MAXIMUM_ROUNDS: usize = 3500;
/// More than any record of a plan has.
const MAXIMUM_FIELDS: usize = 32;
/// More bytes than the name of any of them has.
const MAXIMUM_NAME: usize = 32;

fn is_ours(file: &Value) -> bool {
    file.field("format").as_text() == Some(FORMAT)
}

fn holds_stages(file: &Value) -> bool {
    let Value::List(stages) = file.field("plan").field("stages") else { return false };
    stages.iter().take(MAXIMUM_STAGES).any(|stage| matches!(stage, Value::Record(_)))
}

/// Makes it no larger than a plan can be, so that neither reading it again and again nor naming its places takes longer.
fn cut(value: &mut Value, path: &str, repairs: &mut Vec<Repair>) {
    match value {
        Value::Record(fields) => {
            fields.retain(|(name, _)| name.len() <= MAXIMUM_NAME);
            cut_to(MAXIMUM_FIELDS, fields, path, repairs);
            for (name, held) in fields {
                cut(held, &joined(path, name), repairs);
            }
        }
        Value::List(items) => {
            cut_to(longest(path), items, path, repairs);
            for (item, position) in items.iter_mut().zip(1_u32..) {
                cut(item, &joined(path, &position.to_string()), repairs);
            }
        }
        _ => {}
    }
}

/// How many items the list at a path holds at most.
fn longest(path: &str) -> usize {
    match path {
        "scenarios" => MAXIMUM_SCENARIOS,
        "history" => MAXIMUM_HISTORY,
        "outlook.payments" => MAXIMUM_PAYMENTS,
        "outlook.inflow.volumes" => Horizon::MAXIMUM.into(),
        _ => MAXIMUM_STAGES,
    }
}

fn cut_to<T>(most: usize, items: &mut Vec<T>, path: &str, repairs: &mut Vec<Repair>) {
    if items.len() > most {
        items.truncate(most);
        repairs.push(Repair { path: path.into(), mending: Mending::CutTo(most) });
    }
}

/// Mends what stands at a path that was refused.
fn mend(plan: &mut Value, path: &str, before: &[Repair]) -> Repair {
    let mut steps: Vec<&str> = path.split('.').collect();
    // Where a record must be and none is, the fault is not its fields'.
    while let [outer @ .., name] = steps.as_slice()
        && !outer.is_empty()
        && position(name).is_none()
        && !matches!(at(plan, outer), Some(Value::Record(_)))
    {
        steps.pop();
    }
    // Without its measure, nobody knows what the amount is of: it is mended next.
    if steps == ["goal", "measure"] {
        put(plan, &["goal", "amount"], None);
    }
    let plain = plain_value(&steps);
    let mending = if plain.is_some() { Mending::Plain } else { Mending::LeftOut };
    put(plan, &steps, plain);
    Repair { path: path_in_file(&steps, before), mending }
}

/// The plainest value of what must be there; `None` of what need not be.
fn plain_value(steps: &[&str]) -> Option<Value> {
    match steps {
        ["name"] | ["stages" | "scenarios", _, "name"] => Some(Value::text("")),
        ["currency"] => Some(Value::text("EUR")),
        ["period"] => Some(Value::text("month")),
        ["stages", _] => Some(plain_stage()),
        ["stages", _, "count"] | ["goal", "amount"] | ["outlook", "inflow", "volumes", _] => Some(Value::whole(0)),
        // A period of which nothing is known, so that the others stay where they are, and likewise a stage.
        ["history", _] => Some(Value::record(Vec::new())),
        ["history", _, "counts", _] => Some(Value::Nothing),
        ["stages", _, "benchmark", "low"] => Some(Value::text("0")),
        ["stages", _, "benchmark", "high"] => Some(Value::text("1")),
        ["goal"] => {
            let field = |name| (name, plain_value(&["goal", name]).unwrap_or(Value::Nothing));
            Some(Value::record(["measure", "amount", "confidence"].map(field).into()))
        }
        ["goal", "measure"] => Some(Value::text("customers")),
        ["goal", "confidence"] => Some(Value::text("0.8")),
        _ => None,
    }
}

fn plain_stage() -> Value {
    Value::record(vec![("name", Value::text("")), ("count", Value::whole(0))])
}

/// The path in the file itself, where the items still stand that were left out before.
fn path_in_file(steps: &[&str], before: &[Repair]) -> String {
    let mut path = String::new();
    for step in steps {
        let mut step = (*step).to_owned();
        if let Ok(mut position) = step.parse::<usize>() {
            for repair in before.iter().filter(|repair| repair.mending == Mending::LeftOut) {
                let item = repair.path.strip_prefix(&path).and_then(|rest| rest.strip_prefix('.'));
                let is_before = item.and_then(|item| item.parse().ok()).is_some_and(|item: usize| item <= position);
                position += usize::from(is_before);
            }
            step = position.to_string();
        }
        path = joined(&path, &step);
    }
    path
}
