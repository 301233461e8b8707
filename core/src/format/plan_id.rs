//! Plan ids as text. Invariant: each id has one text, of 16 hexadecimal digits, so that storage keys are equal where ids are.

use crate::plan::PlanId;

impl PlanId {
    /// 16 hexadecimal digits, small letters.
    pub fn to_hex(self) -> String {
        format!("{:016x}", self.0)
    }

    /// `None` for anything that [`Self::to_hex`] does not print.
    pub fn from_hex(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let is_id = text.len() == 16 && text.bytes().all(is_digit);
        is_id.then(|| u64::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}
