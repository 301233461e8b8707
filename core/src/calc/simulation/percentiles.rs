//! Which numbers so many percent of all do not exceed. Invariant: each is one of the numbers.
//!
//! The standard library's own selection is slow where it is built for size, and slower still where many numbers are the
//! same, as counts are.

/// Of these shares, by nearest rank: the least number that so many of all do not exceed. There are numbers, and they are
/// finite.
pub(super) fn percentiles<const MANY: usize>(numbers: &[f64], shares: [f64; MANY]) -> [f64; MANY] {
    let bins = Bins::of(numbers);
    shares.map(|share| {
        let mut rank = ((share * numbers.len() as f64).ceil() as usize).max(1) - 1;
        let mut left = bins.around(numbers, &mut rank);
        while left.len() > FEW {
            let bins = Bins::of(&left);
            if bins.least == bins.most {
                return bins.least;
            }
            left = bins.around(&left, &mut rank);
        }
        left.sort_unstable_by(f64::total_cmp);
        left[rank]
    })
}

/// So few are sorted.
const FEW: usize = 64;
const BINS: usize = 256;

/// Numbers counted in bins of the same width.
struct Bins {
    least: f64,
    most: f64,
    counts: [u32; BINS],
}

impl Bins {
    fn of(numbers: &[f64]) -> Self {
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for number in numbers {
            least = if *number < least { *number } else { least };
            most = if *number > most { *number } else { most };
        }
        let mut bins = Self { least, most, counts: [0; BINS] };
        let place = bins.place();
        for number in numbers {
            bins.counts[place(*number)] += 1;
        }
        bins
    }

    /// The bin of a number. It never falls as numbers rise; the least is in the first and the most in the last, unless
    /// all are the same.
    fn place(&self) -> impl Fn(f64) -> usize + use<> {
        let (least, scale) = (self.least, BINS as f64 / (self.most - self.least));
        move |number| (((number - least) * scale) as usize).min(BINS - 1)
    }

    /// Those in the bin of the one with this rank, from 0, which becomes the rank among them.
    fn around(&self, numbers: &[f64], rank: &mut usize) -> Vec<f64> {
        let mut bin = 0;
        while bin + 1 < BINS && *rank >= self.counts[bin] as usize {
            *rank -= self.counts[bin] as usize;
            bin += 1;
        }
        let place = self.place();
        numbers.iter().copied().filter(|number| place(*number) == bin).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::percentiles;
    use crate::calc::simulation::generator::{of_trial, uniform};

    #[test]
    fn they_are_where_sorting_puts_them() {
        let mut generator = of_trial(3);
        let mut draws =
            |shape: fn(f64) -> f64| -> Vec<f64> { (0..5_000).map(|_| shape(uniform(&mut generator))).collect() };
        let lists = [
            draws(|draw| draw),
            // Hardly any that differ, most the same, a tail that goes far, and numbers too near for a bin.
            draws(|draw| (draw * 3.0).floor()),
            draws(|draw| if draw < 0.9 { 7.0 } else { draw }),
            draws(|draw| (1.0 - draw).powi(-40)),
            draws(|draw| if draw < 0.5 { -1e100 * draw } else { 1.0 + draw * f64::EPSILON * 100.0 }),
            draws(|_| -3.0),
            draws(|draw| draw * f64::from_bits(500)),
        ];
        for list in lists {
            for length in [1, 2, 3, 64, 65, 66, 500, 5_000] {
                let list = &list[..length];
                let mut sorted = list.to_vec();
                sorted.sort_by(f64::total_cmp);
                let shares = [0.0, 0.005, 0.1, 0.25, 0.5, 0.9, 0.995, 1.0];
                let ranks = shares.map(|share: f64| ((share * length as f64).ceil() as usize).max(1) - 1);
                assert_eq!(percentiles(list, shares), ranks.map(|rank| sorted[rank]));
            }
        }
    }
}
