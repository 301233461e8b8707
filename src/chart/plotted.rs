//! What is common to charts: data of which a plot is drawn, and the units and the goal of their amounts.

use funnelwright_core::plan::Currency;
use yew::AttrValue;

use super::keys::{Key, Reading};
use super::plot::{Plot, SeriesStyle};
use funnelwright::i18n::Locale;

/// Data of which a plot is drawn, as points from where reading begins.
pub trait Plotted {
    fn count(&self) -> usize;
    /// What a point comes to.
    fn reading(&self, place: usize, locale: &Locale) -> Option<Reading>;
    /// The one at a share of the plot's width; any place beyond the last is the last.
    fn place(&self, share: f64) -> usize;
    /// To what is drawn.
    fn keys(&self, locale: &Locale) -> Vec<Key>;
    fn plot(&self, looked_at: Option<usize>, locale: &Locale) -> Plot;
    /// What the names of the points are.
    fn head(&self, locale: &Locale) -> AttrValue;
}

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

    /// Each as short as it gets, for an axis.
    pub fn print_compact(self, locale: &Locale, amounts: &[f64]) -> Vec<AttrValue> {
        let print = locale.compact(match self {
            Unit::Count => None,
            Unit::Money(currency) => Some(currency),
        });
        amounts.iter().map(|amount| print(*amount)).collect()
    }

    /// To as many digits as an estimate has.
    pub fn print_brief(self, locale: &Locale, amount: f64) -> AttrValue {
        match self {
            Unit::Count => locale.expected(amount),
            Unit::Money(currency) => locale.money_brief(amount, currency),
        }
    }

    pub fn print_range(self, locale: &Locale, (low, high): (f64, f64)) -> AttrValue {
        locale.range(self.print_brief(locale, low), self.print_brief(locale, high))
    }
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
    pub fn is_near(&self, low: f64, high: f64) -> bool {
        self.amount.max(high) - self.amount.min(low) <= FAR * (high - low)
    }

    pub fn key(&self, is_shown: bool, locale: &Locale) -> Key {
        let beyond = || locale.messages.chart_beyond(self.label.clone()).text().into();
        Key { style: SeriesStyle::Goal, word: if is_shown { self.label.clone() } else { beyond() }, amount: None }
    }
}
