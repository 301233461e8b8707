//! Properties of every report: checked on drawn plans, and against counting up by ones where plans are small.
#![allow(clippy::unwrap_used)]

mod funnel;
mod support;

use funnel::{cents, funnel, id, people, plan};
use funnelwright_core::calc::{Report, Requirement, Solve, report, report_under};
use funnelwright_core::plan::{Count, Overrides, Plan, PlanDraft, Rate, Target};
use proptest::collection::vec;
use proptest::prelude::*;

proptest! {
    // Three plans in four have someone behind a stage where nobody stood, which one of these has to pass over.
    #![proptest_config(ProptestConfig { max_global_rejects: 65_536, ..ProptestConfig::default() })]

    #[test]
    fn no_legal_plan_gives_a_number_that_is_none(plan in support::plan()) {
        for report in [report(&plan), report_under(&plan, &Overrides::default())] {
            let printed = format!("{report:?}");
            prop_assert!(!printed.contains("NaN") && !printed.contains("inf"), "{printed}");
            prop_assert_eq!(report.stages.len(), plan.stages.len());
        }
    }

    #[test]
    fn chances_and_ranges_are_in_order(plan in support::plan()) {
        let report = report(&plan);
        let chance = |chance: Option<f64>| chance.is_none_or(|chance| (0.0..=1.0).contains(&chance));
        prop_assert!(chance(report.chance_of_goal));
        prop_assert!(report.customers_range.is_none_or(|(low, high)| low <= high));
        prop_assert!(report.revenue_range.is_none_or(|(low, high)| low <= high));
        for stage in &report.stages {
            prop_assert!(chance(stage.chance_below_range));
            prop_assert!(stage.rate_range.is_none_or(|(low, high)| 0.0 <= low && low <= high && high <= 1.0));
        }
    }

    #[test]
    fn without_overrides_what_is_expected_is_what_was_counted(plan in support::plan()) {
        let report = report_under(&plan, &Overrides::default());
        for (stage, said) in plan.stages.iter().zip(&report.stages) {
            prop_assert_eq!(said.expected_count, Some(stage.count.get() as f64));
        }
        let mut draft = plan.to_draft();
        draft.what_if = Overrides::default();
        prop_assert_eq!(crate::report(&Plan::new(draft).unwrap()), report);
    }

    #[test]
    fn overrides_that_restate_the_baseline_change_no_figure(plan in support::plan()) {
        let baseline = report_under(&plan, &Overrides::default());
        let mut restated = Overrides { top: Some(plan.stages[0].count), ..Overrides::default() };
        for (stage, said) in plan.stages.iter().zip(&baseline.stages) {
            restated.rates.set(stage.id, said.rate.map(|step| step.rate));
            restated.values.set(stage.id, Some(stage.value));
            restated.costs.set(stage.id, Some(stage.cost));
        }
        let report = report_under(&plan, &restated);
        // Where nobody stood before a stage that some reached, only the counts themselves say how many.
        prop_assume!(baseline.stages.iter().skip(1).all(|stage| stage.rate.is_some() || stage.expected_count == Some(0.0)));
        let figures = |report: &Report| (
            report.required_top,
            report.stages.iter().map(|stage| (stage.expected_count, stage.required_count, stage.rises)).collect::<Vec<_>>(),
        );
        prop_assert_eq!(figures(&report), figures(&baseline));
        for (found, wanted) in [(report.revenue, baseline.revenue), (report.profit, baseline.profit)] {
            prop_assert_eq!(found, wanted);
        }
    }

    #[test]
    fn the_requirement_is_the_least_volume_that_counting_up_finds(small in small_plan()) {
        let report = report(&plan(small.draft()));
        let counted = (0..=LARGEST_COUNTED).find(|top| small.brings(*top) >= i128::from(small.amount));
        match (report.required_top, counted) {
            (Requirement::Top(top), Some(counted)) => {
                prop_assert_eq!(top, counted);
                prop_assert_eq!(report.stages.iter().map(|stage| stage.required_count.unwrap()).collect::<Vec<_>>(),
                    small.required_counts());
            }
            (Requirement::Top(top), None) => prop_assert!(top > LARGEST_COUNTED),
            (Requirement::Never | Requirement::Beyond, counted) => prop_assert_eq!(counted, None),
            (Requirement::NoData, _) => prop_assert!(false, "every rate is defined"),
        }
    }

    #[test]
    fn a_rate_that_meets_the_goal_alone_meets_it_when_put_in_force(small in small_plan()) {
        let plan = plan(small.draft());
        for (position, stage) in report(&plan).stages.iter().enumerate() {
            if let Solve::At(rate) = stage.solve_rate && rate > 0.0 {
                // As a fraction of 10¹⁵, the finest that can be typed.
                let finest = (rate * 1e15).round() as u64;
                let with = |numerator| {
                    let mut overrides = plan.what_if.clone();
                    overrides.rates.set(id(position), Rate::of_counts(numerator, Count::MAXIMUM));
                    reached(&report_under(&plan, &overrides), small.target())
                };
                let wanted = reached_by_goal(small.target());
                let allowed = 1e-9 * wanted.max(1.0) + (with(finest + 1) - with(finest)).abs();
                prop_assert!((with(finest) - wanted).abs() <= allowed, "{}, not {wanted}", with(finest));
            }
        }
    }

    #[test]
    fn a_value_that_meets_the_goal_alone_meets_it_and_a_cent_less_does_not(small in small_plan()) {
        let plan = plan(small.draft());
        if let Solve::At(value) = report(&plan).solve_value && value > 0.0 {
            let minor = (value * 100.0).round() as u64;
            let with = |minor| {
                let mut overrides = plan.what_if.clone();
                overrides.values.set(id(small.rates.len()), Some(cents(minor)));
                reached(&report_under(&plan, &overrides), small.target())
            };
            let wanted = reached_by_goal(small.target());
            prop_assert!(with(minor) >= wanted * (1.0 - 1e-12));
            prop_assert!(with(minor - 1) < wanted);
        }
    }

    #[test]
    fn more_at_the_top_is_never_less_likely_to_do(small in small_plan(), more in 1..500_u64) {
        let plan = plan(small.draft());
        let chance = |top: u64| {
            let overrides = Overrides { top: Some(people(top)), ..plan.what_if.clone() };
            report_under(&plan, &overrides).chance_of_goal.unwrap()
        };
        if small.costs.iter().all(|cost| *cost == 0) {
            prop_assert!(chance(small.top + more) >= chance(small.top) - 1e-9);
        }
    }

    #[test]
    fn a_better_rate_never_needs_more_nor_brings_less(small in small_plan(), step in any::<prop::sample::Index>(), more in 1_u64..20) {
        let better = {
            let mut better = small.clone();
            let index = step.index(small.rates.len());
            better.rates[index].0 += more;
            report(&plan(better.draft()))
        };
        let report = report(&plan(small.draft()));
        prop_assert!(better.customers.unwrap() >= report.customers.unwrap());
        // Where an entry costs more than it brings, more entries are no better.
        if small.costs.iter().all(|cost| *cost == 0) {
            prop_assert!(volume(better.required_top) <= volume(report.required_top));
        }
    }

    #[test]
    fn counts_times_k_give_the_same_rates_and_k_times_the_people(counts in vec(0..1_000_000_u64, 2..12), k in 1..1_000_u64) {
        let draft = |k: u64| {
            let mut draft = funnel(&counts.iter().map(|count| count * k).collect::<Vec<_>>());
            draft.stages[1].value = cents(123);
            draft.goal.target = Target::Customers(people(777));
            draft
        };
        let (one, many) = (report(&plan(draft(1))), report(&plan(draft(k))));
        prop_assert_eq!(one.overall_conversion, many.overall_conversion);
        prop_assert_eq!(one.required_top, many.required_top);
        for (one, many) in one.stages.iter().zip(&many.stages) {
            prop_assert_eq!(one.step_conversion, many.step_conversion);
            prop_assert_eq!(one.drop_off_rate, many.drop_off_rate);
            prop_assert_eq!(one.required_count, many.required_count);
            prop_assert_eq!(one.expected_count.map(|count| count * k as f64), many.expected_count);
            let close = |one: Option<f64>, many: Option<f64>| match (one, many) {
                (Some(one), Some(many)) => (one * k as f64 - many).abs() <= 1e-9 * many.abs().max(1.0),
                (one, many) => one == many,
            };
            prop_assert!(close(one.leak_value, many.leak_value));
            prop_assert!(close(one.point_value, many.point_value));
        }
    }

    #[test]
    fn more_at_the_top_is_proportionally_more_everywhere(small in small_plan(), k in 2..50_u64) {
        let plan = plan(small.draft());
        let with = |top: u64| report_under(&plan, &Overrides { top: Some(people(top)), ..plan.what_if.clone() });
        let (one, many) = (with(small.top), with(small.top * k));
        for (one, many) in one.stages.iter().zip(&many.stages) {
            let (one, many) = (one.expected_count.unwrap() * k as f64, many.expected_count.unwrap());
            prop_assert!((one - many).abs() <= 1e-12 * many.max(1.0));
        }
    }
}

/// How far the oracle counts up.
const LARGEST_COUNTED: u64 = 3_000;

/// A plan small enough for whole numbers of 128 bits.
#[derive(Debug, Clone)]
struct SmallPlan {
    top: u64,
    /// Into stage 2 and on, as (numerator, denominator).
    rates: Vec<(u64, u64)>,
    /// In cents, for every stage.
    values: Vec<u64>,
    costs: Vec<u64>,
    measure: u8,
    amount: u64,
}

fn small_plan() -> impl Strategy<Value = SmallPlan> {
    (1..5_usize)
        .prop_flat_map(|steps| {
            let cost = prop_oneof![2 => Just(vec![0; steps + 1]), 1 => vec(0..300_u64, steps + 1)];
            (1..5_000_u64, vec((0..20_u64, 1..20_u64), steps), vec(0..3_000_u64, steps + 1), cost, 0..3_u8, 0..600_u64)
        })
        .prop_map(|(top, rates, values, costs, measure, amount)| SmallPlan {
            top,
            rates,
            values,
            costs,
            measure,
            amount,
        })
}

impl SmallPlan {
    fn target(&self) -> Target {
        match self.measure {
            0 => Target::Customers(people(self.amount)),
            1 => Target::Revenue(cents(self.amount)),
            _ => Target::Profit(cents(self.amount)),
        }
    }

    /// The rates are put in force as a what-if; the counts are of no account.
    fn draft(&self) -> PlanDraft {
        let mut draft = funnel(&vec![1; self.rates.len() + 1]);
        for (position, stage) in draft.stages.iter_mut().enumerate() {
            stage.value = cents(self.values[position]);
            stage.cost = cents(self.costs[position]);
        }
        draft.goal.target = self.target();
        let rates: Vec<Rate> =
            self.rates.iter().map(|(reached, before)| Rate::of_counts(*reached, *before).unwrap()).collect();
        draft.what_if = funnel::with_rates(self.top, &rates);
        draft
    }

    /// What `top` entries bring of what the goal counts, rounded down: all over one common denominator.
    fn brings(&self, top: u64) -> i128 {
        let denominator: i128 = self.rates.iter().map(|(_, before)| i128::from(*before)).product();
        let mut entries = i128::from(top) * denominator;
        let mut total = 0;
        for position in 0..=self.rates.len() {
            if let Some((reached, before)) = position.checked_sub(1).map(|step| self.rates[step]) {
                entries = entries / i128::from(before) * i128::from(reached);
            }
            total += entries * self.weight(position);
        }
        total.div_euclid(denominator)
    }

    fn weight(&self, position: usize) -> i128 {
        let (value, cost) = (i128::from(self.values[position]), i128::from(self.costs[position]));
        match self.measure {
            0 => i128::from(position == self.rates.len()),
            1 => value,
            _ => value - cost,
        }
    }

    /// ⌈N·r₂·…·rᵢ⌉ for the exact N, by counting up.
    fn required_counts(&self) -> Vec<u64> {
        let denominator: i128 = self.rates.iter().map(|(_, before)| i128::from(*before)).product();
        // What as many entries as the denominator bring, so that N = amount × denominator / this.
        let brought = self.brings(u64::try_from(denominator).unwrap());
        let mut entries = i128::from(self.amount) * denominator * denominator;
        (0..=self.rates.len())
            .map(|position| {
                if let Some((reached, before)) = position.checked_sub(1).map(|step| self.rates[step]) {
                    entries = entries / i128::from(before) * i128::from(reached);
                }
                if entries == 0 { 0 } else { u64::try_from((entries - 1) / (brought * denominator) + 1).unwrap() }
            })
            .collect()
    }
}

fn reached(report: &Report, target: Target) -> f64 {
    match target {
        Target::Customers(_) => report.customers.unwrap(),
        Target::Revenue(_) => report.revenue.unwrap(),
        Target::Profit(_) => report.profit.unwrap(),
    }
}

fn reached_by_goal(target: Target) -> f64 {
    match target {
        Target::Customers(count) => count.get() as f64,
        Target::Revenue(money) | Target::Profit(money) => money.minor() as f64 / 100.0,
    }
}

/// What a requirement asks for, where more is worse.
fn volume(requirement: Requirement) -> u64 {
    match requirement {
        Requirement::Top(top) => top,
        Requirement::NoData | Requirement::Never | Requirement::Beyond => u64::MAX,
    }
}
