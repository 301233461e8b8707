//! The numbers along an axis. Invariant: an axis is finite and longer than nothing, and its ticks are few and round.

/// Round numbers that amounts are read against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    low: f64,
    high: f64,
    step: f64,
}

impl Axis {
    /// One that begins and ends on a tick and has room for these amounts and for zero, in at most so many steps (two or
    /// more). Amounts that are not finite take no room.
    pub fn around(amounts: &[f64], steps: u32) -> Self {
        let (low, high) = extent(amounts).unwrap_or_default();
        let (low, high) = (low.min(0.0), high.max(0.0));
        let most = f64::from(steps);
        let step = round_step(high - low, most, &|step| (high / step).ceil() - (low / step).floor() <= most);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        Self { low: first * step, high: last.max(first + 1.0) * step, step }
    }

    /// One from the least of these amounts to the greatest, with ticks in between.
    pub fn between(amounts: &[f64], steps: u32) -> Self {
        let (low, high) = extent(amounts).unwrap_or_default();
        let high = if high > low { high } else { low + 1.0 };
        let most = f64::from(steps);
        Self { low, high, step: round_step(high - low, most, &|step| (high - low) / step <= most) }
    }

    /// How far along an amount is: 0 at the low end, 1 at the high one, and no further.
    pub fn share(&self, amount: f64) -> f64 {
        ((amount - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// The amount so far along.
    pub fn amount(&self, share: f64) -> f64 {
        self.low + share * (self.high - self.low)
    }

    pub fn low(&self) -> f64 {
        self.low
    }

    pub fn high(&self) -> f64 {
        self.high
    }

    /// From the low end on.
    pub fn ticks(&self) -> Vec<f64> {
        let first = (self.low / self.step).ceil();
        // The last one may be off its place by a rounding.
        let last = self.high + self.step * 1e-9;
        (0..=MOST_TICKS).map(|place| (first + f64::from(place)) * self.step).take_while(|tick| *tick <= last).collect()
    }
}

const MOST_TICKS: u32 = 20;

/// The least and the greatest of the finite ones.
fn extent(amounts: &[f64]) -> Option<(f64, f64)> {
    let finite = amounts.iter().copied().filter(|amount| amount.is_finite());
    finite.fold(None, |found, amount| {
        let (low, high) = found.unwrap_or((amount, amount));
        Some((low.min(amount), high.max(amount)))
    })
}

/// The least of 1, 2, 2.5 and 5 times the powers of ten that is enough, of those that part a length into about so many
/// steps or fewer.
fn round_step(length: f64, most: f64, is_enough: &dyn Fn(f64) -> bool) -> f64 {
    let mut power = 1.0;
    while power < length / most {
        power *= 10.0;
    }
    while power > length / most && power > SMALLEST_STEP {
        power /= 10.0;
    }
    for factor in [1.0, 2.0, 2.5, 5.0, 10.0, 20.0, 25.0, 50.0] {
        if is_enough(power * factor) {
            return power * factor;
        }
    }
    power * 100.0
}

/// Below it amounts are noise.
const SMALLEST_STEP: f64 = 1e-9;

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(axis: &Axis, amount: f64) -> bool {
        (axis.low..=axis.high).contains(&amount)
    }

    #[test]
    fn ticks_are_few_and_round_and_hold_all() {
        assert_eq!(Axis::around(&[660_000.0, 750_000.0], 4).ticks(), [0.0, 200e3, 400e3, 600e3, 800e3]);
        assert_eq!(Axis::around(&[45.0], 4).ticks(), [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(Axis::around(&[10.0], 4).ticks(), [0.0, 2.5, 5.0, 7.5, 10.0]);
        assert_eq!(Axis::around(&[3.0], 4).ticks(), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(Axis::around(&[-30.0, 90.0], 4).ticks(), [-50.0, 0.0, 50.0, 100.0]);
        assert_eq!(Axis::around(&[-8.0, -2.0], 4).ticks(), [-8.0, -6.0, -4.0, -2.0, 0.0]);
    }

    #[test]
    fn without_amounts_there_is_an_axis_too() {
        for axis in [Axis::around(&[], 4), Axis::around(&[f64::NAN, f64::INFINITY], 4), Axis::around(&[0.0], 4)] {
            assert!(holds(&axis, 0.0) && axis.share(0.0) == 0.0 && axis.share(1e9) == 1.0);
            assert!(axis.ticks().len() >= 2, "{axis:?}");
        }
        assert!(holds(&Axis::between(&[5.0, 5.0], 5), 5.0));
    }

    #[test]
    fn ticks_within_leave_the_ends_where_they_are() {
        let axis = Axis::between(&[430.0, 580.0], 5);
        assert_eq!(axis.ticks(), [450.0, 500.0, 550.0]);
        assert_eq!((axis.share(430.0), axis.share(505.0), axis.share(580.0)), (0.0, 0.5, 1.0));
        assert!(!holds(&axis, 429.0) && !holds(&axis, 581.0));
    }

    /// Over all sizes, and with the signs of both ends.
    #[test]
    fn every_axis_has_two_ticks_to_five_and_is_no_longer_than_needed() {
        let mut amount = 1.3e-7;
        while amount < 1e18 {
            for low in [0.0, -0.1 * amount, -amount, -7.0 * amount] {
                let axis = Axis::around(&[low, amount], 4);
                let ticks = axis.ticks();
                assert!((2..=5).contains(&ticks.len()), "{low} to {amount}: {ticks:?}");
                assert!(holds(&axis, low) && holds(&axis, amount) && holds(&axis, 0.0));
                assert!(axis.high - axis.low <= 2.6 * (amount - low), "{low} to {amount}: {ticks:?}");
                assert!((ticks[0] - axis.low).abs() <= 1e-9 * axis.step);
                assert!((ticks[ticks.len() - 1] - axis.high).abs() <= 1e-9 * axis.step);
            }
            amount *= 1.37;
        }
    }
}
