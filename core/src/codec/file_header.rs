//! What every file begins with. Invariant: a file is read only as the format and version that it says it is.

use serde::Deserialize;

use crate::model::PlanProblem;

/// The part of a file that stays the same in every version. Read it by itself first: the rest of a
/// newer file may have another shape, which no [`PlanFile`](super::PlanFile) fits.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FileHeader {
    #[serde(default)]
    pub(super) format: String,
    #[serde(default)]
    pub(super) version: u32,
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// No file of a plan.
    NotAPlan,
    /// No index of a workspace.
    NotAWorkspace,
    /// Written by a later Funnelcast, in this version of the format.
    NewerVersion(u32),
    /// What stands in this field can't be. Fields are named from the outside in, list items by
    /// their position from 1: `stages.3.benchmark.low`.
    IllegalField(String),
    /// Each field is legal, but they make no plan together.
    Unfit(PlanProblem),
}

impl FileHeader {
    pub(super) fn check(&self, format: &str, version: u32, foreign: FileProblem) -> Result<(), FileProblem> {
        if self.format != format || self.version == 0 {
            Err(foreign)
        } else if self.version > version {
            Err(FileProblem::NewerVersion(self.version))
        } else {
            Ok(())
        }
    }
}
