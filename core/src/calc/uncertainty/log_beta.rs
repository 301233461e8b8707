//! The logarithm of a Beta variable, by its transform; no step of it subtracts large numbers.

use super::beta::Beta;
use super::complex::Complex;
use super::log_gamma::{STIRLING_START, ln_1p, ln_1p_minus, stirling_remainder};

/// The law of ln p for p ~ Beta(a, b), by E\[pᵗ\] = Γ(a + t) Γ(a + b) / (Γ(a) Γ(a + b + t)).
///
/// The recurrence Γ(z + 1) = z Γ(z) first brings a to where Stirling's formula holds. There, with c = a + b and
/// w = tb / (a(c + t)), so that 1 + w = (1 + t/a) / (1 + t/c), and with ℓ(z) = ln(1 + z) − z and Stirling's series δ,
///
/// ln E\[pᵗ\] = t ln(a/c) + (a + t − ½) ℓ(w) − w/2 − b ℓ(t/c) + t²b² / (ac(c + t)) + δ(a + t) − δ(a) − δ(c + t) + δ(c).
///
/// Where |t| > c the terms in t would cancel, and it is R(0) − R(t) of the rise from ln Γ(a + t) to ln Γ(c + t),
///
/// R(t) = b ln(c + t) + (a + t − ½) ℓ(b/(a + t)) − b/(2(a + t)) + δ(c + t) − δ(a + t).
#[derive(Clone, Debug)]
pub(super) struct LogBeta {
    /// The shapes a and c = a + b before the recurrence, and how often it is taken.
    first: (f64, f64),
    shift: u32,
    a: f64,
    b: f64,
    c: f64,
    /// ln(a/c)
    slope: f64,
    /// δ(c) − δ(a)
    remainder: f64,
    /// R(0)
    rise: f64,
}

/// A transform in three parts, e^(slope · t) · e^exponent · factor. The slopes are for the caller to add up before t makes
/// them large, as those of the factors of a product nearly cancel.
pub(super) struct Transform {
    pub(super) slope: f64,
    pub(super) exponent: Complex,
    pub(super) factor: Complex,
}

impl LogBeta {
    /// For finite shapes > 0.
    pub(super) fn new(a: f64, b: f64) -> Self {
        let first = (a, a + b);
        let shift = (STIRLING_START - a).ceil().max(0.0);
        let a = a + shift;
        let c = a + b;
        let remainder = stirling_remainder(c) - stirling_remainder(a);
        Self {
            first,
            shift: shift as u32,
            a,
            b,
            c,
            slope: if b < a { ln_1p(-b / c) } else { (a / c).ln() },
            remainder,
            rise: b * c.ln() + (a - 0.5) * ln_1p_minus(b / a, c / a) - 0.5 * b / a + remainder,
        }
    }

    pub(super) fn of(beta: &Beta) -> Self {
        Self::new(beta.a(), beta.b())
    }

    /// The transform exists where t > −a.
    pub(super) fn edge(&self) -> f64 {
        self.first.0
    }

    /// E[ln p] to about a tenth of a standard deviation.
    pub(super) fn rough_mean(&self) -> f64 {
        let (a, c) = self.first;
        let remainder = |z: f64| (0.5 + 1.0 / (12.0 * z)) / z;
        (a / c).ln() - remainder(a) + remainder(c)
    }

    /// Var(ln p) to about a tenth.
    pub(super) fn rough_variance(&self) -> f64 {
        let (a, c) = self.first;
        let (x, y) = (1.0 / a, 1.0 / c);
        self.b * x * y * (1.0 + 0.5 * (x + y) + (x * x + x * y + y * y) / 6.0)
    }

    pub(super) fn transform(&self, t: Complex) -> Transform {
        let mut factor = Complex::ONE;
        if self.shift > 0 {
            let mut below = Complex::ONE;
            for step in 0..self.shift {
                let (a, c) = (self.first.0 + f64::from(step), self.first.1 + f64::from(step));
                factor *= Complex::ONE + t.scale(1.0 / c);
                below *= Complex::ONE + t.scale(1.0 / a);
            }
            factor *= below.inverse();
        }
        let (a, b, c) = (self.a, self.b, self.c);
        let above = Complex::new(a + t.re, t.im);
        let below = Complex::new(c + t.re, t.im);
        let remainder = above.stirling_series() - below.stirling_series();
        let before_half = Complex::new(above.re - 0.5, above.im);
        if t.norm_squared() > c * c {
            let ratio = above.inverse().scale(b);
            let rise = below.ln().scale(b) + before_half * ratio.ln_1p_minus() - ratio.scale(0.5) - remainder;
            return Transform { slope: 0.0, exponent: Complex::new(self.rise - rise.re, -rise.im), factor };
        }
        let w = t.scale(b / a) * below.inverse();
        let exponent = before_half * w.ln_1p_minus() - w.scale(0.5) - t.scale(1.0 / c).ln_1p_minus().scale(b)
            + (t * w).scale(b / c)
            + remainder;
        Transform { slope: self.slope, exponent: Complex::new(exponent.re + self.remainder, exponent.im), factor }
    }
}
