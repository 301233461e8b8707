//! Conversion: the share that gets through each step. Invariant: 0 of 0 is no data, never 0 or 1.

use super::flow::RateInForce;
use super::uncertainty::Posterior;

/// A share of people or of money; NaN of none.
pub(super) fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { f64::NAN }
}

/// 1 − rate, from the exact fraction, so that 60 % is 0.6; negative where counts rise.
pub(super) fn drop_off_rate(step: RateInForce) -> f64 {
    let (reached, before) = (step.rate.numerator(), step.rate.denominator());
    let size = before.abs_diff(reached) as f64 / before as f64;
    if reached > before { -size } else { size }
}

/// The 10th and 90th percentile of the true rate; `None` for a typed rate and for counts that rise,
/// which are no share of the ones before.
///
/// Source: Jeffreys' interval, see [`Posterior`].
pub(super) fn rate_range(step: RateInForce) -> Option<(f64, f64)> {
    let (reached, before) = step.counts()?;
    let posterior = Posterior::new(reached, before)?;
    Some((posterior.quantile(0.1), posterior.quantile(0.9)))
}

/// Whether more reach a stage than the one before. Counts may: people come back, or were counted twice.
/// Where the rate is undefined, `expected` tells, unless it is NaN.
pub(super) fn rises(step: Option<RateInForce>, expected: f64, before: f64) -> bool {
    match step {
        Some(step) => step.rate.numerator() > step.rate.denominator(),
        None => expected > before,
    }
}
