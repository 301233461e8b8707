//! A table as text. Invariant: every cell stays one cell, whatever stands in it, and no text becomes a formula.

use super::formula::guarded;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    /// Finite.
    Number(f64),
    Empty,
}

/// A table as a file: RFC 4180, in UTF-8. It begins with a byte order mark, without which Excel takes the letters of
/// most languages for others. `print` gives a number in plain decimal notation, with a point and all its digits.
pub fn write_csv(rows: &[Vec<Cell>], print: &dyn Fn(f64) -> String) -> String {
    ["\u{feff}", &joined(rows, ",", "\r\n", print), "\r\n"].concat()
}

/// A table for the clipboard, from which spreadsheets take tabs for columns and read numbers as people type them:
/// `print` gives a number with the locale's decimal separator and nothing else.
pub fn write_tsv(rows: &[Vec<Cell>], print: &dyn Fn(f64) -> String) -> String {
    joined(rows, "\t", "\n", print)
}

fn joined(rows: &[Vec<Cell>], delimiter: &str, line_break: &str, print: &dyn Fn(f64) -> String) -> String {
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => quoted(&guarded(text)),
        Cell::Number(number) => quoted(&print(*number)),
        Cell::Empty => String::new(),
    };
    let row = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<_>>().join(delimiter);
    rows.iter().map(row).collect::<Vec<_>>().join(line_break)
}

/// In quotes where another delimiter stands in it too, so that no reader takes that for the one of the file.
fn quoted(text: &str) -> String {
    if text.contains([',', ';', '\t', '"', '\r', '\n']) {
        ["\"", &text.replace('"', "\"\""), "\""].concat()
    } else {
        text.into()
    }
}
