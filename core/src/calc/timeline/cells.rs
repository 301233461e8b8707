//! Amounts over the cells of a timeline. Invariant: what is left out lies beyond the last cell.

/// A share that is less than this is rounding, or may come a little sooner or later.
pub(super) const NEGLIGIBLE: f64 = 1e-12;

/// An amount for each cell, or for a number of cells to wait; where none is kept, it is 0.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cells {
    /// What the first amount kept is for.
    pub first: usize,
    pub amounts: Vec<f64>,
}

impl Cells {
    /// Everything in the very first cell.
    pub(super) fn at_once(amount: f64) -> Self {
        Self { first: 0, amounts: vec![amount] }
    }

    pub(super) fn nothing() -> Self {
        Self { first: 0, amounts: Vec::new() }
    }

    /// Each amount later by `delay`, which says what share of it waits for how many cells; without what that takes
    /// beyond `length` cells.
    pub(super) fn delayed(&self, delay: &Cells, length: usize) -> Self {
        let first = self.first + delay.first;
        if self.amounts.is_empty() || delay.amounts.is_empty() || first >= length {
            return Self::nothing();
        }
        let (long, short) = (&self.amounts, &delay.amounts);
        let (long, short) = if long.len() < short.len() { (short, long) } else { (long, short) };
        let mut amounts = vec![0.0; (long.len() + short.len() - 1).min(length - first)];
        // Four at a time, so that a sum is read and written once for the four: twice as fast.
        let mut padded = vec![0.0; long.len() + 6];
        padded[3..3 + long.len()].copy_from_slice(long);
        for (place, four) in (0..).step_by(4).zip(short.chunks(4)) {
            let share = |index: usize| four.get(index).copied().unwrap_or(0.0);
            let [one, two, three, four] = [share(0), share(1), share(2), share(3)];
            for (sum, &[fourth, third, second, first]) in amounts.iter_mut().skip(place).zip(padded.array_windows()) {
                *sum += one * first + two * second + three * third + four * fourth;
            }
        }
        Self { first, amounts }.trimmed()
    }

    /// With what is negligible at an end in the first cell that is not, so that many delays together do not take as many
    /// cells as one after the other.
    fn trimmed(mut self) -> Self {
        let (mut sum, mut end) = (0.0, self.amounts.len());
        while end > 1 && sum + self.amounts[end - 1] < NEGLIGIBLE {
            end -= 1;
            sum += self.amounts[end];
        }
        self.amounts.truncate(end);
        self.amounts[end - 1] += sum;
        let (mut sum, mut begin) = (0.0, 0);
        while begin + 1 < end && sum + self.amounts[begin] < NEGLIGIBLE {
            sum += self.amounts[begin];
            begin += 1;
        }
        self.amounts.drain(..begin);
        self.amounts[0] += sum;
        self.first += begin;
        self
    }

    /// Each amount times `factor`.
    pub(super) fn scaled(mut self, factor: f64) -> Self {
        for amount in &mut self.amounts {
            *amount *= factor;
        }
        self
    }

    /// The amounts of both together.
    pub(super) fn plus(self, other: Self) -> Self {
        if other.amounts.is_empty() {
            return self;
        }
        if self.amounts.is_empty() {
            return other;
        }
        let first = self.first.min(other.first);
        let length = |cells: &Self| cells.first + cells.amounts.len() - first;
        let mut amounts = vec![0.0; length(&self).max(length(&other))];
        for cells in [&self, &other] {
            for (sum, amount) in amounts.iter_mut().skip(cells.first - first).zip(&cells.amounts) {
                *sum += amount;
            }
        }
        Self { first, amounts }
    }
}

#[cfg(test)]
mod tests {
    use super::Cells;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn cells() -> impl Strategy<Value = Cells> {
        (0..12_usize, vec(0.0..10.0, 0..30)).prop_map(|(first, amounts)| Cells { first, amounts })
    }

    fn at(cells: &Cells, place: usize) -> f64 {
        place.checked_sub(cells.first).and_then(|index| cells.amounts.get(index)).copied().unwrap_or(0.0)
    }

    proptest! {
        #[test]
        fn delayed_amounts_are_the_sums_of_all_products(amounts in cells(), delay in cells(), length in 0..70_usize) {
            let delayed = amounts.delayed(&delay, length);
            prop_assert!(delayed.amounts.is_empty() || delayed.first + delayed.amounts.len() <= length);
            for place in 0..length {
                let sum: f64 = (0..=place).map(|wait| at(&amounts, place - wait) * at(&delay, wait)).sum();
                prop_assert!((at(&delayed, place) - sum).abs() <= 1e-12 * (1.0 + sum), "{place}");
            }
        }

        #[test]
        fn sums_are_cell_by_cell(one in cells(), other in cells(), factor in 0.0..9.0) {
            let sum = one.clone().plus(other.clone().scaled(factor));
            for place in 0..60 {
                prop_assert_eq!(at(&sum, place), at(&one, place) + at(&other, place) * factor);
            }
        }
    }
}
