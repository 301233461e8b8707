//! The inflow at the top in the periods to come, as it is set. Invariant: every period has a number, whatever the period is.

use std::mem::discriminant;

use super::{Horizon, Periods};
use crate::plan::{Count, Decimal, OutOfRange, Period, Quantity};

/// The default is as many in each as there are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inflow {
    /// As many in the first period as the top volume in force, and in each next one more by a share of the one before;
    /// then times the factor of the season.
    Growing { change: Change, season: Season },
    /// By number.
    Typed(Volumes),
    /// What the history leads to.
    Projected(Method),
}

impl Inflow {
    pub(super) const AS_NOW: Inflow = Self::Growing { change: Change::NONE, season: Season(Vec::new()) };

    /// Whether the one may be typed out of the other.
    pub(super) fn is_of_the_same_kind(&self, other: &Inflow) -> bool {
        match (self, other) {
            (Inflow::Projected(this), Inflow::Projected(that)) => discriminant(this) == discriminant(that),
            _ => discriminant(self) == discriminant(other),
        }
    }
}

impl Default for Inflow {
    fn default() -> Self {
        Self::AS_NOW
    }
}

/// By how much of itself something changes from one period to the next: −1 (all of it goes) to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Change(Decimal);

impl Change {
    pub const NONE: Change = Change(Decimal::ZERO);
    pub const MINIMUM: i128 = -1;
    pub const MAXIMUM: i128 = 10;

    /// # Errors
    /// [`OutOfRange`] below [`Self::MINIMUM`] and above [`Self::MAXIMUM`].
    pub fn new(share: Decimal) -> Result<Self, OutOfRange> {
        let one = 10_i128.pow(u32::from(share.scale()));
        let is_within = (one * Self::MINIMUM..=one * Self::MAXIMUM).contains(&share.mantissa());
        is_within.then_some(Self(share)).ok_or(OutOfRange)
    }

    pub fn get(self) -> Decimal {
        self.0
    }
}

/// How a year's months, or its quarters, differ from an ordinary one. The default is that they don't.
///
/// Both fit every plan, so that none is lost while another period is tried.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Season(Vec<Factor>);

/// How many times as many as ordinarily.
pub type Factor = Quantity<100>;

impl Season {
    /// None, or one for each quarter or month of the year, the one with January first.
    ///
    /// # Errors
    /// [`OutOfRange`] for any other number of them.
    pub fn new(factors: Vec<Factor>) -> Result<Self, OutOfRange> {
        matches!(factors.len(), 0 | 4 | 12).then_some(Self(factors)).ok_or(OutOfRange)
    }

    /// None, 4 or 12.
    pub fn factors(&self) -> &[Factor] {
        &self.0
    }

    /// That of a period which begins in this month, counted from 1: a week has its month's, a quarter the mean of its
    /// three, a year 1.
    pub fn factor(&self, month: u8, period: Period) -> f64 {
        let of_month = |month: usize| {
            let position = month % 12 * self.0.len() / 12;
            self.0.get(position).map_or(1.0, |factor| factor.to_f64())
        };
        let first = usize::from(month.max(1)) - 1;
        match period {
            Period::Week | Period::Month => of_month(first),
            Period::Quarter => (of_month(first) + of_month(first + 1) + of_month(first + 2)) / 3.0,
            Period::Year => 1.0,
        }
    }
}

/// One for each period from the first on; the last one holds on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volumes(Vec<Count>);

impl Volumes {
    /// Nobody in any period.
    pub(super) fn none() -> Self {
        Self(vec![Count::default()])
    }

    /// # Errors
    /// [`OutOfRange`] for none, and for more than can be looked ahead.
    pub fn new(volumes: Vec<Count>) -> Result<Self, OutOfRange> {
        let is_within = (1..=usize::from(Horizon::MAXIMUM)).contains(&volumes.len());
        is_within.then_some(Self(volumes)).ok_or(OutOfRange)
    }

    /// 1 to 36.
    pub fn counts(&self) -> &[Count] {
        &self.0
    }

    /// That of a period, from 0.
    pub fn of(&self, period: usize) -> Count {
        self.0.get(period).or(self.0.last()).copied().unwrap_or_default()
    }
}

/// How the history goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// The mean of so many of the last.
    MovingAverage(Periods<12>),
    LinearTrend,
    /// Level, trend and season, smoothed exponentially.
    Seasonal,
    /// The one that would have erred least.
    Best,
}
