//! The encoding of a file's text. Invariant: what is no text is said to be none.

use super::problem::Problem;

/// An encoding by its name in the web's list of encodings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    pub name: &'static str,
    /// Whether the file could as well be in another one.
    pub is_guessed: bool,
}

/// The encoding of a file's bytes. Spreadsheets write UTF-8, UTF-16 with a byte order mark, or the encoding of
/// the system's language, which no file names: then the most widespread one.
///
/// # Errors
/// [`Problem::Empty`], [`Problem::Packed`] and [`Problem::NoText`].
pub fn encoding_of(bytes: &[u8]) -> Result<Encoding, Problem> {
    let is_control = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    let (name, is_guessed) = match bytes {
        [] => return Err(Problem::Empty),
        [0xff, 0xfe, ..] => ("utf-16le", false),
        [0xfe, 0xff, ..] => ("utf-16be", false),
        // XLSX, ODS and Numbers are ZIP archives.
        [b'P', b'K', 3, 4, ..] => return Err(Problem::Packed),
        _ if bytes.iter().any(is_control) => return Err(Problem::NoText),
        _ if std::str::from_utf8(bytes).is_ok() => ("utf-8", false),
        _ => ("windows-1252", true),
    };
    Ok(Encoding { name, is_guessed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_what_is_none() {
        let known = |name| Ok(Encoding { name, is_guessed: false });
        assert_eq!(encoding_of("Überblick\t5\r\n".as_bytes()), known("utf-8"));
        assert_eq!(encoding_of(b"\xef\xbb\xbfStage,Count"), known("utf-8"));
        assert_eq!(encoding_of(b"\xff\xfeS\0"), known("utf-16le"));
        assert_eq!(encoding_of(b"\xfe\xff\0S"), known("utf-16be"));
        assert_eq!(encoding_of(b"\xdcberblick;5"), Ok(Encoding { name: "windows-1252", is_guessed: true }));
        assert_eq!(encoding_of(b""), Err(Problem::Empty));
        assert_eq!(encoding_of(b"PK\x03\x04\x14\0"), Err(Problem::Packed));
        assert_eq!(encoding_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(Problem::NoText));
    }
}
