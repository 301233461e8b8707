//! The numbers of one period to come. Invariant: in the order in which one rests on another.

use funnelwright_core::calc::simulation::Band;
use funnelwright_core::calc::timeline::{FromStanding, Outcome, Sources};
use funnelwright_core::plan::Measure;

use super::entries::expected;
use super::plan_over_time::PlanOverTime;
use super::{cash, entries, inflow};
use crate::rooms::explain::Explanation;
use crate::rooms::explain::working::{Expression, Words, Working};
use funnelwright::i18n::{Messages, Part};
use funnelwright::page::phrases::measure_word;
use funnelwright::widgets::metrics::{self, Metric};
use funnelwright::widgets::names::name_part;

pub fn explanations(over_time: &PlanOverTime, period: usize) -> Vec<Explanation> {
    let working = &over_time.working;
    let plan = &working.figures.plan;
    let sources = over_time.timeline.sources(&plan.what_if, period);
    let (Some(expected), Some(sources)) = (over_time.forecast.periods.get(period), sources) else { return Vec::new() };
    let outcome = &expected.outcome;
    let mut explanations = Vec::new();
    for (stage, entries) in outcome.entries.iter().enumerate() {
        let explained = match stage {
            0 => inflow::explanation(over_time, period, expected.begins, *entries),
            _ => entries::explanation(over_time, &sources, period, stage, *entries),
        };
        let name = name_part(working.figures.stage_name(working.locale, stage));
        explanations.push(explained.titled(working.messages().over_time_entries(name)));
    }
    let of_period = working.within_time(None, Some(period));
    let words = [Messages::math_customers, Messages::over_time_customers_formula];
    explanations.push(of_period.explain(metrics::FORECAST_CUSTOMERS, words, outcome.customers, None));
    explanations.push(revenue(over_time, &of_period, &sources, outcome));
    explanations.push(cash::explanation(over_time, &sources, period, outcome));
    explanations.push(running(over_time, &of_period, period, outcome));
    explanations.extend(chance(over_time, &of_period, period));
    let likely = over_time.bands.and_then(|bands| bands.periods.get(period)).map(|drawn| drawn.revenue);
    let of_revenue = [metrics::FORECAST_REVENUE_P10, metrics::FORECAST_REVENUE_P50, metrics::FORECAST_REVENUE_P90];
    explanations.push(percentiles(over_time, &of_period, likely, of_revenue));
    explanations
}

fn revenue(over_time: &PlanOverTime, of_period: &Working, sources: &Sources, outcome: &Outcome) -> Explanation {
    let working = &over_time.working;
    let plan = &working.figures.plan;
    let (sale, values) = (plan.sale_position(), working.values());
    let own: Vec<(&FromStanding, f64)> = sources
        .from_standing
        .get(sale)
        .into_iter()
        .flatten()
        .filter_map(|from| Some((from, from.value?)))
        .filter(|(from, _)| expected(from) > 0.0)
        .collect();
    let of_own: f64 = own.iter().map(|(from, _)| expected(from)).sum();
    let term = |(stage, entries): (usize, &Option<f64>)| {
        let entries = (*entries)?;
        let usual = if stage == sale { (entries - of_own).max(0.0) } else { entries };
        let is_told = if stage == sale { usual > 1e-9 * entries || own.is_empty() } else { values.at(stage) > 0.0 };
        is_told.then(|| working.product(working.number(usual), working.money(values.at(stage))))
    };
    let usual = outcome.entries.iter().enumerate().filter_map(term);
    let own = own.iter().map(|(from, value)| working.product(working.number(expected(from)), working.money(*value)));
    let words = [Messages::math_revenue, Messages::over_time_revenue_formula];
    let sum = working.summed(usual.chain(own));
    let explained = of_period.explain(metrics::FORECAST_REVENUE, words, outcome.revenue, sum);
    explained.noted(Some(working.messages().over_time_revenue_note().into()))
}

fn running(over_time: &PlanOverTime, of_period: &Working, period: usize, outcome: &Outcome) -> Explanation {
    let working = &over_time.working;
    let messages = working.messages();
    let forecast = &over_time.forecast;
    let before = period.checked_sub(1).and_then(|before| forecast.running.get(before).copied().flatten());
    let added: Option<Expression> = match forecast.measure {
        Measure::Profit => outcome
            .revenue
            .zip(outcome.cost)
            .map(|(revenue, cost)| working.difference(working.money(revenue), working.money(cost))),
        measure => outcome.of(measure).map(|added| over_time.amount(added)),
    };
    let expression = working.summed(before.map(|before| over_time.amount(before)).into_iter().chain(added));
    let value = forecast.running.get(period).copied().flatten();
    let words: Words = [Messages::over_time_running_formula; 2];
    let explained = of_period.explain(metrics::FORECAST_RUNNING, words, value, expression);
    let figure = of_period.figure(metrics::FORECAST_RUNNING, value);
    let result = figure.printed(working.locale, &|amount| working.print(over_time.unit(), amount));
    let explained = Explanation { result, ..explained };
    let target = (forecast.target > 0.0).then(|| {
        messages.over_time_running_note(over_time.target(), over_time.name(forecast.due.saturating_sub(1))).into()
    });
    explained.noted(target).titled(messages.over_time_running(measure_word(forecast.measure, working.locale)))
}

/// Without anything to reach there is none.
fn chance(over_time: &PlanOverTime, of_period: &Working, period: usize) -> Option<Explanation> {
    let working = &over_time.working;
    if over_time.forecast.target <= 0.0 {
        return None;
    }
    let drawn = over_time.bands.and_then(|bands| Some((bands.periods.get(period)?.chance, bands.trials as f64)));
    let expression = drawn.map(|(chance, trials)| {
        let reached = (chance * trials).round();
        working.quotient(working.number(reached), working.number(trials))
    });
    let words = [Messages::over_time_chance, Messages::over_time_chance_formula];
    let value = drawn.map(|(chance, _)| chance);
    let explained = of_period.explain(metrics::FORECAST_CHANCE, words, value, expression);
    Some(Explanation { note: Some(trials_note(over_time, drawn.is_some())), ..explained })
}

/// What revenue lies between, by its percentiles.
pub fn percentiles(
    over_time: &PlanOverTime,
    of_period: &Working,
    band: Option<Band>,
    metrics: [Metric; 3],
) -> Explanation {
    let working = &over_time.working;
    let messages = working.messages();
    let [low, middle, high] = metrics;
    let result = messages.over_time_percentiles_shown(
        of_period.shown(low, band.map(|band| band.low)),
        of_period.shown(middle, band.map(|band| band.middle)),
        of_period.shown(high, band.map(|band| band.high)),
    );
    let trials = over_time.bands.map(|bands| {
        let trials = working.locale.count(bands.trials as f64);
        Working::words(messages.over_time_percentiles_of(trials))
    });
    let words = [Messages::over_time_percentiles, Messages::over_time_percentiles_formula];
    working.explanation(words, trials, result.html(), Some(trials_note(over_time, band.is_some())))
}

/// What trials are, or why there are none.
fn trials_note(over_time: &PlanOverTime, is_drawn: bool) -> Part {
    let working = &over_time.working;
    let messages = working.messages();
    match working.reach(0, working.figures.plan.sale_position()) {
        None => messages.math_no_data().into(),
        Some(_) if is_drawn => messages.over_time_trials_note().into(),
        Some(_) => messages.forecast_no_spread().into(),
    }
}
