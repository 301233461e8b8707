//! The bands of a simulation as a row of numbers, from its worker to the page. Invariant: what was written reads back the same, and what is no such row is refused.

use crate::calc::simulation::{Band, Bands, Histogram, PeriodBands};
use crate::plan::{Horizon, Measure};

/// Trials, measure, target; three percentiles of all revenue; the histogram's beginning, width, and trials below and above;
/// how many periods.
const HEAD: usize = 11;
/// Three bands of three percentiles, and the chance.
const PERIOD: usize = 10;

/// The row ends with the trials in each bin.
pub fn write_bands(bands: &Bands) -> Vec<f64> {
    let Histogram { begins, width, bins, below, above } = &bands.total;
    let measure = match bands.measure {
        Measure::Customers => 0.0,
        Measure::Revenue => 1.0,
        Measure::Profit => 2.0,
    };
    let mut row = Vec::with_capacity(HEAD + PERIOD * bands.periods.len() + bins.len());
    row.extend([bands.trials as f64, measure, bands.target]);
    row.extend([bands.revenue.low, bands.revenue.middle, bands.revenue.high]);
    row.extend([*begins, *width, f64::from(*below), f64::from(*above), bands.periods.len() as f64]);
    for PeriodBands { customers, revenue, running, chance } in &bands.periods {
        for Band { low, middle, high } in [customers, revenue, running] {
            row.extend([low, middle, high]);
        }
        row.push(*chance);
    }
    row.extend(bins.iter().copied().map(f64::from));
    row
}

/// `None` for a row that was not written so.
pub fn read_bands(row: &[f64]) -> Option<Bands> {
    let (head, rest) = row.split_first_chunk::<HEAD>()?;
    let [trials, measure, target, low, middle, high, begins, width, below, above, periods] = *head;
    let number = usize::from(Horizon::new(periods as u8).ok()?.get());
    let (periods, bins) = rest.split_at_checked(number * PERIOD)?;
    let (periods, _) = periods.as_chunks::<PERIOD>();
    Some(Bands {
        trials: trials as usize,
        periods: periods.iter().map(read_period).collect(),
        revenue: Band { low, middle, high },
        measure: match measure {
            0.0 => Measure::Customers,
            1.0 => Measure::Revenue,
            2.0 => Measure::Profit,
            _ => return None,
        },
        target,
        total: Histogram {
            begins,
            width,
            bins: bins.iter().map(|trials| *trials as u32).collect(),
            below: below as u32,
            above: above as u32,
        },
    })
}

fn read_period(numbers: &[f64; PERIOD]) -> PeriodBands {
    let [a, b, c, d, e, f, g, h, i, chance] = *numbers;
    let band = |low, middle, high| Band { low, middle, high };
    PeriodBands { customers: band(a, b, c), revenue: band(d, e, f), running: band(g, h, i), chance }
}
