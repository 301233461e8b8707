//! The structure of the file, without a spreadsheet program.

// What is not there is a failed test, in a function beside the tests too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fs;
use std::path::Path;

use funnelwright_core::calc::{Report, report, report_under};
use funnelwright_core::plan::{Currency, Overrides, Plan, Scenario, Text};
use support::funnel::{euros, funnel, id, plan, sample, typed, with_rates};
use support::{Cells, ENGLISH, SHEETS, book, book_in, place, plans_of_files};

/// What stands below this text of this sheet, from the top down; the text's first place, or the one after a heading.
fn below<'a>(cells: &'a Cells, sheet: &'static str, heading: &str, head: &str) -> impl Fn(usize) -> &'a str {
    let rows = cells.iter().filter(|((of, _), _)| *of == sheet).map(|((_, cell), content)| (place(cell), content));
    let row_of_heading = rows.clone().find(|(_, content)| content.value == heading).unwrap().0.1;
    let mut heads: Vec<(usize, usize)> = rows
        .filter(|((_, row), content)| content.value == head && *row >= row_of_heading)
        .map(|(place, _)| place)
        .collect();
    heads.sort_by_key(|(column, row)| (*row, *column));
    let (column, row) = *heads.first().unwrap_or_else(|| panic!("{sheet} has no {head} below {heading}"));
    let letter = char::from(b'A' + column as u8);
    move |position| {
        let cell = format!("{letter}{}", row + 2 + position);
        cells.get(&(sheet, cell)).map_or("", |content| content.value.as_str())
    }
}

fn assert_figure(found: &str, expected: Option<f64>, what: &str) {
    match expected {
        None => assert_eq!(found, "–", "{what}"),
        Some(expected) => {
            let found: f64 = found.parse().unwrap_or_else(|_| panic!("{what} is {found:?}, not {expected}"));
            assert!((found - expected).abs() <= 1e-12 * expected.abs(), "{what} is {found}, not {expected}");
        }
    }
}

fn assert_totals(cells: &Cells, sheet: &'static str, row: (&str, usize), report: &Report) {
    let top = report.stages.first().unwrap();
    for (head, expected) in [
        ("Customers", report.customers),
        ("Overall conversion", report.overall_conversion),
        ("Revenue", report.revenue),
        ("Cost", report.cost),
        ("Profit", report.profit),
        ("ROI", report.roi),
        ("Margin", report.margin),
        ("Needed at the top", top.required_count.map(|count| count as f64)),
        ("Missing at the top", top.required_gap),
    ] {
        assert_figure(below(cells, sheet, row.0, head)(row.1), expected, &format!("{sheet}, {head}"));
    }
}

#[test]
fn the_first_sheet_shows_the_baseline() {
    for plan in plans_of_files().into_iter().chain([plan(sample()), plan(funnel(&[0, 4, 0]))]) {
        let cells = book(&plan).cells();
        let report = report_under(&plan, &Overrides::default());
        assert_totals(&cells, "Funnel", ("Goal measure", 0), &report);
        for (position, stage) in report.stages.iter().enumerate() {
            for (head, expected) in [
                ("Reached", stage.expected_count),
                ("Of the top", stage.cumulative_conversion),
                ("Needed", stage.required_count.map(|count| count as f64)),
                ("Still missing", stage.required_gap),
            ] {
                assert_figure(below(&cells, "Funnel", "Stage", head)(position), expected, head);
            }
            let of_the_step = [
                ("Rate into it", stage.step_conversion),
                ("Lost on the way", stage.drop_off),
                ("Share lost", stage.drop_off_rate),
            ];
            for (head, expected) in of_the_step {
                let found = below(&cells, "Funnel", "Stage", head)(position);
                if position == 0 { assert_eq!(found, "") } else { assert_figure(found, expected, head) }
            }
        }
    }
}

#[test]
fn the_second_sheet_shows_every_scenario_and_what_is_not_saved() {
    let mut draft = sample();
    let rates = [typed(8, 2), typed(5, 1)];
    draft.what_if = with_rates(9_000, &rates);
    draft.scenarios = vec![
        Scenario { name: Text::fitted("Dearer"), overrides: Overrides::default() },
        Scenario { name: Text::default(), overrides: with_rates(20_000, &[]) },
    ];
    draft.scenarios[0].overrides.values.set(id(5), Some(euros(2_500)));
    draft.scenarios[0].overrides.costs.set(id(0), Some(euros(1)));
    let plan = plan(draft);
    let cells = book(&plan).cells();
    let shown = [
        ("Baseline", &Overrides::default()),
        ("What-if", &plan.what_if),
        ("Dearer", &plan.scenarios[0].overrides),
        ("Scenario 2", &plan.scenarios[1].overrides),
    ];
    for (index, (name, overrides)) in shown.into_iter().enumerate() {
        assert_eq!(below(&cells, "Scenarios", "Scenario", "Scenario")(index), name);
        let report = report_under(&plan, overrides);
        assert_totals(&cells, "Scenarios", ("Scenario", index), &report);
    }
    let what_if = report(&plan);
    for (position, stage) in what_if.stages.iter().enumerate() {
        let found = below(&cells, "Scenarios", "What-if", "Expected")(position);
        assert_figure(found, stage.expected_count, "expected");
    }
    let typed_in = below(&cells, "Scenarios", "What-if", "What-if volume, rates");
    assert_eq!([0, 1, 2, 3].map(&typed_in), ["9000", "0.08", "0.5", ""]);
}

const ROUND_PERCENTS: [u64; 10] = [3, 5, 7, 11, 13, 15, 29, 35, 57, 63];

/// What is taken off before rounding up must be more than the noise of doubles; a spreadsheet program may hide some of
/// it by itself.
#[test]
fn rounding_up_is_safe_from_the_noise_of_typed_rates() {
    let cells = book(&plan(sample())).cells();
    let formula = cells[&("Scenarios", "M10".to_owned())].formula.clone().unwrap();
    let noise: f64 = formula.split_once("*(1-").unwrap().1.split_once(')').unwrap().0.parse().unwrap();
    let mut noisy = 0;
    for percents in ROUND_PERCENTS.iter().flat_map(|one| ROUND_PERCENTS.map(|two| [*one, two, 95])) {
        for thousands in 1..=20 {
            let needed = (thousands * 1_000_000) as f64;
            let goal = (thousands * percents.iter().product::<u64>()) as f64;
            let worth = percents.iter().fold(1.0, |rates, percent| rates * (*percent as f64 / 100.0));
            noisy += usize::from((goal / worth).ceil() != needed);
            assert_eq!((goal / worth * (1.0 - noise)).ceil(), needed, "{percents:?}");
        }
    }
    assert!(noisy > 100, "{noisy}");
}

/// Of counts alone the first sheet's numbers are exact, which LibreOffice cannot show: it rounds to twelve digits first.
#[test]
fn what_is_needed_is_the_first_sheets_unless_a_rate_value_or_cost_is_typed() {
    let cells = book(&plan(sample())).cells();
    let formula = |sheet, cell: &str| cells[&(sheet, cell.to_owned())].formula.clone().unwrap();
    assert!(formula("Scenarios", "M11").contains("IF(COUNT($B$11:$B$15,$C$10:$D$15)=0,Funnel!M10,"));
    assert!(formula("Funnel", "M10").contains("ROUNDUP(ROUND($C$6*100,0)*C10/ROUND($D$6*100,0),0)"));
}

#[test]
fn a_what_if_that_is_kept_is_shown_once_and_without_any_there_is_one_to_type_into() {
    let names = |plan: &Plan| {
        let cells = book(plan).cells();
        let name = below(&cells, "Scenarios", "Scenario", "Scenario");
        [name(1).to_owned(), name(2).to_owned()]
    };
    let mut draft = sample();
    assert_eq!(names(&plan(draft.clone())), ["What-if", ""]);
    draft.what_if = with_rates(9_000, &[]);
    draft.scenarios = vec![Scenario { name: Text::fitted("Fewer"), overrides: draft.what_if.clone() }];
    assert_eq!(names(&plan(draft)), ["Fewer", ""]);
}

#[test]
fn names_stay_the_text_that_they_are() {
    let names = [
        "=1+1",
        "+1",
        "@SUM(A1)",
        "{=A1}",
        "<r><t>rich</t></r>",
        "<r></x></r>",
        "</t>&amp;\"'",
        "_x0041_",
        "<r>_x0041_",
        "  spaced  ",
        "12",
        "TRUE",
        "#N/A",
        "https://example.org",
        "internal:Funnel!A1",
    ];
    let mut draft = funnel(&[10; 15]);
    for (stage, name) in draft.stages.iter_mut().zip(names) {
        stage.name = Text::fitted(name);
        stage.definition = Text::fitted(name);
    }
    draft.name = Text::fitted("<r><t>plan</t></r>");
    draft.scenarios = vec![Scenario { name: Text::fitted("=2*3"), overrides: with_rates(1, &[]) }];
    let book = book(&plan(draft));
    let cells = book.cells();
    for (position, name) in names.into_iter().enumerate() {
        assert_eq!(below(&cells, "Funnel", "Stage", "Stage")(position), name);
        assert_eq!(below(&cells, "About", "Stages", "What confirms that someone is here")(position), name);
    }
    assert_eq!(cells[&("Funnel", "A1".to_owned())].value, "<r><t>plan</t></r>");
    assert_eq!(below(&cells, "Scenarios", "Scenario", "Scenario")(2), "=2*3");
    assert!(cells.values().all(|cell| cell.formula.is_none() || !cell.value.is_empty()));
    for (name, xml) in book.parts() {
        assert!(!xml.contains("hyperlink") && !xml.contains("External"), "{name}");
    }
}

#[test]
fn what_xml_cannot_hold_is_replaced() {
    let mut draft = sample();
    draft.name = Text::fitted("a\u{fffe}b\u{ffff}c");
    draft.stages[0].name = Text::fitted("\u{ffff}");
    let book = book(&plan(draft));
    for (name, xml) in book.parts() {
        assert!(roxmltree::Document::parse(xml).is_ok(), "{name}");
    }
    assert_eq!(book.cells()[&("Funnel", "A1".to_owned())].value, "a\u{fffd}b\u{fffd}c");
}

#[test]
fn sheets_are_set_up_to_be_read_and_printed() {
    let book = book(&plan(sample()));
    for sheet in SHEETS {
        let xml = book.sheet(sheet);
        assert!(
            xml.contains(r#"<pageSetUpPr fitToPage="1"/>"#) && xml.contains(r#"orientation="landscape""#),
            "{sheet}"
        );
        assert!(xml.contains(r#"fitToHeight="0""#) && xml.contains(r#"showGridLines="0""#), "{sheet}");
        assert!(!xml.contains("rightToLeft"), "{sheet}");
    }
    assert!(book.sheet("Funnel").contains(r#"<pane xSplit="2" ySplit="8" topLeftCell="C9""#));
    assert!(book.sheet("Scenarios").contains(r#"<pane xSplit="1" ySplit="6" topLeftCell="B7""#));
    let workbook = book.part("xl/workbook.xml");
    assert!(workbook.contains("Funnel!$8:$8") && workbook.contains(r#"fullCalcOnLoad="1""#));
}

#[test]
fn a_language_from_right_to_left_has_its_sheets_so() {
    let book = book_in(ENGLISH, true, &plan(sample()));
    assert!(SHEETS.into_iter().all(|sheet| book.sheet(sheet).contains(r#"rightToLeft="1""#)));
}

#[test]
fn the_words_of_every_language_fit() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../static/locales");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let catalogs: Vec<_> = files.filter(|path| path.to_string_lossy().ends_with(".workbook.json")).collect();
    assert!(!catalogs.is_empty());
    for path in catalogs {
        let book = book_in(&fs::read_to_string(&path).unwrap(), false, &plan(sample()));
        let formula = book.cells()[&("Funnel", "D6".to_owned())].formula.clone().unwrap();
        let measures: Vec<&str> = formula.split('"').skip(1).step_by(2).collect();
        let list = measures.join(",");
        assert!(book.sheet("Funnel").contains(&format!("<formula1>\"{list},")), "{}: {list}", path.display());
        assert_ne!(measures[0], measures[1], "{}", path.display());
    }
}

#[test]
fn money_has_the_decimals_of_its_currency() {
    let formats = ["#,##0.00;-#,##0.00;0", "#,##0.000;-#,##0.000;0"];
    for (currency, listed) in [("JPY", [false, false]), ("EUR", [true, false]), ("KWD", [false, true])] {
        let mut draft = sample();
        draft.currency = Currency::new(currency).unwrap();
        let book = book(&plan(draft));
        let styles = book.part("xl/styles.xml");
        assert_eq!(formats.map(|format| styles.contains(&format!("formatCode=\"{format}\""))), listed, "{currency}");
    }
}
