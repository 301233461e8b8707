//! The way through the stages. Invariant: an undefined rate is felt only where people would pass it.

use super::cells::Cells;
use super::delay::Delay;
use super::grid::Grid;
use super::landing::{Arrivals, Landing};

/// Those of one beginning who enter a stage.
pub(super) struct Entering {
    /// The share that enters so much later than it began, as far as the timeline goes.
    pub shares: Cells,
    /// How many enter, those beyond the timeline too; NaN where a rate on the way is undefined.
    pub total: f64,
}

/// The limits of the first cell, in which those begin who stand in a stage.
pub(super) const FIRST_CELL: [f64; 2] = [0.0, 1.0];

/// Where people begin.
#[derive(Clone, Copy)]
pub(super) enum Origin<'a> {
    /// At the top, so many in each period, evenly over its days. What enters is per person.
    Top(&'a [f64]),
    /// In the first cell, where they stand.
    Open,
}

/// Who enters each stage, of `top` in the first and of those who stand in the stages when time begins. `rates` are into
/// each stage; NaN where undefined.
pub(super) fn pass(top: f64, standing: &[f64], delays: &[Delay], rates: &[f64], length: usize) -> Vec<Entering> {
    let shares = if top == 0.0 { Cells::nothing() } else { Cells::at_once(1.0) };
    let mut stages = vec![Entering { shares, total: top }];
    for ((delay, rate), standing) in delays.iter().zip(rates.iter().skip(1)).zip(standing) {
        let Some(here) = stages.last() else { break };
        let leaving = here.total + standing;
        let mut shares = here.shares.delayed(&delay.shares, length);
        if *standing > 0.0 {
            let part = standing / leaving;
            shares = shares.scaled(1.0 - part).plus(delay.residual(length).scaled(part));
        }
        let total = if leaving == 0.0 { 0.0 } else { leaving * rate };
        stages.push(Entering { shares, total });
    }
    stages
}

impl Entering {
    /// How many enter between one limit and the next, and after the last; or do something so much later.
    pub(super) fn arrivals(&self, beginning: Origin, grid: &Grid, limits: &[f64], late: f64) -> Arrivals {
        let landing = Landing::new(&self.shares, grid.length);
        let (beginnings, people) = match beginning {
            Origin::Open => (&FIRST_CELL[..], &[1.0][..]),
            Origin::Top(inflow) => (&grid.limits[..], inflow),
        };
        let mut arriving = vec![0.0; limits.len() - 1];
        for (row, people) in landing.between(beginnings, limits, late).into_iter().zip(people) {
            let first = arriving.len() - row.len();
            arriving.iter_mut().skip(first).zip(row).for_each(|(sum, share)| *sum += people * share);
        }
        let all: f64 = people.iter().sum();
        // Nobody times what is undefined is nobody.
        let total = if all == 0.0 { 0.0 } else { self.total };
        arriving.iter_mut().for_each(|sum| *sum *= total);
        Arrivals::new(arriving, all * total)
    }
}
