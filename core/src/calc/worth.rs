//! What an entry is worth with all that follows from it. Invariant: a rate that leads to nothing that counts is never asked for.

use num_bigint::{BigInt, BigUint};

use super::exact::quotient;
use super::flow::Flow;
use crate::model::Target;

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

/// An exact amount per entry; the denominator is above zero.
pub(super) struct Worth {
    pub numerator: BigInt,
    pub denominator: BigUint,
}

impl Worth {
    /// The numerator where the worth is above zero.
    pub(super) fn gain(&self) -> Option<&BigUint> {
        (self.numerator > BigInt::ZERO).then(|| self.numerator.magnitude())
    }

    /// The nearest double of a worth that is not negative.
    pub(super) fn to_f64(&self) -> Option<f64> {
        quotient(self.numerator.magnitude(), &self.denominator)
    }
}

/// wᵢ = vᵢ + rᵢ₊₁·wᵢ₊₁: the expected amount from an entry into each stage, its own and that of every
/// later stage it may reach. `None` where a rate on the way to a stage that counts is undefined.
///
/// Source: the expected reward of a Markov chain with one way forward (Kemeny and Snell, Finite
/// Markov Chains, 1960, chapter 3).
pub(super) fn worth_per_entry(flow: &Flow, weights: &Weights) -> Vec<Option<Worth>> {
    let mut worths: Vec<Option<Worth>> = Vec::with_capacity(flow.rates.len());
    for (position, weight) in weights.0.iter().enumerate().rev() {
        let own = |denominator: BigUint| BigInt::from(denominator) * *weight;
        let worth = match worths.last() {
            Some(next) if weights.last().is_some_and(|last| position < last) => {
                next.as_ref().zip(flow.rates[position + 1]).map(|(next, step)| {
                    let denominator = &next.denominator * step.rate.denominator();
                    Worth { numerator: own(denominator.clone()) + &next.numerator * step.rate.numerator(), denominator }
                })
            }
            _ => Some(Worth { numerator: own(1_u32.into()), denominator: 1_u32.into() }),
        };
        worths.push(worth);
    }
    worths.reverse();
    worths
}
