//! Dates: today's, where the person is, and any in words.

use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Date, Object, Reflect};
use std::cell::RefCell;

/// For names of files, so that they sort: `2026-11-22`.
pub fn date_in_digits() -> String {
    let today = Date::new_0();
    let two_digits = |number: u32| if number < 10 { ["0", &number.to_string()].concat() } else { number.to_string() };
    [today.get_full_year().to_string(), two_digits(today.get_month() + 1), two_digits(today.get_date())].join("-")
}

/// For people, in a language: `November 22, 2026`.
pub fn date_in_words(tag: &str) -> String {
    in_words(&Date::new_0(), tag, Words::DayInFull)
}

/// Year, month from 1, and day.
pub fn today() -> (i32, u8, u8) {
    let today = Date::new_0();
    // What fits into them by the calendar.
    (today.get_full_year() as i32, today.get_month() as u8 + 1, today.get_date() as u8)
}

/// How much of a date is said.
#[derive(Clone, Copy, PartialEq)]
pub enum Words {
    /// `Nov 22`
    Day,
    /// `November 22, 2026`
    DayInFull,
    /// `Nov`
    Month,
    /// `November 2026`
    MonthInFull,
    /// `2026`
    Year,
}

/// A day for people, in a language. Months count from 1.
pub fn day_in_words(tag: &str, (year, month, day): (i32, u8, u8), words: Words) -> String {
    in_words(&Date::new_with_year_month_day(year as u32, i32::from(month) - 1, i32::from(day)), tag, words)
}

thread_local! {
    /// Made when first used, since making one takes far longer than printing with it.
    static FORMATS: RefCell<Vec<(String, Words, DateTimeFormat)>> = const { RefCell::new(Vec::new()) };
}

fn in_words(date: &Date, tag: &str, words: Words) -> String {
    FORMATS.with_borrow_mut(|formats| {
        let known = formats.iter().position(|(of_tag, of_words, _)| of_tag == tag && *of_words == words);
        let place = known.unwrap_or_else(|| {
            formats.push((tag.to_owned(), words, format(tag, words)));
            formats.len() - 1
        });
        let printed = formats[place].2.format().call1(&formats[place].2, date);
        printed.ok().and_then(|text| text.as_string()).unwrap_or_default()
    })
}

fn format(tag: &str, words: Words) -> DateTimeFormat {
    let options: &[(&str, &str)] = match words {
        Words::Day => &[("month", "short"), ("day", "numeric")],
        Words::DayInFull => &[("dateStyle", "long")],
        Words::Month => &[("month", "short")],
        Words::MonthInFull => &[("month", "long"), ("year", "numeric")],
        Words::Year => &[("year", "numeric")],
    };
    let told = Object::new();
    for (name, value) in options {
        // A fresh object takes any field.
        let _ = Reflect::set(&told, &(*name).into(), &(*value).into());
    }
    DateTimeFormat::new(&Array::of1(&tag.into()), &told)
}
