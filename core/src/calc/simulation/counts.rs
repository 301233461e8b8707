//! Random counts. Invariant: whole, at most as many as there may be, and the same bits on every machine.

use std::f64::consts::TAU;

use super::generator::{Generator, uniform};

/// Below this expectation, the chances are added up one count at a time.
const ONE_BY_ONE: f64 = 10.0;
/// So far, at most: beyond, less than 10⁻²⁵ is left.
const MOST_ONE_BY_ONE: f64 = 60.0;
/// Up to so many trials, each is drawn.
const EACH: f64 = 16.0;

/// A Poisson variable; 0 unless the mean is above 0.
///
/// Source: inversion below a mean of ten; above, PTRS of Hörmann, "The transformed rejection method for generating
/// Poisson random variables", 1993.
pub(super) fn poisson(mean: f64, generator: &mut Generator) -> f64 {
    if mean < ONE_BY_ONE {
        let chance = if mean > 0.0 { libm::exp(-mean) } else { 1.0 };
        return one_by_one(chance, |count| mean / count, generator);
    }
    let width = 0.931 + 2.53 * mean.sqrt();
    let hat = Hat {
        width,
        slant: 0.02483 * width - 0.059,
        centre: mean + 0.43,
        within: 0.9277 - 3.6224 / (width - 2.0),
        height: 1.1239 + 1.1328 / (width - 3.4),
    };
    hat.draw(f64::INFINITY, |count| ln_poisson(count, mean), generator)
}

/// How many of so many succeed with this chance, each by itself.
///
/// Source: for few, each is drawn; inversion below ten successes; above, BTRS of Hörmann, "The generation of binomial
/// random variates", 1993.
pub(super) fn binomial(trials: f64, chance: f64, generator: &mut Generator) -> f64 {
    if trials <= EACH {
        let mut successes = 0.0;
        for _ in 0..trials as u32 {
            successes += f64::from(u8::from(uniform(generator) < chance));
        }
        return successes;
    }
    if chance > 0.5 {
        return trials - binomial(trials, 1.0 - chance, generator);
    }
    let mean = trials * chance;
    let failure = 1.0 - chance;
    if mean < ONE_BY_ONE {
        let none = libm::exp(trials * libm::log1p(-chance));
        let odds = chance / failure;
        return one_by_one(none, |count| (trials - count + 1.0) * odds / count, generator).min(trials);
    }
    let deviation = (mean * failure).sqrt();
    let width = 1.15 + 2.53 * deviation;
    let hat = Hat {
        width,
        slant: 0.0248 * width + 0.01 * chance - 0.0873,
        centre: mean + 0.5,
        within: 0.92 - 4.2 / width,
        height: (2.83 + 5.1 / width) * deviation,
    };
    // Those who fail are as many as in a Poisson process of their own, given that both make up the trials.
    let ln_chance = |count| ln_poisson(count, mean) + ln_poisson(trials - count, trials * failure);
    let mode = (mean + chance).floor();
    hat.draw(trials, |count| ln_chance(count) - ln_chance(mode), generator)
}

/// By inversion: `chance` is that of 0, and `ratio` the chance of a count over that of the one before.
fn one_by_one(mut chance: f64, ratio: impl Fn(f64) -> f64, generator: &mut Generator) -> f64 {
    let mut left = uniform(generator);
    let mut count = 0.0;
    while left >= chance && count < MOST_ONE_BY_ONE {
        left -= chance;
        count += 1.0;
        chance *= ratio(count);
    }
    count
}

/// What Hörmann's transformed rejection draws under: a count lies under it, and is kept by its chance.
struct Hat {
    /// b
    width: f64,
    /// a
    slant: f64,
    /// c
    centre: f64,
    /// vᵣ: below this height, every count that is no rare one is kept.
    within: f64,
    /// 1/α in PTRS, α in BTRS.
    height: f64,
}

impl Hat {
    fn draw(&self, most: f64, ln_chance: impl Fn(f64) -> f64, generator: &mut Generator) -> f64 {
        loop {
            let place = uniform(generator) - 0.5;
            let height = uniform(generator);
            let from_edge = 0.5 - place.abs();
            let count = ((2.0 * self.slant / from_edge + self.width) * place + self.centre).floor();
            if from_edge >= 0.07 && height <= self.within {
                return count;
            }
            if !(0.0..=most).contains(&count) {
                continue;
            }
            let scaled = height * self.height / (self.slant / (from_edge * from_edge) + self.width);
            if libm::log(scaled) <= ln_chance(count) {
                return count;
            }
        }
    }
}

/// ln(mᵏe⁻ᵐ / k!), so that nothing large cancels.
///
/// Source: Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000.
fn ln_poisson(count: f64, mean: f64) -> f64 {
    if count == 0.0 {
        return -mean;
    }
    let above = (mean - count) / count;
    count * (libm::log1p(above) - above) - 0.5 * libm::log(TAU * count) - stirling_remainder(count)
}

/// ln k! less Stirling's (k + ½) ln k − k + ½ ln 2π, for whole k ≥ 1. Source: DLMF 5.11.1.
fn stirling_remainder(count: f64) -> f64 {
    if let Some(remainder) = STIRLING_REMAINDERS.get(count as usize) {
        return *remainder;
    }
    let inverse = 1.0 / count;
    let square = inverse * inverse;
    inverse * (1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square / 1680.0)))
}

/// For 0 (which has none) to 9, by mpmath with 30 digits.
const STIRLING_REMAINDERS: [f64; 10] = [
    0.0,
    0.08106146679532726,
    0.0413406959554093,
    0.02767792568499834,
    0.020790672103765093,
    0.016644691189821192,
    0.013876128823070748,
    0.01189670994589177,
    0.010411265261972096,
    0.009255462182712733,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calc::simulation::generator::of_trial;

    const DRAWS: usize = 1_000_000;
    /// Of the distance from the true distribution, exceeded once in a thousand (Kolmogorov); in units of 1 / √draws.
    const FAR: f64 = 1.95;

    fn draws(draw: impl Fn(&mut Generator) -> f64) -> Vec<f64> {
        let mut generator = of_trial(7);
        let mut counts: Vec<f64> = (0..DRAWS).map(|_| draw(&mut generator)).collect();
        counts.sort_by(f64::total_cmp);
        assert!(counts.iter().all(|count| *count >= 0.0 && count.fract() == 0.0));
        counts
    }

    /// The distribution is given by the chance of its first count that is not next to nothing, and the ratios of
    /// neighbours.
    fn assert_distribution(name: &str, counts: &[f64], first: f64, mut chance: f64, ratio: impl Fn(f64) -> f64) {
        let (mut by, mut count, mut farthest) = (0.0, first, 0.0_f64);
        while by < 1.0 - 1e-9 && count < first + 1e5 {
            by += chance;
            let found = counts.partition_point(|found| *found <= count) as f64 / counts.len() as f64;
            farthest = farthest.max((found - by).abs());
            count += 1.0;
            chance *= ratio(count);
        }
        assert!(by > 1.0 - 1e-6, "{name}: {by}");
        assert!(farthest < FAR / (DRAWS as f64).sqrt(), "{name} is off by {farthest}");
    }

    fn assert_moments(name: &str, counts: &[f64], mean: f64, variance: f64) {
        let number = counts.len() as f64;
        let found = counts.iter().sum::<f64>() / number;
        let found_variance = counts.iter().map(|count| (count - found).powi(2)).sum::<f64>() / number;
        assert!((found - mean).abs() < 4.0 * (variance / number).sqrt(), "{name}: mean {found}");
        // Their fourth moment is the normal one's at most.
        assert!((found_variance / variance - 1.0).abs() < 4.0 * (2.0 / number).sqrt(), "{name}: {found_variance}");
    }

    #[test]
    fn poisson_counts_have_their_distribution() {
        for mean in [0.01, 0.7, 3.0, 9.99, 10.0, 11.0, 14.5, 40.0, 333.3, 5_000.0] {
            let counts = draws(|generator| poisson(mean, generator));
            let first = (mean - 9.0 * f64::sqrt(mean)).floor().max(0.0);
            let chance = ln_poisson(first, mean).exp();
            assert_distribution(&format!("poisson {mean}"), &counts, first, chance, |count| mean / count);
        }
        for mean in [1e6, 1e12, 1e15] {
            assert_moments(&format!("poisson {mean}"), &draws(|generator| poisson(mean, generator)), mean, mean);
        }
        for mean in [0.0, -1.0, f64::NEG_INFINITY] {
            assert_eq!(poisson(mean, &mut of_trial(0)), 0.0);
        }
    }

    #[test]
    fn binomial_counts_have_their_distribution() {
        for (trials, chance) in [
            (1.0, 0.3),
            (16.0, 0.9),
            (17.0, 0.001),
            (40.0, 0.2),
            (40.0, 0.8),
            (100.0, 0.1),
            (100.0, 0.11),
            (100.0, 0.5),
            (400.0, 0.97),
            (3_000.0, 0.4),
            (1e9, 3e-9),
            (1e9, 4e-8),
        ] {
            let counts = draws(|generator| binomial(trials, chance, generator));
            let (mean, name) = (trials * chance, format!("binomial {trials} {chance}"));
            let first = (mean - 9.0 * f64::sqrt(mean * (1.0 - chance))).floor().max(0.0);
            // The chances before the first are products.
            let odds = chance / (1.0 - chance);
            let ratio = |count: f64| (trials - count + 1.0) / count * odds;
            let to_first: f64 = (1..=first as u32).map(|count| ratio(count.into()).ln()).sum();
            let of_first = (trials * f64::ln_1p(-chance) + to_first).exp();
            assert_distribution(&name, &counts, first, of_first, ratio);
        }
        for (trials, chance) in [(1e6, 0.3), (1e12, 0.7), (1e15, 0.01)] {
            let counts = draws(|generator| binomial(trials, chance, generator));
            let mean = trials * chance;
            assert_moments(&format!("binomial {trials} {chance}"), &counts, mean, mean * (1.0 - chance));
        }
        for trials in [0.0, 5.0, 200.0] {
            assert_eq!(binomial(trials, 0.0, &mut of_trial(0)), 0.0);
            assert_eq!(binomial(trials, 1.0, &mut of_trial(0)), trials);
        }
    }
}
