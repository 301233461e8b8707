//! Text into rows of cells. Invariant: every line of the text is a row, in its order, and an empty one is a row without cells.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// The rows of a text, by RFC 4180. Any text can be read: a quote that is left open ends with it.
///
/// By csv-core, the reader within the csv crate. It takes 1.7 kB more of the compressed download than lines of our own,
/// and has met many more files; the csv crate around it takes another 16 kB, for the same rows.
pub(in crate::format) fn split_rows(text: &str, delimiter: u8, is_quoting: bool) -> SplitRows<'_> {
    let reader = ReaderBuilder::new().delimiter(delimiter).quoting(is_quoting).build();
    SplitRows { reader, rest: text.as_bytes(), buffer: [0; 256] }
}

pub(in crate::format) struct SplitRows<'a> {
    reader: Reader,
    rest: &'a [u8],
    buffer: [u8; 256],
}

impl SplitRows<'_> {
    fn advance(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or_default();
    }
}

impl Iterator for SplitRows<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        // The reader passes over empty lines, and they are places here.
        match self.rest {
            [] => return None,
            [b'\r', b'\n', ..] => {
                self.advance(2);
                return Some(Vec::new());
            }
            [b'\r' | b'\n', ..] => {
                self.advance(1);
                return Some(Vec::new());
            }
            _ => {}
        }
        let (mut cells, mut cell) = (Vec::new(), Vec::new());
        loop {
            let (result, read, written) = self.reader.read_field(self.rest, &mut self.buffer);
            let last_read = read.checked_sub(1).and_then(|last| self.rest.get(last)).copied();
            self.advance(read);
            cell.extend_from_slice(self.buffer.get(..written).unwrap_or_default());
            let ends_row = match result {
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => continue,
                ReadFieldResult::Field { record_end } => record_end,
                ReadFieldResult::End => return (!cells.is_empty()).then_some(cells),
            };
            // Only ASCII is taken out of a text, so what is left is one.
            cells.push(String::from_utf8(std::mem::take(&mut cell)).unwrap_or_default());
            if ends_row {
                if last_read == Some(b'\r') && self.rest.first() == Some(&b'\n') {
                    self.advance(1);
                }
                return Some(cells);
            }
        }
    }
}

/// Whether a quote is open where the text ends.
pub(super) fn is_left_open(text: &str, delimiter: u8) -> bool {
    // Behind an open quote, a last line of its own is none.
    const LAST: &str = "\n\u{1}";
    text.contains('"') && split_rows(&[text, LAST].concat(), delimiter, true).last().is_none_or(|row| row != ["\u{1}"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        split_rows(text, b',', true).collect()
    }

    #[test]
    fn every_line_is_a_row() {
        for line_break in ["\n", "\r", "\r\n"] {
            let text = ["a,1", "", "b,\"2", "3\"", "", "", "c"].join(line_break);
            let inner = ["2", "3"].join(line_break);
            let expected: [&[&str]; 6] = [&["a", "1"], &[], &["b", &inner], &[], &[], &["c"]];
            assert_eq!(rows(&text), expected, "{line_break:?}");
            assert_eq!(rows(&(text + line_break)), expected, "{line_break:?}");
        }
        assert_eq!(rows("\n\na"), [&[] as &[&str], &[], &["a"]]);
        assert_eq!(rows("a,\n\"\"\n"), [&["a", ""] as &[&str], &[""]]);
        assert!(rows("").is_empty());
    }

    #[test]
    fn an_open_quote_is_noticed() {
        assert!(is_left_open("\"a,1\nb,2", b','));
        assert!(!is_left_open("\"a\",1\nb,2", b','));
        assert!(!is_left_open("15\" screens,1", b','));
        assert!(!is_left_open("a,\"1\"", b','));
    }
}
