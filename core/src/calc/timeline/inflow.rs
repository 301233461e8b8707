//! The inflow at the top in the periods to come. Invariant: every one of them has a number, 0 or more.

use super::grid::Grid;
use crate::calc::projection::{past_inflow, project};
use crate::plan::{Count, Inflow, Overrides, Plan};

/// What is known of it before any what-if.
pub(super) enum PlannedInflow {
    /// Times the top volume in force, in each period.
    Relative(Vec<f64>),
    /// In each period.
    Absolute(Vec<f64>),
}

impl PlannedInflow {
    /// Without a history, today's goes on.
    pub(super) fn new(plan: &Plan, grid: &Grid) -> Self {
        let periods = grid.periods();
        match &plan.forecast.inflow {
            Inflow::Growing { change, season } => {
                let mut growth = 1.0;
                let mut factors = Vec::with_capacity(periods);
                for date in grid.beginnings.iter().take(periods) {
                    factors.push(growth * season.factor(date.month(), plan.period));
                    growth *= 1.0 + change.get().to_f64();
                }
                PlannedInflow::Relative(factors)
            }
            Inflow::Typed(volumes) => {
                PlannedInflow::Absolute((0..periods).map(|period| volumes.of(period).get() as f64).collect())
            }
            Inflow::Projected(method) => project(&past_inflow(plan), *method, plan.period, periods).map_or_else(
                || PlannedInflow::Relative(vec![1.0; periods]),
                |projection| PlannedInflow::Absolute(projection.values),
            ),
        }
    }

    /// In each period under a what-if. Its top volume takes the place of today's: what is typed or projected changes as
    /// today's does, and where that is 0, it is each period's.
    pub(super) fn under(&self, plan: &Plan, overrides: &Overrides) -> Vec<f64> {
        let today = plan.stages.first().map_or(Count::default(), |stage| stage.count).get() as f64;
        let top = overrides.top.map_or(today, |top| top.get() as f64);
        match self {
            PlannedInflow::Relative(factors) => factors.iter().map(|factor| top * factor).collect(),
            PlannedInflow::Absolute(volumes) if top == today => volumes.clone(),
            PlannedInflow::Absolute(volumes) if today == 0.0 => vec![top; volumes.len()],
            PlannedInflow::Absolute(volumes) => volumes.iter().map(|volume| volume * (top / today)).collect(),
        }
    }
}
