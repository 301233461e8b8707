//! The requirement of a goal: the volumes that it takes. Invariant: a requirement is the least whole number that meets the goal at the exact rates in force.

use super::exact::Fraction;
use super::flow::Flow;
use crate::plan::Count;

/// How many must enter at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requirement {
    /// A rate on the way is undefined.
    NoData,
    /// No volume would do: an entry at the top brings nothing, or costs more than it brings.
    Never,
    /// More than [`Count::MAXIMUM`].
    Beyond,
    /// This many.
    Top(u64),
}

/// The goal's requirement at the top and at every stage.
pub(super) struct Required {
    pub top: Requirement,
    /// `None` where there is no requirement, or one above [`Count::MAXIMUM`].
    pub counts: Vec<Option<u64>>,
}

/// N = goal / w₁, the volume that brings exactly the goal, and at each stage ⌈N·r₂·…·rᵢ⌉ from the
/// unrounded N: rounding stage by stage asks for too many. `amount` is in what the goal counts,
/// `worth` what an entry at the top is worth in it.
///
/// Source: the forecast N·w₁ solved for N.
pub(super) fn required(flow: &Flow, amount: u64, worth: &Fraction) -> Required {
    let stages = flow.rates.len();
    if amount == 0 {
        return Required { top: Requirement::Top(0), counts: vec![Some(0); stages] };
    }
    let nowhere = |top| Required { top, counts: vec![None; stages] };
    if worth.is_undefined() {
        return nowhere(Requirement::NoData);
    }
    if !worth.numerator.is_positive() {
        return nowhere(Requirement::Never);
    }
    let mut volume = Fraction { numerator: worth.denominator, denominator: worth.numerator };
    volume.numerator.multiply(amount);
    let mut counts = Vec::with_capacity(stages);
    for (position, step) in flow.rates.iter().enumerate() {
        if position > 0 {
            volume.multiply(step.map(|step| step.rate));
        }
        counts.push(volume.rounded_up(Count::MAXIMUM));
    }
    let top = counts.first().copied().flatten().map_or(Requirement::Beyond, Requirement::Top);
    Required { top, counts }
}
