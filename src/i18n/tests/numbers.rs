//! What is printed in English.

use super::each_platform_test;
use crate::i18n::{Locale, currencies, plain};
use crate::testing::english;
use funnelwright_core::number_text::{Problem, Typed};
use funnelwright_core::plan::{Currency, Decimal};
use yew::AttrValue;

fn check(print: impl Fn(&Locale, f64) -> AttrValue, table: &[(f64, &str)]) {
    let locale = english();
    for (value, expected) in table {
        assert_eq!(print(&locale, *value), *expected, "{value}");
    }
}

fn currency(code: &str) -> Currency {
    Currency::new(code).unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[each_platform_test]
fn averages() {
    let table = [
        (0.0, "0"),
        (0.0476, "0.048"),
        (-0.5, "−0.5"),
        (0.996, "1"),
        (1.04, "1"),
        (28.571, "28.6"),
        (99.97, "100"),
        (1234.5, "1,235"),
    ];
    check(Locale::average, &table);
}

#[each_platform_test]
fn counts() {
    check(
        Locale::count,
        &[
            (0.0, "0"),
            (-0.0, "0"),
            (-0.4, "0"),
            (12_000.0, "12,000"),
            (999.5, "1,000"),
            (2.5, "3"),
            (-2.5, "−3"),
            (-1234.0, "−1,234"),
            (1e15, "1,000,000,000,000,000"),
            (1.5e21, "1,500,000,000,000,000,000,000"),
        ],
    );
}

#[each_platform_test]
fn compact_numbers() {
    let table = [
        (0.0, "0"),
        (0.25, "0.25"),
        (999.0, "999"),
        (1250.0, "1.25K"),
        (12_500.0, "12.5K"),
        (250_000.0, "250K"),
        (999_600.0, "1M"),
        (-1_500_000.0, "−1.5M"),
        (2e9, "2B"),
        (5e13, "50T"),
        (1e16, "10,000T"),
        (f64::NAN, "–"),
    ];
    check(|locale, value| locale.compact(None)(value), &table);
    check(
        |locale, value| locale.compact(Some(Currency::EURO))(value),
        &[(0.5, "€0.5"), (750_000.0, "€750K"), (-20.0, "−€20"), (-2500.0, "−€2.5K")],
    );
}

#[each_platform_test]
fn what_is_no_number_is_a_dash() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let locale = english();
        assert_eq!(locale.count(value), "–");
        assert_eq!(locale.percent(value), "–");
        assert_eq!(locale.money(value, Currency::EURO), "–");
        assert_eq!(locale.change_count(value), "–");
    }
}

#[each_platform_test]
fn expected_counts() {
    check(
        Locale::expected,
        &[
            (41.4, "41.4"),
            (41.0, "41"),
            (40.98, "41"),
            (0.05, "0.1"),
            (0.04, "0"),
            (-41.44, "−41.4"),
            (99.96, "100"),
            (100.4, "100"),
            (1234.5, "1,235"),
        ],
    );
}

#[each_platform_test]
fn percentages() {
    check(
        Locale::percent,
        &[
            (0.9432, "94.32%"),
            (0.5, "50.00%"),
            (0.0, "0%"),
            (1.0, "100%"),
            (0.99999, "100.00%"),
            (38.0 / 12_000.0, "0.32%"),
            (0.001, "0.10%"),
            (0.000_999_9, "0.10%"),
            (0.000_042, "0.0042%"),
            (0.000_04, "0.0040%"),
            (-0.25, "−25.00%"),
            (13.5, "1,350.00%"),
            (1.005e-2, "1.01%"),
        ],
    );
}

#[each_platform_test]
fn brief_percentages() {
    check(
        Locale::percent_brief,
        &[
            (0.068, "6.8%"),
            (0.472, "47.2%"),
            (0.4725, "47.3%"),
            (0.8, "80%"),
            (0.995, "99.5%"),
            (0.9999, "100%"),
            (1.31, "131%"),
            (0.0, "0%"),
            (0.000_012_34, "0.00123%"),
            (123.45, "12,300%"),
        ],
    );
}

#[each_platform_test]
fn amounts_of_money() {
    check(
        |locale, amount| locale.money(amount, Currency::EURO),
        &[
            (91_200.0, "€91,200"),
            (2.5, "€2.50"),
            (2.0, "€2"),
            (0.0, "€0"),
            (-0.001, "€0"),
            (999.99, "€999.99"),
            (999.999, "€1,000"),
            (1000.6, "€1,001"),
            (-48.25, "−€48.25"),
            (1e18, "€1,000,000,000,000,000,000"),
        ],
    );
    check(|locale, amount| locale.money(amount, currency("JPY")), &[(2.5, "¥3"), (1200.0, "¥1,200")]);
    check(|locale, amount| locale.money(amount, currency("CHF")), &[(2.5, "CHF\u{a0}2.50"), (-7.0, "−CHF\u{a0}7")]);
}

#[each_platform_test]
fn brief_amounts_of_money() {
    check(
        |locale, amount| locale.money_brief(amount, Currency::EURO),
        &[
            (12_857.4, "€12,900"),
            (64_800.0, "€64,800"),
            (119_950.0, "€120,000"),
            (2.5, "€2.50"),
            (9.999, "€10"),
            (85.2, "€85"),
            (123.4, "€123"),
            (-1_849.0, "−€1,850"),
        ],
    );
}

#[each_platform_test]
fn changes_have_a_sign() {
    check(
        Locale::change_count,
        &[(1234.0, "+1,234"), (-12.0, "−12"), (0.0, "0"), (0.04, "0"), (-0.04, "0"), (2.25, "+2.3")],
    );
    check(
        |locale, change| locale.change_money(change, Currency::EURO),
        &[(13_700.0, "+€13,700"), (-2.5, "−€2.50"), (0.0, "€0")],
    );
}

#[each_platform_test]
fn changes_of_rates_are_in_points() {
    let locale = english();
    let points = |text: &'static str| AttrValue::from(locale.messages.number_points(text).text());
    assert_eq!(locale.change_points(0.012), points("+1.2"));
    assert_eq!(locale.change_points(-0.0704), points("−7"));
    assert_eq!(locale.change_points(0.000_042), points("+0.0042"));
    assert_eq!(locale.change_points(0.0), points("0"));
}

#[each_platform_test]
fn a_range_has_both_ends() {
    let locale = english();
    let printed = locale.range(locale.count(27.0), locale.count(50.0));
    assert_eq!(printed, locale.messages.number_range("27", "50").text());
}

#[each_platform_test]
fn fields_show_every_digit() {
    let locale = english();
    for (value, expected) in [
        ("0", "0"),
        ("1234567.000000000000000001", "1,234,567.000000000000000001"),
        ("999999999999999999.5", "999,999,999,999,999,999.5"),
        ("-12.5", "−12.5"),
    ] {
        assert_eq!(locale.number(decimal(value)), expected);
    }
    for (value, expected) in
        [("0.125", "12.5%"), ("1", "100%"), ("0", "0%"), ("0.333333333333333333", "33.3333333333333333%")]
    {
        assert_eq!(locale.percent_exact(decimal(value)), expected);
    }
    for (value, expected) in
        [("2360.91", "€2,360.91"), ("2360.9", "€2,360.90"), ("2400", "€2,400"), ("0.005", "€0.005"), ("0", "€0")]
    {
        assert_eq!(locale.money_exact(decimal(value), Currency::EURO), expected);
    }
}

#[each_platform_test]
fn plain_numbers_have_every_digit_and_no_exponent() {
    for (value, expected) in [
        (38.0 / 12_000.0, "0.0031666666666666666"),
        (-0.0, "0"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (-2.5, "-2.5"),
        (f64::NAN, ""),
        (f64::INFINITY, ""),
    ] {
        assert_eq!(plain(value), expected);
    }
}

#[each_platform_test]
fn numbers_for_a_spreadsheet_have_nothing_but_digits_and_the_separator() {
    assert_eq!(english().unadorned(-12_345.678), "-12345.678");
    assert_eq!(english().unadorned(f64::NAN), "");
}

#[each_platform_test]
fn currencies_have_names() {
    let locale = english();
    assert_eq!(locale.currency_name(Currency::EURO), "Euro");
    assert_eq!(locale.currency_name(currency("HUF")), "Hungarian Forint");
    assert_eq!(locale.currency_name(currency("XQQ")), "XQQ");
    let all = currencies();
    assert!(all.contains(&Currency::EURO));
    assert!(all.is_sorted_by_key(|currency| currency.code().to_owned()));
}

#[each_platform_test]
fn amounts_are_read_with_the_sign_of_the_currency_or_without() {
    let locale = english();
    for text in ["€2,360.91", "2360.91", "2 360.91 €"] {
        assert_eq!(locale.parse_money(text, Currency::EURO).map(|typed| typed.value), Ok(decimal("2360.91")), "{text}");
    }
}

#[each_platform_test]
fn what_can_be_read_in_two_ways_is_not_guessed() {
    let locale = english();
    let ambiguous = || Err(Problem::Ambiguous);
    let value = |typed: Typed| typed.value;
    assert_eq!(locale.parse_whole("12.000").map(value), ambiguous());
    assert_eq!(locale.parse_whole("1.234").map(value), Ok(decimal("1234")));
    for text in ["€ 2.400", "2.400 €", "€2.400"] {
        assert_eq!(locale.parse_money(text, Currency::EURO).map(value), ambiguous(), "{text}");
    }
    assert_eq!(locale.parse_money("2.400", currency("JPY")).map(value), Ok(decimal("2400")));
    for code in ["KWD", "BHD"] {
        assert_eq!(locale.parse_money("2.400", currency(code)).map(value), Ok(decimal("2.4")), "{code}");
    }
}
