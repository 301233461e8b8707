//! Tables for spreadsheets, out and in.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used, clippy::panic)]

mod funnel;
mod support;

use funnel::{cents, funnel, people, plan, sample, typed, with_rates};
use funnelwright_core::calc::report;
use funnelwright_core::format::{
    Answers, Cell, Cells, Column, KnownWords, TableOptions, read_stage_table, results_table, write_csv, write_tsv,
};
use funnelwright_core::number_text::Symbols;
use funnelwright_core::plan::{Count, MAXIMUM_STAGES, Plan, StageId, Text};
use proptest::prelude::*;

/// Names and counts of a table that was written here.
fn read(text: &str) -> Vec<(String, Option<Count>)> {
    let words = KnownWords { names: &["stage"], counts: &["count"], ..KnownWords::default() };
    let answers = Answers { total: Some(false), turned: Some(false), ..Answers::default() };
    let options = TableOptions { symbols: Symbols::ENGLISH, words, stages: &[], today: None, answers };
    let reading = read_stage_table(&Cells::split(text, &options).unwrap(), &options, MAXIMUM_STAGES);
    reading.rows.into_iter().map(|row| (row.name.unwrap_or_default().as_str().to_owned(), row.count)).collect()
}

fn plain(number: f64) -> String {
    number.to_string()
}

fn with_comma(number: f64) -> String {
    plain(number).replace('.', ",")
}

fn results(plan: &Plan) -> Vec<Vec<Cell>> {
    results_table(plan, &report(plan), &|column| format!("{column:?}"))
}

fn names_and_counts(plan: &Plan) -> Vec<(String, Option<Count>)> {
    plan.stages.iter().map(|stage| (stage.name.as_str().trim().to_owned(), Some(stage.count))).collect()
}

#[test]
fn results_are_written_to_the_digit() {
    let mut draft = sample();
    draft.stages.truncate(3);
    draft.stages[0].name = Text::fitted("Visits; all");
    draft.stages[1].name = Text::fitted("=SUM(A1)");
    draft.stages[2].name = Text::fitted("15\" screens, sold");
    draft.stages[2].value = cents(240_050);
    draft.stages[0].cost = cents(5);
    draft.stages[1].count = people(9_000);
    draft.what_if = with_rates(12_000, &[typed(5, 1), typed(25, 2)]);
    draft.what_if.values.set(StageId(1), Some(cents(99)));
    let table = results(&plan(draft));
    // 12,000 → 6,000 → 1,500 at 0.99 and 2,400.50 each: an entry at the top brings 0.495 + 300.0625 = 300.5575, the
    // goal of 45 customers takes 45 ÷ 0.125 = 360 of them, and a typed rate has no range.
    assert_eq!(
        write_csv(&table, &plain),
        [
            "\u{feff}Stage,Count,ExpectedCount,StepConversion,CumulativeConversion,DropOff,DropOffRate,RateLow,\
             RateHigh,Value,Cost,LeakValue,PointValue,RequiredCount,RequiredGap\r\n",
            "\"Visits; all\",12000,12000,,1,,,,,0,0.05,,,360,-11640\r\n",
            "'=SUM(A1),9000,6000,0.5,0.5,6000,0.5,,,0.99,0,3606690,72133.8,180,-5820\r\n",
            "\"15\"\" screens, sold\",420,1500,0.25,0.125,4500,0.75,,,2400.5,0,10802250,144030,45,-1455\r\n",
        ]
        .concat()
    );
    let copied = write_tsv(&table, &with_comma);
    let rows: Vec<&str> = copied.split('\n').collect();
    assert!(rows[0].starts_with("Stage\tCount\tExpectedCount\t"));
    assert_eq!(
        rows[1..],
        [
            "Visits; all\t12000\t12000\t\t1\t\t\t\t\t0\t0,05\t\t\t360\t-11640",
            "'=SUM(A1)\t9000\t6000\t0,5\t0,5\t6000\t0,5\t\t\t0,99\t0\t3606690\t72133,8\t180\t-5820",
            "15\" screens, sold\t420\t1500\t0,25\t0,125\t4500\t0,75\t\t\t2400,5\t0\t10802250\t144030\t45\t-1455",
        ]
    );
}

#[test]
fn a_cell_stays_one_cell() {
    let texts = ["\"quoted\"", "a\tb", "two\nlines", "", "\r", "a,b;c", "\"\"\""];
    let row: Vec<Cell> = texts.map(|text| Cell::Text(text.into())).into();
    assert_eq!(
        write_csv(std::slice::from_ref(&row), &plain),
        "\u{feff}\"\"\"quoted\"\"\",\"a\tb\",\"two\nlines\",,\"'\r\",\"a,b;c\",\"\"\"\"\"\"\"\"\r\n"
    );
    assert_eq!(
        write_tsv(&[vec![Cell::Empty], row], &plain),
        "\n\"\"\"quoted\"\"\"\t\"a\tb\"\t\"two\nlines\"\t\t\"'\r\"\ta,b;c\t\"\"\"\"\"\"\"\""
    );
}

#[test]
fn counted_rates_have_their_range() {
    let plan = plan(sample());
    let (low, high) = report(&plan).stages[1].rate_range.unwrap();
    assert!(low < high);
    assert_eq!(results(&plan)[2][7..9], [Cell::Number(low), Cell::Number(high)]);
}

#[test]
fn what_no_number_says_is_an_empty_cell() {
    let table = results(&plan(funnel(&[0, 0])));
    assert_eq!(
        write_csv(&table, &plain).split_once("\r\n").unwrap().1,
        "Stage 1,0,0,,,,,,,0,0,,,0,0\r\nStage 2,0,0,,,0,,,,0,0,0,,0,0\r\n"
    );
}

#[test]
fn each_column_stands_once() {
    for (position, column) in Column::ALL.iter().enumerate() {
        assert_eq!(Column::ALL.iter().position(|other| other == column), Some(position));
    }
}

#[test]
fn names_are_any_text() {
    let names = ["a\"b,c;d", "two lines", "=1+1", "'=1", "'90s", "", "12", "Визиты", "🏗", "✓"];
    let row = |(name, count): (&&str, u64)| vec![Cell::Text((*name).into()), Cell::Number(count as f64)];
    let heading = vec![Cell::Text("Stage".into()), Cell::Text("Count".into())];
    let table: Vec<Vec<Cell>> = std::iter::once(heading).chain(names.iter().zip(1..).map(row)).collect();
    let read_names: Vec<String> = read(&write_csv(&table, &plain)).into_iter().map(|(name, _)| name).collect();
    assert_eq!(read_names, names);
}

proptest! {
    #[test]
    fn results_read_back_as_the_same_names_and_counts(plan in support::plan()) {
        let table = results(&plan);
        prop_assert_eq!(read(&write_csv(&table, &plain)), names_and_counts(&plan));
        prop_assert_eq!(read(&write_tsv(&table, &plain)), names_and_counts(&plan));
    }

    #[test]
    fn a_written_cell_begins_no_formula(text in "['=+@\t\r\n\"1a-]{0,5}") {
        let written = write_csv(&[vec![Cell::Text(text.clone()), Cell::Text("end".into())]], &plain);
        let bare = written.strip_prefix('\u{feff}').unwrap();
        let shown = bare.strip_prefix('"').unwrap_or(bare);
        let is_number = text.strip_prefix(['+', '-']).unwrap_or("no").bytes().all(|byte| byte.is_ascii_digit());
        prop_assert!(!shown.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) || is_number, "{:?}", written);
    }
}
