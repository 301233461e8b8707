//! The calendar against known dates, and against one walked day by day.
#![allow(clippy::unwrap_used)]

use funnelwright_core::calc::calendar::{beginning_after, beginning_of_period};
use funnelwright_core::plan::{Date, Period, length_of_month};

const PERIODS: [Period; 4] = [Period::Week, Period::Month, Period::Quarter, Period::Year];

fn date(year: i32, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap()
}

#[test]
fn known_days_have_their_numbers() {
    // date -d "$date UTC" +%s, divided by 86,400.
    for (known, number) in [
        (date(1970, 1, 1), 0),
        (date(1969, 12, 31), -1),
        (date(2000, 2, 29), 11_016),
        (date(2000, 3, 1), 11_017),
        (date(2026, 7, 1), 20_635),
        (date(2100, 2, 28), 47_540),
        (date(2100, 3, 1), 47_541),
        (date(1, 1, 1), -719_162),
        (date(9999, 12, 31), 2_932_896),
    ] {
        assert_eq!(known.number(), number, "{known:?}");
    }
}

#[test]
fn centuries_are_leap_years_only_by_four_hundreds() {
    for (year, days) in [(1900, 28), (2000, 29), (2024, 29), (2026, 28), (2100, 28), (2200, 28), (2400, 29)] {
        assert_eq!(length_of_month(year, 2), days, "{year}");
        assert_eq!(Date::new(year, 2, 29).is_some(), days == 29, "{year}");
    }
}

#[test]
fn days_that_do_not_exist_are_refused() {
    for (year, month, day) in [
        (2026, 0, 1),
        (2026, 13, 1),
        (2026, 255, 1),
        (2026, 1, 0),
        (2026, 4, 31),
        (0, 1, 1),
        (10_000, 1, 1),
        (i32::MIN, 1, 1),
    ] {
        assert_eq!(Date::new(year, month, day), None, "{year}-{month}-{day}");
    }
}

#[test]
fn weeks_begin_on_monday() {
    for (day, monday) in [
        (date(2026, 7, 1), date(2026, 6, 29)),
        (date(2026, 6, 29), date(2026, 6, 29)),
        (date(2026, 7, 5), date(2026, 6, 29)),
        (date(2027, 1, 1), date(2026, 12, 28)),
        (date(1969, 12, 28), date(1969, 12, 22)),
    ] {
        assert_eq!(beginning_of_period(Period::Week, day), monday, "{day:?}");
    }
}

/// Every day of the years 1 to 2400, counted on by ones with lengths of months from a table.
fn walk(mut visit: impl FnMut(i32, Date)) {
    let mut number = -719_162;
    for year in 1..=2400 {
        let is_leap = if year % 100 == 0 { year / 100 % 4 == 0 } else { year % 4 == 0 };
        let february = if is_leap { 29 } else { 28 };
        for (month, length) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
            assert_eq!(length_of_month(year, month), length);
            for day in 1..=length {
                visit(number, date(year, month, day));
                number += 1;
            }
        }
    }
}

#[test]
fn numbers_follow_the_days_one_by_one() {
    walk(|number, day| assert_eq!(day.number(), number, "{day:?}"));
}

#[test]
fn periods_begin_where_a_walk_finds_their_first_day() {
    // The first days found on the way, for each kind of period, and how they are told without dividing months.
    let mut firsts: [Vec<Date>; 4] = Default::default();
    walk(|number, day| {
        let begins = [
            // 0001-01-01 was a Monday.
            (number + 719_162) % 7 == 0,
            day.day() == 1,
            day.day() == 1 && [1, 4, 7, 10].contains(&day.month()),
            day.day() == 1 && day.month() == 1,
        ];
        for ((period, begins), firsts) in PERIODS.into_iter().zip(begins).zip(&mut firsts) {
            if begins {
                firsts.push(day);
            }
            assert_eq!(beginning_of_period(period, day), *firsts.last().unwrap(), "{period:?} of {day:?}");
            for after in [1, 7, 36, 255] {
                if let Some(earlier) = firsts.len().checked_sub(1 + after).filter(|_| number % 11 == 0) {
                    let (earlier, last) = (firsts[earlier], *firsts.last().unwrap());
                    let after = i32::try_from(after).unwrap();
                    assert_eq!(beginning_after(period, earlier, after), last);
                    assert_eq!(beginning_after(period, last, -after), earlier);
                }
            }
        }
    });
}

#[test]
fn a_day_has_one_text() {
    for (year, month, day, text) in [(2027, 3, 14, "2027-03-14"), (1, 1, 1, "0001-01-01"), (9999, 12, 31, "9999-12-31")]
    {
        let date = Date::new(year, month, day).unwrap();
        assert_eq!(date.to_iso(), text);
        assert_eq!(Date::from_iso(text), Some(date));
    }
    for text in ["", "2027", "2027-3-14", "2027-02-29", "2027-03-14T00:00", "+2027-03-14", "20270314", "2027-03-14-1"] {
        assert_eq!(Date::from_iso(text), None, "{text}");
    }
}
