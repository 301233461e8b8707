//! The standard normal distribution.

/// P(Z ≤ z), to 10⁻¹⁵. Source: the series of Marsaglia, "Evaluating the Normal Distribution", 2004.
pub(super) fn cumulative(z: f64) -> f64 {
    // Beyond, the double is 0 or 1.
    let z = z.clamp(-9.0, 9.0);
    let (mut term, mut sum) = (z, z);
    for half in 1..150 {
        term *= z * z / f64::from(2 * half + 1);
        sum += term;
    }
    let density = (-0.5 * z * z).exp() / std::f64::consts::TAU.sqrt();
    (0.5 + density * sum).clamp(0.0, 1.0)
}

/// The z with P(Z ≤ z) = p, to 0.0005, and always the same for the same p: what a search goes by. Finite for any p.
///
/// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 26.2.23.
pub(super) fn quantile(p: f64) -> f64 {
    let t = (-2.0 * p.min(1.0 - p).max(1e-300).ln()).sqrt();
    let above = (0.010328 * t + 0.802853) * t + 2.515517;
    let below = ((0.001308 * t + 0.189269) * t + 1.432788) * t + 1.0;
    (t - above / below).copysign(p - 0.5)
}

#[cfg(test)]
mod tests {
    use super::{cumulative, quantile};

    #[test]
    fn cumulative_matches_high_precision() {
        // mpmath.ncdf(z) with 30 digits
        for (z, p) in [
            (-40.0, 0.0),
            (-6.0, 9.86587645037698e-10),
            (-2.5, 0.006209665325776132),
            (-0.1, 0.460172162722971),
            (0.0, 0.5),
            (1.0, 0.8413447460685429),
            (4.0, 0.9999683287581669),
            (9.0, 1.0),
            (f64::INFINITY, 1.0),
        ] {
            assert!((cumulative(z) - p).abs() < 1e-15, "{z}: {}", cumulative(z));
        }
    }

    #[test]
    fn quantile_is_near_enough_and_never_falls() {
        let mut before = quantile(0.0);
        assert!(before < -30.0 && before.is_finite());
        for step in 1..=10_000 {
            let p = f64::from(step) / 10_000.0;
            let z = quantile(p);
            assert!(z >= before && z.is_finite(), "{p}: {z}");
            assert!(step == 10_000 || (cumulative(z) - p).abs() < 2e-4, "{p}: {z}");
            before = z;
        }
    }
}
