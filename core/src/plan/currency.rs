//! A currency by its ISO 4217 code. Invariant: three capital ASCII letters.

use super::OutOfRange;

/// An ISO 4217 alphabetic code. Any three letters are taken, since the list changes and the browser knows it better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    pub const EURO: Currency = Currency(*b"EUR");

    /// # Errors
    /// [`OutOfRange`] for anything but three ASCII letters; small ones are made capital.
    pub fn new(code: &str) -> Result<Self, OutOfRange> {
        let letters: [u8; 3] = code.as_bytes().try_into().map_err(|_| OutOfRange)?;
        if letters.iter().all(u8::is_ascii_alphabetic) {
            Ok(Self(letters.map(|letter| letter.to_ascii_uppercase())))
        } else {
            Err(OutOfRange)
        }
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// How many minor units make a major one: 100 cents a euro.
    pub fn minor_units(&self) -> f64 {
        10_u32.pow(self.minor_digits().into()).into()
    }

    /// How many decimal places the minor unit has. Source: ISO 4217:2015, list one (those that are not 2).
    pub fn minor_digits(&self) -> u8 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
        }
    }
}
