//! The posterior of a rate given counts: a Beta distribution whose shapes are whole numbers and a half.

use super::GREATEST_COUNT;
use super::beta::Beta;

/// The belief about a rate after `successes` of `trials`: Jeffreys' Beta(k + ½, n − k + ½).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posterior {
    beta: Beta,
}

impl Posterior {
    /// `None` unless 0 ≤ successes ≤ trials and 1 ≤ trials ≤ [`GREATEST_COUNT`].
    #[must_use]
    pub fn new(successes: u64, trials: u64) -> Option<Self> {
        if trials == 0 || trials > GREATEST_COUNT || successes > trials {
            return None;
        }
        let beta = Beta::new(successes as f64 + 0.5, (trials - successes) as f64 + 0.5);
        Some(Self { beta })
    }

    /// The expected rate, (k + ½) / (n + 1).
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.beta.mean()
    }

    /// P(rate ≤ x): 0 for x ≤ 0 or NaN, 1 for x ≥ 1.
    #[must_use]
    pub fn cumulative(&self, x: f64) -> f64 {
        self.beta.cumulative(x)
    }

    /// The rate that is not exceeded with probability `p`: 0 for p ≤ 0 or NaN, 1 for p ≥ 1.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        self.beta.quantile(p)
    }

    /// k + ½ and n − k + ½.
    pub(in crate::calc) fn shapes(&self) -> (f64, f64) {
        (self.beta.a(), self.beta.b())
    }

    pub(super) fn beta(&self) -> &Beta {
        &self.beta
    }
}
