//! A plan over time: what is expected in each period, and what simulations weigh to see how it may differ.

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
mod standing;

pub use basis::{Basis, Destination};
pub use forecast::{Forecast, Outcome, PeriodForecast, forecast};
pub use grid::first_day;
pub use standing::Standing;
