//! What a number measures, and therefore how it is printed.

use funnelwright_core::plan::Currency;
use yew::AttrValue;

use crate::i18n::Locale;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// How many, a whole number.
    Count,
    /// How many on average.
    Expected,
    /// How many on average, where that may be less than one.
    Average,
    /// A fraction of 1, in percent.
    Rate,
    /// To three digits.
    RateInBrief,
    /// A rate in whole percents, which is none or all only where it is certain.
    Chance,
    Money,
    /// To three digits.
    MoneyInBrief,
    /// As a number alone, as under a heading that says that they are hours.
    Hours,
    /// Which of the periods to come, from 1.
    PeriodNumber,
}

impl Unit {
    pub fn print(self, value: f64, locale: &Locale, currency: Currency) -> AttrValue {
        match self {
            Unit::Count | Unit::PeriodNumber => locale.count(value),
            Unit::Expected => locale.expected(value),
            Unit::Average | Unit::Hours => locale.average(value),
            Unit::Rate => locale.percent(value),
            Unit::RateInBrief => locale.percent_brief(value),
            Unit::Chance => locale.chance(value),
            Unit::Money => locale.money(value, currency),
            Unit::MoneyInBrief => locale.money_brief(value, currency),
        }
    }

    /// How much a number has changed, with its sign.
    pub fn print_change(self, change: f64, locale: &Locale, currency: Currency) -> AttrValue {
        match self {
            Unit::Count | Unit::PeriodNumber | Unit::Expected | Unit::Average | Unit::Hours => {
                locale.change_count(change)
            }
            Unit::Rate | Unit::RateInBrief | Unit::Chance => locale.change_points(change),
            Unit::Money | Unit::MoneyInBrief => locale.change_money(change, currency),
        }
    }
}
