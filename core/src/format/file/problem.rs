//! The reasons why a file is not read.

use crate::plan::PlanProblem;

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// No file of a plan.
    NotAPlan,
    /// No index of a workspace.
    NotAWorkspace,
    /// Written by a later Funnelwright, in this version of the format.
    NewerVersion(u32),
    /// What stands in this field can't be, or nothing stands where something must. Fields are named from the outside
    /// in, list items by their position from 1: `stages.3.benchmark.low`.
    IllegalField(String),
    /// Each field is legal, but they make no plan together.
    Unfit(PlanProblem),
}
