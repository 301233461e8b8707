//! Tables for spreadsheets, out and in.

// Clippy knows tests by their attribute only, not the functions that they share.
#![allow(clippy::unwrap_used, clippy::panic)]

mod funnel;
mod support;

use funnel::{cents, funnel, people, plan, sample, typed, with_rates};
use funnelwright_core::calc::report;
use funnelwright_core::format::{
    Cell, Column, CsvProblem, MAXIMUM_CSV_LENGTH, read_stage_rows, results_table, write_csv, write_tsv,
};
use funnelwright_core::number_text::{Symbols, parse};
use funnelwright_core::plan::{Count, MAXIMUM_STAGES, Plan, StageId, Text};
use proptest::prelude::*;

fn count(text: &str) -> Option<Count> {
    let typed = parse(text, &Symbols::ENGLISH).ok().filter(|typed| !typed.percent)?;
    Count::new(typed.value.as_whole()?).ok()
}

fn read(text: &str) -> Result<Vec<(Text<80>, Count)>, CsvProblem> {
    read_stage_rows(text, &count)
}

fn stages(stages: &[(&str, u64)]) -> Result<Vec<(Text<80>, Count)>, CsvProblem> {
    Ok(stages.iter().map(|(name, count)| (Text::fitted(name), people(*count))).collect())
}

fn no_count(row: usize, found: &str) -> Result<Vec<(Text<80>, Count)>, CsvProblem> {
    Err(CsvProblem::NoCount { row, found: Text::fitted(found) })
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

fn names_and_counts(plan: &Plan) -> Vec<(Text<80>, Count)> {
    plan.stages.iter().map(|stage| (stage.name.clone(), stage.count)).collect()
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
fn names_and_counts_are_read_however_they_are_parted() {
    let expected = stages(&[("Visits", 1200), ("Orders", 30)]);
    for text in [
        "Visits,1200\nOrders,30",
        "Visits;1,200\r\nOrders;30\r\n",
        "Visits\t1.2k\rOrders\t=3*10\r",
        "\u{feff}Stage,Count\r\n\"Visits\",\"1,200\"\r\n\r\nOrders, 30\r\n",
        "Stage;Share;Count;Note\nVisits;100 %;1200;first\nOrders;2.5 %;30;\n;;;\n",
        "#,Stage,Count\n1,Visits,1200\n2,Orders,30\n",
        "\"Visits\"\t\"1,200\"\n\"Orders\"\t\"30\"\n",
        "Visits,,1200\nOrders,5,30\n",
        "1k,Visits,1200\n2k,Orders,30\n",
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn a_separator_within_numbers_parts_no_cells() {
    let expected = stages(&[("Visits", 1_200_300), ("Orders", 1_030_000)]);
    assert_eq!(read("Visits\t1,200,300\nOrders\t1,030,000"), expected);
    assert_eq!(read("Visits;1,200,300\nOrders;1,030,000"), expected);
    assert_eq!(
        read("Visits; all\t1,200,300\nOrders; all\t7\n"),
        stages(&[("Visits; all", 1_200_300), ("Orders; all", 7)])
    );
}

#[test]
fn names_are_any_text() {
    assert_eq!(
        read("\"a\"\"b,c;d\",1\n\"two\nlines\",2\n'=1+1,3\n''=1,4\n'90s,5\n=1+1,6\n  ,7\n,8\n12,9\n"),
        stages(&[
            ("a\"b,c;d", 1),
            ("two lines", 2),
            ("=1+1", 3),
            ("'=1", 4),
            ("'90s", 5),
            ("=1+1", 6),
            ("  ", 7),
            ("", 8),
            ("12", 9)
        ])
    );
    assert_eq!(read("1,10\n2,20\n"), stages(&[("1", 10), ("2", 20)]));
    assert_eq!(read("1,Визиты,10\n2,🏗,20\n"), stages(&[("Визиты", 10), ("🏗", 20)]));
    assert_eq!(read("🏗,10,0.5\n✓,20,\n"), stages(&[("🏗", 10), ("✓", 20)]));
    let long = "x".repeat(100);
    assert_eq!(read(&format!("{long},1")), stages(&[(&long[..80], 1)]));
}

#[test]
fn a_row_without_a_count_is_named() {
    assert_eq!(read("Stage,Count\nVisits,1200\n\n\nOrders,many"), no_count(3, "many"));
    assert_eq!(read("Stage,Count\nVisits,1200\n,\nOrders"), no_count(4, ""));
    assert_eq!(read("Visits,1200\nOrders,12.5\nSales,3"), no_count(2, "12.5"));
    assert_eq!(read("Visits,1200\nOrders,-3\nSales,50%"), no_count(2, "-3"));
    assert_eq!(read(&format!("Visits,1\nOrders,{}", "x".repeat(100))), no_count(2, &"x".repeat(80)));
    assert_eq!(read("a,1\nb,1000000000000001\n"), no_count(2, "1000000000000001"));
}

#[test]
fn what_is_no_table_is_refused() {
    assert_eq!(read(&format!("Visits{}5", ",".repeat(99))), stages(&[("Visits", 5)]));
    assert_eq!(read(&format!("Visits{}5", ",".repeat(100))), Err(CsvProblem::NoTable));
    for text in
        ["", "\u{feff}", "just words", "one\ntwo\nthree", "1200\n30", "Visits,many\nOrders,few", "\"open,1\nb,2"]
    {
        assert_eq!(read(text), Err(CsvProblem::NoTable), "{text:?}");
    }
}

#[test]
fn more_than_a_plan_holds_is_refused() {
    let rows = |number: usize| (1..=number).map(|row| format!("Stage {row},{row}\n")).collect::<String>();
    for heading in ["", "Stage,Count\n"] {
        assert_eq!(read(&format!("{heading}{}", rows(MAXIMUM_STAGES))).unwrap().len(), MAXIMUM_STAGES);
        for surplus in [1, 2, 1000] {
            let text = format!("{heading}{}", rows(MAXIMUM_STAGES + surplus));
            assert_eq!(read(&text), Err(CsvProblem::TooMany));
        }
    }
    let filled = |length: usize| format!("a,1\nb,2{}", "\n".repeat(length - 7));
    assert_eq!(read(&filled(MAXIMUM_CSV_LENGTH)), stages(&[("a", 1), ("b", 2)]));
    assert_eq!(read(&filled(MAXIMUM_CSV_LENGTH + 1)), Err(CsvProblem::TooLong));
}

proptest! {
    #[test]
    fn results_read_back_as_the_same_names_and_counts(plan in support::plan()) {
        let table = results(&plan);
        prop_assert_eq!(read(&write_csv(&table, &plain)), Ok(names_and_counts(&plan)));
        prop_assert_eq!(read(&write_tsv(&table, &with_comma)), Ok(names_and_counts(&plan)));
    }

    #[test]
    fn names_that_look_like_something_else_read_back_too(
        names in proptest::collection::vec("['=+@\"',;0-9a .-]{0,5}", 2..=MAXIMUM_STAGES),
    ) {
        let mut draft = funnel(&vec![7; names.len()]);
        draft.stages.iter_mut().zip(&names).for_each(|(stage, name)| stage.name = Text::fitted(name));
        let plan = plan(draft);
        let table = results(&plan);
        for text in [write_csv(&table, &plain), write_tsv(&table, &with_comma)] {
            prop_assert_eq!(read(&text), Ok(names_and_counts(&plan)), "{}", text);
        }
    }

    #[test]
    fn a_written_cell_begins_no_formula(text in "['=+@\t\r\n\"1a-]{0,5}") {
        let written = write_csv(&[vec![Cell::Text(text.clone()), Cell::Text("end".into())]], &plain);
        let bare = written.strip_prefix('\u{feff}').unwrap();
        let shown = bare.strip_prefix('"').unwrap_or(bare);
        let is_number = text.strip_prefix(['+', '-']).unwrap_or("no").bytes().all(|byte| byte.is_ascii_digit());
        prop_assert!(!shown.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) || is_number, "{:?}", written);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\\PC\"',;\t\r\n0-9]{0,200}") {
        if let Ok(rows) = read(&text) {
            prop_assert!((1..=MAXIMUM_STAGES).contains(&rows.len()));
        }
    }
}
