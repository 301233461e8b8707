//! Words that several places say in the same way.

use funnelwright_core::calc::Requirement;
use funnelwright_core::plan::{Currency, MAXIMUM_SCENARIOS, MAXIMUM_STAGES, Measure, Period, PlanProblem, Target};
use yew::prelude::*;

use crate::i18n::{Locale, Part, Phrase};
use crate::state::Refusal;
use crate::widgets::figure::Figure;
use crate::widgets::figures::Figures;
use crate::widgets::metrics::{self, Metric};

/// "45 customers", "€500,000 revenue".
pub fn goal_words(figures: &Figures, locale: &Locale) -> Part {
    let plan = &figures.plan;
    let money = |money| locale.amount(money, plan.currency);
    match plan.goal.target {
        Target::Customers(count) => {
            let count = count.get() as f64;
            locale.messages.goal_of_customers(count, locale.count(count)).into()
        }
        Target::Revenue(amount) => locale.messages.goal_of_revenue(money(amount)).into(),
        Target::Profit(amount) => locale.messages.goal_of_profit(money(amount)).into(),
    }
}

/// The number of a requirement, or why there is none.
pub fn required_figure(metric: Metric, required: Requirement, locale: &Locale, currency: Currency) -> Html {
    let messages = &locale.messages;
    let figure = Figure::new(metric, count_of(required));
    match required {
        Requirement::Top(_) | Requirement::NoData => figure.shown(locale, currency),
        Requirement::Never => figure.worded(messages.figure_never()),
        Requirement::Beyond => figure.worded(messages.figure_beyond()),
    }
}

pub fn count_of(required: Requirement) -> Option<f64> {
    match required {
        Requirement::Top(count) => Some(count as f64),
        _ => None,
    }
}

/// The word for what a goal measures.
pub fn measure_word(measure: Measure, locale: &Locale) -> AttrValue {
    match measure {
        Measure::Customers => locale.messages.goal_customers(),
        Measure::Revenue => locale.messages.goal_revenue(),
        Measure::Profit => locale.messages.goal_profit(),
    }
}

/// Why something was not done, in words.
pub fn refusal_words(refusal: Refusal, locale: &Locale) -> AttrValue {
    let messages = &locale.messages;
    match refusal {
        Refusal::Plan(PlanProblem::TooFewStages) => messages.refusal_few_stages(),
        Refusal::Plan(PlanProblem::TooManyStages) => {
            messages.refusal_many_stages(locale.count(MAXIMUM_STAGES as f64)).text().into()
        }
        Refusal::Plan(PlanProblem::TooManyScenarios) => {
            messages.what_if_full_up(locale.count(MAXIMUM_SCENARIOS as f64)).text().into()
        }
        Refusal::Plan(
            PlanProblem::RepeatedStage
            | PlanProblem::UnknownStage
            | PlanProblem::UnknownScenario
            | PlanProblem::NoSuchStep
            | PlanProblem::SectionFull
            | PlanProblem::PaymentsAboveAll,
        ) => messages.refusal_end(),
        Refusal::LastPlan => messages.refusal_last_plan(),
        Refusal::ReadOnly => messages.refusal_read_only(),
        Refusal::LinkNotLoaded => messages.app_later_failed(),
    }
}

/// The likely range of the customers of a period: "27 – 50".
pub fn customers_range(figures: &Figures, locale: &Locale) -> Option<Phrase> {
    let end = |metric, count: u64| Figure::new(metric, Some(count as f64)).shown(locale, figures.plan.currency);
    let (low, high) = figures.now.customers_range?;
    Some(locale.messages.number_range(end(metrics::CUSTOMERS_LOW, low), end(metrics::CUSTOMERS_HIGH, high)))
}

/// The likely range of the revenue of a period.
pub fn revenue_range(figures: &Figures, locale: &Locale) -> Option<Phrase> {
    let end = |metric, amount| Figure::new(metric, Some(amount)).shown(locale, figures.plan.currency);
    let (low, high) = figures.now.revenue_range?;
    Some(locale.messages.number_range(end(metrics::REVENUE_LOW, low), end(metrics::REVENUE_HIGH, high)))
}

/// Words that end in what of the required pace is lacking, where something is.
pub fn with_lacking_pace(words: impl Into<Part>, figures: &Figures, locale: &Locale) -> Part {
    let words = words.into();
    match &figures.now.pace {
        Some(pace) if pace.gap_per_working_day > 0.0 => {
            let more = |metric, count| Figure::new(metric, Some(count)).shown(locale, figures.plan.currency);
            let day = more(metrics::GAP_PER_WORKING_DAY, pace.gap_per_working_day);
            locale.messages.goal_takes_more(words, day, more(metrics::GAP_PER_WEEK, pace.gap_per_week)).into()
        }
        _ => words,
    }
}

/// "a month".
pub fn period_word(locale: &Locale, period: Period) -> AttrValue {
    match period {
        Period::Week => locale.messages.period_week(),
        Period::Month => locale.messages.period_month(),
        Period::Quarter => locale.messages.period_quarter(),
        Period::Year => locale.messages.period_year(),
    }
}
