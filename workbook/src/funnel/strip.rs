//! The goal, typed in, and what the plan comes to in all.

use funnelwright_core::plan::{Measure, Plan, Target};

use super::{
    ALL_COST, ALL_REVENUE, CUSTOMERS, GAP, GAP_TOP, GOAL, LABELS, MARGIN, MEASURE, OVERALL, PROFIT, RATE, REACHED,
    REQUIRED, REQUIRED_TOP, REVENUE, ROI, SO_FAR, SPENT, WEIGHT, WORTH, by_measure, shape_of_money, whole_if_customers,
};
use crate::case::Case;
use crate::inputs;
use crate::looks::{self, Shape};
use crate::reference::{Table, literal};
use crate::sheet::{At, Sheet, Written};
use crate::words::Words;

pub(super) fn write(sheet: &mut Sheet, plan: &Plan, baseline: &Case, table: &Table) -> Written {
    let (words, report, target) = (sheet.words, &baseline.report, plan.goal.target);
    let (whole, money) = (Shape::Whole, shape_of_money(plan));
    let dash = literal(words.result.none);
    let at = |place: At| table.fixed(place);
    let first = |column: u16| table.cell(column, 0);
    let (top, sale) = (first(REACHED), table.cell(REACHED, plan.sale_position()));
    let digits = plan.currency.minor_digits();

    sheet.worksheet.set_row_height(LABELS, 26)?.set_row_height(MEASURE.0, 26)?;
    sheet.text((LABELS, MEASURE.1), words.goal.measure, &looks::text_label())?;
    let measure = looks::input(looks::text().set_bold().set_font_size(12));
    sheet.text(MEASURE, measure_word(words, target.measure()), &measure)?;
    inputs::measure(sheet, MEASURE)?;
    sheet.text((LABELS, GOAL.1), words.goal.amount, &looks::label())?;
    sheet.number(GOAL, Some(goal_amount(plan)), &looks::headline(money).input())?;
    inputs::money(sheet, (GOAL, GOAL))?;

    // The last stage that counts for the goal decides which rates matter.
    let (weights, steps) = (table.all(WEIGHT), table.all_steps(RATE));
    let undefined =
        format!("SUMPRODUCT(ISTEXT({steps})*(ROW({steps})<=SUMPRODUCT(MAX(({weights}<>0)*ROW({weights})))))>0");
    let worth = format!("IF({undefined},{dash},IF({top}=0,{},ROUND({},{digits})/{top}))", first(WEIGHT), at(SO_FAR));
    let so_far = by_measure(words, &at(MEASURE), &at(CUSTOMERS), &at(ALL_REVENUE), &at(PROFIT));
    let ratio = |part: At, of: At| format!("IF({}>0,{}/{},{dash})", at(of), at(part), at(of));
    let strip = [
        (SO_FAR, words.goal.so_far, money, so_far, baseline.so_far(target)),
        (WORTH, words.goal.worth, Shape::Fine, worth, baseline.worth),
        (REQUIRED_TOP, words.goal.required, whole, first(REQUIRED), baseline.required(0)),
        (GAP_TOP, words.goal.gap, whole, first(GAP), report.stages[0].required_gap),
        (CUSTOMERS, words.result.customers, whole, sale.clone(), report.customers),
        (
            OVERALL,
            words.result.overall_conversion,
            Shape::Percent,
            format!("IF({top}=0,{dash},{sale}/{top})"),
            report.overall_conversion,
        ),
        (ALL_REVENUE, words.result.revenue, money, format!("SUM({})", table.all(REVENUE)), report.revenue),
        (ALL_COST, words.result.cost, money, format!("SUM({})", table.all(SPENT)), report.cost),
        (PROFIT, words.result.profit, money, format!("{}-{}", at(ALL_REVENUE), at(ALL_COST)), report.profit),
        (ROI, words.result.roi, Shape::Percent, ratio(PROFIT, ALL_COST), report.roi),
        (MARGIN, words.result.margin, Shape::Percent, ratio(PROFIT, ALL_REVENUE), report.margin),
    ];
    for (place, label, shape, formula, result) in strip {
        sheet.text((LABELS, place.1), label, &looks::label())?;
        sheet.formula(place, &formula, result, &looks::headline(shape))?;
    }
    whole_if_customers(sheet, table, (GOAL, SO_FAR))
}

/// What to type the measure as.
fn measure_word<'a>(words: &Words<'a>, measure: Measure) -> &'a str {
    match measure {
        Measure::Customers => words.goal.customers,
        Measure::Revenue => words.goal.revenue,
        Measure::Profit => words.goal.profit,
    }
}

fn goal_amount(plan: &Plan) -> f64 {
    match plan.goal.target {
        Target::Customers(count) => count.get() as f64,
        Target::Revenue(money) | Target::Profit(money) => money.major_units(plan.currency),
    }
}
