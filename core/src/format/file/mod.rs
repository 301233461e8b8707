//! Plans as files: one plan, all plans, and the index of those that are stored.

mod backup_file;
mod header;
mod plan_file;
mod problem;
mod reader;
mod repair;
mod workspace_file;
mod writer;

pub use backup_file::{MAXIMUM_PLANS, ReadPlans, read_plans, write_plans};
pub use plan_file::{read_newer, read_plan, repair_plan, write_plan};
pub use problem::FileProblem;
pub use repair::{Repair, Repaired};
pub use workspace_file::{WorkspaceIndex, read_index, write_index};
