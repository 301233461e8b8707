//! Tests of the registry of metrics, and the document that is made of it.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::*;

/// What stands before the table.
const INTRODUCTION: &str = r#"# Metrics

Every computed number on the page is a `<data>` element that whoever embeds the page can rely on:

    <data value="0.0031666666666666666" data-metric="overall-conversion">0.32%</data>

`value` is the number in full precision: plain decimal notation, rates as fractions of 1, money in major units; empty where there is no data. What the element encloses is for people, in their language. A metric may stand in several places; all agree.

Other attributes tell the numbers of a metric apart, and the table says which of them it has:

- `stage`: `data-stage`, the position of a stage, from 1
- `period`: `data-period`, that of a period to come, from 1
- `scenario`: `data-scenario`, the name of a compared scenario
- `lever`: `data-lever`, what is moved, as `rate-point-2`, `volume` or `value`
- `row`: `data-row`, a line of another table: a method of projection, as `linear-trend`

What stands in brackets is there in some places alone. Without `scenario` a number is under the what-if in force, and without `stage` hours are those of all stages.

A click on a number opens what explains it, and some stand nowhere else: `Show the math` of the plan, of a stage, of a period, of the horizon (all periods to come together), of the levers, of the projection, of the pipeline, of the work at a stage, and of the team.

This file is made from `src/widgets/metrics.rs`: `UPDATE_DOCS=1 cargo test -p funnelwright --lib metrics` writes it anew.

| metric | with | unit | meaning | explained in the math of |
| --- | --- | --- | --- | --- |
"#;

/// The names that were promised to embedding pages before there was a registry, and those added since. None may go.
const PROMISED: &[&str] = &[
    "step-conversion",
    "drop-off",
    "drop-off-rate",
    "cumulative-conversion",
    "expected-count",
    "overall-conversion",
    "failure-rate",
    "customers",
    "revenue",
    "cost",
    "profit",
    "roi",
    "required-count",
    "required-gap",
    "required-top",
    "required-top-confident",
    "chance-of-goal",
    "solve-rate",
    "solve-value",
    "leak-value",
    "point-value",
    "rate-low",
    "rate-high",
    "forecast-entries",
    "forecast-customers",
    "forecast-revenue",
    "forecast-cash",
    "forecast-revenue-p10",
    "forecast-revenue-p50",
    "forecast-revenue-p90",
    "lever-gain",
];

fn qualifier(qualifier: &Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Stage => "stage",
        Qualifier::StageFrom2 => "stage from 2",
        Qualifier::Period => "period",
        Qualifier::Lever => "lever",
        Qualifier::Row => "row",
        Qualifier::StageOrAll => "(stage)",
        Qualifier::OrStageFrom2 => "(stage from 2)",
        Qualifier::OrScenario => "(scenario)",
    }
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "count",
        Unit::Expected => "expected count",
        Unit::Average => "average",
        Unit::Rate => "rate",
        Unit::RateInBrief => "rate, in brief",
        Unit::Chance => "chance",
        Unit::Money => "money",
        Unit::MoneyInBrief => "money, in brief",
        Unit::Hours => "hours",
        Unit::PeriodNumber => "number of a period",
    }
}

fn subject(described: &Described) -> &'static str {
    let is_of_all = described.qualifiers.contains(&Qualifier::StageOrAll);
    match described.metric.subject {
        Subject::Plan => "plan",
        Subject::Stage => "stage",
        Subject::Period => "period",
        Subject::Horizon => "horizon",
        Subject::Levers => "levers",
        Subject::Projection => "projection",
        Subject::Pipeline => "pipeline",
        Subject::Work if is_of_all => "work, or team",
        Subject::Work => "work",
        Subject::Team => "team",
    }
}

fn document() -> String {
    let rows = DESCRIBED.iter().map(|described| {
        let Described { metric, qualifiers, meaning } = described;
        let with: Vec<&str> = qualifiers.iter().map(qualifier).collect();
        let cells =
            [with.join(", "), unit(metric.unit).to_owned(), meaning.trim().to_owned(), subject(described).to_owned()];
        format!("| `{}` | {} |\n", metric.name, cells.join(" | "))
    });
    std::iter::once(INTRODUCTION.to_owned()).chain(rows).collect()
}

#[test]
fn the_document_says_what_the_registry_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/metrics.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, document()).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    assert!(written == document(), "docs/metrics.md is not that of the registry: run the test with UPDATE_DOCS=1");
}

#[test]
fn names_are_told_apart_and_none_of_those_promised_is_gone() {
    let names: HashSet<&str> = ALL.iter().map(|metric| metric.name).collect();
    assert_eq!(names.len(), ALL.len());
    for name in PROMISED {
        assert_eq!(Metric::find(name).map(|metric| metric.name), Some(*name));
    }
    assert_eq!(Metric::find("forecast"), None);
}

#[test]
fn a_figure_is_explained_where_its_stage_or_period_is_else_with_all_of_them() {
    let topic = |metric: Metric, stage, period| metric.topic(stage, period);
    let of = Topic::new;
    assert_eq!(topic(REVENUE, None, None), Topic::PLAN);
    assert_eq!(topic(BOTTLENECK_VALUE, Some(2), None), Topic::PLAN);
    assert_eq!(topic(SOLVE_RATE, Some(1), None), Topic::stage(1));
    assert_eq!(topic(FORECAST_ENTRIES, Some(1), Some(2)), of(Subject::Period, 2));
    assert_eq!(topic(FORECAST_TOTAL_ENTRIES, Some(1), None), of(Subject::Horizon, 0));
    assert_eq!(topic(LEVER_GAIN, None, None), of(Subject::Levers, 0));
    assert_eq!(topic(PROJECTION_MAE, None, None), of(Subject::Projection, 0));
    assert_eq!(topic(PIPELINE_CHANCE, Some(1), None), of(Subject::Pipeline, 0));
    assert_eq!(topic(TOUCHES_PER_DAY, Some(1), None), of(Subject::Work, 1));
    assert_eq!(topic(CAPACITY_HOURS, Some(0), None), of(Subject::Work, 0));
    assert_eq!(topic(CAPACITY_HOURS, None, None), of(Subject::Team, 0));
    assert_eq!(topic(PEOPLE_NEEDED, None, None), of(Subject::Team, 0));
}

#[test]
fn what_a_metric_belongs_to_is_what_its_subject_goes_by() {
    for Described { metric, qualifiers, meaning } in DESCRIBED {
        let has = |wanted: &[Qualifier]| qualifiers.iter().any(|qualifier| wanted.contains(qualifier));
        let is_of_a_stage = has(&[Qualifier::Stage, Qualifier::StageFrom2, Qualifier::StageOrAll]);
        match metric.subject {
            Subject::Stage | Subject::Work => assert!(is_of_a_stage, "{}", metric.name),
            Subject::Period => assert!(has(&[Qualifier::Period]), "{}", metric.name),
            _ => {}
        }
        assert!(meaning.trim().ends_with('.') && !meaning.contains('|'), "{}", metric.name);
    }
}
