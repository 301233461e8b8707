//! Whatever comes as rows: pasted, in a text file, in a workbook. Invariant: nothing is dropped, shifted or guessed without a word.
//!
//! Text is split into [`Cells`] first; what the cells mean is worked out from them alone. No language is known here: the
//! caller hands in the words that headings are known by.

mod cells;
mod counted;
mod direction;
mod grid;
mod history;
mod number;
mod options;
mod periods;
mod reading;
mod roles;
mod splitting;
mod sums;

pub use cells::{Cells, MAXIMUM_TABLE_LENGTH, TableTooLong};
pub use counted::{read_series_table, read_stage_table};
pub use history::read_history_table;
pub use options::{Answers, ColumnRole, KnownWords, TableOptions};
pub use periods::Period;
pub use reading::{
    Candidate, CountedRow, LeftOut, LeftOutBecause, Line, Notice, PeriodRow, Place, Question, ReadColumn, Reading,
    Repeated, Separator, Unread, UnreadBecause,
};
