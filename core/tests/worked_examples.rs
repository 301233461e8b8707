//! Published examples and known traps of rounding, read from tests/fixtures/worked-examples.json.
#![allow(clippy::unwrap_used, clippy::panic)]

mod funnel;

use std::collections::BTreeMap;
use std::path::Path;

use funnel::{funnel, people, plan, typed, with_rates};
use funnelwright_core::calc::{Report, Requirement, report, report_under};
use funnelwright_core::plan::{Plan, Target};
use serde_json::Value;

/// The examples of this file that are whole funnels; the others are of single formulas.
const FUNNELS: [&str; 5] = ["six-stage-b2b", "four-stage", "from-first", "revenue-goal", "paid-traffic"];

/// What is expected of a report, by the names of `data-metric`.
const METRICS: [&str; 5] =
    ["step-conversion", "cumulative-conversion", "overall-conversion", "required-count", "revenue"];

#[test]
fn published_funnels_come_out_as_published() {
    let examples = examples();
    let mut checked = BTreeMap::new();
    for name in FUNNELS {
        let example = examples.iter().find(|example| example["id"] == name).unwrap();
        let report = report(&plan_of(example));
        let tolerance = example["digits"].as_i64().map_or(1e-12, |digits| 0.5 * 10_f64.powi(-(digits as i32)));
        let expected = example["expect"].as_object().unwrap();
        for (metric, wanted) in expected.iter().filter(|(metric, _)| METRICS.contains(&metric.as_str())) {
            match wanted {
                Value::Object(by_stage) => {
                    for (stage, wanted) in by_stage {
                        let position = stage.parse::<usize>().unwrap() - 1;
                        let found = stage_metric(&report, metric, position);
                        assert_close(found, wanted.as_f64().unwrap(), tolerance, &format!("{name}: {metric} {stage}"));
                    }
                }
                wanted => {
                    assert_close(
                        metric_of(&report, metric),
                        wanted.as_f64().unwrap(),
                        tolerance,
                        &format!("{name}: {metric}"),
                    );
                }
            }
            *checked.entry(metric.clone()).or_insert(0) += 1;
        }
    }
    assert_eq!(checked.keys().map(String::as_str).collect::<Vec<_>>(), {
        let mut metrics = METRICS.to_vec();
        metrics.sort_unstable();
        metrics
    });
}

#[test]
fn traps_of_rounding_are_avoided() {
    let examples = examples();
    let traps = &examples.iter().find(|example| example["id"] == "traps").unwrap()["expect"];
    let wanted = |trap: &str| traps[trap].as_u64().unwrap();

    let tenths = |tenths| typed(tenths, 1);
    let twentieths = [typed(5, 2), typed(15, 2), typed(95, 2)];
    assert_eq!(required_top(57, &twentieths), Requirement::Top(wanted("ceil(57/(0.05*0.15*0.95))")));
    assert_eq!(required_top(1, &[tenths(3), tenths(3)]), Requirement::Top(wanted("target 1 at 30% x 30%")));
    assert_eq!(required_top(10, &[tenths(1)]), Requirement::Top(wanted("target 10 at 10%")));

    let report = report_under(&plan(funnel(&[100, 1])), &with_rates(100, &[typed(57, 2)]));
    assert_eq!(report.customers, Some(wanted("percent 0.57 of 100, whole") as f64));
}

fn required_top(customers: u64, rates: &[funnelwright_core::plan::Rate]) -> Requirement {
    let mut draft = funnel(&vec![1; rates.len() + 1]);
    draft.goal.target = Target::Customers(people(customers));
    report_under(&plan(draft), &with_rates(1, rates)).required_top
}

fn examples() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/worked-examples.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn plan_of(example: &Value) -> Plan {
    let counts: Vec<u64> =
        example["stages"].as_array().unwrap().iter().map(|stage| stage[1].as_u64().unwrap()).collect();
    let mut draft = funnel(&counts);
    if let Some(value) = example["deal_value"].as_u64() {
        draft.stages.last_mut().unwrap().value = funnel::euros(value);
    }
    if let Some(amount) = example["goal"]["amount"].as_u64() {
        assert_eq!(example["goal"]["measure"], "revenue");
        draft.goal.target = Target::Revenue(funnel::euros(amount));
    }
    plan(draft)
}

fn stage_metric(report: &Report, metric: &str, position: usize) -> Option<f64> {
    let stage = &report.stages[position];
    match metric {
        "step-conversion" => stage.step_conversion,
        "cumulative-conversion" => stage.cumulative_conversion,
        "required-count" => stage.required_count.map(|count| count as f64),
        other => panic!("{other} does not belong to a stage"),
    }
}

fn metric_of(report: &Report, metric: &str) -> Option<f64> {
    match metric {
        "overall-conversion" => report.overall_conversion,
        "revenue" => report.revenue,
        other => panic!("{other} does not belong to the whole"),
    }
}

fn assert_close(found: Option<f64>, wanted: f64, tolerance: f64, what: &str) {
    assert!(found.is_some_and(|found| (found - wanted).abs() <= tolerance), "{what}: {found:?}, not {wanted}");
}
