//! The table of stages.

use funnelwright_core::plan::Plan;
use rust_xlsxwriter::{ConditionalFormatDataBar, ConditionalFormatType, IgnoreError};

use super::{
    COST, CUMULATIVE, DROP_OFF, DROP_OFF_RATE, GAP, GOAL, HEAD, MARK, MEASURE, NAME, NAME_WIDTHS, RATE, REACHED,
    REQUIRED, REVENUE, SO_FAR, SPENT, VALUE, WEIGHT, WORTH, by_measure, shape_of_money, whole_if_customers,
};
use crate::case::Case;
use crate::inputs;
use crate::looks::{self, Shape};
use crate::names;
use crate::reference::{Table, literal};
use crate::sheet::{Sheet, Written, height};

pub(super) fn write(sheet: &mut Sheet, plan: &Plan, baseline: &Case, table: &Table) -> Written {
    write_head(sheet)?;
    for position in 0..plan.stages.len() {
        write_stage(sheet, plan, baseline, table, position)?;
    }
    finish(sheet, plan, table)
}

fn write_head(sheet: &mut Sheet) -> Written {
    let words = sheet.words;
    sheet.worksheet.set_row_height(HEAD, 30)?;
    sheet.text((HEAD, NAME), words.stage.title, &looks::head(looks::text_label()))?;
    sheet.text((HEAD, MARK), "", &looks::head(looks::text_label()))?;
    let column = &words.column;
    let heads = [
        (REACHED, column.reached),
        (VALUE, column.value),
        (COST, column.cost),
        (RATE, column.rate),
        (CUMULATIVE, column.cumulative),
        (DROP_OFF, column.drop_off),
        (DROP_OFF_RATE, column.drop_off_rate),
        (REVENUE, column.revenue),
        (SPENT, column.spent),
        (WEIGHT, column.weight),
        (REQUIRED, column.required),
        (GAP, column.gap),
    ];
    heads.iter().try_for_each(|(column, word)| sheet.text((HEAD, *column), word, &looks::head(looks::label())))
}

fn write_stage(sheet: &mut Sheet, plan: &Plan, baseline: &Case, table: &Table, position: usize) -> Written {
    let words = sheet.words;
    let (stage, report) = (&plan.stages[position], &baseline.report.stages[position]);
    let (row, money) = (table.row(position), shape_of_money(plan));
    let dash = literal(words.result.none);
    let here = |column: u16| table.cell(column, position);
    let (reached, first) = (here(REACHED), table.cell(REACHED, 0));

    sheet.text((row, NAME), &names::stage(words, plan, position), &looks::text())?;
    sheet.text((row, MARK), &names::marks(words, plan, position), &looks::mark())?;
    let input = |shape: Shape| looks::number(shape).input();
    sheet.number((row, REACHED), Some(stage.count.get() as f64), &input(Shape::Whole))?;
    let unless_nothing = |amount: f64| (amount != 0.0).then_some(amount);
    sheet.number((row, VALUE), unless_nothing(baseline.values[position]), &input(money))?;
    sheet.number((row, COST), unless_nothing(baseline.costs[position]), &input(money))?;

    let mut write = |column: u16, shape: Shape, formula: String, result: Option<f64>| {
        sheet.formula((row, column), &formula, result, &looks::number(shape))
    };
    if let Some(before) = position.checked_sub(1).map(|before| table.cell(REACHED, before)) {
        let share = |part: &str| format!("IF({before}=0,{dash},{part}/{before})");
        write(RATE, Shape::Percent, share(&reached), report.step_conversion)?;
        write(DROP_OFF, Shape::Whole, format!("{before}-{reached}"), report.drop_off)?;
        write(DROP_OFF_RATE, Shape::Percent, share(&here(DROP_OFF)), report.drop_off_rate)?;
    }
    let cumulative = format!("IF({first}=0,{dash},{reached}/{first})");
    write(CUMULATIVE, Shape::Percent, cumulative, report.cumulative_conversion)?;
    let product = |amount: u16| format!("{reached}*{}", here(amount));
    write(REVENUE, money, product(VALUE), baseline.money(position, &baseline.values))?;
    write(SPENT, money, product(COST), baseline.money(position, &baseline.costs))?;
    let is_sale = if position == plan.sale_position() { "1" } else { "0" };
    let profit = format!("{}-{}", here(VALUE), here(COST));
    let weight = by_measure(words, &table.fixed(MEASURE), is_sale, &here(VALUE), &profit);
    write(WEIGHT, money, weight, Some(baseline.weights[position]))?;
    let required = required(plan, table, position, &dash);
    write(REQUIRED, Shape::Whole, required, baseline.required(position))?;
    let gap = format!("IF(ISNUMBER({required}),{required}-{reached},{dash})", required = here(REQUIRED));
    write(GAP, Shape::Whole, gap, report.required_gap)?;
    if position == 0 {
        for column in [RATE, DROP_OFF, DROP_OFF_RATE] {
            sheet.number((row, column), None, &looks::number(Shape::Percent))?;
        }
    }
    Ok(())
}

/// Goal × reached here ÷ reached of the goal so far, in whole numbers of people or minor units: one product and one
/// quotient, which are exact where both are below 2⁵³, so that rounding up is too. Where nobody is at the top, only
/// what the top itself brings can count.
fn required(plan: &Plan, table: &Table, position: usize, dash: &str) -> String {
    let units = plan.currency.minor_units();
    let whole = |cell: &str| if units == 1.0 { format!("ROUND({cell},0)") } else { format!("ROUND({cell}*{units},0)") };
    let (goal, worth) = (table.fixed(GOAL), table.fixed(WORTH));
    let reached = table.cell(REACHED, position);
    let by_counts = format!("ROUNDUP({}*{reached}/{},0)", whole(&goal), whole(&table.fixed(SO_FAR)));
    let (condition, required) = if position == 0 {
        let by_weight = format!("ROUNDUP({}/{},0)", whole(&goal), whole(&table.cell(WEIGHT, 0)));
        (String::new(), format!("IF({reached}=0,{by_weight},{by_counts})"))
    } else {
        let steps = table.down(RATE, 1, position);
        (format!(",COUNT({steps})=ROWS({steps})"), by_counts)
    };
    format!("IF({goal}=0,0,IF(AND(ISNUMBER({worth}),{worth}>0{condition}),{required},{dash}))")
}

fn finish(sheet: &mut Sheet, plan: &Plan, table: &Table) -> Written {
    let (first, last) = (table.row(0), table.last_row());
    inputs::count(sheet, ((first, REACHED), (last, REACHED)))?;
    inputs::money(sheet, ((first, VALUE), (last, COST)))?;
    whole_if_customers(sheet, table, ((first, WEIGHT), (last, WEIGHT)))?;
    let names = names::stages(sheet.words, plan);
    let width = sheet.fit_column(NAME, names.iter().map(String::as_str), NAME_WIDTHS)?;
    for (position, name) in names.iter().enumerate() {
        sheet.worksheet.set_row_height(table.row(position), height([(&**name, width)].into_iter()))?;
    }
    sheet.worksheet.set_column_width(MARK, 7)?;
    let bars = ConditionalFormatDataBar::new()
        .set_fill_color(looks::BAR)
        .set_solid_fill(true)
        .set_border_off(true)
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_maximum(ConditionalFormatType::Number, 1);
    sheet.worksheet.add_conditional_format(first, CUMULATIVE, last, CUMULATIVE, &bars)?;
    // The first row's formulas are other ones, and a stage may be named by a number.
    sheet.worksheet.ignore_error_range(first, NAME, last, NAME, IgnoreError::NumberStoredAsText)?;
    sheet.worksheet.ignore_error_range(first, RATE, last, GAP, IgnoreError::FormulaDiffers)?;
    Ok(())
}
