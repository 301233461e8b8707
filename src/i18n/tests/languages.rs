//! What only a browser knows: the languages other than English.

use super::each_platform_test;
use crate::i18n::currencies;
use crate::testing::locale;
use funnelwright_core::number_text::Typed;
use funnelwright_core::plan::{Currency, Decimal};

const TAGS: [&str; 12] =
    ["en", "en-IN", "zh-Hans", "ru", "ar", "ar-EG", "hu", "fa", "de", "de-CH", "es", "hi-u-nu-deva"];

const NUMBERS: [&str; 12] = [
    "0",
    "7",
    "12.5",
    "1.234",
    "-1.234",
    "1234",
    "12345.678",
    "-12345.6",
    "1234567",
    "123456789.25",
    "999999999999999.999",
    "0.000000000000000001",
];

#[each_platform_test]
fn printed_numbers_can_be_read() {
    for tag in TAGS {
        let locale = locale(tag);
        for text in NUMBERS {
            let number: Decimal = text.parse().unwrap();
            let printed = locale.number(number);
            assert_eq!(locale.parse(&printed), Ok(Typed { value: number, percent: false }), "{tag}: {printed}");
        }
    }
}

#[each_platform_test]
fn printed_percentages_can_be_read() {
    for tag in TAGS {
        let locale = locale(tag);
        for text in NUMBERS {
            let number: Decimal = text.parse().unwrap();
            let Some(fraction) = Decimal::new(number.mantissa(), number.scale() + 2) else { continue };
            let printed = locale.percent_exact(fraction);
            assert_eq!(locale.parse(&printed), Ok(Typed { value: number, percent: true }), "{tag}: {printed}");
        }
    }
}

#[each_platform_test]
fn printed_amounts_of_every_currency_can_be_read() {
    let amount: Decimal = "-12345.6".parse().unwrap();
    for tag in TAGS {
        let locale = locale(tag);
        for currency in currencies() {
            let printed = locale.money_exact(amount, currency);
            let typed = locale.parse_money(&printed, currency);
            assert_eq!(typed, Ok(Typed { value: amount, percent: false }), "{tag}: {printed}");
        }
    }
}

#[each_platform_test]
fn each_language_writes_numbers_its_own_way() {
    assert_eq!(locale("hu").number("12345.5".parse().unwrap()), "12\u{a0}345,5");
    assert_eq!(locale("de").money(2.5, Currency::EURO), "2,50\u{a0}€");
    assert_eq!(locale("de").unadorned(-12_345.5), "-12345,5");
    assert_eq!(locale("en-IN").count(1_234_567.0), "12,34,567");
    assert_eq!(locale("ar-EG").count(1234.0), "١٬٢٣٤");
}

#[each_platform_test]
fn arabic_is_written_from_right_to_left() {
    assert_eq!(locale("ar-EG").direction(), "rtl");
    assert_eq!(locale("en-GB").direction(), "ltr");
}

#[each_platform_test]
fn currencies_are_named_in_the_language() {
    assert_eq!(locale("ru").currency_name(Currency::EURO), "евро");
}
