//! A plan over time: what is expected in each period, and what simulations weigh to see how it may differ.

mod basis;
mod cells;
mod delay;
mod expected_flow;
mod forecast;
mod forecast_target;
mod gamma;
mod grid;
mod inflow;
mod landing;
mod outcome;
mod passing;
mod sources;
mod standing;

pub use basis::{Basis, Destination};
pub use forecast::{Forecast, PeriodForecast, forecast};
pub(super) use forecast_target::ForecastTarget;
pub use grid::first_day;
pub use outcome::Outcome;
pub use sources::{FromStanding, FromTop, Sources};
pub use standing::StandingDeals;

use crate::plan::{Date, Plan};
use grid::Grid;
use inflow::PlannedInflow;

/// The time of a plan that is looked at on a day, and what does not depend on a what-if: for asking more than one.
pub struct Timeline<'a> {
    plan: &'a Plan,
    grid: Grid,
    volumes: PlannedInflow,
}

impl<'a> Timeline<'a> {
    pub fn new(plan: &'a Plan, today: Date) -> Self {
        let grid = Grid::new(plan, today);
        let volumes = PlannedInflow::new(plan, &grid);
        Self { plan, grid, volumes }
    }
}
