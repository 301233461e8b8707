//! The chance that what a chain's stages earn together reaches a sum.

use super::chain::{Chain, StepRate};
use super::search::{Guess, Trial, least};
use super::{GREATEST_COUNT, normal};

/// What a total of money is compared with, relative to its greatest term: what rounding may leave of an equality.
const ROUNDING: f64 = 1e-12;

/// Beneath this skewness the first term of its expansion is the more exact.
const SLIGHT_SKEWNESS: f64 = 1e-4;

impl Chain {
    /// P(Σ value × count ≥ `goal`) over the stages, with `top` entries. `value_per_entry` holds the stages from the top,
    /// one more than there are steps, and may be negative; `None` if it does not fit or something is not finite.
    ///
    /// With one earning stage beside the top it is the exact chance of the count that it takes, and ties are ties within
    /// 10⁻¹² of what is compared. Otherwise the mean, variance and skewness of the sum are exact, and its law is taken for
    /// Pearson's third, by the transformation of Wilson and Hilferty (1931). That smooths the lumps of single sales away: in
    /// simulations it misses by less than 0.01 from ten sales up, and by up to 0.1 where a few sales make the goal.
    /// There a certain rate above 1 multiplies at its own step.
    #[must_use]
    pub fn chance_of_value(&self, top: u64, value_per_entry: &[f64], goal: f64) -> Option<f64> {
        Some(Earnings::new(self, value_per_entry, goal)?.chance(top))
    }

    /// The least `top` up to [`GREATEST_COUNT`] whose [`Self::chance_of_value`] is ≥ `confidence`: it is, and with one
    /// entry fewer it is not. `None` if there is none, where that one is, and for a confidence ≥ 1 or NaN.
    #[must_use]
    pub fn least_top_of_value(&self, value_per_entry: &[f64], goal: f64, confidence: f64) -> Option<u64> {
        if confidence.is_nan() || confidence >= 1.0 {
            return None;
        }
        Earnings::new(self, value_per_entry, goal)?.least_top(confidence)
    }
}

/// A chain's values and what they are to come to.
struct Earnings {
    goal: f64,
    value_at_top: f64,
    below: Below,
    total: Total,
}

/// What earns or costs below the top.
enum Below {
    /// One stage alone: the chain that leads to it and its value.
    Single(Chain, f64),
    /// None or several; whether none of them costs.
    Other { gain: bool },
}

/// The first three cumulants of the sum from x entries, as polynomials in x without a constant term.
#[derive(Clone, Copy, Default)]
struct Total {
    mean: f64,
    variance: [f64; 2],
    third: [f64; 3],
}

/// The same of the count that one step leaves of x.
struct Passed {
    mean: f64,
    variance: [f64; 2],
    third: [f64; 3],
}

impl Earnings {
    fn new(chain: &Chain, values: &[f64], goal: f64) -> Option<Self> {
        let steps = chain.steps();
        let finite = goal.is_finite() && values.iter().all(|value| value.is_finite());
        if !finite || values.len() != steps.len() + 1 {
            return None;
        }
        let (mut earning, mut last, mut gain) = (0, 0, true);
        for (stage, value) in values.iter().enumerate().skip(1) {
            if *value != 0.0 {
                (earning, last) = (earning + 1, stage);
            }
            gain &= *value >= 0.0;
        }
        let below = if earning == 1 {
            Below::Single(Chain::new(steps.get(..last)?)?, values[last])
        } else {
            Below::Other { gain }
        };
        Some(Self { goal, value_at_top: values[0], below, total: Total::new(steps, values) })
    }

    fn chance(&self, top: u64) -> f64 {
        match &self.below {
            Below::Single(chain, value) => self.chance_of_single(chain, *value, top),
            Below::Other { gain: true } if self.goal <= self.value_at_top * top as f64 => 1.0,
            Below::Other { .. } => self.total.chance(top as f64, self.goal),
        }
    }

    fn chance_of_single(&self, chain: &Chain, value: f64, top: u64) -> f64 {
        let at_top = self.value_at_top * top as f64;
        let count = (self.goal - at_top) / value;
        let slack = ROUNDING * (self.goal.abs() + at_top.abs()) / value.abs();
        if value > 0.0 {
            // A float becomes the nearest whole number there is: 0 from below, the greatest from above.
            return chain.chance_at_least(top, (count - slack).ceil() as u64);
        }
        let most = (count + slack).floor();
        if most < 0.0 {
            return 0.0;
        }
        1.0 - chain.chance_at_least(top, (most as u64).saturating_add(1))
    }

    fn least_top(&self, confidence: f64) -> Option<u64> {
        if self.chance(0) >= confidence {
            return Some(0);
        }
        let target = normal::quantile(confidence);
        let mut number = self.goal / self.total.mean;
        for _ in 0..8 {
            number = (self.goal + target * self.total.variance(number).sqrt()) / self.total.mean;
        }
        let growth = self.total.mean * number / self.total.variance(number).sqrt();
        let guess = Guess { number, growth: if growth > 0.0 { growth } else { 1.0 } };
        least(GREATEST_COUNT, guess, &|top| {
            let chance = self.chance(top);
            Trial { met: chance >= confidence, excess: normal::quantile(chance) - target }
        })
    }
}

impl Total {
    /// From the last stage upwards, by the laws of total expectation, variance and cumulance: what the stages from the
    /// next one on come to depends on the entries only through how many of them pass.
    fn new(steps: &[StepRate], values: &[f64]) -> Self {
        let mut total = Self::default();
        for (index, value) in values.iter().enumerate().rev() {
            if let Some(step) = steps.get(index) {
                total = total.before(&Passed::new(step));
            }
            total.mean += value;
        }
        total
    }

    fn before(&self, passed: &Passed) -> Self {
        let g = self.mean;
        let [a1, a2] = self.variance;
        let [b1, b2, b3] = self.third;
        let p = passed.mean;
        let [v1, v2] = passed.variance;
        let [k1, k2, k3] = passed.third;
        Self {
            mean: g * p,
            variance: [a1 * p + (a2 + g * g) * v1, a2 * (v2 + p * p) + g * g * v2],
            third: [
                b1 * p + b2 * v1 + b3 * k1 + 3.0 * g * (a1 * v1 + a2 * k1) + g * g * g * k1,
                b2 * (v2 + p * p)
                    + b3 * (k2 + 3.0 * p * v1)
                    + 3.0 * g * (a1 * v2 + a2 * (k2 + 2.0 * p * v1))
                    + g * g * g * k2,
                b3 * (k3 + 3.0 * p * v2 + p * p * p) + 3.0 * g * a2 * (k3 + 2.0 * p * v2) + g * g * g * k3,
            ],
        }
    }

    fn variance(&self, entries: f64) -> f64 {
        let [linear, square] = self.variance;
        (linear + square * entries) * entries
    }

    /// P(sum ≥ goal) from so many entries.
    fn chance(&self, entries: f64, goal: f64) -> f64 {
        let mean = self.mean * entries;
        let variance = self.variance(entries);
        if variance <= 0.0 {
            let slack = ROUNDING * (goal.abs() + mean.abs());
            return if mean >= goal - slack { 1.0 } else { 0.0 };
        }
        let [linear, square, cube] = self.third;
        let third = ((cube * entries + square) * entries + linear) * entries;
        let skewness = third / (variance * variance.sqrt());
        let distance = (goal - mean) / variance.sqrt();
        let z = if skewness.abs() < SLIGHT_SKEWNESS {
            distance - skewness * (distance * distance - 1.0) / 6.0
        } else {
            let cube = 1.0 + 0.5 * skewness * distance;
            let root = (cube.abs().ln() / 3.0).exp().copysign(cube);
            6.0 / skewness * (root - 1.0) + skewness / 6.0
        };
        normal::cumulative(-z)
    }
}

impl Passed {
    fn new(step: &StepRate) -> Self {
        match step {
            StepRate::Estimated(posterior) => {
                let (a, b) = (posterior.beta().a(), posterior.beta().b());
                let c = a + b;
                let spread = a * b / (c * (c + 1.0));
                let lean = spread * (b - a) / (c + 2.0);
                Self {
                    mean: a / c,
                    variance: [spread, spread / c],
                    third: [lean, 3.0 * lean / c, 2.0 * lean / (c * c)],
                }
            }
            StepRate::Certain(rate) => {
                let spread = (rate * (1.0 - rate)).max(0.0);
                Self { mean: *rate, variance: [spread, 0.0], third: [spread * (1.0 - 2.0 * rate), 0.0, 0.0] }
            }
        }
    }
}
