//! Who gets through each step. Invariant: 0 of 0 is no data, never 0 or 1.

use super::exact::finite;
use super::flow::RateInForce;
use super::uncertainty::Posterior;

/// A share of people; `None` of nobody.
pub(super) fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole).and_then(finite)
}

/// 1 − rate, from the exact fraction, so that 60 % is 0.6; negative where counts rise.
pub(super) fn drop_off_rate(step: RateInForce) -> f64 {
    let (reached, before) = (step.rate.numerator(), step.rate.denominator());
    (i128::from(before) - i128::from(reached)) as f64 / before as f64
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
pub(super) fn rises(step: Option<RateInForce>, expected: Option<f64>, before: Option<f64>) -> bool {
    match step {
        Some(step) => step.rate.numerator() > step.rate.denominator(),
        None => expected.zip(before).is_some_and(|(expected, before)| expected > before),
    }
}

/// The position of the step with the largest drop-off; `None` where nobody is lost.
pub(super) fn most_lost(drop_offs: &[Option<f64>]) -> Option<usize> {
    let lost = drop_offs.iter().enumerate().filter_map(|(position, drop_off)| Some((position, (*drop_off)?)));
    // The first of equals: it comes before whatever else could be lost.
    lost.filter(|(_, drop_off)| *drop_off > 0.0)
        .reduce(|most, next| if next.1 > most.1 { next } else { most })
        .map(|(position, _)| position)
}
