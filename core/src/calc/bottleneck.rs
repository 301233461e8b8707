//! The step that falls short of its usual range and costs the most by it. Invariant: a step is named only on evidence that its true rate is low, never for a low rate alone.

use super::flow::RateInForce;
use super::uncertainty::Posterior;
use crate::plan::{Confidence, Rate};

/// The step to mend first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bottleneck {
    /// Of the stage that the step leads into, from 0.
    pub position: usize,
    /// That the true rate is below the low end of the range.
    pub chance: f64,
    /// What reaching the low end of the range would bring a period, in major units.
    pub gap_value: f64,
    /// How many customers that would be a period; 0 for a step behind the sale.
    pub gap_customers: f64,
}

/// A step with a rate and a range to hold it against.
pub(super) struct Candidate {
    pub position: usize,
    pub rate: Rate,
    pub low: Rate,
    pub chance: f64,
    /// Here and below, NaN is what is undefined.
    pub expected_before: f64,
    /// Of an entry into the stage, in minor units.
    pub money: f64,
    /// Of an entry into the stage, in customers.
    pub customers: f64,
}

/// Of the worst step so far and another one that is likely below its range, the one whose gap costs
/// more money, and more customers where no money hangs on either: (low − r)·Eᵢ₋₁·wᵢ. `minor_units`
/// make a major one.
///
/// Likely is as sure as a plan usually wishes to be of its goal: 2 of 10 is no bottleneck against a
/// range from 25 %, and 200 of 1,000 is.
///
/// Source: the forecast with the rate raised to the low end, less the forecast as it is.
pub(super) fn worse(worst: Option<Bottleneck>, step: &Candidate, minor_units: f64) -> Option<Bottleneck> {
    let entries = shortfall(step.rate, step.low) * step.expected_before;
    let gap_value = entries * step.money / minor_units;
    let gap_customers = entries * step.customers;
    let is_likely = step.chance >= Confidence::usual().rate().to_f64();
    if step.low.is_at_most(step.rate) || !is_likely || !gap_value.is_finite() || !gap_customers.is_finite() {
        return worst;
    }
    match worst {
        Some(worst) if (gap_value, gap_customers) <= (worst.gap_value, worst.gap_customers) => Some(worst),
        _ => Some(Bottleneck { position: step.position, chance: step.chance, gap_value, gap_customers }),
    }
}

/// P(true rate < low): the tail of what the counts leave uncertain. Where nothing is uncertain, of a
/// typed rate and of rising counts, the chance is 0 or 1.
///
/// Source: the Beta distribution function of Jeffreys' posterior, see [`Posterior`].
pub(super) fn chance_below(step: RateInForce, low: Rate) -> f64 {
    match step.counts().and_then(|(reached, before)| Posterior::new(reached, before)) {
        Some(posterior) => posterior.cumulative(low.to_f64()),
        None => f64::from(u8::from(!low.is_at_most(step.rate))),
    }
}

/// low − rate, from the exact fractions, so that 45 % less 40 % is 0.05.
fn shortfall(rate: Rate, low: Rate) -> f64 {
    let product = |left: u64, right: u64| u128::from(left) * u128::from(right);
    let difference =
        product(low.numerator(), rate.denominator()).saturating_sub(product(rate.numerator(), low.denominator()));
    difference as f64 / product(low.denominator(), rate.denominator()) as f64
}
