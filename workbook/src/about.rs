//! The last sheet: what the numbers rest on, and what the formulas say. Invariant: text and numbers only.

use funnelwright_core::plan::{Benchmark, Days, Plan, Rate, Stage};
use rust_xlsxwriter::XlsxError;

use crate::looks::{self, Shape};
use crate::names;
use crate::sheet::{Sheet, Written, height};
use crate::words::Words;

const NAME: u16 = 0;
const DEFINITION: u16 = 1;
const LOW: u16 = 2;
const HIGH: u16 = 3;
const SOURCE: u16 = 4;
const DAYS: u16 = 5;
const LIMIT: u16 = 6;

/// Widths in characters.
const NAME_WIDTHS: (u32, u32) = (24, 40);
const DEFINITION_WIDTH: u32 = 64;
const SOURCE_WIDTH: u32 = 32;
const WIDTH: f64 = 10.0;

/// Of a line, in points.
const ROW: f64 = 18.0;

const PLACES: u32 = 3;
const HEADING: u32 = 6;

pub(crate) fn write(sheet: &mut Sheet, plan: &Plan) -> Written {
    let words = sheet.words;
    sheet.title(&names::plan(words, plan), &[&names::units(words, plan)])?;
    let names = names::stages(words, plan);
    let width = set_widths(sheet, &names)?;
    let places = [(words.about.sale_stage, plan.sale_position()), (words.about.lead_stage, plan.lead_position())];
    for ((label, position), row) in places.into_iter().zip(PLACES..) {
        sheet.worksheet.set_row_height(row, ROW)?;
        sheet.text((row, NAME), label, &looks::topic())?;
        sheet.text((row, DEFINITION), &names[position], &looks::topic())?;
    }
    write_heading(sheet, HEADING, words.about.stages)?;
    write_head(sheet, HEADING + 1)?;
    let mut row = HEADING + 2;
    for (stage, name) in plan.stages.iter().zip(&names) {
        write_stage(sheet, row, stage, name, width)?;
        row += 1;
    }
    write_formulas(sheet, row + 1)
}

fn set_widths(sheet: &mut Sheet, names: &[String]) -> Result<u32, XlsxError> {
    let (words, formulas) = (sheet.words, formulas(sheet.words));
    let labels = formulas.iter().map(|(label, _)| *label);
    let labels = labels.chain([words.about.sale_stage, words.about.lead_stage]);
    let width = sheet.fit_column(NAME, names.iter().map(String::as_str).chain(labels), NAME_WIDTHS)?;
    sheet.worksheet.set_column_width(DEFINITION, DEFINITION_WIDTH)?;
    sheet.worksheet.set_column_range_width(LOW, LIMIT, WIDTH)?;
    sheet.worksheet.set_column_width(SOURCE, SOURCE_WIDTH)?;
    Ok(width)
}

fn write_heading(sheet: &mut Sheet, row: u32, heading: &str) -> Written {
    sheet.worksheet.set_row_height(row, 24)?;
    sheet.text((row, NAME), heading, &looks::heading())
}

fn write_head(sheet: &mut Sheet, row: u32) -> Written {
    let (about, stage) = (&sheet.words.about, &sheet.words.stage);
    let heads = [
        (NAME, stage.title, looks::text_label()),
        (DEFINITION, about.definition, looks::text_label()),
        (LOW, about.low, looks::label()),
        (HIGH, about.high, looks::label()),
        (SOURCE, about.source, looks::text_label().set_indent(1)),
        (DAYS, about.days, looks::label()),
        (LIMIT, about.limit, looks::label()),
    ];
    sheet.worksheet.set_row_height(row, ROW)?;
    heads.into_iter().try_for_each(|(column, word, label)| sheet.text((row, column), word, &looks::head(label)))
}

fn write_stage(sheet: &mut Sheet, row: u32, stage: &Stage, name: &str, width: u32) -> Written {
    let definition = stage.definition.as_str();
    let source = stage.benchmark.as_ref().map_or("", |benchmark| benchmark.source().as_str());
    sheet.text((row, NAME), name, &looks::text())?;
    sheet.text((row, DEFINITION), definition, &looks::text())?;
    // Between columns of numbers.
    sheet.text((row, SOURCE), source, &looks::text().set_indent(1))?;
    let texts = [(name, width), (definition, DEFINITION_WIDTH), (source, SOURCE_WIDTH - 1)];
    sheet.worksheet.set_row_height(row, height(texts.into_iter()))?;
    let rate = |end: fn(&Benchmark) -> Rate| stage.benchmark.as_ref().map(|benchmark| end(benchmark).to_f64());
    let days = |days: Option<Days>| days.map(|days| days.get().to_f64());
    let numbers = [
        (LOW, Shape::Percent, rate(Benchmark::low)),
        (HIGH, Shape::Percent, rate(Benchmark::high)),
        (DAYS, Shape::Days, days(stage.days)),
        (LIMIT, Shape::Days, days(stage.limit)),
    ];
    numbers
        .into_iter()
        .try_for_each(|(column, shape, number)| sheet.number((row, column), number, &looks::number(shape)))
}

fn write_formulas(sheet: &mut Sheet, heading: u32) -> Written {
    let words = sheet.words;
    write_heading(sheet, heading, words.about.formulas)?;
    let formulas = formulas(words);
    for ((label, formula), row) in formulas.iter().zip(heading + 1..) {
        sheet.worksheet.set_row_height(row, ROW)?;
        sheet.text((row, NAME), label, &looks::topic())?;
        sheet.text((row, DEFINITION), formula, &looks::note())?;
    }
    let last = heading + 2 + formulas.len() as u32;
    sheet.text((last, NAME), words.formula.certain, &looks::note())
}

/// By the names that the sheets give them.
fn formulas<'a>(words: &Words<'a>) -> [(&'a str, &'a str); 12] {
    let (column, formula) = (&words.column, &words.formula);
    [
        (column.rate, formula.rate),
        (column.cumulative, formula.cumulative),
        (column.drop_off, formula.drop_off),
        (words.result.revenue, formula.money),
        (words.result.roi, formula.roi),
        (words.result.margin, formula.margin),
        (column.weight, formula.weight),
        (words.goal.worth, formula.worth),
        (column.required, formula.required),
        (column.gap, formula.gap),
        (column.expected, formula.expected),
        (words.scenario.what_if, formula.required_scenario),
    ]
}
