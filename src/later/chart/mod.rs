//! Pictures of computed numbers, as SVG. Invariant: a chart knows nothing of plans; it is told numbers, words and units.
//!
//! Each has a caption that states its conclusion, and a table of its data, of its own or beside it. What is drawn is a
//! [`plot::Plot`], on the page as in a saved picture.

mod axis;
mod cursor;
mod frame;
pub mod histogram;
mod labels;
mod paper;
mod plot;
mod save;
pub mod scenario_bars;
pub mod timeline;
pub mod tornado;

use funnelcast_core::model::Currency;
use yew::AttrValue;

use crate::i18n::Locale;
use frame::Key;
use plot::Ink;

/// What amounts are counted in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unit {
    /// People or deals.
    Count,
    /// In the major unit.
    Money(Currency),
}

impl Unit {
    pub fn print(self, locale: &Locale, amount: f64) -> AttrValue {
        match self {
            Unit::Count => locale.expected(amount),
            Unit::Money(currency) => locale.money(amount, currency),
        }
    }

    /// As short as it gets, for an axis.
    fn print_compact(self, locale: &Locale) -> impl Fn(f64) -> AttrValue {
        locale.compact(match self {
            Unit::Count => None,
            Unit::Money(currency) => Some(currency),
        })
    }

    /// To as many digits as an estimate has.
    fn print_brief(self, locale: &Locale, amount: f64) -> AttrValue {
        match self {
            Unit::Count => locale.expected(amount),
            Unit::Money(currency) => locale.money_brief(amount, currency),
        }
    }

    fn print_range(self, locale: &Locale, (low, high): (f64, f64)) -> AttrValue {
        locale.range(self.print_brief(locale, low), self.print_brief(locale, high))
    }
}

/// Who shows the numbers of a chart as a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Table {
    /// The chart itself, folded.
    Own,
    /// What stands beside the chart.
    Beside,
}

/// The amount to reach, as a line.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalLine {
    pub amount: f64,
    /// As "Goal €500,000".
    pub label: AttrValue,
}

/// How many times as much as all else that is to be seen a goal may be and still be drawn: beyond, all else would be small.
const FAR: f64 = 2.5;

impl GoalLine {
    /// Whether it can be shown along with amounts from one to another, and whatever else is to be seen.
    fn is_near(&self, low: f64, high: f64) -> bool {
        self.amount.max(high) - self.amount.min(low) <= FAR * (high - low)
    }

    fn key(&self, is_shown: bool, locale: &Locale) -> Key {
        let beyond = || locale.messages.chart_beyond(self.label.clone()).text().into();
        Key { ink: Ink::Goal, word: if is_shown { self.label.clone() } else { beyond() }, amount: None }
    }
}
