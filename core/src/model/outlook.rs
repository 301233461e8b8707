//! What a forecast over time rests on. Each part is legal by its own type; that payments share out no more than all is [`super::Plan`]'s.

use super::{Days, Inflow, OutOfRange, Quantity, Share, Target, Text};

/// The most parts in which a sale is paid.
pub const MAXIMUM_PAYMENTS: usize = 12;

/// The periods to come. The default is that nothing was said of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// How many periods are forecast.
    pub horizon: Horizon,
    /// The month in which the first one begins; the one that is running when the plan is looked at where `None`.
    pub start: Option<Month>,
    /// How many enter at the top.
    pub inflow: Inflow,
    /// The total to reach; that of a period's goal times the horizon where `None`.
    pub target: Option<Target>,
    /// By the end of which period it is to be reached; that of the last one where `None` or later.
    pub due: Option<Horizon>,
    /// The standard deviation of the deal value as a share of its mean; `None` where all deals are worth the same.
    pub value_spread: Option<Spread>,
    /// At most [`MAXIMUM_PAYMENTS`]. What they leave of a sale is paid at once.
    pub payments: Vec<Payment>,
}

impl Outlook {
    /// A dozen periods as the one that the plan counts.
    pub(super) const UNSAID: Outlook = Outlook {
        horizon: Horizon::A_DOZEN,
        start: None,
        inflow: Inflow::UNSAID,
        target: None,
        due: None,
        value_spread: None,
        payments: Vec::new(),
    };
}

impl Default for Outlook {
    fn default() -> Self {
        Self::UNSAID
    }
}

/// A number of periods, from 1 to `MAXIMUM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Periods<const MAXIMUM: u8>(u8);

/// How far one can look ahead.
pub type Horizon = Periods<36>;

impl<const MAXIMUM: u8> Periods<MAXIMUM> {
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

/// A standard deviation as a share of its mean.
pub type Spread = Quantity<10>;

/// A part of what a sale earns, paid some time after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    pub label: Text<40>,
    pub share: Share,
    /// After the sale.
    pub days: Days,
}

/// A month of a year from 1970 to 2200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
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
