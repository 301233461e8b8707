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
    let mut separator = None;
    let mut first = None;
    let (mut are_threes, mut are_twos) = (true, true);
    let mut length = 0;
    for character in digits.chars() {
        if !is_separator(character) {
            length += 1;
            continue;
        }
        if *separator.get_or_insert(character) != character {
            return false;
        }
        if first.is_none() {
            first = Some(length);
        } else {
            are_threes &= length == 3;
            are_twos &= length == 2;
        }
        length = 0;
    }
    let most = if are_threes { 3 } else { 2 };
    length == 3
        && (are_threes || are_twos)
        && first.is_some_and(|first| (1..=most).contains(&first))
        && !digits.starts_with('0')
}

fn is_separator(character: char) -> bool {
    !character.is_ascii_digit()
}
