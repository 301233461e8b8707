//! Exact arithmetic: whole numbers of any size, and their quotients. Invariant: what a double or a whole number can hold exactly is given exactly.

use crate::plan::Rate;

/// A signed whole number, in two's complement with the lowest digit first.
///
/// The largest product of a report takes the denominators of 29 rates twice, below 2⁵⁰ each, or once with their
/// numerators, below 2⁵⁷, and two amounts: less than 3,300 bits, of the 3,327 that there are.
///
/// A library for numbers of any size (num-bigint) weighs 15 kB in the app, 4.8 kB of what is loaded; this does not
/// allocate, and weighs a tenth.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Whole([u32; 104]);

impl Whole {
    pub(super) const ZERO: Self = Self([0; 104]);

    pub(super) fn is_positive(&self) -> bool {
        *self != Self::ZERO && !self.is_negative()
    }

    pub(super) fn multiply(&mut self, factor: u64) {
        *self = self.product(&factor.into());
    }

    pub(super) fn product(&self, other: &Self) -> Self {
        let mut product = Self::ZERO;
        product.add_product(self, other);
        product
    }

    /// Adds a product. It takes as long as `right` has digits.
    pub(super) fn add_product(&mut self, left: &Self, right: &Self) {
        for (place, digit) in right.0.iter().enumerate() {
            if *digit == 0 {
                continue;
            }
            let mut carry = 0;
            for (sum, left) in self.0.iter_mut().skip(place).zip(&left.0) {
                carry += u64::from(*sum) + u64::from(*left) * u64::from(*digit);
                *sum = carry as u32;
                carry >>= 32;
            }
        }
    }

    pub(super) fn subtract(&mut self, other: &Self) {
        self.add_product(&Self::from(-1_i64), other);
    }

    fn is_negative(&self) -> bool {
        self.0.last().is_some_and(|digit| digit >> 31 == 1)
    }

    /// The 63 leading bits of a positive number, and the power of two that they are to be multiplied by.
    fn leading_bits(&self) -> Option<(u64, i32)> {
        let highest = self.0.iter().rposition(|digit| *digit != 0)?;
        let digit = |below: usize| {
            highest.checked_sub(below).and_then(|place| self.0.get(place)).map_or(0, |digit| u64::from(*digit))
        };
        let spare = digit(0).leading_zeros() - 32;
        let bits = (((digit(0) << 32) | digit(1)) << spare) | (digit(2) >> (32 - spare));
        Some((bits >> 1, 32 * highest as i32 - 31 - spare as i32))
    }
}

impl From<u64> for Whole {
    fn from(number: u64) -> Self {
        let mut whole = Self::ZERO;
        whole.0[0] = number as u32;
        whole.0[1] = (number >> 32) as u32;
        whole
    }
}

impl From<i64> for Whole {
    fn from(number: i64) -> Self {
        let mut whole = Self::from(number as u64);
        if number < 0 {
            whole.0[2..].fill(u32::MAX);
        }
        whole
    }
}

/// A fraction, which is undefined where the denominator is 0, and not negative otherwise.
#[derive(Clone, Copy)]
pub(super) struct Fraction {
    pub numerator: Whole,
    pub denominator: Whole,
}

impl Fraction {
    pub(super) fn whole(number: u64) -> Self {
        Self { numerator: number.into(), denominator: 1_u64.into() }
    }

    pub(super) fn is_undefined(&self) -> bool {
        self.denominator == Whole::ZERO
    }

    /// An undefined rate makes it undefined.
    pub(super) fn multiply(&mut self, rate: Option<Rate>) {
        self.numerator.multiply(rate.map_or(0, Rate::numerator));
        self.denominator.multiply(rate.map_or(0, Rate::denominator));
    }

    /// The nearest double, within one unit of its last place and exact wherever a double holds the
    /// quotient; 0 below about 10⁻²⁸⁰. `None` where it is undefined or more than a double holds.
    /// The numerator is not negative.
    pub(super) fn nearest_double(&self) -> Option<f64> {
        let (below, below_exponent) = self.denominator.leading_bits()?;
        let Some((mut rest, above_exponent)) = self.numerator.leading_bits() else { return Some(0.0) };
        // Of the 62 bits at least 61 count: eight more than a double keeps.
        let mut bits = 0_u64;
        for _ in 0..62 {
            bits <<= 1;
            if rest >= below {
                rest -= below;
                bits += 1;
            }
            rest <<= 1;
        }
        let exponent = above_exponent - below_exponent - 61;
        if exponent < -1022 {
            return Some(0.0);
        }
        let scale = u64::try_from(exponent.min(1023) + 1023).ok()?;
        finite(bits as f64 * f64::from_bits(scale << 52))
    }

    /// The least whole number that is not less; `None` above `most`, which is at most 10¹⁵, and where
    /// it is undefined.
    pub(super) fn rounded_up(&self, most: u64) -> Option<u64> {
        // Multiplying back is exact and spares the code of a long division. Up to 10¹⁵ the double is
        // off by less than 1, so at most three candidates are tried.
        let near = self.nearest_double()?;
        if near > most as f64 + 1.0 {
            return None;
        }
        let first = (near as u64).saturating_sub(1);
        (first..=most.min(first + 3)).find(|candidate| !self.is_above(*candidate))
    }

    pub(super) fn is_above(&self, number: u64) -> bool {
        let mut rest = self.denominator;
        rest.multiply(number);
        let mut numerator = self.numerator;
        numerator.subtract(&rest);
        numerator.is_positive()
    }
}

/// What a double can say; NaN stands for what is undefined on the way here. Counts that rise and fall without reason multiply beyond it.
pub(super) fn finite(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn power(base: u64, exponent: u32) -> Whole {
        (0..exponent).fold(Whole::from(1_u64), |power, _| power.product(&base.into()))
    }

    fn sum(left: &Whole, right: &Whole) -> Whole {
        let mut sum = *left;
        sum.add_product(right, &Whole::from(1_u64));
        sum
    }

    fn difference(left: &Whole, right: &Whole) -> Whole {
        let mut difference = *left;
        difference.subtract(right);
        difference
    }

    fn fraction(numerator: Whole, denominator: Whole) -> Fraction {
        Fraction { numerator, denominator }
    }

    #[test]
    fn sums_and_products_are_exact() {
        let whole = |number: i64| Whole::from(number);
        for left in [0, 1, -1, 0x1_0000_0000, -999_999_999_999_989, i64::MAX] {
            for right in [0, 7, -7, 0xffff_ffff, -0x1_0000_0000, 2_i64.pow(57)] {
                let product = i128::from(left) * i128::from(right);
                let above = Whole::from((product.unsigned_abs() >> 64) as u64).product(&power(2, 64));
                let size = sum(&above, &Whole::from(product.unsigned_abs() as u64));
                let expected = if product < 0 { difference(&Whole::ZERO, &size) } else { size };
                assert!(whole(left).product(&whole(right)) == expected, "{left} × {right}");
                assert!(expected.is_positive() == (product > 0), "{left} × {right}");
                assert!(sum(&difference(&whole(left), &whole(right)), &whole(right)) == whole(left));
            }
        }
        // (10⁴⁰⁰ + 1)(10⁴⁰⁰ − 1) = 10⁸⁰⁰ − 1
        let one = whole(1);
        let (above, below) = (sum(&power(10, 400), &one), difference(&power(10, 400), &one));
        assert!(above.product(&below) == difference(&power(10, 800), &one));
    }

    #[test]
    fn quotients_that_a_double_holds_are_exact() {
        let large = power(999_999_999_999_989, 40);
        let times = |factor: u64| large.product(&factor.into());
        for whole in [0, 1, 38, 57, 999_999_999_999_999_u64] {
            assert_eq!(fraction(times(whole), large).nearest_double(), Some(whole as f64));
        }
        assert_eq!(fraction(large, times(8)).nearest_double(), Some(0.125));
        assert_eq!(fraction(1_u64.into(), 3_u64.into()).nearest_double(), Some(1.0 / 3.0));
    }

    #[test]
    fn quotients_beyond_a_double_are_none_or_zero() {
        let one = Whole::from(1_u64);
        assert_eq!(fraction(power(10, 400), one).nearest_double(), None);
        assert_eq!(fraction(one, power(10, 400)).nearest_double(), Some(0.0));
        assert_eq!(fraction(one, Whole::ZERO).nearest_double(), None);
    }

    #[test]
    fn an_undefined_rate_makes_a_fraction_undefined_for_good() {
        let mut fraction = Fraction::whole(7);
        fraction.multiply(Rate::of_counts(2, 3));
        assert_eq!(fraction.nearest_double(), Some(14.0 / 3.0));
        fraction.multiply(None);
        fraction.multiply(Some(Rate::ONE));
        assert!(fraction.is_undefined());
    }

    #[test]
    fn rounding_up_is_exact_next_to_whole_numbers() {
        let large = power(999_999_999_999_989, 40);
        let most = 1_000_000_000_000_000;
        let one = Whole::from(1_u64);
        for whole in [1, 2, 8000, 999_999_999_999_999_u64, most] {
            let product = large.product(&whole.into());
            let rounded_up = |numerator| fraction(numerator, large).rounded_up(most);
            assert_eq!(rounded_up(product), Some(whole));
            assert_eq!(rounded_up(difference(&product, &one)), Some(whole));
            assert_eq!(rounded_up(sum(&product, &one)), (whole < most).then_some(whole + 1));
        }
        assert_eq!(fraction(Whole::ZERO, large).rounded_up(most), Some(0));
        assert_eq!(fraction(large, one).rounded_up(most), None);
    }
}
