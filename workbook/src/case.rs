//! The results of a sheet's formulas, so that a viewer that does not calculate shows them too.

use funnelwright_core::calc::{RateInForce, Report, report_under};
use funnelwright_core::plan::{Money, Overrides, Plan, Target};

/// The figures of a plan under one what-if, in major units.
pub(crate) struct Case<'a> {
    pub overrides: &'a Overrides,
    pub report: Report,
    pub values: Vec<f64>,
    pub costs: Vec<f64>,
    /// What an entry into each stage counts for the goal by itself.
    pub weights: Vec<f64>,
    /// The rates up to each stage, multiplied; `None` where one is undefined.
    pub rates_so_far: Vec<Option<f64>>,
    /// What an entry at the top brings towards the goal; `None` where a rate that it hangs on is undefined.
    pub worth: Option<f64>,
}

impl<'a> Case<'a> {
    pub(crate) fn new(plan: &Plan, overrides: &'a Overrides) -> Self {
        let report = report_under(plan, overrides);
        let major = |money: Money| money.major_units(plan.currency);
        let stages = || plan.stages.iter();
        let values: Vec<f64> =
            stages().map(|stage| major(overrides.values.get(stage.id).unwrap_or(stage.value))).collect();
        let costs: Vec<f64> =
            stages().map(|stage| major(overrides.costs.get(stage.id).unwrap_or(stage.cost))).collect();
        let weights: Vec<f64> = match plan.goal.target {
            Target::Customers(_) => {
                let sale = plan.sale_position();
                (0..plan.stages.len()).map(|position| f64::from(u8::from(position == sale))).collect()
            }
            Target::Revenue(_) => values.clone(),
            Target::Profit(_) => values.iter().zip(&costs).map(|(value, cost)| value - cost).collect(),
        };
        let mut rates_so_far = vec![Some(1.0)];
        for stage in report.stages.iter().skip(1) {
            let before: Option<f64> = rates_so_far.last().copied().flatten();
            // The product first, as on the sheet: 20 % × 84 / 480 is 3.5 %, 20 % × 0.175 a little less.
            let passed = |(before, step): (f64, RateInForce)| {
                before * step.rate.numerator() as f64 / step.rate.denominator() as f64
            };
            rates_so_far.push(before.zip(stage.rate).map(passed));
        }
        let counting = rates_so_far.iter().zip(&weights).filter(|(_, weight)| **weight != 0.0);
        let worth = counting.map(|(rates, weight)| rates.map(|rates| rates * weight)).sum();
        Self { overrides, report, values, costs, weights, rates_so_far, worth }
    }

    /// What the entries into a stage come to, at so much each; nothing hangs on their number where it is nothing.
    pub(crate) fn money(&self, position: usize, amounts: &[f64]) -> Option<f64> {
        let amount = amounts[position];
        if amount == 0.0 { Some(0.0) } else { self.report.stages[position].expected_count.map(|count| count * amount) }
    }

    /// How many are needed at a stage.
    pub(crate) fn required(&self, position: usize) -> Option<f64> {
        self.report.stages[position].required_count.map(|count| count as f64)
    }

    /// What there is of what the goal counts.
    pub(crate) fn so_far(&self, target: Target) -> Option<f64> {
        match target {
            Target::Customers(_) => self.report.customers,
            Target::Revenue(_) => self.report.revenue,
            Target::Profit(_) => self.report.profit,
        }
    }
}
