//! Bits on their way into a link or out of one. Invariant: whatever is passed the same way in is passed the same way out.
//!
//! Arithmetic coding (I. Witten, R. Neal, J. Cleary, Communications of the ACM 30, 1987): each bit narrows an interval
//! by its chance, and the shortest number in the last interval tells all of them.

use super::chances::{Chances, Context, Kind};
use super::digits::{digit, value};
use crate::model::Decimal;

/// Each method writes what it is given and returns it, or passes over what it is given and returns what it reads:
/// so that one description of a plan serves both ways.
pub(super) struct Passage<'a> {
    way: Way<'a>,
    chances: Chances,
    /// What is still possible, both ends included: numbers of five digits that do not begin with the same one.
    low: u32,
    high: u32,
}

enum Way<'a> {
    In(String),
    /// `ahead` is the number of the five digits that stand where the interval's do.
    Out {
        digits: &'a [u8],
        ahead: u32,
    },
}

/// Of five digits.
const LARGEST: u32 = (1 << 30) - 1;
/// What stands behind the first of five digits.
const BEHIND_FIRST: u32 = 24;
/// Stands behind a line, and in none.
const END: u8 = 0;
/// That of 99,999 people and 18 decimal places.
const LONGEST_NUMBER: usize = 24;

impl<'a> Passage<'a> {
    pub(super) fn writing() -> Self {
        Self { way: Way::In(String::new()), chances: Chances::new(), low: 0, high: LARGEST }
    }

    /// What is no digit counts as zero, as does what is missing.
    pub(super) fn reading(digits: &'a [u8]) -> Self {
        let mut passage = Self { way: Way::Out { digits, ahead: 0 }, ..Self::writing() };
        for _ in 0..5 {
            passage.shift();
        }
        passage
    }

    /// The digits of what was written, empty where it was read.
    pub(super) fn finish(self) -> String {
        let Way::In(mut digits) = self.way else { return String::new() };
        // With zeros behind it, this is within the interval.
        let last = digit((self.low >> BEHIND_FIRST) + 1);
        digits.push(last);
        // Some programs that make text a link leave out a mark at its end.
        if !last.is_ascii_alphanumeric() {
            digits.push(digit(0));
        }
        digits
    }

    pub(super) fn flag(&mut self, given: bool) -> bool {
        self.bit(Context { kind: Kind::Flag, before: 0, bits: 1 }, given)
    }

    /// `None` for what is no number.
    pub(super) fn number(&mut self, given: Decimal) -> Option<Decimal> {
        self.line(Kind::Number, &given.to_string(), LONGEST_NUMBER)?.parse().ok()
    }

    /// A text without control characters, of at most `longest` bytes; `None` for what is longer, or no text.
    pub(super) fn text(&mut self, given: &str, longest: usize) -> Option<String> {
        self.line(Kind::Text, given, longest)
    }

    fn line(&mut self, kind: Kind, given: &str, longest: usize) -> Option<String> {
        let mut given = given.bytes();
        let mut passed = Vec::new();
        let mut before = 0;
        loop {
            let byte = self.byte(kind, before, given.next().unwrap_or(END));
            if byte == END {
                return String::from_utf8(passed).ok();
            }
            if passed.len() == longest {
                return None;
            }
            passed.push(byte);
            before = before << 8 | u32::from(byte);
        }
    }

    fn byte(&mut self, kind: Kind, before: u32, given: u8) -> u8 {
        let mut bits = 1;
        for place in (0..u8::BITS).rev() {
            let bit = self.bit(Context { kind, before, bits }, given >> place & 1 == 1);
            // The one in front falls off with the last.
            bits = bits << 1 | u8::from(bit);
        }
        bits
    }

    fn bit(&mut self, context: Context, given: bool) -> bool {
        let width = u64::from(self.high - self.low) * u64::from(self.chances.of_one(context));
        let last_of_one = self.low + (width >> 16) as u32;
        let bit = match self.way {
            Way::In(_) => given,
            Way::Out { ahead, .. } => ahead <= last_of_one,
        };
        if bit {
            self.high = last_of_one;
        } else {
            self.low = last_of_one + 1;
        }
        self.chances.learn(context, bit);
        while self.low >> BEHIND_FIRST == self.high >> BEHIND_FIRST {
            self.shift();
        }
        bit
    }

    /// One digit further.
    fn shift(&mut self) {
        match &mut self.way {
            Way::In(digits) => digits.push(digit(self.low >> BEHIND_FIRST)),
            Way::Out { digits, ahead } => {
                let next = digits.split_off_first().and_then(|next| value(*next));
                *ahead = *ahead << 6 & LARGEST | next.unwrap_or(0);
            }
        }
        self.low = self.low << 6 & LARGEST;
        self.high = self.high << 6 & LARGEST | 63;
    }
}
