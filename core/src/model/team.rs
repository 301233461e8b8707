//! Who does the work, and how much of it there is. Invariant: an interval between touches is longer than nothing.

use super::{Days, Decimal, OutOfRange, Quantity};

/// Those who work on the deals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Team {
    pub people: Option<People>,
    /// What one of them works on deals in a period.
    pub hours: Option<Hours>,
}

/// Part-time ones may count in part.
pub type People = Quantity<100_000>;
pub type Hours = Quantity<10_000>;
/// Of work on one touch.
pub type Minutes = Quantity<10_000>;

/// What becomes of someone who entered a stage until they reach the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Handling {
    /// The standard deviation of the days to the next stage; `None` where everyone takes the average.
    pub days_spread: Option<Days>,
    pub touches: Option<Touches>,
    /// Of work on one touch.
    pub minutes: Option<Minutes>,
}

/// How often someone who entered a stage is called, written to, or met there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touches {
    /// So many times each.
    PerEntry(Quantity<1_000>),
    /// Again and again, until the next stage.
    Every(Interval),
}

/// A length of time in days: above 0, to 3,650.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval(Days);

impl Interval {
    /// # Errors
    /// [`OutOfRange`] for no time at all.
    pub fn new(days: Days) -> Result<Self, OutOfRange> {
        (days.get() > Decimal::ZERO).then_some(Self(days)).ok_or(OutOfRange)
    }

    pub fn days(self) -> Days {
        self.0
    }
}
