//! Today's date, where the person is.

use js_sys::{Date, Object, Reflect};

/// For names of files, so that they sort: `2026-11-22`.
pub fn date_in_digits() -> String {
    let today = Date::new_0();
    let two_digits = |number: u32| if number < 10 { ["0", &number.to_string()].concat() } else { number.to_string() };
    [today.get_full_year().to_string(), two_digits(today.get_month() + 1), two_digits(today.get_date())].join("-")
}

/// For people, in a language: `November 22, 2026`.
pub fn date_in_words(tag: &str) -> String {
    let options = Object::new();
    // A fresh object takes any field.
    let _ = Reflect::set(&options, &"dateStyle".into(), &"long".into());
    Date::new_0().to_locale_date_string(tag, &options).into()
}
