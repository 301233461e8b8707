//! The goal met by moving one thing alone. Invariant: everything else stays as it is in force, the volume at the top too.

use super::exact::{Fraction, Whole};
use super::flow::Flow;
use super::worth::Weights;
use crate::plan::Money;

/// What one thing must be for the goal to be met by it alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Solve {
    /// A rate on the way is undefined.
    NoData,
    /// The goal does not hang on it.
    Irrelevant,
    /// It would need to be more than it can be; `None` where no amount of it would do.
    Impossible { needs: Option<f64> },
    /// The least that does; 0 where the goal is met without it.
    At(f64),
}

/// The rate into each stage that alone meets the goal, as a fraction of 1.
///
/// r = (G − a) / b, where a comes from the stages before whatever the rate is, and b = Eᵢ₋₁·wᵢ comes
/// for each unit of it. Source: the forecast, linear in any one rate, solved for that rate.
pub(super) fn rates(flow: &Flow, amount: u64, weights: &Weights, worths: &[Fraction]) -> Vec<Solve> {
    let totals = flow.running_totals(&weights.0);
    let last = weights.last().unwrap_or(worths.len() - 1);
    let mut rates = vec![Solve::Irrelevant; worths.len()];
    for position in 1..=last {
        let before = position - 1;
        rates[position] = rate(amount, &totals[before], &flow.expected[before].count, &worths[position]);
    }
    rates
}

/// `total` is what comes from the stages before, over the denominator of `entries`, which are
/// expected at the one before; `worth` is that of each of them who passes.
fn rate(amount: u64, total: &Whole, entries: &Fraction, worth: &Fraction) -> Solve {
    if entries.is_undefined() || worth.is_undefined() {
        return Solve::NoData;
    }
    let lacking = lacking(amount, total, &entries.denominator);
    if !lacking.is_positive() {
        return Solve::At(0.0);
    }
    if !worth.numerator.is_positive() {
        return Solve::Impossible { needs: None };
    }
    let rate = Fraction {
        numerator: lacking.product(&worth.denominator),
        denominator: entries.numerator.product(&worth.numerator),
    };
    match rate.nearest_double() {
        Some(rate_needed) if !rate.is_above(1) => Solve::At(rate_needed),
        needs => Solve::Impossible { needs },
    }
}

/// The money per customer that alone meets the goal, in minor units, whole. `weights` are those of
/// a revenue or profit goal.
///
/// v = (G − what comes besides) / customers, rounded up. Source: the forecast solved for the value.
pub(super) fn value(flow: &Flow, amount: u64, weights: &Weights) -> Solve {
    let mut others = weights.0.clone();
    others[flow.sale] -= flow.values[flow.sale] as i64;
    let others = Weights(others);
    let last = others.last().unwrap_or(0);
    let (expected, customers) = (&flow.expected[last].count, &flow.expected[flow.sale].count);
    if expected.is_undefined() || customers.is_undefined() {
        return Solve::NoData;
    }
    let lacking = lacking(amount, &flow.running_totals(&others.0)[last], &expected.denominator);
    if !lacking.is_positive() {
        return Solve::At(0.0);
    }
    let value = Fraction {
        numerator: lacking.product(&customers.denominator),
        denominator: customers.numerator.product(&expected.denominator),
    };
    match value.rounded_up(Money::MAXIMUM_MINOR) {
        Some(value) => Solve::At(value as f64),
        None => Solve::Impossible { needs: value.nearest_double() },
    }
}

/// The numerator of what `total / denominator` falls short of `amount` by, over the same denominator.
fn lacking(amount: u64, total: &Whole, denominator: &Whole) -> Whole {
    let mut lacking = *denominator;
    lacking.multiply(amount);
    lacking.subtract(total);
    lacking
}
