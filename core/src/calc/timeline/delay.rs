//! Delays: the time that entries stay in a stage. Invariant: no share is below 0, and the mean is kept.

use super::cells::{Cells, NEGLIGIBLE};
use super::gamma::Gamma;

/// A mean below this, in cells, is no delay: a minute or two.
const AT_ONCE: f64 = 1e-3;
/// A standard deviation below this, in cells, is none.
const FIXED: f64 = 1e-6;

/// The delay from entering a stage to entering the next, in cells.
pub(super) struct Delay {
    /// 0 where everybody passes on at once.
    mean: f64,
    /// The share that is later by so many cells, as far as the timeline goes.
    pub shares: Cells,
}

impl Delay {
    /// Gamma distributed, or fixed where the deviation is 0. `length` is that of the timeline.
    ///
    /// Who enters a cell does so at any time of it, so the share that is k cells later is G(k + 1) − 2G(k) + G(k − 1), G
    /// being the integral of the distribution function: the expectation of a hat that is 1 at k and 0 from k ± 1 on. So
    /// the mean stays as it is: E⌊U + D⌋ = E D for any delay D and U even over 0 to 1.
    pub(super) fn new(mean: f64, deviation: f64, length: usize) -> Self {
        if mean < AT_ONCE {
            Self { mean: 0.0, shares: Cells::at_once(1.0) }
        } else if deviation < FIXED {
            Self { mean, shares: fixed(mean, length) }
        } else {
            Self { mean, shares: spread(mean, deviation, length) }
        }
    }

    /// How much longer those stay who stand in the stage now, where people have come and gone evenly: a time is as
    /// likely as delays beyond it are.
    ///
    /// Source: the forward recurrence time of a renewal process (Cox, Renewal Theory, 1962, §5.2).
    pub(super) fn residual(&self, length: usize) -> Cells {
        if self.mean == 0.0 {
            return Cells::at_once(1.0);
        }
        let Cells { first, amounts } = &self.shares;
        // What the timeline left out is later than all of it.
        let mut later = 1.0 - amounts.iter().sum::<f64>();
        let mut residual = vec![1.0 / self.mean; (first + amounts.len()).min(length)];
        for (here, share) in residual.iter_mut().skip(*first).zip(amounts).rev() {
            *here = later.max(0.0) / self.mean;
            later += share;
        }
        Cells { first: 0, amounts: residual }
    }
}

fn fixed(mean: f64, length: usize) -> Cells {
    let whole = mean as usize;
    let above = mean - whole as f64;
    within(whole, vec![1.0 - above, above], length)
}

fn spread(mean: f64, deviation: f64, length: usize) -> Cells {
    let gamma = Gamma::new(mean, deviation);
    let smooth = gamma.smooth_over();
    // A power of two, so that places in a cell are exact.
    let panels = ((1.0 / smooth).ceil() as u64).next_power_of_two();
    let width = 1.0 / panels as f64;
    // Nine deviations below the mean are 10⁻¹⁸ of a normal distribution, and less of this one; beyond the end is less too.
    let start = ((mean - 9.0 * deviation).max(0.0) / width) as u64;
    let end = ((mean + 40.0 * smooth) / width) as u64;
    let first = (start / panels) as usize;
    let mut amounts = vec![0.0];
    let mut left = 1.0;
    for panel in start.. {
        let (cell, before) = ((panel / panels) as usize, (panel % panels) as f64 * width);
        if cell >= length {
            break;
        }
        if left < NEGLIGIBLE || panel > end {
            // Not to the very last, which perhaps only the foot of a hat has reached.
            amounts[cell - first] += left.max(0.0);
            break;
        }
        if cell - first + 1 == amounts.len() {
            amounts.push(0.0);
        }
        let piece =
            if panel == 0 { gamma.first_panel(width) } else { gamma.panel(cell as f64 + before + width / 2.0, width) };
        let next = before * piece.mass + piece.moment;
        amounts[cell - first] += piece.mass - next;
        amounts[cell - first + 1] += next;
        left -= piece.mass;
    }
    within(first, amounts, length)
}

/// Without what is beyond the timeline.
fn within(first: usize, mut amounts: Vec<f64>, length: usize) -> Cells {
    amounts.truncate(length.saturating_sub(first));
    Cells { first: first.min(length), amounts }
}

#[cfg(test)]
mod tests {
    use super::Delay;
    use crate::calc::timeline::cells::Cells;
    use proptest::prelude::*;

    fn at(cells: &Cells, place: usize) -> f64 {
        place.checked_sub(cells.first).and_then(|index| cells.amounts.get(index)).copied().unwrap_or(0.0)
    }

    fn mean(cells: &Cells) -> f64 {
        (cells.first..).zip(&cells.amounts).map(|(place, amount)| place as f64 * amount).sum()
    }

    #[test]
    fn shares_match_the_table() {
        for row in include_str!("../../../tests/oracle/delay.tsv").lines().filter(|line| !line.starts_with('#')) {
            let number: Vec<f64> = row.split('\t').map(|text| text.parse().unwrap()).collect();
            let delay = Delay::new(number[0], number[1], 1200);
            let days = number[2] as usize;
            let (share, residual) = (at(&delay.shares, days), at(&delay.residual(1200), days));
            assert!((share - number[3]).abs() < 1e-12, "{row}: {share}");
            assert!((residual - number[4]).abs() < 1e-12 * (1.0 + 1.0 / number[0]), "{row}: {residual}");
            if number[3] > 1e-10 {
                assert!((share / number[3] - 1.0).abs() < 1e-9, "{row}: {share}");
            }
        }
    }

    #[test]
    fn fixed_delays_are_shared_by_the_two_days_around_them() {
        let delay = Delay::new(9.25, 0.0, 50);
        assert_eq!(delay.shares, Cells { first: 9, amounts: vec![0.75, 0.25] });
        assert_eq!(Delay::new(9.25, 0.0, 10).shares, Cells { first: 9, amounts: vec![0.75] });
        assert_eq!(Delay::new(9.25, 0.0, 9).shares, Cells { first: 9, amounts: Vec::new() });
        // Evenly over 9.25 days: a whole day each, and the last quarter.
        let residual = delay.residual(50);
        assert_eq!(residual.amounts.len(), 11);
        for day in 0..9 {
            assert!((at(&residual, day) - 1.0 / 9.25).abs() < 1e-15, "{day}");
        }
        assert!((at(&residual, 9) - 0.25 / 9.25).abs() < 1e-15);
        assert!(at(&residual, 10).abs() < 1e-15);
    }

    #[test]
    fn without_a_delay_all_pass_on_at_once() {
        for delay in [Delay::new(0.0, 0.0, 9), Delay::new(0.0, 5.0, 9), Delay::new(1e-18, 1e-18, 9)] {
            assert_eq!(delay.shares, Cells::at_once(1.0));
            assert_eq!(delay.residual(9), Cells::at_once(1.0));
        }
    }

    proptest! {
        #[test]
        fn shares_and_means_are_kept(
            mean_delay in prop_oneof![0.001..1.0, 1.0..400.0],
            deviation in prop_oneof![0.0..1e-5, 0.0..1.0, 0.0..60.0],
        ) {
            // Far enough for all but the most uneven.
            let length = 40_000;
            let delay = Delay::new(mean_delay, deviation, length);
            prop_assume!(deviation * deviation / mean_delay < 1000.0);
            let shares = &delay.shares;
            prop_assert!(shares.amounts.iter().all(|share| *share >= 0.0));
            prop_assert!((shares.amounts.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!((mean(shares) - mean_delay).abs() < 1e-8 * (1.0 + mean_delay));
            let residual = delay.residual(length);
            prop_assert!(residual.amounts.iter().all(|share| *share >= 0.0));
            prop_assert!((residual.amounts.iter().sum::<f64>() - 1.0).abs() < 1e-8 / mean_delay);
        }

        #[test]
        fn a_shorter_timeline_only_leaves_out_what_is_later(
            mean_delay in 0.001..80.0, deviation in 0.0..40.0, length in 1..60_usize,
        ) {
            let (short, long) = (Delay::new(mean_delay, deviation, length), Delay::new(mean_delay, deviation, 5000));
            let (short_residual, long_residual) = (short.residual(length), long.residual(5000));
            prop_assert!(short.shares.first + short.shares.amounts.len() <= length);
            prop_assert!(short_residual.amounts.len() <= length);
            for place in 0..length {
                prop_assert!((at(&short.shares, place) - at(&long.shares, place)).abs() < 1e-12);
                prop_assert!((at(&short_residual, place) - at(&long_residual, place)).abs() < 1e-11 / mean_delay);
            }
        }
    }
}
