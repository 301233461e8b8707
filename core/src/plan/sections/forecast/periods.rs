//! Numbers of periods, and the month in which they begin. Invariant: each lies in the range its type states.

use crate::plan::OutOfRange;

/// A number of periods, from 1 to `MAXIMUM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Periods<const MAXIMUM: u8>(u8);

/// How far one can look ahead.
pub type Horizon = Periods<36>;

impl<const MAXIMUM: u8> Periods<MAXIMUM> {
    pub(super) const ONE: Self = Self(1);
    pub const MAXIMUM: u8 = MAXIMUM;

    /// # Errors
    /// [`OutOfRange`] for 0 and above `MAXIMUM`.
    pub fn new(periods: u8) -> Result<Self, OutOfRange> {
        (1..=MAXIMUM).contains(&periods).then_some(Self(periods)).ok_or(OutOfRange)
    }

    pub fn get(self) -> u8 {
        self.0
    }
}

impl Horizon {
    /// What is forecast where nothing else is wished.
    pub const A_DOZEN: Horizon = Periods(12);
}

/// A month of a year from 1970 to 2200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
    pub(super) const EARLIEST: Month = Month { year: Self::FIRST_YEAR, month: 1 };
    pub const FIRST_YEAR: u16 = 1970;
    pub const LAST_YEAR: u16 = 2200;

    /// Months count from 1.
    ///
    /// # Errors
    /// [`OutOfRange`] outside these years, and for what is no month.
    pub fn new(year: u16, month: u8) -> Result<Self, OutOfRange> {
        let is_month = (Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&year) && (1..=12).contains(&month);
        is_month.then_some(Self { year, month }).ok_or(OutOfRange)
    }

    pub fn year(self) -> u16 {
        self.year
    }

    /// From 1.
    pub fn month(self) -> u8 {
        self.month
    }
}
