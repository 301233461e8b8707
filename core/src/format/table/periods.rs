//! Periods by their labels. Invariant: what is not plainly a period is none.

use super::options::{KnownWords, plain};
use crate::plan::Date;

/// A period that a label names. Periods of one kind are in the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// `2026`.
    Year(u16),
    /// `2026 Q3`: the quarter from 1 to 4.
    Quarter(u16, u8),
    /// `2026-07`, `July 2026`: the month from 1 to 12.
    Month(u16, u8),
    /// `July`, of a year that is not said: from 1 to 12.
    MonthOfYear(u8),
    /// `2026-07-14`.
    Day(Date),
}

impl Period {
    /// `None` for any other text. Months go by number or by one of the names that are known.
    pub(super) fn of(label: &str, words: &KnownWords) -> Option<Self> {
        if label.len() > 60 {
            return None;
        }
        let label = plain(label);
        if let Some(date) = Date::from_iso(&label) {
            return Some(Self::Day(date));
        }
        if let Some(month) = words.month(&label) {
            return Some(Self::MonthOfYear(month as u8 + 1));
        }
        let mut parts = label.split([' ', '-', '/', '.']).filter(|part| !part.is_empty());
        let (first, second) = (parts.next()?, parts.next());
        if parts.next().is_some() {
            return None;
        }
        let Some(second) = second else { return year(first).map(Self::Year) };
        let (year, part) = match (year(first), year(second)) {
            (Some(year), None) => (year, second),
            (None, Some(year)) => (year, first),
            _ => return None,
        };
        if let Some(quarter) = part.strip_prefix('q').and_then(|digits| within(digits, 4)) {
            return Some(Self::Quarter(year, quarter));
        }
        let by_name = || words.month(part).map(|month| month as u8 + 1);
        Some(Self::Month(year, (part.len() == 2).then(|| within(part, 12)).flatten().or_else(by_name)?))
    }

    /// How many periods of its kind after the first: of the same kind, those that follow each other differ by 1.
    fn ordinal(self) -> i64 {
        match self {
            Self::Year(year) => year.into(),
            Self::Quarter(year, quarter) => i64::from(year) * 4 + i64::from(quarter),
            Self::Month(year, month) => i64::from(year) * 12 + i64::from(month),
            Self::MonthOfYear(month) => month.into(),
            Self::Day(date) => date.number().into(),
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Year(year) => Self::Year(year + 1),
            Self::Quarter(year, 4) => Self::Quarter(year + 1, 1),
            Self::Quarter(year, quarter) => Self::Quarter(year, quarter + 1),
            Self::Month(year, 12) => Self::Month(year + 1, 1),
            Self::Month(year, month) => Self::Month(year, month + 1),
            Self::MonthOfYear(month) => Self::MonthOfYear(month % 12 + 1),
            Self::Day(date) => Self::Day(date),
        }
    }

    /// How far `later` is behind it; months of no year come round after twelve. `None` for periods of different kinds.
    pub(super) fn distance(self, later: Self) -> Option<i64> {
        if std::mem::discriminant(&self) != std::mem::discriminant(&later) {
            return None;
        }
        let distance = later.ordinal() - self.ordinal();
        Some(match self {
            Self::MonthOfYear(_) => distance.rem_euclid(12),
            _ => distance,
        })
    }

    /// Those between it and `later`; of days none, since they may be weeks. A year of gaps is told, no more.
    pub(super) fn between(self, later: Self) -> Vec<Self> {
        let distance = match self {
            Self::Day(_) => 0,
            _ => self.distance(later).unwrap_or(0),
        };
        let mut period = self;
        let gaps = (1..distance.min(13)).map(|_| {
            period = period.next();
            period
        });
        gaps.collect()
    }

    /// Whether a day may be in it. Of a single day, which may begin a week, nothing is known.
    pub(super) fn has(self, day: Date) -> bool {
        match self {
            Self::Year(year) => day.year() == year.into(),
            Self::Quarter(year, quarter) => (day.year(), day.month().div_ceil(3)) == (year.into(), quarter),
            Self::Month(year, month) => (day.year(), day.month()) == (year.into(), month),
            Self::MonthOfYear(month) => day.month() == month,
            Self::Day(_) => false,
        }
    }

    pub(super) fn is_year(self) -> bool {
        matches!(self, Self::Year(_))
    }
}

/// Of four ASCII digits, 1900 to 2100: others are more likely counts.
fn year(text: &str) -> Option<u16> {
    let is_plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| is_plain && (1900..=2100).contains(year))
}

fn within(digits: &str, most: u8) -> Option<u8> {
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| is_plain && (1..=most).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_periods_or_none() {
        let words = KnownWords { months: &MONTHS, ..KnownWords::default() };
        for (label, period) in [
            ("2026", Some(Period::Year(2026))),
            ("2026-07", Some(Period::Month(2026, 7))),
            ("07/2026", Some(Period::Month(2026, 7))),
            (" Jul.  2026", Some(Period::Month(2026, 7))),
            ("2026 q3", Some(Period::Quarter(2026, 3))),
            ("Q3-2026", Some(Period::Quarter(2026, 3))),
            ("dec", Some(Period::MonthOfYear(12))),
            ("2026-07-14", Date::new(2026, 7, 14).map(Period::Day)),
            ("2026-13", None),
            ("12000", None),
            ("1850", None),
            ("2026 2027", None),
            ("Visitors", None),
            ("", None),
        ] {
            assert_eq!(Period::of(label, &words), period, "{label:?}");
        }
        assert_eq!(
            Period::Month(2026, 11).between(Period::Month(2027, 2)),
            [Period::Month(2026, 12), Period::Month(2027, 1)]
        );
        assert_eq!(Period::MonthOfYear(12).distance(Period::MonthOfYear(1)), Some(1));
    }

    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
}
