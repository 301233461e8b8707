//! The forecast over time. Invariant: the periods and what is after them are all that ever comes, each amount once; no number is NaN or infinite.

use super::Timeline;
use super::expected_flow::ExpectedFlow;
use super::forecast_target::ForecastTarget;
use super::outcome::Outcome;
use crate::calc::exact::finite;
use crate::calc::flow::Flow;
use crate::plan::{Date, Measure, Overrides, Plan};

/// What is expected in the periods to come, under one what-if.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// As many as the horizon has, in the order of time.
    pub periods: Vec<PeriodForecast>,
    /// What comes when the last period is over, of those who entered the top until then and of the deals open now.
    pub after: Outcome,
    /// What comes in all the periods together.
    pub total: Outcome,
    /// What the target counts.
    pub measure: Measure,
    /// The amount to reach, in customers or major units.
    pub target: f64,
    /// By the end of which period, counted from 1.
    pub due: usize,
    /// What the target counts, from the beginning to the end of each period.
    pub running: Vec<Option<f64>>,
    /// The first period, counted from 1, by whose end the target is reached.
    pub reached_in: Option<usize>,
}

/// What is expected in one period.
#[derive(Debug, Clone, PartialEq)]
pub struct PeriodForecast {
    /// Its first day.
    pub begins: Date,
    /// Its length.
    pub days: u32,
    pub outcome: Outcome,
}

/// What is expected over time of a plan that is looked at `today`.
pub fn forecast(plan: &Plan, overrides: &Overrides, today: Date) -> Forecast {
    Timeline::new(plan, today).forecast(overrides)
}

impl Timeline<'_> {
    /// What is expected under one what-if. An override of a delay replaces its mean.
    ///
    /// Everything that enters a stage passes on at its rate after its delay, so what enters the next is a convolution
    /// with the delay; the sums are those of the forecast of one period, spread over time.
    pub fn forecast(&self, overrides: &Overrides) -> Forecast {
        let Self { plan, grid, volumes } = self;
        let flow = Flow::new(plan, overrides);
        let inflow = volumes.under(plan, overrides);
        let expected = ExpectedFlow::new(plan, &flow, &grid.delays(plan, overrides), &inflow, grid);

        let period = |(index, dates): (usize, &[Date])| PeriodForecast {
            begins: dates[0],
            days: dates[1].number().abs_diff(dates[0].number()),
            outcome: expected.outcome(|arrivals| arrivals.periods[index]),
        };
        let periods: Vec<PeriodForecast> = grid.beginnings.windows(2).enumerate().map(period).collect();

        let target = ForecastTarget::new(plan);
        let mut sum = 0.0;
        let running: Vec<Option<f64>> = periods
            .iter()
            .map(|period| {
                sum += period.outcome.of(target.measure).unwrap_or(f64::NAN);
                finite(sum)
            })
            .collect();
        Forecast {
            after: expected.outcome(|arrivals| arrivals.after),
            total: expected.outcome(|arrivals| arrivals.periods.iter().sum()),
            measure: target.measure,
            target: target.amount,
            due: target.due,
            reached_in: running.iter().position(|sum| sum.is_some_and(|sum| target.is_met(sum))).map(|index| index + 1),
            running,
            periods,
        }
    }
}
