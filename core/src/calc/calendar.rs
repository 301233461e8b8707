//! Days, and the periods they lie in. Invariant: every date is one that exists in the proleptic Gregorian calendar.

use crate::plan::Period;

/// A day. Dates are in the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// `None` for a day that no month has, and outside the years 1 to 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=length_of_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    pub fn year(self) -> i32 {
        self.year
    }

    /// 1 is January.
    pub fn month(self) -> u8 {
        self.month
    }

    /// From 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01.
    ///
    /// Source: days_from_civil of Howard Hinnant, "chrono-compatible low-level date algorithms". A year begins in March
    /// there, so that the leap day is its last, and 400 years are 146,097 days.
    pub fn number(self) -> i32 {
        let month_from_march = (i32::from(self.month) + 9) % 12;
        let year = self.year - i32::from(self.month <= 2);
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = (153 * month_from_march + 2) / 5 + i32::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day of this [`number`](Self::number). Source: civil_from_days, in the same place.
    fn of_number(number: i32) -> Self {
        let days = number + 719_468;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        // A month and a day fit into their type.
        Self { year: era * 400 + year_of_era + i32::from(month <= 2), month: month as u8, day: day as u8 }
    }
}

/// In days. `month` is 1 to 12; any other is as long as August.
pub fn length_of_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The first day of the period that holds a date: the Monday of its week, or the first of its month, quarter or year.
pub fn beginning_of_period(period: Period, date: Date) -> Date {
    let month = match period {
        Period::Week => {
            // 1970-01-01 was a Thursday.
            let number = date.number();
            return Date::of_number(number - (number + 3).rem_euclid(7));
        }
        Period::Month => date.month,
        Period::Quarter => date.month - (date.month - 1) % 3,
        Period::Year => 1,
    };
    Date { year: date.year, month, day: 1 }
}

/// The first day of the period that comes so many after the one that holds a date.
pub fn beginning_after(period: Period, date: Date, periods: u8) -> Date {
    let beginning = beginning_of_period(period, date);
    let months = match period {
        Period::Week => return Date::of_number(beginning.number() + 7 * i32::from(periods)),
        Period::Month => 1,
        Period::Quarter => 3,
        Period::Year => 12,
    };
    let months = i32::from(beginning.month) - 1 + months * i32::from(periods);
    Date { year: beginning.year + months / 12, month: (months % 12 + 1) as u8, day: 1 }
}
