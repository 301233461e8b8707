//! Days. Invariant: every date is one that exists in the proleptic Gregorian calendar.

/// A day. Dates are in the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    pub(super) const FIRST: Date = Date { year: 1, month: 1, day: 1 };

    /// `None` for a day that no month has, and outside the years 1 to 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=length_of_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// `month` is 1 to 12.
    pub(crate) fn first_of_month(year: i32, month: u8) -> Self {
        Self { year, month, day: 1 }
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

    /// As `2027-03-14` (ISO 8601).
    pub fn to_iso(self) -> String {
        let digits = |number: i32, length: usize| {
            let digits = number.to_string();
            ["0".repeat(length.saturating_sub(digits.len())), digits].concat()
        };
        [digits(self.year, 4), digits(self.month.into(), 2), digits(self.day.into(), 2)].join("-")
    }

    /// `None` for anything that [`Self::to_iso`] does not print.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let date = Self::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)?;
        (date.to_iso() == text).then_some(date)
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
    pub(crate) fn of_number(number: i32) -> Self {
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
