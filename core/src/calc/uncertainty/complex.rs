//! As much of complex arithmetic as the transforms take.

use super::log_gamma::{ARTANH, SERIES_BELOW, STIRLING};
use std::ops::{Add, AddAssign, Mul, MulAssign, Neg, Sub};

#[derive(Clone, Copy, Debug)]
pub(super) struct Complex {
    pub(super) re: f64,
    pub(super) im: f64,
}

impl Complex {
    pub(super) const ZERO: Self = Self { re: 0.0, im: 0.0 };
    pub(super) const ONE: Self = Self { re: 1.0, im: 0.0 };

    pub(super) fn new(re: f64, im: f64) -> Self {
        Self { re, im }
    }

    pub(super) fn scale(self, factor: f64) -> Self {
        Self::new(self.re * factor, self.im * factor)
    }

    pub(super) fn norm_squared(self) -> f64 {
        self.re * self.re + self.im * self.im
    }

    pub(super) fn inverse(self) -> Self {
        let scale = 1.0 / self.norm_squared();
        Self::new(self.re * scale, -self.im * scale)
    }

    pub(super) fn norm(self) -> f64 {
        self.norm_squared().sqrt()
    }

    /// The principal branch.
    pub(super) fn ln(self) -> Self {
        Self::new(0.5 * self.norm_squared().ln(), self.im.atan2(self.re))
    }

    pub(super) fn exp(self) -> Self {
        let (sin, cos) = self.im.sin_cos();
        Self::new(cos, sin).scale(self.re.exp())
    }

    /// ln(1 + z) − z, the principal branch, to full relative accuracy near 0; as the real one in `log_gamma`.
    pub(super) fn ln_1p_minus(self) -> Self {
        let size = self.norm_squared();
        if size >= SERIES_BELOW * SERIES_BELOW {
            let one_plus = 1.0 + self.re;
            let ln = 0.5 * (one_plus * one_plus + self.im * self.im).ln();
            return Self::new(ln - self.re, self.im.atan2(one_plus) - self.im);
        }
        let r = self * Self::new(2.0 + self.re, self.im).inverse();
        let square = r * r;
        // Four terms suffice where |r|² < 3·10⁻⁵.
        let terms = if size < 1e-4 { 4 } else { ARTANH.len() };
        let sum = series(&ARTANH[..terms], square);
        (r * square * sum).scale(2.0) - self * r
    }

    /// Stirling's series for ln Γ(z) less (z − ½) ln z − z + ½ ln 2π, for |z| ≥ 10 off the negative axis.
    pub(super) fn stirling_series(self) -> Self {
        let inverse = self.inverse();
        // Three terms suffice where |z| > 200.
        let terms = if inverse.norm_squared() < 2.5e-5 { 3 } else { STIRLING.len() };
        inverse * series(&STIRLING[..terms], inverse * inverse)
    }
}

/// Σ coefficientⱼ · zʲ.
fn series(coefficients: &[f64], z: Complex) -> Complex {
    let mut sum = Complex::ZERO;
    for coefficient in coefficients.iter().rev() {
        sum *= z;
        sum.re += coefficient;
    }
    sum
}

impl Add for Complex {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.re + other.re, self.im + other.im)
    }
}

impl AddAssign for Complex {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Complex {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.re - other.re, self.im - other.im)
    }
}

impl Mul for Complex {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self::new(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)
    }
}

impl MulAssign for Complex {
    fn mul_assign(&mut self, other: Self) {
        *self = *self * other;
    }
}

impl Neg for Complex {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.re, -self.im)
    }
}
