//! Small remainders of logarithms and of ln Γ, taken directly so that nothing large is subtracted.

/// Where Stirling's series, cut after its sixth term, is exact to a double.
pub(super) const STIRLING_START: f64 = 10.0;

/// The coefficients B₂ⱼ / (2j(2j − 1)) of Stirling's series (DLMF 5.11.1), in 1/z, 1/z³, ….
pub(super) const STIRLING: [f64; 6] =
    [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360_360.0];

/// Below this size ln(1 + z) − z is summed as a series.
pub(super) const SERIES_BELOW: f64 = 0.25;

/// The coefficients 1/3, 1/5, … of artanh r = r + r³/3 + r⁵/5 + …, as many as z < [`SERIES_BELOW`] asks for.
pub(super) const ARTANH: [f64; 10] = [
    1.0 / 3.0,
    1.0 / 5.0,
    1.0 / 7.0,
    1.0 / 9.0,
    1.0 / 11.0,
    1.0 / 13.0,
    1.0 / 15.0,
    1.0 / 17.0,
    1.0 / 19.0,
    1.0 / 21.0,
];

/// ln(1 + z) − z for z > −1, to full relative accuracy near 0. Both z and 1 + z are asked for, as far from 0 one of them
/// has lost what the other tells.
///
/// With r = z / (2 + z), ln(1 + z) = 2 artanh r, and 2r − z = −zr.
pub(in crate::calc) fn ln_1p_minus(z: f64, one_plus_z: f64) -> f64 {
    if z.abs() >= SERIES_BELOW {
        return one_plus_z.ln() - z;
    }
    let r = z / (2.0 + z);
    let square = r * r;
    2.0 * r * square * series(&ARTANH, square) - z * r
}

/// eˣ − 1, to full relative accuracy near 0: the errors of eˣ and of its logarithm cancel (Kahan; see Higham, "Accuracy
/// and Stability of Numerical Algorithms", 2002, §1.14.1). The library's own weighs more.
pub(super) fn exp_m1(x: f64) -> f64 {
    let power = x.exp();
    if x.abs() > 1.0 {
        power - 1.0
    } else if power == 1.0 {
        x
    } else {
        (power - 1.0) * x / power.ln()
    }
}

/// ln(1 + x), to full relative accuracy near 0, in the manner of [`exp_m1`].
pub(super) fn ln_1p(x: f64) -> f64 {
    let sum = 1.0 + x;
    if sum == 1.0 { x } else { sum.ln() * x / (sum - 1.0) }
}

/// Σ coefficientⱼ · zʲ.
pub(super) fn series(coefficients: &[f64], z: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * z + coefficient)
}

/// ln Γ(z) less Stirling's (z − ½) ln z − z + ½ ln 2π, for z > 0.
pub(in crate::calc) fn stirling_remainder(mut z: f64) -> f64 {
    let mut shift = 0.0;
    while z < STIRLING_START {
        shift += (z + 0.5) * ln_1p(1.0 / z) - 1.0;
        z += 1.0;
    }
    let inverse = 1.0 / z;
    let square = inverse * inverse;
    shift + inverse * series(&STIRLING, square)
}
