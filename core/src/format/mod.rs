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
//!
//! A table is read for what it most likely means. What is unsure is asked, and read again with the answer:
//!
//! ```
//! use funnelwright_core::format::{Answers, Cells, KnownWords, Question, TableOptions, TableTooLong, read_stage_table};
//! use funnelwright_core::number_text::Symbols;
//! use funnelwright_core::plan::MAXIMUM_STAGES;
//!
//! # fn main() -> Result<(), TableTooLong> {
//! let words = KnownWords { names: &["stage"], counts: &["count"], ..KnownWords::default() };
//! let symbols = Symbols::ENGLISH;
//! let options = TableOptions { symbols, words, stages: &[], today: None, answers: Answers::default() };
//! let counts = |text: &str, options: &TableOptions| -> Result<Vec<u64>, TableTooLong> {
//!     let reading = read_stage_table(&Cells::split(text, options)?, options, MAXIMUM_STAGES);
//!     Ok(reading.rows.iter().filter_map(|row| row.count).map(|count| count.get()).collect())
//! };
//! assert_eq!(counts("Stage;Share;Count\nVisits;100 %;12,000\nOrders;0.3 %;38", &options)?, [12_000, 38]);
//!
//! let unsure = "Visits\t12000\t11150\nOrders\t850\t812";
//! let reading = read_stage_table(&Cells::split(unsure, &options)?, &options, MAXIMUM_STAGES);
//! assert!(matches!(reading.questions.as_slice(), [Question::CountColumn { .. }]));
//! let answers = Answers { count_column: Some(3), ..Answers::default() };
//! assert_eq!(counts(unsure, &TableOptions { answers, ..options })?, [11_150, 812]);
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
pub use csv::{Cell, Column, results_table, write_csv, write_tsv};
pub use file::{
    FileProblem, MAXIMUM_PLANS, ReadPlans, Repair, Repaired, WorkspaceIndex, read_index, read_newer, read_plan,
    read_plans, repair_plan, write_index, write_plan, write_plans,
};
pub use form::Mending;
pub use link::{LinkProblem, MAXIMUM_LINK, read_link, write_link};
pub use table::{
    Answers, Candidate, Cells, ColumnRole, CountedRow, KnownWords, LeftOut, LeftOutBecause, Line, MAXIMUM_TABLE_LENGTH,
    Notice, Period, PeriodRow, Place, Question, ReadColumn, Reading, Repeated, Separator, TableOptions, TableTooLong,
    Unread, UnreadBecause, read_history_table, read_series_table, read_stage_table,
};
pub use value::Value;
