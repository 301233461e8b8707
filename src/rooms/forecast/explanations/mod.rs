//! The numbers of the periods to come. Invariant: every part is of the forecast that is on the page.

mod cash;
mod entries;
mod horizon;
mod inflow;
mod period;
pub mod projection;
#[cfg(test)]
mod tests;

use funnelwright_core::calc::calendar::Date;
use funnelwright_core::calc::simulation::Bands;
use funnelwright_core::calc::timeline::{Forecast, Timeline};
use funnelwright_core::model::Measure;
use yew::prelude::*;

use super::periods;
use super::simulated::use_simulated;
use crate::rooms::explain::working::{COUNT, EXPECTED, Expression, MONEY, Print, Working};
use crate::rooms::explain::{Explanation, days, sheet};
use funnelwright::i18n::{Locale, Part};
use funnelwright::widgets::context::{Topic, UiContext};
use funnelwright::widgets::figures::Figures;

#[derive(Properties, PartialEq)]
pub struct OverTimeProperties {
    pub context: UiContext,
    pub figures: Figures,
    /// One that is of periods to come.
    pub topic: Topic,
}

/// What is shown of a topic.
#[component]
pub fn OverTime(properties: &OverTimeProperties) -> Html {
    let OverTimeProperties { context, figures, topic } = properties;
    let locale = context.locale();
    let today = periods::today();
    let simulated = use_simulated(&figures.plan, today);
    let Some(today) = today else { return Html::default() };
    let named = |date: Date| periods::long(figures.plan.period, date, locale);
    let over_time = PlanOverTime::new(figures, locale, today, simulated.bands.as_deref(), &named);
    sheet(figures, days(figures, locale), explanations(&over_time, *topic), locale)
}

pub fn explanations(over_time: &PlanOverTime, topic: Topic) -> Vec<Explanation> {
    match topic {
        Topic::Period(position) => period::explanations(over_time, position),
        Topic::Horizon => horizon::explanations(over_time),
        Topic::Levers => crate::rooms::levers::explanations::explanations(over_time),
        _ => Vec::new(),
    }
}

/// A plan over time.
pub struct PlanOverTime<'a> {
    pub working: Working<'a>,
    pub today: Date,
    pub timeline: Timeline<'a>,
    pub forecast: Forecast,
    /// `None` until they are drawn.
    bands: Option<&'a Bands>,
    /// What the period is called that begins on a day.
    named: &'a dyn Fn(Date) -> AttrValue,
}

/// What adds to a number.
struct Piece {
    what: Part,
    /// `None` where it is several things together.
    expression: Option<Expression>,
    amount: f64,
}

/// The most pieces of a kind that are told one by one.
const MOST_PIECES: usize = 5;

impl<'a> PlanOverTime<'a> {
    pub fn new(
        figures: &'a Figures,
        locale: &'a Locale,
        today: Date,
        bands: Option<&'a Bands>,
        named: &'a dyn Fn(Date) -> AttrValue,
    ) -> Self {
        let timeline = Timeline::new(&figures.plan, today);
        let forecast = timeline.forecast(&figures.plan.what_if);
        Self { working: Working::new(figures, locale, None), today, timeline, forecast, bands, named }
    }

    /// The name of the period at a position.
    fn name(&self, period: usize) -> AttrValue {
        self.forecast.periods.get(period).map(|period| (self.named)(period.begins)).unwrap_or_default()
    }

    /// How what the total to reach counts is printed.
    fn print(&self) -> Print {
        if self.forecast.measure == Measure::Customers { EXPECTED } else { MONEY }
    }

    /// The same as it is typed.
    fn target(&self) -> AttrValue {
        let print = if self.forecast.measure == Measure::Customers { COUNT } else { MONEY };
        print(&self.working, self.forecast.target)
    }

    /// An amount of what the total to reach counts.
    fn amount(&self, amount: f64) -> Expression {
        self.written(amount, self.forecast.measure != Measure::Customers)
    }

    fn written(&self, amount: f64, is_money: bool) -> Expression {
        if is_money { self.working.money(amount) } else { self.working.number(amount) }
    }

    /// The largest few of the pieces, in their order, and all others together where there are several.
    fn fewer(&self, mut pieces: Vec<Piece>) -> Vec<Piece> {
        pieces.retain(|piece| piece.amount > 0.0);
        if pieces.len() <= MOST_PIECES + 1 {
            return pieces;
        }
        let mut ranked: Vec<(usize, Piece)> = pieces.into_iter().enumerate().collect();
        ranked.sort_by(|(_, one), (_, other)| other.amount.total_cmp(&one.amount));
        let others = ranked.split_off(MOST_PIECES);
        ranked.sort_by_key(|(place, _)| *place);
        let mut told: Vec<Piece> = ranked.into_iter().map(|(_, piece)| piece).collect();
        let count = others.len() as f64;
        let what = self.working.messages().over_time_rest(count, self.working.locale.count(count)).into();
        told.push(Piece { what, expression: None, amount: others.iter().map(|(_, piece)| piece.amount).sum() });
        told
    }

    /// An explanation with what adds up to its number, where there is one.
    fn adding_up(&self, explanation: Explanation, pieces: Vec<Piece>, is_money: bool) -> Explanation {
        let messages = self.working.messages();
        if let Ok([Piece { expression: Some(expression), .. }]) = <&[Piece; 1]>::try_from(&pieces[..]) {
            return Explanation { substitution: Some(messages.math_equation(expression.words.clone())), ..explanation };
        }
        let written = |amount: f64| self.written(amount, is_money);
        let sum = self.working.summed(pieces.iter().map(|piece| written(piece.amount)));
        let parts = pieces.into_iter().map(|Piece { what, expression, amount }| match expression {
            Some(expression) => messages.over_time_part(what, expression.words, written(amount).words),
            None => messages.over_time_part_alone(what, written(amount).words),
        });
        let substitution = sum.map(|sum| messages.math_equation(sum.words));
        Explanation { parts: parts.collect(), substitution, ..explanation }
    }
}
