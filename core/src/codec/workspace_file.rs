//! The index of stored plans. Invariant: an index that was read names at least one plan, none twice, and the active one is among them.

use super::header::check_header;
use super::place::Place;
use super::{FileProblem, Value};
use crate::model::{PlanId, Workspace};

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
    let file = Place::beginning(file);
    let mut plans = Vec::new();
    file.field("plans").each(&mut |place| {
        let id = PlanId::from_hex(place.text()?).filter(|id| !plans.contains(id));
        plans.push(place.legal(id)?);
        Ok(())
    })?;
    if plans.is_empty() {
        return Err(file.field("plans").illegal());
    }
    let active = file.field("active");
    let id = PlanId::from_hex(active.text()?).filter(|id| plans.contains(id));
    Ok(WorkspaceIndex { active: active.legal(id)?, plans })
}

/// The ids of a workspace's plans in their order, and the active one; each plan is stored by itself, as
/// [`write_plan`](super::write_plan) gives it.
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
