//! Quotients of whole numbers of any size. Invariant: what a double or a whole number can say exactly is said exactly.

use num_bigint::BigUint;

/// `numerator / denominator` as a double, within one unit of its last place and exact wherever a
/// double holds the quotient; 0 below about 10⁻²⁸⁰. `None` for a denominator of 0 and where the
/// quotient is more than a double holds.
pub(super) fn quotient(numerator: &BigUint, denominator: &BigUint) -> Option<f64> {
    // 126 bits over 63 bits leave at least 63: ten more than a double keeps.
    let (above, above_exponent) = leading_bits(numerator, 126);
    let (below, below_exponent) = leading_bits(denominator, 63);
    let exponent = i32::try_from(above_exponent - below_exponent).ok()?;
    finite(above.checked_div(below)? as f64 * 2_f64.powi(exponent))
}

/// What a double can say. Counts that rise and fall without reason multiply beyond it.
pub(super) fn finite(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}

/// The least whole number not below `numerator / denominator`; `None` above `most`, which is at
/// most 10¹⁵, and for a denominator of 0.
pub(super) fn rounded_up(numerator: &BigUint, denominator: &BigUint, most: u64) -> Option<u64> {
    // Multiplying back is exact and spares the code of a long division. Up to 10¹⁵ the double is
    // off by less than 1, so at most three candidates are tried.
    let near = quotient(numerator, denominator)?;
    if near > most as f64 + 1.0 {
        return None;
    }
    let first = (near as u64).saturating_sub(1);
    (first..=most.min(first + 3)).find(|candidate| denominator * *candidate >= *numerator)
}

/// The `wanted` leading bits of `whole`, and the power of two that they are to be multiplied by.
fn leading_bits(whole: &BigUint, wanted: u64) -> (u128, i64) {
    let bits = whole.bits();
    let leading = if bits > wanted { whole >> (bits - wanted) } else { whole << (wanted - bits) };
    (u128::try_from(leading).unwrap_or(0), bits as i64 - wanted as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn power(base: u64, exponent: u32) -> BigUint {
        BigUint::from(base).pow(exponent)
    }

    #[test]
    fn quotients_that_a_double_holds_are_exact() {
        let large = power(999_999_999_999_989, 40);
        for whole in [0, 1, 38, 57, 999_999_999_999_999_u64] {
            assert_eq!(quotient(&(&large * whole), &large), Some(whole as f64));
        }
        assert_eq!(quotient(&large, &(&large * 8_u32)), Some(0.125));
        assert_eq!(quotient(&BigUint::from(1_u32), &BigUint::from(3_u32)), Some(1.0 / 3.0));
    }

    #[test]
    fn quotients_beyond_a_double_are_none_or_zero() {
        let one = BigUint::from(1_u32);
        assert_eq!(quotient(&power(10, 400), &one), None);
        assert_eq!(quotient(&one, &power(10, 400)), Some(0.0));
        assert_eq!(quotient(&one, &BigUint::from(0_u32)), None);
    }

    #[test]
    fn rounding_up_is_exact_next_to_whole_numbers() {
        let large = power(999_999_999_999_989, 40);
        let most = 1_000_000_000_000_000;
        for whole in [1, 2, 8000, 999_999_999_999_999_u64, most] {
            let product = &large * whole;
            assert_eq!(rounded_up(&product, &large, most), Some(whole));
            assert_eq!(rounded_up(&(&product - 1_u32), &large, most), Some(whole));
            assert_eq!(rounded_up(&(&product + 1_u32), &large, most), (whole < most).then_some(whole + 1));
        }
        assert_eq!(rounded_up(&BigUint::from(0_u32), &large, most), Some(0));
        assert_eq!(rounded_up(&large, &BigUint::from(1_u32), most), None);
    }
}
