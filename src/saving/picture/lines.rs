//! Texts broken into lines without knowing the font that will draw them. Invariant: every character is kept, and no
//! line is estimated longer than asked for.

/// The lines of a text in a type of this size, each at most so long: broken between words, and within one that is
/// longer than a line.
pub fn lines(text: &str, size: u32, length: u32) -> Vec<String> {
    let most = length * UNIT / size.max(1);
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for word in text.split_whitespace() {
        let needed = word.chars().map(width).sum::<u32>();
        if !line.is_empty() {
            if used + width(' ') + needed <= most {
                line.push(' ');
                used += width(' ');
            } else {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
        }
        for character in word.chars() {
            if used + width(character) > most && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(character);
            used += width(character);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// How long a text in a type of this size is at most, roughly.
pub fn length(text: &str, size: u32) -> u32 {
    (text.chars().map(width).sum::<u32>() * size).div_ceil(UNIT)
}

/// How many parts the size of a type has here.
const UNIT: u32 = 100;

/// How wide a character is at most in the fonts that systems bring, roughly. Digits and letters of most scripts stay
/// within two thirds of the size; those of East Asia and pictures take all of it.
fn width(character: char) -> u32 {
    match character {
        ' ' | 'i' | 'j' | 'l' | 'f' | 't' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | '-'
        | '·' => 38,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' => 95,
        'A'..='Z' => 70,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' => 100,
        '\u{ff00}'..='\u{ff60}' | '\u{1f000}'..='\u{3ffff}' => 120,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        _ => 60,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_where_they_can() {
        assert_eq!(lines("Qualified by sales", 10, 60), ["Qualified", "by sales"]);
        assert_eq!(lines("  one   line ", 10, 1000), ["one line"]);
        assert_eq!(lines("", 10, 100), Vec::<String>::new());
    }

    #[test]
    fn no_character_is_lost_and_no_line_is_too_long() {
        for text in ["x".repeat(80), "漢字".repeat(40), "a b ".repeat(20), "🏗".repeat(80)] {
            let found = lines(&text, 15, 230);
            let letters = |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
            assert_eq!(letters(&found.concat()), letters(&text));
            for line in &found {
                assert!(line.chars().map(width).sum::<u32>() * 15 <= 230 * UNIT, "{line}");
            }
            assert!(found.len() < 50);
        }
    }

    #[test]
    fn a_line_too_short_for_anything_takes_one_character() {
        assert_eq!(lines("ab", 10, 0), ["a", "b"]);
    }
}
