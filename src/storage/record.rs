//! A stored text with what shows that it is whole. Invariant: a record reads back as it was written, or not at all.

use std::fmt;

use funnelwright_core::format::crc32;

/// Names one writing of a plan: its revision, which counts up, and the checksum of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    pub revision: u64,
    pub checksum: u32,
}

impl Stamp {
    pub fn of(revision: u64, text: &str) -> Self {
        Self { revision, checksum: crc32(text.as_bytes()) }
    }

    /// `None` for anything that is not printed by [`fmt::Display`].
    pub fn read(text: &str) -> Option<Self> {
        let (revision, checksum) = text.split_once('.')?;
        let stamp = Self { revision: revision.parse().ok()?, checksum: u32::from_str_radix(checksum, 16).ok()? };
        (stamp.to_string() == text).then_some(stamp)
    }
}

/// `17.9a3bc01f`: the revision, and the checksum in eight hexadecimal digits.
impl fmt::Display for Stamp {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{}.{:08x}", self.revision, self.checksum)
    }
}

/// What a record of this version begins with.
const HEADER: &str = "funnelwright-record 1 ";

/// A text with its stamp before it, on a line of its own.
pub fn write_record(stamp: Stamp, text: &str) -> String {
    [HEADER, &stamp.to_string(), "\n", text].concat()
}

/// The text of a record, where it is the one with this stamp and whole.
pub fn read_record(record: &str, stamp: Stamp) -> Option<&str> {
    let (written, text) = record.strip_prefix(HEADER)?.split_once('\n')?;
    (Stamp::read(written) == Some(stamp) && Stamp::of(stamp.revision, text) == stamp).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_reads_back_and_a_changed_one_does_not() {
        let text = "{\"name\":\"Осень\n🏗\"}";
        let stamp = Stamp::of(17, text);
        let record = write_record(stamp, text);
        assert_eq!(read_record(&record, stamp), Some(text));
        assert_eq!(read_record(&record, Stamp { revision: 18, ..stamp }), None);
        for (place, character) in record.char_indices() {
            assert_eq!(read_record(&record[..place], stamp), None, "cut at {place}");
            let other = if character == '7' { '8' } else { '7' };
            let changed = [&record[..place], &other.to_string(), &record[place + character.len_utf8()..]].concat();
            assert_eq!(read_record(&changed, stamp), None, "changed at {place}");
        }
    }

    #[test]
    fn a_stamp_has_one_text() {
        let stamp = Stamp { revision: 3, checksum: 0xab };
        assert_eq!(stamp.to_string(), "3.000000ab");
        assert_eq!(Stamp::read("3.000000ab"), Some(stamp));
        for text in ["", "3", "3.ab", "03.000000ab", "3.000000AB", "+3.000000ab", "3.000000ab ", "{}"] {
            assert_eq!(Stamp::read(text), None, "{text}");
        }
    }
}
