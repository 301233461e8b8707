//! Which separator is the decimal one. Invariant: every digit counts, either before the decimal point or after it.

/// The parts of a run of ASCII digits and separators.
pub(super) struct Literal<'a> {
    /// Still with its separators.
    pub whole: &'a str,
    pub fraction: &'a str,
    /// Whether the decimal separator may have been meant to group, as in `12.000` people.
    pub may_be_grouped: bool,
}

/// `None` where the separators make no sense. `decimal` is the locale's decimal separator, and `places` how many
/// decimals there can be.
pub(super) fn split(digits: &str, decimal: char, places: u8) -> Option<Literal<'_>> {
    let grouped = Literal { whole: digits, fraction: "", may_be_grouped: false };
    let Some((start, last)) = digits.char_indices().rfind(|(_, character)| is_separator(*character)) else {
        return Some(grouped);
    };
    let whole = digits.get(..start)?;
    let fraction = digits.get(start + last.len_utf8()..)?;
    let can_be_decimal = matches!(last, '.' | ',') || last == decimal;
    // Not `contains(last)`, which brings the search for substrings into the program.
    let is_only_one = whole.chars().all(|character| character != last);
    let is_whole_valid = !whole.contains(is_separator) || is_grouped(whole);
    let as_decimal = can_be_decimal && is_only_one && is_whole_valid && digits.len() > last.len_utf8();
    if as_decimal && (last == decimal || !is_grouped(digits)) {
        let fits = fraction.len() <= usize::from(places);
        // What begins with 0, or has groups in front, cannot be a group's beginning.
        let is_open = !whole.contains(is_separator) && !whole.is_empty() && !whole.starts_with('0');
        let is_group = is_open && fraction.len() == 3;
        let is_broken = if last == decimal {
            is_group && whole.len() > 3 && places == 0
        } else {
            is_group || is_open && fraction.len() > 3 && !fits
        };
        (!is_broken).then_some(Literal { whole, fraction, may_be_grouped: is_group && whole.len() <= 3 && !fits })
    } else {
        is_grouped(digits).then_some(grouped)
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
