//! What plans look like outside: the only serde types. Invariant: whatever is read comes out legal or is refused with its reason.
//!
//! No JSON is read or printed here: in the browser that is the browser's own work, through any serde bridge.

mod file_header;
mod plan_file;
mod plan_id;
mod workspace_file;

pub use file_header::{FileHeader, FileProblem};
pub use plan_file::PlanFile;
pub use workspace_file::{WorkspaceFile, WorkspaceIndex};
