//! The goal met by moving one thing alone. Invariant: everything else stays as it is in force, the volume at the top too.

use super::exact::{Whole, quotient, rounded_up};
use super::flow::Flow;
use super::worth::{Weights, Worth};
use crate::model::Money;

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
pub(super) fn rates(flow: &Flow, amount: u64, weights: &Weights, worths: &[Option<Worth>]) -> Vec<Solve> {
    let totals = flow.running_totals(&weights.0);
    let relevant = |position: usize| position > 0 && weights.last().is_none_or(|last| position <= last);
    let rate = |position: usize| {
        if !relevant(position) {
            return Solve::Irrelevant;
        }
        let before = position - 1;
        let (Some(total), Some(expected), Some(worth)) = (&totals[before], &flow.expected[before], &worths[position])
        else {
            return Solve::NoData;
        };
        let Some(lacking) = lacking(amount, total, &expected.denominator) else { return Solve::At(0.0) };
        let Some(gain) = worth.gain() else { return Solve::Impossible { needs: None } };
        let (numerator, denominator) = (lacking.product(&worth.denominator), expected.numerator.product(gain));
        match quotient(&numerator, &denominator) {
            Some(needs) if numerator.minus(&denominator).is_positive() => Solve::Impossible { needs: Some(needs) },
            Some(rate) => Solve::At(rate),
            None => Solve::Impossible { needs: None },
        }
    };
    (0..flow.rates.len()).map(rate).collect()
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
    let (Some(total), Some(expected), Some(customers)) =
        (&flow.running_totals(&others.0)[last], &flow.expected[last], &flow.expected[flow.sale])
    else {
        return Solve::NoData;
    };
    let Some(lacking) = lacking(amount, total, &expected.denominator) else { return Solve::At(0.0) };
    let numerator = lacking.product(&customers.denominator);
    let denominator = customers.numerator.product(&expected.denominator);
    match rounded_up(&numerator, &denominator, Money::MAXIMUM_MINOR) {
        Some(value) => Solve::At(value as f64),
        None => Solve::Impossible { needs: quotient(&numerator, &denominator) },
    }
}

/// The numerator of what `total / denominator` falls short of `amount` by, over the same
/// denominator; `None` where it does not.
fn lacking(amount: u64, total: &Whole, denominator: &Whole) -> Option<Whole> {
    let lacking = denominator.times(amount).minus(total);
    lacking.is_positive().then_some(lacking)
}
