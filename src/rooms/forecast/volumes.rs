//! Volumes of the periods to come, typed or pasted.

use funnelwright_core::plan::{Count, Edit, ForecastEdit, Horizon, Inflow, Volumes};

use crate::rooms::pasting::{table, take};
use funnelwright::widgets::context::UiContext;
use funnelwright::widgets::field_binding::{FieldBinding, count_in_cell};

/// The volumes with some put in from a period on.
pub fn set_volumes(typed: &Volumes, from: usize, counts: &[Count]) -> Edit {
    let length = (from + counts.len()).max(typed.counts().len()).min(Horizon::MAXIMUM.into());
    let put = |period: usize| period.checked_sub(from).and_then(|index| counts.get(index)).copied();
    let volumes = (0..length).map(|period| put(period).unwrap_or_else(|| typed.of(period))).collect();
    Edit::Forecast(ForecastEdit::SetInflow(Inflow::Typed(Volumes::new(volumes).unwrap_or_else(|_| typed.clone()))))
}

/// A column of volumes, from a period on.
pub fn volumes(binding: &FieldBinding, text: &str, context: &UiContext) -> bool {
    let plan = context.plan();
    let Inflow::Typed(typed) = &plan.forecast.inflow else { return false };
    let Some(rows) = table(text) else { return false };
    let counts = rows.iter().map(|cells| cells.first().and_then(|cell| count_in_cell(cell, context.locale())));
    take(counts.collect(), context, |counts: Vec<Count>| set_volumes(typed, binding.place.0 as usize, &counts))
}
