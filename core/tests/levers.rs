//! Levers: by hand, in closed form, and what must hold for any plan.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod funnel;
mod support;

use funnel::{euros, funnel, id, people, plan, range, sample};
use funnelwright_core::calc::levers::{Lever, LeverKind, levers};
use funnelwright_core::calc::report;
use funnelwright_core::calc::timeline::forecast;
use funnelwright_core::plan::{Date, Days, Decimal, PastPeriod, PerStage, Period, Plan, Text};
use proptest::prelude::*;

fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

fn find(levers: &[Lever], kind: LeverKind, stage: Option<usize>) -> Option<&Lever> {
    levers.iter().find(|lever| (lever.kind, lever.stage) == (kind, stage))
}

fn gain(levers: &[Lever], kind: LeverKind, stage: Option<usize>) -> f64 {
    find(levers, kind, stage).unwrap().revenue
}

fn assert_near(actual: f64, expected: f64, tolerance: f64) {
    assert!((actual - expected).abs() <= tolerance * expected.abs(), "{actual} is not {expected}");
}

#[test]
fn without_delays_a_point_brings_its_value_in_each_period() {
    let plan = plan(sample());
    let levers = levers(&plan, today());
    let report = report(&plan);
    for position in 1..6 {
        let point = report.stages[position].point_value.unwrap();
        // The rate is moved to a whole millionth: half of one is 0.005 % of a point.
        assert_near(gain(&levers, LeverKind::Point, Some(position)), 12.0 * point, 6e-5);
    }
    assert!(find(&levers, LeverKind::Point, Some(0)).is_none(), "nothing leads into the first stage");
}

#[test]
fn volume_and_value_by_a_tenth_bring_a_tenth_each() {
    let plan = plan(sample());
    let levers = levers(&plan, today());
    let tenth = 12.0 * 91_200.0 / 10.0;
    assert_near(gain(&levers, LeverKind::Volume, None), tenth, 1e-12);
    assert_near(gain(&levers, LeverKind::Value, None), tenth, 1e-12);
    assert_eq!(find(&levers, LeverKind::Volume, None).unwrap().change, (12_000.0, 13_200.0));
    assert_eq!(find(&levers, LeverKind::Value, None).unwrap().change, (2_400.0, 2_640.0));
    assert_near(find(&levers, LeverKind::Volume, None).unwrap().customers, 45.6, 1e-12);
    assert_eq!(find(&levers, LeverKind::Value, None).unwrap().customers, 0.0);
}

#[test]
fn a_tenth_of_a_delay_brings_what_comes_in_that_time() {
    let mut draft = funnel(&[700, 70]);
    draft.period = Period::Week;
    draft.stages[0].days = Days::new(Decimal::new(35, 1).unwrap()).ok();
    draft.stages[1].value = euros(10);
    let plan = plan(draft);
    // 100 enter a day, one in ten pays 10 €, and all of them 0.35 days earlier.
    let levers = levers(&plan, today());
    assert_near(gain(&levers, LeverKind::Days, Some(0)), 100.0 * 0.35 * 0.1 * 10.0, 1e-9);
    assert_eq!(find(&levers, LeverKind::Days, Some(0)).unwrap().change, (3.5, 3.15));
}

#[test]
fn a_rate_is_moved_to_the_high_end_of_its_range_and_to_its_best_past() {
    let mut draft = sample();
    let past = |proposals: u64, customers: u64| {
        let mut counts = PerStage::default();
        counts.set(id(4), Some(people(proposals)));
        counts.set(id(5), Some(people(customers)));
        PastPeriod { label: Text::default(), counts }
    };
    // 50 %, 48 %, one that nobody could be of, and one that is no share of people.
    *draft.history = vec![past(100, 50), past(100, 48), past(0, 3), past(10, 12)];
    draft.stages[1].benchmark = Some(range(1, 5));
    let plan = plan(draft);
    let levers = levers(&plan, today());
    // 38 of 95 are 40 %: 60 % bring half as much again, 50 % a quarter.
    let year = 12.0 * 91_200.0;
    assert_near(gain(&levers, LeverKind::Range, Some(5)), year / 2.0, 1e-12);
    assert_near(gain(&levers, LeverKind::BestPast, Some(5)), year / 4.0, 1e-12);
    assert!(find(&levers, LeverKind::Range, Some(1)).is_none(), "the rate is above its range");
}

#[test]
fn where_nothing_can_be_said_there_are_no_levers() {
    assert_eq!(levers(&plan(funnel(&[0, 0, 0])), today()), vec![]);
}

#[test]
fn a_rate_near_the_whole_has_no_further_point() {
    let levers = levers(&plan(funnel(&[1000, 991, 981])), today());
    assert!(find(&levers, LeverKind::Point, Some(1)).is_none());
    assert!(find(&levers, LeverKind::Point, Some(2)).is_some());
}

fn moved(plan: &Plan, lever: &Lever) -> (f64, f64) {
    let total = forecast(plan, &lever.what_if, today()).total;
    (total.revenue.unwrap(), total.customers.unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_brings_what_its_what_if_does_and_the_greatest_comes_first(plan in support::plan()) {
        let before = forecast(&plan, &plan.what_if, today()).total;
        let levers = levers(&plan, today());
        for lever in &levers {
            let (revenue, customers) = moved(&plan, lever);
            prop_assert_eq!(lever.revenue, revenue - before.revenue.unwrap());
            prop_assert_eq!(lever.customers, customers - before.customers.unwrap());
            prop_assert!(lever.change.0 != lever.change.1);
        }
        prop_assert!(levers.windows(2).all(|pair| pair[0].revenue >= pair[1].revenue));
        if before.revenue.is_none() {
            prop_assert!(levers.is_empty());
        }
    }
}
