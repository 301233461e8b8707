//! The 64 digits of links. Invariant: none needs escaping in an address.
//!
//! Those of base64url (RFC 4648, section 5). No crate: what is coded is bits of any number, not bytes.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The digit of the last six bits.
pub(super) fn digit(bits: u32) -> char {
    char::from(DIGITS[(bits & 63) as usize])
}

/// Six bits; `None` for what is no digit.
pub(super) fn value(digit: u8) -> Option<u32> {
    (0..).zip(DIGITS).find(|(_, candidate)| **candidate == digit).map(|(value, _)| value)
}
