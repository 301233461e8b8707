//! The standard normal distribution.

use special::Error as _;
use std::f64::consts::{FRAC_1_SQRT_2, SQRT_2};

/// P(Z ≤ z).
pub(super) fn cumulative(z: f64) -> f64 {
    0.5 * (-z * FRAC_1_SQRT_2).compl_error()
}

/// The z with P(Z ≤ z) = p; infinite at 0 and 1.
pub(super) fn quantile(p: f64) -> f64 {
    -SQRT_2 * (1.0 - 2.0 * p).inv_error()
}
