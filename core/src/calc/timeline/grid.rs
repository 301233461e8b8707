//! The periods of a forecast, and the cells that its time is counted in. Invariant: limits rise, and the last is not beyond the last cell.

use super::delay::Delay;
use crate::calc::calendar;
use crate::plan::{Date, Overrides, Period, Plan};

/// Days are cells while there are no more of them; then a cell is as many days as it must be.
const MOST_CELLS: i32 = 1200;

pub(super) struct Grid {
    /// The first day of each period, and the day after the last.
    pub beginnings: Vec<Date>,
    /// The same in cells from the first.
    pub limits: Vec<f64>,
    /// How many cells there are.
    pub length: usize,
    /// In days.
    cell: f64,
}

impl Grid {
    pub(super) fn new(plan: &Plan, today: Date) -> Self {
        let first = first_day(plan, today);
        let horizon = plan.forecast.horizon.get();
        let beginnings: Vec<Date> =
            (0..=i32::from(horizon)).map(|after| calendar::beginning_after(plan.period, first, after)).collect();
        let days: Vec<i32> = beginnings.iter().map(|date| date.number() - first.number()).collect();
        let whole = days.last().copied().unwrap_or(0);
        // Both above 0.
        let cell = (whole + MOST_CELLS - 1) / MOST_CELLS;
        Self {
            beginnings,
            limits: days.iter().map(|day| f64::from(*day) / f64::from(cell)).collect(),
            length: ((whole + cell - 1) / cell) as usize,
            cell: f64::from(cell),
        }
    }

    pub(super) fn periods(&self) -> usize {
        self.limits.len() - 1
    }

    pub(super) fn cells(&self, days: f64) -> f64 {
        days / self.cell
    }

    /// The limits of periods, and of cells between them.
    pub(super) fn fine_limits(&self) -> Vec<f64> {
        let mut fine = Vec::with_capacity(self.length + self.limits.len());
        for limits in self.limits.windows(2) {
            fine.push(limits[0]);
            let inner = limits[0].floor() as u32 + 1..limits[1].ceil() as u32;
            fine.extend(inner.map(f64::from));
        }
        fine.extend(self.limits.last());
        fine
    }

    /// The delay in each stage but the last.
    pub(super) fn delays(&self, plan: &Plan, overrides: &Overrides) -> Vec<Delay> {
        let before_the_last = plan.stages.iter().take(plan.stages.len() - 1);
        before_the_last
            .map(|stage| {
                let mean = overrides.days.get(stage.id).or(stage.days);
                let [mean, deviation] = [mean, plan.forecast.days_spread.get(stage.id)]
                    .map(|days| days.map_or(0.0, |days| self.cells(days.get().to_f64())));
                Delay::new(mean, deviation, self.length)
            })
            .collect()
    }
}

/// Where the forecast of a plan begins that is looked at `today`. The first week of a month begins with its first Monday.
pub fn first_day(plan: &Plan, today: Date) -> Date {
    let day = match plan.period {
        Period::Week => 7,
        Period::Month | Period::Quarter | Period::Year => 1,
    };
    let chosen = plan.forecast.start.and_then(|month| Date::new(month.year().into(), month.month(), day));
    calendar::beginning_of_period(plan.period, chosen.unwrap_or(today))
}
