//! Arithmetic written down with a plan's numbers. Invariant: read by the usual precedence, an expression means what it was made of.

use funnelwright_core::calc::{RateInForce, Requirement, Solve, StageReport};
use funnelwright_core::plan::{Decimal, Money, Rate, Stage, Target};
use yew::{AttrValue, Html};

use super::explanation::Explanation;
use crate::rooms::hours::hours_word;
use funnelwright::i18n::{Locale, Messages, Part};
use funnelwright::widgets::figure::Figure;
use funnelwright::widgets::figures::Figures;
use funnelwright::widgets::metrics::{Metric, Unit};

/// The plan whose numbers are written down, and the stage and the period to come that they are of.
pub struct Working<'a> {
    pub figures: &'a Figures,
    pub locale: &'a Locale,
    position: Option<usize>,
    period: Option<usize>,
}

#[derive(Clone)]
pub struct Expression {
    pub words: Part,
    binding: Binding,
}

/// How firmly the parts of an expression hold together.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Binding {
    /// Or a negative number.
    Sum,
    Product,
    Number,
}

/// What an entry into each stage counts for, in major units or in customers.
pub struct Weights {
    amounts: Vec<f64>,
    is_money: bool,
}

/// The title and the formula of an explanation.
pub type Words = [fn(&Messages) -> AttrValue; 2];

/// The least that a number which is not whole is scaled to: nine digits of it are written.
const NINE_DIGITS: f64 = 1e8;
/// A double has so many times that.
const MORE_DIGITS: f64 = 1e6;

impl<'a> Working<'a> {
    pub fn new(figures: &'a Figures, locale: &'a Locale, position: Option<usize>) -> Self {
        Self { figures, locale, position, period: None }
    }

    /// Of the stage and the period to come at these positions.
    pub fn within_time(&self, position: Option<usize>, period: Option<usize>) -> Self {
        Self { position, period, ..*self }
    }

    pub fn messages(&self) -> &'a Messages {
        &self.locale.messages
    }

    /// A number worked out by `expression`, or by nothing but its formula; without a number, there are no data.
    pub fn explain(
        &self,
        metric: Metric,
        words: Words,
        value: Option<f64>,
        expression: Option<Expression>,
    ) -> Explanation {
        self.explain_worded(metric, words.map(|word| word(self.messages())), value, expression)
    }

    /// The same with the title and the formula as they are read.
    pub fn explain_worded(
        &self,
        metric: Metric,
        words: [AttrValue; 2],
        value: Option<f64>,
        expression: Option<Expression>,
    ) -> Explanation {
        let result = self.shown(metric, value);
        let substitution = expression.filter(|_| value.is_some());
        let note = value.is_none().then(|| self.messages().math_no_data().into());
        self.worded(words, substitution, result, note)
    }

    pub fn explanation(
        &self,
        words: Words,
        expression: Option<Expression>,
        result: Html,
        note: Option<Part>,
    ) -> Explanation {
        self.worded(words.map(|word| word(self.messages())), expression, result, note)
    }

    fn worded(
        &self,
        [title, formula]: [AttrValue; 2],
        expression: Option<Expression>,
        result: Html,
        note: Option<Part>,
    ) -> Explanation {
        let substitution = expression.map(|expression| self.messages().math_equation(expression.words));
        Explanation { title, formula, parts: Vec::new(), substitution, result, note }
    }

    /// Something to be solved for, which `expression` gives.
    pub fn solved(
        &self,
        metric: Metric,
        words: Words,
        solve: Solve,
        expression: impl FnOnce() -> Expression,
    ) -> Option<Explanation> {
        let messages = self.messages();
        let print = |value: f64| self.print(metric.unit, value);
        let (value, shown, is_worked_out, note) = match solve {
            Solve::Irrelevant => return None,
            Solve::NoData => (None, messages.figure_none(), false, messages.math_no_data()),
            Solve::Impossible { needs: None } => {
                (None, messages.solve_impossible(), false, messages.math_solve_never())
            }
            Solve::Impossible { needs: Some(needs) } => {
                let shown = messages.solve_impossible_needs(print(needs)).text().into();
                (None, shown, true, messages.math_solve_note())
            }
            Solve::At(0.0) => (Some(0.0), print(0.0), false, messages.math_solve_met()),
            Solve::At(value) => (Some(value), print(value), true, messages.math_solve_note()),
        };
        let result = self.figure(metric, value).worded(shown);
        Some(self.explanation(words, is_worked_out.then(expression), result, Some(note.into())))
    }

    /// A number by itself.
    pub fn shown(&self, metric: Metric, value: Option<f64>) -> Html {
        self.figure(metric, value).printed(self.locale, &|value| self.print(metric.unit, value))
    }

    /// A number in words, with the sign of hours, which have no heading here.
    pub fn print(&self, unit: Unit, value: f64) -> AttrValue {
        match unit {
            Unit::Hours => hours_word(value, self.locale),
            _ => unit.print(value, self.locale, self.figures.plan.currency),
        }
    }

    pub fn figure(&self, metric: Metric, value: Option<f64>) -> Figure {
        let figure = Figure::new(metric, value);
        let figure = self.position.into_iter().fold(figure, Figure::of_stage);
        self.period.into_iter().fold(figure, Figure::of_period)
    }

    /// What is to be said of a requirement, which the goal asks of some stage.
    pub fn requirement_note(&self, required: Requirement) -> AttrValue {
        let messages = self.messages();
        match required {
            Requirement::NoData => messages.math_no_data(),
            Requirement::Never => messages.math_required_never(),
            Requirement::Beyond => messages.math_required_beyond(),
            Requirement::Top(0) => messages.math_required_nothing(),
            Requirement::Top(_) => messages.math_required_note(),
        }
    }

    pub fn words(words: impl Into<Part>) -> Expression {
        Expression { words: words.into(), binding: Binding::Number }
    }

    pub fn number(&self, value: f64) -> Expression {
        self.number_towards(value, value)
    }

    pub fn money(&self, value: f64) -> Expression {
        self.money_towards(value, value)
    }

    /// With so many digits that a difference of such numbers which comes to `result` has nine.
    pub fn number_towards(&self, value: f64, result: f64) -> Expression {
        // What a double holds beyond its whole part is within the range of a decimal.
        let is_whole = value.fract() == 0.0;
        let exact = || self.locale.number(decimal(value, result));
        Expression::of(if is_whole { self.locale.count(value) } else { exact() }, value)
    }

    /// As [`Self::number_towards`].
    pub fn money_towards(&self, value: f64, result: f64) -> Expression {
        let currency = self.figures.plan.currency;
        let is_whole = value.fract() == 0.0;
        let exact = || self.locale.money_exact(decimal(value, result), currency);
        Expression::of(if is_whole { self.locale.money(value, currency) } else { exact() }, value)
    }

    pub fn amount(&self, value: f64, weights: &Weights) -> Expression {
        if weights.is_money { self.money(value) } else { self.number(value) }
    }

    /// A share that nobody typed, in percent.
    pub fn part(&self, share: f64) -> Expression {
        Self::words(self.locale.percent_exact(decimal(share, share)))
    }

    /// A typed rate in percent.
    pub fn percent(&self, rate: Rate) -> Expression {
        let exact = rate.to_decimal().map(|rate| self.locale.percent_exact(rate));
        Self::words(exact.unwrap_or_else(|| self.locale.percent(rate.to_f64())))
    }

    pub fn stage(&self, position: usize) -> Option<&'a StageReport> {
        self.figures.now.stages.get(position)
    }

    fn expected_number(&self, position: usize) -> Option<f64> {
        self.stage(position)?.expected_count
    }

    pub fn expected(&self, position: usize) -> Expression {
        self.number_or_none(self.expected_number(position))
    }

    pub fn number_or_none(&self, value: Option<f64>) -> Expression {
        value.map_or_else(|| Self::words(self.messages().figure_none()), |value| self.number(value))
    }

    /// The rate into a stage: of counts as their fraction, so that nothing is rounded.
    pub fn rate(&self, position: usize) -> Expression {
        match self.stage(position).and_then(|stage| stage.rate) {
            None => self.number_or_none(None),
            Some(RateInForce { rate, is_typed: true }) => self.percent(rate),
            Some(RateInForce { rate, .. }) => {
                self.fraction(self.number(rate.numerator() as f64), self.number(rate.denominator() as f64))
            }
        }
    }

    /// The share of those at one stage who get to a later one; `None` where it is the same.
    pub fn share(&self, from: usize, to: usize) -> Option<Expression> {
        match (self.expected_number(from), self.expected_number(to)) {
            _ if from == to => None,
            (Some(before), Some(after)) if before > 0.0 => Some(self.fraction(self.number(after), self.number(before))),
            _ => (from + 1..=to).map(|position| self.rate(position)).reduce(|left, right| self.product(left, right)),
        }
    }

    /// Its number; `None` where a rate on the way is undefined.
    pub fn reach(&self, from: usize, to: usize) -> Option<f64> {
        self.figures.now.reach(from, to)
    }

    /// What so many entries into a stage bring with all that follows.
    pub fn bringing(&self, entries: Expression, into: usize, weights: &Weights) -> Expression {
        // An entry that is a customer itself needs no factor.
        let is_counted = !weights.is_money && weights.amounts.iter().rposition(|amount| *amount != 0.0) == Some(into);
        if is_counted { entries } else { self.product(entries, self.worth(into, weights)) }
    }

    /// What an entry into a stage brings with all that follows.
    fn worth(&self, from: usize, weights: &Weights) -> Expression {
        let terms = weights.amounts.iter().enumerate().skip(from).filter(|(_, amount)| **amount != 0.0);
        let terms = terms.map(|(position, amount)| match self.share(from, position) {
            Some(share) if weights.is_money => self.product(share, self.money(*amount)),
            Some(share) => share,
            None => self.amount(*amount, weights),
        });
        terms.reduce(|left, right| self.sum(left, right)).unwrap_or_else(|| self.amount(0.0, weights))
    }

    /// What all entries together bring. Where there are no amounts, that of the sale stage says so.
    pub fn total(&self, weights: &Weights) -> Expression {
        let sale = self.figures.plan.sale_position();
        let has_none = weights.amounts.iter().all(|amount| *amount == 0.0);
        let counting = |position: usize, amount: f64| if has_none { position == sale } else { amount != 0.0 };
        let terms = weights.amounts.iter().enumerate().filter(|(position, amount)| counting(*position, **amount));
        let terms = terms.map(|(position, amount)| self.product(self.expected(position), self.money(*amount)));
        terms.reduce(|left, right| self.sum(left, right)).unwrap_or_else(|| self.money(0.0))
    }

    /// Whether a stage is expected to be reached by exactly its count.
    pub fn is_counted(&self, position: usize) -> bool {
        let is_typed = |stage: &StageReport| stage.rate.is_some_and(|rate| rate.is_typed);
        self.figures.plan.what_if.top.is_none() && !self.figures.now.stages.iter().take(position + 1).any(is_typed)
    }

    /// How many get to a stage under the what-if; `None` where that is not by the rates.
    pub fn passing(&self, position: usize) -> Option<Expression> {
        let is_known = |position: usize| self.stage(position).is_some_and(|stage| stage.rate.is_some());
        if position == 0 || self.is_counted(position) || !(1..=position).all(is_known) {
            return None;
        }
        let rates = (1..=position).map(|position| self.rate(position));
        Some(rates.fold(self.expected(0), |entries, rate| self.product(entries, rate)))
    }

    /// The goal's requirement at the top, before it is rounded up.
    pub fn required(&self) -> Expression {
        let weights = self.goal_weights();
        self.quotient(self.amount(self.goal_amount(), &weights), self.worth(0, &weights))
    }

    /// What the goal lacks without what entries into the stages that `counts` count for.
    pub fn lacking(&self, weights: &Weights, counts: impl Fn(usize) -> bool) -> Expression {
        let terms =
            weights.amounts.iter().enumerate().filter(|(position, amount)| counts(*position) && **amount != 0.0);
        let besides: f64 =
            terms.map(|(position, amount)| self.expected_number(position).unwrap_or_default() * *amount).sum();
        let goal = self.amount(self.goal_amount(), weights);
        if besides == 0.0 { goal } else { self.difference(goal, self.amount(besides, weights)) }
    }

    /// In major units or customers.
    pub fn goal_amount(&self) -> f64 {
        match self.figures.plan.goal.target {
            Target::Customers(count) => count.get() as f64,
            Target::Revenue(money) | Target::Profit(money) => self.major(money),
        }
    }

    pub fn values(&self) -> Weights {
        let plan = &self.figures.plan;
        let value = |stage: &Stage| self.major(plan.what_if.values.get(stage.id).unwrap_or(stage.value));
        Weights { amounts: plan.stages.iter().map(value).collect(), is_money: true }
    }

    pub fn costs(&self) -> Weights {
        let plan = &self.figures.plan;
        let cost = |stage: &Stage| self.major(plan.what_if.costs.get(stage.id).unwrap_or(stage.cost));
        Weights { amounts: plan.stages.iter().map(cost).collect(), is_money: true }
    }

    pub fn customers(&self) -> Weights {
        let plan = &self.figures.plan;
        let sale = plan.sale_position();
        let amounts = (0..plan.stages.len()).map(|position| if position == sale { 1.0 } else { 0.0 });
        Weights { amounts: amounts.collect(), is_money: false }
    }

    /// What counts towards the goal.
    pub fn goal_weights(&self) -> Weights {
        match self.figures.plan.goal.target {
            Target::Customers(_) => self.customers(),
            Target::Revenue(_) => self.values(),
            Target::Profit(_) => {
                let (values, costs) = (self.values().amounts, self.costs().amounts);
                let amounts = values.iter().zip(&costs).map(|(value, cost)| value - cost);
                Weights { amounts: amounts.collect(), is_money: true }
            }
        }
    }

    fn major(&self, money: Money) -> f64 {
        money.major_units(self.figures.plan.currency)
    }

    pub fn sum(&self, left: Expression, right: Expression) -> Expression {
        let words = self.messages().math_sum(left.words, self.within(right, Binding::Product));
        Expression { words: words.into(), binding: Binding::Sum }
    }

    pub fn difference(&self, left: Expression, right: Expression) -> Expression {
        let words = self.messages().math_difference(left.words, self.within(right, Binding::Product));
        Expression { words: words.into(), binding: Binding::Sum }
    }

    pub fn product(&self, left: Expression, right: Expression) -> Expression {
        let left = self.within(left, Binding::Product);
        let words = self.messages().math_product(left, self.within(right, Binding::Product));
        Expression { words: words.into(), binding: Binding::Product }
    }

    pub fn quotient(&self, left: Expression, right: Expression) -> Expression {
        let left = self.within(left, Binding::Product);
        let words = self.messages().math_quotient(left, self.within(right, Binding::Number));
        Expression { words: words.into(), binding: Binding::Product }
    }

    pub fn power(&self, base: Expression, exponent: usize) -> Expression {
        let words = self.messages().math_power(base.words, self.locale.count(exponent as f64));
        Expression { words: words.into(), binding: Binding::Number }
    }

    pub fn summed(&self, terms: impl IntoIterator<Item = Expression>) -> Option<Expression> {
        terms.into_iter().reduce(|left, right| self.sum(left, right))
    }

    fn fraction(&self, part: Expression, whole: Expression) -> Expression {
        let words = self.messages().math_fraction(part.words, whole.words);
        Expression { words: words.into(), binding: Binding::Product }
    }

    fn within(&self, expression: Expression, least: Binding) -> Part {
        if expression.binding < least { self.messages().math_group(expression.words).into() } else { expression.words }
    }
}

impl Expression {
    fn of(words: AttrValue, value: f64) -> Self {
        Self { words: words.into(), binding: if value < 0.0 { Binding::Sum } else { Binding::Number } }
    }
}

impl Weights {
    /// Without what the stage at a position brings.
    pub fn without(mut self, position: usize, amount: f64) -> Self {
        if let Some(weight) = self.amounts.get_mut(position) {
            *weight -= amount;
        }
        self
    }

    pub fn at(&self, position: usize) -> f64 {
        self.amounts.get(position).copied().unwrap_or_default()
    }
}

/// A number that is not whole, to nine digits at least, and to as many of `result` as a double has.
fn decimal(value: f64, result: f64) -> Decimal {
    let enough = NINE_DIGITS * (value / result).abs().clamp(1.0, MORE_DIGITS);
    let mut scaled = value;
    let mut scale = 0;
    while scale < Decimal::MAXIMUM_SCALE && scaled.abs() < enough && scaled.fract() != 0.0 {
        scaled *= 10.0;
        scale += 1;
    }
    Decimal::new(i128::from(scaled.round() as i64), scale).unwrap_or(Decimal::ZERO)
}
