//! The worth of an entry with all that follows from it. Invariant: a rate that leads to nothing that counts is never asked for.

use super::exact::Fraction;
use super::flow::Flow;
use crate::plan::Target;

/// What entries count for: an amount per entry into each stage, in customers or minor units.
pub(super) struct Weights(pub Vec<i64>);

impl Weights {
    /// What the goal counts.
    pub(super) fn of_target(flow: &Flow, target: Target) -> Self {
        match target {
            Target::Customers(_) => Self::of_customers(flow),
            Target::Revenue(_) => Self::of_revenue(flow),
            Target::Profit(_) => {
                let amounts = flow.values.iter().zip(&flow.costs);
                // Money ends at 10¹⁵ minor units, far within the type.
                Self(amounts.map(|(value, cost)| *value as i64 - *cost as i64).collect())
            }
        }
    }

    pub(super) fn of_customers(flow: &Flow) -> Self {
        Self((0..flow.rates.len()).map(|position| i64::from(position == flow.sale)).collect())
    }

    pub(super) fn of_revenue(flow: &Flow) -> Self {
        Self(flow.values.iter().map(|value| *value as i64).collect())
    }

    /// The position of the last stage that counts.
    pub(super) fn last(&self) -> Option<usize> {
        self.0.iter().rposition(|weight| *weight != 0)
    }
}

/// How much of what its weights count a goal asks for.
pub(super) fn amount(target: Target) -> u64 {
    match target {
        Target::Customers(count) => count.get(),
        Target::Revenue(money) | Target::Profit(money) => money.minor(),
    }
}

/// wᵢ = vᵢ + rᵢ₊₁·wᵢ₊₁: the expected amount from an entry into each stage, its own and that of every
/// later stage it may reach. Undefined where a rate on the way to a stage that counts is.
///
/// Source: the expected reward of a Markov chain with one way forward (Kemeny and Snell, Finite
/// Markov Chains, 1960, chapter 3).
pub(super) fn worth_per_entry(flow: &Flow, weights: &Weights) -> Vec<Fraction> {
    let mut worth = Fraction::whole(0);
    let mut worths = vec![worth; flow.rates.len()];
    for position in (0..=weights.last().unwrap_or(0)).rev() {
        worth.numerator.add_product(&weights.0[position].into(), &worth.denominator);
        worths[position] = worth;
        worth.multiply(flow.rates[position].map(|step| step.rate));
    }
    worths
}

/// The same as the nearest doubles, of worths that are not negative; NaN for what is undefined.
pub(super) fn in_doubles(worths: &[Fraction]) -> Vec<f64> {
    let mut doubles = Vec::with_capacity(worths.len());
    for worth in worths {
        doubles.push(worth.nearest_double().unwrap_or(f64::NAN));
    }
    doubles
}
