//! The comparison of scenarios, one below the other.

use funnelwright_core::plan::Plan;

use super::{NAME, Scenario, region};
use crate::case::Case;
use crate::funnel;
use crate::looks::{self, Shape};
use crate::reference::{Table, literal};
use crate::sheet::{Sheet, Written};

const HEAD: u32 = 3;
pub(super) const BASELINE: u32 = HEAD + 1;

const TOP: u16 = 1;
const OVERALL: u16 = 2;
const CUSTOMERS: u16 = 3;
const REVENUE: u16 = 4;
const COST: u16 = 5;
const PROFIT: u16 = 6;
const ROI: u16 = 7;
const MARGIN: u16 = 8;
const WORTH: u16 = super::COMPARED_WORTH;
const REQUIRED: u16 = 10;
const GAP: u16 = 11;

pub(super) fn write(
    sheet: &mut Sheet,
    plan: &Plan,
    baseline: &Case,
    funnel: &Table,
    scenarios: &[Scenario],
) -> Written {
    let words = sheet.words;
    let (result, goal) = (&words.result, &words.goal);
    sheet.worksheet.set_row_height(HEAD, 30)?;
    sheet.text((HEAD, NAME), words.scenario.title, &looks::head(looks::text_label()))?;
    let heads = [
        (TOP, result.top),
        (OVERALL, result.overall_conversion),
        (CUSTOMERS, result.customers),
        (REVENUE, result.revenue),
        (COST, result.cost),
        (PROFIT, result.profit),
        (ROI, result.roi),
        (MARGIN, result.margin),
        (WORTH, goal.worth),
        (REQUIRED, goal.required),
        (GAP, goal.gap),
    ];
    for (column, word) in heads {
        sheet.text((HEAD, column), word, &looks::head(looks::label()))?;
    }
    let of_baseline = [
        (TOP, funnel.cell(funnel::REACHED, 0)),
        (OVERALL, funnel.fixed(funnel::OVERALL)),
        (CUSTOMERS, funnel.fixed(funnel::CUSTOMERS)),
        (REVENUE, funnel.fixed(funnel::ALL_REVENUE)),
        (COST, funnel.fixed(funnel::ALL_COST)),
        (PROFIT, funnel.fixed(funnel::PROFIT)),
        (ROI, funnel.fixed(funnel::ROI)),
        (MARGIN, funnel.fixed(funnel::MARGIN)),
        (WORTH, funnel.fixed(funnel::WORTH)),
        (REQUIRED, funnel.fixed(funnel::REQUIRED_TOP)),
        (GAP, funnel.fixed(funnel::GAP_TOP)),
    ];
    sheet.worksheet.set_row_height(BASELINE, 20)?;
    write_row(sheet, plan, BASELINE, words.scenario.baseline, baseline, of_baseline)?;
    for scenario in scenarios {
        let formulas = formulas(words.result.none, plan, scenario);
        write_row(sheet, plan, scenario.compared, &scenario.name, &scenario.case, formulas)?;
    }
    Ok(())
}

fn write_row(
    sheet: &mut Sheet,
    plan: &Plan,
    row: u32,
    name: &str,
    case: &Case,
    formulas: [(u16, String); 11],
) -> Written {
    sheet.text((row, NAME), name, &looks::text())?;
    let (report, money) = (&case.report, funnel::shape_of_money(plan));
    let top = &report.stages[0];
    for (column, formula) in formulas {
        let (shape, result) = match column {
            TOP => (Shape::Whole, top.expected_count),
            OVERALL => (Shape::Percent, report.overall_conversion),
            CUSTOMERS => (Shape::Fractional, report.customers),
            REVENUE => (money, report.revenue),
            COST => (money, report.cost),
            PROFIT => (money, report.profit),
            ROI => (Shape::Percent, report.roi),
            MARGIN => (Shape::Percent, report.margin),
            WORTH => (Shape::Fine, case.worth),
            REQUIRED => (Shape::Whole, case.required(0)),
            _ => (Shape::Whole, top.required_gap),
        };
        sheet.formula((row, column), &formula, result, &looks::number(shape))?;
    }
    Ok(())
}

fn formulas(none: &str, plan: &Plan, scenario: &Scenario) -> [(u16, String); 11] {
    let dash = literal(none);
    let table = &scenario.table;
    let here = |column: u16| table.fixed((scenario.compared, column));
    let (top, sale) = (table.cell(region::EXPECTED, 0), table.cell(region::EXPECTED, plan.sale_position()));
    let sum = |column: u16| {
        let cells = table.all(column);
        format!("IF(COUNT({cells})=ROWS({cells}),SUM({cells}),{dash})")
    };
    let ratio = |part: u16, of: u16| format!("IFERROR(IF({}>0,{}/{},{dash}),{dash})", here(of), here(part), here(of));
    let (rates, weights) = (table.all(region::RATES_SO_FAR), table.all(region::WEIGHT));
    // What is left of earnings and costs that cancel out is noise.
    let worth = format!(
        "IF(SUMPRODUCT(ISTEXT({rates})*({weights}<>0))>0,{dash},\
         IF(ABS(SUMPRODUCT({rates},{weights}))<=SUMPRODUCT({rates},ABS({weights}))*{noise},0,\
         SUMPRODUCT({rates},{weights})))",
        noise = region::NOISE
    );
    [
        (TOP, top.clone()),
        (OVERALL, format!("IFERROR({sale}/{top},{dash})")),
        (CUSTOMERS, sale),
        (REVENUE, sum(region::REVENUE)),
        (COST, sum(region::SPENT)),
        (PROFIT, format!("IFERROR({}-{},{dash})", here(REVENUE), here(COST))),
        (ROI, ratio(PROFIT, COST)),
        (MARGIN, ratio(PROFIT, REVENUE)),
        (WORTH, worth),
        (REQUIRED, table.cell(region::REQUIRED, 0)),
        (GAP, table.cell(region::GAP, 0)),
    ]
}
