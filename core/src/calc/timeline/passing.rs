//! The way through the stages. Invariant: an undefined rate is felt only where people would pass it.

use super::cells::Cells;
use super::delay::Delay;
use super::grid::Grid;
use super::landing::{Arrivals, Landing};

/// Those of one beginning who enter a stage.
pub(super) struct Entering {
    /// How much later than they began, as far as the timeline goes.
    pub cells: Cells,
    /// All of them, those beyond the timeline too; NaN where a rate on the way is undefined.
    pub total: f64,
}

/// Where people begin.
#[derive(Clone, Copy)]
pub(super) enum Beginning<'a> {
    /// At the top, so many in each period, evenly over its days. What enters is per person.
    Top(&'a [f64]),
    /// In the first cell, where they stand.
    Open,
}

/// Who enters each stage, of `top` in the first and of those who stand in the stages when time begins. `rates` are into
/// each stage; NaN where undefined.
pub(super) fn pass(top: f64, standing: &[f64], delays: &[Delay], rates: &[f64], length: usize) -> Vec<Entering> {
    let cells = if top == 0.0 { Cells::nothing() } else { Cells::at_once(top) };
    let mut stages = vec![Entering { cells, total: top }];
    for ((delay, rate), standing) in delays.iter().zip(rates.iter().skip(1)).zip(standing) {
        let Some(here) = stages.last() else { break };
        let mut leaving = here.cells.delayed(&delay.shares, length);
        if *standing > 0.0 {
            leaving = leaving.plus(delay.residual(length).scaled(*standing));
        }
        let leave = here.total + standing;
        let next = if leave == 0.0 {
            Entering { cells: Cells::nothing(), total: 0.0 }
        } else if rate.is_nan() {
            Entering { cells: Cells::nothing(), total: f64::NAN }
        } else {
            Entering { cells: leaving.scaled(*rate), total: leave * rate }
        };
        stages.push(next);
    }
    stages
}

impl Entering {
    /// When they enter, or what is so much later does.
    pub(super) fn arrivals(&self, beginning: Beginning, grid: &Grid, late: f64) -> Arrivals {
        let landing = Landing::new(&self.cells, grid.length);
        match beginning {
            Beginning::Open => Arrivals::new(landing.between(&grid.limits, (0.0, 1.0), late), self.total),
            Beginning::Top(inflow) => {
                let all: f64 = inflow.iter().sum();
                if all == 0.0 {
                    return Arrivals::none(grid.periods());
                }
                let mut periods = vec![0.0; grid.periods()];
                for (period, people) in inflow.iter().enumerate() {
                    let limits = &grid.limits[period..];
                    let arriving = landing.between(limits, (limits[0], limits[1]), late);
                    for (sum, share) in periods.iter_mut().skip(period).zip(arriving) {
                        *sum += people * share;
                    }
                }
                Arrivals::new(periods, all * self.total)
            }
        }
    }
}
