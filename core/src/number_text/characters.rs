//! The meaning of single characters and words in typed numbers. Invariant: digits are ASCII once folded, and letter case counts in ASCII only.

/// The plain character that `character` stands for; `None` for an invisible mark.
pub(super) fn fold(character: char) -> Option<char> {
    let plain = match character {
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
            return None;
        }
        // No tab: it stands between two cells.
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '‘' | '’' | 'ʼ' | '′' => '\'',
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' => '-',
        '×' | '∗' | '⋅' => '*',
        '÷' | '∕' | '⁄' => '/',
        '٪' | '﹪' => '%',
        '،' => ',',
        '。' => '.',
        '\u{ff01}'..='\u{ff5e}' => offset(character, 0xff01, '!'),
        _ => DIGIT_ZEROS
            .into_iter()
            .find(|zero| (*zero..zero + 10).contains(&u32::from(character)))
            .map_or(character, |zero| offset(character, zero, '0')),
    };
    Some(plain)
}

fn offset(character: char, from: u32, to: char) -> char {
    char::from_u32(u32::from(character) - from + u32::from(to)).unwrap_or(character)
}

/// The zeros of the decimal digits that locales print by default or on request (Unicode general category Nd).
const DIGIT_ZEROS: [u32; 24] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
    0x17e0, 0x1810, 0x1946, 0x1c50, 0xa620, 0xabf0, 0x11136, 0x1e950,
];

/// Whether it is a currency sign (Unicode general category Sc).
pub(super) fn is_currency_sign(character: char) -> bool {
    matches!(
        character,
        '$' | '\u{a2}'..='\u{a5}' | '\u{58f}' | '\u{60b}' | '\u{9f2}' | '\u{9f3}' | '\u{9fb}' | '\u{af1}' | '\u{bf9}'
            | '\u{e3f}' | '\u{17db}' | '\u{20a0}'..='\u{20cf}' | '\u{fdfc}' | '\u{fe69}' | '\u{ffe0}' | '\u{ffe1}'
            | '\u{ffe5}' | '\u{ffe6}'
    )
}

/// Whether it can be part of a word. A full stop may follow a letter: `kr.`, `ر.س.`
pub(super) fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic() || !character.is_ascii() && !is_currency_sign(character)
}

/// Whether it names a currency: three capitals (ISO 4217) or a usual abbreviation.
pub(super) fn is_currency_word(word: &str) -> bool {
    word.len() == 3 && is_capitals(word)
        || ["ft", "fr", "kr", "kč", "lei", "rs", "zł", "лв", "р", "руб", "元", "円", "원", "ج.م", "د.إ", "ر.س"]
            .into_iter()
            .any(|known| word.eq_ignore_ascii_case(known))
}

pub(super) fn is_capitals(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The power of ten that a word multiplies by.
pub(super) fn magnitude(word: &str) -> Option<i8> {
    const WORDS: [(i8, &[&str]); 5] = [
        (3, &["k", "тыс", "e", "ezer", "ألف"]),
        (4, &["万", "万元", "萬"]),
        (6, &["m", "mn", "mln", "mio", "млн", "millió", "مليون"]),
        (8, &["亿", "亿元", "億"]),
        (9, &["b", "bn", "mrd", "млрд", "milliárd", "مليار"]),
    ];
    WORDS
        .into_iter()
        .find(|(_, names)| names.iter().any(|name| word.eq_ignore_ascii_case(name)))
        .map(|(power, _)| power)
}
