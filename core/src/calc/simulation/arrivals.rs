//! The arrival of people, period by period. Invariant: no more arrive than set out, and each in one period.

use super::counts::binomial;
use super::generator::{Generator, uniform};

/// Up to so many, each one's period is drawn; of more, each period's number.
const EACH: f64 = 8.0;

/// The share of those who pass that arrives in each period.
pub(super) struct ArrivalSchedule {
    /// The first period, from 0, in which anybody arrives.
    first: usize,
    /// The share that has arrived by the end of each period from the first on.
    by: Vec<f64>,
}

impl ArrivalSchedule {
    /// `shares` are of the periods from `period` on.
    pub(super) fn new(period: usize, shares: &[f64]) -> Self {
        let nobody = shares.iter().take_while(|share| **share == 0.0).count();
        let after = shares.iter().rposition(|share| *share > 0.0).map_or(0, |last| last + 1);
        let mut sum = 0.0;
        let mut by = Vec::with_capacity(after.saturating_sub(nobody));
        for share in shares.iter().take(after).skip(nobody) {
            sum += share;
            by.push(sum);
        }
        Self { first: period + nobody, by }
    }

    /// Adds what is expected of so many who pass.
    pub(super) fn expect(&self, people: f64, periods: &mut [f64]) {
        let mut before = 0.0;
        for (period, by) in periods.iter_mut().skip(self.first).zip(&self.by) {
            *period += people * (by - before);
            before = *by;
        }
    }

    /// Draws how many of these people pass, and adds them where they arrive.
    ///
    /// Where each brings more than one, what that makes is rounded up with the chance that keeps the expectation.
    pub(super) fn draw(&self, people: f64, passing: Passing, periods: &mut [f64], generator: &mut Generator) {
        let Some(all) = self.by.last().copied() else { return };
        if people == 0.0 {
            return;
        }
        let (mut left, mut chance) = (people, passing.chance);
        if passing.multiple > 1.0 {
            left = (people * passing.multiple + uniform(generator)).floor();
        } else {
            chance *= passing.multiple;
        }
        left = binomial(left, (chance * all).min(1.0), generator);
        let mut arriving = periods.iter_mut().skip(self.first).zip(&self.by);
        if left <= EACH && self.by.len() > 1 {
            for _ in 0..left as u32 {
                let place = uniform(generator) * all;
                let period = self.first + self.by.iter().take_while(|by| **by <= place).count();
                if let Some(number) = periods.get_mut(period) {
                    *number += 1.0;
                }
            }
            return;
        }
        let mut before = 0.0;
        while left > 0.0 {
            let Some((number, by)) = arriving.next() else { return };
            // Of those who arrive from here on; the last period has them all.
            let here = if *by >= all { left } else { binomial(left, (by - before) / (all - before), generator) };
            *number += here;
            left -= here;
            before = *by;
        }
    }
}

/// The rates of a way, multiplied: those that can be taken for a chance, and those that are known for certain, which may
/// be above 1 together.
#[derive(Clone, Copy)]
pub(super) struct Passing {
    pub chance: f64,
    pub multiple: f64,
}

impl Passing {
    pub(super) const ALL: Self = Self { chance: 1.0, multiple: 1.0 };

    pub(super) fn then(self, other: Self) -> Self {
        Self { chance: self.chance * other.chance, multiple: self.multiple * other.multiple }
    }

    /// How many come of one.
    pub(super) fn share(self) -> f64 {
        self.chance * self.multiple
    }
}
