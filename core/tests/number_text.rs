//! Numbers as people type them and as browsers print them.

#![allow(clippy::unwrap_used)]

use funnelwright_core::number_text::{MAXIMUM_LENGTH, Problem, Symbols, Typed, parse, parse_amount};
use funnelwright_core::plan::Decimal;
use proptest::prelude::*;

const GERMAN: Symbols = Symbols { decimal: ',', group: '.' };
const FRENCH: Symbols = Symbols { decimal: ',', group: '\u{202f}' };
const SWISS: Symbols = Symbols { decimal: '.', group: '’' };
const HUNGARIAN: Symbols = Symbols { decimal: ',', group: '\u{a0}' };
const EGYPTIAN: Symbols = Symbols { decimal: '٫', group: '٬' };
const ALL: [Symbols; 6] = [Symbols::ENGLISH, GERMAN, FRENCH, SWISS, HUNGARIAN, EGYPTIAN];

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn number(text: &str) -> Result<Typed, Problem> {
    Ok(Typed { value: decimal(text), percent: false })
}

fn percent(text: &str) -> Result<Typed, Problem> {
    Ok(Typed { value: decimal(text), percent: true })
}

fn not_a_number(part: &str) -> Result<Typed, Problem> {
    Err(Problem::NotANumber(part.to_owned()))
}

#[test]
fn the_same_in_every_locale() {
    for (typed, value) in [
        ("0", "0"),
        ("12k", "12000"),
        ("12 K", "12000"),
        ("3bn", "3000000000"),
        ("3B", "3000000000"),
        ("3 mn", "3000000"),
        ("1 200", "1200"),
        ("1\u{a0}200", "1200"),
        ("1\u{202f}200", "1200"),
        ("1\u{2009}200", "1200"),
        ("12 345 678", "12345678"),
        ("1'200", "1200"),
        ("1’200", "1200"),
        ("1_200", "1200"),
        ("12,34,567", "1234567"),
        ("1.200.000", "1200000"),
        ("1,200,000", "1200000"),
        ("1,200.5", "1200.5"),
        ("1.200,5", "1200.5"),
        ("1.200.000,5", "1200000.5"),
        ("1 200,5", "1200.5"),
        ("1 200.500", "1200.5"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("1,2345", "1.2345"),
        (".5", "0.5"),
        (",5", "0.5"),
        ("12.", "12"),
        ("12,", "12"),
        ("1,200.", "1200"),
        ("1.2M", "1200000"),
        ("1,2M", "1200000"),
        ("1e6", "1000000"),
        ("1,5E+06", "1500000"),
        ("25e-3", "0.025"),
        ("007", "7"),
        ("+5", "5"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("- 5", "-5"),
        ("  42\t", "42"),
        ("１２．５", "12.5"),
        ("９９９", "999"),
        ("١٢٣", "123"),
        ("۱۲۳", "123"),
        ("१२३", "123"),
        ("১২৩", "123"),
        ("١٬٢٠٠٫٥", "1200.5"),
        ("١٫٢٠٠", "1.2"),
        ("١٬٢٠٠", "1200"),
        ("١٢،٥", "12.5"),
        ("\u{61c}-\u{660}\u{661}", "-1"),
        ("\u{200e}−\u{6f5}", "-5"),
        ("\u{2066}42\u{2069}", "42"),
        ("1.2万", "12000"),
        ("3亿元", "300000000"),
        ("12 тыс.", "12000"),
        ("12 тыс. руб.", "12000"),
        ("1,2 млн ₽", "1200000"),
        ("2 Mrd. Ft", "2000000000"),
        ("5 ألف", "5000"),
        ("12 e Ft", "12000"),
        ("12e Ft", "12000"),
        ("12 ezer", "12000"),
    ] {
        for symbols in ALL {
            assert_eq!(parse(typed, &symbols), number(value), "{typed} {symbols:?}");
        }
    }
}

#[test]
fn the_decimal_separator_of_the_locale_wins() {
    for (typed, symbols, value) in [
        ("1,200", Symbols::ENGLISH, "1200"),
        ("1.200", Symbols::ENGLISH, "1.2"),
        ("1,200", SWISS, "1200"),
        ("1.200", GERMAN, "1200"),
        ("1,200", GERMAN, "1.2"),
        ("1,200", FRENCH, "1.2"),
        ("1.200", FRENCH, "1200"),
        ("1.200", EGYPTIAN, "1.2"),
        ("1,200", EGYPTIAN, "1200"),
        ("1.200,", GERMAN, "1200"),
        ("12,34,567.5", Symbols::ENGLISH, "1234567.5"),
        ("123.456.789", GERMAN, "123456789"),
    ] {
        assert_eq!(parse(typed, &symbols), number(value), "{typed} {symbols:?}");
    }
}

#[test]
fn grouping_that_no_locale_writes_is_refused() {
    for (typed, symbols) in [
        ("1215000,000", Symbols::ENGLISH),
        ("1215000,000", SWISS),
        ("1234,567", EGYPTIAN),
        ("1215000.000", GERMAN),
        ("1215000.000", FRENCH),
        ("1215000.000", HUNGARIAN),
    ] {
        assert_eq!(parse(typed, &symbols), not_a_number(typed), "{symbols:?}");
        assert_eq!(parse_amount(typed, &symbols, 2), not_a_number(typed), "{symbols:?}");
    }
    for typed in [
        "1215000,000",
        "1215000.000",
        "1215000'000",
        "1215000 000",
        "12,0005",
        "12,00,0",
        "1,23,45",
        "1,2345,678",
        "12,,000",
        "1.234,567.890",
        "1'234,567'890",
        "1 234,567 890",
    ] {
        for symbols in ALL {
            let whole = parse_amount(typed, &symbols, 0).ok().and_then(|typed| typed.value.as_whole());
            assert_eq!(whole, None, "{typed} {symbols:?}");
        }
    }
}

#[test]
fn grouping_that_locales_write_is_read() {
    let typed =
        ["1,234,567", "12,34,567", "1.234.567", "1 234 567", "1'234'567", "1\u{202f}234\u{202f}567", "123.4567万"];
    for symbols in ALL {
        for typed in typed {
            for places in [0, 2, 3] {
                assert_eq!(parse_amount(typed, &symbols, places), number("1234567"), "{typed} {symbols:?}");
            }
        }
    }
}

#[test]
fn more_decimals_than_there_can_be_are_no_decimals() {
    let ambiguous = Err(Problem::Ambiguous);
    for (typed, symbols, places, read) in [
        ("12.000", Symbols::ENGLISH, 0, ambiguous.clone()),
        ("12,000", GERMAN, 0, ambiguous.clone()),
        ("12,000", HUNGARIAN, 0, ambiguous.clone()),
        ("١٢٫٠٠٠", EGYPTIAN, 0, ambiguous.clone()),
        ("12.000+500", Symbols::ENGLISH, 0, ambiguous.clone()),
        ("-12.000", Symbols::ENGLISH, 0, ambiguous.clone()),
        ("2.400 €", Symbols::ENGLISH, 2, ambiguous.clone()),
        ("€1.459", Symbols::ENGLISH, 2, ambiguous.clone()),
        // Of people there are no parts.
        ("1.234", Symbols::ENGLISH, 0, number("1234")),
        ("1,234", FRENCH, 0, number("1234")),
        // Dinars have three decimals.
        ("2.400", Symbols::ENGLISH, 3, number("2.4")),
        ("12.000", GERMAN, 0, number("12000")),
        ("12.0", Symbols::ENGLISH, 0, number("12")),
        ("12.00", Symbols::ENGLISH, 0, number("12")),
        ("0.500", Symbols::ENGLISH, 2, number("0.5")),
        ("0.004", Symbols::ENGLISH, 2, number("0.004")),
        ("1,200.000", Symbols::ENGLISH, 0, number("1200")),
        ("1.500k", Symbols::ENGLISH, 0, number("1500")),
        ("1.500e3", Symbols::ENGLISH, 0, number("1500")),
        ("1250.125", Symbols::ENGLISH, 2, number("1250.125")),
        ("2.4567", Symbols::ENGLISH, 2, number("2.4567")),
        ("=12.000", Symbols::ENGLISH, 0, number("12")),
        ("=1.125*8", Symbols::ENGLISH, 0, number("9")),
    ] {
        assert_eq!(parse_amount(typed, &symbols, places), read, "{typed} {symbols:?} {places}");
    }
}

#[test]
fn percentages() {
    for (typed, value) in [
        ("12,5 %", "12.5"),
        ("12.5%", "12.5"),
        ("12,5\u{a0}%", "12.5"),
        ("%12", "12"),
        ("-5%", "-5"),
        ("١٢٪\u{61c}", "12"),
        ("۱۲٪", "12"),
        ("１２％", "12"),
        ("=12%", "12"),
        ("=(12%)", "12"),
        ("=5%+3%", "8"),
        ("=5%-(3%+1%)", "1"),
    ] {
        assert_eq!(parse(typed, &Symbols::ENGLISH), percent(value), "{typed}");
    }
    assert_eq!(parse("12%%", &Symbols::ENGLISH), not_a_number("%"));
}

#[test]
fn currencies_are_passed_over() {
    for typed in [
        "€1200",
        "1200 €",
        "1200€",
        "$ 1,200",
        "$1200",
        "US$1,200",
        "CA$1,200",
        "R$ 1.200,00",
        "CN¥1,200",
        "1 200 ₽",
        "1200 Ft",
        "1 200,00 kr.",
        "kr. 1 200",
        "1200 zł",
        "1200 руб.",
        "1 200 Kč",
        "Rs.1,200",
        "USD 1200",
        "1.200 EUR",
        "1200EUR",
        "CHF 1’200",
        "1200元",
        "￥1200",
        "1.2k€",
        "$1.2k",
        "‏1,200.00 ر.س.‏",
    ] {
        let symbols = if typed.contains("1.200") { GERMAN } else { Symbols::ENGLISH };
        assert_eq!(parse(typed, &symbols), number("1200"), "{typed}");
    }
    assert_eq!(parse("-$1,200", &Symbols::ENGLISH), number("-1200"));
    assert_eq!(parse("$-1,200", &Symbols::ENGLISH), number("-1200"));
}

#[test]
fn calculations() {
    for (typed, value) in [
        ("=1200*3", "3600"),
        ("1200*3", "3600"),
        ("1200 × 3", "3600"),
        ("1200+300", "1500"),
        ("=(12k+5%)*2", "24000.1"),
        ("=200*5%", "10"),
        ("=5%*2", "0.1"),
        ("=5%/2", "0.025"),
        ("=100-5%", "99.95"),
        ("=2+3*4", "14"),
        ("=(2+3)*4", "20"),
        ("=10-4-3", "3"),
        ("=100/5/2", "10"),
        ("=100÷8", "12.5"),
        ("=-5+2", "-3"),
        ("=5--3", "8"),
        ("=2*-3", "-6"),
        ("=-(2+3)", "-5"),
        ("=5−3", "2"),
        ("= ( 1 200 + 300 ) × 2 ", "3000"),
        ("=1,200+1.5", "1201.5"),
        ("=0.1+0.2", "0.3"),
        ("=1/3*3", "1"),
        ("=1/3", "0.333333333333333"),
        ("=-2/3", "-0.666666666666667"),
        ("=1e6/7", "142857.142857143"),
        ("=2e17/3", "66666666666666667"),
        ("=1/3e9", "0.000000000333333333"),
        ("=1/2/2/2/2/2/2/2/2/2/2/2/2/2/2/2/2/2/2", "0.000003814697265625"),
        ("=1/2/2/2/2/2/2/2/2/2/2/2/2/2/2/2/2/2/2/2", "0.000001907348632813"),
        ("=1e30/1e20", "10000000000"),
        ("＝１２００＊３", "3600"),
        ("=€1200*3", "3600"),
        ("=0/5", "0"),
    ] {
        assert_eq!(parse(typed, &Symbols::ENGLISH), number(value), "{typed}");
    }
}

#[test]
fn problems_say_what_is_wrong() {
    for (typed, problem) in [
        ("", Problem::Empty),
        (" \u{200e}\u{a0}", Problem::Empty),
        ("-", Problem::Unfinished),
        ("=", Problem::Unfinished),
        ("€", Problem::Unfinished),
        (".", Problem::Unfinished),
        ("1e", Problem::Unfinished),
        ("1e-", Problem::Unfinished),
        ("=12*", Problem::Unfinished),
        ("12 +", Problem::Unfinished),
        ("=(12", Problem::Unfinished),
        ("=(", Problem::Unfinished),
        ("10-20", Problem::NeedsEqualsSign),
        ("10–20", Problem::NeedsEqualsSign),
        ("2026-05-01", Problem::NeedsEqualsSign),
        ("1/2", Problem::NeedsEqualsSign),
        ("(1,200)", Problem::NeedsEqualsSign),
        ("=1/0", Problem::DivisionByZero),
        ("=5/(3-3)", Problem::DivisionByZero),
        ("1000000000000000000", Problem::TooLarge),
        ("1e18", Problem::TooLarge),
        ("-1e18", Problem::TooLarge),
        ("1e999", Problem::TooLarge),
        ("1000000000bn", Problem::TooLarge),
        ("=1e15*1e15*1e15", Problem::TooLarge),
        ("=2999999999999999999.9/3", Problem::TooLarge),
        ("0.0000000000000000001", Problem::TooPrecise),
        ("1e-19", Problem::TooPrecise),
        ("1e-999", Problem::TooPrecise),
        ("=1e-18/10", Problem::TooPrecise),
        ("=0.123456789012345678*0.123456789012345678*0.123456789012345678", Problem::TooPrecise),
        ("=1e-18+1/99999999999999999999999", Problem::TooPrecise),
    ] {
        assert_eq!(parse(typed, &Symbols::ENGLISH), Err(problem), "{typed}");
    }
    for (typed, part) in [
        ("abc", "abc"),
        ("12 apples", "apples"),
        ("12x", "x"),
        ("12 34", "12 34"),
        ("1,2,3", "1,2,3"),
        ("1.2.3", "1.2.3"),
        ("01.02.2026", "01.02.2026"),
        ("-$-1200", "-1200"),
        ("1 200,300 400", "1 200,300 400"),
        ("1,200 300", "1,200 300"),
        ("1, 200", "1, 200"),
        ("1\t200", "\t200"),
        ("5'", "5'"),
        ("--5", "-5"),
        ("=2**3", "*3"),
        ("=2(3)", "(3)"),
        ("=(2))", ")"),
        ("١٢ س", "س"),
        ("12 % off", "off"),
        ("=1=1", "=1"),
    ] {
        assert_eq!(parse(typed, &Symbols::ENGLISH), not_a_number(part), "{typed}");
    }
}

#[test]
fn length_and_depth_are_bounded() {
    assert_eq!(parse(&"0".repeat(MAXIMUM_LENGTH), &Symbols::ENGLISH), number("0"));
    assert_eq!(parse(&"0".repeat(MAXIMUM_LENGTH + 1), &Symbols::ENGLISH), Err(Problem::TooLong));
    assert_eq!(parse(&"(".repeat(1_000_000), &Symbols::ENGLISH), Err(Problem::TooLong));
    let depth = MAXIMUM_LENGTH / 2 - 1;
    let deepest = format!("={}7{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(parse(&deepest, &Symbols::ENGLISH), number("7"));
    let unclosed = format!("={}", "(".repeat(MAXIMUM_LENGTH - 1));
    assert_eq!(parse(&unclosed, &Symbols::ENGLISH), Err(Problem::Unfinished));
}

/// How `Intl.NumberFormat` prints in a locale.
#[derive(Debug)]
struct Printing {
    symbols: Symbols,
    zero: char,
    minus: &'static str,
    /// The size of the groups above the last, which is always three.
    upper_group: usize,
}

const PRINTINGS: [Printing; 9] = [
    // en, zh
    Printing { symbols: Symbols::ENGLISH, zero: '0', minus: "-", upper_group: 3 },
    // de
    Printing { symbols: GERMAN, zero: '0', minus: "-", upper_group: 3 },
    // fr
    Printing { symbols: FRENCH, zero: '0', minus: "-", upper_group: 3 },
    // de-CH
    Printing { symbols: SWISS, zero: '0', minus: "-", upper_group: 3 },
    // hu, ru
    Printing { symbols: HUNGARIAN, zero: '0', minus: "-", upper_group: 3 },
    // ar-EG
    Printing { symbols: EGYPTIAN, zero: '٠', minus: "\u{61c}-", upper_group: 3 },
    // fa
    Printing { symbols: EGYPTIAN, zero: '۰', minus: "\u{200e}−", upper_group: 3 },
    // hi
    Printing { symbols: Symbols::ENGLISH, zero: '0', minus: "-", upper_group: 2 },
    // mr
    Printing { symbols: Symbols::ENGLISH, zero: '०', minus: "-", upper_group: 2 },
];

impl Printing {
    fn print(&self, value: Decimal) -> String {
        let plain = value.to_string();
        let unsigned = plain.trim_start_matches('-');
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let mut printed = String::new();
        if unsigned.len() < plain.len() {
            printed.push_str(self.minus);
        }
        for (index, digit) in whole.chars().enumerate() {
            let remaining = whole.len() - index;
            if index > 0 && remaining >= 3 && (remaining - 3).is_multiple_of(self.upper_group) {
                printed.push(self.symbols.group);
            }
            printed.push(self.digit(digit));
        }
        if !fraction.is_empty() {
            printed.push(self.symbols.decimal);
            printed.extend(fraction.chars().map(|digit| self.digit(digit)));
        }
        printed
    }

    fn digit(&self, ascii: char) -> char {
        char::from_u32(u32::from(self.zero) + ascii.to_digit(10).unwrap()).unwrap()
    }
}

#[test]
fn printing_is_that_of_the_browsers() {
    let printed: Vec<String> = PRINTINGS.iter().map(|printing| printing.print(decimal("-1234567.125"))).collect();
    assert_eq!(
        printed,
        [
            "-1,234,567.125",
            "-1.234.567,125",
            "-1\u{202f}234\u{202f}567,125",
            "-1’234’567.125",
            "-1\u{a0}234\u{a0}567,125",
            "\u{61c}-١٬٢٣٤٬٥٦٧٫١٢٥",
            "\u{200e}−۱٬۲۳۴٬۵۶۷٫۱۲۵",
            "-12,34,567.125",
            "-१२,३४,५६७.१२५",
        ]
    );
}

fn typable_decimal() -> impl Strategy<Value = Decimal> {
    let limit = 10i128.pow(18);
    (-limit + 1..limit, 0..=18u8).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale).unwrap())
}

/// Texts of the pieces that the reader knows, so that deep branches are reached too.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "0",
        "1",
        "9",
        "12",
        "345",
        "999999999",
        "000",
        "٣",
        "５",
        ".",
        ",",
        "٫",
        "٬",
        " ",
        "\u{202f}",
        "'",
        "_",
        "e",
        "E-",
        "k",
        "M",
        "bn",
        "万",
        "%",
        "٪",
        "+",
        "-",
        "−",
        "*",
        "/",
        "×",
        "(",
        ")",
        "=",
        "€",
        "USD",
        "руб.",
        "\u{200f}",
        "\t",
        "x",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn any_symbols() -> impl Strategy<Value = Symbols> {
    prop_oneof![
        prop::sample::select(ALL.to_vec()),
        any::<(char, char)>().prop_map(|(decimal, group)| Symbols { decimal, group }),
    ]
}

fn assert_bounded(result: Result<Typed, Problem>) -> Result<(), TestCaseError> {
    if let Ok(typed) = result {
        prop_assert!(typed.value < decimal("1000000000000000000"));
        prop_assert!(typed.value > decimal("-1000000000000000000"));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_is_printed_is_read_back(value in typable_decimal()) {
        for printing in &PRINTINGS {
            let printed = printing.print(value);
            prop_assert_eq!(parse(&printed, &printing.symbols), Ok(Typed { value, percent: false }), "{}", &printed);
            let as_percent = format!("{printed}\u{a0}%");
            prop_assert_eq!(parse(&as_percent, &printing.symbols), Ok(Typed { value, percent: true }), "{}", &printed);
        }
    }

    #[test]
    fn what_is_printed_of_people_and_euros_is_read_back(minor in 0i128..10i128.pow(17), places in prop::sample::select(vec![0u8, 2])) {
        let value = Decimal::new(minor, places).unwrap();
        for printing in &PRINTINGS {
            let printed = printing.print(value);
            prop_assert_eq!(parse_amount(&printed, &printing.symbols, places), Ok(Typed { value, percent: false }), "{}", &printed);
        }
    }

    /// However people are grouped, they are as many as there are digits, or the text is refused.
    #[test]
    fn no_digit_of_people_is_taken_for_a_decimal(
        groups in prop::collection::vec("[1-9][0-9]{0,4}", 1..5),
        separator in prop::sample::select(vec!['.', ',', ' ', '\'', '’', '\u{a0}', '\u{202f}', '٬']),
        symbols in prop::sample::select(ALL.to_vec()),
    ) {
        let text = groups.join(&separator.to_string());
        if let Ok(typed) = parse_amount(&text, &symbols, 0) && typed.value.scale() == 0 {
            let whole_only = groups.len() == 2 && matches!(groups[1].trim_end_matches('0'), "");
            prop_assert!(typed.value == decimal(&groups.concat()) || whole_only, "{}", text);
        }
    }

    #[test]
    fn any_text_is_refused_or_bounded(text in any::<String>(), symbols in any_symbols()) {
        assert_bounded(parse(&text, &symbols))?;
    }

    #[test]
    fn any_pieces_are_refused_or_bounded(text in pieces(), symbols in any_symbols()) {
        assert_bounded(parse(&text, &symbols))?;
        assert_bounded(parse(&format!("={text}"), &symbols))?;
        for places in 0..4 {
            assert_bounded(parse_amount(&text, &symbols, places))?;
        }
    }

    #[test]
    fn calculating_agrees_with_whole_numbers(left in -1_000_000i64..1_000_000, middle in 1i64..1_000, right in 0i64..1_000) {
        let typed = format!("=({left}-{right})*{middle}/{middle}+{right}*{middle}");
        let expected = Decimal::new(i128::from(left - right + right * middle), 0).unwrap();
        prop_assert_eq!(parse(&typed, &Symbols::ENGLISH), Ok(Typed { value: expected, percent: false }));
    }
}
