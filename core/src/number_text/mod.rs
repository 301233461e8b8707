//! Numbers as people type them, in any locale. Invariant: a text is read in one way only, and never through binary fractions.

mod characters;
mod expression;
mod literal;
mod rational;

use crate::plan::Decimal;

/// Reads a number or a calculation.
///
/// - Digits of any writing system; spaces, apostrophes and `_` between groups; `12k`, `1.2M`, `3bn`, `1e6`; signs,
///   currencies and invisible direction marks around a number.
/// - The locale's decimal separator stays one where it occurs once. Any other `.` or `,` groups where it can (groups
///   of three, or the Indian way; no leading zero), and is the decimal separator where it occurs once, last, unless it
///   stands before three digits and behind more than three: so no locale groups.
/// - `=` begins a calculation with `+ - * / × ÷ ( )` and percentages, which count as hundredths; a sum or difference of
///   percentages only is again a percentage. Exact in fractions; a result with more than
///   [`Decimal::MAXIMUM_SCALE`] places is rounded to 15 significant digits, but neither before the decimal point nor
///   after that many places. Without `=` only `+` and `*` calculate: `10-20` is a range and `1/2` may be a date.
///
/// # Errors
/// A [`Problem`] where the text cannot be read in that way, or where the result is not below 10^18 in magnitude.
///
/// ```
/// use funnelwright_core::number_text::{Symbols, parse};
///
/// let hungarian = Symbols { decimal: ',', group: '\u{a0}' };
/// assert_eq!(parse("1 200,50", &hungarian).map(|typed| typed.value.to_string()), Ok("1200.5".to_owned()));
/// assert!(parse("twelve", &hungarian).is_err());
/// ```
pub fn parse(text: &str, symbols: &Symbols) -> Result<Typed, Problem> {
    parse_amount(text, symbols, Decimal::MAXIMUM_SCALE)
}

/// Reads a number of what has at most so many decimal places: none for people, two for euros.
///
/// As [`parse`], but for a separator before three digits where there cannot be as many decimals. It may have been meant
/// to group, as whoever types `12.000` people means 12,000: then it is [`Problem::Ambiguous`], or groups where the
/// decimals would make parts of people. Behind more than three digits, and for another separator than the locale's
/// before more than three, it is neither. In a calculation that begins with `=` the locale's separator is the decimal one.
///
/// # Errors
/// A [`Problem`] where the text cannot be read, or can be read in two ways.
///
/// ```
/// use funnelwright_core::number_text::{Problem, Symbols, parse_amount};
///
/// let people = |text: &str| parse_amount(text, &Symbols::ENGLISH, 0);
/// assert!(matches!(people("12.000"), Err(Problem::Ambiguous)));
/// assert_eq!(people("1.234").map(|typed| typed.value.to_string()), Ok("1234".to_owned()));
/// ```
pub fn parse_amount(text: &str, symbols: &Symbols, places: u8) -> Result<Typed, Problem> {
    expression::evaluate(text.trim(), symbols, places)
}

/// The text in the plain characters that it is read by: ASCII digits, without invisible marks.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter_map(characters::fold).collect()
}

/// Whether the text of a number says of which currency it is.
pub(crate) fn names_currency(text: &str) -> bool {
    let is_currency = |word: &str| {
        let word = word.trim_end_matches('.');
        characters::is_currency_word(word) && characters::magnitude(word).is_none()
    };
    text.contains(characters::is_currency_sign)
        || text.split(|character| character != '.' && !characters::is_letter(character)).any(is_currency)
}

/// A number that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// The number; where `percent`, the one before the sign: 12.5 for `12,5 %`. Below 10^18 in magnitude.
    pub value: Decimal,
    pub percent: bool,
}

/// The separators of a locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symbols {
    pub decimal: char,
    pub group: char,
}

impl Symbols {
    pub const ENGLISH: Symbols = Symbols { decimal: '.', group: ',' };
}

/// Why a text is not a number. Each is something to say to the person who typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing is there.
    Empty,
    /// More than [`MAXIMUM_LENGTH`] characters.
    TooLong,
    /// This part, as typed, could not be read.
    NotANumber(String),
    /// Its separator may be the decimal one or part groups, which are different numbers.
    Ambiguous,
    /// More has to follow, as in `=12*`, `-` or `1e`.
    Unfinished,
    /// It would be a calculation if `=` stood before it.
    NeedsEqualsSign,
    DivisionByZero,
    /// The result is 10^18 or more, or a number on the way is far beyond it.
    TooLarge,
    /// More than [`Decimal::MAXIMUM_SCALE`] decimal places, or fractions too long to calculate exactly.
    TooPrecise,
}

/// The most characters read.
pub const MAXIMUM_LENGTH: usize = 100;
