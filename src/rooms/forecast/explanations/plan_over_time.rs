//! A plan over time, as explanations of its numbers write it down.

use funnelwright_core::calc::simulation::Bands;
use funnelwright_core::calc::timeline::{Forecast, Timeline};
use funnelwright_core::plan::{Date, Measure};
use yew::prelude::*;

use crate::rooms::explain::Explanation;
use crate::rooms::explain::working::{Expression, Working};
use funnelwright::i18n::{Locale, Part};
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::metrics::Unit;

/// A plan over time.
pub struct PlanOverTime<'a> {
    pub working: Working<'a>,
    pub today: Date,
    pub timeline: Timeline<'a>,
    pub forecast: Forecast,
    /// `None` until they are drawn.
    pub bands: Option<&'a Bands>,
    /// What the period is called that begins on a day.
    pub named: &'a dyn Fn(Date) -> AttrValue,
}

/// What adds to a number.
pub struct Piece {
    pub what: Part,
    /// `None` where it is several things together.
    pub expression: Option<Expression>,
    pub amount: f64,
}

/// The most pieces of a kind that are told one by one.
pub const MOST_PIECES: usize = 5;

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
    pub fn name(&self, period: usize) -> AttrValue {
        self.forecast.periods.get(period).map(|period| (self.named)(period.begins)).unwrap_or_default()
    }

    /// What the total to reach counts.
    pub fn unit(&self) -> Unit {
        if self.forecast.measure == Measure::Customers { Unit::Expected } else { Unit::Money }
    }

    /// The total to reach, as it is typed.
    pub fn target(&self) -> AttrValue {
        let unit = if self.forecast.measure == Measure::Customers { Unit::Count } else { Unit::Money };
        self.working.print(unit, self.forecast.target)
    }

    /// An amount of what the total to reach counts.
    pub fn amount(&self, amount: f64) -> Expression {
        self.written(amount, self.forecast.measure != Measure::Customers)
    }

    pub fn written(&self, amount: f64, is_money: bool) -> Expression {
        if is_money { self.working.money(amount) } else { self.working.number(amount) }
    }

    /// The largest few of the pieces, in their order, and all others together where there are several.
    pub fn fewer(&self, mut pieces: Vec<Piece>) -> Vec<Piece> {
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
    pub fn adding_up(&self, explanation: Explanation, pieces: Vec<Piece>, is_money: bool) -> Explanation {
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
