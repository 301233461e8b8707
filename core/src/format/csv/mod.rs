//! Tables for spreadsheets. Invariant: a name and a count that are written read back as themselves, and no spreadsheet takes a text for a formula.

pub(super) mod formula;
mod results;
mod writing;

pub use results::{Column, results_table};
pub use writing::{Cell, write_csv, write_tsv};
