//! Exact fractions for calculations. Invariant: lowest terms, the denominator above zero.

use super::Problem;
use crate::plan::Decimal;

#[derive(Debug, Clone, Copy)]
pub(super) struct Rational {
    numerator: i128,
    denominator: i128,
}

/// What a person may type is below this.
const LIMIT: u128 = 10u128.pow(18);
/// The least number of 15 digits.
const FIFTEEN_DIGITS: u128 = 10u128.pow(14);

impl Rational {
    pub(super) const HUNDREDTH: Rational = Rational { numerator: 1, denominator: 100 };

    pub(super) fn plus(self, other: Self) -> Result<Self, Problem> {
        self.exact_sum(other).ok_or_else(|| overflow(self.estimate() + other.estimate()))
    }

    pub(super) fn times(self, other: Self) -> Result<Self, Problem> {
        self.exact_product(other).ok_or_else(|| overflow(self.estimate() * other.estimate()))
    }

    pub(super) fn negated(self) -> Result<Self, Problem> {
        let numerator = self.numerator.checked_neg().ok_or(Problem::TooLarge)?;
        Ok(Self { numerator, ..self })
    }

    pub(super) fn reciprocal(self) -> Result<Self, Problem> {
        if self.numerator == 0 {
            return Err(Problem::DivisionByZero);
        }
        let denominator = self.numerator.checked_abs().ok_or(Problem::TooLarge)?;
        Ok(Self { numerator: self.denominator * self.numerator.signum(), denominator })
    }

    /// The number as a decimal: exact where the places suffice, otherwise rounded as [`super::parse`] says.
    pub(super) fn to_decimal(self) -> Result<Decimal, Problem> {
        let denominator = self.denominator.unsigned_abs();
        let mut mantissa = self.numerator.unsigned_abs() / denominator;
        let mut remainder = self.numerator.unsigned_abs() % denominator;
        if mantissa >= LIMIT {
            return Err(Problem::TooLarge);
        }
        let mut scale = 0;
        let mut rounded = None;
        while remainder != 0 {
            let has_enough_digits = mantissa >= FIFTEEN_DIGITS || scale == Decimal::MAXIMUM_SCALE;
            if rounded.is_none() && has_enough_digits {
                let up = u128::from(remainder >= denominator - remainder);
                rounded = Some((mantissa + up, scale));
            }
            if scale == Decimal::MAXIMUM_SCALE {
                break;
            }
            let dividend = remainder.checked_mul(10).ok_or(Problem::TooPrecise)?;
            mantissa = mantissa * 10 + dividend / denominator;
            remainder = dividend % denominator;
            scale += 1;
        }
        if let (true, Some(nearest)) = (remainder != 0, rounded) {
            (mantissa, scale) = nearest;
        }
        let rounded_away = mantissa == 0 && self.numerator != 0;
        let magnitude = i128::try_from(mantissa).ok().filter(|_| !rounded_away).ok_or(Problem::TooPrecise)?;
        Decimal::new(magnitude * self.numerator.signum(), scale)
            .filter(|value| value.mantissa().unsigned_abs() / u128::from(value.as_fraction().1) < LIMIT)
            .ok_or(Problem::TooLarge)
    }

    fn exact_sum(self, other: Self) -> Option<Self> {
        let common = greatest_common_divisor(self.denominator, other.denominator);
        let own_factor = other.denominator / common;
        let other_factor = self.denominator / common;
        let numerator =
            self.numerator.checked_mul(own_factor)?.checked_add(other.numerator.checked_mul(other_factor)?)?;
        Some(Self::reduced(numerator, self.denominator.checked_mul(own_factor)?))
    }

    fn exact_product(self, other: Self) -> Option<Self> {
        // Reduced crosswise first, so that only a result that is itself too long overflows.
        let left = Self::reduced(self.numerator, other.denominator);
        let right = Self::reduced(other.numerator, self.denominator);
        Some(Self {
            numerator: left.numerator.checked_mul(right.numerator)?,
            denominator: left.denominator.checked_mul(right.denominator)?,
        })
    }

    fn reduced(numerator: i128, denominator: i128) -> Self {
        let common = greatest_common_divisor(numerator, denominator);
        Self { numerator: numerator / common, denominator: denominator / common }
    }

    fn estimate(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl From<Decimal> for Rational {
    fn from(number: Decimal) -> Self {
        let (numerator, denominator) = number.as_fraction();
        Self::reduced(numerator, i128::from(denominator))
    }
}

/// `denominator` is above zero, and so is the result.
fn greatest_common_divisor(numerator: i128, denominator: i128) -> i128 {
    let (mut divisor, mut remainder) = (denominator, numerator % denominator);
    while remainder != 0 {
        (divisor, remainder) = (remainder, divisor % remainder);
    }
    divisor.abs()
}

/// What a result of about `estimate` that does not fit is called.
fn overflow(estimate: f64) -> Problem {
    if estimate.abs() < LIMIT as f64 { Problem::TooPrecise } else { Problem::TooLarge }
}
