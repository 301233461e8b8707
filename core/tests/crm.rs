//! A real CRM export of 8,800 opportunities as a funnel. The file is the columns deal_stage and
//! close_value of "CRM Sales Opportunities", Maven Analytics Data Playground, public domain.

mod funnel;

use funnel::{cents, funnel, plan};
use funnelwright_core::calc::report;

const DEALS: &str = include_str!("../../tests/fixtures/crm_deals.csv");

#[test]
fn the_export_gives_its_known_rates_and_revenue() {
    let deals: Vec<(&str, &str)> = DEALS.lines().skip(1).filter_map(|line| line.split_once(',')).collect();
    let count = |wanted: fn(&str) -> bool| deals.iter().filter(|(stage, _)| wanted(stage)).count() as u64;
    let engaged = count(|stage| stage != "Prospecting");
    let won = count(|stage| stage == "Won");
    assert_eq!((deals.len(), engaged, won), (8_800, 8_300, 4_238));

    let earned: u64 =
        deals.iter().filter(|(stage, _)| *stage == "Won").map(|(_, value)| value.parse::<u64>().unwrap()).sum();
    assert_eq!(earned, 10_005_534);
    // To the nearest cent, as a person would type the average.
    let average = (earned * 100 + won / 2) / won;
    assert_eq!(average, 236_091);

    let mut draft = funnel(&[8_800, engaged, won]);
    draft.stages[2].value = cents(average);
    let report = report(&plan(draft));

    let assert_percent = |found: Option<f64>, wanted: f64| assert!((found.unwrap() * 100.0 - wanted).abs() < 0.005);
    assert_percent(report.stages[1].step_conversion, 94.32);
    assert_percent(report.stages[2].step_conversion, 51.06);
    assert_percent(report.overall_conversion, 48.16);
    assert_eq!(report.customers, Some(4_238.0));
    let rounding_of_the_average = 0.005 * 4_238.0;
    assert!((report.revenue.unwrap() - 10_005_534.0).abs() <= rounding_of_the_average);
}
