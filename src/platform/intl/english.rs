//! English without a browser, for tests that run natively. Invariant: prints what a browser's Intl prints for `en`.

use super::shape::{Digits, Shape, Style};
use funnelwright_core::number_text::Symbols;
use funnelwright_core::plan::Currency;

pub struct NumberFormat {
    shape: Shape,
    is_compact: bool,
}

impl NumberFormat {
    pub fn new(_tag: &str, shape: Shape) -> Self {
        Self { shape, is_compact: false }
    }

    pub fn compact(_tag: &str, currency: Option<Currency>) -> Self {
        let digits = Digits::Significant { minimum: 1, maximum: 3 };
        let shape = Shape { style: currency.map_or(Style::Number, Style::Money), digits, has_plus: false };
        Self { shape, is_compact: true }
    }

    pub fn print(&self, value: f64) -> String {
        self.print_decimal(&digits(value))
    }

    /// `text` is a plain decimal number.
    pub fn print_decimal(&self, text: &str) -> String {
        let Shape { style, digits, has_plus } = self.shape;
        let (sign, magnitude) = text.strip_prefix('-').map_or(("+", text), |magnitude| ("-", magnitude));
        let mut number = Digital::read(magnitude);
        if style == Style::Percent {
            number.point += 2;
        }
        number.round(digits);
        let thousands = if self.is_compact { usize::try_from(number.point - 1).unwrap_or(0).min(14) / 3 } else { 0 };
        number.point -= thousands as i32 * 3;
        let (whole, fraction) = number.write(digits);
        let mut printed = String::new();
        if !number.digits.is_empty() && (sign == "-" || has_plus) {
            printed.push_str(sign);
        }
        if let Style::Money(currency) = style {
            let symbol = currency_symbol("en", currency);
            printed.push_str(&symbol);
            if symbol.ends_with(|last: char| last.is_ascii_alphabetic()) {
                printed.push('\u{a0}');
            }
        }
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place) % 3 == 0 {
                printed.push(',');
            }
            printed.push(digit);
        }
        let is_whole = fraction.bytes().all(|digit| digit == b'0');
        let has_fraction = if matches!(style, Style::Money(_)) { !is_whole } else { !fraction.is_empty() };
        if has_fraction {
            printed.push('.');
            printed.push_str(&fraction);
        }
        printed.push_str(["", "K", "M", "B", "T"][thousands]);
        if style == Style::Percent {
            printed.push('%');
        }
        printed
    }
}

/// 0.d₁d₂d₃… × 10^point, where d₁ is not zero; no digits at all are zero.
struct Digital {
    digits: Vec<u8>,
    point: i32,
}

impl Digital {
    fn read(text: &str) -> Self {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|digit| digit - b'0').collect();
        let mut number = Self { digits, point: whole.len() as i32 };
        let leading_zeros = number.digits.iter().take_while(|digit| **digit == 0).count();
        number.digits.drain(..leading_zeros);
        number.point -= leading_zeros as i32;
        number
    }

    fn round(&mut self, digits: Digits) {
        let kept = match digits {
            Digits::Fraction { maximum, .. } => self.point + i32::from(maximum),
            Digits::Significant { maximum, .. } => i32::from(maximum),
        };
        let rounds_up =
            usize::try_from(kept).ok().and_then(|kept| self.digits.get(kept)).is_some_and(|next| *next >= 5);
        self.digits.truncate(kept.max(0) as usize);
        if rounds_up {
            while self.digits.last() == Some(&9) {
                self.digits.pop();
            }
            match self.digits.last_mut() {
                Some(last) => *last += 1,
                None => {
                    self.digits.push(1);
                    self.point += 1;
                }
            }
        }
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
    }

    /// What stands before and after the decimal point.
    fn write(&self, digits: Digits) -> (String, String) {
        let at = |place: i32| {
            let digit = usize::try_from(place).ok().and_then(|place| self.digits.get(place));
            char::from(b'0' + digit.copied().unwrap_or(0))
        };
        // The zero before the decimal point counts as a significant digit of nothing.
        let (start, first) = if self.digits.is_empty() { (0, 1) } else { (self.point, 0) };
        let end = match digits {
            Digits::Fraction { minimum, .. } => start + i32::from(minimum),
            Digits::Significant { minimum, .. } => i32::from(minimum) - first,
        };
        let whole = if start > 0 { (0..start).map(at).collect() } else { "0".to_owned() };
        (whole, (start..end.max(self.digits.len() as i32)).map(at).collect())
    }
}

pub struct PluralRules;

impl PluralRules {
    pub fn new(_tag: &str) -> Self {
        Self
    }

    pub fn select(&self, number: f64) -> String {
        if (number * 10.0).round() == 10.0 { "one" } else { "other" }.to_owned()
    }
}

/// The shortest digits that stand for just this number, without an exponent.
pub fn digits(value: f64) -> String {
    value.to_string()
}

pub fn symbols(_tag: &str) -> Symbols {
    Symbols::ENGLISH
}

pub fn currencies() -> Vec<Currency> {
    KNOWN.into_iter().filter_map(|(code, ..)| Currency::new(code).ok()).collect()
}

pub fn currency_name(_tag: &str, currency: Currency) -> String {
    let known = KNOWN.into_iter().find(|(code, ..)| *code == currency.code());
    known.map_or(currency.code(), |(_, _, name)| name).to_owned()
}

pub fn currency_symbol(_tag: &str, currency: Currency) -> String {
    let known = KNOWN.into_iter().find(|(code, ..)| *code == currency.code());
    known.map_or(currency.code(), |(_, symbol, _)| symbol).to_owned()
}

const KNOWN: [(&str, &str, &str); 7] = [
    ("CHF", "CHF", "Swiss Franc"),
    ("CNY", "¥", "Chinese Yuan"),
    ("EUR", "€", "Euro"),
    ("HUF", "Ft", "Hungarian Forint"),
    ("JPY", "¥", "Japanese Yen"),
    ("RUB", "₽", "Russian Ruble"),
    ("USD", "$", "US Dollar"),
];
