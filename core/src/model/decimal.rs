//! An exact decimal number: what a person types. Invariant: no trailing zero in the fraction, so equal numbers are equal values.

/// `mantissa / 10^scale`, exact. Zero has scale 0; a mantissa divisible by ten has scale 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    scale: u8,
}

impl Decimal {
    pub const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };
    /// The most decimal places kept.
    pub const MAXIMUM_SCALE: u8 = 18;

    /// `mantissa / 10^scale`; `None` above [`Self::MAXIMUM_SCALE`] places.
    pub fn new(mut mantissa: i128, mut scale: u8) -> Option<Self> {
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        (scale <= Self::MAXIMUM_SCALE).then_some(Self { mantissa, scale })
    }

    /// The digits without the decimal point.
    pub fn mantissa(self) -> i128 {
        self.mantissa
    }

    /// The number of decimal places.
    pub fn scale(self) -> u8 {
        self.scale
    }
}
