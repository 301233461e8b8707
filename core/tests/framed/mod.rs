//! Links around bodies of anything. Invariant: the header is right, so that the body is what is looked at.

use funnelcast_core::codec::crc32;

pub const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// What stands before the body: `v1.`, and eight digits of length and checksum.
pub const HEAD: usize = 11;

/// A link with this body.
pub fn framed(body: &str) -> String {
    framed_as(body.len(), body)
}

/// The same, the header saying another length.
pub fn framed_as(length: usize, body: &str) -> String {
    let header = (length as u64) << 36 | u64::from(crc32(body.as_bytes()));
    let digit = |place: usize| char::from(DIGITS.as_bytes()[(header >> (6 * place) & 63) as usize]);
    format!("v1.{}{body}", (0..8).rev().map(digit).collect::<String>())
}
