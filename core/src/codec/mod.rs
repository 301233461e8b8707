//! What plans look like outside. Invariant: whatever is read comes out legal or is refused with its reason.
//!
//! No JSON is read or printed here: in the browser that is the browser's own work, and what goes between is a [`Value`].

mod backup_file;
mod bands;
mod checksum;
mod csv;
mod header;
mod link;
mod place;
mod plan_file;
mod plan_id;
mod problem;
mod repair;
mod value;
mod workspace_file;

pub use backup_file::{MAXIMUM_PLANS, ReadPlans, read_plans, write_plans};
pub use bands::{read_bands, write_bands};
pub use checksum::crc32;
pub use csv::{Cell, Column, CsvProblem, MAXIMUM_CSV_LENGTH, read_stage_rows, results_table, write_csv, write_tsv};
pub use link::{LinkProblem, MAXIMUM_LINK, read_link, write_link};
pub use plan_file::{read_basic_plan, read_plan, write_plan};
pub use problem::FileProblem;
pub use repair::{Mending, Repair, Repaired, read_newer, repair_plan};
pub use value::Value;
pub use workspace_file::{WorkspaceIndex, read_index, write_index};
