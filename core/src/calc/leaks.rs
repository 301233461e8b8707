//! Leaks: the money that those lost at a step would have brought. Invariant: an amount is missing only where an undefined rate decides it.

/// What everyone lost on the way into a stage would have brought at today's later rates, in the
/// units of `worth`: drop-off × wᵢ. 0 where the count rises, since nobody is lost there; NaN where
/// either is.
///
/// Source: the drop-off carried through the forecast as further entries into the stage.
pub(super) fn leak_value(drop_off: f64, worth: f64) -> f64 {
    // Not `max`, which takes 0 for NaN.
    if drop_off < 0.0 { 0.0 * worth } else { drop_off * worth }
}

/// What one more percentage point of the rate into a stage brings, in the units of `worth`:
/// Eᵢ₋₁ × 0.01 × wᵢ; NaN where either is.
///
/// Source: the forecast's derivative by that rate, which is constant.
pub(super) fn point_value(expected_before: f64, worth: f64) -> f64 {
    expected_before * worth / 100.0
}
