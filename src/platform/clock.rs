//! Today, where the person is, and any day in words.

use js_sys::Date;

use super::intl;
pub use super::intl::Words;

/// For names of files, so that they sort: `2026-11-22`.
pub fn date_in_digits() -> String {
    let today = Date::new_0();
    let two_digits = |number: u32| if number < 10 { ["0", &number.to_string()].concat() } else { number.to_string() };
    [today.get_full_year().to_string(), two_digits(today.get_month() + 1), two_digits(today.get_date())].join("-")
}

/// For people, in a language: `November 22, 2026`.
pub fn date_in_words(tag: &str) -> String {
    intl::date_in_words(&Date::new_0(), tag, Words::DayInFull)
}

/// Year, month from 1, and day.
pub fn today() -> (i32, u8, u8) {
    let today = Date::new_0();
    // What fits into them by the calendar.
    (today.get_full_year() as i32, today.get_month() as u8 + 1, today.get_date() as u8)
}

/// A day for people, in a language. Months count from 1.
pub fn day_in_words(tag: &str, (year, month, day): (i32, u8, u8), words: Words) -> String {
    intl::date_in_words(&Date::new_with_year_month_day(year as u32, i32::from(month) - 1, i32::from(day)), tag, words)
}
