//! How many it takes. Invariant: a requirement is the least whole number that meets the goal at the exact rates in force.

use super::exact::rounded_up;
use super::flow::Flow;
use super::worth::Worth;
use crate::model::Count;

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
pub(super) fn required(flow: &Flow, amount: u64, worth: Option<&Worth>) -> Required {
    let stages = flow.rates.len();
    if amount == 0 {
        return Required { top: Requirement::Top(0), counts: vec![Some(0); stages] };
    }
    let nowhere = |top| Required { top, counts: vec![None; stages] };
    let Some(worth) = worth else { return nowhere(Requirement::NoData) };
    let Some(gain) = worth.gain() else { return nowhere(Requirement::Never) };
    let mut volume = Some((worth.denominator.times(amount), *gain));
    let mut counts = Vec::with_capacity(stages);
    for (position, step) in flow.rates.iter().enumerate() {
        if position > 0 {
            volume = volume.zip(*step).map(|((numerator, denominator), step)| {
                (numerator.times(step.rate.numerator()), denominator.times(step.rate.denominator()))
            });
        }
        let needed = volume.as_ref();
        counts.push(needed.and_then(|(numerator, denominator)| rounded_up(numerator, denominator, Count::MAXIMUM)));
    }
    let top = counts.first().copied().flatten().map_or(Requirement::Beyond, Requirement::Top);
    Required { top, counts }
}
