//! The limits of what may be typed into cells. Invariant: what a cell refuses it refuses with words about what it takes.

use funnelwright_core::plan::{Count, Rate};
use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, XlsxError};

use crate::sheet::{At, Sheet, Written};

/// The first and the last cell of a block.
pub(crate) type Block = (At, At);

pub(crate) fn count(sheet: &mut Sheet, block: Block) -> Written {
    let most = Count::MAXIMUM.to_string();
    // The library's whole numbers end at 2³¹, those in formulas do not.
    let rule = DataValidationRule::Between(Formula::new("0"), Formula::new(&most));
    let message = sheet.words.problem.count;
    add(sheet, block, DataValidation::new().allow_whole_number_formula(rule), message)
}

pub(crate) fn money(sheet: &mut Sheet, block: Block) -> Written {
    let rule = DataValidationRule::GreaterThanOrEqualTo(0.0);
    let message = sheet.words.problem.money;
    add(sheet, block, DataValidation::new().allow_decimal_number(rule), message)
}

pub(crate) fn rate(sheet: &mut Sheet, block: Block) -> Written {
    let rule = DataValidationRule::Between(0.0, Rate::MAXIMUM_TYPED as f64);
    let message = sheet.words.problem.rate;
    add(sheet, block, DataValidation::new().allow_decimal_number(rule), message)
}

pub(crate) fn measure(sheet: &mut Sheet, at: At) -> Written {
    let words = sheet.words;
    let choices = [words.goal.customers, words.goal.revenue, words.goal.profit];
    add(sheet, (at, at), DataValidation::new().allow_list_strings(&choices)?, words.problem.measure)
}

fn add(sheet: &mut Sheet, (from, to): Block, validation: DataValidation, message: &str) -> Result<(), XlsxError> {
    let validation = validation.set_error_title(sheet.words.problem.title)?.set_error_message(message)?;
    sheet.worksheet.add_data_validation(from.0, from.1, to.0, to.1, &validation)?;
    Ok(())
}
