//! The index of stored plans. Invariant: an index that was read names at least one plan, none twice, and the active one is among them.

use serde::{Deserialize, Serialize};

use super::{FileHeader, FileProblem};
use crate::model::{PlanId, Workspace};

const FORMAT: &str = "funnelcast-workspace";
const VERSION: u32 = 1;

/// The ids of a workspace's plans in their order, and the active one; each plan is stored by itself as a
/// [`PlanFile`](super::PlanFile).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceFile {
    format: String,
    version: u32,
    plans: Vec<String>,
    active: String,
}

/// Which plans there are, and which one is active.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkspaceIndex {
    plans: Vec<PlanId>,
    active: PlanId,
}

impl From<&Workspace> for WorkspaceFile {
    fn from(workspace: &Workspace) -> Self {
        Self {
            format: FORMAT.into(),
            version: VERSION,
            plans: workspace.plans().iter().map(|entry| entry.id.to_hex()).collect(),
            active: workspace.active_id().to_hex(),
        }
    }
}

impl WorkspaceFile {
    /// Whether what begins so can be read as an index.
    ///
    /// # Errors
    /// [`FileProblem::NotAWorkspace`] and [`FileProblem::NewerVersion`].
    pub fn check_header(header: &FileHeader) -> Result<(), FileProblem> {
        header.check(FORMAT, VERSION, FileProblem::NotAWorkspace)
    }

    /// # Errors
    /// The first [`FileProblem`] found.
    pub fn into_index(self) -> Result<WorkspaceIndex, FileProblem> {
        Self::check_header(&FileHeader { format: self.format, version: self.version })?;
        let mut plans = Vec::with_capacity(self.plans.len());
        for (index, text) in self.plans.iter().enumerate() {
            let id = PlanId::from_hex(text).filter(|id| !plans.contains(id));
            plans.push(id.ok_or_else(|| FileProblem::IllegalField(format!("plans.{}", index + 1)))?);
        }
        if plans.is_empty() {
            return Err(FileProblem::IllegalField("plans".into()));
        }
        let active = PlanId::from_hex(&self.active).filter(|id| plans.contains(id));
        Ok(WorkspaceIndex { active: active.ok_or_else(|| FileProblem::IllegalField("active".into()))?, plans })
    }
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
