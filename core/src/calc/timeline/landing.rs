//! The periods in which what comes evenly and is late arrives. Invariant: what no period has comes after the last; NaN stands for all that is undefined.

use super::cells::{Cells, NEGLIGIBLE};

/// Delays, ready to be asked how much has arrived by a time.
pub(super) struct Landing {
    first: f64,
    /// Σ amount × max(x − delay, 0) at whole x, from the first delay on: the second integral of the amounts.
    ramp: Vec<f64>,
    all: f64,
}

impl Landing {
    /// Of `cells` on a timeline of this length.
    pub(super) fn new(cells: &Cells, length: usize) -> Self {
        let (mut slope, mut height) = (0.0, 0.0);
        let mut ramp = vec![0.0; (length + 2).saturating_sub(cells.first).max(1)];
        let amounts = cells.amounts.iter().chain(std::iter::repeat(&0.0));
        for (place, amount) in ramp.iter_mut().skip(1).zip(amounts) {
            slope += amount;
            height += slope;
            *place = height;
        }
        Self { first: cells.first as f64, ramp, all: slope }
    }

    /// For each beginning and the next: of what begins evenly from the one to the other and is `late` besides, the amounts
    /// that arrive between limits, from the last limit that is not after the beginning on. Both are in order, and the first
    /// beginning is not before the first limit.
    ///
    /// With A the second integral, the part that has arrived by x is (A(x − begin) − A(x − end)) / (end − begin).
    pub(super) fn between(&self, beginnings: &[f64], limits: &[f64], late: f64) -> Vec<Vec<f64>> {
        let since = |begin: &f64| -> Vec<f64> { limits.iter().map(|limit| self.at(limit - late - begin)).collect() };
        let Some(mut since_begin) = beginnings.first().map(since) else { return Vec::new() };
        let row = |ends: &[f64]| {
            let since_end = since(&ends[1]);
            let first = limits.partition_point(|limit| *limit <= ends[0]).saturating_sub(1);
            let places = since_begin.array_windows().zip(since_end.array_windows()).skip(first);
            let row = places.map(|([begun, begun_next], [ended, ended_next])| {
                let amount = ((begun_next - ended_next) - (begun - ended)) / (ends[1] - ends[0]);
                if amount > NEGLIGIBLE * self.all { amount } else { 0.0 }
            });
            let row = row.collect();
            since_begin = since_end;
            row
        };
        beginnings.windows(2).map(row).collect()
    }

    fn at(&self, x: f64) -> f64 {
        let place = x - self.first;
        if place <= 0.0 {
            return 0.0;
        }
        let whole = place as usize;
        match self.ramp.get(whole..whole + 2) {
            Some(&[low, high]) => low + (high - low) * (place - whole as f64),
            // Beyond the timeline, which nobody asks for.
            _ => self.ramp.last().copied().unwrap_or(0.0),
        }
    }
}

/// What arrives somewhere.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Arrivals {
    pub periods: Vec<f64>,
    /// When the last period is over.
    pub after: f64,
}

impl Arrivals {
    pub(super) fn none(periods: usize) -> Self {
        Self { periods: vec![0.0; periods], after: 0.0 }
    }

    /// `total` is all that ever arrives.
    pub(super) fn new(periods: Vec<f64>, total: f64) -> Self {
        if total.is_nan() {
            return Self { periods: vec![f64::NAN; periods.len()], after: f64::NAN };
        }
        let after = total - periods.iter().sum::<f64>();
        Self { periods, after: if after > NEGLIGIBLE * total { after } else { 0.0 } }
    }

    /// With `factor` times the other ones, which do not matter where it is 0.
    pub(super) fn add(&mut self, other: &Self, factor: f64) {
        if factor == 0.0 {
            return;
        }
        for (sum, amount) in self.periods.iter_mut().zip(&other.periods) {
            *sum += amount * factor;
        }
        self.after += other.after * factor;
    }
}
