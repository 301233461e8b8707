//! A requirement by the day and the week. Invariant: a period has the same working days whichever month it is.

use crate::plan::Period;

/// The required top volume, and what of it is lacking, spread evenly over the period. A negative
/// gap is to spare.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    pub required_per_working_day: f64,
    pub required_per_week: f64,
    pub gap_per_working_day: f64,
    pub gap_per_week: f64,
}

impl Pace {
    pub(super) fn new(required: f64, gap: f64, period: Period) -> Self {
        let (days, weeks) = (working_days(period), weeks(period));
        Self {
            required_per_working_day: required / days,
            required_per_week: required / weeks,
            gap_per_working_day: gap / days,
            gap_per_week: gap / weeks,
        }
    }
}

/// Source: 52 weeks of 5 days less about 8 public holidays make 252 days a year, so 63 a quarter and 21 a month.
pub fn working_days(period: Period) -> f64 {
    match period {
        Period::Week => 5.0,
        Period::Month => 21.0,
        Period::Quarter => 63.0,
        Period::Year => 252.0,
    }
}

/// Source: 52 weeks a year.
pub fn weeks(period: Period) -> f64 {
    match period {
        Period::Week => 1.0,
        Period::Month => 52.0 / 12.0,
        Period::Quarter => 13.0,
        Period::Year => 52.0,
    }
}
