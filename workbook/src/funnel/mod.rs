//! The first sheet: the plan as it is, the goal, and what follows. Invariant: with whole numbers typed in, what is needed is exact.

mod stages;
mod strip;

use funnelwright_core::plan::Plan;
use rust_xlsxwriter::{ConditionalFormatFormula, Format};

use crate::case::Case;
use crate::inputs::Block;
use crate::looks::Shape;
use crate::names;
use crate::reference::{Table, literal};
use crate::sheet::{At, Sheet, Written};
use crate::words::Words;

// The figures above the table.
const LABELS: u32 = 4;
pub(crate) const MEASURE: At = (5, 0);
pub(crate) const GOAL: At = (5, 2);
const SO_FAR: At = (5, 3);
pub(crate) const WORTH: At = (5, 4);
pub(crate) const REQUIRED_TOP: At = (5, 5);
pub(crate) const GAP_TOP: At = (5, 6);
pub(crate) const CUSTOMERS: At = (5, 7);
pub(crate) const OVERALL: At = (5, 8);
pub(crate) const ALL_REVENUE: At = (5, 9);
pub(crate) const ALL_COST: At = (5, 10);
pub(crate) const PROFIT: At = (5, 11);
pub(crate) const ROI: At = (5, 12);
pub(crate) const MARGIN: At = (5, 13);

// The table's columns.
const HEAD: u32 = 7;
const NAME: u16 = 0;
const MARK: u16 = 1;
pub(crate) const REACHED: u16 = 2;
pub(crate) const VALUE: u16 = 3;
pub(crate) const COST: u16 = 4;
pub(crate) const RATE: u16 = 5;
const CUMULATIVE: u16 = 6;
const DROP_OFF: u16 = 7;
const DROP_OFF_RATE: u16 = 8;
const REVENUE: u16 = 9;
const SPENT: u16 = 10;
const WEIGHT: u16 = 11;
pub(crate) const REQUIRED: u16 = 12;
const GAP: u16 = 13;

/// Widths in characters.
const NAME_WIDTHS: (u32, u32) = (18, 40);

pub(crate) fn table(plan: &Plan) -> Table {
    Table::new(HEAD + 1, plan.stages.len())
}

/// What depends on the measure typed into a cell.
pub(crate) fn by_measure(words: &Words, measure: &str, customers: &str, revenue: &str, profit: &str) -> String {
    let is = |word: &str| [measure, "=", &literal(word)].concat();
    format!("IF({},{customers},IF({},{revenue},{profit}))", is(words.goal.customers), is(words.goal.revenue))
}

pub(crate) fn write(sheet: &mut Sheet, plan: &Plan, baseline: &Case) -> Written {
    let words = sheet.words;
    sheet.title(&names::plan(words, plan), &[&names::units(words, plan), words.plan.hint])?;
    let table = table(plan);
    strip::write(sheet, plan, baseline, &table)?;
    stages::write(sheet, plan, baseline, &table)?;
    sheet.fit_numbers()?;
    sheet.worksheet.set_freeze_panes(table.first_row, REACHED)?;
    sheet.worksheet.set_repeat_rows(HEAD, HEAD)?;
    Ok(())
}

/// Prints what is in the units of the goal without decimals where it counts customers, of which there are whole ones
/// only. `funnel` is this sheet's table.
pub(crate) fn whole_if_customers(sheet: &mut Sheet, funnel: &Table, (from, to): Block) -> Written {
    let rule = format!("{}={}", funnel.fixed(MEASURE), literal(sheet.words.goal.customers));
    let whole = Format::new().set_num_format(Shape::Whole.number_format());
    let condition = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(whole);
    sheet.worksheet.add_conditional_format(from.0, from.1, to.0, to.1, &condition)?;
    Ok(())
}

pub(crate) fn shape_of_money(plan: &Plan) -> Shape {
    Shape::Money { minor_digits: plan.currency.minor_digits() }
}
