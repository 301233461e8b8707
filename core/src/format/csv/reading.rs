//! Stages from a table in text. Invariant: every row is taken, or none is and the first that can't be is named.

use super::formula::unguarded;
use crate::format::table::split_rows;
use crate::plan::{Count, MAXIMUM_STAGES, Text};

/// The most bytes of a table that are read.
pub const MAXIMUM_CSV_LENGTH: usize = 1_000_000;

/// Why a table gives no stages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsvProblem {
    /// More than [`MAXIMUM_CSV_LENGTH`] bytes.
    TooLong,
    /// There is no column of counts behind a column of names.
    NoTable,
    /// More stages than a plan holds.
    TooMany,
    /// This row has no count where others have one. Rows count from 1, empty lines left aside.
    NoCount {
        row: usize,
        /// What stands there, cut to 80 characters; nothing where nothing does.
        found: Text<80>,
    },
}

/// Names and counts from rows of cells, in their order: comma-separated (RFC 4180) or with semicolons or tabs between,
/// in quotes or not, below a heading or without one. `parse_count` reads a count as people write it.
///
/// The names are the first column of words, the counts the first column of counts behind it; other columns are passed
/// over. So a table that Funnelwright wrote gives the names and counts of its plan.
///
/// # Errors
/// The first [`CsvProblem`] found.
pub fn read_stage_rows(
    text: &str,
    parse_count: &dyn Fn(&str) -> Option<Count>,
) -> Result<Vec<(Text<80>, Count)>, CsvProblem> {
    if text.len() > MAXIMUM_CSV_LENGTH {
        return Err(CsvProblem::TooLong);
    }
    let table = Table { rows: most_parted(text), parse_count };
    let rows = table.below_heading();
    let (names, counts) = table.columns(rows).ok_or(CsvProblem::NoTable)?;
    let mut stages = Vec::with_capacity(rows.len());
    for row in rows {
        if stages.len() == MAXIMUM_STAGES {
            return Err(CsvProblem::TooMany);
        }
        let found = row.cell(counts);
        let no_count = || CsvProblem::NoCount { row: row.number, found: Text::fitted(found) };
        let count = parse_count(found).ok_or_else(no_count)?;
        stages.push((Text::fitted(unguarded(row.cell(names))), count));
    }
    Ok(stages)
}

struct Row {
    /// From 1.
    number: usize,
    cells: Vec<String>,
}

impl Row {
    /// Nothing where the row is too short.
    fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// The rows as the delimiter parts them that parts most of them. Of equals, the one that stands less often in names
/// and numbers.
fn most_parted(text: &str) -> Vec<Row> {
    let mut best = (Vec::new(), 0);
    for delimiter in [b'\t', b';', b','] {
        let rows = read_rows(text, delimiter);
        let parted = rows.iter().filter(|row| row.cells.len() > 1).count();
        if parted > best.1 {
            best = (rows, parted);
        }
    }
    best.0
}

/// Cells further to the right are passed over.
const MAXIMUM_COLUMNS: usize = 100;
/// A heading, all stages, and one that is too many.
const MAXIMUM_ROWS: usize = MAXIMUM_STAGES + 2;

/// The first rows with anything in them, at most [`MAXIMUM_ROWS`]. Lines with nothing at all are not counted.
fn read_rows(text: &str, delimiter: u8) -> Vec<Row> {
    let rows = split_rows(text, delimiter, true).filter(|cells| !cells.is_empty());
    let numbered = rows.zip(1..).map(|(mut cells, number)| {
        cells.truncate(MAXIMUM_COLUMNS);
        Row { number, cells }
    });
    numbered.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())).take(MAXIMUM_ROWS).collect()
}

struct Table<'a> {
    rows: Vec<Row>,
    parse_count: &'a dyn Fn(&str) -> Option<Count>,
}

impl Table<'_> {
    /// Without a first row that has no count.
    fn below_heading(&self) -> &[Row] {
        match self.rows.as_slice() {
            [first, rest @ ..] if !first.cells.iter().any(|cell| self.is_count(cell)) => rest,
            rows => rows,
        }
    }

    /// The positions of names and counts. Names are the first column where none has more than digits and signs.
    fn columns(&self, rows: &[Row]) -> Option<(usize, usize)> {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let is_name = |text: &str| text.bytes().any(is_letter) && !self.is_count(text);
        let has_names = |column: &usize| rows.iter().any(|row| is_name(row.cell(*column)));
        let names = (0..width).find(has_names).unwrap_or(0);
        let counted = |column: usize| rows.iter().filter(|row| self.is_count(row.cell(column))).count();
        let mut behind = names + 1..width;
        let complete = behind.clone().find(|column| counted(*column) == rows.len());
        Some((names, complete.or_else(|| behind.find(|column| counted(*column) > 0))?))
    }

    fn is_count(&self, text: &str) -> bool {
        (self.parse_count)(text).is_some()
    }
}

/// Of a word in any language.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || !byte.is_ascii()
}
