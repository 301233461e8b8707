//! Numbers as the user's language writes them. Invariant: what is printed is a number or a dash, never NaN or infinity.

use super::catalog::Catalog;
use super::messages::{Messages, OtherMessages};
use crate::platform::intl::{self, Digits, NumberFormat, PluralRules, Shape, Style};
use funnelwright_core::number_text::{self, Problem, Symbols, Typed};
use funnelwright_core::plan::{Currency, Decimal, Money};
use std::cell::RefCell;
use yew::prelude::*;

/// A language and the way its people write numbers.
///
/// Where a method takes an `f64`, rounding is half away from zero, and what isn't finite is printed as a dash.
pub struct Locale {
    pub messages: Messages,
    tag: AttrValue,
    symbols: Symbols,
    /// Made when first used, since making one takes far longer than printing with it.
    formats: RefCell<Vec<(Shape, NumberFormat)>>,
}

impl Locale {
    /// With the first catalog alone; [`Messages::complete`] adds the second. `tag` is a BCP 47 language tag that the
    /// platform accepts, with a region or without, as `hu` or `en-GB`.
    ///
    /// # Errors
    /// [`OtherMessages`] where the catalog is not of this version.
    pub fn new(tag: impl Into<AttrValue>, catalog: &Catalog) -> Result<Self, OtherMessages> {
        let tag = tag.into();
        let messages = Messages::new(catalog, PluralRules::new(&tag))?;
        let symbols = intl::symbols(&tag);
        Ok(Self { messages, tag, symbols, formats: RefCell::default() })
    }

    /// The BCP 47 language tag, for the `lang` attribute.
    pub fn tag(&self) -> AttrValue {
        self.tag.clone()
    }

    /// `ltr` or `rtl`, for the `dir` attribute.
    pub fn direction(&self) -> &'static str {
        // Firefox does not know Intl.Locale.prototype.getTextInfo.
        let language = self.tag.split('-').next().unwrap_or_default();
        if matches!(language, "ar" | "fa" | "he" | "ur") { "rtl" } else { "ltr" }
    }

    /// The signs that numbers are written with.
    pub fn symbols(&self) -> Symbols {
        self.symbols
    }

    /// Reads what a person typed.
    ///
    /// # Errors
    /// A [`Problem`] to tell them.
    pub fn parse(&self, text: &str) -> Result<Typed, Problem> {
        number_text::parse(text, &self.symbols)
    }

    /// Reads a whole number that a person typed.
    ///
    /// # Errors
    /// A [`Problem`] to tell them.
    pub fn parse_whole(&self, text: &str) -> Result<Typed, Problem> {
        number_text::parse_amount(text, &self.symbols, 0)
    }

    /// Reads an amount that a person typed, or that [`Self::money_exact`] printed, with the sign of the currency or
    /// without it.
    ///
    /// # Errors
    /// A [`Problem`] to tell them.
    pub fn parse_money(&self, text: &str, currency: Currency) -> Result<Typed, Problem> {
        let unsigned = text.replace(intl::currency_symbol(&self.tag, currency).as_str(), "");
        number_text::parse_amount(&unsigned, &self.symbols, currency.minor_digits())
    }

    /// How many, as a whole number: `12,000`.
    pub fn count(&self, value: f64) -> AttrValue {
        self.print(Style::Number, WHOLE, value)
    }

    /// How many on average: below 100 to one decimal unless it is whole, as `41.4`, else as [`Self::count`].
    pub fn expected(&self, value: f64) -> AttrValue {
        let maximum = if value.abs() < 100.0 { 1 } else { 0 };
        self.print(Style::Number, Digits::Fraction { minimum: 0, maximum }, value)
    }

    /// How many on average where that may be less than one: below 1 to two significant digits, as `0.048`, else as
    /// [`Self::expected`].
    pub fn average(&self, value: f64) -> AttrValue {
        if value.abs() < 1.0 {
            self.print(Style::Number, Digits::Significant { minimum: 1, maximum: 2 }, value)
        } else {
            self.expected(value)
        }
    }

    /// A fraction of 1 to two decimals, `94.32%`; below 0.1 % to two significant digits, `0.0042%`. Only what is exactly
    /// none or all is written `0%` or `100%`.
    pub fn percent(&self, fraction: f64) -> AttrValue {
        let digits = if fraction == 0.0 || fraction == 1.0 {
            WHOLE
        } else if fraction.abs() < 0.001 {
            Digits::Significant { minimum: 2, maximum: 2 }
        } else {
            Digits::Fraction { minimum: 2, maximum: 2 }
        };
        self.print(Style::Percent, digits, fraction)
    }

    /// A fraction of 1 to three significant digits at most: `6.8%`, `47.2%`.
    pub fn percent_brief(&self, fraction: f64) -> AttrValue {
        self.print(Style::Percent, THREE_SIGNIFICANT, fraction)
    }

    /// A chance in whole percents, `63%`; `<1%` or `>99%` where rounding would make certain what is not.
    pub fn chance(&self, chance: f64) -> AttrValue {
        if chance > 0.0 && chance < 0.01 {
            self.messages.figure_below(self.percent_brief(0.01)).text().into()
        } else if chance > 0.99 && chance < 1.0 {
            self.messages.figure_above(self.percent_brief(0.99)).text().into()
        } else {
            self.percent_brief((chance * 100.0).round() / 100.0)
        }
    }

    /// An amount in the major unit: whole from 1,000 on and where it is whole, `€91,200`; else to the minor unit, `€2.50`.
    pub fn money(&self, amount: f64, currency: Currency) -> AttrValue {
        self.print(Style::Money(currency), money_digits(amount, currency), amount)
    }

    /// An amount in the major unit to three significant digits at most: `€12,900`, `€2.50`.
    pub fn money_brief(&self, amount: f64, currency: Currency) -> AttrValue {
        let digits = match amount.abs() {
            ..10.0 => money_digits(amount, currency),
            ..100.0 => WHOLE,
            _ => THREE_SIGNIFICANT,
        };
        self.print(Style::Money(currency), digits, amount)
    }

    /// Prints numbers, or amounts in the major unit of a currency, as short as an axis wants them: three significant
    /// digits at most, and the language's sign of thousands and millions, as `750K`, `€1.5M`.
    pub fn compact(&self, currency: Option<Currency>) -> impl Fn(f64) -> AttrValue {
        let format = NumberFormat::compact(&self.tag, currency);
        move |value| if value.is_finite() { with_minus(format.print(value)) } else { "–".into() }
    }

    /// A change in how many, with its sign: `+1,234`, `−12`; below 100 to one decimal unless it is whole.
    pub fn change_count(&self, change: f64) -> AttrValue {
        let maximum = if change.abs() < 100.0 { 1 } else { 0 };
        self.print_change(Style::Number, Digits::Fraction { minimum: 0, maximum }, change)
    }

    /// A change of an amount, in the major unit, with its sign, to the digits of [`Self::money`]: `+€13,700`.
    pub fn change_money(&self, change: f64, currency: Currency) -> AttrValue {
        self.print_change(Style::Money(currency), money_digits(change, currency), change)
    }

    /// The difference between two fractions of 1 in percentage points, with its sign, to one decimal: `+1.2 pt`; below
    /// a tenth of a point to two significant digits.
    pub fn change_points(&self, change: f64) -> AttrValue {
        let points = change * 100.0;
        let digits = if points.abs() < 0.1 {
            Digits::Significant { minimum: 1, maximum: 2 }
        } else {
            Digits::Fraction { minimum: 0, maximum: 1 }
        };
        self.messages.number_points(self.print_change(Style::Number, digits, points)).text().into()
    }

    /// From one printed number to another: `€64,800 – €120,000`.
    pub fn range(&self, low: AttrValue, high: AttrValue) -> AttrValue {
        self.messages.number_range(low, high).text().into()
    }

    /// The number with all its digits, as a field shows it.
    pub fn number(&self, value: Decimal) -> AttrValue {
        self.print_exact(Style::Number, 0, value)
    }

    /// A fraction of 1 with all its digits, as a field shows it: `12.5%`.
    pub fn percent_exact(&self, fraction: Decimal) -> AttrValue {
        self.print_exact(Style::Percent, 0, fraction)
    }

    /// An amount in the major unit with all its digits, as a field shows it: `€2,360.90`, `€2,400`.
    pub fn money_exact(&self, amount: Decimal, currency: Currency) -> AttrValue {
        self.print_exact(Style::Money(currency), currency.minor_digits(), amount)
    }

    /// An amount of the plan's with all its digits, as [`Self::money_exact`] writes it.
    pub fn amount(&self, amount: Money, currency: Currency) -> AttrValue {
        self.money_exact(amount.to_major(currency.minor_digits()), currency)
    }

    /// A number in full precision for a spreadsheet of this language: its decimal separator, and nothing else added.
    pub fn unadorned(&self, value: f64) -> String {
        plain(value).replace('.', self.symbols.decimal.encode_utf8(&mut [0; 4]))
    }

    /// The name of a currency, `Euro`; its code where the platform knows no name.
    pub fn currency_name(&self, currency: Currency) -> AttrValue {
        intl::currency_name(&self.tag, currency).into()
    }

    fn print(&self, style: Style, digits: Digits, value: f64) -> AttrValue {
        self.print_finite(Shape { style, digits, has_plus: false }, value)
    }

    fn print_change(&self, style: Style, digits: Digits, value: f64) -> AttrValue {
        self.print_finite(Shape { style, digits, has_plus: true }, value)
    }

    fn print_finite(&self, shape: Shape, value: f64) -> AttrValue {
        if value.is_finite() { self.with_format(shape, &|format| format.print(value)) } else { "–".into() }
    }

    fn print_exact(&self, style: Style, minimum: u8, value: Decimal) -> AttrValue {
        let digits = Digits::Fraction { minimum, maximum: Decimal::MAXIMUM_SCALE };
        let text = value.to_string();
        self.with_format(Shape { style, digits, has_plus: false }, &|format| format.print_decimal(&text))
    }

    fn with_format(&self, shape: Shape, print: &dyn Fn(&NumberFormat) -> String) -> AttrValue {
        let mut formats = self.formats.borrow_mut();
        let place = formats.iter().position(|(known, _)| *known == shape).unwrap_or_else(|| {
            formats.push((shape, NumberFormat::new(&self.tag, shape)));
            formats.len() - 1
        });
        with_minus(print(&formats[place].1))
    }
}

/// A hyphen breaks lines and is skipped by screen readers.
fn with_minus(text: String) -> AttrValue {
    if text.contains('-') { text.replace('-', "−").into() } else { text.into() }
}

const WHOLE: Digits = Digits::Fraction { minimum: 0, maximum: 0 };
const THREE_SIGNIFICANT: Digits = Digits::Significant { minimum: 1, maximum: 3 };

fn money_digits(amount: f64, currency: Currency) -> Digits {
    let digits = if amount.abs() < 1000.0 { currency.minor_digits() } else { 0 };
    Digits::Fraction { minimum: digits, maximum: digits }
}

/// A number for machines, as the `value` of a `<data>` element: every digit, with neither exponent nor grouping; empty
/// where there is none.
pub fn plain(value: f64) -> String {
    if value == 0.0 {
        "0".to_owned()
    } else if value.is_finite() {
        intl::digits(value)
    } else {
        String::new()
    }
}

/// The currencies to choose from, by their codes in alphabetical order.
pub fn currencies() -> Vec<Currency> {
    intl::currencies()
}
