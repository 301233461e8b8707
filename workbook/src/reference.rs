//! References to cells in formulas. Invariant: a formula built from these refers to cells of the workbook and to nothing else.

use rust_xlsxwriter::{quote_sheet_name, row_col_to_cell, row_col_to_cell_absolute};

use crate::sheet::At;

/// A table with a row for each stage.
pub(crate) struct Table {
    /// Empty within the table's own sheet.
    prefix: String,
    pub first_row: u32,
    pub stages: usize,
}

impl Table {
    pub(crate) fn new(first_row: u32, stages: usize) -> Self {
        Self { prefix: String::new(), first_row, stages }
    }

    /// The same table, as other sheets refer to it on a sheet of this name.
    pub(crate) fn as_of_sheet(&self, sheet: &str) -> Self {
        Self { prefix: [&quote_sheet_name(sheet), "!"].concat(), ..*self }
    }

    pub(crate) fn row(&self, position: usize) -> u32 {
        self.first_row + position as u32
    }

    pub(crate) fn last_row(&self) -> u32 {
        self.row(self.stages - 1)
    }

    /// Of one stage, as `C9`.
    pub(crate) fn cell(&self, column: u16, position: usize) -> String {
        [&*self.prefix, &row_col_to_cell(self.row(position), column)].concat()
    }

    /// From one stage down to another, as `$C$9:$C12`: a copy of the formula further down reaches further.
    pub(crate) fn down(&self, column: u16, from: usize, to: usize) -> String {
        let from = row_col_to_cell_absolute(self.row(from), column);
        [&*self.prefix, &from, ":", &row_col_to_cell(self.row(to), column)].concat()
    }

    /// Of all stages, as `$C$9:$C$14`.
    pub(crate) fn all(&self, column: u16) -> String {
        self.block(column, column, 0)
    }

    /// Of all stages but the first.
    pub(crate) fn all_steps(&self, column: u16) -> String {
        self.block(column, column, 1)
    }

    /// Of several columns, from one stage on.
    pub(crate) fn block(&self, first_column: u16, last_column: u16, from: usize) -> String {
        let from = row_col_to_cell_absolute(self.row(from), first_column);
        [&*self.prefix, &from, ":", &row_col_to_cell_absolute(self.last_row(), last_column)].concat()
    }

    /// A cell of the same sheet, as `$C$6`.
    pub(crate) fn fixed(&self, (row, column): At) -> String {
        [&*self.prefix, &row_col_to_cell_absolute(row, column)].concat()
    }
}

/// A text within a formula.
pub(crate) fn literal(text: &str) -> String {
    ["\"", &text.replace('"', "\"\""), "\""].concat()
}

/// A name that a sheet can have: at most 31 characters, without those that no name may have. `number` stands where
/// nothing is left.
pub(crate) fn sheet_name(wished: &str, number: usize) -> String {
    let mut length = 0;
    let fits = |character: &char| {
        length += character.len_utf16();
        length <= 31
    };
    let is_allowed =
        |character: &char| !matches!(character, '*' | '?' | ':' | '[' | ']' | '\\' | '/' | '\u{fffe}' | '\u{ffff}');
    let name: String = wished.chars().filter(is_allowed).take_while(fits).collect();
    let name = name.trim_matches('\'').trim();
    // The name of a sheet that spreadsheets keep for themselves.
    if name.is_empty() || name.eq_ignore_ascii_case("history") { number.to_string() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_words_become_a_name_that_a_sheet_can_have() {
        let long = "Очень длинное название листа с расчётом";
        for (wished, name) in [
            ("Funnel", "Funnel"),
            ("Income/cost [all]: *?\\", "Incomecost all"),
            ("'quoted'", "quoted"),
            ("l'entonnoir", "l'entonnoir"),
            (long, "Очень длинное название листа с"),
            (&"🏗".repeat(20), &"🏗".repeat(15)),
            ("", "7"),
            ("[]", "7"),
            ("History", "7"),
        ] {
            assert_eq!(sheet_name(wished, 7), name);
            assert!(rust_xlsxwriter::check_sheet_name(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn other_sheets_are_referred_to_by_their_quoted_names() {
        let table = Table::new(8, 6).as_of_sheet("l'entonnoir 1");
        assert_eq!(table.cell(2, 1), "'l''entonnoir 1'!C10");
        assert_eq!(table.all(2), "'l''entonnoir 1'!$C$9:$C$14");
        assert_eq!(table.fixed((5, 0)), "'l''entonnoir 1'!$A$6");
    }

    #[test]
    fn texts_within_formulas_are_quoted() {
        assert_eq!(literal("a \"b\""), "\"a \"\"b\"\"\"");
    }
}
