//! The workbook in a spreadsheet program: LibreOffice calculates it anew, after changes too, and must come to what `funnelwright_core::calc` says.

// What is not there is a failed test, in a function beside the tests too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/random.rs"]
mod random;
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use funnelwright_core::plan::{Edit, Goal, Override, Plan, Scenario, Target};
use support::funnel::{cents, euros, funnel, id, people, plan, sample, typed, with_rates};
use support::{Book, Cells, SHEETS, book, place, plans_of_files};

/// Opens workbooks, calculates, and gives all cells of each as they then stand.
fn calculated(name: &str, books: &[Book]) -> Vec<Calculated> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    let path = |index: usize| folder.join(format!("{index}.xlsx"));
    for (index, book) in books.iter().enumerate() {
        fs::write(path(index), book.clone().without_results().write()).unwrap();
    }
    let output = Command::new(std::env::var_os("SOFFICE").unwrap_or("soffice".into()))
        // Of its own, so that several can run at once.
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to"])
        // Commas, quotes, UTF-8, from the first line on, numbers in full, every sheet.
        .arg("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1")
        .arg("--outdir")
        .arg(&folder)
        .args((0..books.len()).map(path))
        .output()
        .expect("LibreOffice, on the PATH as soffice or named by $SOFFICE");
    assert!(output.status.success(), "{output:?}");
    (0..books.len()).map(|index| Calculated::read(&folder, index)).collect()
}

/// The rows of each sheet.
struct Calculated([Vec<Vec<String>>; 3]);

impl Calculated {
    fn read(folder: &Path, index: usize) -> Self {
        let rows = |path: PathBuf| {
            let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path);
            reader.unwrap().records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
        };
        Self(SHEETS.map(|sheet| rows(folder.join(format!("{index}-{sheet}.csv")))))
    }

    fn cell(&self, sheet: &str, cell: &str) -> &str {
        let index = SHEETS.iter().position(|name| *name == sheet).unwrap();
        let (column, row) = place(cell);
        self.0[index].get(row).and_then(|row| row.get(column)).map_or("", String::as_str)
    }

    /// Every formula's result is the one in these cells, which the core has worked out.
    fn assert_agrees(&self, expected: &Cells, context: &str) {
        let formulas = expected.iter().filter(|(_, cell)| cell.formula.is_some());
        assert!(formulas.clone().count() > 20, "{context}");
        for ((sheet, place), cell) in formulas {
            let found = self.cell(sheet, place);
            assert!(
                agree(found, &cell.value),
                "{context}: {sheet}!{place} is {found}, not {}: {}",
                cell.value,
                cell.formula.as_deref().unwrap_or_default()
            );
        }
    }
}

/// Numbers to the twelfth digit, whole ones exactly.
fn agree(found: &str, expected: &str) -> bool {
    // Printed in full, a percentage is still one.
    let found_number = match found.strip_suffix('%') {
        Some(hundredths) => hundredths.parse::<f64>().map(|hundredths| hundredths / 100.0),
        None => found.parse::<f64>(),
    };
    match (found_number, expected.parse::<f64>()) {
        (Ok(found), Ok(expected)) if expected.fract() == 0.0 && expected.abs() < 1e9 => (found - expected).abs() < 1e-6,
        (Ok(found), Ok(expected)) => (found - expected).abs() <= 1e-11 * expected.abs().max(1e-3),
        // More than a plan can count: the sheet goes on counting.
        (Ok(found), Err(_)) => found > 1e15,
        _ => found == expected,
    }
}

/// A workbook as it stands after something was typed into it, and the plan that it must agree with.
struct Typed {
    what: String,
    book: Book,
    plan: Plan,
}

fn typed_into(what: &str, book: Book, plan: Plan) -> Typed {
    Typed { what: what.to_owned(), book, plan }
}

fn check(name: &str, cases: Vec<Typed>) {
    let books: Vec<Book> = cases.iter().map(|case| case.book.clone()).collect();
    for (case, calculated) in cases.iter().zip(calculated(name, &books)) {
        calculated.assert_agrees(&book(&case.plan).cells(), &case.what);
    }
}

fn unchanged(plans: impl IntoIterator<Item = Plan>) -> Vec<Typed> {
    let case =
        |(index, plan): (usize, Plan)| typed_into(&format!("{index}, {}", plan.name.as_str()), book(&plan), plan);
    plans.into_iter().enumerate().map(case).collect()
}

fn with_goal(plan: &Plan, target: Target) -> Plan {
    plan.apply(Edit::SetGoal(Goal { target, ..plan.goal })).unwrap()
}

#[test]
#[ignore = "needs LibreOffice: cargo xtask test runs it"]
fn templates_and_the_golden_plan_come_to_their_reports() {
    check("files", unchanged(plans_of_files()));
}

#[test]
#[ignore = "needs LibreOffice: cargo xtask test runs it"]
fn all_measures_come_to_the_report() {
    let plans = plans_of_files().into_iter().chain([plan(sample())]);
    let targets = [Target::Customers(people(57)), Target::Revenue(cents(12_345_678)), Target::Profit(cents(9_999_999))];
    check("measures", unchanged(plans.flat_map(|plan| targets.map(|target| with_goal(&plan, target)))));
}

#[test]
#[ignore = "needs LibreOffice: cargo xtask test runs it"]
fn zero_rising_and_many_counts_come_to_the_report() {
    let mut plans = Vec::new();
    for counts in [
        &[0, 0, 0][..],
        &[0, 5, 3],
        &[10, 0, 0],
        &[10, 0, 4, 2],
        &[10, 4, 0],
        &[5, 10, 20],
        &[100, 100],
        &[1, 0],
        &[999_999, 1],
        &(1..=30).rev().map(|count| count * 1_000).collect::<Vec<_>>(),
    ] {
        for (earning, sale) in [(counts.len() - 1, None), (0, None), (0, Some(id(0))), (counts.len() - 1, Some(id(1)))]
        {
            let mut draft = funnel(counts);
            draft.stages[earning].value = cents(7_003);
            draft.stages[0].cost = cents(7);
            draft.sale_stage = sale;
            // A business without numbers yet: all it knows is typed.
            let rates: Vec<_> = counts.iter().skip(1).map(|_| typed(125, 3)).collect();
            draft.scenarios = vec![
                Scenario { name: Default::default(), overrides: with_rates(0, &rates) },
                Scenario { name: Default::default(), overrides: with_rates(80, &rates[1..]) },
            ];
            let plan = plan(draft);
            for target in [
                Target::Customers(people(0)),
                Target::Customers(people(9)),
                Target::Revenue(euros(900)),
                Target::Profit(cents(90_001)),
            ] {
                plans.push(with_goal(&plan, target));
            }
        }
    }
    check("counts", unchanged(plans));
}

#[test]
#[ignore = "needs LibreOffice: cargo xtask test runs it"]
fn a_typed_count_value_or_cost_is_followed_by_all() {
    let mut cases = Vec::new();
    for plan in plans_of_files().into_iter().take(6) {
        let book = book(&plan);
        let second = plan.stages[1].id;
        let last = plan.stages.len();
        let edits = [
            ("C10", 0.0, Edit::SetCount(second, people(0))),
            ("C10", 777.0, Edit::SetCount(second, people(777))),
            ("D10", 12.5, Edit::SetValue(second, cents(1_250))),
            ("E10", 0.99, Edit::SetCost(second, cents(99))),
            (&format!("C{}", 8 + last), 1.0, Edit::SetCount(plan.stages[last - 1].id, people(1))),
        ];
        for (cell, number, edit) in edits {
            // Units finer than the currency's are no legal amount.
            if plan.currency.minor_digits() != 2 && !cell.starts_with('C') {
                continue;
            }
            let what = format!("{} with {number} in {cell}", plan.name.as_str());
            cases.push(typed_into(&what, book.clone().with("Funnel", cell, number), plan.apply(edit).unwrap()));
        }
    }
    check("typed", cases);
}

#[test]
#[ignore = "needs LibreOffice: cargo xtask test runs it"]
fn a_typed_goal_is_followed_by_all() {
    let plan = plan(sample());
    let book = book(&plan);
    let euros_of =
        |amount: f64, measure: &str| book.clone().with_text("Funnel", "A6", measure).with("Funnel", "C6", amount);
    check(
        "goal",
        vec![
            typed_into(
                "customers",
                book.clone().with("Funnel", "C6", 57.0),
                with_goal(&plan, Target::Customers(people(57))),
            ),
            typed_into(
                "revenue",
                euros_of(108_000.01, "revenue"),
                with_goal(&plan, Target::Revenue(cents(10_800_001))),
            ),
            typed_into("profit", euros_of(91_200.0, "profit"), with_goal(&plan, Target::Profit(euros(91_200)))),
            typed_into(
                "nothing",
                book.clone().with("Funnel", "C6", 0.0),
                with_goal(&plan, Target::Customers(people(0))),
            ),
        ],
    );
}

#[test]
#[ignore = "needs LibreOffice: cargo xtask test runs it"]
fn a_typed_what_if_is_followed_by_all() {
    // The rows of the what-if's stages begin behind the comparison of two and the two rows of its head.
    let plan = plan(sample());
    let what_if = |changes: &[(&str, f64, Override)]| {
        let (mut book, mut plan) = (book(&plan), plan.clone());
        for (cell, number, change) in changes {
            book = book.with("Scenarios", cell, *number);
            plan = plan.apply(Edit::SetOverride(*change)).unwrap();
        }
        typed_into(&format!("{changes:?}"), book, plan)
    };
    let top = ("B10", 20_000.0, Override::Top(Some(people(20_000))));
    let rate = ("B15", 0.45, Override::Rate(id(5), Some(typed(45, 2))));
    let value = ("C15", 3_000.0, Override::Value(id(5), Some(euros(3_000))));
    let cost = ("D10", 1.25, Override::Cost(id(0), Some(cents(125))));
    let mut cases = vec![
        what_if(&[top]),
        what_if(&[rate]),
        what_if(&[value]),
        what_if(&[cost]),
        what_if(&[top, rate, value, cost]),
    ];
    // Emptied again, it is the baseline.
    cases.push(typed_into("emptied", cases[1].book.clone().emptied("Scenarios", "B15"), plan));
    check("what-if", cases);
}

#[test]
#[ignore = "needs LibreOffice: cargo xtask test runs it"]
fn typed_rates_round_up_past_the_noise_of_doubles() {
    // 57 / (0.05 · 0.15 · 0.95) is 8,000 and 10 at 10 % take 100, and not one more.
    let mut eight_thousand = funnel(&[0, 0, 0, 0]);
    eight_thousand.what_if = with_rates(0, &[typed(5, 2), typed(15, 2), typed(95, 2)]);
    eight_thousand.goal.target = Target::Customers(people(57));
    let mut hundred = funnel(&[0, 0]);
    hundred.what_if = with_rates(0, &[typed(1, 1)]);
    hundred.goal.target = Target::Customers(people(10));
    let books = [plan(eight_thousand), plan(hundred)].map(|plan| book(&plan));
    let needed =
        calculated("noise", &books).iter().map(|book| book.cell("Scenarios", "K6").to_owned()).collect::<Vec<_>>();
    assert_eq!(needed, ["8000", "100"]);
}

#[test]
#[ignore = "needs LibreOffice: cargo xtask test runs it"]
fn any_plan_comes_to_its_report() {
    check("any", unchanged(random::plans(60)));
}
