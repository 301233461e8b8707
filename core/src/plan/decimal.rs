//! An exact decimal number: what a person types. Invariant: no trailing zero in the fraction, so equal numbers are equal values.

use std::cmp::Ordering;
use std::fmt::{self, Write};
use std::str::FromStr;

/// `mantissa / 10^scale`, exact. Zero has scale 0; a mantissa divisible by ten has scale 0.
///
/// Its plain text, for storage and tests, is `-?digits(.digits)?`, without superfluous zeros when printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    scale: u8,
}

impl Decimal {
    pub const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };
    pub const ONE: Decimal = Decimal { mantissa: 1, scale: 0 };
    /// The most decimal places kept.
    pub const MAXIMUM_SCALE: u8 = 18;

    /// `mantissa / 10^scale`; `None` above [`Self::MAXIMUM_SCALE`] places.
    pub fn new(mut mantissa: i128, mut scale: u8) -> Option<Self> {
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        (scale <= Self::MAXIMUM_SCALE).then_some(Self { mantissa, scale })
    }

    /// The digits without the decimal point.
    pub fn mantissa(self) -> i128 {
        self.mantissa
    }

    /// The number of decimal places.
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// Numerator and denominator, the denominator being 1 or a power of ten up to 10^18. Not always in lowest terms.
    pub fn as_fraction(self) -> (i128, u64) {
        (self.mantissa, 10u64.pow(u32::from(self.scale)))
    }

    /// The number itself where it is whole, not negative and below 2^64.
    pub fn as_whole(self) -> Option<u64> {
        if self.scale == 0 { u64::try_from(self.mantissa).ok() } else { None }
    }

    /// The nearest binary number, halves to even.
    pub fn to_f64(self) -> f64 {
        let magnitude = self.mantissa.unsigned_abs();
        if magnitude == 0 {
            return 0.0;
        }
        // Shifted to 128 bits, the quotient keeps at least 68. Only 53 survive, so the remainder matters
        // no more than as one bit at the very end, and the conversion is the only rounding.
        let shift = magnitude.leading_zeros();
        let dividend = magnitude << shift;
        let divisor = u128::from(self.as_fraction().1);
        let inexact = u128::from(!dividend.is_multiple_of(divisor));
        let quotient = ((dividend / divisor) | inexact) as f64;
        let power_of_two = f64::from_bits(u64::from(1023 - shift) << 52);
        let value = quotient * power_of_two;
        if self.mantissa < 0 { -value } else { value }
    }

    /// The number times `10^places`, exact; `None` where the result does not fit.
    pub fn shifted(self, places: i8) -> Option<Self> {
        let distance = places.unsigned_abs();
        if self.mantissa == 0 {
            return Some(self);
        }
        if places < 0 {
            return Self::new(self.mantissa, self.scale + distance);
        }
        let from_scale = distance.min(self.scale);
        Self::new(times_power_of_ten(self.mantissa, distance - from_scale)?, self.scale - from_scale)
    }

    /// The exact sum; `None` where its digits do not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let sum = self.mantissa_at(scale)?.checked_add(other.mantissa_at(scale)?)?;
        Self::new(sum, scale)
    }

    /// The exact difference; `None` where its digits do not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let difference = self.mantissa_at(scale)?.checked_sub(other.mantissa_at(scale)?)?;
        Self::new(difference, scale)
    }

    /// The exact product; `None` where the product of the mantissas does not fit, or above [`Self::MAXIMUM_SCALE`] places.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        Self::new(self.mantissa.checked_mul(other.mantissa)?, self.scale + other.scale)
    }

    /// The number written by the ASCII digits `whole` and `fraction`; other characters are no digits and are passed over.
    pub(crate) fn from_digits(whole: &str, fraction: &str) -> Option<Self> {
        let fraction = fraction.trim_end_matches('0');
        let mantissa = whole
            .chars()
            .chain(fraction.chars())
            .filter_map(|character| character.to_digit(10))
            .try_fold(0i128, |mantissa, digit| mantissa.checked_mul(10)?.checked_add(i128::from(digit)))?;
        Self::new(mantissa, u8::try_from(fraction.len()).ok()?)
    }

    fn mantissa_at(self, scale: u8) -> Option<i128> {
        times_power_of_ten(self.mantissa, scale - self.scale)
    }
}

fn times_power_of_ten(mut mantissa: i128, places: u8) -> Option<i128> {
    for _ in 0..places {
        mantissa = mantissa.checked_mul(10)?;
    }
    Some(mantissa)
}

impl From<u64> for Decimal {
    fn from(whole: u64) -> Self {
        Self { mantissa: i128::from(whole), scale: 0 }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        match (self.mantissa_at(scale), other.mantissa_at(scale)) {
            (Some(own), Some(other)) => own.cmp(&other),
            // Only the one with the lesser scale is multiplied. If it no longer fits, it is the larger in magnitude.
            (None, _) => self.mantissa.cmp(&0),
            (_, None) => 0.cmp(&other.mantissa),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // From the last digit on, which spares the program the printing of numbers of 128 bits.
        let mut rest = self.mantissa.unsigned_abs();
        let mut reversed = Vec::new();
        while rest > 0 || reversed.len() <= usize::from(self.scale) {
            reversed.push(char::from(b'0' + (rest % 10) as u8));
            rest /= 10;
        }
        if self.scale > 0 {
            reversed.insert(self.scale.into(), '.');
        }
        if self.mantissa < 0 {
            reversed.push('-');
        }
        reversed.iter().rev().try_for_each(|character| formatter.write_char(*character))
    }
}

/// The text is not a decimal in plain form, or has more digits than a [`Decimal`] keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADecimal;

impl fmt::Display for NotADecimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a decimal number in plain form")
    }
}

impl std::error::Error for NotADecimal {}

impl FromStr for Decimal {
    type Err = NotADecimal;

    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        if !is_number(whole) || !is_number(fraction) {
            return Err(NotADecimal);
        }
        let magnitude = Self::from_digits(whole, fraction).ok_or(NotADecimal)?;
        let mantissa = if unsigned.len() < text.len() { -magnitude.mantissa } else { magnitude.mantissa };
        Ok(Self { mantissa, ..magnitude })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn any_decimal() -> impl Strategy<Value = Decimal> {
        (any::<i128>(), 0..=126u32, 0..=18u8)
            .prop_map(|(bits, shift, scale)| Decimal::new(bits >> shift, scale).unwrap())
    }

    #[test]
    fn plain_text_is_canonical() {
        for (typed, printed) in [
            ("1234.5", "1234.5"),
            ("-0.05", "-0.05"),
            ("007.500", "7.5"),
            ("-0.0", "0"),
            ("1200", "1200"),
            ("0.000000000000000001", "0.000000000000000001"),
            ("1.0000000000000000000000000000000000000000000", "1"),
        ] {
            assert_eq!(decimal(typed).to_string(), printed);
        }
        for refused in ["", "-", ".5", "5.", "+5", "1e3", "1,5", " 1", "--1", "1.2.3", "0.0000000000000000001"] {
            assert_eq!(refused.parse::<Decimal>(), Err(NotADecimal), "{refused}");
        }
        assert_eq!("9".repeat(39).parse::<Decimal>(), Err(NotADecimal));
    }

    #[test]
    fn arithmetic_is_exact() {
        assert_eq!(decimal("0.1").checked_add(decimal("0.2")), Some(decimal("0.3")));
        assert_eq!(decimal("1").checked_sub(decimal("1.05")), Some(decimal("-0.05")));
        assert_eq!(decimal("2.5").checked_mul(decimal("-0.4")), Some(decimal("-1")));
        assert_eq!(decimal("0.000000000000000001").checked_mul(decimal("0.1")), None);
        let largest = Decimal::new(i128::MAX, 0).unwrap();
        assert_eq!(largest.checked_add(Decimal::from(1)), None);
        assert_eq!(largest.checked_mul(largest), None);
        assert_eq!(Decimal::new(i128::MIN, 0).unwrap().checked_sub(Decimal::from(1)), None);
    }

    #[test]
    fn shifts_by_powers_of_ten() {
        for (number, places, shifted) in [
            ("12.5", -2, Some("0.125")),
            ("12.5", 1, Some("125")),
            ("12.5", 3, Some("12500")),
            ("0", 127, Some("0")),
            ("0", -128, Some("0")),
            ("1", 39, None),
            ("1", -19, None),
            ("100", -20, Some("0.000000000000000001")),
        ] {
            assert_eq!(decimal(number).shifted(places), shifted.map(decimal), "{number} by {places}");
        }
    }

    #[test]
    fn whole_numbers_are_recognised() {
        assert_eq!(decimal("18446744073709551615").as_whole(), Some(u64::MAX));
        assert_eq!(decimal("18446744073709551616").as_whole(), None);
        assert_eq!(decimal("-1").as_whole(), None);
        assert_eq!(decimal("1.5").as_whole(), None);
        assert_eq!(decimal("-0.05").as_fraction(), (-5, 100));
    }

    proptest! {
        #[test]
        fn text_is_read_back(number in any_decimal()) {
            prop_assume!(number.mantissa() != i128::MIN);
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }

        #[test]
        fn binary_value_is_the_nearest(number in any_decimal()) {
            // The standard library's reader of decimal text rounds correctly.
            prop_assert_eq!(number.to_f64(), number.to_string().parse::<f64>().unwrap());
        }

        #[test]
        fn order_is_that_of_the_difference(left in any_decimal(), right in any_decimal()) {
            if let Some(difference) = left.checked_sub(right) {
                prop_assert_eq!(left.cmp(&right), difference.mantissa().cmp(&0));
            }
            prop_assert_eq!(left.cmp(&right), right.cmp(&left).reverse());
            prop_assert_eq!(left.cmp(&right).is_eq(), left == right);
        }

        #[test]
        fn adding_and_subtracting_cancel(left in any_decimal(), right in any_decimal()) {
            if let Some(sum) = left.checked_add(right) {
                prop_assert_eq!(sum.checked_sub(right).unwrap_or(left), left);
            }
        }
    }
}
