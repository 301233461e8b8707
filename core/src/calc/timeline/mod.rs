//! A plan over time: what is expected in each period, and what simulations weigh to see how it may differ.

mod aim;
mod basis;
mod cells;
mod course;
mod delay;
mod forecast;
mod gamma;
mod grid;
mod inflow;
mod landing;
mod passing;
mod sources;
mod standing;

pub(super) use aim::Aim;
pub use basis::{Basis, Destination};
pub(super) use course::minor_units;
pub use forecast::{Forecast, Outcome, PeriodForecast, forecast};
pub use grid::first_day;
pub use sources::{FromStanding, FromTop, Sources};
pub use standing::Standing;

use super::calendar::Date;
use crate::model::Plan;
use grid::Grid;
use inflow::Volumes;

/// The time of a plan that is looked at on a day, and what does not depend on a what-if: for asking more than one.
pub struct Timeline<'a> {
    plan: &'a Plan,
    grid: Grid,
    volumes: Volumes,
}

impl<'a> Timeline<'a> {
    pub fn new(plan: &'a Plan, today: Date) -> Self {
        let grid = Grid::new(plan, today);
        let volumes = Volumes::new(plan, &grid);
        Self { plan, grid, volumes }
    }
}
