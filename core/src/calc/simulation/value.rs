//! The value of deals that differ. Invariant: never below 0, and the mean is that of equal deals.

use rand_distr::{Distribution, StandardNormal};

use super::generator::Generator;

/// The deal value as a share of its mean: log-normal.
pub(super) struct DealValue {
    /// Of the value itself: the squared standard deviation as a share of the squared mean.
    variance: f64,
    /// Of the value's logarithm.
    deviation: f64,
    /// Up to so many, each deal's value is drawn.
    each: f64,
}

/// So many where the spread is 1 or more; fewer the narrower it is, and the nearer to log-normal the sum of fewer.
const EACH: f64 = 30.0;

impl DealValue {
    /// `spread` is the standard deviation as a share of the mean.
    pub(super) fn new(spread: f64) -> Self {
        let variance = spread * spread;
        Self { variance, deviation: libm::log1p(variance).sqrt(), each: EACH * variance.min(1.0) }
    }

    /// Whether all deals bring the same.
    pub(super) fn is_certain(&self) -> bool {
        self.variance == 0.0
    }

    /// What so many deals bring together, in mean deal values.
    ///
    /// Source: of many, the log-normal variable with the sum's mean and variance (Fenton, "The Sum of Log-Normal
    /// Probability Distributions in Scatter Transmission Systems", 1960), which is nearer than the normal one.
    pub(super) fn draw(&self, deals: f64, generator: &mut Generator) -> f64 {
        if self.is_certain() || deals == 0.0 {
            return deals;
        }
        if deals > self.each {
            return deals * log_normal(libm::log1p(self.variance / deals).sqrt(), generator);
        }
        let mut sum = 0.0;
        for _ in 0..deals as u32 {
            sum += log_normal(self.deviation, generator);
        }
        sum
    }
}

/// Of mean 1.
fn log_normal(deviation: f64, generator: &mut Generator) -> f64 {
    let normal: f64 = StandardNormal.sample(generator);
    libm::exp(deviation * (normal - 0.5 * deviation))
}
