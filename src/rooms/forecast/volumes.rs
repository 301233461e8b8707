//! Volumes of the periods to come.

use funnelwright_core::plan::{Count, Edit, ForecastEdit, Horizon, Inflow, Volumes};

/// The volumes with some put in from a period on; where there is none, what was there stays.
pub fn set_volumes(typed: &Volumes, from: usize, counts: &[Option<Count>]) -> Edit {
    let length = (from + counts.len()).max(typed.counts().len()).min(Horizon::MAXIMUM.into());
    let put = |period: usize| period.checked_sub(from).and_then(|index| counts.get(index)).copied().flatten();
    let volumes = (0..length).map(|period| put(period).unwrap_or_else(|| typed.of(period))).collect();
    Edit::Forecast(ForecastEdit::SetInflow(Inflow::Typed(Volumes::new(volumes).unwrap_or_else(|_| typed.clone()))))
}
