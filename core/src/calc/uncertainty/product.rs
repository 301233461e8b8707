//! The chance that a product of independent rates exceeds a Beta variable, by inverting its Mellin transform.

use super::complex::Complex;
use super::log_beta::LogBeta;
use std::f64::consts::PI;

/// C ∏ pᵢ, for independent Beta variables pᵢ.
#[derive(Clone, Debug)]
pub(super) struct Product {
    pub(super) rates: Vec<LogBeta>,
    /// ln C ≤ 0.
    pub(super) ln_certain: f64,
}

/// The 10-point Gauss–Legendre rule on 0 ..= 1: abscissa, weight.
const GAUSS_LEGENDRE: [(f64, f64); 10] = [
    (0.01304673574141414, 0.03333567215434407),
    (0.06746831665550775, 0.0747256745752903),
    (0.1602952158504878, 0.10954318125799102),
    (0.2833023029353764, 0.13463335965499817),
    (0.4255628305091844, 0.14776211235737644),
    (0.5744371694908156, 0.14776211235737644),
    (0.7166976970646236, 0.13463335965499817),
    (0.8397047841495122, 0.10954318125799102),
    (0.9325316833444922, 0.0747256745752903),
    (0.9869532642585859, 0.03333567215434407),
];

/// A segment is this many times as long as it is far from the poles, all of which are real.
const REACH: f64 = 1.5;

/// The logarithm of the integrand changes by no more than this along a segment.
const CHANGE: f64 = 10.0;

/// The path ends where what is left is below this share of what is found.
const NEGLIGIBLE: f64 = 1e-15;

/// Ample: from the least shape to the greatest it takes 41 segments.
const SEGMENTS: usize = 200;

impl Product {
    /// P(C ∏ pᵢ ≥ B) for B ~ Beta(a, b).
    ///
    /// With Z = ln C + Σ ln pᵢ − ln B and K(t) = ln E e^(tZ), the sum of the transforms of its terms,
    ///
    /// P(Z > 0) = 1/(2πi) ∫ e^K(t) / t dt
    ///
    /// upwards along any path that crosses the real axis between 0 and the first pole to the right; to the left of 0
    /// the same integral is −P(Z ≤ 0). The side is the one where e^K is at most about 1, so that nothing cancels.
    ///
    /// Upright, the integrand may turn about 0 long before it fades: a wide rate fades slowly, and a narrow one is as
    /// good as a constant factor. So the path is a chain of segments, each of which leans to where the integrand falls
    /// off most steeply, as it was seen at the end of the one before.
    pub(super) fn chance_above(&self, a: f64, b: f64) -> f64 {
        let bar = LogBeta::new(a, b);
        let mean = self.rough_mean() - bar.rough_mean();
        let right = mean < 0.0;
        let deviation = (self.rough_variance() + bar.rough_variance()).sqrt();
        let edge = if right { a } else { self.rates.iter().map(LogBeta::edge).fold(f64::INFINITY, f64::min) };
        let size = (0.5 * edge).min(1.0 / deviation);
        let integrand = |t: Complex| {
            let transform = bar.transform(-t);
            let mut slope = self.ln_certain - transform.slope;
            let mut exponent = transform.exponent;
            let mut factor = transform.factor * t.inverse();
            for rate in &self.rates {
                let transform = rate.transform(t);
                slope += transform.slope;
                exponent += transform.exponent;
                factor *= transform.factor;
            }
            (t.scale(slope) + exponent).exp() * factor
        };
        let start = if right { size } else { -size };
        // At the start the logarithm of the integrand changes about as it does at 0, by the mean.
        let first = size.min(CHANGE / mean.abs());
        let integral = upward_integral(integrand, start, first) / PI;
        let chance = if right { integral } else { 1.0 + integral };
        chance.clamp(0.0, 1.0)
    }

    /// E[ln C ∏ pᵢ], roughly.
    pub(super) fn rough_mean(&self) -> f64 {
        self.ln_certain + self.sum(LogBeta::rough_mean)
    }

    /// Var(ln C ∏ pᵢ), roughly.
    pub(super) fn rough_variance(&self) -> f64 {
        self.sum(LogBeta::rough_variance)
    }

    fn sum(&self, part: impl Fn(&LogBeta) -> f64) -> f64 {
        self.rates.iter().map(part).sum()
    }
}

/// The imaginary part of the integral from a point of the real axis upwards, with the length of the first segment.
fn upward_integral(integrand: impl Fn(Complex) -> Complex, start: f64, first: f64) -> f64 {
    let mut from = Complex::new(start, 0.0);
    let mut segment = Complex::new(0.0, first);
    let mut sum = 0.0;
    let mut largest = 0.0_f64;
    for _ in 0..SEGMENTS {
        let mut last = [(Complex::ZERO, Complex::ZERO); 2];
        let mut part = Complex::ZERO;
        for (abscissa, weight) in GAUSS_LEGENDRE {
            let t = from + segment.scale(abscissa);
            let value = integrand(t);
            part += value.scale(weight);
            last = [last[1], (t, value)];
        }
        part *= segment;
        sum += part.im;
        largest = largest.max(part.norm_squared());
        from += segment;
        let [(before, value_before), (t, value)] = last;
        let left = value.norm_squared() * from.im * from.im;
        if left.is_nan() || left <= NEGLIGIBLE * NEGLIGIBLE * largest {
            break;
        }
        let derivative = (value * value_before.inverse()).ln() * (t - before).inverse();
        segment = descent(derivative).scale((REACH * from.im).min(CHANGE / derivative.norm()));
    }
    sum
}

/// The direction, upwards by no less than 30°, in which a function with this logarithmic derivative falls off most steeply.
fn descent(derivative: Complex) -> Complex {
    let steepest = Complex::new(-derivative.re, derivative.im).scale(1.0 / derivative.norm());
    if steepest.im >= 0.5 { steepest } else { Complex::new(0.75_f64.sqrt().copysign(steepest.re), 0.5) }
}
