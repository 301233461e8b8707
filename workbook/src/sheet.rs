//! One sheet, cell by cell. Invariant: a person's text is text, whatever it looks like, and never markup or a formula.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError, cell_autofit_width};

use crate::looks::{self, Figure};
use crate::words::Words;

pub(crate) type Written = Result<(), XlsxError>;

/// A row and a column, from 0.
pub(crate) type At = (u32, u16);

pub(crate) struct Sheet<'a> {
    pub worksheet: Worksheet,
    pub words: &'a Words<'a>,
    /// What the widest number of each column takes, in digits.
    widths: BTreeMap<u16, u32>,
}

/// Wide enough for a million with two decimals, in bold.
const LEAST_WIDTH: u32 = 14;

impl<'a> Sheet<'a> {
    pub(crate) fn new(name: &str, words: &'a Words<'a>) -> Result<Self, XlsxError> {
        let mut worksheet = Worksheet::new();
        worksheet.set_name(name)?;
        worksheet.set_right_to_left(words.is_right_to_left).set_screen_gridlines(false);
        worksheet.set_landscape().set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
        worksheet.set_footer("&L&A&R&P / &N");
        Ok(Self { worksheet, words, widths: BTreeMap::new() })
    }

    /// The name of the plan and the lines under it, in the first rows.
    pub(crate) fn title(&mut self, name: &str, notes: &[&str]) -> Written {
        self.worksheet.set_row_height(0, 28)?;
        self.text((0, 0), name, &looks::title())?;
        notes.iter().zip(1..).try_for_each(|(note, row)| self.text((row, 0), note, &looks::note()))
    }

    pub(crate) fn text(&mut self, (row, column): At, text: &str, format: &Format) -> Written {
        // XML has no such characters.
        let text = text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
        if text.starts_with("<r>") {
            // The library takes it for rich text that is written already, and lets the markup through; in pieces it
            // is escaped like any other.
            let (plain, (head, rest)) = (Format::default(), text.split_at(1));
            self.worksheet.write_rich_string_with_format(row, column, &[(&plain, head), (&plain, rest)], format)?;
        } else {
            self.worksheet.write_string_with_format(row, column, text, format)?;
        }
        Ok(())
    }

    /// A number, or an empty cell to type one into.
    pub(crate) fn number(&mut self, (row, column): At, number: Option<f64>, look: &Figure) -> Written {
        self.make_room(column, number, look);
        match number {
            Some(number) => self.worksheet.write_number_with_format(row, column, number, &look.format)?,
            None => self.worksheet.write_blank(row, column, &look.format)?,
        };
        Ok(())
    }

    /// A formula and what it comes to; `None` is no data.
    pub(crate) fn formula(&mut self, (row, column): At, formula: &str, result: Option<f64>, look: &Figure) -> Written {
        self.make_room(column, result, look);
        let result = result.map_or_else(|| self.words.result.none.to_owned(), |number| number.to_string());
        let formula = Formula::new(formula).set_result(result);
        self.worksheet.write_formula_with_format(row, column, formula, &look.format)?;
        Ok(())
    }

    fn make_room(&mut self, column: u16, number: Option<f64>, look: &Figure) {
        let width = self.widths.entry(column).or_insert(LEAST_WIDTH);
        *width = number.map_or(0, |number| look.width(number)).max(*width);
    }

    /// Makes the columns that have numbers wide enough for them.
    pub(crate) fn fit_numbers(&mut self) -> Written {
        for (column, width) in &self.widths {
            self.worksheet.set_column_width(*column, *width)?;
        }
        Ok(())
    }

    /// As wide as the widest of these texts, within bounds, in characters. What does not fit is wrapped.
    pub(crate) fn fit_column<'t>(
        &mut self,
        column: u16,
        texts: impl Iterator<Item = &'t str>,
        (least, most): (u32, u32),
    ) -> Result<u32, XlsxError> {
        let width = texts.map(characters).max().unwrap_or(0).clamp(least, most);
        self.worksheet.set_column_width(column, width)?;
        Ok(width)
    }
}

/// How many digits wide a text is printed, with some space beside it.
pub(crate) fn characters(text: &str) -> u32 {
    cell_autofit_width(text).div_ceil(7)
}

/// As high as the lines of the text in it that is wrapped the most, each in a column of so many characters.
pub(crate) fn height<'t>(texts: impl Iterator<Item = (&'t str, u32)>) -> f64 {
    let lines = texts.map(|(text, width)| characters(text).div_ceil(width)).max().unwrap_or(1).max(1);
    5.0 + 15.0 * f64::from(lines)
}
