//! How many enter at the top in the periods to come. Invariant: every one of them has a number, 0 or more.

use super::grid::Grid;
use crate::calc::flow::Flow;
use crate::calc::projection::{past_inflow, project};
use crate::model::{Inflow, Overrides, Plan};

/// Of each period. A what-if's top volume takes the place of today's: what grows begins with it, and what is typed or
/// projected changes as it does to today's; where that is 0, it is each period's. Without a history, today's goes on.
pub(super) fn inflow(plan: &Plan, overrides: &Overrides, flow: &Flow, grid: &Grid) -> Vec<f64> {
    let today = plan.stages.first().map_or(0, |stage| stage.count.get());
    let volumes: Vec<f64> = match &plan.outlook.inflow {
        Inflow::Growing { change, season } => {
            let growth = 1.0 + change.get().to_f64();
            let mut volume = flow.top as f64;
            let mut volumes = Vec::with_capacity(grid.periods());
            for date in grid.beginnings.iter().take(grid.periods()) {
                volumes.push(volume * season.factor(date.month(), plan.period));
                volume *= growth;
            }
            return volumes;
        }
        Inflow::Typed(volumes) => (0..grid.periods()).map(|period| volumes.of(period).get() as f64).collect(),
        Inflow::Projected(method) => project(&past_inflow(plan), *method, plan.period, grid.periods())
            .map_or_else(|| vec![today as f64; grid.periods()], |projection| projection.values),
    };
    match overrides.top {
        None => volumes,
        Some(top) if today == 0 => vec![top.get() as f64; grid.periods()],
        Some(top) => {
            let factor = top.get() as f64 / today as f64;
            volumes.into_iter().map(|volume| volume * factor).collect()
        }
    }
}
