//! What a single cell may be. Invariant: only what is plainly one number is taken as one.

use super::reading::{Separator, UnreadBecause};
use crate::number_text::{Problem, Symbols, folded, names_currency, parse};
use crate::plan::{Count, Decimal};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    Empty,
    /// A lone dash, which stands for nothing counted.
    Dash,
    Count(Count),
    /// `12.000` where the point is the locale's decimal separator.
    Either {
        grouped: Count,
        /// `None` where it would not be whole.
        decimal: Option<Count>,
    },
    /// With something around it.
    Annotated(Count),
    Percent(Decimal),
    Money,
    /// No count: broken, below zero.
    Number(Decimal),
    TooLarge,
    Broken,
    Text,
}

impl Seen {
    pub(super) fn of(text: &str, symbols: &Symbols) -> Self {
        let text = text.trim();
        if is_blank(text) {
            Self::Empty
        } else if matches!(text, "-" | "–" | "—" | "−" | "‐" | "‑" | "‒" | "－") {
            Self::Dash
        } else {
            number(text, symbols).or_else(|| annotated(text, symbols)).unwrap_or(Self::Text)
        }
    }

    /// The count, as a separator that may be either is to be read.
    pub(super) fn count(self, separator: Separator) -> Result<Option<Count>, UnreadBecause> {
        match self {
            Self::Empty => Ok(None),
            Self::Dash => Ok(Some(Count::default())),
            Self::Count(count) | Self::Annotated(count) => Ok(Some(count)),
            Self::Either { grouped, decimal } => match separator {
                Separator::Groups => Ok(Some(grouped)),
                Separator::Decimals => decimal.map(Some).ok_or(UnreadBecause::NotACount),
            },
            Self::Percent(_) => Err(UnreadBecause::Percent),
            Self::Money => Err(UnreadBecause::Money),
            Self::Number(_) => Err(UnreadBecause::NotACount),
            Self::TooLarge => Err(UnreadBecause::TooLarge),
            Self::Broken => Err(UnreadBecause::BrokenGrouping),
            Self::Text => Err(UnreadBecause::NotANumber),
        }
    }

    /// Whether it can be a count.
    pub(super) fn is_count(self) -> bool {
        matches!(self, Self::Count(_) | Self::Either { .. } | Self::Annotated(_))
    }

    /// Whether it is made of digits, whatever they count.
    pub(super) fn is_numeric(self) -> bool {
        !matches!(self, Self::Empty | Self::Dash | Self::Text)
    }

    /// Its value as far as a share is concerned.
    pub(super) fn share(self) -> Option<f64> {
        match self {
            Self::Count(count) => Some(count.get() as f64),
            Self::Percent(value) | Self::Number(value) => Some(value.to_f64()),
            Self::Either { decimal, .. } => decimal.map(|count| count.get() as f64),
            _ => None,
        }
    }
}

/// Whether nothing is seen of it.
pub(super) fn is_blank(text: &str) -> bool {
    text.trim().is_empty() || (!text.is_ascii() && folded(text).trim().is_empty())
}

/// Whether a number that is whole was typed with decimals, as `12.0`: then the separator is no grouping.
pub(super) fn has_decimals(text: &str, symbols: &Symbols) -> bool {
    let plain = folded(text);
    plain.chars().filter(|character| *character == symbols.decimal).count() == 1
        && !plain.chars().any(char::is_alphabetic)
}

fn number(text: &str, symbols: &Symbols) -> Option<Seen> {
    let plain = folded(text);
    if !plain.contains(|character: char| character.is_ascii_digit()) {
        return None;
    }
    let shape = Shape::of(&plain);
    if matches!(shape, Some(Shape::Overlong(separator)) if separator != symbols.decimal) {
        return Some(Seen::Broken);
    }
    match parse(text, symbols) {
        Ok(typed) if typed.percent => Some(Seen::Percent(typed.value)),
        Ok(_) if names_currency(text) => Some(Seen::Money),
        Ok(typed) => {
            let count = |value: Decimal| value.as_whole().and_then(|whole| Count::new(whole).ok());
            if shape == Some(Shape::OneGroup(symbols.decimal)) {
                let group = symbols.decimal;
                let turned = Symbols { decimal: if group == '.' { ',' } else { '.' }, group };
                if let Some(grouped) = parse(text, &turned).ok().and_then(|typed| count(typed.value)) {
                    return Some(Seen::Either { grouped, decimal: count(typed.value) });
                }
            }
            Some(match count(typed.value) {
                Some(count) => Seen::Count(count),
                None if typed.value.as_whole().is_some() => Seen::TooLarge,
                None => Seen::Number(typed.value),
            })
        }
        Err(Problem::TooLarge) => Some(Seen::TooLarge),
        Err(_) => {
            let is_digits =
                |character: char| character.is_ascii_digit() || matches!(character, '.' | ',' | '\'' | ' ' | '_');
            plain.chars().all(is_digits).then_some(Seen::Broken)
        }
    }
}

/// Digits with one separator, three of them behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// One to three in front, the first no zero.
    OneGroup(char),
    /// More in front than a group has.
    Overlong(char),
}

impl Shape {
    fn of(plain: &str) -> Option<Self> {
        let (start, separator) = plain.char_indices().rfind(|(_, character)| matches!(character, '.' | ','))?;
        let (whole, group) = (plain.get(..start)?, plain.get(start + 1..)?);
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(whole) || !is_digits(group) || group.len() != 3 {
            None
        } else if whole.len() > 3 {
            Some(Self::Overlong(separator))
        } else {
            (!whole.starts_with('0')).then_some(Self::OneGroup(separator))
        }
    }
}

/// A number with a mark, a word or a remark in parentheses: `~12,000`, `12,000*`, `12,000 users`, `12,000 (100%)`.
fn annotated(text: &str, symbols: &Symbols) -> Option<Seen> {
    let bare = text.trim_start_matches(['~', '≈', '∼', '≃']).trim_start();
    let bare = bare.trim_end_matches(['*', '†', '‡', '+']).trim_end();
    let bare = match bare.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')) {
        Some((before, _)) if !before.trim().is_empty() => before.trim_end(),
        _ => bare,
    };
    let count = |text: &str| match number(text, symbols)? {
        Seen::Count(count) | Seen::Either { grouped: count, .. } => Some(Seen::Annotated(count)),
        _ => None,
    };
    if bare.len() < text.len()
        && let Some(seen) = count(bare)
    {
        return Some(seen);
    }
    // The longest number first, since words such as *k* and *million* may belong to it. Remarks are short.
    let begins_with_digit = folded(bare).starts_with(|character: char| character.is_ascii_digit());
    if !begins_with_digit || bare.len() > 100 {
        return None;
    }
    let spaces = bare.char_indices().filter(|(_, character)| character.is_whitespace());
    for (space, _) in spaces.rev() {
        let (before, words) = (bare.get(..space)?, bare.get(space..)?);
        let is_words =
            words.chars().all(|character| character.is_alphabetic() || character.is_whitespace() || character == '.');
        if !is_words {
            return None;
        }
        if let Some(seen) = count(before.trim_end()) {
            return Some(seen);
        }
    }
    None
}
