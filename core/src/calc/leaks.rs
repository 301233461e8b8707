//! What those lost at a step would have brought. Invariant: an amount is missing only where an undefined rate decides it.

use super::exact::finite;
use super::worth::Worth;

/// What everyone lost on the way into a stage would have brought at today's later rates, in minor
/// units: drop-off × wᵢ. 0 where the count rises, since nobody is lost there.
///
/// Source: the drop-off carried through the forecast as further entries into the stage.
pub(super) fn leak_value(drop_off: f64, worth: &Worth) -> Option<f64> {
    finite(drop_off.max(0.0) * worth.nearest_double()?)
}

/// What one more percentage point of the rate into a stage brings, in minor units: Eᵢ₋₁ × 0.01 × wᵢ.
///
/// Source: the forecast's derivative by that rate, which is constant.
pub(super) fn point_value(expected_before: f64, worth: &Worth) -> Option<f64> {
    finite(expected_before * worth.nearest_double()? / 100.0)
}
