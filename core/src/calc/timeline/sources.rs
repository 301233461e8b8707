//! Where what comes in one period is from. Invariant: the parts add up to what the forecast says of the period.

use super::Timeline;
use super::expected_flow::{paid_at_once, parties, takings};
use super::grid::Grid;
use super::standing::{rates, standing};
use crate::calc::flow::Flow;
use crate::plan::Overrides;

/// What comes in one period, by what it comes of. Undefined rates are NaN.
#[derive(Debug, Clone, PartialEq)]
pub struct Sources {
    /// Into each stage, of those who enter at the top: for each period up to this one, the first first.
    pub from_top: Vec<Vec<FromTop>>,
    /// Into each stage, of the open deals that stand before it, by stages.
    pub from_standing: Vec<Vec<FromStanding>>,
    /// What sales of this period bring, in major units.
    pub sales: f64,
    /// For each of the plan's payments, of what sales bring in each period up to this one: the amount, in major units, of
    /// which this payment falls into this period. The payment itself is its share of that.
    pub due: Vec<Vec<f64>>,
    /// The share of a sale that is paid at once.
    pub at_once: f64,
}

/// Of those who enter at the top in one period. So many times the share, times the rates on the way, come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FromTop {
    pub people: f64,
    /// Who come here in the period that is asked about, if everybody passes every step.
    pub share: f64,
}

/// Of the open deals of one stage. So many times the share times the reach come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FromStanding {
    /// Where they stand, from 0.
    pub stage: usize,
    pub count: f64,
    /// Who come here in the period that is asked about, if everybody passes every step.
    pub share: f64,
    /// Who pass the steps on the way.
    pub reach: f64,
    /// Whether that is by a chance of their own.
    pub is_own_chance: bool,
    /// What one of them brings at the sale, in major units, instead of the sale stage's value.
    pub value: Option<f64>,
}

impl Timeline<'_> {
    /// Where what comes in the period at a position from 0 is from, under one what-if; `None` beyond the horizon.
    pub fn sources(&self, overrides: &Overrides, period: usize) -> Option<Sources> {
        let Self { plan, grid, volumes } = self;
        if period >= grid.periods() {
            return None;
        }
        let flow = Flow::new(plan, overrides);
        let stages = 0..plan.stages.len();
        let (from_top, from_standing) = stages.map(|stage| self.entering(overrides, &flow, stage, period)).unzip();

        let inflow = volumes.under(plan, overrides);
        let parties = parties(plan, &flow, &grid.delays(plan, overrides), &inflow, grid);
        let sales = takings(&parties, flow.sale, grid, &grid.limits, 0.0);
        let due = plan.forecast.payments.iter().map(|payment| {
            let spans = spans_due(grid, period, grid.cells(payment.days.get().to_f64()));
            let mut limits = vec![0.0];
            limits.extend(spans.iter().flat_map(|(begin, end)| [*begin, *end]));
            // Every second one lies between two spans.
            let amounts = takings(&parties, flow.sale, grid, &limits, 0.0).periods;
            amounts.into_iter().skip(1).step_by(2).collect()
        });
        Some(Sources {
            from_top,
            from_standing,
            sales: sales.periods[period],
            due: due.collect(),
            at_once: paid_at_once(plan),
        })
    }

    /// What open deals bring in all, however late, in major units; NaN where a rate is that they would pass.
    pub fn standing_revenue(&self, overrides: &Overrides) -> f64 {
        let flow = Flow::new(self.plan, overrides);
        let values: Vec<f64> =
            flow.values.iter().map(|value| *value as f64 / self.plan.currency.minor_units()).collect();
        let plain = rates(&flow);
        let deals = standing(self.plan, &plain, self.plan.currency.minor_units());
        let of_each = deals.iter().map(|deals| {
            let rates = deals.rates.as_deref().unwrap_or(&plain);
            let bring = |stage: usize| {
                let own = deals.value.filter(|_| stage == flow.sale);
                let value = own.unwrap_or(values[stage]);
                if value == 0.0 { 0.0 } else { reach(rates, deals.stage, stage) * value }
            };
            deals.count * (deals.stage + 1..values.len()).map(bring).sum::<f64>()
        });
        of_each.sum()
    }

    fn entering(
        &self,
        overrides: &Overrides,
        flow: &Flow,
        stage: usize,
        period: usize,
    ) -> (Vec<FromTop>, Vec<FromStanding>) {
        let basis = self.basis(overrides, &[stage]);
        let plain = rates(flow);
        let Some(destination) = basis.destinations.first() else { return Default::default() };
        let top = destination.from_top.iter().zip(&basis.inflow).take(period + 1).enumerate();
        let top = top.map(|(begin, (shares, people))| FromTop {
            people: *people,
            share: shares.get(period - begin).copied().unwrap_or(0.0),
        });
        let standing = basis.standing.iter().zip(&destination.from_standing).map(|(deals, shares)| FromStanding {
            stage: deals.stage,
            count: deals.count,
            share: shares.get(period).copied().unwrap_or(0.0),
            reach: reach(deals.rates.as_deref().unwrap_or(&plain), deals.stage, stage),
            is_own_chance: deals.rates.is_some(),
            value: deals.value,
        });
        (top.collect(), standing.collect())
    }
}

/// The product of the rates on the way from one stage to another.
fn reach(rates: &[f64], from: usize, to: usize) -> f64 {
    let steps = rates.get(from + 1..=to).unwrap_or_default();
    steps.iter().fold(1.0, |reach, rate| if reach == 0.0 { 0.0 } else { reach * rate })
}

/// In cells: when in each period up to this one that was what is so late and falls into this one; from an end to itself
/// where nothing of a period does. In the order of time.
fn spans_due(grid: &Grid, period: usize, late: f64) -> Vec<(f64, f64)> {
    let (begin, end) = (grid.limits[period] - late, grid.limits[period + 1] - late);
    let within = |limits: &[f64]| (begin.clamp(limits[0], limits[1]), end.clamp(limits[0], limits[1]));
    grid.limits[..period + 2].windows(2).map(within).collect()
}
