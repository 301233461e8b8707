//! A chain of rates, known by counts or for certain, and the number of those who get to its end.

use super::beta::Beta;
use super::log_beta::LogBeta;
use super::product::Product;
use super::search::{Guess, Trial, least};
use super::{GREATEST_COUNT, Posterior, normal};

/// The steps of a funnel between two stages, and what is known of their rates.
///
/// Of the N that enter at the top, each passes every step with its rate, independently of the others: given the rates, the
/// count at the end is binomial, Bin(N, P) with P their product. The estimated rates are independent, each with its
/// [`Posterior`]. Rates known for certain count by their product C alone; where C > 1 it multiplies the entries, to ⌊N·C⌋,
/// so that the expected count is N·P in any case.
///
/// Given P, the count reaches k with the probability that a Beta(k, N − k + 1) variable stays below P; so a chance is that
/// of a product of independent Beta variables exceeding another.
#[derive(Clone, Debug)]
pub struct Chain {
    steps: Vec<StepRate>,
    product: Product,
    /// C
    certain: f64,
}

/// What is known of one step's rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StepRate {
    /// What counts say of it.
    Estimated(Posterior),
    /// Known for certain; above 1, each entry brings more than one.
    Certain(f64),
}

/// The most entries reckoned with, after multiplication by rates above 1.
const MOST_ENTRIES: f64 = 1e18;

/// Relative: what a product of typed rates may miss by rounding.
const ROUNDING: f64 = 1e-12;

impl Chain {
    /// `None` if a certain rate is negative or not finite. No steps at all are a chain whose end is its top.
    #[must_use]
    pub fn new(steps: &[StepRate]) -> Option<Self> {
        let mut certain = 1.0;
        let mut rates = Vec::new();
        for step in steps {
            match step {
                StepRate::Estimated(posterior) => rates.push(LogBeta::of(posterior.beta())),
                StepRate::Certain(rate) if rate.is_finite() && *rate >= 0.0 => certain *= rate,
                StepRate::Certain(_) => return None,
            }
        }
        let ln_certain = f64::min(certain, 1.0).ln();
        Some(Self { steps: steps.to_vec(), product: Product { rates, ln_certain }, certain })
    }

    /// P(count at the end ≥ `needed`) with `top` entries; rises with `top`, falls with `needed`.
    ///
    /// Within 10⁻¹⁰ for counts up to 10¹² and 10⁻⁸ up to [`GREATEST_COUNT`].
    #[must_use]
    pub fn chance_at_least(&self, top: u64, needed: u64) -> f64 {
        let entries = self.entries(top);
        let needed = needed as f64;
        if needed == 0.0 {
            1.0
        } else if needed > entries || self.certain == 0.0 {
            0.0
        } else if self.product.rates.is_empty() {
            Beta::new(needed, entries - needed + 1.0).cumulative(self.certain)
        } else {
            self.product.chance_above(needed, entries - needed + 1.0)
        }
    }

    /// The least `top` up to [`GREATEST_COUNT`] whose chance of at least `needed` is ≥ `confidence`, by
    /// [`Self::chance_at_least`] itself; `None` if there is none, and for a confidence ≥ 1 or NaN.
    #[must_use]
    pub fn least_top(&self, needed: u64, confidence: f64) -> Option<u64> {
        if needed == 0 || confidence <= 0.0 {
            return (confidence < 1.0).then_some(0);
        }
        if confidence.is_nan() || confidence >= 1.0 || self.certain == 0.0 {
            return None;
        }
        let target = normal::quantile(confidence);
        let deviation = (self.product.rough_variance() + 1.0 / needed as f64).sqrt();
        let multiple = self.certain.max(1.0) * self.product.rough_mean().exp();
        let guess = Guess { number: needed as f64 / multiple * (target * deviation).exp(), growth: 1.0 / deviation };
        least(GREATEST_COUNT, guess, &|top| {
            let chance = self.chance_at_least(top, needed);
            Trial { met: chance >= confidence, excess: normal::quantile(chance) - target }
        })
    }

    /// The least count that the end does not exceed with probability `p`, from `top` entries: 0 for p ≤ 0 or NaN, the
    /// greatest possible count for p ≥ 1.
    #[must_use]
    pub fn quantile(&self, top: u64, p: f64) -> u64 {
        let most = self.entries(top) as u64;
        if p.is_nan() || p <= 0.0 || most == 0 {
            return 0;
        }
        if p >= 1.0 {
            return most;
        }
        let target = normal::quantile(1.0 - p);
        let expected = self.entries(top) * self.product.rough_mean().exp();
        let deviation = (self.product.rough_variance() + 1.0 / expected.max(1.0)).sqrt();
        let guess = Guess { number: expected * (-target * deviation).exp(), growth: 1.0 / deviation };
        // The count is ≤ x unless it reaches x + 1; beyond the greatest possible one nothing reaches.
        let reached = least(most, guess, &|count| {
            let chance = self.chance_at_least(top, count);
            Trial { met: chance <= 1.0 - p, excess: target - normal::quantile(chance) }
        });
        reached.map_or(most, |count| count - 1)
    }

    pub(super) fn steps(&self) -> &[StepRate] {
        &self.steps
    }

    /// Those who pass the steps one by one: the top, multiplied by C where that is above 1; a whole number.
    fn entries(&self, top: u64) -> f64 {
        let entries = top as f64 * self.certain.max(1.0);
        let nearest = entries.round_ties_even();
        let whole = if (entries - nearest).abs() <= ROUNDING * entries { nearest } else { entries.floor() };
        whole.min(MOST_ENTRIES)
    }
}
