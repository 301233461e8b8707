//! The inflow at the top in a period to come.

use funnelwright_core::calc::projection::{past_inflow, project};
use funnelwright_core::plan::{Change, Count, Date, Inflow, Method, Season};
use yew::AttrValue;

use super::plan_over_time::PlanOverTime;
use crate::rooms::explain::Explanation;
use crate::rooms::explain::working::{Expression, Working};
use crate::rooms::forecast::projection::trial_name;
use funnelwright::i18n::Messages;
use funnelwright::widgets::metrics;

/// In words, and with the numbers where there is something to work out.
type Derivation = (fn(&Messages) -> AttrValue, Option<Expression>);

pub fn explanation(over_time: &PlanOverTime, period: usize, begins: Date, entries: Option<f64>) -> Explanation {
    let working = &over_time.working;
    let plan = &working.figures.plan;
    let (formula, expression): Derivation = match &plan.forecast.inflow {
        Inflow::Growing { change: Change::NONE, season } if season.factors().is_empty() => {
            (Messages::over_time_steady_formula, None)
        }
        Inflow::Growing { change, season } => {
            (Messages::over_time_growing_formula, Some(growing(working, *change, season, period, begins)))
        }
        Inflow::Typed(volumes) => {
            (Messages::over_time_typed_formula, scaled(working, working.number(volumes.of(period).get() as f64)))
        }
        Inflow::Projected(method) => projected(working, *method, period),
    };
    let of_period = working.within_time(Some(0), Some(period));
    let explained = of_period.explain(metrics::FORECAST_ENTRIES, [formula; 2], entries, expression);
    let is_scaled = scale(working).is_some() && !matches!(plan.forecast.inflow, Inflow::Growing { .. });
    explained.noted(is_scaled.then(|| working.messages().over_time_scaled().into()))
}

fn growing(working: &Working, change: Change, season: &Season, period: usize, begins: Date) -> Expression {
    let mut product = working.expected(0);
    if change != Change::NONE && period > 0 {
        let change = change.get().to_f64();
        let (one, share) = (working.number(1.0), working.part(change.abs()));
        let growth = if change < 0.0 { working.difference(one, share) } else { working.sum(one, share) };
        product = working.product(product, working.power(growth, period));
    }
    if !season.factors().is_empty() {
        let factor = season.factor(begins.month(), working.figures.plan.period);
        product = working.product(product, working.number(factor));
    }
    product
}

fn projected(working: &Working, method: Method, period: usize) -> Derivation {
    let plan = &working.figures.plan;
    let history = past_inflow(plan);
    let Some(projection) = project(&history, method, plan.period, 1) else {
        return (Messages::over_time_level_formula, None);
    };
    let messages = working.messages();
    let ahead = period as f64 + 1.0;
    let words = || {
        let name = trial_name(projection.method, working.locale);
        Working::words(messages.over_time_projected_of(ahead, name, working.locale.count(ahead)))
    };
    let (formula, expression): (fn(&Messages) -> AttrValue, Expression) = match projection.method {
        Method::LinearTrend => (Messages::over_time_trend_formula, words()),
        Method::Seasonal => (Messages::over_time_seasonal_formula, words()),
        Method::MovingAverage(window) => {
            let last = history.get(history.len().saturating_sub(window.get().into())..).unwrap_or(&history);
            let sum = working.summed(last.iter().map(|past| working.number(*past))).unwrap_or_else(words);
            (Messages::over_time_average_formula, working.quotient(sum, working.number(last.len() as f64)))
        }
        Method::Best => (Messages::over_time_average_formula, words()),
    };
    (formula, scaled(working, expression.clone()).or(Some(expression)))
}

/// As the what-if's number at the top changes it; `None` where it does not.
fn scaled(working: &Working, expression: Expression) -> Option<Expression> {
    let (top, counted) = scale(working)?;
    if counted == 0.0 {
        return Some(working.number(top));
    }
    Some(working.quotient(working.product(expression, working.number(top)), working.number(counted)))
}

/// The what-if's number at the top, and the one that it is in place of.
fn scale(working: &Working) -> Option<(f64, f64)> {
    let plan = &working.figures.plan;
    let counted = plan.stages.first().map_or(0, |stage| stage.count.get());
    let top = plan.what_if.top.map(Count::get).filter(|top| *top != counted)?;
    Some((top as f64, counted as f64))
}
