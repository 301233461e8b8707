//! The forecast of a few stages before any rate is known, for weighing it anew again and again. Invariant: all shares are those that would arrive if everybody passed every step.

use super::Timeline;
use super::cells::Cells;
use super::expected_flow::{Party, parties};
use super::grid::Grid;
use super::landing::{Arrivals, Landing};
use super::passing::FIRST_CELL;
use super::standing::{StandingDeals, rates, standing};
use crate::calc::flow::Flow;
use crate::plan::{Date, Overrides, Plan};

/// Where everything comes from, and when it would arrive if every rate were 1. Expected entries under any rates are sums
/// of these, each times the product of the rates on its way: see [`Basis::expected`], which equals the
/// [`forecast`](super::forecast()) at the rates in force. What is missing of a row to 1 arrives after the last period.
#[derive(Debug, Clone, PartialEq)]
pub struct Basis {
    /// How many are expected at the top in each period.
    pub inflow: Vec<f64>,
    /// The open deals, by stages.
    pub standing: Vec<StandingDeals>,
    /// In the order of stages.
    pub destinations: Vec<Destination>,
}

/// A stage, and when those arrive there who begin elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Destination {
    /// From 0.
    pub stage: usize,
    /// For each period, of those who enter at the top in it: the share that enters here in that period, in the one
    /// after it, and so on to the last.
    pub from_top: Vec<Vec<f64>>,
    /// For each of the open deals that stand before this stage: the share that enters here in each period.
    pub from_standing: Vec<Vec<f64>>,
    /// For each period, of those who enter the destination before this one in it: the share that enters here in that
    /// period, in the one after it, and so on to the last. There is no other way here, so that all who enter here are
    /// these and the deals that stand between the two. Empty for the first destination.
    ///
    /// When in the period they enter is as in the forecast at the rates in force, all who enter taken together. Deals
    /// with rates of their own go on at those.
    pub from_before: Vec<Vec<f64>>,
}

impl Timeline<'_> {
    /// What can be weighed under one what-if, for the stages at these positions, in order and each once; what is no
    /// position is passed over.
    pub fn basis(&self, overrides: &Overrides, stages: &[usize]) -> Basis {
        let Self { plan, grid, volumes } = self;
        let flow = Flow::new(plan, overrides);
        let inflow = volumes.under(plan, overrides);
        let delays = grid.delays(plan, overrides);
        let standing = standing(plan, &rates(&flow), plan.currency.minor_units());
        let parties = if stages.len() > 1 { parties(plan, &flow, &delays, &inflow, grid) } else { Vec::new() };

        let mut destinations: Vec<Destination> = Vec::with_capacity(stages.len());
        for stage in stages.iter().copied().filter(|stage| *stage < plan.stages.len()) {
            let before = destinations.last().map(|destination| destination.stage);
            let mut destination =
                Destination { stage, from_top: Vec::new(), from_standing: Vec::new(), from_before: Vec::new() };
            // From entering a stage to entering this one; backwards, so that each step is one convolution.
            let mut way = Cells::at_once(1.0);
            for (position, delay) in delays.iter().enumerate().take(stage).rev() {
                if standing.iter().any(|deals| deals.stage == position) {
                    let rest = delay.residual(grid.length).delayed(&way, grid.length);
                    let arriving = Landing::new(&rest, grid.length).between(&FIRST_CELL, &grid.limits, 0.0);
                    destination.from_standing.splice(0..0, arriving);
                }
                way = way.delayed(&delay.shares, grid.length);
                if before == Some(position) {
                    destination.from_before = passage(&Landing::new(&way, grid.length), position, &parties, grid);
                }
            }
            destination.from_top = Landing::new(&way, grid.length).between(&grid.limits, &grid.limits, 0.0);
            destinations.push(destination);
        }
        Basis { inflow, standing, destinations }
    }
}

impl Basis {
    /// Of a plan that is looked at `today`, as [`Timeline::basis`].
    pub fn new(plan: &Plan, overrides: &Overrides, today: Date, stages: &[usize]) -> Self {
        Timeline::new(plan, today).basis(overrides, stages)
    }

    /// The expected entries of each destination in each period, at these rates into the stages, deals with a chance of
    /// their own excepted; NaN where a rate is NaN that somebody passes.
    pub fn expected(&self, rates: &[f64]) -> Vec<Vec<f64>> {
        let reach = |rates: &[f64], from: usize, to: usize| -> f64 {
            rates
                .iter()
                .take(to + 1)
                .skip(from + 1)
                .fold(1.0, |reach, rate| if reach == 0.0 { 0.0 } else { reach * rate })
        };
        let entries = |destination: &Destination| {
            let mut entries = vec![0.0; self.inflow.len()];
            let from_top = reach(rates, 0, destination.stage);
            for (period, (people, shares)) in self.inflow.iter().zip(&destination.from_top).enumerate() {
                add(&mut entries[period..], shares, *people, from_top);
            }
            for (deals, shares) in self.standing.iter().zip(&destination.from_standing) {
                let rates = deals.rates.as_deref().unwrap_or(rates);
                add(&mut entries, shares, deals.count, reach(rates, deals.stage, destination.stage));
            }
            entries
        };
        self.destinations.iter().map(entries).collect()
    }
}

/// Adds what `people` bring, where there are any.
fn add(entries: &mut [f64], shares: &[f64], people: f64, reach: f64) {
    if people > 0.0 {
        for (sum, share) in entries.iter_mut().zip(shares) {
            *sum += people * reach * share;
        }
    }
}

/// Of those who enter the stage at `position` in each period: the share that `way` takes to another in that period and in
/// each later one.
fn passage(way: &Landing, position: usize, parties: &[Party], grid: &Grid) -> Vec<Vec<f64>> {
    let limits = grid.fine_limits();
    let mut profile = Arrivals::none(limits.len() - 1);
    for party in parties {
        profile.add(&party.stages[position].arrivals(party.origin, grid, &limits, 0.0), 1.0);
    }
    // Where nobody is expected, anybody may come at any time.
    let mut rows = way.between(&grid.limits, &grid.limits, 0.0);
    let mut pieces = way.between(&limits, &grid.limits, 0.0).into_iter().zip(profile.periods).peekable();
    for row in &mut rows {
        let (mut sums, mut all) = (vec![0.0; row.len()], 0.0);
        while let Some((shares, people)) = pieces.next_if(|(shares, _)| shares.len() == row.len()) {
            if people > 0.0 {
                all += people;
                sums.iter_mut().zip(shares).for_each(|(sum, share)| *sum += people * share);
            }
        }
        if all > 0.0 {
            *row = sums.into_iter().map(|sum| sum / all).collect();
        }
    }
    rows
}
