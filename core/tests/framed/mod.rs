//! Links around bodies of anything. Invariant: the header is right, so that the body is what is looked at.

// Each test binary compiles this for itself and uses only some of it.
#![allow(dead_code)]

use funnelwright_core::format::crc32;

pub const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// What stands before the body: `v1.`, and eight digits of length and checksum.
pub const HEAD: usize = 11;

/// A link with this body.
pub fn framed(body: &str) -> String {
    framed_as(body.len(), body)
}

/// The header saying another length.
pub fn framed_as(length: usize, body: &str) -> String {
    headed(length, crc32(body.as_bytes()).into(), body)
}

fn headed(length: usize, checksum: u64, body: &str) -> String {
    let header = (length as u64) << 36 | checksum;
    let digit = |place: usize| char::from(DIGITS.as_bytes()[(header >> (6 * place) & 63) as usize]);
    format!("v1.{}{body}", (0..8).rev().map(digit).collect::<String>())
}
