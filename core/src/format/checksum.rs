//! The checksum of stored texts and links. Invariant: bytes that differ within 32 bits in a row never have the same checksum.

/// The CRC-32 of IEEE 802.3 (reflected, begun and ended inverted), as in zlib and PNG.
///
/// Bit by bit: a table of 1 kB would weigh more than it saves on the few kilobytes of a plan.
pub fn crc32(bytes: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xedb8_8320;
    let mut remainder = u32::MAX;
    for byte in bytes {
        remainder ^= u32::from(*byte);
        for _ in 0..8 {
            let is_divided = remainder & 1 == 1;
            remainder >>= 1;
            if is_divided {
                remainder ^= POLYNOMIAL;
            }
        }
    }
    !remainder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_checksum_that_others_compute() {
        // The first is the check value that the algorithm is known by; all are what Python's `zlib.crc32` gives.
        let every_byte: Vec<u8> = (0..=255).collect();
        for (bytes, expected) in [
            (b"123456789".as_slice(), 0xcbf4_3926),
            (b"", 0),
            (b"a", 0xe8b7_be43),
            (b"The quick brown fox jumps over the lazy dog", 0x414f_a339),
            (&[0; 32], 0x190a_55ad),
            (&[0xff; 32], 0xff6c_ab0b),
            (&every_byte, 0x2905_8c73),
        ] {
            assert_eq!(crc32(bytes), expected, "{bytes:?}");
        }
    }
}
