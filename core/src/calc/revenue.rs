//! Revenue, cost and profit of the expected entries. Invariant: an undefined count matters only where money hangs on it.

use super::conversion::share;

/// What is earned a period, in minor units; NaN where an undefined count decides it.
pub(super) struct Earnings {
    pub revenue: f64,
    pub cost: f64,
    pub profit: f64,
    /// Profit / cost. Source: the usual return on investment.
    pub roi: f64,
    /// Profit / revenue. Source: the usual profit margin.
    pub margin: f64,
}

impl Earnings {
    pub(super) fn new(expected: &[f64], values: &[u64], costs: &[u64]) -> Self {
        let (revenue, cost) = (sum(expected, values), sum(expected, costs));
        let profit = revenue - cost;
        Self { revenue, cost, profit, roi: share(profit, cost), margin: share(profit, revenue) }
    }
}

/// Σ expected count × amount per entry.
fn sum(expected: &[f64], amounts: &[u64]) -> f64 {
    let mut sum = 0.0;
    for (expected, amount) in expected.iter().zip(amounts) {
        if *amount > 0 {
            sum += expected * *amount as f64;
        }
    }
    sum
}
