//! Keys of shortcuts.

use web_sys::KeyboardEvent;

/// The small Latin letter of a shortcut: the one that the key writes, or, where it writes none, the one that stands in
/// its place on a keyboard of Latin letters.
pub fn shortcut_letter(event: &KeyboardEvent) -> Option<char> {
    letter(&event.key(), &event.code())
}

fn letter(key: &str, code: &str) -> Option<char> {
    let mut written = key.chars();
    let (first, rest) = (written.next()?, written.next());
    if first.is_ascii() {
        return Some(first.to_ascii_lowercase()).filter(|letter| rest.is_none() && letter.is_ascii_lowercase());
    }
    code.strip_prefix("Key")?.chars().next().map(|letter| letter.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn the_letter_counts_that_is_written_and_else_the_place_of_the_key() {
        assert_eq!(letter("z", "KeyZ"), Some('z'));
        assert_eq!(letter("Z", "KeyY"), Some('z'), "on a German keyboard");
        assert_eq!(letter("y", "KeyZ"), Some('y'), "on a German keyboard");
        for (z, y) in [("я", "н"), ("Я", "Н"), ("ζ", "υ"), ("ئ", "غ")] {
            assert_eq!((letter(z, "KeyZ"), letter(y, "KeyY")), (Some('z'), Some('y')), "{z}");
        }
        for (key, code) in [("Enter", "Enter"), ("1", "Digit1"), ("é", "Digit2"), ("", ""), ("+", "BracketRight")] {
            assert_eq!(letter(key, code), None, "{key}");
        }
    }
}
