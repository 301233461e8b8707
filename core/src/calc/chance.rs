//! The chance of a goal, and the likely ranges of what is expected. Invariant: a chance and the volume needed for it come from one distribution.

use super::exact::finite;
use super::flow::{Flow, RateInForce};
use super::requirement::Requirement;
use super::uncertainty::{Chain, Posterior, StepRate};
use super::worth::Weights;
use crate::plan::Confidence;

/// The percentiles that a likely range lies between: it holds in eight of ten periods.
const LIKELY: (f64, f64) = (0.1, 0.9);

/// A goal, and the steps up to the last stage that counts for it.
pub(super) struct GoalChance<'a> {
    chain: Option<Chain>,
    /// Per entry, for the stages of the chain.
    weights: Vec<f64>,
    flow: &'a Flow,
    amount: u64,
}

impl<'a> GoalChance<'a> {
    pub(super) fn new(flow: &'a Flow, amount: u64, weights: &Weights) -> Self {
        let last = weights.last().unwrap_or(0);
        Self {
            chain: chain(flow, last),
            weights: weights.0.iter().take(last + 1).map(|weight| *weight as f64).collect(),
            flow,
            amount,
        }
    }

    /// P(goal met) from the volume in force; `None` where a rate on the way is undefined.
    ///
    /// Source: Beta rates and binomial flow, see [`Chain::chance_of_value`].
    pub(super) fn of_volume_in_force(&self) -> Option<f64> {
        if self.amount == 0 && !self.can_lose() {
            return Some(1.0);
        }
        self.chain.as_ref()?.chance_of_value(self.flow.top, &self.weights, self.amount as f64).and_then(finite)
    }

    /// The least volume whose chance is at least `confidence`. `plain` is the requirement at the
    /// rates in force: a rate of 0 in few counts may have it [`Requirement::Never`] where what the
    /// counts leave open has not.
    pub(super) fn least_volume(&self, confidence: Confidence, plain: Requirement) -> Requirement {
        if self.amount == 0 {
            return Requirement::Top(0);
        }
        let Some(chain) = &self.chain else { return Requirement::NoData };
        match chain.least_top_of_value(&self.weights, self.amount as f64, confidence.rate().to_f64()) {
            Some(top) => Requirement::Top(top),
            // Where entries may lose money, more of them need not make it any surer.
            None if plain == Requirement::Never || self.can_lose() => Requirement::Never,
            None => Requirement::Beyond,
        }
    }

    fn can_lose(&self) -> bool {
        self.weights.iter().any(|weight| *weight < 0.0)
    }
}

/// The likely range of the count at a stage, from the volume in force; `None` where a rate on the way is undefined.
///
/// Source: Beta rates and binomial flow, see [`Chain::quantile`].
pub(super) fn count_range(flow: &Flow, position: usize) -> Option<(u64, u64)> {
    let chain = chain(flow, position)?;
    Some((chain.quantile(flow.top, LIKELY.0), chain.quantile(flow.top, LIKELY.1)))
}

/// The likely range of the money that all entries earn, in minor units; `None` where a rate on the
/// way is undefined or nothing earns. `customers` is the range of the count at the sale stage.
///
/// Source: with one earning stage, the range of its count. Else the money that is reached with the
/// chances 0.9 and 0.1, by halving an interval around it, see [`Chain::chance_of_value`].
pub(super) fn revenue_range(flow: &Flow, customers: Option<(u64, u64)>) -> Option<(f64, f64)> {
    let weights = Weights::of_revenue(flow);
    let last = weights.last()?;
    if weights.0.iter().take(last).all(|weight| *weight == 0) {
        let (low, high) = if last == flow.sale { customers } else { count_range(flow, last) }?;
        let value = flow.values[last] as f64;
        return Some((low as f64 * value, high as f64 * value));
    }
    let chain = chain(flow, last)?;
    let values: Vec<f64> = flow.values.iter().take(last + 1).map(|value| *value as f64).collect();
    let chance = |amount: f64| chain.chance_of_value(flow.top, &values, amount);
    Some((amount_reached(&chance, 1.0 - LIKELY.0)?, amount_reached(&chance, 1.0 - LIKELY.1)?))
}

/// The most that is reached with a chance of at least `wanted`, to a millionth of it and half a minor unit.
fn amount_reached(chance: &impl Fn(f64) -> Option<f64>, wanted: f64) -> Option<f64> {
    let (mut reached, mut missed) = (0.0, 1.0);
    while chance(missed)? >= wanted {
        (reached, missed) = (missed, finite(missed * 2.0)?);
    }
    while missed - reached > f64::max(missed * 1e-6, 0.5) {
        let middle = reached + (missed - reached) / 2.0;
        if chance(middle)? >= wanted { reached = middle } else { missed = middle }
    }
    Some(reached)
}

/// The steps into the stages from the second to `last`; `None` where a rate is undefined.
fn chain(flow: &Flow, last: usize) -> Option<Chain> {
    let mut steps = Vec::with_capacity(last);
    for rate in flow.rates.get(1..=last)? {
        steps.push(step_rate((*rate)?));
    }
    Chain::new(&steps)
}

/// What is known of a rate.
///
/// A typed rate is what its author says it is. Counts that rise are no share of the ones before, so
/// nothing is estimated from them.
pub(super) fn step_rate(rate: RateInForce) -> StepRate {
    let posterior = rate.counts().and_then(|(reached, before)| Posterior::new(reached, before));
    posterior.map_or(StepRate::Certain(rate.rate.to_f64()), StepRate::Estimated)
}
