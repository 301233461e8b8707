//! Which separator is the decimal one. Invariant: every digit counts, either before the decimal point or after it.

/// The whole part, still with its separators, and the fraction of a run of ASCII digits and separators; `None` where
/// the separators make no sense. `decimal` is the locale's decimal separator.
pub(super) fn split(digits: &str, decimal: char) -> Option<(&str, &str)> {
    let Some((start, last)) = digits.char_indices().rfind(|(_, character)| is_separator(*character)) else {
        return Some((digits, ""));
    };
    let whole = digits.get(..start)?;
    let fraction = digits.get(start + last.len_utf8()..)?;
    let can_be_decimal = matches!(last, '.' | ',') || last == decimal;
    // Not `contains(last)`, which brings the search for substrings into the program.
    let is_only_one = whole.chars().all(|character| character != last);
    let is_whole_valid = !whole.contains(is_separator) || is_grouped(whole);
    let as_decimal = can_be_decimal && is_only_one && is_whole_valid && digits.len() > last.len_utf8();
    if as_decimal && (last == decimal || !is_grouped(digits)) {
        Some((whole, fraction))
    } else if is_grouped(digits) {
        Some((digits, ""))
    } else {
        None
    }
}

/// Whether one kind of separator parts it into groups of three, or into twos and a last three as in India.
fn is_grouped(digits: &str) -> bool {
    let mut separators = digits.chars().filter(|character| is_separator(*character));
    let first_separator = separators.next();
    let lengths: Vec<usize> = digits.split(is_separator).map(str::len).collect();
    let sizes_fit = match lengths.as_slice() {
        [first, middle @ .., 3] => {
            (1..=3).contains(first) && middle.iter().all(|length| *length == 3)
                || (1..=2).contains(first) && middle.iter().all(|length| *length == 2)
        }
        _ => false,
    };
    sizes_fit
        && !digits.starts_with('0')
        && first_separator.is_some()
        && separators.all(|separator| Some(separator) == first_separator)
}

fn is_separator(character: char) -> bool {
    !character.is_ascii_digit()
}
