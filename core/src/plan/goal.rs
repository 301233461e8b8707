//! The goal of a plan. Invariant: the confidence lies strictly between 0 and 1.

use super::{Count, Money, OutOfRange, Rate};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    pub target: Target,
    pub confidence: Confidence,
}

/// The amount to reach in a period, and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Customers(Count),
    Revenue(Money),
    Profit(Money),
}

impl Target {
    pub fn measure(self) -> Measure {
        match self {
            Target::Customers(_) => Measure::Customers,
            Target::Revenue(_) => Measure::Revenue,
            Target::Profit(_) => Measure::Profit,
        }
    }

    pub(super) fn converted(self, before: u8, after: u8) -> Self {
        match self {
            Target::Customers(_) => self,
            Target::Revenue(money) => Target::Revenue(money.converted(before, after)),
            Target::Profit(money) => Target::Profit(money.converted(before, after)),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Customers,
    Revenue,
    Profit,
}

/// How sure one wishes to be of reaching the goal: above 0 and below 1, from 0.01 to 0.999.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confidence(Rate);

impl Confidence {
    /// Four in five, where nothing else is wished.
    pub fn usual() -> Self {
        Self(Rate::of_counts(8, 10).unwrap_or(Rate::ONE))
    }

    /// # Errors
    /// [`OutOfRange`] outside 1 % to 99.9 %.
    pub fn new(rate: Rate) -> Result<Self, OutOfRange> {
        let (numerator, denominator) = (u128::from(rate.numerator()), u128::from(rate.denominator()));
        let is_within = numerator * 100 >= denominator && numerator * 1000 <= denominator * 999;
        is_within.then_some(Self(rate)).ok_or(OutOfRange)
    }

    pub fn rate(self) -> Rate {
        self.0
    }
}
