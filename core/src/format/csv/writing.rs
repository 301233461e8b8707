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
    // Also where another delimiter stands in it, so that no reader takes that for the one of the file.
    let layout = Layout { delimiter: ',', line_break: "\r\n", quoted: b",;\t\"\r\n" };
    ["\u{feff}", &layout.joined(rows, print), "\r\n"].concat()
}

/// A table for the clipboard, from which spreadsheets take tabs for columns and read numbers as people type them:
/// `print` gives a number with the locale's decimal separator and nothing else.
pub fn write_tsv(rows: &[Vec<Cell>], print: &dyn Fn(f64) -> String) -> String {
    // No more than must be: not every spreadsheet takes quotes off what is pasted.
    Layout { delimiter: '\t', line_break: "\n", quoted: b"\t\r\n" }.joined(rows, print)
}

struct Layout {
    delimiter: char,
    line_break: &'static str,
    /// ASCII characters that put a cell in quotes, as does one of [`TAKEN_OFF`] at its beginning.
    quoted: &'static [u8],
}

/// What readers take off the beginning: of a cell, and of a text.
const TAKEN_OFF: [char; 2] = ['"', '\u{feff}'];

impl Layout {
    fn joined(&self, rows: &[Vec<Cell>], print: &dyn Fn(f64) -> String) -> String {
        let mut text = String::new();
        for (position, row) in rows.iter().enumerate() {
            if position > 0 {
                text.push_str(self.line_break);
            }
            for (position, cell) in row.iter().enumerate() {
                if position > 0 {
                    text.push(self.delimiter);
                }
                match cell {
                    Cell::Text(shown) => self.push(&mut text, &guarded(shown)),
                    Cell::Number(number) => self.push(&mut text, &print(*number)),
                    Cell::Empty => {}
                }
            }
        }
        text
    }

    fn push(&self, text: &mut String, cell: &str) {
        if !cell.starts_with(TAKEN_OFF) && !cell.bytes().any(|byte| self.quoted.contains(&byte)) {
            text.push_str(cell);
            return;
        }
        text.push('"');
        for character in cell.chars() {
            if character == '"' {
                text.push('"');
            }
            text.push(character);
        }
        text.push('"');
    }
}
