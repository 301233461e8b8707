//! Pictures of computed numbers, as SVG. Invariant: a chart knows nothing of plans; it is told numbers, words and units.
//!
//! Each has a caption that states its conclusion, and a table of its data, of its own or beside it. What is drawn is a
//! [`plot::Plot`], on the page as in a saved picture.

mod axis;
mod cursor;
mod frame;
mod labels;
mod plot;
pub mod scenario_bars;
pub mod timeline;

use funnelcast_core::model::Currency;
use yew::AttrValue;

use crate::i18n::Locale;

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

    fn print_range(self, locale: &Locale, (low, high): (f64, f64)) -> AttrValue {
        locale.range(self.print(locale, low), self.print(locale, high))
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

/// How many times what else is to be seen a goal may be and still be drawn: beyond, all else would lie at the bottom.
const FAR: f64 = 2.5;

/// The goal's line, where it can be shown along with these amounts.
fn shown_goal(goal: &Option<GoalLine>, amounts: impl Iterator<Item = f64>) -> Option<&GoalLine> {
    let greatest = amounts.fold(0.0, |greatest: f64, amount| greatest.max(amount.abs()));
    goal.as_ref().filter(|goal| goal.amount.abs() <= FAR * greatest)
}
