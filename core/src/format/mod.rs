//! The forms that plans take outside: files, links, tables. Invariant: whatever is read comes out legal or is refused with
//! its reason.
//!
//! No JSON is read or printed here: in the browser that is the browser's own work, and what goes between is a [`Value`].
//!
//! ```
//! use funnelwright_core::format::{read_link, read_plan, write_link, write_plan};
//! use funnelwright_core::plan::{Count, OutOfRange, Plan, PlanDraft, Stage, StageId, Text};
//!
//! # fn main() -> Result<(), OutOfRange> {
//! let leads = Stage::new(StageId(0), Text::fitted("Leads"), Count::new(850)?);
//! let customers = Stage::new(StageId(1), Text::fitted("Customers"), Count::new(38)?);
//! let draft = PlanDraft { stages: vec![leads, customers], ..PlanDraft::blank() };
//! let plan = Plan::new(draft).map_err(|_| OutOfRange)?;
//!
//! assert_eq!(read_plan(&write_plan(&plan)).as_ref(), Ok(&plan));
//! let link = write_link(&plan).ok_or(OutOfRange)?;
//! assert_eq!(read_link(&link).as_ref(), Ok(&plan));
//! # Ok(())
//! # }
//! ```

mod bands;
mod checksum;
mod csv;
mod file;
pub(crate) mod form;
mod link;
mod plan_id;
mod table;
mod value;

pub use bands::{read_bands, write_bands};
pub use checksum::crc32;
pub use csv::{Cell, Column, CsvProblem, MAXIMUM_CSV_LENGTH, read_stage_rows, results_table, write_csv, write_tsv};
pub use file::{
    FileProblem, MAXIMUM_PLANS, ReadPlans, Repair, Repaired, WorkspaceIndex, read_index, read_newer, read_plan,
    read_plans, repair_plan, write_index, write_plan, write_plans,
};
pub use form::Mending;
pub use link::{LinkProblem, MAXIMUM_LINK, read_link, write_link};
pub use value::Value;
