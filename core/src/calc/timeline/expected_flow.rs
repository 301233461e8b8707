//! The expected flow over time: what enters each stage, earns and costs, and when. Invariant: money that hangs on nothing is 0, whatever is undefined.

use super::cells::NEGLIGIBLE;
use super::delay::Delay;
use super::grid::Grid;
use super::landing::Arrivals;
use super::outcome::Outcome;
use super::passing::{Entering, Origin, pass};
use super::standing::{rates, standing};
use crate::calc::exact::finite;
use crate::calc::flow::Flow;
use crate::plan::Plan;

/// All that a plan expects over time.
pub(super) struct ExpectedFlow {
    sale: usize,
    /// Into each stage.
    entries: Vec<Arrivals>,
    revenue: Arrivals,
    cost: Arrivals,
    cash: Arrivals,
}

/// Those who begin alike and go through the stages at the same rates.
pub(super) struct Party<'a> {
    pub origin: Origin<'a>,
    /// Who enters each stage.
    pub stages: Vec<Entering>,
    /// What a sale to one of them brings.
    price: f64,
    /// Those who enter the sale stage, each counted as often as what they bring there, where it is not the same for all.
    takings: Option<Entering>,
}

impl ExpectedFlow {
    pub(super) fn new(plan: &Plan, flow: &Flow, delays: &[Delay], inflow: &[f64], grid: &Grid) -> Self {
        let parties = parties(plan, flow, delays, inflow, grid);
        let none = || Arrivals::none(grid.periods());
        let takings = |late: f64| takings(&parties, flow.sale, grid, &grid.limits, late);

        let major = |minor: &u64| *minor as f64 / plan.currency.minor_units();
        let (mut entries, mut earned, mut cost) = (Vec::with_capacity(plan.stages.len()), none(), none());
        for (position, (value, price)) in flow.values.iter().zip(&flow.costs).enumerate() {
            let mut here = none();
            for party in &parties {
                here.add(&party.stages[position].arrivals(party.origin, grid, &grid.limits, 0.0), 1.0);
            }
            if position != flow.sale {
                earned.add(&here, major(value));
            }
            cost.add(&here, major(price));
            entries.push(here);
        }

        let (mut revenue, mut cash) = (earned.clone(), earned);
        let sales = takings(0.0);
        revenue.add(&sales, 1.0);
        for payment in &plan.forecast.payments {
            cash.add(&takings(grid.cells(payment.days.get().to_f64())), payment.share.to_f64());
        }
        cash.add(&sales, paid_at_once(plan));
        Self { sale: flow.sale, entries, revenue, cost, cash }
    }

    /// The amounts that `part` takes of what arrives.
    pub(super) fn outcome(&self, part: impl Fn(&Arrivals) -> f64) -> Outcome {
        let [revenue, cost, cash] = [&self.revenue, &self.cost, &self.cash].map(&part);
        let entries: Vec<Option<f64>> = self.entries.iter().map(|arrivals| finite(part(arrivals))).collect();
        Outcome {
            customers: entries[self.sale],
            entries,
            revenue: finite(revenue),
            cost: finite(cost),
            profit: finite(revenue - cost),
            cash: finite(cash),
        }
    }
}

/// What sales bring between one limit and the next, and after the last; or so much later.
pub(super) fn takings(parties: &[Party], sale: usize, grid: &Grid, limits: &[f64], late: f64) -> Arrivals {
    let mut sum = Arrivals::none(limits.len() - 1);
    for party in parties {
        let own = party.takings.as_ref().map(|takings| (takings, 1.0));
        let (entering, price) = own.unwrap_or((&party.stages[sale], party.price));
        sum.add(&entering.arrivals(party.origin, grid, limits, late), price);
    }
    sum
}

/// The share of a sale that the payments leave.
pub(super) fn paid_at_once(plan: &Plan) -> f64 {
    let left = plan.forecast.payments.iter().fold(1.0, |left, payment| left - payment.share.to_f64());
    // What shares that make up the whole leave is rounding.
    if left > NEGLIGIBLE { left } else { 0.0 }
}

/// Those who enter at the top, those who stand in a stage now, and apart from them those with a chance of their own: a
/// convolution for each stage, again for open deals and for values of their own, and again for each such chance.
pub(super) fn parties<'a>(
    plan: &Plan,
    flow: &Flow,
    delays: &[Delay],
    inflow: &'a [f64],
    grid: &Grid,
) -> Vec<Party<'a>> {
    let rates = rates(flow);
    let price = flow.values[flow.sale] as f64 / plan.currency.minor_units();
    let go = |top: f64, standing: &[f64], rates: &[f64]| pass(top, standing, delays, rates, grid.length);

    let nobody = vec![0.0; plan.stages.len()];
    let top = Origin::Top(inflow);
    let mut parties = vec![Party { origin: top, stages: go(1.0, &nobody, &rates), price, takings: None }];
    let (mut together, mut worth) = (nobody.clone(), nobody.clone());
    let mut are_alike = true;
    for deals in standing(plan, &rates, plan.currency.minor_units()) {
        let own_price = deals.value.unwrap_or(price);
        if let Some(own_rates) = deals.rates {
            let mut alone = nobody.clone();
            alone[deals.stage] = deals.count;
            let stages = go(0.0, &alone, &own_rates);
            parties.push(Party { origin: Origin::Open, stages, price: own_price, takings: None });
        } else {
            are_alike &= deals.value.is_none();
            together[deals.stage] = deals.count;
            worth[deals.stage] = deals.count * own_price;
        }
    }
    if together.iter().any(|count| *count > 0.0) {
        let takings = if are_alike { None } else { go(0.0, &worth, &rates).into_iter().nth(flow.sale) };
        parties.push(Party { origin: Origin::Open, stages: go(0.0, &together, &rates), price, takings });
    }
    parties
}
