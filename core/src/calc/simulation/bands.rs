//! The bands between unlikely extremes. Invariant: a percentile is the outcome of a trial.

use super::Outcomes;
use super::percentiles::percentiles;
use crate::calc::timeline::ForecastTarget;
use crate::plan::Measure;

/// Between what the outcomes of a simulation lie.
#[derive(Debug, Clone, PartialEq)]
pub struct Bands {
    /// How many trials they are from.
    pub trials: usize,
    pub periods: Vec<PeriodBands>,
    /// Of all periods together, in major units.
    pub revenue: Band,
    /// What the target counts.
    pub measure: Measure,
    /// The amount to reach, in customers or major units.
    pub target: f64,
    /// Of what the target counts, in all periods together.
    pub total: Histogram,
}

/// Of one period. Money is in major units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PeriodBands {
    pub customers: Band,
    pub revenue: Band,
    /// Of what the target counts, from the beginning to the end of the period.
    pub running: Band,
    /// The share of trials in which that reaches the target.
    pub chance: f64,
}

/// The 10th, 50th and 90th percentile: the least outcome that so many percent of the trials do not exceed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    pub low: f64,
    pub middle: f64,
    pub high: f64,
}

/// How many trials came to what.
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram {
    /// Where the first bin begins: a multiple of the width.
    pub begins: f64,
    /// From a bin's beginning to where the next begins, which belongs to that one: 1, 2 or 5 times a power of ten, or so
    /// many of what outcomes are multiples of.
    pub width: f64,
    /// The trials in each bin.
    pub bins: Vec<u32>,
    /// The trials before the first bin: less than 1 in 100.
    pub below: u32,
    /// The trials after the last bin: less than 1 in 100.
    pub above: u32,
}

/// The share of trials on either side that a histogram may leave out.
const RARE: f64 = 0.005;
const MOST_BINS: f64 = 60.0;
/// Relative to a bin: what lies so little before the next belongs to that.
const ROUNDING: f64 = 1e-9;

impl Bands {
    /// `unit` is what all totals are multiples of.
    pub(super) fn new(outcomes: &Outcomes, target: &ForecastTarget, unit: Option<f64>) -> Option<Self> {
        let totals = outcomes.running.last().filter(|totals| !totals.is_empty())?;
        let periods = outcomes.customers.iter().zip(&outcomes.revenue).zip(&outcomes.running);
        let periods = periods.map(|((customers, revenue), running)| PeriodBands {
            customers: Band::of(customers),
            revenue: Band::of(revenue),
            running: Band::of(running),
            chance: running.iter().filter(|sum| target.is_met(**sum)).count() as f64 / running.len() as f64,
        });
        Some(Self {
            trials: totals.len(),
            periods: periods.collect(),
            revenue: Band::of(&sums(&outcomes.revenue, totals.len())),
            measure: target.measure,
            target: target.amount,
            total: Histogram::new(totals, unit),
        })
    }
}

/// Of each trial over all periods.
fn sums(periods: &[Vec<f64>], trials: usize) -> Vec<f64> {
    let mut sums = vec![0.0; trials];
    for amounts in periods {
        sums.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
    }
    sums
}

impl Band {
    fn of(numbers: &[f64]) -> Self {
        let [low, middle, high] = percentiles(numbers, [0.1, 0.5, 0.9]);
        Self { low, middle, high }
    }
}

impl Histogram {
    /// Source: the width of Freedman and Diaconis, "On the histogram as a density estimator: L₂ theory", 1981, made round;
    /// where half of the trials come to the same, that of Sturges, "The choice of a class interval", 1926.
    fn new(totals: &[f64], unit: Option<f64>) -> Self {
        let [least, low, high, most] = percentiles(totals, [RARE, 0.25, 0.75, 1.0 - RARE]);
        let number = totals.len() as f64;
        let ideal =
            if high > low { 2.0 * (high - low) / number.cbrt() } else { (most - least) / (number.log2() + 1.0) };
        let ideal = ideal.max((most - least) / MOST_BINS);
        let width = match unit {
            Some(unit) => unit * round_up((ideal / unit).max(1.0)),
            None if ideal > 0.0 => round_up(ideal),
            // All the same.
            None => round_up(least.abs().max(1.0)),
        };
        let place = |total: f64| (total / width + ROUNDING).floor();
        let first = place(least);
        let mut histogram = Self {
            begins: first * width,
            width,
            bins: vec![0; (place(most) - first) as usize + 1],
            below: 0,
            above: 0,
        };
        for total in totals {
            let bin = place(*total) - first;
            match histogram.bins.get_mut(bin as usize) {
                _ if bin < 0.0 => histogram.below += 1,
                Some(trials) => *trials += 1,
                None => histogram.above += 1,
            }
        }
        histogram
    }
}

/// To 1, 2 or 5 times a power of ten.
fn round_up(width: f64) -> f64 {
    let power = 10_f64.powi(width.log10().floor() as i32);
    let times = [1.0, 2.0, 5.0].into_iter().find(|times| times * power >= width * (1.0 - ROUNDING));
    power * times.unwrap_or(10.0)
}
