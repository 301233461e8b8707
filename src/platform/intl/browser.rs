//! The browser's knowledge of languages.

use super::shape::{Digits, Shape, Style};
use funnelwright_core::number_text::Symbols;
use funnelwright_core::plan::Currency;
use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = NumberFormat, js_namespace = Intl)]
    type IntlNumberFormat;
    #[wasm_bindgen(constructor, js_class = "NumberFormat", js_namespace = Intl)]
    fn new(tag: &str, options: &Object) -> IntlNumberFormat;
    // js-sys has `format` as a getter of a function, which takes several calls where this takes one.
    #[wasm_bindgen(method, js_name = format)]
    fn print(this: &IntlNumberFormat, value: f64) -> String;
    #[wasm_bindgen(method, js_name = format)]
    fn print_decimal(this: &IntlNumberFormat, text: &str) -> String;
    #[wasm_bindgen(method, js_name = formatToParts)]
    fn parts(this: &IntlNumberFormat, value: f64) -> Array;

    #[wasm_bindgen(js_name = PluralRules, js_namespace = Intl)]
    type IntlPluralRules;
    #[wasm_bindgen(constructor, js_class = "PluralRules", js_namespace = Intl)]
    fn new(tag: &str, options: &Object) -> IntlPluralRules;
    #[wasm_bindgen(method)]
    fn select(this: &IntlPluralRules, number: f64) -> String;

    #[wasm_bindgen(js_name = DisplayNames, js_namespace = Intl)]
    type IntlDisplayNames;
    #[wasm_bindgen(constructor, js_class = "DisplayNames", js_namespace = Intl)]
    fn new(tag: &str, options: &Object) -> IntlDisplayNames;
    #[wasm_bindgen(method, js_name = of)]
    fn name_of(this: &IntlDisplayNames, code: &str) -> String;

    #[wasm_bindgen(js_name = supportedValuesOf, js_namespace = Intl)]
    fn supported_values_of(key: &str) -> Array;
}

/// Prints numbers of one shape in one language.
pub struct NumberFormat(IntlNumberFormat);

impl NumberFormat {
    /// `tag` is a well-formed language tag.
    pub fn new(tag: &str, shape: Shape) -> Self {
        let mut options = Options {
            // Minus zero and what is rounded to it has no sign.
            sign_display: Some(if shape.has_plus { "exceptZero" } else { "negative" }),
            ..Options::default()
        };
        let code;
        match shape.style {
            Style::Number => {}
            Style::Percent => options.style = Some("percent"),
            Style::Money(currency) => {
                code = currency;
                options.style = Some("currency");
                options.currency = Some(code.code());
                options.currency_display = Some("narrowSymbol");
                options.trailing_zero_display = Some("stripIfInteger");
            }
        }
        match shape.digits {
            Digits::Fraction { minimum, maximum } => {
                (options.minimum_fraction_digits, options.maximum_fraction_digits) = (Some(minimum), Some(maximum));
            }
            Digits::Significant { minimum, maximum } => {
                (options.minimum_significant_digits, options.maximum_significant_digits) =
                    (Some(minimum), Some(maximum));
            }
        }
        let options = options.to_js();
        Self(IntlNumberFormat::new(tag, &options))
    }

    /// In the short form of the language with three significant digits at most, by itself or of a currency.
    pub fn compact(tag: &str, currency: Option<Currency>) -> Self {
        let options = Object::new();
        let set = |key: &str, value: JsValue| {
            // A plain object takes every key.
            let _ = Reflect::set(&options, &key.into(), &value);
        };
        set("notation", "compact".into());
        set("maximumSignificantDigits", 3.into());
        set("signDisplay", "negative".into());
        if let Some(currency) = currency {
            set("style", "currency".into());
            set("currency", currency.code().into());
            set("currencyDisplay", "narrowSymbol".into());
        }
        Self(IntlNumberFormat::new(tag, &options))
    }

    pub fn print(&self, value: f64) -> String {
        self.0.print(value)
    }

    /// `text` is a plain decimal number; every digit of it counts.
    pub fn print_decimal(&self, text: &str) -> String {
        self.0.print_decimal(text)
    }
}

/// Which plural form goes with a number in one language.
pub struct PluralRules(IntlPluralRules);

impl PluralRules {
    /// `tag` is a well-formed language tag.
    pub fn new(tag: &str) -> Self {
        Self(IntlPluralRules::new(tag, &Options { maximum_fraction_digits: Some(1), ..Options::default() }.to_js()))
    }

    /// `zero`, `one`, `two`, `few`, `many` or `other`, by the number to one decimal.
    pub fn select(&self, number: f64) -> String {
        self.0.select(number)
    }
}

/// The shortest digits that stand for just this number, without an exponent. The browser's own printing: Rust's
/// would weigh several kilobytes.
pub fn digits(value: f64) -> String {
    let text = js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default();
    match text.split_once('e') {
        Some((mantissa, exponent)) => shifted(mantissa, exponent.parse().unwrap_or(0)),
        None => text,
    }
}

/// `1.5` shifted by 3 is `1500`, by −3 `0.0015`. Browsers write an exponent only beyond all digits of the mantissa.
fn shifted(mantissa: &str, exponent: i32) -> String {
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let figures = mantissa.replace('.', "");
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    if exponent < 0 {
        [sign, "0.", &zeros(-exponent - 1), &figures].concat()
    } else {
        [sign, &figures, &zeros(exponent + 1 - figures.len() as i32)].concat()
    }
}

/// The separators that the language writes.
pub fn symbols(tag: &str) -> Symbols {
    let parts = IntlNumberFormat::new(tag, &Object::new()).parts(1_234_567.8);
    let character = |kind, usual| part(&parts, kind).and_then(|text| text.chars().next()).unwrap_or(usual);
    let Symbols { decimal, group } = Symbols::ENGLISH;
    Symbols { decimal: character("decimal", decimal), group: character("group", group) }
}

/// Those that the browser knows, by their codes in alphabetical order.
pub fn currencies() -> Vec<Currency> {
    supported_values_of("currency").iter().filter_map(|code| Currency::new(&code.as_string()?).ok()).collect()
}

/// The name of a currency, or its code.
pub fn currency_name(tag: &str, currency: Currency) -> String {
    IntlDisplayNames::new(tag, &Options { kind: Some("currency"), ..Options::default() }.to_js())
        .name_of(currency.code())
}

/// The sign of a currency, or its code.
pub fn currency_symbol(tag: &str, currency: Currency) -> String {
    let digits = Digits::Fraction { minimum: 0, maximum: 0 };
    let format = NumberFormat::new(tag, Shape { style: Style::Money(currency), digits, has_plus: false });
    part(&format.0.parts(0.0), "currency").unwrap_or_else(|| currency.code().to_owned())
}

fn part(parts: &Array, kind: &str) -> Option<String> {
    let get = |part: &JsValue, key: &str| Reflect::get(part, &key.into()).ok()?.as_string();
    parts.iter().find(|part| get(part, "type").as_deref() == Some(kind)).and_then(|part| get(&part, "value"))
}

/// What Intl's constructors are told; what is `None` is not said.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Options<'a> {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    style: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency_display: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sign_display: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trailing_zero_display: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum_fraction_digits: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum_fraction_digits: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum_significant_digits: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum_significant_digits: Option<u8>,
}

impl Options<'_> {
    fn to_js(&self) -> Object {
        // Plain fields of a struct are never refused.
        serde_wasm_bindgen::to_value(self).map(JsCast::unchecked_into).unwrap_or_default()
    }
}
