//! As much of complex arithmetic as the transforms take.

use super::log_gamma::{self, ARTANH, SERIES_BELOW, STIRLING};
use std::f64::consts::FRAC_2_PI;
use std::ops::{Add, AddAssign, Mul, MulAssign, Neg, Sub};

/// π/2 in two parts, the first of which has 33 bits, so that a million times as much is exact.
const QUARTER: (f64, f64) = (1.5707963267341256, 6.077100506506192e-11);

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
        Self::new(0.5 * self.norm_squared().ln(), self.argument())
    }

    /// To 10⁻¹⁵, and the error of the imaginary part itself.
    pub(super) fn exp(self) -> Self {
        // The quarter turns, and the series of what is left of one: a fraction of the code that exact sines of any size take.
        let quarters = (self.im * FRAC_2_PI).round_ties_even();
        let angle = self.im - quarters * QUARTER.0 - quarters * QUARTER.1;
        let mut turn = Self::ONE;
        for step in (1..=17).rev() {
            turn = turn.quarter_turn().scale(angle / f64::from(step));
            turn.re += 1.0;
        }
        for _ in 0..(quarters as i64 & 3) {
            turn = turn.quarter_turn();
        }
        turn.scale(self.re.exp())
    }

    fn quarter_turn(self) -> Self {
        Self::new(-self.im, self.re)
    }

    /// The angle from the positive axis, −π to π; NaN on the negative axis.
    fn argument(self) -> f64 {
        // z + |z| halves the angle. Halved five times it is small enough for the series of the arc tangent.
        let mut halved = self;
        for _ in 0..5 {
            let norm = halved.norm();
            halved.re = if halved.re < 0.0 { halved.im * halved.im / (norm - halved.re) } else { norm + halved.re };
        }
        let tangent = halved.im / halved.re;
        let square = -tangent * tangent;
        32.0 * (tangent + tangent * square * log_gamma::series(&ARTANH, square))
    }

    /// ln(1 + z) − z, the principal branch, to full relative accuracy near 0; as the real one in `log_gamma`.
    pub(super) fn ln_1p_minus(self) -> Self {
        let size = self.norm_squared();
        if size >= SERIES_BELOW * SERIES_BELOW {
            let one_plus = 1.0 + self.re;
            let ln = 0.5 * (one_plus * one_plus + self.im * self.im).ln();
            return Self::new(ln - self.re, Self::new(one_plus, self.im).argument() - self.im);
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

#[cfg(test)]
mod tests {
    use super::Complex;

    #[test]
    fn exponentials_and_logarithms_match_the_libraries() {
        for step in -400..400 {
            let angle = f64::from(step) * 0.37;
            let turn = Complex::new(0.0, angle).exp();
            let (sin, cos) = angle.sin_cos();
            assert!((turn.re - cos).abs() < 1e-15 && (turn.im - sin).abs() < 1e-15, "{angle}: {turn:?}");
            for size in [1e-9, 0.5, 3e17] {
                let place = turn.scale(size);
                let wanted = place.im.atan2(place.re);
                assert!((place.ln().im - wanted).abs() <= 2e-15 * wanted.abs(), "{place:?}: {wanted}");
            }
        }
    }
}
