//! The index of stored plans. Invariant: an index that was read names at least one plan, none twice, and the active one is among them.

use super::header::check_header;
use super::problem::FileProblem;
use crate::format::Value;
use crate::plan::{PlanId, Workspace};

const FORMAT: &str = "funnelwright-workspace";
const VERSION: u32 = 1;

/// Which plans there are, and which one is active.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkspaceIndex {
    plans: Vec<PlanId>,
    active: PlanId,
}

impl WorkspaceIndex {
    /// At least one, in the order in which they are shown.
    pub fn plans(&self) -> &[PlanId] {
        &self.plans
    }

    pub fn active(&self) -> PlanId {
        self.active
    }
}

/// # Errors
/// The first [`FileProblem`] found.
pub fn read_index(file: &Value) -> Result<WorkspaceIndex, FileProblem> {
    check_header(file, FORMAT, VERSION, FileProblem::NotAWorkspace)?;
    let illegal = |path: String| FileProblem::IllegalField(path);
    let Value::List(items) = file.field("plans") else { return Err(illegal("plans".into())) };
    let mut plans = Vec::with_capacity(items.len());
    for (item, position) in items.iter().zip(1..) {
        let id = item.as_text().and_then(PlanId::from_hex).filter(|id| !plans.contains(id));
        plans.push(id.ok_or_else(|| illegal(["plans.", &usize::to_string(&position)].concat()))?);
    }
    if plans.is_empty() {
        return Err(illegal("plans".into()));
    }
    let active = file.field("active").as_text().and_then(PlanId::from_hex).filter(|id| plans.contains(id));
    Ok(WorkspaceIndex { active: active.ok_or_else(|| illegal("active".into()))?, plans })
}

/// The ids of a workspace's plans in their order, and the active one; each plan is stored by itself, as
/// [`write_plan`](super::plan_file::write_plan) gives it.
pub fn write_index(workspace: &Workspace, unreadable: &[PlanId]) -> Value {
    let id = |id: PlanId| Value::Text(id.to_hex());
    let plans = workspace.plans().iter().map(|entry| entry.id).chain(unreadable.iter().copied());
    Value::record(vec![
        ("format", Value::text(FORMAT)),
        ("version", Value::whole(VERSION.into())),
        ("plans", Value::List(plans.map(id).collect())),
        ("active", id(workspace.active_id())),
    ])
}
