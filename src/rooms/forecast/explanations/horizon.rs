//! The numbers of all periods to come together, and of what comes after them.

use funnelwright_core::calc::timeline::Outcome;
use yew::AttrValue;

use super::period::percentiles;
use super::plan_over_time::PlanOverTime;
use crate::rooms::explain::Explanation;
use crate::rooms::explain::working::Working;
use funnelwright::i18n::Messages;
use funnelwright::widgets::metrics::{self, Metric, Unit};
use funnelwright::widgets::names::name_part;

pub fn explanations(over_time: &PlanOverTime) -> Vec<Explanation> {
    let working = &over_time.working;
    let mut explanations = Vec::new();
    for stage in 0..over_time.forecast.total.entries.len() {
        let of_stage = working.within_time(Some(stage), None);
        let name = name_part(working.figures.stage_name(working.locale, stage));
        let title = working.messages().over_time_entries(name).text().into();
        let of = |outcome: &Outcome| outcome.entries.get(stage).copied().flatten();
        explanations.push(total(over_time, &of_stage, metrics::FORECAST_TOTAL_ENTRIES, title, &of));
    }
    let messages = working.messages();
    let total =
        |metric, title: AttrValue, of: &dyn Fn(&Outcome) -> Option<f64>| total(over_time, working, metric, title, of);
    let customers = total(metrics::FORECAST_TOTAL_CUSTOMERS, messages.math_customers(), &|outcome| outcome.customers);
    explanations.push(customers);
    explanations.push(total(metrics::FORECAST_TOTAL_REVENUE, messages.math_revenue(), &|outcome| outcome.revenue));
    let likely = over_time.bands.map(|bands| bands.revenue);
    let of_revenue =
        [metrics::FORECAST_TOTAL_REVENUE_P10, metrics::FORECAST_TOTAL_REVENUE_P50, metrics::FORECAST_TOTAL_REVENUE_P90];
    let title = messages.over_time_total(messages.over_time_percentiles());
    explanations.push(percentiles(over_time, working, likely, of_revenue).titled(title));
    explanations.push(total(metrics::FORECAST_TOTAL_CASH, messages.over_time_cash(), &|outcome| outcome.cash));
    explanations.push(after(over_time));
    explanations.extend(reached(over_time));
    explanations
}

fn total(
    over_time: &PlanOverTime,
    of_stage: &Working,
    metric: Metric,
    title: AttrValue,
    of: &dyn Fn(&Outcome) -> Option<f64>,
) -> Explanation {
    let working = &over_time.working;
    let each = over_time.forecast.periods.iter().filter_map(|period| of(&period.outcome));
    let sum = working.summed(each.map(|amount| over_time.written(amount, metric.unit == Unit::Money)));
    let value = of(&over_time.forecast.total);
    let explained = of_stage.explain(metric, [Messages::over_time_total_formula; 2], value, sum);
    explained.titled(working.messages().over_time_total(title))
}

/// What all that enters brings, less what comes within the horizon.
fn after(over_time: &PlanOverTime) -> Explanation {
    let working = &over_time.working;
    let forecast = &over_time.forecast;
    let entering = forecast.total.entries.first().copied().flatten().unwrap_or_default();
    let left = forecast.after.revenue.unwrap_or_default();
    // As exact as what it brings has to be.
    let share = forecast.total.revenue.map_or(1.0, |revenue| left / (revenue + left));
    let brought = working.bringing(working.number_towards(entering, entering * share), 0, &working.values());
    let open = over_time.timeline.standing_revenue(&working.figures.plan.what_if);
    let all = if open > 0.0 { working.sum(brought, working.money_towards(open, left)) } else { brought };
    let within = working.money_towards(forecast.total.revenue.unwrap_or_default(), left);
    let words = [Messages::over_time_after, Messages::over_time_after_formula];
    let expression = Some(working.difference(all, within));
    let explained = working.explain(metrics::FORECAST_AFTER_REVENUE, words, forecast.after.revenue, expression);
    explained.noted(Some(working.messages().over_time_after_note().into()))
}

/// Without anything to reach there is none.
fn reached(over_time: &PlanOverTime) -> Option<Explanation> {
    let working = &over_time.working;
    let messages = working.messages();
    let forecast = &over_time.forecast;
    if forecast.target <= 0.0 {
        return None;
    }
    let by = |period: usize| {
        let amount = forecast.running.get(period).copied().flatten()?;
        Some(messages.over_time_part_alone(
            messages.over_time_reached_by(over_time.name(period)),
            over_time.amount(amount).words,
        ))
    };
    let looked_at = forecast.reached_in.unwrap_or(forecast.periods.len()).checked_sub(1)?;
    let before = looked_at.checked_sub(1).filter(|_| forecast.reached_in.is_some()).and_then(by);
    let goal = messages.over_time_part_alone(messages.over_time_reached_goal(), over_time.target());
    let shown = match forecast.reached_in {
        Some(_) => over_time.name(looked_at),
        None => messages.over_time_reached_not(),
    };
    let result =
        working.figure(metrics::FORECAST_REACHED_IN, forecast.reached_in.map(|period| period as f64)).worded(shown);
    let words = [Messages::over_time_reached, Messages::over_time_reached_formula];
    let explained = working.explanation(words, None, result, None);
    Some(Explanation { parts: before.into_iter().chain(by(looked_at)).chain([goal]).collect(), ..explained })
}
