//! The names of periods. Invariant: two periods of one forecast never have the same long name.

use funnelwright_core::calc::calendar::beginning_after;
use funnelwright_core::calc::timeline::first_day;
use funnelwright_core::plan::{Date, Period, Plan};
use yew::AttrValue;

use funnelwright::i18n::Locale;
use funnelwright::platform::clock::{self, Words};

pub fn today() -> Option<Date> {
    let (year, month, day) = clock::today();
    Date::new(year, month, day)
}

/// The period to come at a position from 0 of a plan that is looked at today, as [`long`] has it.
pub fn named(plan: &Plan, position: usize, locale: &Locale) -> AttrValue {
    let begins = today().zip(i32::try_from(position).ok());
    let begins = begins.map(|(today, after)| beginning_after(plan.period, first_day(plan, today), after));
    begins.map(|begins| long(plan.period, begins, locale)).unwrap_or_default()
}

/// Where a past period begins: the last one comes before the first that is forecast. `index` counts from 0 at the oldest.
pub fn past(plan: &Plan, index: usize, today: Date) -> Option<Date> {
    let before = i32::try_from(plan.history.len().checked_sub(index)?).ok()?;
    Some(beginning_after(plan.period, first_day(plan, today), -before))
}

/// For the axis of a picture: "Nov", "Q4", "2026".
pub fn short(period: Period, begins: Date, locale: &Locale) -> AttrValue {
    match period {
        Period::Week => in_words(begins, Words::Day, locale),
        // A year's first month says which year it is.
        Period::Month if begins.month() == 1 => year(begins, locale),
        Period::Month => in_words(begins, Words::Month, locale),
        Period::Quarter if begins.month() == 1 => year(begins, locale),
        Period::Quarter => locale.messages.forecast_quarter(quarter(begins, locale)).text().into(),
        Period::Year => year(begins, locale),
    }
}

/// For tables and sentences: "November 2026", "Q4 2026", "week of November 23, 2026".
pub fn long(period: Period, begins: Date, locale: &Locale) -> AttrValue {
    let messages = &locale.messages;
    match period {
        Period::Week => messages.forecast_week(in_words(begins, Words::DayInFull, locale)).text().into(),
        Period::Month => in_words(begins, Words::MonthInFull, locale),
        Period::Quarter => messages.forecast_quarter_of(quarter(begins, locale), year(begins, locale)).text().into(),
        Period::Year => year(begins, locale),
    }
}

/// A month of a year that nothing else is said of, as "January".
pub fn month_of_year(index: usize, locale: &Locale) -> AttrValue {
    let month = u8::try_from(index % 12).unwrap_or(0) + 1;
    clock::day_in_words(&locale.tag(), (2026, month, 1), Words::Month).into()
}

fn in_words(date: Date, words: Words, locale: &Locale) -> AttrValue {
    clock::day_in_words(&locale.tag(), (date.year(), date.month(), date.day()), words).into()
}

fn quarter(begins: Date, locale: &Locale) -> AttrValue {
    locale.count(f64::from(begins.month().div_ceil(3)))
}

/// Without grouping.
fn year(begins: Date, locale: &Locale) -> AttrValue {
    clock::day_in_words(&locale.tag(), (begins.year(), begins.month(), begins.day()), Words::Year).into()
}
