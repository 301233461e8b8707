//! The Beta distribution, to near double accuracy for shapes from ½ to 10¹⁸ and far into both tails.

use super::log_gamma::{exp_m1, ln_1p, ln_1p_minus, stirling_remainder};
use super::normal;

/// Beta(a, b).
///
/// Everything is reckoned from the mean m on the scale of log odds, where the density peaks exactly at the mean:
/// as a/m = b/(1 − m), its logarithm is `ln_peak` + a·ℓ(x/m − 1) + b·ℓ((1 − x)/(1 − m) − 1) with ℓ(z) = ln(1 + z) − z,
/// in which nothing large cancels (Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Beta {
    a: f64,
    b: f64,
    ln_peak: f64,
}

/// From here on the smaller shape lets a fixed Gauss–Legendre rule reach double accuracy; the continued fraction, whose
/// length grows with the root of the smaller shape, serves below.
const QUADRATURE_FROM: f64 = 500.0;

/// The quadrature leaves off where the density has fallen by e⁻³⁸ from where it began.
const NEGLIGIBLE: f64 = 38.0;

/// The positive half of the 24-point Gauss–Legendre rule on −1 ..= 1: abscissa, weight.
const GAUSS_LEGENDRE: [(f64, f64); 12] = [
    (0.06405689286260563, 0.12793819534675216),
    (0.1911188674736163, 0.1258374563468283),
    (0.3150426796961634, 0.12167047292780339),
    (0.4337935076260451, 0.1155056680537256),
    (0.5454214713888396, 0.10744427011596563),
    (0.6480936519369755, 0.09761865210411388),
    (0.7401241915785544, 0.08619016153195327),
    (0.820001985973903, 0.0733464814110803),
    (0.8864155270044011, 0.05929858491543678),
    (0.9382745520027328, 0.04427743881741981),
    (0.9747285559713095, 0.028531388628933663),
    (0.9951872199970213, 0.0123412297999872),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Tail {
    Lower,
    Upper,
}

/// A rate x by its place relative to the mean m.
#[derive(Clone, Copy)]
struct Place {
    /// x / m
    share: f64,
    /// x / m − 1
    above: f64,
    /// (1 − x) / (1 − m)
    rest: f64,
    /// (1 − x) / (1 − m) − 1
    below: f64,
}

impl Beta {
    /// For finite shapes > 0.
    pub(super) fn new(a: f64, b: f64) -> Self {
        let spread = a / (a + b) * b / std::f64::consts::TAU;
        let ln_peak = 0.5 * spread.ln() + stirling_remainder(a + b) - stirling_remainder(a) - stirling_remainder(b);
        Self { a, b, ln_peak }
    }

    pub(super) fn a(&self) -> f64 {
        self.a
    }

    pub(super) fn b(&self) -> f64 {
        self.b
    }

    pub(super) fn mean(&self) -> f64 {
        self.a / (self.a + self.b)
    }

    /// P(rate ≤ x); 0 for NaN.
    pub(super) fn cumulative(&self, x: f64) -> f64 {
        if x.is_nan() || x <= 0.0 {
            return 0.0;
        }
        if x >= 1.0 {
            return 1.0;
        }
        let total = self.a + self.b;
        // As if rounded once: close to the mean the distance carries all the information.
        let distance = product_less(x, total, self.a);
        let place = Place {
            share: x * total / self.a,
            above: distance / self.a,
            rest: (1.0 - x) * total / self.b,
            below: -distance / self.b,
        };
        self.ln_tail(Tail::Lower, place).exp().clamp(0.0, 1.0)
    }

    /// The rate x with P(rate ≤ x) = p; 0 for p ≤ 0 or NaN, 1 for p ≥ 1.
    ///
    /// The logarithm of either tail is concave on the scale of log odds, so that Newton's and Halley's steps home in
    /// from any start.
    pub(super) fn quantile(&self, p: f64) -> f64 {
        if p.is_nan() || p <= 0.0 {
            return 0.0;
        }
        if p >= 1.0 {
            return 1.0;
        }
        let (tail, sign, ln_target) =
            if p <= 0.5 { (Tail::Lower, 1.0, p.ln()) } else { (Tail::Upper, -1.0, (1.0 - p).ln()) };
        let mut log_odds = self.log_odds_guess(p);
        for _ in 0..60 {
            let place = self.place(log_odds);
            let ln_tail = self.ln_tail(tail, place);
            let excess = ln_tail - ln_target;
            let hazard = (self.ln_density(place) - ln_tail).exp();
            let slope = -self.a * place.above;
            let bend = 1.0 - 0.5 * excess * (sign * slope - hazard) / hazard;
            let step = excess / hazard / bend.clamp(0.5, 4.0);
            if !step.is_finite() {
                break;
            }
            log_odds = (log_odds - sign * step).clamp(-700.0, 700.0);
            // Halley's step leaves about the cube of what it mends.
            if (hazard * step).abs() < 1e-5 {
                break;
            }
        }
        (self.mean() * self.place(log_odds).share).clamp(0.0, 1.0)
    }

    /// Cornish and Fisher's quantile of the log odds, relative to those of the mean, from rough cumulants.
    fn log_odds_guess(&self, p: f64) -> f64 {
        let (inverse_a, inverse_b) = (1.0 / self.a, 1.0 / self.b);
        let mean = 0.5 * (inverse_b - inverse_a);
        let variance = inverse_a + inverse_b + 0.5 * (inverse_a * inverse_a + inverse_b * inverse_b);
        let third = inverse_b * inverse_b - inverse_a * inverse_a;
        let z = normal::quantile(p).clamp(-40.0, 40.0);
        mean + z * variance.sqrt() + (z * z - 1.0) * third / (6.0 * variance)
    }

    /// The place at log odds this far above those of the mean.
    fn place(&self, log_odds: f64) -> Place {
        let mean = self.mean();
        let rest_of_mean = self.b / (self.a + self.b);
        let gain = exp_m1(log_odds);
        let rest = 1.0 / (1.0 + mean * gain);
        Place { share: log_odds.exp() * rest, above: rest_of_mean * gain * rest, rest, below: -mean * gain * rest }
    }

    /// The logarithm of the density of the log odds.
    fn ln_density(&self, place: Place) -> f64 {
        self.ln_peak + self.a * ln_1p_minus(place.above, place.share) + self.b * ln_1p_minus(place.below, place.rest)
    }

    fn ln_tail(&self, tail: Tail, place: Place) -> f64 {
        let x = self.mean() * place.share;
        let near = if x * (self.a + self.b + 2.0) <= self.a + 1.0 { Tail::Lower } else { Tail::Upper };
        let ln_near = if self.a.min(self.b) >= QUADRATURE_FROM {
            self.ln_tail_by_quadrature(near, place)
        } else {
            self.ln_tail_by_fraction(near, place)
        };
        if near == tail { ln_near } else { ln_1p(-ln_near.exp()) }
    }

    /// ∫ of the density of the log odds from here outwards, on a stretch after which nothing is left that counts.
    fn ln_tail_by_quadrature(&self, tail: Tail, place: Place) -> f64 {
        let total = self.a + self.b;
        let (mean, rest_of_mean) = (self.mean(), self.b / total);
        let x = mean * place.share;
        let steepness = (self.a * place.above).abs();
        let curvature = total * x * rest_of_mean * place.rest;
        let root = (steepness * steepness + 2.0 * NEGLIGIBLE * curvature).sqrt();
        // The curvature falls off outwards; a tenth more makes up for it.
        let stretch = 1.1 * 2.0 * NEGLIGIBLE / (steepness + root);
        let outwards = match tail {
            Tail::Lower => -0.5 * stretch,
            Tail::Upper => 0.5 * stretch,
        };
        let start = ln_1p(place.above / (rest_of_mean * place.rest));
        let ln_start = self.ln_density(place);
        let relative = |at: f64| (self.ln_density(self.place(start + outwards * at)) - ln_start).exp();
        let sum: f64 = GAUSS_LEGENDRE
            .iter()
            .map(|(abscissa, weight)| weight * (relative(1.0 - abscissa) + relative(1.0 + abscissa)))
            .sum();
        ln_start + (0.5 * stretch * sum).ln()
    }

    /// The continued fraction of Didonato and Morris ("Significant Digit Computation of the Incomplete Beta Function
    /// Ratios", 1992, equation 9), by Lentz's method.
    fn ln_tail_by_fraction(&self, tail: Tail, place: Place) -> f64 {
        let total = self.a + self.b;
        let distance = self.a * place.above;
        let (a, b, x, rest, distance) = match tail {
            Tail::Lower => {
                let x = self.mean() * place.share;
                (self.a, self.b, x, self.b / total * place.rest, distance)
            }
            Tail::Upper => {
                let x = self.b / total * place.rest;
                (self.b, self.a, x, self.mean() * place.share, -distance)
            }
        };
        // a(1 − x) − bx + 1
        let lead = 1.0 - distance;
        let mut fraction = a * lead / (a + 1.0);
        let (mut forward, mut backward) = (fraction, 0.0);
        for step in 1..10_000 {
            let m = f64::from(step);
            let odd = a + 2.0 * m - 1.0;
            let numerator = (a + m - 1.0) * x / odd * ((total + m - 1.0) / odd) * m * (b - m) * x;
            let denominator = m + m * (b - m) * x / odd + (a + m) * (lead + m * (1.0 + rest)) / (odd + 2.0);
            backward = 1.0 / (denominator + numerator * backward);
            forward = denominator + numerator / forward;
            let change = forward * backward;
            fraction *= change;
            if (change - 1.0).abs() < 1e-15 {
                break;
            }
        }
        self.ln_density(place) - fraction.ln()
    }
}

/// xy − z, where they nearly cancel too: in halves, whose products are exact, as the fused operation is no instruction of
/// WebAssembly. Source: Dekker, "A Floating-Point Technique for Extending the Available Precision", 1971.
fn product_less(x: f64, y: f64, z: f64) -> f64 {
    let leading = |number: f64| f64::from_bits(number.to_bits() & (u64::MAX << 27));
    let (x_leading, y_leading) = (leading(x), leading(y));
    let (x_rest, y_rest) = (x - x_leading, y - y_leading);
    (x_leading * y_leading - z) + (x_leading * y_rest + x_rest * y_leading) + x_rest * y_rest
}
