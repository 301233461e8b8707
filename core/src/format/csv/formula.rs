//! Texts that a spreadsheet would calculate. Invariant: what [`guarded`] gives is no formula, and [`unguarded`] makes the same text of it again.

use std::borrow::Cow;

/// With an apostrophe in front where a spreadsheet would take the text for a formula, and where a text already
/// looks as if it had been guarded.
///
/// Source of the rule: OWASP, "CSV injection".
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if needs_guard(text) { ["'", text].concat().into() } else { text.into() }
}

/// Without the apostrophe that [`guarded`] put in front; other apostrophes stay.
pub(in crate::format) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| needs_guard(text)).unwrap_or(cell)
}

fn needs_guard(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.starts_with(BEGINS_A_FORMULA) && !is_plain_number(bare)
}

/// The wide ones are what East Asian spreadsheets take for the narrow ones.
const BEGINS_A_FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Digits with at most a sign before them and a fraction behind: they calculate to themselves.
fn is_plain_number(text: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    is_digits(whole) && is_digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn whatever_begins_a_formula_is_guarded_unless_it_is_a_number() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+49 123", "'+49 123"),
            ("-", "'-"),
            ("@cmd", "'@cmd"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("＝1+1", "'＝1+1"),
            ("-1+1", "'-1+1"),
            ("-1e9", "'-1e9"),
            ("-5", "-5"),
            ("+0.5", "+0.5"),
            ("-.5", "'-.5"),
            ("Leads", "Leads"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), cell);
        }
    }

    #[test]
    fn an_apostrophe_of_ones_own_stays() {
        for (cell, text) in [("'=1", "=1"), ("''=1", "'=1"), ("'90s", "'90s"), ("'-5", "'-5"), ("'", "'")] {
            assert_eq!(unguarded(cell), text);
        }
    }

    proptest! {
        #[test]
        fn a_guarded_text_is_harmless_and_comes_back(text in "['=+@\t\r.0-9a-]{0,6}|.{0,6}") {
            let cell = guarded(&text);
            prop_assert!(!cell.starts_with(BEGINS_A_FORMULA) || is_plain_number(&cell));
            prop_assert_eq!(unguarded(&cell), text.as_str());
        }
    }
}
