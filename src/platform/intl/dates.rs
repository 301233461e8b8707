//! Days in words.

use std::cell::RefCell;

use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Date, Object, Reflect};

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

thread_local! {
    /// Made when first used, since making one takes far longer than printing with it.
    static FORMATS: RefCell<Vec<(String, Words, DateTimeFormat)>> = const { RefCell::new(Vec::new()) };
}

/// For people, in a language.
pub fn date_in_words(date: &Date, tag: &str, words: Words) -> String {
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
