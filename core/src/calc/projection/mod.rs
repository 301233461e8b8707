//! Projections of a series of past periods. Invariant: what is projected is finite and never below zero, and the same series goes on in the same way.

mod seasonal;
mod trend;

use crate::plan::{Method, Period, Periods, Plan};
use seasonal::Smoothing;
use trend::Line;

/// The window of the moving average that is tried where none was chosen.
pub const USUAL_WINDOW: u8 = 3;

/// Relative: errors that differ by less are the same. The mean distance from an even number of periods is the same from
/// wherever half of them lie on either side, so this is not rare.
const ROUNDING: f64 = 1e-9;

/// How a series goes on, and how far each method would have been off.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// One for each period to come, ≥ 0.
    pub values: Vec<f64>,
    /// The one they are from: [`Method::Best`] is resolved, and a method for which the series is too short gives way to
    /// the plainer one before it.
    pub method: Method,
    /// Every method that the series is long enough for, from the plainest on.
    pub trials: Vec<Trial>,
    /// The one that was off the least; the plainest of equals, and where nothing could be held out.
    pub best: Method,
}

/// How far a method would have been off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trial {
    pub method: Method,
    /// `None` where too few periods are left to learn from.
    pub error: Option<HoldOutError>,
}

/// How far projections of the last periods, from those before them alone, were off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HoldOutError {
    /// How many periods were held out.
    pub periods: usize,
    /// The mean of |projected − actual| (MAE), in units of the series.
    pub absolute: f64,
    /// The mean of |projected − actual| / actual (MAPE), as a fraction; `None` where a held-out period had none.
    pub relative: Option<f64>,
}

/// How `history`, oldest first, goes on for so many periods; `None` where there is none. Numbers are finite and ≥ 0.
///
/// A moving average goes on level. Source of the others: the least-squares line and additive Holt–Winters, Hyndman and
/// Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 2021, 7.1 and 8.3; the errors, 5.8. The last quarter
/// of the periods, at least one, is held out; less of it where only so two seasons are left to learn from.
pub fn project(history: &[f64], method: Method, period: Period, periods: usize) -> Option<Projection> {
    if history.is_empty() {
        return None;
    }
    let season = season(period);
    let window = match method {
        Method::MovingAverage(window) => window,
        _ => Periods::new(USUAL_WINDOW).ok()?,
    };
    let held_out = held_out(history.len(), season);
    let mut trials = Vec::new();
    let mut least: Option<(f64, Method)> = None;
    for method in [Method::MovingAverage(window), Method::LinearTrend, Method::Seasonal] {
        if !is_possible(method, history.len(), season) {
            continue;
        }
        let error = hold_out_error(history, method, season, held_out);
        if let Some(HoldOutError { absolute, .. }) = error
            && least.is_none_or(|(so_far, _)| absolute < so_far * (1.0 - ROUNDING))
        {
            least = Some((absolute, method));
        }
        trials.push(Trial { method, error });
    }
    let best = least.map_or(Method::MovingAverage(window), |(_, method)| method);
    let method = match method {
        Method::Best => best,
        Method::Seasonal | Method::LinearTrend if is_possible(method, history.len(), season) => method,
        Method::Seasonal if is_possible(Method::LinearTrend, history.len(), season) => Method::LinearTrend,
        _ => Method::MovingAverage(window),
    };
    Some(Projection { values: continued(history, method, season, periods), method, trials, best })
}

/// How many entered at the top in the periods before, oldest first: as far back as they are known without a gap.
pub fn past_inflow(plan: &Plan) -> Vec<f64> {
    let Some(first) = plan.stages.first() else { return Vec::new() };
    let known = plan.history.iter().rev().map_while(|past| past.counts.get(first.id));
    let mut counts: Vec<f64> = known.map(|count| count.get() as f64).collect();
    counts.reverse();
    counts
}

/// The variance of a period's number around what the method, one of [`Projection::trials`], makes of the series;
/// `None` with fewer than [`LEAST_FREEDOM`] degrees of freedom.
///
/// Source: the sum of squares that a line, or one-step forecasts of the smoothing, leave, over the periods less what was
/// fitted to them. A moving average says nothing of growth, so the line stands in for it.
pub(super) fn variance_around(history: &[f64], method: Method, period: Period) -> Option<f64> {
    let (squares, fitted) = match (method, season(period)) {
        (Method::Seasonal, Some(season)) => (Smoothing::of(history, season).squares(history, season), season + 1),
        _ => (Line::through(history).squares(history), 2),
    };
    let freedom = history.len().checked_sub(fitted).filter(|freedom| *freedom >= LEAST_FREEDOM)?;
    Some(squares / freedom as f64)
}

/// Fewer say next to nothing of a variance.
const LEAST_FREEDOM: usize = 4;

/// How many periods make a season; `None` where a year has one, or more than can be told apart in the history kept.
fn season(period: Period) -> Option<usize> {
    match period {
        Period::Month => Some(12),
        Period::Quarter => Some(4),
        Period::Week | Period::Year => None,
    }
}

fn is_possible(method: Method, length: usize, season: Option<usize>) -> bool {
    match method {
        Method::MovingAverage(_) | Method::Best => length >= 1,
        Method::LinearTrend => length >= 2,
        Method::Seasonal => season.is_some_and(|season| length >= 2 * season),
    }
}

fn held_out(length: usize, season: Option<usize>) -> usize {
    let quarter = (length / 4).max(1);
    match season.and_then(|season| length.checked_sub(2 * season)) {
        Some(spare) if spare > 0 => quarter.min(spare),
        _ => quarter,
    }
}

fn hold_out_error(history: &[f64], method: Method, season: Option<usize>, periods: usize) -> Option<HoldOutError> {
    let (known, actual) = history.split_at_checked(history.len().checked_sub(periods)?)?;
    if !is_possible(method, known.len(), season) {
        return None;
    }
    let projected = continued(known, method, season, periods);
    let errors = || projected.iter().zip(actual).map(|(projected, actual)| (projected - actual).abs());
    let mean = |sum: f64| sum / periods as f64;
    let relative = || mean(errors().zip(actual).map(|(error, actual)| error / actual).sum());
    Some(HoldOutError {
        periods,
        absolute: mean(errors().sum()),
        relative: actual.iter().all(|actual| *actual > 0.0).then(relative),
    })
}

/// By a method that is possible.
fn continued(history: &[f64], method: Method, season: Option<usize>, periods: usize) -> Vec<f64> {
    let ahead = 1..=periods;
    let values: Vec<f64> = match (method, season) {
        (Method::Seasonal, Some(season)) => {
            let end = Smoothing::of(history, season).end(history, season);
            ahead.map(|ahead| end.ahead(ahead)).collect()
        }
        (Method::LinearTrend, _) => {
            let line = Line::through(history);
            ahead.map(|ahead| line.at((history.len() - 1 + ahead) as f64)).collect()
        }
        (Method::MovingAverage(window), _) => vec![mean_of_last(history, window.get().into()); periods],
        _ => vec![mean_of_last(history, USUAL_WINDOW.into()); periods],
    };
    values.into_iter().map(|value| value.max(0.0)).collect()
}

/// Of all, where there are fewer.
fn mean_of_last(history: &[f64], window: usize) -> f64 {
    let last = history.get(history.len().saturating_sub(window)..).unwrap_or(history);
    last.iter().sum::<f64>() / last.len() as f64
}
