//! One scenario, stage by stage. Invariant: what is typed in counts, and what is not is the baseline's.

use funnelwright_core::plan::{Plan, Rate};
use rust_xlsxwriter::IgnoreError;

use super::{COMPARED_WORTH, NAME, Scenario};
use crate::funnel;
use crate::inputs;
use crate::looks::{self, Shape};
use crate::names;
use crate::reference::{Table, literal};
use crate::sheet::{Sheet, Written};

// What is typed.
const WHAT_IF: u16 = 1;
const WHAT_IF_VALUE: u16 = 2;
const WHAT_IF_COST: u16 = 3;
// What is in force.
const RATE: u16 = 4;
const VALUE: u16 = 5;
const COST: u16 = 6;
// What follows.
pub(super) const RATES_SO_FAR: u16 = 7;
pub(super) const WEIGHT: u16 = 8;
pub(super) const EXPECTED: u16 = 9;
pub(super) const REVENUE: u16 = 10;
pub(super) const SPENT: u16 = 11;
pub(super) const REQUIRED: u16 = 12;
pub(super) const GAP: u16 = 13;

/// The rows above the stages: the name and the heads of the columns.
pub(super) const ABOVE: u32 = 2;

/// Ten times the relative error of a product of 29 quotients of doubles; taken off, it hides a person only above 10¹³.
pub(super) const NOISE: &str = "1E-13";

/// With the empty ones below.
pub(super) fn rows(plan: &Plan) -> u32 {
    ABOVE + plan.stages.len() as u32 + 1
}

pub(super) fn write(sheet: &mut Sheet, plan: &Plan, funnel: &Table, scenario: &Scenario) -> Written {
    let table = &scenario.table;
    let head = table.first_row - 1;
    sheet.worksheet.set_row_height(head - 1, 24)?;
    sheet.text((head - 1, NAME), &scenario.name, &looks::heading())?;
    write_head(sheet, head)?;
    for position in 0..plan.stages.len() {
        write_inputs(sheet, plan, scenario, position)?;
        write_results(sheet, plan, funnel, scenario, position)?;
    }
    let (first, last) = (table.first_row, table.last_row());
    inputs::count(sheet, ((first, WHAT_IF), (first, WHAT_IF)))?;
    inputs::rate(sheet, ((first + 1, WHAT_IF), (last, WHAT_IF)))?;
    inputs::money(sheet, ((first, WHAT_IF_VALUE), (last, WHAT_IF_COST)))?;
    funnel::whole_if_customers(sheet, funnel, ((first, WEIGHT), (last, WEIGHT)))?;
    // The first row's formulas are other ones, and a stage may be named by a number.
    sheet.worksheet.ignore_error_range(first, NAME, last, NAME, IgnoreError::NumberStoredAsText)?;
    sheet.worksheet.ignore_error_range(first, RATE, last, GAP, IgnoreError::FormulaDiffers)?;
    Ok(())
}

fn write_head(sheet: &mut Sheet, row: u32) -> Written {
    let column = &sheet.words.column;
    sheet.worksheet.set_row_height(row, 30)?;
    sheet.text((row, NAME), sheet.words.stage.title, &looks::head(looks::text_label()))?;
    let heads = [
        (WHAT_IF, column.what_if),
        (WHAT_IF_VALUE, column.what_if_value),
        (WHAT_IF_COST, column.what_if_cost),
        (RATE, column.rate),
        (VALUE, column.value),
        (COST, column.cost),
        (RATES_SO_FAR, column.rates_so_far),
        (WEIGHT, column.weight),
        (EXPECTED, column.expected),
        (REVENUE, column.revenue),
        (SPENT, column.spent),
        (REQUIRED, column.required),
        (GAP, column.gap),
    ];
    heads.iter().try_for_each(|(column, word)| sheet.text((row, *column), word, &looks::head(looks::label())))
}

fn write_inputs(sheet: &mut Sheet, plan: &Plan, scenario: &Scenario, position: usize) -> Written {
    let (stage, overrides) = (&plan.stages[position], scenario.case.overrides);
    let (row, money) = (scenario.table.row(position), funnel::shape_of_money(plan));
    sheet.text((row, NAME), &names::stage(sheet.words, plan, position), &looks::text())?;
    let (shape, what_if) = if position == 0 {
        (Shape::Whole, overrides.top.map(|top| top.get() as f64))
    } else {
        (Shape::Percent, overrides.rates.get(stage.id).map(Rate::to_f64))
    };
    let value = overrides.values.get(stage.id).map(|_| scenario.case.values[position]);
    let cost = overrides.costs.get(stage.id).map(|_| scenario.case.costs[position]);
    let inputs = [(WHAT_IF, shape, what_if), (WHAT_IF_VALUE, money, value), (WHAT_IF_COST, money, cost)];
    inputs
        .into_iter()
        .try_for_each(|(column, shape, typed)| sheet.number((row, column), typed, &looks::number(shape).input()))
}

fn write_results(
    sheet: &mut Sheet,
    plan: &Plan,
    funnel: &Table,
    Scenario { case, table, compared, .. }: &Scenario,
    position: usize,
) -> Written {
    let words = sheet.words;
    let (report, money) = (&case.report.stages[position], funnel::shape_of_money(plan));
    let dash = literal(words.result.none);
    let here = |column: u16| table.cell(column, position);
    let in_force = |typed: u16, column: u16| {
        format!("IF(ISBLANK({typed}),{},{typed})", funnel.cell(column, position), typed = here(typed))
    };
    let mut write = |column: u16, shape: Shape, formula: String, result: Option<f64>| {
        sheet.formula((table.row(position), column), &formula, result, &looks::number(shape))
    };
    if position > 0 {
        write(RATE, Shape::Percent, in_force(WHAT_IF, funnel::RATE), report.step_conversion)?;
    }
    write(VALUE, money, in_force(WHAT_IF_VALUE, funnel::VALUE), Some(case.values[position]))?;
    write(COST, money, in_force(WHAT_IF_COST, funnel::COST), Some(case.costs[position]))?;
    let rates_so_far = match position.checked_sub(1) {
        None => "1".to_owned(),
        Some(before) => passed(&table.cell(RATES_SO_FAR, before), table, funnel, position, &dash),
    };
    write(RATES_SO_FAR, Shape::Percent, rates_so_far, case.rates_so_far[position])?;
    let is_sale = if position == plan.sale_position() { "1" } else { "0" };
    let profit = format!("{}-{}", here(VALUE), here(COST));
    let measure = funnel.fixed(funnel::MEASURE);
    let weight = funnel::by_measure(words, &measure, is_sale, &here(VALUE), &profit);
    write(WEIGHT, money, weight, Some(case.weights[position]))?;
    write(EXPECTED, Shape::Fractional, expected(table, funnel, position, &dash), report.expected_count)?;
    let earned =
        |amount: u16| format!("IF({amount}=0,0,IFERROR({}*{amount},{dash}))", here(EXPECTED), amount = here(amount));
    write(REVENUE, money, earned(VALUE), case.money(position, &case.values))?;
    write(SPENT, money, earned(COST), case.money(position, &case.costs))?;
    let worth = table.fixed((*compared, COMPARED_WORTH));
    let required = required(table, funnel, position, &worth, &dash);
    write(REQUIRED, Shape::Whole, required, case.required(position))?;
    let gap = format!("IFERROR({}-{},{dash})", here(REQUIRED), here(EXPECTED));
    write(GAP, Shape::Fractional, gap, report.required_gap)?;
    if position == 0 {
        sheet.number((table.row(0), RATE), None, &looks::number(Shape::Percent))?;
    }
    Ok(())
}

/// What of `before` passes into a stage, at the rate that is typed or the counts' own, which is not rounded first.
fn passed(before: &str, table: &Table, funnel: &Table, position: usize, dash: &str) -> String {
    let typed = table.cell(WHAT_IF, position);
    let counted = |position: usize| funnel.cell(funnel::REACHED, position);
    let (reached, stood) = (counted(position), counted(position - 1));
    format!("IFERROR(IF(ISBLANK({typed}),{before}*{reached}/{stood},{before}*{typed}),{dash})")
}

/// The count itself where nothing is typed up to here; else what passes of those expected before. Of nobody nobody
/// does, even at a rate that is undefined.
fn expected(table: &Table, funnel: &Table, position: usize, dash: &str) -> String {
    let (typed, counted) = (table.cell(WHAT_IF, position), funnel.cell(funnel::REACHED, position));
    let Some(before) = position.checked_sub(1).map(|before| table.cell(EXPECTED, before)) else {
        return format!("IF(ISBLANK({typed}),{counted},{typed})");
    };
    let typed_so_far = table.down(WHAT_IF, 0, position);
    let passed = passed(&before, table, funnel, position, dash);
    format!("IF(COUNT({typed_so_far})=0,{counted},IF({before}=0,0,{passed}))")
}

/// The first sheet's where nothing that it hangs on is typed; else goal × rates so far ÷ worth, with the noise of
/// doubles off it before it is rounded up.
fn required(table: &Table, funnel: &Table, position: usize, worth: &str, dash: &str) -> String {
    let rates = table.cell(RATES_SO_FAR, position);
    format!(
        "IF({goal}=0,0,IF(COUNT({},{})=0,{},\
         IF(AND(ISNUMBER({worth}),{worth}>0,ISNUMBER({rates})),ROUNDUP({goal}*{rates}/{worth}*(1-{NOISE}),0),{dash})))",
        table.all_steps(WHAT_IF),
        table.block(WHAT_IF_VALUE, WHAT_IF_COST, 0),
        funnel.cell(funnel::REQUIRED, position),
        goal = funnel.fixed(funnel::GOAL),
    )
}
