//! A conversion rate as an exact fraction. Invariant: the denominator is above zero.

use super::{Decimal, OutOfRange};

/// `numerator / denominator`, exact: counts give `reached / before`, a typed 12.5 % gives 125 / 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rate {
    numerator: u64,
    denominator: u64,
}

impl Rate {
    pub const ZERO: Rate = Rate { numerator: 0, denominator: 1 };
    pub const ONE: Rate = Rate { numerator: 1, denominator: 1 };
    /// The most decimal places of a typed rate (as a fraction of 1) that are kept.
    pub const MAXIMUM_SCALE: u8 = 15;
    /// The largest typed rate, as a fraction of 1: stages may be re-entered, so 100 % is no bound.
    pub const MAXIMUM_TYPED: i128 = 100;

    /// The share that `reached` is of `before`; `None` where nobody stood before.
    pub fn of_counts(reached: u64, before: u64) -> Option<Self> {
        (before > 0).then_some(Self { numerator: reached, denominator: before })
    }

    /// A typed rate as a fraction of 1 (0.125 for 12.5 %).
    ///
    /// # Errors
    /// [`OutOfRange`] below zero, above [`Self::MAXIMUM_TYPED`], or with more than [`Self::MAXIMUM_SCALE`] places.
    pub fn typed(fraction: Decimal) -> Result<Self, OutOfRange> {
        if fraction.scale() > Self::MAXIMUM_SCALE {
            return Err(OutOfRange);
        }
        let denominator = 10_u64.pow(u32::from(fraction.scale()));
        if fraction.mantissa() > i128::from(denominator) * Self::MAXIMUM_TYPED {
            return Err(OutOfRange);
        }
        let numerator = u64::try_from(fraction.mantissa()).map_err(|_| OutOfRange)?;
        Ok(Self { numerator, denominator })
    }

    pub fn numerator(self) -> u64 {
        self.numerator
    }

    pub fn denominator(self) -> u64 {
        self.denominator
    }

    /// The nearest double, as a fraction of 1.
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    pub fn is_at_most(self, other: Rate) -> bool {
        u128::from(self.numerator) * u128::from(other.denominator)
            <= u128::from(other.numerator) * u128::from(self.denominator)
    }

    /// The fraction of 1 as a decimal: exact for a typed rate, `None` where the fraction does not end.
    pub fn to_decimal(self) -> Option<Decimal> {
        let scale = (0..=Self::MAXIMUM_SCALE).find(|&scale| {
            (u128::from(self.numerator) * 10_u128.pow(u32::from(scale))) % u128::from(self.denominator) == 0
        })?;
        let mantissa = u128::from(self.numerator) * 10_u128.pow(u32::from(scale)) / u128::from(self.denominator);
        Decimal::new(i128::try_from(mantissa).ok()?, scale)
    }

    /// The greatest fraction of 1 that can be typed and is not above it: the rate itself where it was typed.
    pub(crate) fn to_typed(self) -> Decimal {
        let places = 10_u128.pow(u32::from(Self::MAXIMUM_SCALE));
        let mantissa = u128::from(self.numerator) * places / u128::from(self.denominator);
        let typed = mantissa.min(Self::MAXIMUM_TYPED.unsigned_abs() * places).cast_signed();
        Decimal::new(typed, Self::MAXIMUM_SCALE).unwrap_or(Decimal::ZERO)
    }
}
