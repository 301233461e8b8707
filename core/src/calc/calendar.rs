//! The calendar: where weeks, months, quarters and years begin.

use crate::plan::{Date, Period};

/// The first day of the period that holds a date: the Monday of its week, or the first of its month, quarter or year.
pub fn beginning_of_period(period: Period, date: Date) -> Date {
    let month = match period {
        Period::Week => {
            // 1970-01-01 was a Thursday.
            let number = date.number();
            return Date::of_number(number - (number + 3).rem_euclid(7));
        }
        Period::Month => date.month(),
        Period::Quarter => date.month() - (date.month() - 1) % 3,
        Period::Year => 1,
    };
    Date::first_of_month(date.year(), month)
}

/// The first day of the period that comes so many after the one that holds a date, or before it where that is below
/// zero. Not beyond the years that there are.
pub fn beginning_after(period: Period, date: Date, periods: i32) -> Date {
    let beginning = beginning_of_period(period, date);
    let months = match period {
        Period::Week => return Date::of_number(beginning.number() + 7 * periods),
        Period::Month => 1,
        Period::Quarter => 3,
        Period::Year => 12,
    };
    let months = i32::from(beginning.month()) - 1 + months * periods;
    // A month fits into its type.
    Date::first_of_month(beginning.year() + months.div_euclid(12), (months.rem_euclid(12) + 1) as u8)
}
