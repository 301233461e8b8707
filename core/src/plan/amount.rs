//! Counted and measured amounts. Invariant: every amount lies in the range its type states.

use super::{Currency, Decimal};

/// A number outside the range its type allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfRange;

/// How many people: a whole number from 0 to 10¹⁵.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Count(u64);

impl Count {
    pub const MAXIMUM: u64 = 1_000_000_000_000_000;

    /// # Errors
    /// [`OutOfRange`] above [`Self::MAXIMUM`].
    pub fn new(people: u64) -> Result<Self, OutOfRange> {
        (people <= Self::MAXIMUM).then_some(Self(people)).ok_or(OutOfRange)
    }

    pub fn get(self) -> u64 {
        self.0
    }
}

/// An amount of money in the minor unit of the plan's currency (cents): a whole number from 0 to 10¹⁵.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(u64);

impl Money {
    pub const ZERO: Money = Money(0);
    pub const MAXIMUM: Money = Money(Self::MAXIMUM_MINOR);
    pub const MAXIMUM_MINOR: u64 = 1_000_000_000_000_000;

    /// # Errors
    /// [`OutOfRange`] above [`Self::MAXIMUM_MINOR`].
    pub fn from_minor(minor: u64) -> Result<Self, OutOfRange> {
        (minor <= Self::MAXIMUM_MINOR).then_some(Self(minor)).ok_or(OutOfRange)
    }

    /// `amount` is in major units (euros); what is finer than the minor unit is rounded half up.
    ///
    /// # Errors
    /// [`OutOfRange`] below zero and above [`Self::MAXIMUM_MINOR`] minor units.
    pub fn from_major(amount: Decimal, minor_digits: u8) -> Result<Self, OutOfRange> {
        if amount < Decimal::ZERO {
            return Err(OutOfRange);
        }
        let surplus = i32::from(amount.scale()) - i32::from(minor_digits);
        let power = 10_i128.checked_pow(surplus.unsigned_abs()).ok_or(OutOfRange)?;
        let minor = if surplus <= 0 {
            amount.mantissa().checked_mul(power).ok_or(OutOfRange)?
        } else {
            amount.mantissa().checked_add(power / 2).ok_or(OutOfRange)? / power
        };
        Self::from_minor(u64::try_from(minor).map_err(|_| OutOfRange)?)
    }

    /// As much in major units where the minor unit has other digits, or the largest amount where that is more.
    pub(super) fn converted(self, before: u8, after: u8) -> Self {
        Self::from_major(self.to_major(before), after).unwrap_or(Self::MAXIMUM)
    }

    pub fn minor(self) -> u64 {
        self.0
    }

    /// In major units, exact.
    pub fn to_major(self, minor_digits: u8) -> Decimal {
        Decimal::new(i128::from(self.0), minor_digits).unwrap_or(Decimal::ZERO)
    }

    /// The nearest double, in major units of a currency.
    pub fn major_units(self, currency: Currency) -> f64 {
        self.to_major(currency.minor_digits()).to_f64()
    }
}

/// A length of time in days, 0 to 3,650, fractions allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days(Decimal);

impl Days {
    /// No time at all.
    pub const NONE: Days = Days(Decimal::ZERO);
    pub(super) const ONE: Days = Days(Decimal::ONE);
    pub const MAXIMUM: i128 = 3650;

    /// # Errors
    /// [`OutOfRange`] below zero and above [`Self::MAXIMUM`].
    pub fn new(days: Decimal) -> Result<Self, OutOfRange> {
        within(days, Self::MAXIMUM).map(Self)
    }

    pub fn get(self) -> Decimal {
        self.0
    }
}

/// Any other number that cannot be below zero, fractions allowed: 0 to `MAXIMUM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity<const MAXIMUM: u32>(Decimal);

impl<const MAXIMUM: u32> Quantity<MAXIMUM> {
    pub const NONE: Self = Self(Decimal::ZERO);

    /// # Errors
    /// [`OutOfRange`] below zero and above `MAXIMUM`.
    pub fn new(quantity: Decimal) -> Result<Self, OutOfRange> {
        within(quantity, MAXIMUM.into()).map(Self)
    }

    pub fn get(self) -> Decimal {
        self.0
    }

    /// The nearest double.
    pub fn to_f64(self) -> f64 {
        self.0.to_f64()
    }
}

/// A part of a whole, as a fraction of 1.
pub type Share = Quantity<1>;

fn within(number: Decimal, maximum: i128) -> Result<Decimal, OutOfRange> {
    let most = 10_i128.pow(u32::from(number.scale())) * maximum;
    (0..=most).contains(&number.mantissa()).then_some(number).ok_or(OutOfRange)
}
