//! The repairs of a damaged file, as they are told.

use crate::format::form::Mending;
use crate::plan::Plan;

/// A plan, and what was repaired for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    pub plan: Plan,
    /// None where the file was legal.
    pub repairs: Vec<Repair>,
}

/// One thing repaired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Named as in [`FileProblem::IllegalField`](super::FileProblem::IllegalField). Also `format` and `version`.
    pub path: String,
    pub mending: Mending,
}
