//! The shape of a printed number, whatever the language. Invariant: equal shapes print alike, so a formatter is kept by
//! its shape.

use funnelwright_core::plan::Currency;

#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    pub style: Style,
    pub digits: Digits,
    /// Whether what is above zero has a plus sign.
    pub has_plus: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Number,
    /// The number is a fraction of 1.
    Percent,
    /// The number is in the major unit; a whole one is written without decimals.
    Money(Currency),
}

/// Beyond the maximum a number is rounded, half away from zero.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// After the decimal point.
    Fraction {
        minimum: u8,
        maximum: u8,
    },
    Significant {
        minimum: u8,
        maximum: u8,
    },
}
