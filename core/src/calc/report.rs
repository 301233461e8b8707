//! Every answer about a plan, put together. Invariant: no number is NaN or infinite; what cannot be said is `None`.

use super::bottleneck::{self, Bottleneck, Candidate};
use super::chance::{self, GoalChance};
use super::conversion::{self, share};
use super::exact::finite;
use super::flow::{Flow, RateInForce};
use super::leaks;
use super::pace::Pace;
use super::requirement::{self, Requirement};
use super::revenue::Earnings;
use super::solve::{self, Solve};
use super::worth::{Weights, amount, in_doubles, worth_per_entry};
use crate::plan::{Benchmark, Measure, Overrides, Plan, Rate, StageId, Target};

/// What a plan's numbers say under one what-if. Counts are per period and fractional, rates and
/// chances fractions of 1, money in major units of the plan's currency.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// In the plan's order.
    pub stages: Vec<StageReport>,
    /// Expected customers / entries at the top; above 1 where counts rise.
    pub overall_conversion: Option<f64>,
    /// 1 − overall conversion.
    pub failure_rate: Option<f64>,
    /// Expected at the sale stage.
    pub customers: Option<f64>,
    /// 10th and 90th percentile of the customers of a period.
    pub customers_range: Option<(u64, u64)>,
    /// Σ expected count × value.
    pub revenue: Option<f64>,
    /// 10th and 90th percentile of the revenue of a period.
    pub revenue_range: Option<(f64, f64)>,
    /// Σ expected count × cost.
    pub cost: Option<f64>,
    /// Revenue − cost.
    pub profit: Option<f64>,
    /// Profit / cost; `None` without cost.
    pub roi: Option<f64>,
    /// Profit / revenue; `None` without revenue.
    pub margin: Option<f64>,
    /// The least volume at the top with which the goal is expected.
    pub required_top: Requirement,
    /// The least volume at the top with which the goal is met at the wished confidence.
    pub required_top_confident: Requirement,
    /// That the goal is met with the volume in force.
    pub chance_of_goal: Option<f64>,
    /// The money per customer that alone meets a revenue or profit goal, rounded up to the minor unit.
    pub solve_value: Solve,
    /// The required volume by the day and the week; `None` where there is none.
    pub pace: Option<Pace>,
    /// The position, from 0, of the stage on the way into which most are lost.
    pub most_lost: Option<usize>,
    /// The step to mend first; `None` where none is likely to be below its range.
    pub bottleneck: Option<Bottleneck>,
}

impl Report {
    /// What a goal of this kind counts.
    pub fn of(&self, measure: Measure) -> Option<f64> {
        match measure {
            Measure::Customers => self.customers,
            Measure::Revenue => self.revenue,
            Measure::Profit => self.profit,
        }
    }

    /// The share of those who enter the stage at one position who get to the one at a later position, in force: every step
    /// conversion on the way, multiplied. `None` where one has no data.
    pub fn reach(&self, from: usize, to: usize) -> Option<f64> {
        let steps = self.stages.get(from + 1..=to).unwrap_or_default();
        steps.iter().map(|stage| stage.step_conversion).product()
    }
}

/// What the numbers say about one stage and the step into it. The first stage has no step.
#[derive(Debug, Clone, PartialEq)]
pub struct StageReport {
    pub id: StageId,
    /// The rate in force into this stage.
    pub rate: Option<RateInForce>,
    /// The same as the nearest double.
    pub step_conversion: Option<f64>,
    /// Expected here / expected at the top.
    pub cumulative_conversion: Option<f64>,
    /// The count itself where no override stands upstream.
    pub expected_count: Option<f64>,
    /// Expected at the stage before − expected here; negative where counts rise.
    pub drop_off: Option<f64>,
    /// 1 − step conversion; negative where counts rise.
    pub drop_off_rate: Option<f64>,
    /// Whether more reach this stage than the one before.
    pub rises: bool,
    /// 10th and 90th percentile of the true rate; `None` for a typed rate and where counts rise.
    pub rate_range: Option<(f64, f64)>,
    /// That the true rate is below the benchmark's low end; `None` without a benchmark or a rate.
    pub chance_below_range: Option<f64>,
    /// What those lost on the way here would have brought at the later rates in force; 0 where counts rise.
    pub leak_value: Option<f64>,
    /// Revenue gained by one more percentage point; `None` where the rate is 1 or more.
    pub point_value: Option<f64>,
    /// Needed here for the goal, from the unrounded requirement; `None` without one or above 10¹⁵.
    pub required_count: Option<u64>,
    /// Required − expected; negative is to spare.
    pub required_gap: Option<f64>,
    /// The rate into this stage that alone meets the goal.
    pub solve_rate: Solve,
}

/// The report under the what-if in force.
pub fn report(plan: &Plan) -> Report {
    report_under(plan, &plan.what_if)
}

/// The report under any what-if of this plan; empty overrides are the baseline.
pub fn report_under(plan: &Plan, overrides: &Overrides) -> Report {
    let flow = Flow::new(plan, overrides);
    let expected = flow.expected_counts();
    let minor_units = plan.currency.minor_units();
    let major = |minor: f64| finite(minor / minor_units);

    let amount = amount(plan.goal.target);
    let goal_weights = Weights::of_target(&flow, plan.goal.target);
    let goal_worths = worth_per_entry(&flow, &goal_weights);
    let money = in_doubles(&worth_per_entry(&flow, &Weights::of_revenue(&flow)));
    let customers = in_doubles(&worth_per_entry(&flow, &Weights::of_customers(&flow)));
    let required = requirement::required(&flow, amount, &goal_worths[0]);
    let goal_chance = GoalChance::new(&flow, amount, &goal_weights);
    let solve_rates = solve::rates(&flow, amount, &goal_weights, &goal_worths);
    let earnings = Earnings::new(&expected, &flow.values, &flow.costs);

    let mut stages = Vec::with_capacity(plan.stages.len());
    let mut bottleneck = None;
    let (mut most_lost, mut largest_drop_off) = (None, 0.0);
    let mut before = f64::NAN;
    for (position, stage) in plan.stages.iter().enumerate() {
        let rate = flow.rates[position];
        let here = expected[position];
        let drop_off = before - here;
        // The first of equals: it comes before whatever else could be lost.
        if drop_off > largest_drop_off {
            (most_lost, largest_drop_off) = (Some(position), drop_off);
        }
        let low = stage.benchmark.as_ref().map(Benchmark::low);
        let chance_below_range = rate.zip(low).map(|(rate, low)| bottleneck::chance_below(rate, low));
        if let (Some(RateInForce { rate, .. }), Some(low), Some(chance)) = (rate, low, chance_below_range) {
            let (money, customers) = (money[position], customers[position]);
            let step = Candidate { position, rate, low, chance, expected_before: before, money, customers };
            bottleneck = bottleneck::worse(bottleneck, &step, minor_units);
        }
        let below_one = rate.is_some_and(|step| !Rate::ONE.is_at_most(step.rate));
        let required_count = required.counts[position];
        stages.push(StageReport {
            id: stage.id,
            rate,
            step_conversion: rate.map(|step| step.rate.to_f64()),
            cumulative_conversion: finite(share(here, expected[0])),
            expected_count: finite(here),
            drop_off: finite(drop_off),
            drop_off_rate: rate.map(conversion::drop_off_rate),
            rises: conversion::rises(rate, here, before),
            rate_range: rate.and_then(conversion::rate_range),
            chance_below_range,
            leak_value: major(leaks::leak_value(drop_off, money[position])),
            point_value: major(leaks::point_value(before, money[position])).filter(|_| below_one),
            required_count,
            required_gap: required_count.and_then(|required| finite(required as f64 - here)),
            solve_rate: solve_rates[position],
        });
        before = here;
    }

    let overall_conversion = stages[flow.sale].cumulative_conversion;
    let customers_range = chance::count_range(&flow, flow.sale);
    let revenue_range = chance::revenue_range(&flow, customers_range);
    Report {
        overall_conversion,
        failure_rate: overall_conversion.map(|share| 1.0 - share),
        customers: finite(expected[flow.sale]),
        customers_range,
        revenue: major(earnings.revenue),
        revenue_range: revenue_range.map(|(low, high)| (low / minor_units, high / minor_units)),
        cost: major(earnings.cost),
        profit: major(earnings.profit),
        roi: finite(earnings.roi),
        margin: finite(earnings.margin),
        required_top: required.top,
        required_top_confident: goal_chance.least_volume(plan.goal.confidence, required.top),
        chance_of_goal: goal_chance.of_volume_in_force(),
        solve_value: solve_value(plan, &flow, amount, &goal_weights, minor_units),
        pace: match required.top {
            Requirement::Top(top) => Some(Pace::new(top as f64, top as f64 - flow.top as f64, plan.period)),
            Requirement::NoData | Requirement::Never | Requirement::Beyond => None,
        },
        most_lost,
        bottleneck,
        stages,
    }
}

fn solve_value(plan: &Plan, flow: &Flow, amount: u64, weights: &Weights, minor_units: f64) -> Solve {
    match plan.goal.target {
        Target::Customers(_) => Solve::Irrelevant,
        Target::Revenue(_) | Target::Profit(_) => match solve::value(flow, amount, weights) {
            Solve::At(value) => Solve::At(value / minor_units),
            Solve::Impossible { needs } => Solve::Impossible { needs: needs.map(|value| value / minor_units) },
            other => other,
        },
    }
}
