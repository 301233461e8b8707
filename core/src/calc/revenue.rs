//! What the expected entries earn and cost. Invariant: an undefined count matters only where money hangs on it.

use super::conversion::share;
use super::exact::finite;

/// What is earned a period, in minor units.
pub(super) struct Earnings {
    pub revenue: Option<f64>,
    pub cost: Option<f64>,
    pub profit: Option<f64>,
    /// Profit / cost. Source: the usual return on investment.
    pub roi: Option<f64>,
    /// Profit / revenue. Source: the usual profit margin.
    pub margin: Option<f64>,
}

impl Earnings {
    pub(super) fn new(expected: &[Option<f64>], values: &[u64], costs: &[u64]) -> Self {
        let (revenue, cost) = (sum(expected, values), sum(expected, costs));
        let profit = revenue.zip(cost).map(|(revenue, cost)| revenue - cost);
        let of = |whole: Option<f64>| profit.zip(whole).and_then(|(profit, whole)| share(profit, whole));
        Self { revenue, cost, profit, roi: of(cost), margin: of(revenue) }
    }
}

/// Σ expected count × amount per entry.
fn sum(expected: &[Option<f64>], amounts: &[u64]) -> Option<f64> {
    let counting = expected.iter().zip(amounts).filter(|(_, amount)| **amount > 0);
    counting
        .map(|(expected, amount)| expected.map(|expected| expected * *amount as f64))
        .sum::<Option<f64>>()
        .and_then(finite)
}
