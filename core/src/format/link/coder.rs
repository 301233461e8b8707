//! The arithmetic coder of links, a form of plans. Invariant: whatever is passed the same way in is passed the same way out.
//!
//! Arithmetic coding (I. Witten, R. Neal, J. Cleary, Communications of the ACM 30, 1987): each bit narrows an interval
//! by its chance, and the shortest number in the last interval tells all of them.

use super::bit_model::{BitModel, Context, Kind};
use super::digits::{digit, value};
use crate::format::form::{Form, Illegal, Passed, Step};
use crate::plan::{Decimal, StageId};

/// Writes digits or reads them.
pub(super) struct LinkCoder<'a> {
    way: Way<'a>,
    model: BitModel,
    /// What is still possible, both ends included: numbers of five digits that do not begin with the same one.
    low: u32,
    high: u32,
    stages: Vec<StageId>,
    /// The positions of the stages that the entries at hand are about.
    entries: Vec<usize>,
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

impl<'a> LinkCoder<'a> {
    pub(super) fn writing() -> Self {
        let (stages, entries) = (Vec::new(), Vec::new());
        Self { way: Way::In(String::new()), model: BitModel::new(), low: 0, high: LARGEST, stages, entries }
    }

    /// What is no digit counts as zero, as does what is missing.
    pub(super) fn reading(digits: &'a [u8]) -> Self {
        let mut coder = Self { way: Way::Out { digits, ahead: 0 }, ..Self::writing() };
        for _ in 0..5 {
            coder.shift();
        }
        coder
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

    /// Text without control characters, of at most `longest` bytes; `None` for what is longer, or no text.
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

    fn flag(&mut self, given: bool) -> bool {
        self.bit(Context { kind: Kind::Flag, before: 0, bits: 1 }, given)
    }

    fn bit(&mut self, context: Context, given: bool) -> bool {
        let width = u64::from(self.high - self.low) * u64::from(self.model.of_one(context));
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
        self.model.learn(context, bit);
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

/// UTF-8's.
const LONGEST_CHARACTER: usize = 4;

impl Form for LinkCoder<'_> {
    // Places are known by their order alone.
    fn enter(&mut self, _step: Step) {}

    fn leave(&mut self) {}

    fn is_reading(&self) -> bool {
        matches!(self.way, Way::Out { .. })
    }

    fn is_there(&mut self, given: bool) -> bool {
        self.flag(given)
    }

    fn record(&mut self) -> Passed<()> {
        Ok(())
    }

    fn length(&mut self, given: usize, most: usize) -> Passed<usize> {
        let passed = self.whole(given as u64)?;
        usize::try_from(passed).ok().filter(|length| *length <= most).ok_or(Illegal)
    }

    fn whole(&mut self, given: u64) -> Passed<u64> {
        self.decimal(Decimal::from(given))?.as_whole().ok_or(Illegal)
    }

    fn decimal(&mut self, given: Decimal) -> Passed<Decimal> {
        let line = self.line(Kind::Number, &given.to_string(), LONGEST_NUMBER);
        line.and_then(|line| line.parse().ok()).ok_or(Illegal)
    }

    fn text(&mut self, given: &str, longest: usize) -> Passed<String> {
        self.line(Kind::Text, given, longest * LONGEST_CHARACTER).ok_or(Illegal)
    }

    fn choice(&mut self, names: &[&str], given: usize) -> Passed<usize> {
        self.length(given, names.len() - 1)
    }

    /// The number of each that follows, from 1 upwards, and 0 behind the last one.
    fn sections(&mut self, names: &[&'static str], given: &[bool]) -> Passed<Vec<bool>> {
        let mut given = (1..).zip(given).filter(|(_, is_given)| **is_given).map(|(number, _)| number);
        let mut passed = vec![false; names.len()];
        loop {
            let number = self.length(given.next().unwrap_or(0), names.len())?;
            let Some(position) = number.checked_sub(1) else { return Ok(passed) };
            // In their order, or there would be several links to a plan.
            if passed.iter().skip(position).any(|is_passed| *is_passed) {
                return Err(Illegal);
            }
            if let Some(is_passed) = passed.get_mut(position) {
                *is_passed = true;
            }
        }
    }

    fn stages(&self) -> &[StageId] {
        &self.stages
    }

    fn set_stages(&mut self, stages: Vec<StageId>) {
        self.stages = stages;
    }

    /// One bit for each stage, where there is any entry.
    fn entries(&mut self, given: &[bool]) -> Passed<usize> {
        self.entries.clear();
        if self.flag(given.contains(&true)) {
            for (position, is_given) in given.iter().enumerate() {
                if self.flag(*is_given) {
                    self.entries.push(position);
                }
            }
        }
        Ok(self.entries.len())
    }

    fn entry_stage(&mut self, entry: usize) -> Passed<usize> {
        self.entries.get(entry).copied().ok_or(Illegal)
    }
}
