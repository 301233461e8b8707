//! The target of a forecast over time.

use crate::calc::worth::amount;
use crate::plan::{Measure, Plan};

/// A sum that falls short of the amount by this share of it has reached it: so far may the sum of its parts be off.
const ROUNDING: f64 = 1e-9;

/// How much of what, by when.
pub(in crate::calc) struct ForecastTarget {
    pub measure: Measure,
    /// In customers or major units.
    pub amount: f64,
    /// By the end of which period, counted from 1.
    pub due: usize,
}

impl ForecastTarget {
    pub(in crate::calc) fn new(plan: &Plan) -> Self {
        let horizon = plan.forecast.horizon.get();
        let one_period = amount(plan.goal.target) as f64 * f64::from(horizon);
        let amount = plan.forecast.target.map_or(one_period, |target| amount(target) as f64);
        let measure = plan.forecast.target.unwrap_or(plan.goal.target).measure();
        let amount = match measure {
            Measure::Customers => amount,
            Measure::Revenue | Measure::Profit => amount / plan.currency.minor_units(),
        };
        Self { measure, amount, due: plan.forecast.due.map_or(horizon, |due| due.get().min(horizon)).into() }
    }

    pub(in crate::calc) fn is_met(&self, sum: f64) -> bool {
        sum >= self.amount * (1.0 - ROUNDING)
    }
}
